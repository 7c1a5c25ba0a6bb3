"""How the workbook looks: colours, fonts, widths, number formats."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from copy import copy
from weakref import WeakKeyDictionary

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray

from lkjip_docgen.editing import as_number
from lkjip_docgen.model import Field, Kind
from lkjip_docgen.quantity import written_places
from lkjip_docgen.workbook.cells import NO_DOTS_BELOW

_NAVY = "1F3864"
_LINE = Side(style="thin", color="C9CDD3")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
INPUT = PatternFill("solid", fgColor="FFF8DC")
COMPUTED = PatternFill("solid", fgColor="E4E6EA")
UNUSED = PatternFill("lightUp", fgColor="B8BDC6", bgColor="F1F2F4")
_HEAD = PatternFill("solid", fgColor=_NAVY)
_NAME = PatternFill("solid", fgColor="F3F5F8")
_UNLOCKED = Protection(locked=False)
LOCKED = Protection(locked=True)
WRAP = Alignment(wrap_text=True, vertical="top")
ONE_LINE = Alignment(vertical="top")
WRAP_LEFT = Alignment(wrap_text=True, vertical="top", horizontal="left")
_MIDDLE = Alignment(vertical="top", horizontal="center")
_CENTER = Alignment(wrap_text=True, vertical="center", horizontal="center")
_RIGHT = Alignment(vertical="top", horizontal="right", indent=1)
TITLE = Font(name="Calibri", size=16, bold=True, color=_NAVY)
BLOCK_TITLE = Font(name="Calibri", size=13, bold=True, color=_NAVY)
HINT = Font(name="Calibri", size=10, italic=True, color="5A6472")
_TEXT = Font(name="Calibri", size=11)
_BOLD = Font(name="Calibri", size=11, bold=True)
_WHITE = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
LINK = Font(name="Calibri", size=11, color="0B5394", underline="single")

LABEL_WIDTH, FORM_WIDTH = 30, 84
_WIDTHS = {
    Kind.TEKS: 24,
    Kind.BULAN: 14,
    Kind.URAIAN: 58,
    Kind.DAFTAR: 52,
    Kind.ANGKA: 12,
    Kind.NILAI: 12,
    Kind.ANGKA_TERCETAK: 16,
    Kind.RUPIAH: 20,
    Kind.CACAH: 12,
    Kind.TAHUN: 10,
    Kind.TANGGAL: 19,
    Kind.PILIHAN: 20,
    Kind.YA_TIDAK: 12,
}
_AS_TYPED = "General"
_FORMATS = {
    Kind.ANGKA: _AS_TYPED,
    Kind.NILAI: _AS_TYPED,
    Kind.RUPIAH: '"Rp"#,##0',
    Kind.CACAH: "#,##0",
    Kind.TAHUN: "0",
    Kind.TANGGAL: "[$-421]d mmmm yyyy",
}
_FURTHER = "#" * 8  # decimals that are shown where there are any
_COMPUTED = f"0.00{_FURTHER}"  # a percentage may need more than two decimals not to look like 100
_ALIGNMENTS = {
    Kind.ANGKA: _RIGHT,
    Kind.NILAI: _RIGHT,
    Kind.RUPIAH: _RIGHT,
    Kind.CACAH: _RIGHT,
    Kind.TAHUN: _MIDDLE,
    Kind.TANGGAL: _MIDDLE,
}
_LONGEST = 46
_LINE_HEIGHT = 15.0
_TALLEST = 400.0  # Excel shows at most 409 points
_PER_UNIT = 1.2  # characters of ordinary text on a unit of column width


def width_of(field: Field, values: list[object]) -> float:
    """The width of a column in characters: by kind, and for texts by what stands in it."""
    least = max(_WIDTHS[field.kind], min(len(field.label) + 2, 18))
    if field.kind not in (Kind.TEKS, Kind.BULAN):
        return least
    texts = [str(value) for value in values if value is not None]
    if not texts:
        return least
    longest = max(map(len, texts))
    return min(max(14, longest * 0.95 + 2, min(least, len(field.label) + 4)), _LONGEST)


def number_format(kind: Kind, value: object = None) -> str:
    """The number format of a kind; what may have decimals has those that it was typed with.

    So a form shows it too: 295 and 17,5, and 3,30 where the data say 3.30.  What is typed over it
    shows all of its own.
    """
    number = as_number(value) if kind in (Kind.ANGKA, Kind.NILAI) else None
    if number is None:
        return _FORMATS.get(kind, "@")
    places = written_places(number)
    if places > written_places(number.normalize()):
        return f"0.{'0' * places}{_FURTHER}"
    return "#,##0" if places == 0 and abs(number) >= NO_DOTS_BELOW else _AS_TYPED


def height_of(texts: Iterable[tuple[object, float]]) -> float:
    """The height of a row that shows each of the texts in a column of its width."""
    lines = 1
    for value, width in texts:
        if isinstance(value, str):
            room = max(1, int((width - 1) * _PER_UNIT))
            lines = max(lines, sum(1 + (len(line) - 1) // room for line in value.split("\n")))
    return min(lines * _LINE_HEIGHT, _TALLEST)


_worn: WeakKeyDictionary[Workbook, dict[Hashable, StyleArray]] = WeakKeyDictionary()


def _dress(cell: Cell, look: Hashable, put_on: Callable[[], None]) -> None:
    """Dress a cell as `put_on` does, which gives every cell of that `look` the same.

    The next cell alike takes the style of the first as it is: to find each font, fill and
    border again among those of the workbook is what takes longest in an export.
    """
    worn = _worn.setdefault(cell.parent.parent, {})
    key = look, bytes(cell._style or b"")
    if key in worn:
        cell._style = copy(worn[key])
        return
    put_on()
    worn[key] = copy(cell._style)


def dress_head(cell: Cell) -> None:
    """The heading of a column."""

    def put_on() -> None:
        cell.font, cell.fill, cell.alignment, cell.border = _WHITE, _HEAD, _CENTER, _BOX

    _dress(cell, "head", put_on)


def dress_label(cell: Cell) -> None:
    """The name of a value in a form, or of a row in a monthly table."""

    def put_on() -> None:
        cell.font, cell.fill, cell.alignment, cell.border = _BOLD, _NAME, WRAP, _BOX

    _dress(cell, "label", put_on)


def dress_input(cell: Cell, kind: Kind, value: object) -> None:
    """A cell to be filled in."""
    form = number_format(kind, value)

    def put_on() -> None:
        cell.font, cell.fill, cell.border, cell.protection = _TEXT, INPUT, _BOX, _UNLOCKED
        cell.alignment = _ALIGNMENTS.get(kind, WRAP)
        cell.number_format = form

    _dress(cell, ("input", kind, form), put_on)


def dress_beside(cell: Cell) -> None:
    """A cell that a value reaches over."""

    def put_on() -> None:
        cell.fill, cell.border, cell.protection = INPUT, _BOX, _UNLOCKED

    _dress(cell, "beside", put_on)


def dress_computed(cell: Cell, kind: Kind) -> None:
    """A protected cell with a formula."""

    def put_on() -> None:
        cell.font, cell.fill, cell.border, cell.alignment = _TEXT, COMPUTED, _BOX, _RIGHT
        cell.number_format = _COMPUTED if kind in (Kind.ANGKA, Kind.NILAI) else number_format(kind)

    _dress(cell, ("computed", kind), put_on)


def dress_text(cell: Cell, *, bold: bool = False) -> None:
    """A line of the guide."""

    def put_on() -> None:
        cell.font, cell.alignment = (_BOLD if bold else _TEXT), WRAP

    _dress(cell, ("text", bold), put_on)
