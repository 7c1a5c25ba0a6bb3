"""Where a paragraph stands in a Word file, in words that a reader of its pages can follow."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from html import unescape

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part, XmlPart

from lkjip_docgen.docx import styles
from lkjip_docgen.docx.body import is_copy
from lkjip_docgen.docx.package import Package, part_name
from lkjip_docgen.docx.paragraphs import Paragraph
from lkjip_docgen.docx.reading import DOCUMENT
from lkjip_docgen.docx.stylesheet import Stylesheet
from lkjip_docgen.docx.xml import Element, parse_xml, q, w

_ID = q("r", "id")
_PAGES = {"first": " (halaman pertama)", "even": " (halaman genap)"}
_NOTES = {w("footnote"): "catatan kaki", w("endnote"): "catatan akhir", w("comment"): "komentar"}
_TEXTS = {"header": "kop halaman", "footer": "kaki halaman"}
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_READ_WITH_TEXT = {"footnotes", "endnotes", "comments"}
_TITLE = 50


class Places:
    """A part of a Word file that is read from top to bottom, and where things stand in it.

    `name` is "" for the text itself; `own` is our identifier of each style.
    Copies of a text box for old programs are passed over.
    """

    def __init__(self, name: str, root: Element, own: Mapping[str, str]) -> None:
        self.name = name
        self.root = root
        self.paragraphs = _originals(root, "p")
        self._styles = own
        self._tables = _originals(root, "tbl")
        self._plain = [p for p in self.paragraphs if _container(p) is None]

    def place(self, paragraph: Element) -> str:
        """Such as `tabel 2 baris 3 sel 1, di bawah judul "Ringkasan Eksekutif"`."""
        words = [self.name, self._note(paragraph), self._inside(paragraph)]
        title = self._title(paragraph)
        words.append(f'di bawah judul "{title}"' if title else "")
        return ", ".join(word for word in words if word)

    def around(self, element: Element) -> str:
        """The place of any element: that of the paragraph which readers see it in."""
        for paragraph in (element, *element.iterancestors(w("p"))):
            if paragraph in self.paragraphs:
                return self.place(paragraph)
        return self.name

    def _inside(self, paragraph: Element) -> str:
        container = _container(paragraph)
        if container is None:
            return f"paragraf {self._plain.index(paragraph) + 1}"
        if container.tag == w("txbxContent"):
            host = next(container.iterancestors(w("p")))
            return f"kotak teks pada {self._inside(host)}"
        return self._cell(container)

    def _cell(self, cell: Element) -> str:
        """The number of a cell, of its row and of its table."""
        row = next(cell.iterancestors(w("tr")))
        table = next(row.iterancestors(w("tbl")))
        numbers = (
            self._tables.index(table) + 1,
            list(table.iter(w("tr"))).index(row) + 1,
            list(row.iter(w("tc"))).index(cell) + 1,
        )
        in_box = next(table.iterancestors(w("txbxContent")), None) is not None
        return "{}tabel {} baris {} sel {}".format("kotak teks, " if in_box else "", *numbers)

    def _note(self, paragraph: Element) -> str:
        note = next(paragraph.iterancestors(*_NOTES), None)
        return "" if note is None else f"{_NOTES[str(note.tag)]} {note.get(w('id'))}"

    def _title(self, paragraph: Element) -> str:
        """The words of the last heading above the paragraph."""
        found = ""
        for other in self.paragraphs:
            if other is paragraph:
                return found
            style = Paragraph(other).style
            if self._styles.get(style, style) in styles.OUTLINE:
                found = paragraph_text(other).strip()[:_TITLE] or found
        return found


class Story(Places):
    """A story, as Word calls it: the text, a header, a footer, in which a template may write."""

    def __init__(self, document: XmlPart, part: Part) -> None:
        own = _stylesheet(document).ours()
        super().__init__(_story_name(document, part), parse_xml(part.blob), own)
        self.part = part


def places_in(package: Package, part: str) -> Places:
    """The places of a part of a file, whatever it holds."""
    return Places(_part_words(package, part), package.tree(part), package.style_names)


def stories(document: XmlPart) -> Iterator[Story]:
    """The parts in which a template may write: text, headers, footers, footnotes."""
    yield Story(document, document)
    for kind in (RT.HEADER, RT.FOOTER, RT.FOOTNOTES):
        found = {r.target_part for r in document.rels.values() if r.reltype == kind}
        for part in sorted(found, key=lambda part: str(part.partname)):
            yield Story(document, part)


def paragraph_place(document: XmlPart, part: Part, words: str) -> str:
    """The place of the first paragraph of a part with these words; "" when there is none."""
    story, wanted = Story(document, part), _key(unescape(words))
    found = (p for p in story.paragraphs if wanted and _key(paragraph_text(p)) == wanted)
    paragraph = next(found, None)
    return "" if paragraph is None else story.place(paragraph)


def paragraph_text(paragraph: Element) -> str:
    """The words of a paragraph without those of text boxes in it."""
    return Paragraph(paragraph).raw


def _originals(root: Element, name: str) -> list[Element]:
    """The elements of a name, but for those in copies for old programs."""
    return [element for element in root.iter(w(name)) if not is_copy(element)]


def _key(text: str) -> str:
    return re.sub(r"\s+", "", text.translate(_QUOTES))


def _container(paragraph: Element) -> Element | None:
    """The table cell or text box that a paragraph stands in."""
    return next(paragraph.iterancestors(w("tc"), w("txbxContent")), None)


def _stylesheet(document: XmlPart) -> Stylesheet:
    try:
        part = document.part_related_by(RT.STYLES)
    except KeyError:
        return Stylesheet(None)
    return Stylesheet(part.element if isinstance(part, XmlPart) else parse_xml(part.blob))


def _story_name(document: XmlPart, part: Part) -> str:
    words = _page_words(part.content_type)
    if not words:
        return ""
    relations = [r for r in document.rels.values() if r.reltype in (RT.HEADER, RT.FOOTER)]
    ids = {relation.rId for relation in relations if relation.target_part is part}
    return _section_words(words, document.element, ids)


def _page_words(content_type: str) -> str:
    """What people call a part of a type that stands beside the text of each page; "" for others."""
    for kind, words in _TEXTS.items():
        if content_type.endswith(f"{kind}+xml"):
            return words
    return ""


def _part_words(package: Package, part: str) -> str:
    """What people call a part: "" for the text and its notes, else such as "kop halaman"."""
    related = _relations_to(package, part)
    kinds = set(related.values())
    for kind, words in _TEXTS.items():
        if kind in kinds:
            return _section_words(words, package.tree(DOCUMENT), related.keys())
    if part == DOCUMENT or kinds & _READ_WITH_TEXT:
        return ""
    return f"bagian {''.join(filter(str.isprintable, part))}"


def _relations_to(package: Package, part: str) -> dict[str, str]:
    """The identifiers of the relations of the text to a part, each with its short type."""
    return {
        relation.get("Id", ""): relation.get("Type", "").rpartition("/")[2]
        for relation in package.relations()
        if part_name(relation.get("Target", "")) == part
    }


def _section_words(kind: str, document: Element, ids: Collection[str]) -> str:
    for number, section in enumerate(document.iter(w("sectPr")), start=1):
        for reference in section:
            if reference.get(_ID) in ids:
                return f"{kind} bagian {number}{_PAGES.get(reference.get(w('type'), ''), '')}"
    return kind
