"""Reads `gaya.toml`: the default look, and a project's own laid over it, every mistake at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.idn import Bilangan
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.project_files import own_file
from lkjip_docgen.records import MutableRecord
from lkjip_docgen.resources import ASSETS
from lkjip_docgen.style.bounds import problem_of, problem_of_choice, problem_of_page
from lkjip_docgen.style.model import Colors, Fonts, Page, Style, Writing
from lkjip_docgen.toml_tables import loads, parsed

STYLE_FILE: Final = "gaya.toml"
_MAX_BYTES: Final = 16 * 1024  # the default look, with all its remarks, has 2 KB
_AGAIN: Final = "Bandingkan dengan assets/gaya.toml bawaan program."
_AT = lazy_pattern(r"\(at line (\d+), column (\d+)\)")
_HEAD = lazy_pattern(r"""\s*\[\s*["']?([\w-]+)["']?\s*\]""")

_Part = TypeVar("_Part")
Table = dict[str, object]
Tables = dict[str, object]
"""A look as it is written: its sections, and above them the keys that belong to none."""


def load_style(project: Path | None = None) -> Style:
    """The default look, with the project's own `gaya.toml` laid over it.

    Raises `LkjipError` with every mistake when that file is not TOML, or names
    an unknown key or a value that no report can have.
    """
    tables: Tables = loads((ASSETS / STYLE_FILE).read_text(encoding="utf-8"))
    own = _own(project)
    if own is not None:
        _Overlay(tables, own).lay()
    return Style(
        warna=_made(Colors, tables["warna"]),
        huruf=_made(Fonts, tables["huruf"]),
        halaman=_made(Page, tables["halaman"]),
        tulisan=_made(Writing, tables["tulisan"]),
        grafik=str(tables["grafik"]),
    )


def own_faces(project: Path) -> dict[str, Place]:
    """The faces that the project's own file asks for first, and where it says so.

    None for a project without a look of its own, or with one that is mistaken.
    """
    own = _own(project)
    if own is None:
        return {}
    try:
        written = _Written(own)
    except LkjipError:
        return {}
    section = written.tables.get("huruf")
    face = section.get("utama") if isinstance(section, dict) else None
    return {face: written.place("huruf", "utama")} if isinstance(face, str) else {}


def _own(project: Path | None) -> Path | None:
    return own_file(project, STYLE_FILE) if project else None


def _made(kind: Callable[..., _Part], table: object) -> _Part:
    """A part of the look from its section, whose keys are the part's fields."""
    if not isinstance(table, dict):
        raise TypeError(f"{kind.__name__} is no section of {STYLE_FILE}")
    return kind(**{key: _value(key, value) for key, value in table.items()})


def _value(key: str, value: object) -> object:
    """A value of the look as its field has it."""
    if key == "bilangan":
        return Bilangan(str(value))
    return tuple(value) if isinstance(value, list) else value


class _Written:
    """What a project's own file says, and on which lines; `LkjipError` for what is no TOML."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = _text(path)
        self.tables = _parsed(self.text, path)

    def place(self, section: str, key: str = "") -> Place:
        """The line of a key of a section; of the section itself, or of the file, without one."""
        line_of_section = 1
        name = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*=""")
        for number, line in self._lines_of(section):
            if _HEAD.match(line):
                line_of_section = number
            elif key and name.match(line):
                return Place(str(self.path), number)
        return Place(str(self.path), line_of_section)

    def _lines_of(self, section: str) -> Iterator[tuple[int, str]]:
        """The lines of a section with their numbers, its head first."""
        current = ""
        for number, line in enumerate(self.text.splitlines(), start=1):
            head = _HEAD.match(line)
            current = head[1] if head else current
            if current == section:
                yield number, line


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(_MAX_BYTES + 1)
    except OSError:
        raise _refused("berkas gaya tidak dapat dibaca", Place(str(path))) from None
    if len(raw) > _MAX_BYTES:
        raise _refused("berkas gaya lebih dari 16 KB", Place(str(path)))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _refused("berkas gaya bukan UTF-8", Place(str(path), line)) from None


def _parsed(text: str, path: Path) -> Table:
    try:
        return parsed(text)
    except RecursionError:
        raise _refused("kurung bersarang terlalu dalam", Place(str(path))) from None
    except ValueError as error:  # tomllib's own, and of numbers with thousands of digits
        at = _AT.search(str(error))
        place = Place(str(path), int(at[1]), int(at[2])) if at else Place(str(path))
        raise _refused("penulisan TOML keliru di sini", place) from None


class _Overlay(MutableRecord):
    """A project's own look being laid over the default one."""

    tables: Tables
    path: Path

    def lay(self) -> None:
        """Replace what the project says otherwise; `LkjipError` with every mistake."""
        written = _Written(self.path)
        findings = list(self._findings(written))
        if not findings and (problem := problem_of_page(_made(Page, self.tables["halaman"]))):
            place = written.place("halaman", problem.key)
            findings.append(_finding(problem.message, place, problem.suggestion))
        if findings:
            raise LkjipError(findings)

    def _findings(self, written: _Written) -> Iterator[Finding]:
        for name, value in written.tables.items():
            known = self.tables.get(name)
            if isinstance(known, dict) and isinstance(value, dict):
                yield from self._section(name, (known, value), written)
            elif isinstance(known, str):
                yield from self._choice(name, value, written)
            else:
                yield _finding(f"bagian [{_short(name)}] tidak dikenal", written.place(name))

    def _choice(self, key: str, value: object, written: _Written) -> Iterator[Finding]:
        """A key that stands above the sections."""
        if problem := problem_of_choice(key, value):
            told = f"nilai {key} tidak sesuai: {problem.message}"
            yield _finding(told, written.place("", key), problem.suggestion)
        else:
            self.tables[key] = value

    def _section(
        self, name: str, tables: tuple[Table, Table], written: _Written
    ) -> Iterator[Finding]:
        known, section = tables
        for key, value in section.items():
            place = written.place(name, key)
            if key not in known:
                yield self._unknown(name, key, place)
            elif problem := problem_of(name, key, value):
                told = f"nilai {key} pada [{name}] tidak sesuai: {problem.message}"
                yield _finding(told, place, problem.suggestion)
            else:
                known[key] = value

    def _unknown(self, name: str, key: str, place: Place) -> Finding:
        told = f"kunci {_short(key)} pada [{name}] tidak dikenal"
        if isinstance(self.tables.get(key), str):  # in TOML, what follows a head belongs to it
            return _finding(told, place, f"Tulis {key} = ... di atas bagian [...] yang pertama.")
        return _finding(told, place)


def _short(text: str) -> str:
    words = "".join(letter if letter.isprintable() else " " for letter in text[:40])
    return f"{words}…" if len(text) > 40 else words


def _refused(message: str, place: Place) -> LkjipError:
    return LkjipError(_finding(message, place))


def _finding(message: str, place: Place, suggestion: str = _AGAIN) -> Finding:
    return Finding(codes.GAYA, Severity.ERROR, f"Gaya laporan: {message}.", place, "", suggestion)
