"""Which templates are the program's own: the same bytes as the file that came with it."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.findings.codes.report import OUR_FAULT, TOO_MUCH
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


def texts_are_ours(project: Path, folder: str = "") -> bool:
    """Whether a project has no text template of its own, for the narrative or for HTML.

    `folder` is where templates of a kind are looked for, below `templates/`.
    """
    own = project / "templates"
    return all(is_ours(file, file.relative_to(own).as_posix()) for file in _texts(own / folder))


def _texts(folder: Path) -> Iterator[Path]:
    """Every file that a template could include; a link may lead to more of them."""
    for file in folder.rglob("*"):
        if file.is_symlink() or not (file.is_dir() or file.suffix.lower() in _BINARY):
            yield file


def _digest(file: Path) -> bytes:
    return sha256(file.read_bytes()).digest()


def not_of_the_user(error: LkjipError) -> LkjipError:
    """The same error, where a bundled template failed: a fault of the program, told as such.

    What goes beyond the limits may well come from the data, and stays.
    """
    return LkjipError(map(_told, error.findings))


def _told(finding: Finding) -> Finding:
    place = finding.place
    if place is None or finding.code == TOO_MUCH:
        return finding
    file = Path(place.file)
    if not file.is_relative_to(TEMPLATES):
        return finding
    where = f"{file.relative_to(TEMPLATES).as_posix()} baris {place.line}"
    return Finding(
        OUR_FAULT,
        Severity.ERROR,
        f"Templat bawaan program tidak dapat menyusun laporan dari data ini ({where}: "
        f"{finding.message})",
        suggestion="Ini kekurangan program, bukan kesalahan data atau templat Anda. "
        "Laporkan pesan ini kepada pengelola program.",
    )
