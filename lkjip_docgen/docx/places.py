"""Where a paragraph stands in a Word file, in words that a reader of its pages can follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from lxml import etree

from lkjip_docgen.docx import styles
from lkjip_docgen.docx.xml import NAMESPACES, w

_FALLBACK = f"{{{NAMESPACES['mc']}}}Fallback"
_ID = f"{{{NAMESPACES['r']}}}id"
_HEADINGS = {name.lower() for name, style in styles.NAMES.items() if style in styles.OUTLINE}
_PAGES = {"first": " (halaman pertama)", "even": " (halaman genap)"}
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_TITLE = 50


class Story:
    """A part of a Word file that is read from top to bottom: text, header, notes.

    `name` is "" for the text itself.  Copies of a text box for old programs
    are passed over.
    """

    def __init__(self, document: Any, part: Any) -> None:
        self.name = _story_name(document, part)
        self.part = part
        self.root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False))
        self.paragraphs = [p for p in self.root.iter(w("p")) if not _copied(p)]
        self._headings = _heading_styles(document)
        self._tables = [t for t in self.root.iter(w("tbl")) if not _copied(t)]
        self._plain = [p for p in self.paragraphs if _container(p) is None]

    def place(self, paragraph: Any) -> str:
        """Such as `tabel 2 baris 3 sel 1, di bawah judul "Ringkasan Eksekutif"`."""
        words = [self.name, self._note(paragraph), self._inside(paragraph)]
        title = self._title(paragraph)
        words.append(f'di bawah judul "{title}"' if title else "")
        return ", ".join(word for word in words if word)

    def _inside(self, paragraph: Any) -> str:
        container = _container(paragraph)
        if container is None:
            return f"paragraf {self._plain.index(paragraph) + 1}"
        if container.tag == w("txbxContent"):
            host = next(container.iterancestors(w("p")))
            return f"kotak teks pada {self._inside(host)}"
        row = next(container.iterancestors(w("tr")))
        table = next(row.iterancestors(w("tbl")))
        numbers = (
            self._tables.index(table) + 1,
            list(table.iter(w("tr"))).index(row) + 1,
            list(row.iter(w("tc"))).index(container) + 1,
        )
        box = (
            "kotak teks, " if next(table.iterancestors(w("txbxContent")), None) is not None else ""
        )
        return "{}tabel {} baris {} sel {}".format(box, *numbers)

    def _note(self, paragraph: Any) -> str:
        note = next(paragraph.iterancestors(w("footnote")), None)
        return "" if note is None else f"catatan kaki {note.get(w('id'))}"

    def _title(self, paragraph: Any) -> str:
        """The words of the last heading above the paragraph."""
        found = ""
        for other in self.paragraphs:
            if other is paragraph:
                return found
            style = other.find(f"{w('pPr')}/{w('pStyle')}")
            if style is not None and style.get(w("val")) in self._headings:
                found = paragraph_text(other).strip()[:_TITLE] or found
        return found


def stories(document: Any) -> Iterator[Story]:
    """The parts in which a template may write: text, headers, footers, footnotes."""
    yield Story(document, document)
    for kind in (RT.HEADER, RT.FOOTER, RT.FOOTNOTES):
        found = {r.target_part for r in document.rels.values() if r.reltype == kind}
        for part in sorted(found, key=lambda part: str(part.partname)):
            yield Story(document, part)


def paragraph_place(document: Any, part: Any, words: str) -> str:
    """The place of the first paragraph of a part with these words; "" when there is none."""
    story, wanted = Story(document, part), _key(unescape(words))
    found = (p for p in story.paragraphs if wanted and _key(paragraph_text(p)) == wanted)
    paragraph = next(found, None)
    return "" if paragraph is None else story.place(paragraph)


def paragraph_text(paragraph: Any) -> str:
    """The words of a paragraph without those of text boxes in it."""
    return "".join(t.text or "" for t in texts(paragraph))


def texts(paragraph: Any) -> list[Any]:
    """The w:t elements of a paragraph without those of text boxes in it."""
    found = paragraph.iter(w("t"))
    return [t for t in found if next(t.iterancestors(w("p"))) is paragraph]


def _key(text: str) -> str:
    return re.sub(r"\s+", "", text.translate(_QUOTES))


def _copied(element: Any) -> bool:
    return next(element.iterancestors(_FALLBACK), None) is not None


def _container(paragraph: Any) -> Any:
    """The table cell or text box that a paragraph stands in."""
    return next(paragraph.iterancestors(w("tc"), w("txbxContent")), None)


def _heading_styles(document: Any) -> set[str]:
    try:
        sheet = document.part_related_by(RT.STYLES).element
    except KeyError:
        return set()
    return {
        style.get(w("styleId"))
        for style in sheet.iterfind(w("style"))
        if style.find(w("name")).get(w("val")).lower() in _HEADINGS
    }


def _story_name(document: Any, part: Any) -> str:
    kind = "kop halaman" if part.content_type.endswith("header+xml") else "kaki halaman"
    if not part.content_type.endswith(("header+xml", "footer+xml")):
        return ""
    relations = [r for r in document.rels.values() if r.reltype in (RT.HEADER, RT.FOOTER)]
    ids = {relation.rId for relation in relations if relation.target_part is part}
    for number, section in enumerate(document.element.iter(w("sectPr")), start=1):
        for reference in section:
            if reference.get(_ID) in ids:
                return f"{kind} bagian {number}{_PAGES.get(reference.get(w('type')), '')}"
    return kind
