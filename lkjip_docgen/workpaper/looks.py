"""How the working paper looks: colours of the style, number formats, cells of each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lkjip_docgen.quantity import Quantity, Unit
from lkjip_docgen.style import Style

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

FACE: Final = "Calibri"
_INPUT: Final = "FFF8DC"
"""The ground of cells to type in, as in the workbook of the data."""
_SMALL, _PLAIN, _LARGE = 9, 10, 16

_Properties = dict[str, str | int | bool]

_CELL: Final[_Properties] = {"text_wrap": True, "valign": "top", "border": 1}
_TEXT: Final[_Properties] = {**_CELL, "align": "left", "indent": 1}
_KINDS: Final[dict[str, _Properties]] = {
    "title": {"bold": True, "font_size": _LARGE, "font_color": "utama"},
    "hint": {"text_wrap": True, "valign": "top", "font_color": "redup"},
    "label": {"bold": True, "valign": "top", "font_color": "utama"},
    "plain": {"text_wrap": True, "valign": "top"},
    "link": {"font_color": "aksen", "underline": 1, "valign": "top"},
    "head": {
        "bold": True,
        "font_color": "FFFFFF",
        "bg_color": "utama",
        "text_wrap": True,
        "valign": "vcenter",
        "align": "center",
        "border": 1,
    },
    "block": {"bold": True, "font_color": "utama", "bg_color": "muda", "border": 1},
    "text": _TEXT,
    "path": {**_TEXT, "font_color": "redup", "font_size": _SMALL},
    "small": {**_TEXT, "font_size": _SMALL},
    "again": {**_TEXT, "text_wrap": False, "font_size": _SMALL, "font_color": "redup"},
    "count": {**_CELL, "align": "center"},
    "date": {**_CELL, "num_format": "dd/mm/yyyy", "align": "center"},
    "linked": {**_TEXT, "font_size": _SMALL, "font_color": "aksen", "underline": 1},
    "answer": {**_CELL, "bg_color": _INPUT, "align": "center"},
    "input": {**_CELL, "bg_color": _INPUT, "align": "right"},
    "input_text": {**_TEXT, "bg_color": _INPUT},
    "result": {**_CELL, "bold": True, "align": "right"},
    "step": {**_CELL, "align": "right", "font_color": "redup"},
    "printed": {**_CELL, "align": "right"},
    "difference": {**_CELL, "align": "center"},
    "missing": {"font_color": "penanda", "bg_color": "latar_penanda", "italic": True},
    "wrong": {"font_color": "FFFFFF", "bg_color": "kurang", "bold": True},
    "good": {"font_color": "teks"},
}
_COLOURS: Final = ("font_color", "bg_color", "border_color")


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook, style: Style) -> None:
        self._book = book
        self._colours = style.warna
        self._made: dict[tuple[str, str], Format] = {}

    def of(self, kind: str, code: str = "") -> Format:
        """The format of a kind of cell; `code` is the number format of Excel."""
        made = self._made.get((kind, code))
        if made is None:
            made = self._made[kind, code] = self._book.add_format(self._properties(kind, code))
        return made

    def _properties(self, kind: str, code: str) -> _Properties:
        properties: _Properties = {"font_name": FACE, "font_size": _PLAIN, **_KINDS[kind]}
        if kind in ("missing", "wrong", "good"):  # laid over a cell that has the rest
            del properties["font_name"], properties["font_size"]
        if "border" in properties:
            properties["border_color"] = "garis"
        for key in _COLOURS:
            if key in properties:
                properties[key] = f"#{self._colours.of(str(properties[key]))}"
        if code:
            properties["num_format"] = code
        return properties


def number_code(quantity: Quantity) -> str:
    """The number format of a quantity, as it is printed; the reader's Excel sets its own signs."""
    decimals = "." + "0" * quantity.places if quantity.places else ""
    if quantity.unit is Unit.RUPIAH:
        return f'"Rp"#,##0{decimals}'
    if quantity.unit is Unit.PERSEN:
        return f'#,##0{decimals}"%"'
    return f"#,##0{decimals}"


def exact_code(quantity: Quantity) -> str:
    """The same with the decimals behind those that are printed."""
    more = "####" if quantity.places else ".####"
    code = number_code(quantity)
    return code[:-3] + more + code[-3:] if code.endswith('"%"') else code + more
