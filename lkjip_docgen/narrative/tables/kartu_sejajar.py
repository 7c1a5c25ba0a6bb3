"""Cards side by side whose numbers stand on one line, and whose small charts do."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_docgen.document import (
    Cell,
    CellLine,
    Inlines,
    Inset,
    Row,
    Text,
    plain_text,
)
from lkjip_docgen.narrative.tables.cells import Baris, kartu
from lkjip_docgen.records import Record

_POINTS_A_CM = 72 / 2.54
_ROW_CM = 16.0  # of all cards of a row, on the page as it comes
_MARGINS_CM = 0.48  # of a card, with the gap beside it
_SMALL_PT = 8.05  # size of the words above and below a number
_BOLD = 1.06  # how much wider bold type is
_WIDTHS = {
    0.222: "ijl'",
    0.278: " !,./:;I[]ft·\u00a0",
    0.333: '()-r"',
    0.5: "cksvxyzJ",
    0.584: "+<=>~−",
    0.611: "FTZ",
    0.667: "ABEKPSVXY&",
    0.722: "CDHNRUw",
    0.778: "GOQ",
    0.833: "Mm",
    0.889: "%",
    0.944: "W",
    1.0: "…—▲▼",
}
"""Letters by how wide they are in a typeface like Arial, in sizes of the type."""
_EM = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_OTHERS = 0.556  # figures and most small letters
_OPEN = ("dan", "atau", "di", "ke", "dari", "pada", "dengan", "terhadap", "yang", "oleh", "untuk")
_EMPTY = Text("\u00a0")  # a line without words is as high as others


class Kartu(Record):
    """A card before it stands beside others: what it is about, its number, words, a chart."""

    judul: tuple[Baris, ...]
    angka: Baris
    rincian: tuple[Baris, ...] = ()
    tren: Inset | None = None
    latar: str = "muda"


def baris_kartu(cards: Sequence[Kartu], kolom: int) -> Row:
    """A row of cards that share `kolom` columns evenly.

    Short titles get empty lines below them, so that the numbers of the row stand level; where
    one has a chart the words before it do as well.
    """
    size = len(cards)
    above = max(_height(card.judul, size) for card in cards)
    charts = any(card.tren for card in cards)
    between = max(_height(card.rincian, size) for card in cards) if charts else 0
    cells = (_cell(card, size, kolom // size, above, between) for card in cards)
    return Row(tuple(cells))


def _cell(card: Kartu, size: int, span: int, above: int, between: int) -> Cell:
    before_chart = _filled(card.rincian, size, between) if card.tren else card.rincian
    chart: Inlines = () if card.tren is None else (card.tren,)
    lines = (*_filled(card.judul, size, above), card.angka, *before_chart, (CellLine.BODY, chart))
    return kartu(*lines, latar=card.latar, colspan=span)


def _filled(lines: Sequence[Baris], size: int, height: int) -> tuple[Baris, ...]:
    """The lines with as many empty ones below them as make them `height` lines."""
    missing = max(0, height - _height(lines, size))
    return (*lines, *[(CellLine.NOTE, (_EMPTY,))] * missing)


def _height(lines: Sequence[Baris], size: int) -> int:
    """How many lines these take in one of `size` cards in a row."""
    return sum(
        len(_wrapped(plain_text(content), size, bold=kind is CellLine.LABEL))
        for kind, content in lines
        if content
    )


def dipotong(name: str, size: int, most: int, *, bold: bool = False) -> str:
    """A name that takes at most `most` lines of one of `size` cards in a row.

    A longer one loses its end, and no word that only leads to another stands last.
    """
    lines = _wrapped(name, size, bold=bold)
    if len(lines) <= most:
        return name
    words = " ".join(lines[:most]).split()
    while len(words) > 1 and _is_open(words, size, most, bold=bold):
        words.pop()
    return f"{' '.join(words).rstrip(',;')} …"


def _is_open(words: Sequence[str], size: int, most: int, *, bold: bool) -> bool:
    """Whether a name cannot end here: its last word leads on, or "…" has no room."""
    if words[-1].casefold() in _OPEN:
        return True
    return len(_wrapped(f"{' '.join(words)} …", size, bold=bold)) > most


def _wrapped(text: str, size: int, *, bold: bool) -> list[str]:
    """The lines of a text in one of `size` cards in a row."""
    room = (_ROW_CM / size - _MARGINS_CM) * _POINTS_A_CM / _SMALL_PT / (_BOLD if bold else 1)
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _width(text: str) -> float:
    """How wide words are, in sizes of their type."""
    return sum(_EM.get(letter, _OTHERS) for letter in text)
