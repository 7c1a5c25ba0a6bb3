"""Figures that are no Markdown: "17. Agustus 1945 diperingati" is no item, "3*4*5 m" a size.

A list is one where its numbers count: from 1, or by the number of the line
before or after it.
"""

from __future__ import annotations

from itertools import pairwise

from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record

_NUMBERED = lazy_pattern(r"(?P<indent>[ \t]*)(?P<number>\d{1,9})(?P<mark>[.)])(?=[ \t]+\S)")


_PRODUCT = lazy_pattern(r"(?<=\d)\*(?=\d)")


def with_figures(text: str) -> str:
    """The text with a backslash before what stands beside a figure and looks like Markdown."""
    return _PRODUCT.sub(r"\\*", with_sentences(text))


class _Line(Record):
    """A line that begins with a number, at a distance from the margin."""

    position: int
    indent: int
    number: int
    mark: int  # column of the dot


def with_sentences(text: str) -> str:
    """The text with a backslash before the dot of each number that is no list item's."""
    lines = text.split("\n")
    by_indent: dict[int, list[_Line]] = {}
    for position, raw in enumerate(lines):
        if (line := _numbered(position, raw)) is not None:
            by_indent.setdefault(line.indent, []).append(line)
    for around in by_indent.values():
        for line in _sentences(around, lines):
            raw = lines[line.position]
            lines[line.position] = f"{raw[: line.mark]}\\{raw[line.mark :]}"
    return "\n".join(lines)


def _numbered(position: int, raw: str) -> _Line | None:
    match = _NUMBERED.match(raw)
    if match is None:
        return None
    indent = len(match["indent"].expandtabs(4))
    return _Line(position, indent, int(match["number"]), match.start("mark"))


def _sentences(around: list[_Line], lines: list[str]) -> list[_Line]:
    """Those numbered lines, all as far from the margin, that are no items of a list."""
    joined = [_joined(one, other, lines) for one, other in pairwise(around)]
    in_list = zip([False, *joined], [*joined, False], strict=True)
    return [
        line
        for line, (follows, leads) in zip(around, in_list, strict=True)
        if line.number > 1 and not follows and not leads
    ]


def _joined(one: _Line, other: _Line, lines: list[str]) -> bool:
    """Whether two numbers are of one list: the next one, or the same with nothing between."""
    if other.number == one.number + 1:
        return True
    between = range(one.position + 1, other.position)
    return other.number == one.number and not any(
        _ends_list(lines, position, one.indent) for position in between
    )


def _ends_list(lines: list[str], position: int, indent: int) -> bool:
    """Whether a line begins a paragraph of its own outside the list."""
    raw = lines[position].expandtabs(4)
    own = len(raw) - len(raw.lstrip())
    return bool(raw.strip()) and own <= indent and not lines[position - 1].strip()
