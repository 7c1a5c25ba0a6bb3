"""Several pictures of one figure: a table without lines, a picture in each cell."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_docgen.document import Figure, Marker, Photo, place_cm, plain_text, rows_of, sizes
from lkjip_docgen.docx import EMU_PER_CM, TWIPS_PER_CM, attribute, paragraph, run, styles
from lkjip_docgen.pictures import Picture
from lkjip_docgen.word.book import Book, Room
from lkjip_docgen.word.drawings import inline_picture
from lkjip_docgen.word.markers import marker
from lkjip_docgen.word.paragraphs import KEEP_NEXT
from lkjip_docgen.word.tables import column_widths

_ROW_GAP = '<w:spacing w:before="60" w:after="60"/>'
_TOGETHER = 3  # rows that stay on one page with their caption
_UNKNOWN = 0.75  # height for its width of a picture that is not there yet


def photo_grid(node: Figure, book: Book, room: Room) -> str:
    """The pictures of a figure row by row, equally many in each; the words below follow."""
    widths = column_widths([1] * node.across, room.width)
    drawn = [_content(node, photo, size, book) for photo, size in _sized(node, book, room)]
    rows = list(rows_of(drawn, node.across))
    held = len(rows) <= _TOGETHER
    body = "".join(
        _row(row, widths, KEEP_NEXT if held or number == len(rows) - 1 else "")
        for number, row in enumerate(rows)
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lead = paragraph(styles.SECTION_END, "", KEEP_NEXT + book.take_break())
    spoken = attribute(plain_text(node.caption))
    return (
        f'{lead}<w:tbl><w:tblPr><w:tblStyle w:val="{styles.PLAIN_TABLE}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblDescription w:val="{spoken}"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


_Sized = tuple[Picture | None, tuple[float, float]]
"""A picture, None where it is not there yet, and how large it is shown in centimetres."""


def _sized(node: Figure, book: Book, room: Room) -> list[tuple[Photo, _Sized]]:
    """Every picture with its size, scaled for its place."""
    width = room.width / TWIPS_PER_CM
    place = place_cm(node.across, width)
    pictures = [book.media.load(p.picture, place) if p.picture else None for p in node.photos]
    ratios = [p.height / p.width if p else _UNKNOWN for p in pictures]
    shown = zip(pictures, sizes(ratios, node.across, width), strict=True)
    return list(zip(node.photos, shown, strict=True))


def _content(node: Figure, photo: Photo, sized: _Sized, book: Book) -> str:
    """The run of a picture, or the marker in its place."""
    picture, (width, height) = sized
    if picture is None:
        return marker(Marker(photo.missing or f"BELUM ADA GAMBAR: {photo.alt}"))
    size = round(width * EMU_PER_CM), round(height * EMU_PER_CM)
    frame = book.style.warna.garis if node.framed else ""
    relation = book.media.relate(picture)
    return inline_picture(next(book.drawings), photo.id, photo.alt, relation, size, frame)


def _row(drawn: Sequence[str], widths: list[int], keep: str) -> str:
    """A row; one with fewer pictures than the others has them in its middle."""
    if len(drawn) < len(widths):
        cells = _cell(run(" ").join(drawn), sum(widths), len(widths), keep)
    else:
        pairs = zip(drawn, widths, strict=True)
        cells = "".join(_cell(content, width, 1, keep) for content, width in pairs)
    # A picture is never torn; and LibreOffice parts a table of rows that say so from its caption.
    return f"<w:tr>{cells}</w:tr>"


def _cell(content: str, width: int, span: int, keep: str) -> str:
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}<w:vAlign w:val="center"/>'
        f"</w:tcPr>{paragraph(styles.PICTURE, content, keep + _ROW_GAP)}</w:tc>"
    )
