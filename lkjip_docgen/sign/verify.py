"""Checking the signatures of a PDF: intact, by whom, when, and what changed since."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.findings.codes import signing as codes
from lkjip_docgen.records import MutableRecord, Record, field, replace
from lkjip_docgen.sign.certificates import Trust, load_trust
from lkjip_docgen.sign.changes import Changes
from lkjip_docgen.sign.covering import covered
from lkjip_docgen.sign.document import open_pdf, read_pdf, value_of
from lkjip_docgen.sign.foreign_words import plain
from lkjip_docgen.sign.history import History, range_end, range_fault, read_history
from lkjip_docgen.sign.identity import (
    Certificate,
    chain_fault,
    common_name,
    digest_fault,
    read_certificate,
)
from lkjip_docgen.sign.persons import other_person, place_of
from lkjip_docgen.sign.problems import problem
from lkjip_docgen.sign.state import is_signed
from lkjip_docgen.sign.trusting import lenient, standing, validate
from lkjip_docgen.sign.updates import ends_soundly
from lkjip_docgen.sign.weight import is_too_heavy

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.rw_common import PdfHandler
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import DocumentTimestampStatus, PdfSignatureStatus

    _Status: TypeAlias = PdfSignatureStatus | DocumentTimestampStatus

_UNKNOWN = "tidak diketahui"
_MOST_SIGNATURES = 50


class Report(Record):
    """What is known about one signature.

    `intact`: the signed bytes are those that were signed, and the signature is
    the certificate's.  `allowed`: what was added since is what may be added.
    `changes` says in words what was.  `trusted` is None when no trusted issuer
    was named to compare with.  `stamped`: the time is a time stamp server's,
    not the signer's own clock.  `trouble` says why a signature is not sound;
    `notes` are what a reader should know of a sound one.
    """

    field: str
    nama: str = _UNKNOWN
    penerbit: str = _UNKNOWN
    moment: datetime | None = None
    stamped: bool = False
    intact: bool = False
    allowed: bool = False
    changes: str = "tidak dapat diketahui"
    trusted: bool | None = None
    trouble: str = ""
    notes: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the signature holds; the issuer counts only where trusted ones were named."""
        return self.intact and self.allowed and self.trusted is not False and not self.trouble


def verify(
    path: Path, trusted: Sequence[Path] = (), revocations: Sequence[Path] = ()
) -> tuple[Report, ...]:
    """A report for each signature, in the order in which they were made.

    `trusted` are certificates of issuers, `revocations` CRLs and OCSP answers
    (PEM or DER).  Raises `LkjipError` for a file that is no PDF (LK700), that
    has no signature (LK711) or only a damaged one (LK712), and for a file of
    certificates or revocations that cannot be read (LK703, LK621).
    """
    trust = load_trust(trusted, revocations)
    with _quiet():
        reports = tuple(_reports(path, trust))
    if not reports:
        message = f"{path.name} tidak memuat tanda tangan elektronik."
        remedy = "Pilih PDF yang sudah ditandatangani; `lkjip sign` menandatanganinya."
        raise problem(codes.TANPA_TANDA_TANGAN, message, remedy, path)
    return reports


def _reports(path: Path, trust: Trust) -> Iterator[Report]:
    _check_weight(path)
    try:
        reader = open_pdf(path)
        data = path.read_bytes()
        signed = _Signed(data, reader, trust)
        yield from signed.reports()
    except LkjipError as error:
        raise _damaged(path, error) if is_signed(path) else error from None
    except Exception as error:  # a damaged file can fail in any way
        raise _damaged(path, error) from error


def _check_weight(path: Path) -> None:
    """Always a verdict within seconds; a file that is not there is said to be missing later."""
    if is_signed(path) and is_too_heavy(path.read_bytes()):
        message = (
            f"TIDAK SAH: {path.name} memuat tambahan sesudah tanda tangan yang terlalu besar "
            "untuk diperiksa."
        )
        hint = "Minta berkas yang utuh kepada penanda tangan."
        raise problem(codes.TANDA_TANGAN_RUSAK, message, hint, path)


def _damaged(path: Path, error: Exception) -> LkjipError:
    if isinstance(error, LkjipError) and error.findings[0].code != codes.BUKAN_PDF:
        return error
    message = f"TIDAK SAH: {path.name} memuat tanda tangan, tetapi rusak dan tidak dapat diperiksa."
    hint = "Minta berkas yang utuh kepada penanda tangan."
    return problem(codes.TANDA_TANGAN_RUSAK, message, hint, path)


class _Entry(MutableRecord):
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


class _Signed(MutableRecord):
    """A signed file under examination."""

    data: bytes
    reader: PdfFileReader
    trust: Trust
    entries: list[_Entry] = field(default_factory=list)
    history: History = field(default_factory=lambda: History(0))

    def reports(self) -> Iterator[Report]:
        """All reports; what was removed comes last."""
        self.entries = list(_entries(self.reader))
        for entry in self.entries:
            _examine(self.data, entry)
        readable = [entry for entry in self.entries if entry.signature is not None]
        if readable:
            self.history = self._history_since(readable[0])
        for entry in self.entries:
            if not entry.is_stamp:
                yield self._report(entry)
        yield from _removed(self.reader)

    def _history_since(self, first: _Entry) -> History:
        """What was done to the file after its first signature."""
        fresh = read_pdf(self.data)
        return read_history(self.data, fresh, first.revision, range_end(first.known))

    def _report(self, entry: _Entry) -> Report:
        if entry.signature is None or entry.status is None:
            return _broken(entry)
        try:
            return self._judged(entry, entry.signature, entry.status)
        except Exception:  # whatever it stumbles over, the signature is not sound
            return replace(_broken(entry), trouble="tidak dapat diperiksa")

    def _judged(
        self, entry: _Entry, signature: EmbeddedPdfSignature, status: PdfSignatureStatus
    ) -> Report:
        stamped = status.timestamp_validity is not None
        proven = stamped and self._stamp_is_trusted(signature)
        moment = _moment(status)
        certificate = read_certificate(signature.signer_cert, moment, stamped=stamped)
        person = standing(signature, certificate, self.trust, moment, proven=proven)
        change = self._change_fault(entry)
        fault = entry.fault or change or certificate.fault or person.fault
        notes = [*_whose_place(signature, certificate), *certificate.notes, *person.notes]
        if stamped and not proven and self.trust.roots:
            notes.append("server penanda waktu bukan dari penerbit yang dipercaya")
        return Report(
            field=plain(entry.name),
            nama=certificate.nama,
            penerbit=certificate.penerbit,
            moment=moment,
            stamped=stamped,
            intact=not entry.fault,
            allowed=not change,
            changes=change or _spelt(self.history.after(entry.revision), self._stamps()),
            trusted=person.trusted,
            trouble=fault or _make_fault(signature),
            notes=tuple(notes),
        )

    def _stamp_is_trusted(self, signature: EmbeddedPdfSignature) -> bool:
        """Whether a named issuer speaks for the time stamp server."""
        if not self.trust.roots:
            return False
        status = validate(signature, lenient(Trust(self.trust.roots), "soft-fail"))
        stamp = status.timestamp_validity
        return stamp is not None and bool(stamp.trusted)

    def _change_fault(self, entry: _Entry) -> str:
        """Why what came after the signature breaks it; "" where it does not."""
        end, revision = range_end(entry.known), entry.revision
        if not ends_soundly(self.data, self.reader, revision, end):
            return "bagian yang ditandatangani tidak ditutup dengan benar"
        if revision == self.history.last and end != len(self.data):
            return f"{len(self.data) - end} byte ditambahkan sesudah ditandatangani"
        later = self.history.after(revision)
        return (
            self.history.fault_after(revision)
            or self._unbacked(revision)
            or _locked(entry.known, later, self._stamps())
            or self._covered(end, later)
        )

    def _unbacked(self, revision: int) -> str:
        """A signature added later that is no sound one of that very revision; "" for none."""
        for number, name in self._signed_after(revision):
            made_there = [e for e in self.entries if (e.name, e.revision) == (name, number)]
            if not any(self._is_sound(entry) for entry in made_there):
                return f"tanda tangan {plain(name)} yang ditambahkan kemudian tidak sah"
        return ""

    def _signed_after(self, revision: int) -> Iterator[tuple[int, str]]:
        """The signatures of later revisions: in which one, and the name of the field."""
        for number, changes in self.history.changes.items():
            if number > revision:
                yield from ((number, name) for name in sorted(changes.signed))

    def _is_sound(self, entry: _Entry) -> bool:
        """Whether a signature that can be read is whole, and ends where its revision does."""
        if entry.fault:
            return False
        return ends_soundly(self.data, self.reader, entry.revision, range_end(entry.known))

    def _covered(self, end: int, later: list[Changes]) -> str:
        blocks = [block for changes in later for block in changes.blocks]
        added = {name for changes in later for name in changes.added}
        return covered(self.data[:end], blocks, added)

    def _stamps(self) -> set[str]:
        return {entry.name for entry in self.entries if entry.is_stamp}


def _entries(reader: PdfFileReader) -> Iterator[_Entry]:
    """Every filled signature field, in the order of the revisions in which they were filled."""
    from pyhanko.sign.fields import enumerate_sig_fields
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

    found = []
    for name, value, reference in enumerate_sig_fields(reader):
        if value is None:
            continue
        try:
            signature = EmbeddedPdfSignature(reader, reference.get_object(), name)
            found.append(_Entry(str(name), signature))
        except Exception:  # flipped bytes can fail in any way
            found.append(_Entry(str(name), None, "tanda tangan rusak dan tidak dapat dibaca"))
    if len(found) > _MOST_SIGNATURES:
        raise ValueError("too many signatures")
    yield from sorted(found, key=lambda entry: entry.revision)


def _examine(data: bytes, entry: _Entry) -> None:
    """Find out whether the signed bytes are those that were signed: the fault of the entry."""
    if entry.signature is None:
        return
    try:
        entry.fault = range_fault(data, entry.signature)
        if not entry.fault:
            entry.fault = _integrity(_examined(entry, entry.signature))
    except Exception:  # whatever it stumbles over, the signature is not sound
        entry.fault = "tanda tangan rusak dan tidak dapat diperiksa"


def _examined(entry: _Entry, signature: EmbeddedPdfSignature) -> _Status:
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


def _locked(signature: EmbeddedPdfSignature, later: list[Changes], stamps: set[str]) -> str:
    """Which change the signatory had forbidden (ISO 32000-1, 12.8.2); "" where none was made."""
    names = _all_signed(later) - stamps
    added = _all_added(later) - stamps
    if names | added and _forbids_changes(signature):
        return "dokumen ditambahi padahal penanda tangan melarang setiap perubahan"
    fields = signature.fieldmdp
    if fields is None:
        return ""
    locked = [name for name in sorted(names) if fields.is_locked(name)]
    return f"tempat {plain(locked[0])} diisi padahal sudah dikunci" if locked else ""


def _forbids_changes(signature: EmbeddedPdfSignature) -> bool:
    level = signature.docmdp_level
    return level is not None and level.name == "NO_CHANGES"


def _all_signed(later: list[Changes]) -> set[str]:
    return {name for changes in later for name in changes.signed}


def _all_added(later: list[Changes]) -> set[str]:
    return {name for changes in later for name in changes.added}


def _spelt(later: list[Changes], stamps: set[str]) -> str:
    """The allowed changes in words."""
    if not later:
        return "tidak ada"
    said = list(_said(later, stamps))
    if not said:
        return "hanya tanggal perubahan pada keterangan berkas"
    return f"hanya {', '.join(said)} yang ditambahkan"


def _said(later: list[Changes], stamps: set[str]) -> Iterator[str]:
    """Each thing that was added, in words."""
    signed = [name for changes in later for name in sorted(changes.signed)]
    for name in signed:
        if name not in stamps:
            yield f"tanda tangan {plain(name)}"
    if not stamps.isdisjoint(signed):
        yield "cap waktu dokumen"
    for name in sorted(_all_added(later) - set(signed)):
        yield f"tempat kosong {plain(name)}"
    if any(changes.validation for changes in later):
        yield "data validasi"


def _make_fault(signature: EmbeddedPdfSignature) -> str:
    """What is wrong with the way in which a signature was made; "" for nothing."""
    return chain_fault(signature) or digest_fault(signature.signer_info)


def _whose_place(signature: EmbeddedPdfSignature, certificate: Certificate) -> list[str]:
    """A note where another official than the signatory was to sign there."""
    place = _official(signature)
    if not other_person(place, certificate.nama):
        return []
    return [f"tempat ini disediakan untuk {place}, bukan {certificate.nama}"]


def _broken(entry: _Entry) -> Report:
    """The report of a signature of which little can be read."""
    trouble = entry.fault or "tidak dapat diperiksa"
    return Report(plain(entry.name), _signatory(entry), trouble=trouble)


def _signatory(entry: _Entry) -> str:
    """Who signed, as far as the certificate can be read."""
    if entry.signature is None:
        return _UNKNOWN
    try:
        return common_name(entry.signature.signer_cert.subject)
    except Exception:  # the certificate may be damaged too
        return _UNKNOWN


def _removed(reader: PdfFileReader) -> Iterator[Report]:
    """Signatures of earlier revisions that the file does not have any more."""
    last = reader.xrefs.total_revisions - 1
    present = dict(_made(reader.get_historical_resolver(last)))
    gone: set[str] = set()
    for revision in range(last):
        made = _made(reader.get_historical_resolver(revision))
        gone |= {name for name, content in made if present.get(name) != content}
    for name in sorted(gone):
        what = "diganti dengan yang lain" if name in present else "dihapus"
        yield Report(plain(name), trouble=f"tanda tangan {what} sesudah dibubuhkan")


def _made(resolver: PdfHandler) -> Iterator[tuple[str, str]]:
    """The name of every filled field of a revision, with the signature as it is written."""
    from pyhanko.sign.fields import enumerate_sig_fields

    for name, value, _ in enumerate_sig_fields(resolver):
        if value is not None:
            signature = value.get_object()
            yield str(name), repr(value_of(signature, "/Contents", b""))


def _official(signature: EmbeddedPdfSignature) -> str:
    """For whom the place of a signature was reserved; empty where nobody is named."""
    return plain(place_of(str(value_of(signature.sig_field, "/TU", ""))))


def _moment(status: PdfSignatureStatus) -> datetime | None:
    stamp = status.timestamp_validity
    moment = stamp.timestamp if stamp is not None else status.signer_reported_dt
    return moment.astimezone() if moment is not None else None


@contextmanager
def _quiet() -> Iterator[None]:
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
