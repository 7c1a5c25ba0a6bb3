"""Own copies of the templates in a project folder, for editing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from lkjip_docgen.output import copy_new, refuse_elsewhere, refuse_open, write_aside
from lkjip_docgen.records import Record
from lkjip_docgen.resources import ASSETS, TEMPLATES

_STYLE = "gaya.toml"


class Copy(Record):
    """A file of the project that takes the place of one of the program's.

    `replaces` is what it is called below the project folder (`templates/laporan.docx`).
    `written` is False where an own file was left alone; `kept` is where an own
    file went that had to make way.
    """

    file: Path
    replaces: str
    written: bool
    kept: Path | None = None


def copy_templates(root: Path, force: bool = False) -> list[Copy]:
    """Copy the Word templates, the text files and the colours into a project folder.

    Own files stay as they are; with `force` they are moved aside first, never
    lost.  Raises `LkjipError` when a file cannot be written or is open in Word.
    """
    return [_copy(source, root, name, force) for source, name in _files()]


def _files() -> Iterator[tuple[Path, str]]:
    """Each file of the program with its name below a project folder."""
    for source in sorted(TEMPLATES.glob("*.docx")):
        yield source, f"templates/{source.name}"
    for source in sorted((TEMPLATES / "narasi").iterdir()):
        if source.is_file():
            yield source, f"templates/narasi/{source.name}"
    yield ASSETS / _STYLE, _STYLE


def _copy(source: Path, root: Path, name: str, force: bool) -> Copy:
    """One file; where it cannot be written, no copy of the own file stays behind either."""
    target = root / name
    refuse_elsewhere(root, target)
    is_own = target.exists()
    if is_own and _stays(target, source, force):
        return Copy(target, name, written=False)
    refuse_open(target)
    kept = copy_new(target, _names(target)) if is_own else None
    try:
        write_aside(target, lambda aside: shutil.copyfile(source, aside))
    except BaseException:
        if kept is not None:
            kept.unlink(missing_ok=True)
        raise
    return Copy(target, name, written=True, kept=kept)


def _stays(own: Path, source: Path, force: bool) -> bool:
    """Whether an own file is left alone: it need not make way, or is the same already."""
    return not force or own.read_bytes() == source.read_bytes()


def _names(file: Path) -> Iterator[Path]:
    """Names for an own file that makes way: `laporan.docx.lama`, `laporan.docx.lama2` ..."""
    first = f"{file.name}.lama"
    yield file.with_name(first)
    yield from (file.with_name(f"{first}{number}") for number in count(2))
