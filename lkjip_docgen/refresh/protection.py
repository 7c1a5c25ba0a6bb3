"""Keeps what people have edited: only an untouched output of this program is written over."""

from __future__ import annotations

from pathlib import Path

from lkjip_docgen.docx.origin import is_untouched
from lkjip_docgen.docx.reading import problem, read_docx
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.output import refuse_open
from lkjip_docgen.refresh import codes


def refuse_edited(target: Path, *, refreshable: bool = True) -> None:
    """Raise `LkjipError` when a .docx is there that somebody may have worked on.

    `refreshable` says that `lkjip refresh` is a way forward for such a document.
    """
    if not target.is_file():
        return
    refuse_open(target)  # that it is open says more than that it was edited
    try:
        untouched = is_untouched(read_docx(target))
    except LkjipError:  # damaged, encrypted, not a Word file: not ours to replace
        untouched = False
    if not untouched:
        refresh = f'Perbarui angkanya dengan `lkjip refresh "{target}"`. ' if refreshable else ""
        raise problem(
            codes.SUDAH_DISUNTING,
            target,
            f"{target.name} sudah disunting sejak dibuat, sehingga tidak ditimpa.",
            f"{refresh}Tulis yang baru ke tempat lain dengan -o, atau pindahkan berkas itu dahulu.",
        )
