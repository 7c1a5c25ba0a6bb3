"""What tells a project folder from one in which something was changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lkjip_docgen.output import FOLDER

_BLOCK: Final = 1 << 20  # bytes read at a time
_OWN_TRACES: Final = ("~$", ".")  # how names begin of what Word and systems put there
_COPIES: Final = (".bak", ".tmp")


def digest_of_inputs(folder: Path, without: Path | None = None) -> str:
    """A digest of all that a report in this folder could be made from.

    Every file counts, also that of a unit below: one that a report does not use costs a build
    that was not needed, one that was forgotten would keep an old report.  Outputs, hidden files
    and copies are no inputs; `without` is a folder of outputs.  What cannot be read counts as
    such; a link counts as one, and is not followed.
    """
    digest = hashlib.sha256()
    for name, content in _files(folder, folder, without):
        digest.update(f"{name}\0{content}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def is_input(name: str, is_folder: bool) -> bool:
    """Whether a file or folder of a project could be something that a report is made from."""
    is_trace = name.startswith(_OWN_TRACES) or name.endswith(_COPIES)
    return not is_trace and not (is_folder and name == FOLDER)


def _files(root: Path, folder: Path, without: Path | None) -> Iterator[tuple[str, str]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder.relative_to(root).as_posix(), "tertutup"
        return
    for entry in entries:
        path = Path(entry.path)
        name = path.relative_to(root).as_posix()
        is_folder = entry.is_dir(follow_symlinks=False)
        if not is_input(entry.name, is_folder):
            continue
        if entry.is_symlink():
            yield name, "tautan"
        elif is_folder:
            if not _is(path, without):
                yield from _files(root, path, without)
        elif entry.is_file(follow_symlinks=False):
            yield name, digest_of_file(path)
        else:
            yield name, "lain"


def _is(path: Path, other: Path | None) -> bool:
    return other is not None and path.resolve() == other


def digest_of_file(file: Path) -> str:
    """The digest of a file's content; "" where there is none to be read."""
    digest = hashlib.sha256()
    try:
        with file.open("rb") as opened:
            while block := opened.read(_BLOCK):
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()
