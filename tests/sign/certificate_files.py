"""Certificates of every kind that a signatory may turn up with, made for the tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID
from sign_files import PASSWORD, Issuer

_DAY = timedelta(days=1)
_SIGNS = {"digital_signature": True, "content_commitment": True}


def usage(**granted: bool) -> x509.KeyUsage:
    names = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment",
        "key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**(dict.fromkeys(names, False) | granted))


def make(
    issuer: Issuer | None,
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | None = None,
    *,
    nama: str = "Sari Contoh",
    days: tuple[int, int] = (-10, 365),
    granted: x509.KeyUsage | None = None,
    purposes: tuple[x509.ObjectIdentifier, ...] = (),
    lists: bool = False,
    answers: bool = False,
) -> tuple[object, x509.Certificate]:
    """A key with its certificate; without an issuer it is its own."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, nama)])
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer.name if issuer else name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + days[0] * _DAY)
        .not_valid_after(now + days[1] * _DAY)
        .add_extension(granted or usage(**_SIGNS), critical=True)
    )
    if purposes:
        builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
    if lists:
        address = x509.UniformResourceIdentifier("http://crl.contoh.invalid/a.crl")
        point = x509.DistributionPoint([address], None, None, None)
        builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
    if answers:
        address = x509.UniformResourceIdentifier("http://ocsp.contoh.invalid/")
        access = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, address)
        builder = builder.add_extension(x509.AuthorityInformationAccess([access]), critical=False)
    signing = issuer.key if issuer else key
    digest = None if isinstance(signing, ed25519.Ed25519PrivateKey) else hashes.SHA256()
    return key, builder.sign(signing, digest)


def old_seal(certificate: x509.Certificate, issuer: Issuer) -> x509.Certificate:
    """The certificate with the digest SHA-1, which newer libraries do not make any more."""
    der = certificate.public_bytes(serialization.Encoding.DER)
    made = asn1_x509.Certificate.load(der)
    for owner, key in ((made["tbs_certificate"], "signature"), (made, "signature_algorithm")):
        owner[key] = {"algorithm": "sha1_ecdsa"}
    body = made["tbs_certificate"].dump(force=True)
    made["signature_value"] = issuer.key.sign(body, ec.ECDSA(hashes.SHA1()))
    return x509.load_der_x509_certificate(made.dump(force=True))


def write_p12(path: Path, key: object, certificate: x509.Certificate, *chain: Issuer) -> Path:
    lock = serialization.BestAvailableEncryption(PASSWORD.encode())
    others = [issuer.certificate for issuer in chain]
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(b"uji", key, certificate, others, lock)  # type: ignore[arg-type]
    )
    return path


def write_crl(
    path: Path,
    issuer: Issuer,
    *revoked: x509.Certificate,
    since: datetime | None = None,
    pem: bool = False,
    fresh: bool = True,
) -> Path:
    """A list of the issuer's revoked certificates; not `fresh` is out of date."""
    now = datetime.now(UTC)
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.name)
        .last_update(now - 40 * _DAY if not fresh else now - timedelta(hours=1))
        .next_update(now + 7 * _DAY if fresh else now - 30 * _DAY)
    )
    for certificate in revoked:
        entry = (
            x509.RevokedCertificateBuilder()
            .serial_number(certificate.serial_number)
            .revocation_date(since or now - timedelta(hours=2))
            .build()
        )
        builder = builder.add_revoked_certificate(entry)
    form = serialization.Encoding.PEM if pem else serialization.Encoding.DER
    path.write_bytes(builder.sign(issuer.key, hashes.SHA256()).public_bytes(form))
    return path


def write_ocsp(path: Path, issuer: Issuer, certificate: x509.Certificate, *, good: bool) -> Path:
    now = datetime.now(UTC)
    state = ocsp.OCSPCertStatus.GOOD if good else ocsp.OCSPCertStatus.REVOKED
    answer = (
        ocsp.OCSPResponseBuilder()
        .add_response(
            certificate,
            issuer.certificate,
            hashes.SHA1(),
            state,
            now,
            now + 7 * _DAY,
            None if good else now - timedelta(hours=2),
            None,
        )
        .responder_id(ocsp.OCSPResponderEncoding.NAME, issuer.certificate)
        .sign(issuer.key, hashes.SHA256())
    )
    path.write_bytes(answer.public_bytes(serialization.Encoding.DER))
    return path


SERVER = (ExtendedKeyUsageOID.SERVER_AUTH,)
