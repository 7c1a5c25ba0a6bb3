"""What the cells of a column are: words, numbers, percentages, rupiah or days."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.idn import AmbiguousNumberError, NotANumberError, parse_month, read_thousands
from lkjip_docgen.model import FormatKolom, Rata, Sel
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import written_places
from lkjip_docgen.records import Record, replace
from lkjip_docgen.source.csv_reader import Cell, number, number_finding

DASHES: Final = ("-", "–", "—")
"""What says in a cell that there is no value."""

_MOST_PLACES = 4  # decimals that are shown where the office does not say how many
_MOSTLY = 0.6  # of the cells: so many numbers make words among them look like a mistake
_LABELS = frozenset({"no", "no.", "nomor", "tahun", "kode", "nip", "nik", "npsn", "rt", "rw"})
_RUPIAH = lazy_pattern(r"Rp\.?\s*", re.IGNORECASE)
_ISO = lazy_pattern(r"(\d{4})-(\d{1,2})-(\d{1,2})(?: 00:00:00)?")
_SLASHED = lazy_pattern(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_WORDED = lazy_pattern(r"(\d{1,2})\s+([^\W\d]+)\s+(\d{4})")
_YEAR = lazy_pattern(r"(?:19|20)\d\d")
_ZERO_FIRST = lazy_pattern(r"0\d+")
_GROUPED = lazy_pattern(r"\d{1,3}(?:\.\d{3}){2,}")  # 1.234.567 can only part thousands
_WHOLE: Final = ("bilangan", "rupiah")


class Shape(Record):
    """How a column is read and printed.

    `stray` is the first cell that keeps a column, which is mostly numbers, from being one.
    With `thousands` a dot in "1.816" can only part thousands.
    """

    format: FormatKolom
    desimal: int = 0
    rata: Rata = "kiri"
    stray: Cell | None = None
    thousands: bool = False


def shape_of(title: str, cells: Sequence[Cell], wanted: FormatKolom | None) -> Shape:
    """The shape of a column: of the `wanted` format, else of that which its cells have."""
    said = [cell for cell in cells if cell.text and cell.text not in DASHES]
    if wanted is not None:
        return replace(_of(wanted, said), thousands=wanted in _WHOLE)
    if title.strip().casefold() in _LABELS:
        return Shape("teks", rata="tengah")
    guessed = _guessed(said)
    return _of(guessed, said) if guessed else Shape("teks", stray=_stray(said))


def _of(form: FormatKolom, cells: Sequence[Cell]) -> Shape:
    """A format with the decimals of the cells, and the side that such cells stand at."""
    if form in ("teks", "tanggal"):
        return Shape(form, rata="kiri" if form == "teks" else "tengah")
    places = 0 if form == "bilangan" else _places(cells)
    grouped = form in _WHOLE and any(_GROUPED.search(cell.text) for cell in cells)
    return Shape(form, places, "kanan", thousands=grouped)


def _guessed(cells: Sequence[Cell]) -> FormatKolom | None:
    """The format that all cells have; None where there is none but text."""
    for form, holds in _KINDS:
        if cells and all(map(holds, cells)):
            return form
    return None


def _is_percent(cell: Cell) -> bool:
    return cell.is_percent and _number(cell) is not None


def _is_rupiah(cell: Cell) -> bool:
    return (cell.rupiah or bool(_RUPIAH.match(cell.text))) and _number(cell) is not None


def _is_day(cell: Cell) -> bool:
    return _day(cell) is not None


def _is_name(cell: Cell) -> bool:
    """Whether digits name something and count nothing: a year, a code that begins with 0."""
    return bool(_YEAR.fullmatch(cell.text) or _ZERO_FIRST.fullmatch(cell.text))


def _is_whole(cell: Cell) -> bool:
    found = _number(cell)
    return found is not None and found == found.to_integral_value() and not cell.is_percent


def _is_number(cell: Cell) -> bool:
    return _number(cell) is not None and not cell.is_percent


_KINDS: Final[tuple[tuple[FormatKolom, Callable[[Cell], bool]], ...]] = (
    ("tanggal", _is_day),
    ("persen", _is_percent),
    ("rupiah", _is_rupiah),
    ("teks", _is_name),
    ("bilangan", _is_whole),
    ("desimal", _is_number),
)
"""The formats in the order in which they are tried."""


def _stray(cells: Sequence[Cell]) -> Cell | None:
    """The first cell that is no number, where most are."""
    words = [cell for cell in cells if _number(cell) is None]
    numbers = len(cells) - len(words)
    return words[0] if words and numbers >= _MOSTLY * len(cells) else None


def odd_cell(cells: Sequence[Cell]) -> Cell | None:
    """The first cell that keeps a column from being one of numbers: a word, or a lone percent."""
    said = [cell for cell in cells if cell.text and cell.text not in DASHES]
    words = (cell for cell in said if _number(cell) is None)
    others = (cell for cell in said if cell.is_percent != said[0].is_percent)
    return next(words, None) or next(others, None)


def _number(cell: Cell) -> Number | None:
    """The number in a cell as far as a guess goes: "1.816" is one in any reading."""
    try:
        return number(_bare(cell))
    except AmbiguousNumberError:
        return Number(read_thousands(_bare(cell).text))
    except NotANumberError:
        return None


def _bare(cell: Cell) -> Cell:
    """The cell without the sign of rupiah."""
    return replace(cell, text=_RUPIAH.sub("", cell.text, count=1))


def _places(cells: Sequence[Cell]) -> int:
    """The most decimals that one of the cells was written with, within reason."""
    found = (written_places(value) for cell in cells if (value := _number(cell)) is not None)
    return min(max(found, default=0), _MOST_PLACES)


# --- one cell ----------------------------------------------------------------------------


def value_in(cell: Cell, shape: Shape) -> Sel:
    """A cell in the format of its column; `LkjipError` for one that is not of it."""
    if not cell.text or cell.text in DASHES or shape.format == "teks":
        return Sel(cell.text, None, cell.place)
    if shape.format == "tanggal":
        return Sel(cell.text, _needed_day(cell), cell.place)
    return Sel(cell.text, _needed_number(cell, shape), cell.place)


def _needed_number(cell: Cell, shape: Shape) -> Number:
    bare = _bare(cell)
    try:
        found = number(bare)
    except AmbiguousNumberError as error:
        if not shape.thousands:
            raise _ambiguous(bare, error) from None
        return Number(read_thousands(bare.text), cell.place)
    except NotANumberError as error:
        raise LkjipError(number_finding(cell, error)) from None
    assert found is not None  # an empty cell and a dash have been told apart
    if shape.format == "bilangan" and found != found.to_integral_value():
        raise _not_whole(cell)
    return found


def _ambiguous(cell: Cell, error: AmbiguousNumberError) -> LkjipError:
    finding = number_finding(cell, error)
    more = " Bila kolomnya bilangan bulat, tulis `format: bilangan` pada `kolom`."
    return LkjipError(replace(finding, suggestion=f"{finding.suggestion}{more}"))


def _not_whole(cell: Cell) -> LkjipError:
    return LkjipError(
        Finding(
            codes.SEL_BUKAN_ANGKA,
            Severity.ERROR,
            f"`{cell.text}` bukan bilangan bulat.",
            cell.place,
            "",
            "Perbaiki angkanya, atau tulis `format: desimal` pada `kolom`.",
        )
    )


def _needed_day(cell: Cell) -> date:
    found = _day(cell)
    if found is not None:
        return found
    raise LkjipError(
        Finding(
            codes.BUKAN_TANGGAL,
            Severity.ERROR,
            f"`{cell.text[:40]}` bukan tanggal.",
            cell.place,
            "",
            "Tulis tanggal seperti 2025-03-01 atau 1 Maret 2025.",
        )
    )


def _day(cell: Cell) -> date | None:
    """The day that a cell says, as Excel stores it or as people write it."""
    parts = _parts_of_a_day(cell.text)
    if parts is None:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None


def _parts_of_a_day(text: str) -> tuple[int, int, int] | None:
    """Year, month and day, whatever they are."""
    if found := _ISO.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _SLASHED.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _WORDED.fullmatch(text):
        try:
            return int(found[3]), parse_month(found[2]), int(found[1])
        except ValueError:
            return None
    return None
