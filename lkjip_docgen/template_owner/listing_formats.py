"""The list of names as aligned text, as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from lkjip_docgen.findings import place_as_data, shown_path
from lkjip_docgen.place import Place
from lkjip_docgen.source import inert
from lkjip_docgen.template_owner.listing import Entry
from lkjip_docgen.visible import one_line

_HEAD = ("NAMA", "NILAI", "SATUAN", "ASAL", "KETERANGAN")
_WIDEST = (36, 16, 80)  # characters; names and the last column are as long as they are
_COLUMNS = ("name", "label", "printed", "value", "unit", "file", "line", "column", "cell")


def as_text(entries: Sequence[Entry]) -> str:
    """One line a name, in columns; what is too long for its column ends in "…".

    A name is never shortened, so that it can be copied.
    """
    rows = [_HEAD, *map(_row, entries)]
    first, *others = (max(map(len, column)) for column in list(zip(*rows, strict=True))[:-1])
    widths = [first, *map(min, others, _WIDEST)]
    return "\n".join(_line(row, widths) for row in rows)


def as_json(entries: Sequence[Entry]) -> str:
    """`{"values": [{"name", "label", "printed", "value", "unit", "file", ...}]}`.

    File, line, column and cell are null where the value was not written by the
    office itself; `inputs` are the paths of what a formula is computed from.
    """
    body = {"values": [_object(entry) for entry in entries]}
    return json.dumps(body, ensure_ascii=False, indent=2)


def as_csv(entries: Sequence[Entry]) -> str:
    """A table with a head; the inputs of a formula in one cell, parted by semicolons.

    No cell is a formula to the program that opens it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*_COLUMNS, "formula", "inputs"])
    for entry in entries:
        found = _object(entry)
        cells = [found[name] for name in (*_COLUMNS, "formula")]
        texts = ["" if cell is None else str(cell) for cell in cells]
        writer.writerow(map(inert, [*texts, "; ".join(entry.inputs)]))
    return out.getvalue().rstrip("\n")


def _row(entry: Entry) -> tuple[str, ...]:
    printed = " ".join(entry.printed.split())
    told = (entry.name, printed, entry.unit, _origin(entry), entry.label)
    return tuple(one_line(cell) for cell in told)


def _origin(entry: Entry) -> str:
    if entry.place is not None:
        return _written(entry.place)
    inputs = f" ({'; '.join(entry.inputs)})" if entry.inputs else ""
    return f"= {entry.formula}{inputs}" if entry.formula else ""


def _written(place: Place) -> str:
    return f"{shown_path(place.file)}:{place.line}:{place.column}"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [_cut(cell, width).ljust(width) for cell, width in zip(row, widths, strict=False)]
    return "  ".join([*cells, row[-1]]).rstrip()


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _object(entry: Entry) -> dict[str, object]:
    return {
        "name": entry.name,
        "label": entry.label,
        "printed": entry.printed,
        "value": entry.value,
        "unit": entry.unit,
        **place_as_data(entry.place),
        "formula": entry.formula,
        "inputs": list(entry.inputs),
    }
