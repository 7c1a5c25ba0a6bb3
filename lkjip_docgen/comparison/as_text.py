"""The differences for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from lkjip_docgen.comparison.compare import Differences, NumberChange
from lkjip_docgen.comparison.showing import (
    NUMBER_TITLES,
    ORIGINS,
    PART_TITLES,
    TEXT_TITLES,
    by_change,
    change_of,
    excerpts,
    part_name,
    place_of,
    places_of,
    shown,
    summary,
    title_of,
)
from lkjip_docgen.comparison.wording import Change, Stretch, TextChange
from lkjip_docgen.visible import one_line, visible

_LABEL = 40  # columns
_LONGEST = 2000  # characters of a row of a table
_HEAD = ("Keterangan", "Lama", "Baru", "Selisih", "Tercetak pada")


def render(differences: Differences, width: int = 100, *, color: bool = False) -> str:
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
    for change, title in NUMBER_TITLES.items():
        listed = by_change(differences.numbers, change)
        if listed:
            yield from ("", f"{title}: {len(listed)}")
            yield from _number_table(listed, change)


def _number_table(listed: list[NumberChange], change: Change) -> Iterator[str]:
    both = change is Change.CHANGED
    rows = [
        (
            entry.number.label,
            shown(entry.old),
            shown(entry.new),
            change_of(entry),
            places_of(entry.number),
        )
        for entry in listed
    ]
    columns = (0, 1, 2, 3, 4) if both else (0, 1 if change is Change.REMOVED else 2, 4)
    head = _HEAD if both else ("Keterangan", "Nilai", "Nilai", "", "Tercetak pada")
    widths = [max(len(row[index]) for row in (head, *rows)) for index in range(5)]
    widths[0] = min(widths[0], _LABEL)
    yield _line(head, columns, widths)
    origin = None
    for entry, row in zip(listed, rows, strict=True):
        if entry.number.computed is not origin:
            origin = entry.number.computed
            yield f"  {ORIGINS[origin]}"
        first, *rest = textwrap.wrap(row[0], _LABEL) or [""]
        yield _line((first, *row[1:]), columns, widths)
        yield from (f"    {line}" for line in (*rest, entry.number.path))


def _line(row: tuple[str, ...], columns: tuple[int, ...], widths: list[int]) -> str:
    cells = (
        row[index].rjust(widths[index]) if 0 < index < 4 else row[index].ljust(widths[index])
        for index in columns
    )
    return f"  {'  '.join(cells)}"


def _parts(differences: Differences) -> Iterator[str]:
    for change, title in PART_TITLES.items():
        listed = [entry.part for entry in differences.parts if entry.change is change]
        if listed:
            yield from ("", f"{title}: {len(listed)}")
            yield from (f"  {part_name(part)}" for part in listed)


def _texts(differences: Differences, width: int, color: bool) -> Iterator[str]:
    for change, title in TEXT_TITLES.items():
        listed = [entry for entry in differences.texts if entry.change is change]
        if listed:
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
    if not (piece.removed or piece.added):
        return words
    text = f"[-{words}-]" if piece.removed else f"{{+{words}+}}"
    paint = "31" if piece.removed else "32"
    return f"\x1b[{paint}m{text}\x1b[0m" if color else text
