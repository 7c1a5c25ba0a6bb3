"""Certificates of issuers that somebody trusts, from PEM or DER files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lkjip_docgen.sign import codes
from lkjip_docgen.sign.problems import problem


def load_certificate(file: Path) -> Any:
    """The certificate in a file; `LkjipError` (LK703) when there is none to read."""
    from asn1crypto import pem
    from asn1crypto.x509 import Certificate

    try:
        data = file.read_bytes()
        if pem.detect(data):
            _, _, data = pem.unarmor(data)
        certificate = Certificate.load(data, strict=True)
        _ = certificate.subject.native
    except (OSError, ValueError, TypeError) as error:
        message = f"{file.name} bukan sertifikat yang dapat dibaca."
        hint = "Pakai sertifikat penerbit dalam bentuk PEM atau DER."
        raise problem(codes.SERTIFIKAT_TIDAK_TERBACA, message, hint, file) from error
    return certificate
