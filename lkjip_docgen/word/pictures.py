"""Figures: pictures in the line of text, with alternative text and caption."""

from __future__ import annotations

from pathlib import Path

from lkjip_docgen.document import Figure, Marker
from lkjip_docgen.docx import EMU_PER_CM, NAMESPACES, TWIPS_PER_CM, attribute, paragraph, styles
from lkjip_docgen.word.book import Book, Room
from lkjip_docgen.word.inlines import marker
from lkjip_docgen.word.paragraphs import KEEP_NEXT, caption, source

_CAPTION_SPACE = 3.0  # centimetres left on the page for the caption and a line of text
_SHEET_SPACE = 0.8  # centimetres left below a figure that has the page to itself
_BOX = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def figure(node: Figure, book: Book, room: Room) -> str:
    """A figure: picture, caption below, source; the three stay together."""
    properties = (KEEP_NEXT if _has_words(node) else "") + book.take_break()
    path = book.charts.get(node.chart.id) if node.chart else node.picture
    if path is None:
        shown = _missing(node, properties)
    else:
        shown = paragraph(styles.PICTURE, _drawing(node, path, book, room), properties)
        if not _has_words(node) and node.sheet is None:
            shown += paragraph(styles.AFTER_TABLE, "")
    return shown + _words_below(node, book)


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
    return out


def fitted(width: float, pixels: tuple[int, int], limits: tuple[float, float]) -> tuple[int, int]:
    """Size in EMU of a picture that keeps its proportions within limits (all in cm)."""
    width = min(width, limits[0])
    height = width * pixels[1] / pixels[0]
    if height > limits[1]:
        width, height = width * limits[1] / height, limits[1]
    return round(width * EMU_PER_CM), round(height * EMU_PER_CM)


def _drawing(node: Figure, path: Path, book: Book, room: Room) -> str:
    below = _CAPTION_SPACE if node.sheet is None else _SHEET_SPACE
    limits = (room.width / TWIPS_PER_CM, room.height / TWIPS_PER_CM - below)
    picture = book.media.load(path, min(node.width_cm, limits[0]))
    size = fitted(node.width_cm, (picture.width, picture.height), limits)
    line = _line(book.style.warna.garis) if node.framed else "<a:ln><a:noFill/></a:ln>"
    return inline_picture(
        next(book.drawings), node.id, node.alt, book.media.relate(picture), size, line
    )


def _line(color: str) -> str:
    fill = f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'
    return f'<a:ln w="9525">{fill}</a:ln>'


def inline_picture(
    number: int, name: str, alt: str, relation: str, size: tuple[int, int], line: str
) -> str:
    """The run of a picture in the line of text; `size` in EMU."""
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    label = f'id="{number}" name="{attribute(name)}" descr="{attribute(alt)}"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {extent}/><wp:docPr {label}/><wp:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{NAMESPACES["pic"]}"><pic:pic><pic:nvPicPr>'
        f"<pic:cNvPr {label}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>{_BOX}{line}</pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
