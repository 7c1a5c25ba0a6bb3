"""Figures: pictures in the line of text, with alternative text and caption."""

from __future__ import annotations

from pathlib import Path

from lkjip_docgen.document import Chart, Figure, Marker
from lkjip_docgen.docx import EMU_PER_CM, TWIPS_PER_CM, paragraph, styles
from lkjip_docgen.style import NATIVE
from lkjip_docgen.word.book import Book, Room
from lkjip_docgen.word.drawings import fitted, inline_chart, inline_picture
from lkjip_docgen.word.markers import marker
from lkjip_docgen.word.paragraphs import KEEP_NEXT, caption, source
from lkjip_docgen.word.photos import photo_grid

_CAPTION_SPACE = 3.0  # centimetres left on the page for the caption and a line of text
_SHEET_SPACE = 0.8  # centimetres left below a figure that has the page to itself


def figure(node: Figure, book: Book, room: Room) -> str:
    """A figure: picture, caption below, source; the three stay together."""
    if node.photos:
        return photo_grid(node, book, room) + _words_below(node, book)
    properties = (KEEP_NEXT if _has_words(node) else "") + book.take_break()
    drawing = _drawing(node, book, room)
    if not drawing:
        shown = _missing(node, properties)
    else:
        shown = paragraph(styles.PICTURE, drawing, properties)
        if not _has_words(node) and node.sheet is None:
            shown += paragraph(styles.AFTER_TABLE, "")
    return shown + _words_below(node, book)


def _drawing(node: Figure, book: Book, room: Room) -> str:
    """What a figure shows: a chart of Word, a picture, or nothing ("")."""
    if node.chart is not None and _is_native(node.chart, book):
        return _chart(node, node.chart, book, room)
    path = book.charts.get(node.chart.id) if node.chart else node.picture
    return "" if path is None else _picture(node, path, book, room)


def _is_native(chart: Chart, book: Book) -> bool:
    """Whether Word draws a chart; matplotlib is not loaded for those who did not ask for that."""
    if book.style.grafik != NATIVE:
        return False
    from lkjip_docgen.native_charts import in_word

    return in_word(chart, book.style)


def _has_words(node: Figure) -> bool:
    """Whether something stands below a picture that belongs to it."""
    return bool(node.caption or node.source)


def _missing(node: Figure, properties: str) -> str:
    """The box in the place of a picture that is not there."""
    words = node.missing or f"BELUM ADA GAMBAR: {node.alt}"
    return paragraph(styles.PICTURE_BOX, marker(Marker(words)), properties)


def _words_below(node: Figure, book: Book) -> str:
    out = ""
    if node.caption:
        held = bool(node.source)
        out += caption(node.id, node.caption, styles.FIGURE_CAPTION, book, keep=held)
    if node.source:
        out += source(node.source, book, styles.FIGURE_SOURCE)
    elif node.caption:
        out += paragraph(styles.AFTER_TABLE, "")
    return out


def _chart(node: Figure, chart: Chart, book: Book, room: Room) -> str:
    """A chart of Word, as wide and tall as its picture would be."""
    from lkjip_docgen.native_charts import height_cm, native_chart

    width = min(node.width_cm, room.width / TWIPS_PER_CM)
    size = round(width * EMU_PER_CM), round(height_cm(chart) * EMU_PER_CM)
    relation = book.native.relate(native_chart(chart, book.style))
    return inline_chart(next(book.drawings), node.id, node.alt, relation, size)


def _picture(node: Figure, path: Path, book: Book, room: Room) -> str:
    below = _CAPTION_SPACE if node.sheet is None else _SHEET_SPACE
    limits = (room.width / TWIPS_PER_CM, room.height / TWIPS_PER_CM - below)
    picture = book.media.load(path, min(node.width_cm, limits[0]))
    size = fitted(node.width_cm, (picture.width, picture.height), limits)
    frame = book.style.warna.garis if node.framed else ""
    return inline_picture(
        next(book.drawings), node.id, node.alt, book.media.relate(picture), size, frame
    )
