"""Cells of a workbook changed where they stand: all else stays as it is, its look too.

The part of the sheet is changed as it is written.  A library that reads a workbook into objects
and writes those would lose what it does not know: charts, pictures, pivot tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Final

from lxml import etree

from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import filling as codes
from lkjip_docgen.source import Book, grids_in, open_book, shown, sound_parts
from lkjip_docgen.workbook.sheet_xml import (
    SheetXml,
    as_bytes,
    computed_anew,
    hold,
    packed,
    sheet_parts,
)
from lkjip_docgen.workbook.stale_formulas import UNKNOWN, Results, Spot, stale
from lkjip_docgen.workbook.typed_cells import CellValue, cell_value

_WORKBOOK: Final = "xl/workbook.xml"
_SIGNED: Final = "_xmlsignatures/"

Typed = Mapping[tuple[int, int], str]
"""What is typed into cells, by row and column counted from 0."""


def with_typed(path: Path, raw: bytes, sheet: str, typed: Typed) -> bytes:
    """The bytes of a workbook with other cells in one of its sheets.

    Cells that show the same already are left alone.  Raises `LkjipError` for a cell with a
    formula, or another that must stay; for what a cell cannot hold; and for a signed workbook.
    """
    new = _different(path, raw, sheet, typed)
    if not new:
        return raw
    book = open_book(path, raw)
    parts = dict(sound_parts(raw))
    if any(name.startswith(_SIGNED) for name in parts):
        raise _fixed(path, "Buku kerja ini ditandatangani secara elektronik.")
    values = {spot: _value(book, sheet, spot, text) for spot, text in new.items()}
    names = sheet_parts(parts)
    cells = SheetXml(parts[names[sheet]])
    for (row, column), value in values.items():
        cells.put(row + 1, column + 1, value)
    sheets = {names[sheet]: cells}
    if any(book.computed.values()):
        sheets = _recomputed(book, raw, {_spot(sheet, *at): v for at, v in values.items()}, sheets)
        parts[_WORKBOOK] = computed_anew(parts[_WORKBOOK])
    parts |= {name: as_bytes(each.root) for name, each in sheets.items()}
    return packed(parts)


def shown_as(path: Path, raw: bytes, sheet: str, typed: Typed) -> dict[tuple[int, int], str]:
    """What the cells of a sheet show once something is typed into them; raises as `with_typed`."""
    new = _different(path, raw, sheet, typed)
    if not new:
        return {}
    book = open_book(path, raw)
    return {
        spot: _shown(book, sheet, spot, _value(book, sheet, spot, text))
        for spot, text in new.items()
    }


def _shown(book: Book, sheet: str, spot: tuple[int, int], value: CellValue) -> str:
    """What a cell shows that holds a value."""
    if not isinstance(value, Decimal):
        return value or ""
    from openpyxl.styles.numbers import is_date_format
    from openpyxl.utils.datetime import from_excel

    form = _form(book, sheet, spot)
    stored = int(value) if value == value.to_integral_value() else float(value)
    return shown(from_excel(stored) if is_date_format(form) else stored, form)


def _different(path: Path, raw: bytes, sheet: str, typed: Typed) -> dict[tuple[int, int], str]:
    """What is typed and is not there already, if it may be there."""
    grid = grids_in(path, raw).grids.get(sheet)
    if grid is None or grid.problem:
        message = grid.problem if grid is not None else f"Lembar `{sheet}` tidak ada."
        raise _fixed(path, message)
    found: dict[tuple[int, int], str] = {}
    for (row, column), text in typed.items():
        line = grid.rows[row] if row < len(grid.rows) else ()
        there = line[column] if column < len(line) else ""
        if " ".join(there.split()) == text:
            continue
        why = grid.fixed.get((row, column))
        if why is not None:
            raise _not_for_typing(path, sheet, row, column, why)
        found[row, column] = text
    return found


def _not_for_typing(path: Path, sheet: str, row: int, column: int, why: str) -> LkjipError:
    from openpyxl.utils import get_column_letter

    cell = f"Sel {get_column_letter(column + 1)}{row + 1} lembar `{sheet}`"
    told = f"berisi rumus {why}" if why.startswith("=") else f"adalah {why}"
    return _fixed(path, f"{cell} {told}.")


def _fixed(path: Path, message: str) -> LkjipError:
    return problem(
        codes.TABEL_EXCEL,
        message.removesuffix(".") + ", sehingga tidak diubah di sini.",
        path,
        "Ubah di Excel, lalu simpan; perubahannya langsung terbaca.",
    )


def _form(book: Book, sheet: str, spot: tuple[int, int]) -> str:
    """The number format of a cell; of one that is not there yet, that of the cell above."""
    row, column = spot
    cell = book.sheets[sheet].cell(row + 1, column + 1)
    if cell.value is None and not cell.has_style and row:
        cell = book.sheets[sheet].cell(row, column + 1)
    return str(cell.number_format)


def _value(book: Book, sheet: str, spot: tuple[int, int], text: str) -> CellValue:
    row, column = spot
    before = book.sheets[sheet].cell(row + 1, column + 1).value
    place = book.place(sheet, row + 1, column + 1)
    return cell_value(text, before, _form(book, sheet, spot), place)


# --- formulas ----------------------------------------------------------------------------


def _spot(sheet: str, row: int, column: int) -> Spot:
    """A cell as formulas name it."""
    return sheet.casefold(), row + 1, column + 1


def _recomputed(
    book: Book, raw: bytes, changed: Mapping[Spot, CellValue], own: Mapping[str, SheetXml]
) -> dict[str, SheetXml]:
    """The sheets by their parts, with what formulas come to that follow from changed cells."""
    found = grids_in(Path(book.file), raw).formulas
    formulas = {_spot(*spot): text for spot, text in found.items()}
    wrong = stale(formulas, changed)
    results = Results(formulas, wrong, partial(_stored, book, changed))
    parts = sound_parts(raw)
    names = {name.casefold(): part for name, part in sheet_parts(parts).items()}
    sheets = dict(own)
    for name in {sheet for sheet, _, _ in wrong}:
        cells = sheets.setdefault(names[name], SheetXml(parts[names[name]]))
        for (row, column), element in cells.cells():
            if (name, row, column) in wrong:
                result = results.of((name, row, column)) if _is_alone(element) else None
                hold(element, None if result is None else Decimal(repr(result)))
    return sheets


def _is_alone(cell: etree._Element) -> bool:
    """Whether a formula fills its own cell and no others."""
    formula = cell.find("{*}f")
    return formula is not None and formula.get("t") not in ("array", "dataTable")


def _stored(book: Book, changed: Mapping[Spot, CellValue], spot: Spot) -> object:
    """What a cell holds as Excel computes with it."""
    if spot in changed:
        value = changed[spot]
        return float(value) if isinstance(value, Decimal) else value
    name, row, column = spot
    known = {title.casefold(): title for title in book.sheets}
    if name not in known:
        return UNKNOWN
    title = known[name]
    cell = book.sheets[title].cell(row, column)
    uncounted = cell.value is None and (row, column) in book.computed[title]
    return UNKNOWN if cell.data_type == "e" or uncounted else cell.value
