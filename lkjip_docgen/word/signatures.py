"""Signature blocks: a table without lines that stays on one page."""

from __future__ import annotations

from lkjip_docgen.document import Signatory, SignatureBlock
from lkjip_docgen.docx import paragraph, run, styles
from lkjip_docgen.word.book import Book, Room
from lkjip_docgen.word.paragraphs import KEEP_NEXT
from lkjip_docgen.word.tables import column_widths

_ROOM = 560  # twips above and below the anchor of an electronic signature
_ABOVE_IN_LETTER = '<w:spacing w:before="560"/>'  # a letter has more room than a table
_NAME_IN_LETTER = '<w:spacing w:before="1440"/>'
_TWO, _ALONE = (1, 1), (2, 3)  # shares of the width; a capacity is often long
_ANCHOR = '<w:rPr><w:sz w:val="12"/><w:szCs w:val="12"/></w:rPr>'


def signature_block(node: SignatureBlock, book: Book, room: Room) -> str:
    """Place and date, capacities, room to sign, names and NIP.

    One signatory stands at the right; of two the first stands left.  Below the words of a
    letter there is more room than below a table, which fills its page.
    """
    letter = book.below_words
    left, right = _sides(node.signatories)
    rows = [("", _line(node.place_date))] if node.place_date else []
    rows += [(_capacity(left), _capacity(right)), (_name(left, letter), _name(right, letter))]
    widths = column_widths(_ALONE if left is None else _TWO, room.width)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(_row(row, widths) for row in rows)
    lead = paragraph(
        styles.SECTION_END, "", KEEP_NEXT + book.take_break() + _ABOVE_IN_LETTER * letter
    )
    return (
        f'{lead}<w:tbl><w:tblPr><w:tblStyle w:val="{styles.PLAIN_TABLE}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>{paragraph(styles.SECTION_END, '')}"
    )


def _sides(people: tuple[Signatory, ...]) -> tuple[Signatory | None, Signatory | None]:
    if len(people) == 2:
        return people[0], people[1]
    return None, people[0] if people else None


def _row(cells: tuple[str, str], widths: list[int]) -> str:
    body = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell or _line("")}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{body}</w:tr>"


def _line(words: str) -> str:
    return paragraph(styles.SIGNATURE, run(words) if words else "")


def _capacity(person: Signatory | None) -> str:
    return "".join(_line(words) for words in person.capacity) if person else ""


def _name(person: Signatory | None, letter: bool) -> str:
    if person is None:
        return ""
    if person.anchor:
        tight = f'<w:spacing w:before="{_ROOM}"/>'
        anchor = paragraph(styles.SIGNATURE, run(person.anchor, _ANCHOR), tight)
        name = anchor + paragraph(styles.SIGNATURE_NAME, run(person.nama), tight)
    else:
        name = paragraph(styles.SIGNATURE_NAME, run(person.nama), _NAME_IN_LETTER * letter)
    return name + (_line(f"NIP {person.nip}") if person.nip else "")
