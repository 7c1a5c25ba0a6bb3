"""Checking the signatures of a PDF: intact, by whom, when, and what changed since."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from lkjip_docgen.sign import codes
from lkjip_docgen.sign.certificates import load_certificate
from lkjip_docgen.sign.document import open_pdf
from lkjip_docgen.sign.problems import problem

_CHANGES = {
    "NONE": "tidak ada",
    "LTA_UPDATES": "hanya penanda waktu atau data validasi yang ditambahkan",
    "FORM_FILLING": "hanya tanda tangan atau isian formulir yang ditambahkan",
    "ANNOTATIONS": "catatan ditambahkan",
    "OTHER": "isi dokumen diubah",
}


@dataclass(frozen=True, slots=True)
class Report:
    """What is known about one signature.

    `intact`: the signed bytes are those that were signed, and the signature is
    the certificate's.  `allowed`: what was added since is what may be added.
    `changes` says in words what was.  `trusted` is None when no trusted issuer
    was named to compare with.  `stamped`: the time is a time stamp server's,
    not the signer's own clock.  `trouble` says why a signature is not sound.
    """

    field: str
    nama: str
    penerbit: str
    moment: datetime | None
    stamped: bool
    intact: bool
    allowed: bool
    changes: str
    trusted: bool | None
    trouble: str = ""

    @property
    def ok(self) -> bool:
        """Whether the signature holds; the issuer counts only where trusted ones were named."""
        return self.intact and self.allowed and self.trusted is not False


def verify(path: Path, trusted: Sequence[Path] = ()) -> tuple[Report, ...]:
    """A report for each signature, in the order in which they were made.

    `trusted` are certificates of issuers (PEM or DER).  Raises `LkjipError` for
    a file that is no PDF (LK700), that has no signature (LK711), and for a
    certificate that cannot be read (LK703).
    """
    roots = [load_certificate(file) for file in trusted]
    reader = open_pdf(path)
    with _quiet():
        signatures = _embedded(reader, path)
        reports = tuple(_report(signature, roots) for signature in signatures)
    if not reports:
        raise problem(
            codes.TANPA_TANDA_TANGAN,
            f"{path.name} tidak memuat tanda tangan elektronik.",
            "",
            path,
        )
    return reports


def _embedded(reader: Any, path: Path) -> list[Any]:
    try:
        return list(reader.embedded_regular_signatures)
    except Exception as error:  # a damaged file can fail in any way
        message = f"Tanda tangan dalam {path.name} rusak dan tidak dapat dibaca."
        raise problem(codes.TANDA_TANGAN_RUSAK, message, "", path) from error


def _report(signature: Any, roots: list[Any]) -> Report:
    from pyhanko.sign.validation import validate_pdf_signature

    try:
        context = _context(roots)
        status = validate_pdf_signature(signature, context, context)
    except Exception as error:  # whatever it stumbles over, the signature is not sound
        return _broken(signature, f"tidak dapat diperiksa ({type(error).__name__})")
    level = status.modification_level
    intact = bool(status.intact and status.valid)
    allowed = level is not None and level.name != "OTHER" and status.docmdp_ok is not False
    return Report(
        field=str(signature.field_name),
        nama=_common_name(status.signing_cert.subject),
        penerbit=_common_name(status.signing_cert.issuer),
        moment=_moment(status),
        stamped=_stamped(status),
        intact=intact,
        allowed=allowed,
        changes=_CHANGES[level.name] if level is not None else _CHANGES["OTHER"],
        trusted=bool(status.trusted) if roots else None,
        trouble=_trouble(status, intact, allowed),
    )


def _context(roots: list[Any]) -> Any:
    from pyhanko_certvalidator import ValidationContext

    return ValidationContext(trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail")


def _broken(signature: Any, why: str) -> Report:
    certificate = getattr(signature, "signer_cert", None)
    nama = _common_name(certificate.subject) if certificate is not None else "tidak diketahui"
    return Report(
        field=str(signature.field_name),
        nama=nama,
        penerbit="tidak diketahui",
        moment=None,
        stamped=False,
        intact=False,
        allowed=False,
        changes=_CHANGES["OTHER"],
        trusted=None,
        trouble=why,
    )


def _common_name(name: Any) -> str:
    return str(name.native.get("common_name", name.human_friendly))


def _stamped(status: Any) -> bool:
    stamp = status.timestamp_validity
    return stamp is not None and bool(stamp.intact and stamp.valid)


def _moment(status: Any) -> datetime | None:
    moment = status.timestamp_validity.timestamp if _stamped(status) else status.signer_reported_dt
    return moment.astimezone() if moment is not None else None


def _trouble(status: Any, intact: bool, allowed: bool) -> str:
    if not status.intact:
        return "isi dokumen tidak sama dengan yang ditandatangani"
    if not intact:
        return "tanda tangan tidak cocok dengan sertifikatnya"
    if not allowed:
        return "dokumen diubah setelah ditandatangani"
    return ""


@contextmanager
def _quiet() -> Iterator[None]:
    """The library's remarks are for its programmers; the report says what matters."""
    loggers = [logging.getLogger(name) for name in ("pyhanko", "pyhanko_certvalidator")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
