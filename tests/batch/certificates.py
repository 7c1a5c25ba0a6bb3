"""A certificate of this computer's own, for the connections of a cluster under test."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from lkjip_docgen.batch import Tls


def own_certificate(folder: Path) -> Tls:
    """A certificate that is its own authority, with its key, in files of `folder`."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Penjadwal Contoh")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "sertifikat.pem").write_bytes(certificate.public_bytes(pem))
    (folder / "kunci.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return Tls(folder / "sertifikat.pem", folder / "sertifikat.pem", folder / "kunci.pem")


def as_dask_is_told(tls: Tls) -> dict[str, str]:
    """The same as settings of dask, for the scheduler and its workers."""
    settings = {"REQUIRE_ENCRYPTION": "true", "TLS__CA_FILE": str(tls.ca)}
    for who in ("SCHEDULER", "WORKER", "CLIENT"):
        settings |= {f"TLS__{who}__CERT": str(tls.cert), f"TLS__{who}__KEY": str(tls.key)}
    return {f"DASK_DISTRIBUTED__COMM__{name}": value for name, value in settings.items()}
