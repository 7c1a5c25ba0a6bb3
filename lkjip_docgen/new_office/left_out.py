"""Takes keys that an office does not have out of the text of its data file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lkjip_docgen.new_year import Section
from lkjip_docgen.source import Path_, YamlData, at

_RULER = re.compile(r"# =+$")
_TITLE = re.compile(r"^# =+\n# \d+\. .*\n(?:#(?! =).*\n)*# =+\n\s*(?=# =+\n|\Z)", re.MULTILINE)
"""The title of a section with nothing below it."""

_NUMBER = re.compile(r"^# (\d+)(?=\. [A-Z])", re.MULTILINE)
_REFERENCE = re.compile(r"(?<=\bbagian )\d+(?=[\s.,;)])")


def without_keys(text: str, read: YamlData, paths: Sequence[str]) -> str:
    """The text without the keys at these paths, and without the comments about them.

    Titles under which nothing is left go, and those that stay are numbered anew.
    """
    lines = text.split("\n")
    gone: set[int] = set()
    for path in paths:
        gone.update(_lines_of(lines, read, _steps(path)))
    kept = "\n".join(line for number, line in enumerate(lines) if number not in gone)
    kept = _TITLE.sub("", re.sub(r"\n{3,}", "\n\n", kept))
    return _numbered(re.sub(r"(?<=^# =)(=+\n)\n", r"\1", kept, flags=re.MULTILINE))


def without_remains(text: str, read: YamlData, data: Section) -> str:
    """The text in which a section that `data` leaves empty is only its key.

    In a sample a section may stand with nothing in it (`tahunan: []`), which says that there is
    nothing; a new office has not said so.
    """
    lines = text.split("\n")
    gone: set[int] = set()
    for key, value in read.data.items():
        if key in data and data[key] is None and isinstance(value, dict):
            gone.update(_below(lines, read.places.keys[(key,)].line - 1))
    return "\n".join(line for number, line in enumerate(lines) if number not in gone)


def with_final_scores(text: str, read: YamlData) -> str:
    """The text in which a year whose score has no known components asks for the score itself.

    Where the sample has components that offices with this profile do not have, their key is left
    behind with nothing in it.
    """
    lines = text.split("\n")
    for path, place in read.places.keys.items():
        if path[-1] == "komponen" and at(read.data, path) is None:
            line = lines[place.line - 1]
            lines[place.line - 1] = "\n".join(
                line.replace("komponen:", f"{key}:") for key in ("nilai", "sumber")
            )
    return "\n".join(lines)


def _steps(path: str) -> Path_:
    """The keys of a path, and the numbers of items: `pejabat.0.tanggal`."""
    return tuple(int(step) if step.isdigit() else step for step in path.split("."))


def _lines_of(lines: list[str], read: YamlData, path: Path_) -> Iterator[int]:
    """The numbers of the lines of a key: its own, and the comments right above it.

    A commented key that was only an offer (`# ikpa:`) counts as one.
    """
    place = read.places.keys.get(path)
    if place is not None:
        number = place.line - 1
        yield number
        yield from _below(lines, number)
        yield from _comments_above(lines, number)
        return
    parent = read.places.keys.get(path[:-1]) if len(path) > 1 else None
    if parent is not None:
        offer = f"# {path[-1]}:"
        inside = _below(lines, parent.line - 1)
        yield from (number for number in inside if lines[number].strip().startswith(offer))


def _below(lines: list[str], number: int) -> Iterator[int]:
    """The lines that stand deeper than the key of a line."""
    margin = _margin(lines[number])
    for below in range(number + 1, len(lines)):
        if lines[below].strip() and _margin(lines[below]) <= margin:
            return
        if lines[below].strip():
            yield below


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def _comments_above(lines: list[str], number: int) -> Iterator[int]:
    """The comments that stand right above a line, up to the title of its section."""
    indent = _margin(lines[number])
    for above in range(number - 1, -1, -1):
        line = lines[above]
        if not line.startswith(f"{' ' * indent}#") or _RULER.match(line):
            return
        yield above


def _numbered(text: str) -> str:
    """The text with the titles of its sections numbered from 1, and so what refers to them."""
    new = {was[1]: str(now) for now, was in enumerate(_NUMBER.finditer(text), start=1)}
    text = _NUMBER.sub(lambda m: f"# {new[m[1]]}", text)
    return "\n".join(_referring(line, new) if "#" in line else line for line in text.split("\n"))


def _referring(line: str, new: dict[str, str]) -> str:
    """A line with a comment, whose references to sections are those of the new numbers."""
    before, mark, comment = line.partition("#")
    return before + mark + _REFERENCE.sub(lambda m: new.get(m[0], m[0]), comment)
