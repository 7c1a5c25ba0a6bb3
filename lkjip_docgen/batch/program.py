"""What a report depends on beside its data: the program, its libraries, what is installed."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from lkjip_docgen import __version__
from lkjip_docgen.layout import find_soffice
from lkjip_docgen.records import Record
from lkjip_docgen.resources import ASSETS, TEMPLATES
from lkjip_docgen.style import faces, is_installed, load_style

_PACKAGE: Final = Path(__file__).resolve().parent.parent
_SHAPING: Final = (
    "docxtpl",
    "jinja2",
    "latex2mathml",
    "lxml",
    "markdown-it-py",
    "mathml-to-omml",
    "matplotlib",
    "pikepdf",
    "pillow",
    "pypdfium2",
    "python-docx",
    "weasyprint",
    "xlsxwriter",
    "ziamath",
)
"""The libraries that the bytes of a report come from."""


class Program(Record):
    """The program as it is installed on a computer; equal ones write equal reports.

    `code` is a digest of the program with its templates, `libraries` says which versions it
    works with (empty: not installed), `soffice` whether LibreOffice is there, `lacking` which
    faces of the usual look are not, and `faces` is a digest of those that are.
    """

    version: str
    code: str
    libraries: dict[str, str]
    soffice: bool
    lacking: tuple[str, ...]
    faces: str

    @property
    def mark(self) -> str:
        """One digest of all of it."""
        parts = (self.version, self.code, *sorted(self.libraries.items()), self.soffice, self.faces)
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    def differences(self, other: Program) -> Iterator[str]:
        """What of another installation makes it another program, in words."""
        if other.version != self.version:
            yield f"lkjip {other.version}, di sini {self.version}"
        elif other.code != self.code:
            yield "lkjip dengan nomor versi yang sama, tetapi isi program atau templatnya lain"

    def other_libraries(self, other: Program) -> Iterator[str]:
        """The libraries of another installation that differ, so that bytes may, in words."""
        for name, here in self.libraries.items():
            there = other.libraries.get(name, "")
            if there != here:
                yield f"{name} {there or 'tidak ada'}, di sini {here or 'tidak ada'}"


@cache
def program() -> Program:
    """The program in this process."""
    libraries = {name: _version(name) for name in _SHAPING}
    libraries["python"] = platform.python_version()
    face = load_style().huruf.utama
    lacking = () if is_installed(face) else (face,)
    found = find_soffice() is not None
    return Program(__version__, _code(), libraries, found, lacking, faces.state())


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _code() -> str:
    digest = hashlib.sha256()
    for root in (_PACKAGE, TEMPLATES, ASSETS):
        for file in sorted(root.rglob("*")):
            name = file.relative_to(root).as_posix()
            if file.is_file() and not name.startswith("_bundled") and file.suffix != ".pyc":
                digest.update(f"{name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()
