"""Heads of pages that say which chapter the pages belong to.

Word finds the title of the chapter itself, by a field (STYLEREF).  Other programs, LibreOffice
before 7.6 among them, show what the field held when it was written: so each chapter gets
pages of its own, whose head says its title.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from itertools import count

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from lxml import etree

from lkjip_docgen.docx import Element, Field, fields_in, keep_blanks, q, w
from lkjip_docgen.records import Record

_STYLEREF = re.compile(r'\s*STYLEREF\s+(?:"(?P<quoted>[^"]+)"|(?P<name>\S+))(?P<switches>.*)')
_NUMBER = re.compile(r"\\[nrw]")  # switches that ask for the number instead of the words
_CHAPTER = frozenset(("1", "heading 1", "judul 1"))
_PART = frozenset(("judul bagian",))


class Chapter(Record):
    """What a head says: the label ("BAB I", "" of a part without a number) and the title."""

    label: str
    title: str

    def words(self, field: Field) -> str | None:
        """What a field shows on the pages of the chapter; None where it asks for something else."""
        asked = _STYLEREF.match(field.instruction)
        if asked is None:
            return None
        name = (asked["quoted"] or asked["name"]).strip().casefold()
        if name not in (_CHAPTER if self.label else _PART):
            return None
        return self.label if _NUMBER.search(asked["switches"]) else self.title


class RunningHeads:
    """The heads of the template that name chapters, and their copies, one a chapter."""

    def __init__(self, document: Part) -> None:
        self._document = document
        self._used: set[str] = set()

    def follow(self, properties: Element) -> bool:
        """Whether the heads of a section name its chapters."""
        return next(self._naming(properties), None) is not None

    def references(self, properties: Element, chapter: Chapter) -> list[Element]:
        """References to heads that name a chapter, for those of a section that name any."""
        return [self._reference(old, part, chapter) for old, part in self._naming(properties)]

    def _naming(self, properties: Element) -> Iterator[tuple[Element, XmlPart]]:
        for reference in properties.findall(w("headerReference")):
            relation = self._document.rels.get(reference.get(q("r", "id"), ""))
            part = None if relation is None else relation.target_part
            if isinstance(part, XmlPart) and any(map(_asks, fields_in(part.element))):
                yield reference, part

    def _reference(self, old: Element, part: XmlPart, chapter: Chapter) -> Element:
        """A reference like the old one; the first chapter has the head of the template itself."""
        name = str(part.partname)
        own = self._copied(part) if name in self._used else part
        self._used.add(name)
        _show(own.element, chapter)
        reference = etree.Element(w("headerReference"))
        reference.set(w("type"), old.get(w("type"), "default"))
        reference.set(q("r", "id"), self._document.relate_to(own, RT.HEADER))
        return reference

    def _copied(self, part: XmlPart) -> XmlPart:
        new = XmlPart(
            self._free_name(), part.content_type, copy.deepcopy(part.element), part.package
        )
        for relation in part.rels.values():
            target = relation._target
            new.load_rel(relation.reltype, target, relation.rId, relation.is_external)
        return new

    def _free_name(self) -> PackURI:
        taken = {str(part.partname) for part in self._document.package.iter_parts()}
        numbers = (number for number in count(1) if f"/word/header{number}.xml" not in taken)
        return PackURI(f"/word/header{next(numbers)}.xml")


def _asks(field: Field) -> bool:
    """Whether a field names the chapter of its page."""
    asked = _STYLEREF.match(field.instruction)
    if asked is None:
        return False
    return (asked["quoted"] or asked["name"]).strip().casefold() in _CHAPTER | _PART


def _show(head: Element, chapter: Chapter) -> None:
    for field in fields_in(head):
        words = chapter.words(field)
        if words is None or not field.texts:
            continue
        for text, content in zip(field.texts, (words, *[""] * len(field.texts)), strict=False):
            text.text = content
            keep_blanks(text)
