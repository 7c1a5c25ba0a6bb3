"""Pictures, PDFs and tables that people add: checked as files of a project, under a free name."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import count
from pathlib import Path, PureWindowsPath
from tempfile import TemporaryDirectory
from typing import Final

from lkjip_docgen.filling import problems
from lkjip_docgen.filling.disk import Disk
from lkjip_docgen.filling.tables import ENDINGS, table_of
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.output import slug
from lkjip_docgen.pictures import SUFFIXES, inspect
from lkjip_docgen.project_files import is_device, own_folder
from lkjip_docgen.records import replace
from lkjip_docgen.source import can_look, documents, pdf_facts

PICTURES: Final = "foto"
DOCUMENTS: Final = "dokumen"
_LONGEST: Final = 60  # characters of a name, without its ending


def add_picture(disk: Disk, name: str, content: bytes) -> str:
    """Put a picture into the folder of photographs; its name as the data call it.

    Raises `LkjipError` for one that the report could not show.
    """
    ending = _ending(name)
    if ending not in SUFFIXES:
        raise problems.no_picture(name)
    return _added(disk, PICTURES, name, content, lambda file: inspect(file, _shown(name)))


def add_document(disk: Disk, name: str, content: bytes) -> str:
    """Put a PDF into the folder of documents, as `add_picture`."""
    if _ending(name) != ".pdf":
        raise problems.no_document(name)

    def look(file: Path) -> None:
        documents.inspect(file, _shown(name))
        if can_look():
            pdf_facts(file)

    return _added(disk, DOCUMENTS, name, content, look)


def add_table(disk: Disk, name: str, content: bytes) -> str:
    """Put a table, a CSV file or a workbook, beside the data file, as `add_picture`."""
    if _ending(name) not in (*ENDINGS, ".xlsx"):
        raise problems.no_table_file(_shown(name))
    return _added(disk, "", name, content, lambda file: table_of(file, content))


def _added(
    disk: Disk, folder: str, name: str, content: bytes, look: Callable[[Path], object]
) -> str:
    with TemporaryDirectory() as aside:
        file = Path(aside) / f"{_stem(name)}{_ending(name)}"
        file.write_bytes(content)
        try:
            look(file)
        except LkjipError as error:
            here = [replace(found, place=None) for found in error.findings]
            raise LkjipError(here) from None
    free = _free(disk, folder, name, content)
    if not disk.path(free).exists():
        disk.write(free, content, None)
    return free


def _free(disk: Disk, folder: str, name: str, content: bytes) -> str:
    """A name that no other file has, or that of a file with the same content."""
    there = own_folder(disk.root, folder) if folder else disk.root
    taken = {} if there is None else {file.name.casefold(): file for file in there.iterdir()}
    stem, ending = _stem(name), _ending(name)
    for number in count(1):
        tried = f"{stem}-{number}{ending}" if number > 1 else f"{stem}{ending}"
        found = taken.get(tried)
        if found is None or _holds(found, content):
            return f"{folder}/{tried}" if folder else tried
    raise AssertionError("unreachable")


def _holds(file: Path, content: bytes) -> bool:
    return file.is_file() and not file.is_symlink() and file.read_bytes() == content


def _shown(name: str) -> str:
    """The name without folders, as a message quotes it."""
    return unicodedata.normalize("NFC", PureWindowsPath(name).name)[:80]


def _stem(name: str) -> str:
    """The name that a file gets, without its ending; not one that Windows takes for a device."""
    stem = slug(PureWindowsPath(_shown(name)).stem, "berkas", _LONGEST).lower()
    return f"berkas-{stem}" if is_device(stem) else stem


def _ending(name: str) -> str:
    return PureWindowsPath(name).suffix.lower()
