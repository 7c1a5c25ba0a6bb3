"""Which templates are the program's own: the same bytes as the file that came with it."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from lkjip_docgen.resources import TEMPLATES

_BINARY = {".docx", ".css", ".svg", ".toml"}


def is_ours(file: Path, name: str) -> bool:
    """Whether a template file has the content of the bundled one of that name.

    `name` is relative to `templates/`: `laporan.docx`, `html/laporan.html`.
    """
    bundled = TEMPLATES / name
    if not bundled.is_file() or not file.is_file():
        return False
    if file.stat().st_size != bundled.stat().st_size:
        return False
    return _digest(file) == _digest(bundled)


def texts_are_ours(project: Path) -> bool:
    """Whether a project has no text template, for the narrative or for HTML, of its own."""
    own = project / "templates"
    return all(is_ours(file, file.relative_to(own).as_posix()) for file in _texts(own))


def _texts(folder: Path) -> Iterator[Path]:
    """Every file that a narrative or HTML template could include."""
    for file in folder.rglob("*"):
        if file.suffix.lower() not in _BINARY and not file.is_dir():
            yield file


def _digest(file: Path) -> bytes:
    return sha256(file.read_bytes()).digest()
