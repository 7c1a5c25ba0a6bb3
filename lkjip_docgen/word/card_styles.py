"""Styles of the lines of cards, for templates that have none of their own."""

from __future__ import annotations

from lxml import etree

from lkjip_docgen.docx import Stylesheet, elements, styles
from lkjip_docgen.style import Style

_FIGURE = 2.1  # sizes for that of the words of tables
_SMALL = 0.9
_SINGLE = 240
_WHITE = "FFFFFF"


def add_card_styles(sheet: etree._Element, look: Style) -> None:
    """Give a style sheet those styles of cards that it lacks, in the look of the project."""
    known = Stylesheet(sheet).identifiers()
    for name, identifier in styles.NAMES_OF_CARDS.items():
        if name.casefold() not in known:
            sheet.extend(elements(_style(name, identifier, look)))


def _style(name: str, identifier: str, look: Style) -> str:
    kind = identifier.removesuffix(styles.LOW).removesuffix(styles.LIGHT)
    figure, note = kind == styles.CARD_FIGURE, kind == styles.CARD_NOTE
    half_points = round(look.huruf.ukuran_tabel * (_FIGURE if figure else _SMALL) * 2)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identifier}">'
        f'<w:name w:val="{name}"/><w:qFormat/><w:pPr><w:spacing w:before="0"'
        f' w:after="{20 if note else 30}" w:line="{_SINGLE}" w:lineRule="auto"/></w:pPr>'
        f'<w:rPr>{"" if note else "<w:b/>"}<w:color w:val="{_color(identifier, look)}"/>'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr></w:style>'
    )


def _color(identifier: str, look: Style) -> str:
    if identifier.endswith(styles.LIGHT):
        return _WHITE
    if identifier.endswith(styles.LOW):
        return look.warna.kurang
    return look.warna.redup if identifier == styles.CARD_NOTE else look.warna.utama
