"""Short pieces of WordprocessingML for tests."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.xml import DECLARATIONS

STYLES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def xml(text: str) -> etree._Element:
    """An element, the namespaces of Word declared around it."""
    return etree.fromstring(f"<x {DECLARATIONS}>{text}</x>")[0]


def body(text: str) -> etree._Element:
    return xml(f"<w:body>{text}</w:body>")


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText> {text} </w:instrText></w:r>"


def complex_field(instruction: str, result: str) -> str:
    return mark("begin") + code(instruction) + mark("separate") + result + mark("end")


def package(document: str, styles: str = "", notes: str = "") -> Package:
    """A file of these parts."""
    kinds = ((STYLES, "styles.xml"), (NOTES, "footnotes.xml"))
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(kinds)
    )
    parts = {
        "word/document.xml": f"<w:document {DECLARATIONS}>{document}</w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}'
        "</Relationships>",
        "word/styles.xml": f"<w:styles {DECLARATIONS}>{styles}</w:styles>",
        "word/footnotes.xml": f"<w:footnotes {DECLARATIONS}>{notes}</w:footnotes>",
    }
    return Package({name: text.encode() for name, text in parts.items()}, Path("laporan.docx"))
