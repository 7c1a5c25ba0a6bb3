"""Files that say whom to trust and whom no longer: certificates, CRLs, OCSP answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.findings.codes import signing as codes
from lkjip_docgen.records import Record
from lkjip_docgen.sign.problems import problem

if TYPE_CHECKING:
    from asn1crypto.core import Sequence as DerSequence
    from asn1crypto.x509 import Certificate

_MOST_BYTES = 64 * 1024 * 1024  # lists of revoked certificates can be long


class Trust(Record):
    """Issuers that somebody trusts, and lists or answers about revoked certificates (DER)."""

    roots: tuple[Certificate, ...] = ()
    crls: tuple[bytes, ...] = ()
    ocsps: tuple[bytes, ...] = ()

    @property
    def checks_revocation(self) -> bool:
        """Whether there is anything to check revocation with."""
        return bool(self.crls or self.ocsps)


def load_trust(trusted: Sequence[Path], revocations: Sequence[Path]) -> Trust:
    """Read all files; `LkjipError` for one that cannot be read (LK703, LK621)."""
    kinds = [_load_revocation(file) for file in revocations]
    return Trust(
        tuple(load_certificate(file) for file in trusted),
        tuple(data for data, is_list in kinds if is_list),
        tuple(data for data, is_list in kinds if not is_list),
    )


def load_certificate(file: Path) -> Certificate:
    """The certificate in a file; `LkjipError` (LK703) when there is none to read."""
    from asn1crypto.x509 import Certificate

    try:
        certificate = Certificate.load(_der(file), strict=True)
        _ = certificate.native
    except (OSError, ValueError, TypeError, KeyError) as error:
        message = f"{file.name} bukan sertifikat yang dapat dibaca."
        hint = "Pakai sertifikat penerbit dalam bentuk PEM atau DER."
        raise problem(codes.SERTIFIKAT_TIDAK_TERBACA, message, hint, file) from error
    return certificate


def _load_revocation(file: Path) -> tuple[bytes, bool]:
    """The content of a CRL (True) or OCSP answer (False)."""
    from asn1crypto.crl import CertificateList
    from asn1crypto.ocsp import OCSPResponse

    try:
        data = _der(file)
    except (OSError, ValueError) as error:
        raise _no_list(file) from error
    if _reads(CertificateList, data, "tbs_cert_list"):
        return data, True
    if _reads(OCSPResponse, data, "response_bytes"):
        return data, False
    raise _no_list(file)


def _reads(kind: type[DerSequence], data: bytes, part: str) -> bool:
    try:
        value = kind.load(data, strict=True)
        return value[part].native is not None
    except (ValueError, TypeError, KeyError):
        return False


def _no_list(file: Path) -> Exception:
    return problem(
        codes.DAFTAR_PENCABUTAN,
        f"{file.name} bukan daftar pencabutan (CRL) atau jawaban OCSP yang dapat dibaca.",
        "Unduh CRL dari penerbit sertifikat, dalam bentuk PEM atau DER.",
        file,
    )


def _der(file: Path) -> bytes:
    from asn1crypto import pem

    if file.stat().st_size > _MOST_BYTES:
        raise ValueError("too large")
    data = file.read_bytes()
    if pem.detect(data):
        _, _, data = pem.unarmor(data)
    return data
