"""Files that are dropped on a page: kept until the window is closed, or taken into the project."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Collection, Iterator
from itertools import chain, count
from pathlib import Path, PurePosixPath

from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import window as codes
from lkjip_docgen.output import FOLDER, copy_new, make_folder, slug
from lkjip_docgen.project_files import own_folder
from lkjip_docgen.records import Record
from lkjip_docgen.window.window import Window

PREFIX = "titipan:"
"""How the name of such a file begins in what pages send."""

_UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*]+')
_LONGEST = 100  # characters of a name


class Entrusted(Record):
    """A file with the name that it has on the computer of whoever dropped it."""

    file: Path
    label: str


class EntrustedFiles:
    """The files of one run of the window."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._files: dict[str, Entrusted] = {}
        self._copies: dict[tuple[Path, str], Path] = {}

    def take(self, given: str, content: bytes, endings: Collection[str]) -> tuple[str, str]:
        """Keep a file; the name under which pages ask for it, and what people call it.

        Raises `LkjipError` for a file of another kind.
        """
        name = PurePosixPath(given.replace("\\", "/"))
        ending = name.suffix.lower()
        if ending not in endings:
            what = f"Berkas jenis {name.suffix or 'ini'} tidak dipakai di sini."
            raise problem(codes.JAWABAN, what)
        key = secrets.token_urlsafe(6)  # two files of one name are two
        folder = self._window.entrusted() / key
        folder.mkdir()
        file = folder / f"{slug(name.stem, 'berkas')}{ending}"
        file.write_bytes(content)
        self._files[key] = Entrusted(file, name.name)
        return f"{PREFIX}{key}", name.name

    def file(self, name: str) -> Path | None:
        """A file by the name that pages know."""
        given = self._files.get(name.removeprefix(PREFIX))
        return None if given is None else given.file

    def into_project(self, root: Path, name: str) -> Path:
        """The copy of a dropped file among the documents of a project, made where there is none.

        What became of it since is not undone by a fresh copy.
        """
        own_folder(root, FOLDER)  # a link to elsewhere is refused
        copy = self._copies.get((root, name))
        if copy is None or not copy.is_file() or copy.is_symlink():
            folder = make_folder(root / FOLDER)
            copy = _copied(self._files[name.removeprefix(PREFIX)], folder)
            self._copies[root, name] = copy
        return copy


def _copied(given: Entrusted, folder: Path) -> Path:
    """Copy a dropped file to a folder, under a name that is free.

    A file that is there already with the same content is that one.
    """
    content = given.file.read_bytes()
    names = (folder / name for name in _names(given))
    for target in names:
        if not os.path.lexists(target):
            return copy_new(given.file, chain((target,), names))
        if target.is_file() and not target.is_symlink() and target.read_bytes() == content:
            return target
    raise ValueError("the names must not end")


def _names(given: Entrusted) -> Iterator[str]:
    label = PurePosixPath(given.label)
    stem = _UNFIT.sub(" ", label.stem)[:_LONGEST].strip(" .~") or "laporan"
    for number in count(1):
        more = f" ({number})" if number > 1 else ""
        yield f"{stem}{more}{label.suffix.lower()}"
