"""Certificates, keys and small PDF files, all made for the test that asks for them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pikepdf
from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

from lkjip_docgen.document.tree import Signatory
from lkjip_docgen.sign.places import address, make_fields

PASSWORD = "kata sandi uji"
_DAY = timedelta(days=1)
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


class Issuer:
    """A certificate authority of its own."""

    def __init__(self, name: str = "Penerbit Uji") -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = _named(name)
        self.certificate = (
            self._builder(self.name, self.key, (-1000, 1000))
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
            .sign(self.key, hashes.SHA256())
        )

    def issue(
        self, name: str, days: tuple[int, int] = (-10, 365), *, stamps: bool = False
    ) -> tuple[Key, x509.Certificate]:
        """A key and its certificate, in force between two days counted from today."""
        key: Key = (
            rsa.generate_private_key(65537, 2048)
            if stamps
            else ec.generate_private_key(ec.SECP256R1())
        )
        builder = self._builder(_named(name), key, days).add_extension(
            _usage(digital_signature=True, content_commitment=True), critical=True
        )
        if stamps:
            purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            builder = builder.add_extension(purpose, critical=True)
        return key, builder.sign(self.key, hashes.SHA256())

    def write_pem(self, path: Path) -> Path:
        path.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))
        return path

    def write_p12(
        self, path: Path, name: str, days: tuple[int, int] = (-10, 365), password: str = PASSWORD
    ) -> Path:
        key, certificate = self.issue(name, days)
        lock = serialization.BestAvailableEncryption(password.encode())
        path.write_bytes(
            pkcs12.serialize_key_and_certificates(
                b"uji", key, certificate, [self.certificate], lock
            )
        )
        return path

    def _builder(
        self, subject: x509.Name, key: Key, days: tuple[int, int]
    ) -> x509.CertificateBuilder:
        now = datetime.now(UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + days[0] * _DAY)
            .not_valid_after(now + days[1] * _DAY)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), False
            )
        )


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _usage(**granted: bool) -> x509.KeyUsage:
    names = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment")
    more = ("key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only")
    return x509.KeyUsage(**(dict.fromkeys((*names, *more), False) | granted))


def write_pdf(path: Path, people: tuple[str, ...] = (), pages: int = 1) -> Path:
    """A PDF with a marked place on its first page for each person."""
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page(page_size=(595, 842))
        page = document.pages[0]
        page.Contents = document.make_stream(b"0.5 g 100 500 200 100 re f")
        links = [
            document.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot,
                    Subtype=pikepdf.Name.Link,
                    Rect=[60 + 250 * n, 100, 264 + 250 * n, 165],
                    A=pikepdf.Dictionary(
                        S=pikepdf.Name.URI,
                        URI=address(Signatory((), name, "", anchor=f"#TTE{n + 1}#")),
                    ),
                )
            )
            for n, name in enumerate(people)
        ]
        if links:
            page.obj.Annots = pikepdf.Array(links)
        document.save(path)
    make_fields(path)
    return path


def stamper(issuer: Issuer) -> DummyTimeStamper:
    key, certificate = issuer.issue("Penanda Waktu Uji", stamps=True)
    der = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return DummyTimeStamper(
        asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER)),
        keys.PrivateKeyInfo.load(der),
    )
