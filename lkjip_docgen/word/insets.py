"""Small charts and pictures in the line of text, in cells of tables."""

from __future__ import annotations

from lkjip_docgen.document import Inset, Marker
from lkjip_docgen.word.book import Book
from lkjip_docgen.word.drawings import fitted, inline_picture
from lkjip_docgen.word.markers import marker


def inset(node: Inset, book: Book, limit: float) -> str:
    """The run of a small picture that has `limit` centimetres, or of the marker for it."""
    path = book.charts.get(node.chart.id) if node.chart else node.picture
    if path is None:
        return marker(Marker(node.missing or f"BELUM ADA GAMBAR: {node.alt}"))
    width = min(node.width_cm, limit)
    picture = book.media.load(path, width)
    size = fitted(width, (picture.width, picture.height), (limit, node.height_cm))
    frame = book.style.warna.garis if node.framed else ""
    relation = book.media.relate(picture)
    return inline_picture(next(book.drawings), node.id, node.alt, relation, size, frame)
