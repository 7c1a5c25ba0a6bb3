"""Puts the chapters into the slots of the rendered template, in one string, parsed once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from lkjip_docgen.document.tree import Blocks
from lkjip_docgen.docx import styles
from lkjip_docgen.docx.fields import static_bookmark
from lkjip_docgen.docx.xml import elements, open_root, w
from lkjip_docgen.word.blocks import stretches
from lkjip_docgen.word.book import Book, Entry
from lkjip_docgen.word.contents import contents
from lkjip_docgen.word.errors import template_problem
from lkjip_docgen.word.sections import Breaks, rooms

SLOT_OPEN, SLOT_CLOSE = "\ue0f0", "\ue0f1"
_SLOT = re.compile(f"{SLOT_OPEN}(.*?){SLOT_CLOSE}")
_TOKEN = re.compile(r"<\?lkjip (\d+)\?>")


def slot_mark(name: str) -> str:
    """What a slot renders to: a text that the assembly finds again."""
    return f"{SLOT_OPEN}{name}{SLOT_CLOSE}"


@dataclass
class Assembly:
    """One pass over the body of the rendered template.

    Slots are written in document order, so that lists of contents, which may
    stand before the chapters, are filled last.
    """

    template: str
    parts: Mapping[str, Blocks]
    book: Book
    _fragments: list[str] = field(default_factory=list)
    _lists: list[tuple[int, str]] = field(default_factory=list)
    _placed: set[str] = field(default_factory=set)

    def document(self, root: Any) -> bytes:
        """The finished document part.

        Raises `LkjipError` when a part of the report has no slot, a slot stands
        twice or a slot is not a paragraph of its own.
        """
        for children, properties in _sections(root.find(w("body"))):
            self._section(children, properties)
        self._check_placed()
        for number, instruction in self._lists:
            self._fragments[number] = contents(instruction, self.book)
        text = etree.tostring(open_root(root), encoding="unicode")
        text = _TOKEN.sub(lambda match: self._fragments[int(match[1])], text)
        data = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'.encode()
        etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
        return data

    def _section(self, children: list[Any], properties: Any) -> None:
        breaks = Breaks(properties)
        upright, wide = rooms(properties)
        for child in children:
            name = self._slot(child)
            if name is None:
                if not _is_section_end(child):
                    self._put_before(child, breaks.before(False))
                self._static(child)
                continue
            xml = "".join(
                breaks.before(stretch.wide) + stretch.xml
                for stretch in stretches(self.parts.get(name, ()), self.book, upright, wide)
            )
            self._replace(child, xml)
        breaks.finish()

    def _slot(self, child: Any) -> str | None:
        text = "".join(child.itertext(w("t")))
        match = _SLOT.search(text)
        if match is None:
            return None
        name = match[1]
        if child.tag != w("p") or text.strip() != match[0]:
            raise template_problem(
                self.template,
                f"tempat isi.{name} tidak berdiri sendiri dalam satu paragraf",
                f"Taruh {{{{ isi.{name} }}}} pada paragrafnya sendiri, di luar tabel dan kotak.",
            )
        if name in self._placed:
            raise template_problem(
                self.template,
                f"tempat isi.{name} ada dua kali",
                f"Hapus salah satu {{{{ isi.{name} }}}} dari templat.",
            )
        self._placed.add(name)
        return name

    def _check_placed(self) -> None:
        for name, blocks in self.parts.items():
            if blocks and name not in self._placed:
                raise template_problem(
                    self.template,
                    f"tidak ada tempat bagi bagian {name} laporan",
                    f"Tambahkan paragraf berisi {{{{ isi.{name} }}}} pada templat.",
                )

    def _static(self, child: Any) -> None:
        for paragraph in list(child.iter(w("p"))):
            style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
            level = styles.OUTLINE.get(style.get(w("val"))) if style is not None else None
            if level is not None:
                self._static_heading(paragraph, level)
        for start in list(child.iter(w("instrText"))):
            if (start.text or "").strip().startswith("TOC "):
                self._list_of_contents(start)

    def _static_heading(self, paragraph: Any, level: int) -> None:
        text = " ".join("".join(paragraph.itertext(w("t"))).split())
        if not text:
            return
        name = static_bookmark(text)
        self.book.entries.append(Entry("", level, "", text, name))
        start, end = elements(self.book.bookmarks.around(name, ""))
        properties = paragraph.find(w("pPr"))
        properties.addnext(start)
        paragraph.append(end)

    def _list_of_contents(self, start: Any) -> None:
        """Take out the field's old paragraphs and keep a place for new ones."""
        first = next(start.iterancestors(w("p")))
        paragraphs, depth = [], 0
        for paragraph in [first, *first.itersiblings(w("p"))]:
            paragraphs.append(paragraph)
            for mark in paragraph.iter(w("fldChar")):
                kind = mark.get(w("fldCharType"))
                depth += {"begin": 1, "end": -1}.get(kind, 0)
            if depth <= 0:
                break
        instruction = "".join(node.text or "" for node in first.iter(w("instrText"))).strip()
        token = self._token("")
        self._lists.append((int(token.text), instruction))
        first.addprevious(token)
        for paragraph in paragraphs:
            paragraph.getparent().remove(paragraph)

    def _token(self, xml: str) -> Any:
        self._fragments.append(xml)
        return etree.ProcessingInstruction("lkjip", str(len(self._fragments) - 1))

    def _put_before(self, child: Any, xml: str) -> None:
        if xml:
            child.addprevious(self._token(xml))

    def _replace(self, child: Any, xml: str) -> None:
        child.addprevious(self._token(xml))
        properties = child.find(f"{w('pPr')}/{w('sectPr')}")
        if properties is None:
            child.getparent().remove(child)
        else:  # the slot's paragraph also ends a section
            for run in child.findall(w("r")):
                child.remove(run)


def _sections(body: Any) -> list[tuple[list[Any], Any]]:
    """The children of the body by section, each with the section's properties."""
    sections: list[tuple[list[Any], Any]] = []
    children: list[Any] = []
    for child in list(body):
        if child.tag == w("sectPr"):
            sections.append((children, child))
            children = []
            continue
        children.append(child)
        properties = child.find(f"{w('pPr')}/{w('sectPr')}")
        if properties is not None:
            sections.append((children, properties))
            children = []
    return sections


def _is_section_end(child: Any) -> bool:
    ends = child.find(f"{w('pPr')}/{w('sectPr')}") is not None
    return ends and not "".join(child.itertext(w("t"))).strip()
