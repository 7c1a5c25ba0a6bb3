"""The lines of the office's files as findings quote them."""

from __future__ import annotations

import stat
from functools import cache
from pathlib import Path

from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.unsaved import unsaved

_MAX_SOURCE_BYTES = 10 * 1024 * 1024


def line_at(place: Place) -> str:
    """The line of a place; "" where the file has no such line."""
    lines = lines_of(place.file)
    if not 0 < place.line <= len(lines):
        return ""
    return lines[place.line - 1].replace("\t", " ").rstrip()


_TABLES = frozenset({".csv", ".tsv"})
_SEPARATORS = ";\t,"
_KEY = lazy_pattern(r"\s*(?:# ?)?(?:- )*[\w-]+:\s")
_REMARK = lazy_pattern(r"\s+#\s.*$")
_NEXT = lazy_pattern(r"\s*(?:,(?:\s|$)|[}\]])")
_QUOTED = lazy_pattern(r"\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'")


def written_at(place: Place) -> str:
    """What stands at a place: a cell of a table, a value without its remark, the rest of a line."""
    line = line_at(place)
    rest = line[place.column - 1 :]
    if (quoted := _QUOTED.match(rest)) is not None:
        return quoted.group()
    if Path(place.file).suffix.lower() in _TABLES:
        return rest.split(_separator(place), 1)[0]
    told = _REMARK.sub("", rest) if _KEY.match(line) else rest
    if _is_inside(line[: place.column - 1]) and not told.startswith(("{", "[")):
        return _NEXT.split(told, maxsplit=1)[0]
    return told


def _is_inside(before: str) -> bool:
    """Whether a value stands within braces or brackets that its line has opened."""
    plain = _QUOTED.sub("", before)
    return sum(map(plain.count, "{[")) > sum(map(plain.count, "}]"))


def figure_at(place: Place) -> str:
    """The number or date that stands at a place, as it is written; "" for anything else."""
    found = _FIGURE.match(written_at(place))
    return found["isi"] if found is not None else ""


_FIGURE = lazy_pattern(r"[\"']?(?P<isi>\d[\d.,/-]*\d%?|\d%?)[\"']?(?=\s*(?:$|[,}\];#]))")


def _separator(place: Place) -> str:
    """What parts the cells of a table, by its first line."""
    first = next(iter(lines_of(place.file)), "")
    return next((sign for sign in _SEPARATORS if sign in first), ";")


def lines_of(file: str) -> tuple[str, ...]:
    """The lines of a file as it is now; none where it is no text."""
    path = Path(file)
    if (raw := unsaved(path)) is not None:
        return _lines_in(raw)
    try:
        facts = path.lstat()  # of a link that was refused, nothing is shown
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > _MAX_SOURCE_BYTES:
            return ()
        return _text_lines(file, facts.st_mtime_ns)
    except OSError:
        return ()


@cache
def _text_lines(file: str, _moment: int) -> tuple[str, ...]:
    """The lines of a file, read once for each moment at which it was saved."""
    return _lines_in(Path(file).read_bytes())


def _lines_in(raw: bytes) -> tuple[str, ...]:
    if b"\0" in raw:
        return ()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    return tuple(text.splitlines())
