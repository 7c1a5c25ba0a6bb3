"""Places for electronic signatures in a Word report: found by their anchors, or made.

The layout turns a link into an annotation that knows its page, its rectangle
and its tag.  So each anchor becomes a link for the time of the layout, named
by its words, and the PDF gets a signature field there.
"""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import pairwise

from lxml import etree

from lkjip_docgen.document import ANCHOR, anchor_of
from lkjip_docgen.docx import Package, put_in_order, styles, visible, w
from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import word_pdf as codes
from lkjip_docgen.records import Record
from lkjip_docgen.word_pdf.outline import Placed, Styles, body_paragraphs

_FOREWORD = "kata pengantar"
_NIP = re.compile(r"NIP[.:]?\s*\d")
_SIZE = "12"  # half-points
_ROOM = "560"  # twips above and below the anchor
_QUIET = "7F7F7F"


class Place(Record):
    """A place to sign: its anchor, and who is to sign there."""

    anchor: str
    name: str


def signing_places(report: Package, *, reserve: bool) -> list[Place]:
    """The places of a report, their anchors turned into links; made where `reserve` wants them.

    Raises `LkjipError` where there is neither an anchor nor a signature block
    in the foreword to put one into.
    """
    anchored = _anchored(report)
    if reserve and not anchored:
        anchored = _made(report)
    places = []
    for paragraph in anchored:
        anchor = visible(paragraph).strip()
        places.append(Place(anchor, _signatory(paragraph)))
        _link(paragraph, anchor, Styles.of(report).character_style())
    return places


def _made(report: Package) -> list[etree._Element]:
    """Anchors above the names in the foreword; raises `LkjipError` where there are none."""
    for number, paragraph in enumerate(_names(report), start=1):
        _make_room(paragraph, anchor_of(number))
    anchored = _anchored(report)
    if not anchored:
        raise _no_place(report)
    return anchored


def _anchored(report: Package) -> list[etree._Element]:
    found: dict[str, etree._Element] = {}
    for placed in body_paragraphs(report):
        text = visible(placed.paragraph).strip()
        if ANCHOR.fullmatch(text):
            found.setdefault(text, placed.paragraph)
    return list(found.values())


def _names(report: Package) -> list[etree._Element]:
    """The paragraphs of the foreword that name who signs it."""
    known = Styles.of(report)
    foreword = [placed.paragraph for placed in body_paragraphs(report) if _is_in_foreword(placed)]
    styled = [p for p in foreword if known.style(p) == styles.SIGNATURE_NAME]
    return _filled(styled) or _above_nip(foreword)


def _is_in_foreword(placed: Placed) -> bool:
    return bool(placed.trail) and placed.trail[0].casefold() == _FOREWORD


def _filled(paragraphs: list[etree._Element]) -> list[etree._Element]:
    """Those of the paragraphs that show something."""
    return [paragraph for paragraph in paragraphs if visible(paragraph).strip()]


def _above_nip(paragraphs: list[etree._Element]) -> list[etree._Element]:
    """The line above each NIP, for a block that has lost its styles."""
    pairs = pairwise(_filled(paragraphs))
    return [name for name, below in pairs if _NIP.match(visible(below).strip())]


def _make_room(name: etree._Element, anchor: str) -> None:
    """Put an anchor above a name, with the room that a signature needs."""
    paragraph = etree.Element(w("p"))
    properties = name.find(w("pPr"))
    if properties is not None:
        paragraph.append(deepcopy(properties))
    run = etree.SubElement(paragraph, w("r"))
    look = etree.SubElement(run, w("rPr"))
    etree.SubElement(look, w("sz"), {w("val"): _SIZE})
    etree.SubElement(run, w("t")).text = anchor
    name.addprevious(paragraph)
    for one in (paragraph, name):
        _space_before(one)
    parent = paragraph.getparent()
    if parent is not None:
        put_in_order(parent)


def _space_before(paragraph: etree._Element) -> None:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    spacing = properties.find(w("spacing"))
    if spacing is None:
        spacing = etree.SubElement(properties, w("spacing"))
    spacing.set(w("before"), _ROOM)


def _signatory(anchor: etree._Element) -> str:
    """The name below an anchor."""
    for paragraph in anchor.itersiblings(w("p")):
        if text := " ".join(visible(paragraph).split()):
            return text
    return ""


def _link(paragraph: etree._Element, anchor: str, style: str) -> None:
    """Make the words of an anchor a link to themselves.

    LibreOffice exports only links that have a character style; its colour and
    line are taken back.
    """
    runs = [run for run in paragraph.iter(w("r")) if visible(run)]
    bookmark = f"lkjip_{anchor.strip('#')}"
    link = etree.Element(w("hyperlink"), {w("anchor"): bookmark})
    number = str(900_000 + int(re.sub(r"\D", "", anchor)))
    start = etree.Element(w("bookmarkStart"), {w("id"): number, w("name"): bookmark})
    runs[0].addprevious(start)
    start.addnext(link)
    link.addnext(etree.Element(w("bookmarkEnd"), {w("id"): number}))
    for run in runs:
        link.append(run)
        _restyle(run, style)


def _restyle(run: etree._Element, style: str) -> None:
    look = run.find(w("rPr"))
    if look is None:
        look = etree.Element(w("rPr"))
        run.insert(0, look)
    for name, value in (("rStyle", style), ("color", _QUIET), ("u", "none")):
        for old in look.findall(w(name)):
            look.remove(old)
        etree.SubElement(look, w(name), {w("val"): value})
    put_in_order(run)


def _no_place(report: Package) -> Exception:
    return problem(
        codes.TANPA_TEMPAT,
        f"{report.path.name} tidak memuat penanda #TTE1, dan blok tanda tangan (nama dan NIP) di "
        "bawah judul Kata Pengantar tidak ditemukan.",
        report.path,
        "Tulis #TTE1 pada alinea tersendiri di tempat tanda tangan, lalu ulangi.",
    )
