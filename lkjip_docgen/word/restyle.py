"""Lays the project's look over a template made in the default look.

What the template says in the terms of the default look (its navy, its face,
its margins) follows the project's `gaya.toml`; what the template's owner
chose otherwise stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from lkjip_docgen.docx import TWIPS_PER_CM, Element, q, w, whole
from lkjip_docgen.records import field_names
from lkjip_docgen.style import Style, load_style

_DRAWING_COLOR = q("a", "srgbClr")
_SIDES = {"top": "atas", "bottom": "bawah", "left": "kiri", "right": "kanan"}
_LINE = 240  # w:line of single spacing


def restyle(roots: Iterable[Element], look: Style) -> None:
    """Change colours, face, sizes, line spacing and page of the parts `roots`."""
    house = load_style()
    if look == house:
        return
    for root in roots:
        _words(root, _colors_and_face(house, look))
        _page(root, house, look)
        if root.tag == w("styles"):
            _sizes(root, house, look)


def _colors_and_face(house: Style, look: Style) -> dict[str, str]:
    changes = {house.huruf.utama: look.huruf.utama}
    for name in field_names(house.warna):
        old, new = getattr(house.warna, name), getattr(look.warna, name)
        if isinstance(old, str):
            changes[old] = new
    return {old: new for old, new in changes.items() if old != new}


def _words(root: Element, changes: dict[str, str]) -> None:
    borders = (w(side) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    for element in root.iter(w("color"), w("shd"), w("rFonts"), _DRAWING_COLOR, *borders):
        for attribute, value in element.attrib.items():
            if value in changes:
                element.set(attribute, changes[value])


def _page(root: Element, house: Style, look: Style) -> None:
    for margins in root.iter(w("pgMar")):
        for side, name in _SIDES.items():
            old, new = getattr(house.halaman, name), getattr(look.halaman, name)
            _swap(margins, side, _twips(old), _twips(new))
    for size in root.iter(w("pgSz")):
        _swap(size, "w", _twips(house.halaman.lebar), _twips(look.halaman.lebar))
        _swap(size, "h", _twips(house.halaman.tinggi), _twips(look.halaman.tinggi))
    old, new = _twips(house.halaman.lebar_teks), _twips(look.halaman.lebar_teks)
    for tab in root.iter(w("tab")):
        _swap(tab, "pos", old, new)


def _sizes(sheet: Element, house: Style, look: Style) -> None:
    text = look.huruf.ukuran / house.huruf.ukuran
    table = look.huruf.ukuran_tabel / house.huruf.ukuran_tabel
    for style in sheet:
        ratio = table if "Tabel" in style.get(w("styleId"), "") else text
        for size in style.iter(w("sz"), w("szCs")):
            size.set(w("val"), str(round(whole(size, w("val")) * ratio)))
        for spacing in style.iter(w("spacing")):
            old, new = round(_LINE * house.huruf.spasi), round(_LINE * look.huruf.spasi)
            _swap(spacing, "line", old, new)


def _swap(element: Element, name: str, old: int, new: int) -> None:
    """Give an attribute that has the default's value (to a rounding) the project's."""
    value = element.get(w(name))
    if value is not None and value.lstrip("-").isdigit() and abs(int(value) - old) <= 1:
        element.set(w(name), str(new))


def _twips(centimetres: float) -> int:
    return round(centimetres * TWIPS_PER_CM)
