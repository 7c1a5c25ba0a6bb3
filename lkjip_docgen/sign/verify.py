"""Checking the signatures of a PDF: intact, by whom, when, and what changed since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.findings.codes import signing as codes
from lkjip_docgen.records import MutableRecord, Record, field, replace
from lkjip_docgen.sign.certificates import Trust, load_trust
from lkjip_docgen.sign.changes import Changes
from lkjip_docgen.sign.covering import covered
from lkjip_docgen.sign.document import open_pdf, read_pdf, value_of
from lkjip_docgen.sign.draft_mark import is_draft
from lkjip_docgen.sign.filled_fields import (
    UNKNOWN,
    SignatureField,
    examine,
    filled_fields,
    quietly,
    removed,
    signatory,
)
from lkjip_docgen.sign.foreign_words import plain
from lkjip_docgen.sign.history import History, range_end, read_history
from lkjip_docgen.sign.identity import Certificate, chain_fault, digest_fault, read_certificate
from lkjip_docgen.sign.later_changes import forbidden, in_words
from lkjip_docgen.sign.persons import other_person, place_of
from lkjip_docgen.sign.problems import problem
from lkjip_docgen.sign.state import is_signed
from lkjip_docgen.sign.trusting import lenient, standing, validate
from lkjip_docgen.sign.updates import ends_soundly
from lkjip_docgen.sign.weight import is_too_heavy

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus


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
    nama: str = UNKNOWN
    penerbit: str = UNKNOWN
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
    with quietly():
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


class _Signed(MutableRecord):
    """A signed file under examination."""

    data: bytes
    reader: PdfFileReader
    trust: Trust
    entries: list[SignatureField] = field(default_factory=list)
    history: History = field(default_factory=lambda: History(0))

    def reports(self) -> Iterator[Report]:
        """All reports; what was removed comes last."""
        self.entries = list(filled_fields(self.reader))
        for entry in self.entries:
            examine(self.data, entry)
        readable = [entry for entry in self.entries if entry.signature is not None]
        if readable:
            self.history = self._history_since(readable[0])
        for entry in self.entries:
            if not entry.is_stamp:
                yield self._report(entry)
        for name, trouble in removed(self.reader):
            yield Report(plain(name), trouble=trouble)

    def _history_since(self, first: SignatureField) -> History:
        """What was done to the file after its first signature."""
        fresh = read_pdf(self.data)
        return read_history(self.data, fresh, first.revision, range_end(first.known))

    def _report(self, entry: SignatureField) -> Report:
        if entry.signature is None or entry.status is None:
            return _broken(entry)
        try:
            return self._judged(entry, entry.signature, entry.status)
        except Exception:  # whatever it stumbles over, the signature is not sound
            return replace(_broken(entry), trouble="tidak dapat diperiksa")

    def _judged(
        self, entry: SignatureField, signature: EmbeddedPdfSignature, status: PdfSignatureStatus
    ) -> Report:
        stamped = status.timestamp_validity is not None
        proven = stamped and self._stamp_is_trusted(signature)
        moment = _moment(status)
        certificate = read_certificate(signature.signer_cert, moment, stamped=stamped)
        person = standing(signature, certificate, self.trust, moment, proven=proven)
        change = self._change_fault(entry)
        fault = entry.fault or change or certificate.fault or person.fault
        notes = [*_whose_place(signature, certificate), *certificate.notes, *person.notes]
        if self._is_draft():
            notes.append("dokumen ini masih draf")
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
            changes=change or in_words(self.history.after(entry.revision), self._stamps()),
            trusted=person.trusted,
            trouble=fault or _make_fault(signature),
            notes=tuple(notes),
        )

    def _is_draft(self) -> bool:
        """Whether our mark says so; a file of others that cannot be asked is none."""
        try:
            return is_draft(self.reader)
        except Exception:  # this says nothing about its signature
            return False

    def _stamp_is_trusted(self, signature: EmbeddedPdfSignature) -> bool:
        """Whether a named issuer speaks for the time stamp server."""
        if not self.trust.roots:
            return False
        status = validate(signature, lenient(Trust(self.trust.roots), "soft-fail"))
        stamp = status.timestamp_validity
        return stamp is not None and bool(stamp.trusted)

    def _change_fault(self, entry: SignatureField) -> str:
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
            or forbidden(entry.known, later, self._stamps())
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

    def _is_sound(self, entry: SignatureField) -> bool:
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


def _make_fault(signature: EmbeddedPdfSignature) -> str:
    """What is wrong with the way in which a signature was made; "" for nothing."""
    return chain_fault(signature) or digest_fault(signature.signer_info)


def _whose_place(signature: EmbeddedPdfSignature, certificate: Certificate) -> list[str]:
    """A note where another official than the signatory was to sign there."""
    place = _official(signature)
    if not other_person(place, certificate.nama):
        return []
    return [f"tempat ini disediakan untuk {place}, bukan {certificate.nama}"]


def _broken(entry: SignatureField) -> Report:
    """The report of a signature of which little can be read."""
    trouble = entry.fault or "tidak dapat diperiksa"
    return Report(plain(entry.name), signatory(entry), trouble=trouble)


def _official(signature: EmbeddedPdfSignature) -> str:
    """For whom the place of a signature was reserved; empty where nobody is named."""
    return plain(place_of(str(value_of(signature.sig_field, "/TU", ""))))


def _moment(status: PdfSignatureStatus) -> datetime | None:
    stamp = status.timestamp_validity
    moment = stamp.timestamp if stamp is not None else status.signer_reported_dt
    return moment.astimezone() if moment is not None else None
