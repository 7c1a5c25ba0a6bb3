"""The filled signature fields of a PDF, and whether the bytes signed there are still the same."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from lkjip_docgen.records import MutableRecord
from lkjip_docgen.sign.certificates import Trust
from lkjip_docgen.sign.document import value_of
from lkjip_docgen.sign.history import range_fault
from lkjip_docgen.sign.identity import common_name
from lkjip_docgen.sign.trusting import lenient, validate

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.rw_common import PdfHandler
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import DocumentTimestampStatus, PdfSignatureStatus

    _Status: TypeAlias = PdfSignatureStatus | DocumentTimestampStatus

UNKNOWN = "tidak diketahui"
"""What is said of a signatory whose certificate cannot be read."""
_MOST_SIGNATURES = 50


class SignatureField(MutableRecord):
    """One filled signature field: pyHanko's signature, or why it cannot be read."""

    name: str
    signature: EmbeddedPdfSignature | None = None
    fault: str = ""
    status: PdfSignatureStatus | None = None

    @property
    def known(self) -> EmbeddedPdfSignature:
        """The signature of a field in which one can be read."""
        assert self.signature is not None
        return self.signature

    @property
    def revision(self) -> int:
        """In which revision of the file it was made; -1 where it cannot be read."""
        return -1 if self.signature is None else int(self.signature.signed_revision)

    @property
    def is_stamp(self) -> bool:
        """Whether it is a time stamp of the whole document, which nobody signed by hand."""
        return self.signature is not None and self.signature.sig_object_type == "/DocTimeStamp"


def filled_fields(reader: PdfFileReader) -> Iterator[SignatureField]:
    """Every filled signature field, in the order of the revisions in which they were filled."""
    from pyhanko.sign.fields import enumerate_sig_fields
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

    found = []
    for name, value, reference in enumerate_sig_fields(reader):
        if value is None:
            continue
        try:
            signature = EmbeddedPdfSignature(reader, reference.get_object(), name)
            found.append(SignatureField(str(name), signature))
        except Exception:  # flipped bytes can fail in any way
            found.append(
                SignatureField(str(name), None, "tanda tangan rusak dan tidak dapat dibaca")
            )
    if len(found) > _MOST_SIGNATURES:
        raise ValueError("too many signatures")
    yield from sorted(found, key=lambda entry: entry.revision)


def examine(data: bytes, entry: SignatureField) -> None:
    """Find out whether the signed bytes are those that were signed: the fault of the entry."""
    if entry.signature is None:
        return
    try:
        entry.fault = range_fault(data, entry.signature)
        if not entry.fault:
            entry.fault = _integrity(_examined(entry, entry.signature))
    except Exception:  # whatever it stumbles over, the signature is not sound
        entry.fault = "tanda tangan rusak dan tidak dapat diperiksa"


def _examined(entry: SignatureField, signature: EmbeddedPdfSignature) -> _Status:
    """The library's status of a signature, which the entry keeps, or of a time stamp."""
    from pyhanko.sign.validation import validate_pdf_timestamp

    context = lenient(Trust(), "soft-fail")
    if entry.is_stamp:
        return validate_pdf_timestamp(signature, context, skip_diff=True)
    entry.status = validate(signature, context)
    return entry.status


def _integrity(status: _Status) -> str:
    """Why the signed bytes, or the stamp on them, are not as they were; "" where they are."""
    if not status.intact:
        return "isi dokumen tidak sama dengan yang ditandatangani"
    if not status.valid:
        return "tanda tangan tidak cocok dengan sertifikatnya"
    stamp = getattr(status, "timestamp_validity", None)
    if stamp is not None and not (stamp.intact and stamp.valid):
        return "cap waktu pada tanda tangan rusak"
    if getattr(status, "seed_value_ok", True) is False:
        return "tanda tangan menyalahi syarat tempatnya"
    return ""


def signatory(entry: SignatureField) -> str:
    """Who signed, as far as the certificate can be read."""
    if entry.signature is None:
        return UNKNOWN
    try:
        return common_name(entry.signature.signer_cert.subject)
    except Exception:  # the certificate may be damaged too
        return UNKNOWN


def removed(reader: PdfFileReader) -> Iterator[tuple[str, str]]:
    """Signatures of earlier revisions that the file does not have any more: field and trouble."""
    last = reader.xrefs.total_revisions - 1
    present = dict(_made(reader.get_historical_resolver(last)))
    gone: set[str] = set()
    for revision in range(last):
        made = _made(reader.get_historical_resolver(revision))
        gone |= {name for name, content in made if present.get(name) != content}
    for name in sorted(gone):
        what = "diganti dengan yang lain" if name in present else "dihapus"
        yield name, f"tanda tangan {what} sesudah dibubuhkan"


def _made(resolver: PdfHandler) -> Iterator[tuple[str, str]]:
    """The name of every filled field of a revision, with the signature as it is written."""
    from pyhanko.sign.fields import enumerate_sig_fields

    for name, value, _ in enumerate_sig_fields(resolver):
        if value is not None:
            signature = value.get_object()
            yield str(name), repr(value_of(signature, "/Contents", b""))


@contextmanager
def quietly() -> Iterator[None]:
    """The library's remarks are for its programmers; the report says what matters."""
    loggers = [logging.getLogger(name) for name in ("pyhanko", "pyhanko_certvalidator", "pypdf")]
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
