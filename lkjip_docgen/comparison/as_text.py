"""The differences for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from lkjip_docgen.comparison.changed_texts import Change, Stretch, TextChange
from lkjip_docgen.comparison.compare import Differences, NumberChange
from lkjip_docgen.comparison.showing import (
    NUMBER_TITLES,
    PART_TITLES,
    TEXT_TITLES,
    by_change,
    by_origin,
    excerpts,
    part_name,
    place_of,
    places_of,
    summary,
    title_of,
    values_of,
)
from lkjip_docgen.visible import one_line, visible

_LABEL = 40  # columns
_LONGEST = 2000  # characters of a row of a table
_HEADS = {Change.CHANGED: ("Keterangan", "Lama", "Baru", "Selisih", "Tercetak pada")}
_HEAD_OF_ONE = ("Keterangan", "Nilai", "Tercetak pada")


def render_text(differences: Differences, width: int = 100, *, color: bool = False) -> str:
    """What differs, in blocks for numbers, parts and texts; the summary is the last line."""
    told = [
        f"Lama: {title_of(differences.old)}",
        f"Baru: {title_of(differences.new)}",
        *(f"Perhatian: {remark}" for remark in differences.remarks),
        *_numbers(differences),
        *_parts(differences),
    ]
    lines = [
        *(one_line(line, _LONGEST) for line in told),
        *_texts(differences, max(width, 60), color),
        "",
        summary(differences),
    ]
    return "\n".join(line.rstrip() for line in lines)


def _numbers(differences: Differences) -> Iterator[str]:
    for change, title, listed in by_change(differences.numbers, NUMBER_TITLES):
        yield from ("", f"{title}: {len(listed)}")
        yield from _number_table(listed, _HEADS.get(change, _HEAD_OF_ONE))


def _number_table(listed: list[NumberChange], head: tuple[str, ...]) -> Iterator[str]:
    rows = [head, *map(_cells, listed)]
    longest, *others = (max(map(len, column)) for column in zip(*rows, strict=True))
    widths = [min(longest, _LABEL), *others]
    yield _line(head, widths)
    for origin, entries in by_origin(listed):
        yield f"  {origin}"
        for entry in entries:
            yield from _number(entry, widths)


def _number(entry: NumberChange, widths: list[int]) -> Iterator[str]:
    """The line of a number; below it the rest of its label, and its path."""
    label, *cells = _cells(entry)
    first, *rest = textwrap.wrap(label, _LABEL) or [""]
    yield _line((first, *cells), widths)
    yield from (f"    {line}" for line in (*rest, entry.number.path))


def _cells(entry: NumberChange) -> tuple[str, ...]:
    return (entry.number.label, *values_of(entry), places_of(entry.number))


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    """Cells in columns; the numbers between the first and the last stand to the right."""
    numbers = range(1, len(row) - 1)
    cells = (
        cell.rjust(width) if index in numbers else cell.ljust(width)
        for index, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return f"  {'  '.join(cells)}"


def _parts(differences: Differences) -> Iterator[str]:
    for _, title, listed in by_change(differences.parts, PART_TITLES):
        yield from ("", f"{title}: {len(listed)}")
        yield from (f"  {part_name(entry.part)}" for entry in listed)


def _texts(differences: Differences, width: int, color: bool) -> Iterator[str]:
    for _, title, listed in by_change(differences.texts, TEXT_TITLES):
        yield from ("", f"{title}: {len(listed)}")
        for entry in listed:
            yield f"  {one_line(place_of(entry.words))}"
            yield from textwrap.wrap(
                _shown(entry, color), width, initial_indent="    ", subsequent_indent="    "
            )


def _shown(entry: TextChange, color: bool) -> str:
    if entry.change is Change.CHANGED:
        return " ".join(_marked(piece, color) for piece in excerpts(entry))
    return visible(textwrap.shorten(entry.words.text, 240, placeholder=" …"))


def _marked(piece: Stretch, color: bool) -> str:
    words = visible(piece.text)
    if piece.stays:
        return words
    text, paint = (f"[-{words}-]", "31") if piece.removed else (f"{{+{words}+}}", "32")
    return f"\x1b[{paint}m{text}\x1b[0m" if color else text
