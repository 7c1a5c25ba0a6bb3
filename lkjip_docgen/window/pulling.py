"""Numbers that people corrected in Word, written as a change of the window's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import window as codes
from lkjip_docgen.jobs import find_corrections, write_corrections
from lkjip_docgen.window.works import Work

CHOICE = "ambil:"
"""How the name of a number that is chosen begins, in what the page sends."""


def take_numbers(work: Work, sent: Mapping[str, str]) -> None:
    """Write the chosen numbers of the report that a work read; `work.taken` says what became.

    It is undone as one.  Raises `LkjipError` where nothing was chosen or the report can be
    read no more.
    """
    opened = work.opened
    chosen = {name.removeprefix(CHOICE) for name in sent if name.startswith(CHOICE)}
    pull = find_corrections(Path(work.answers["laporan"]), opened.root).only(chosen)
    if not pull.corrections:
        raise problem(codes.JAWABAN, "Pilih dahulu angka yang hendak ditulis.")
    with opened.lock:
        with opened.workspace.written_by(_words(len(pull.corrections)), pull.files):
            work.taken = write_corrections(pull)
        opened.changed(by="")


def _words(count: int) -> str:
    return f"Pengambilan {count} angka dari Word"
