"""What a Word file of other people may hold: lists of what is allowed, and nothing else is.

The one place for the decision.  What is not named here is refused in a template
and taken out of what LibreOffice lays out, so that a kind of field or relation
that Word learns tomorrow is shut out until somebody has thought about it.
"""

from __future__ import annotations

import re
from typing import Final

FIELDS: Final = frozenset(
    (
        "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TOC", "TC", "INDEX", "XE", "REF",
        "PAGEREF", "NOTEREF", "SEQ", "STYLEREF", "HYPERLINK", "DATE", "TIME", "CREATEDATE",
        "SAVEDATE", "PRINTDATE", "EDITTIME", "TITLE", "SUBJECT", "AUTHOR", "KEYWORDS",
        "COMMENTS", "LASTSAVEDBY", "REVNUM", "NUMWORDS", "NUMCHARS", "DOCPROPERTY", "FILENAME",
        "IF", "COMPARE", "=", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "EQ", "SYMBOL",
        "ADVANCE", "CITATION", "BIBLIOGRAPHY", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN",
    )
)  # fmt: skip
"""Fields that count, point within the file, or print what the file knows of itself."""

SCHEMES: Final = ("http://", "https://", "mailto:")
"""Where a link that a reader clicks may lead."""

HYPERLINK: Final = "hyperlink"
PICTURE: Final = "image"
FONT: Final = "font"
_OPAQUE = (PICTURE, FONT, "thumbnail", "hdphoto")  # relations to parts that are no XML

_INSIDE = frozenset(
    (
        "officeDocument", "extended-properties", "custom-properties", "core-properties",
        "styles", "numbering", "settings", "webSettings", "fontTable", "theme", "themeOverride",
        "footnotes", "endnotes", "header", "footer", "comments", "customXml", "customXmlProps",
        "glossaryDocument", "chart", "chartUserShapes", "diagramData", "diagramLayout",
        "diagramQuickStyle", "diagramColors", "diagramDrawing", "chartStyle", "chartColorStyle",
        "stylesWithEffects", "people", "commentsExtended", "commentsIds", "commentsExtensible",
        "classificationlabels", "intelligence",
    )
).union(_OPAQUE)  # fmt: skip
_RELATION = re.compile(
    r"(?:http://schemas\.openxmlformats\.org/officeDocument/2006/relationships/|"
    r"http://purl\.oclc\.org/ooxml/officeDocument/relationships/|"  # the strict form of the format
    r"http://schemas\.openxmlformats\.org/package/2006/relationships/metadata/|"
    r"http://schemas\.microsoft\.com/office/20\d\d/(?:\d\d/)?relationships/)([\w-]+)"
)

_PART = re.compile(
    r"application/vnd\.openxmlformats-officedocument\.(?:wordprocessingml\.(?:document\.main|"
    r"document\.glossary|styles|numbering|settings|webSettings|fontTable|footnotes|endnotes|header|"
    r"footer|comments|commentsExtended|commentsIds|commentsExtensible|people)|theme|themeOverride|"
    r"extended-properties|custom-properties|customXmlProperties|drawingml\.(?:chart|chartshapes|"
    r"diagramData|diagramLayout|diagramStyle|diagramColors))\+xml|"
    r"application/vnd\.openxmlformats-package\.(?:core-properties|relationships)\+xml|"
    r"application/vnd\.ms-(?:word\.stylesWithEffects|office\.(?:chartstyle|chartcolorstyle|"
    r"drawingml\.diagramDrawing|classificationlabels|intelligence2))\+xml|"
    r"application/vnd\.openxmlformats-officedocument\.obfuscatedFont|"
    r"application/x-font(?:data|-ttf)|application/xml|image/[\w.+-]+"
)

_PICTURES = (
    re.compile(rb"\x89PNG\r\n\x1a\n"),
    re.compile(rb"\xff\xd8\xff"),  # JPEG
    re.compile(rb"GIF8[79]a"),
    re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL),  # BMP
    re.compile(rb"II\*\0|MM\0\*"),  # TIFF
    re.compile(rb"II\xbc"),  # JPEG XR (.wdp)
    re.compile(rb"\x01\0\0\0.{36} EMF", re.DOTALL),
    re.compile(rb"\xd7\xcd\xc6\x9a|[\x01\x02]\0\x09\0"),  # WMF
    re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
)


def field(keyword: str) -> bool:
    """Whether a field of this kind only shows what the file itself holds."""
    return keyword.upper() in FIELDS


def link(address: str) -> bool:
    """Whether a link may lead to this address; "#x" is a place in the file itself."""
    return address.lower().startswith((*SCHEMES, "#"))


def relation(kind: str) -> str:
    """The short name of a kind of relation that a file may have; "" for any other."""
    known = _RELATION.fullmatch(kind)
    if known is None:
        return ""
    return known[1] if known[1] in _INSIDE or known[1] == HYPERLINK else ""


def opaque(kind: str) -> bool:
    """Whether a relation leads to a part that is no XML."""
    return relation(kind) in _OPAQUE


def content_type(name: str) -> bool:
    """Whether a part may be of this type."""
    return _PART.fullmatch(name) is not None


def picture(data: bytes) -> bool:
    """Whether data begin as a picture of dots or strokes, which names no other file.

    By the content, as LibreOffice does, which else hands PostScript to a
    program of its own or reads a page of SVG behind the name of a PNG.
    """
    return any(form.match(data) for form in _PICTURES)
