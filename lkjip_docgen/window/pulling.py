"""Numbers that people corrected in Word, written as a change of the window's own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import window as codes
from lkjip_docgen.jobs import Pull, Written, find_corrections, write_corrections
from lkjip_docgen.window.said import without_path
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
    if not chosen:
        raise problem(codes.JAWABAN, "Pilih dahulu angka yang hendak ditulis.")
    found = find_corrections(Path(work.answers["laporan"]), opened.root)
    pull = found.only(chosen)
    untaken = list(_untaken(work, found, chosen))
    if not pull.corrections:
        work.taken, work.untaken = Written(), untaken
        return
    with opened.lock:
        with opened.workspace.written_by(_words(len(pull.corrections)), pull.files):
            work.taken, work.untaken = write_corrections(pull), untaken
        opened.changed(by="")


def _untaken(work: Work, found: Pull, chosen: Collection[str]) -> Iterator[str]:
    """Each number that was chosen and can be written no more, with why: somebody changed it."""
    there = {each.path for each in found.corrections}
    whys = {each.path: without_path(each) for each in found.refused}
    for each in _listed(work):
        path, label = str(each["path"]), str(each["label"])
        if path in chosen and path not in there:
            why = whys.get(path, f"{label}: isian dan Word sudah sama, atau Word sudah berubah.")
            yield f"Tidak ditulis: {why}"


def _listed(work: Work) -> list[Mapping[str, object]]:
    """The numbers that the page offered."""
    listed = work.body().get("corrections")
    return listed if isinstance(listed, list) else []


def _words(count: int) -> str:
    return f"Pengambilan {count} angka dari Word"
