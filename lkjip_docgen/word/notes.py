"""The footnotes part: that of the template, or a new one where the template has none.

LibreOffice leaves the part out of a document that has no footnote.
"""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart

from lkjip_docgen.docx import DECLARATIONS, paragraph, styles

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
# The two lines that part notes from text have to be there (ISO/IEC 29500-1, 17.11.23).
_LINES = (("separator", -1), ("continuationSeparator", 0))


def footnotes_part(document: XmlPart) -> Part:
    """The part of the document in which footnotes stand."""
    try:
        return document.part_related_by(RT.FOOTNOTES)
    except KeyError:
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, _empty(), document.package)
        document.relate_to(part, RT.FOOTNOTES)
        return part


def _empty() -> bytes:
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">'
        f"{paragraph(styles.FOOTNOTE, f'<w:r><w:{kind}/></w:r>')}</w:footnote>"
        for kind, number in _LINES
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<w:footnotes {DECLARATIONS}>{lines}</w:footnotes>".encode()
