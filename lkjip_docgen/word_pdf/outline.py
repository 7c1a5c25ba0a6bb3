"""Where in a Word report something stands: the path of headings above each paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from itertools import chain

from lxml import etree

from lkjip_docgen.docx import DOCUMENT, NAMESPACES, Package, styles, visible, w
from lkjip_docgen.records import MutableRecord, Record, field

_STYLES = "word/styles.xml"
_IDS = {name.lower(): style for name, style in styles.NAMES.items()}
_STORIES = (
    ("header", "kop halaman"),
    ("footer", "kaki halaman"),
    ("footnotes", "catatan kaki"),
    ("endnotes", "catatan akhir"),
)
_LINKS = (styles.LINK, "InternetLink", "Internetlink", "Internet Link")
_FALLBACK = f"{{{NAMESPACES['mc']}}}Fallback"
_LONG = 90  # letters of a heading or of quoted words


class Styles(MutableRecord):
    """The styles of one file by the names of the template: other programs give own ids."""

    names: dict[str, str] = field(default_factory=dict)

    characters: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, report: Package) -> Styles:
        """The styles of a report."""
        found = cls()
        if _STYLES not in report.entries:
            return found
        for node in report.tree(_STYLES).iterfind(w("style")):
            name = node.find(w("name"))
            own = str(node.get(w("styleId"), ""))
            if name is not None:
                found.names[own] = _IDS.get(str(name.get(w("val"), "")).lower(), own)
            if node.get(w("type")) == "character":
                found.characters.append(own)
        return found

    def style(self, paragraph: etree._Element) -> str:
        """The style of a paragraph as the template calls it; "" without one."""
        node = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        own = "" if node is None else str(node.get(w("val"), ""))
        return self.names.get(own, own)

    def character_style(self) -> str:
        """The identifier of the style of links, else of any other for characters; else ""."""
        links = (own for own in self.characters if self.names.get(own) in _LINKS)
        return next(chain(links, self.characters), "")


class Placed(Record):
    """A paragraph and the headings above it, the nearest last."""

    paragraph: etree._Element
    trail: tuple[str, ...]
    story: str = ""

    @property
    def place(self) -> str:
        """The place in words."""
        return self.story or " › ".join(self.trail) or "halaman sampul"


def placed_paragraphs(report: Package) -> Iterator[Placed]:
    """Every paragraph of the text, then those of headers, footers and notes."""
    yield from body_paragraphs(report)
    for kind, story in _STORIES:
        for name in _parts(report, kind):
            for paragraph in _paragraphs(report.tree(name)):
                yield Placed(paragraph, (), story)


def _parts(report: Package, kind: str) -> list[str]:
    """The parts of a kind by their names."""
    pattern = f"word/{kind}*.xml"
    return [name for name in sorted(report.entries) if fnmatchcase(name, pattern)]


def body_paragraphs(report: Package) -> Iterator[Placed]:
    """Every paragraph of the text, tables and text boxes included, with its headings."""
    known = Styles.of(report)
    trail: dict[int, str] = {}
    for paragraph in _paragraphs(report.tree(DOCUMENT)):
        level = styles.OUTLINE.get(known.style(paragraph))
        if level is not None and (title := quoted(visible(paragraph))):
            trail = _below(trail, level) | {level: title}
        yield Placed(paragraph, tuple(trail.values()))


def _below(trail: dict[int, str], level: int) -> dict[int, str]:
    """The headings under which one of a level stands, the highest first."""
    return {key: words for key, words in trail.items() if key < level}


def _paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a part, but for the copies that older programs read instead."""
    for paragraph in root.iter(w("p")):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield paragraph


def quoted(text: str) -> str:
    """Words on one line, shortened where they are long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONG else f"{line[:_LONG].rstrip()} …"
