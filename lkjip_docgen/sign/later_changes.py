"""What was added to a PDF after a signature: forbidden by the signatory, or told in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lkjip_docgen.sign.changes import Changes
from lkjip_docgen.sign.foreign_words import plain

if TYPE_CHECKING:
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature


def forbidden(signature: EmbeddedPdfSignature, later: list[Changes], stamps: set[str]) -> str:
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


def in_words(later: list[Changes], stamps: set[str]) -> str:
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
