"""The files of a project that its owner may fetch and open: documents and pictures, no data."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.output import FOLDER, is_kept
from lkjip_docgen.project_files import own_file, own_folder
from lkjip_docgen.records import Record

ENDINGS = (".docx", ".pdf", ".xlsx", ".png", ".svg", ".html")
"""What the program makes for people."""

_MOST = 500
_OPENED = (".docx", ".pdf", ".xlsx", ".png")  # by the programs of the computer


class Output(Record):
    """A file of a project: its name with folders, and when it was changed."""

    name: str
    changed: int

    @property
    def is_earlier(self) -> bool:
        """Whether it is kept of a document that another took the place of."""
        return is_kept(Path(self.name).name)

    @property
    def openable(self) -> bool:
        """Whether a program of the computer is asked to open it."""
        return Path(self.name).suffix.lower() in _OPENED


def outputs(root: Path, endings: tuple[str, ...] = ENDINGS) -> list[Output]:
    """The documents of a project, the newest first."""
    found = sorted(_files(root, endings), key=lambda each: -each.changed)
    return found[:_MOST]


def made(root: Path, data: object, endings: tuple[str, ...] = ENDINGS) -> list[Output]:
    """The documents that were made from the data: no table or document that the data name."""
    named = set(_texts(data))
    return [each for each in outputs(root, endings) if not _is_named(each.name, named)]


def _is_named(name: str, named: set[str]) -> bool:
    """Whether the data name a file beside them; what was made may be an appendix as well."""
    return "/" not in name and name in named


def _texts(data: object) -> Iterator[str]:
    """Every text of the data, of a sheet of a workbook the workbook."""
    if isinstance(data, str):
        yield data.partition("#")[0].strip().removeprefix("./")
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)


def _files(root: Path, endings: tuple[str, ...]) -> Iterator[Output]:
    for folder in (root, root / FOLDER, root / FOLDER / "grafik"):
        try:
            entries = list(os.scandir(folder))
        except OSError:
            continue
        for entry in entries:
            path = Path(entry.path)
            wanted = path.suffix.lower() in endings and not entry.name.startswith((".", "~"))
            if wanted and entry.is_file(follow_symlinks=False):
                name = path.relative_to(root).as_posix()
                yield Output(name, entry.stat(follow_symlinks=False).st_mtime_ns)


def output_file(root: Path, name: str) -> Path | None:
    """A document of the project by its name; None for anything else, wherever it is."""
    if Path(name).suffix.lower() not in ENDINGS:
        return None
    try:
        return own_file(root, name)
    except LkjipError:
        return None


def output_name(root: Path, file: Path) -> str:
    """What a document of the project is called there; "" for a file of elsewhere."""
    try:
        name = file.relative_to(root).as_posix()
    except ValueError:
        return ""
    return name if output_file(root, name) is not None else ""


def show(root: Path, name: str, folder: bool) -> bool:
    """Open a document, or the folder it is in, with what the computer has for it."""
    file = output_file(root, name) if name else None
    if folder or not name:
        place = file.parent if file is not None else own_folder(root, FOLDER) or root
        return _open(place)
    if file is None or file.suffix.lower() not in _OPENED:
        return False
    return _open(file)


def _open(path: Path) -> bool:
    try:
        if sys.platform == "win32":
            os.startfile(path)
            return True
        opener = "open" if sys.platform == "darwin" else "xdg-open"
        subprocess.Popen(
            [opener, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return False
    return True
