"""What became of a PDF after its first signature: every byte and every update of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_docgen.records import Record, field
from lkjip_docgen.sign.changes import Changes, ForbiddenError, review
from lkjip_docgen.sign.object_references import References
from lkjip_docgen.sign.updates import UnsoundError, read_updates

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

_HEXADECIMAL = frozenset(b"0123456789abcdefABCDEF")


class History(Record):
    """The changes of each revision after the first signed one, or why one is not allowed."""

    last: int
    changes: dict[int, Changes] = field(default_factory=dict)
    faults: dict[int, str] = field(default_factory=dict)

    def after(self, revision: int) -> list[Changes]:
        """The allowed changes of all later revisions."""
        return [changes for number, changes in self.changes.items() if number > revision]

    def fault_after(self, revision: int) -> str:
        """Why what follows a revision breaks its signatures; empty where nothing does."""
        for number in range(revision + 1, self.last + 1):
            if number in self.faults:
                return self.faults[number]
        return ""


def read_history(data: bytes, reader: PdfFileReader, first: int, end: int) -> History:
    """The history after the revision `first`, whose signature covers the bytes up to `end`.

    `reader` is a fresh one, which has not yet read leniently what is judged here.
    """
    from pyhanko.pdf_utils.misc import PdfError

    reader.strict = True  # where readers differ in what they tolerate, nothing is tolerated
    last = int(reader.xrefs.total_revisions) - 1
    try:
        updates = read_updates(data, reader, first, end)
    except UnsoundError as error:
        return History(last, faults=dict.fromkeys(range(first + 1, last + 1), str(error)))
    history = History(last)
    references = References(data, reader)
    for update in updates:
        try:
            history.changes[update.revision] = review(reader, update.revision, references)
        except ForbiddenError as error:
            history.faults[update.revision] = str(error)
        except PdfError:  # twice the same key in a dictionary, say
            history.faults[update.revision] = "sebuah pembaruan tidak tertulis menurut aturan"
    return history


def range_fault(data: bytes, signature: EmbeddedPdfSignature) -> str:
    """Why the signed bytes are not all bytes but those of the signature itself."""
    numbers = [int(number) for number in signature.byte_range]
    if len(numbers) != 4 or numbers[0] != 0:
        return "tanda tangan tidak mencakup berkas dari awal"
    _, stop, start, length = numbers
    if not 0 < stop < start < start + length <= len(data):
        return "tanda tangan mencakup byte yang tidak ada"
    return _gap_fault(data[stop:start], signature)


def _gap_fault(gap: bytes, signature: EmbeddedPdfSignature) -> str:
    """Why what the signed bytes leave out is not the signature itself."""
    if not _is_hexadecimal(gap):
        return "tanda tangan tidak mencakup seluruh berkas"
    content = bytes.fromhex(gap[1:-1].decode("ascii")) if len(gap) % 2 == 0 else b""
    if gap not in (gap.upper(), gap.lower()):
        return "tanda tangan ditulis dengan huruf yang bercampur"
    if content != bytes(signature.pkcs7_content):
        return "tanda tangan tidak berada di tempat yang disebutnya"
    return "" if _is_padded(content) else "ruang tanda tangan memuat byte tambahan"


def _is_hexadecimal(gap: bytes) -> bool:
    """Whether bytes are a hexadecimal string of a PDF file, in its brackets."""
    return gap[:1] == b"<" and gap[-1:] == b">" and set(gap[1:-1]) <= _HEXADECIMAL


def range_end(signature: EmbeddedPdfSignature) -> int:
    """Up to where the signature covers the file."""
    return int(signature.byte_range[2]) + int(signature.byte_range[3])


def _is_padded(content: bytes) -> bool:
    """Whether nothing but zeros follows the signature in its room."""
    from asn1crypto.parser import peek

    length = peek(content)
    return not content[length:].strip(b"\x00")
