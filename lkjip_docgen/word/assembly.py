"""Puts the chapters into the slots of the rendered template, in one string, parsed once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from lkjip_docgen.document import Blocks, Heading, plain_text
from lkjip_docgen.docx import (
    Element,
    Fields,
    Paragraph,
    child,
    elements,
    open_root,
    parse_xml,
    section_of,
    static_bookmark,
    styles,
    take_out,
    w,
)
from lkjip_docgen.records import MutableRecord, field
from lkjip_docgen.word.blocks import stretches
from lkjip_docgen.word.book import Book, Entry
from lkjip_docgen.word.contents import contents
from lkjip_docgen.word.errors import template_problem
from lkjip_docgen.word.page_sections import Breaks, rooms, without_needless_space
from lkjip_docgen.word.running_heads import Chapter, RunningHeads

SLOT_OPEN, SLOT_CLOSE = "\ue0f0", "\ue0f1"
_SLOT = re.compile(f"{SLOT_OPEN}(.*?){SLOT_CLOSE}")
_TOKEN = re.compile(r"<\?lkjip (\d+)\?>")


def slot_mark(name: str) -> str:
    """What a slot renders to: a text that the assembly finds again."""
    return f"{SLOT_OPEN}{name}{SLOT_CLOSE}"


class Assembly(MutableRecord):
    """One pass over the body of the rendered template.

    Slots are written in document order, so that lists of contents, which may
    stand before the chapters, are filled last.
    """

    template: Path
    parts: Mapping[str, Blocks]
    book: Book
    heads: RunningHeads
    _fragments: list[str] = field(default_factory=list)
    _lists: list[tuple[int, str]] = field(default_factory=list)
    _placed: set[str] = field(default_factory=set)

    def document(self, root: Element) -> tuple[bytes, Element]:
        """The finished document part, and the same as a tree.

        Raises `LkjipError` when a part of the report has no slot, a slot stands
        twice or a slot is not a paragraph of its own.
        """
        body = child(root, "body")
        for children, properties in () if body is None else _sections(body):
            if self._is_void(children):
                self._drop(children, properties)
            else:
                self._section(children, properties)
        self._check_placed()
        for number, instruction in self._lists:
            self._fragments[number] = contents(instruction, self.book)
        text = etree.tostring(open_root(root), encoding="unicode")
        text = _TOKEN.sub(lambda match: self._fragments[int(match[1])], text)
        text = without_needless_space(text)
        data = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'.encode()
        return data, parse_xml(data)  # a fragment that is no XML must not reach a file

    def _section(self, children: list[Element], properties: Element) -> None:
        breaks = Breaks(properties, self.heads)
        upright, wide = rooms(properties)
        for block in children:
            name = self._slot(block)
            if name is None:
                if not _is_section_end(block):
                    self._put_before(block, breaks.before(False))
                self._static(block)
                continue
            xml = "".join(
                breaks.before(stretch.wide, self._chapter(stretch.opening)) + stretch.xml
                for stretch in stretches(self.parts.get(name, ()), self.book, upright, wide)
            )
            self._replace(block, xml)
        breaks.finish()

    def _chapter(self, opening: Heading | None) -> Chapter | None:
        """What the heads of the pages say of a chapter that begins with a heading."""
        if opening is None:
            return None
        label = self.book.numbering.label(opening.id) if opening.numbered else ""
        return Chapter(label, plain_text(opening.content))

    def _is_void(self, children: list[Element]) -> bool:
        """Whether a section holds nothing but slots of parts that this report has not."""
        slots = [_SLOT.search(_words(block)) for block in children if not _is_section_end(block)]
        names = [slot[1] for slot in slots if slot is not None]
        return bool(names) and len(names) == len(slots) and not any(map(self.parts.get, names))

    def _drop(self, children: list[Element], properties: Element) -> None:
        """Take out a section that would be an empty page."""
        before = children[0].getprevious()
        for block in children:
            self._slot(block)
            take_out(block)
        body = properties.getparent()
        end = None if before is None else section_of(before)
        if before is not None and end is not None and body is not None and body.tag == w("body"):
            body.replace(properties, end)  # the section before is the last one now
            take_out(before)

    def _slot(self, block: Element) -> str | None:
        text = _words(block)
        match = _SLOT.search(text)
        if match is None:
            return None
        name = match[1]
        if block.tag != w("p") or text.strip() != match[0]:
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

    def _static(self, block: Element) -> None:
        """Take in the headings and the lists of contents that the template itself has."""
        for element in list(block.iter(w("p"))):
            self._static_heading(Paragraph(element))
        for start in list(block.iter(w("instrText"))):
            if (start.text or "").strip().startswith("TOC "):
                self._list_of_contents(start)

    def _static_heading(self, paragraph: Paragraph) -> None:
        """Let a heading have a line in the contents; any other paragraph stays as it is."""
        level = styles.OUTLINE.get(paragraph.style)
        properties = paragraph.properties
        if level is None or properties is None:
            return
        text = " ".join(_words(paragraph.element).split())
        if not text:
            return
        name = static_bookmark(text)
        self.book.entries.append(Entry("", level, "", text, name))
        start, end = elements(self.book.bookmarks.around(name, ""))
        properties.addnext(start)
        paragraph.element.append(end)

    def _list_of_contents(self, start: Element) -> None:
        """Take out the field's old paragraphs and keep a place for new ones."""
        first = next(start.iterancestors(w("p")))
        paragraphs, instruction = _spanned(first, start)
        first.addprevious(self._token(""))
        self._lists.append((len(self._fragments) - 1, instruction))
        for paragraph in paragraphs:
            take_out(paragraph)

    def _token(self, xml: str) -> Element:
        self._fragments.append(xml)
        return etree.ProcessingInstruction("lkjip", str(len(self._fragments) - 1))

    def _put_before(self, block: Element, xml: str) -> None:
        if xml:
            block.addprevious(self._token(xml))

    def _replace(self, block: Element, xml: str) -> None:
        block.addprevious(self._token(xml))
        if section_of(block) is None:
            take_out(block)
            return
        for run in block.findall(w("r")):  # the slot's paragraph also ends a section
            block.remove(run)


def _spanned(first: Element, start: Element) -> tuple[list[Element], str]:
    """The paragraphs that a field goes over, and its instruction, of which `start` is a piece."""
    fields = Fields()
    paragraphs: list[Element] = []
    for paragraph in [first, *first.itersiblings(w("p"))]:
        paragraphs.append(paragraph)
        fields.read_all(paragraph)
        if not fields.open:
            break
    whole = (field.instruction for field in fields.begun if start in field.marks)
    return paragraphs, next(whole, start.text or "").strip()


def _words(block: Element) -> str:
    return "".join(text.text or "" for text in block.iter(w("t")))


def _sections(body: Element) -> list[tuple[list[Element], Element]]:
    """The children of the body by section, each with the section's properties."""
    sections: list[tuple[list[Element], Element]] = []
    children: list[Element] = []
    for block in list(body):
        own = block.tag == w("sectPr")
        if not own:
            children.append(block)
        properties = block if own else section_of(block)
        if properties is not None:
            sections.append((children, properties))
            children = []
    return sections


def _is_section_end(block: Element) -> bool:
    return section_of(block) is not None and not _words(block).strip()
