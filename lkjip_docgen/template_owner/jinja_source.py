"""A part of a Word template as the Jinja source that docxtpl makes of it, a paragraph a line."""

from __future__ import annotations

import copy
import re

from lxml import etree

from lkjip_docgen.docx.paragraph import Paragraph
from lkjip_docgen.docx.places import Story, paragraph_text
from lkjip_docgen.docx.xml import Element, w
from lkjip_docgen.word.template import ReportTemplate

_NUMBER = re.compile(r"<\?lkjip (\d+)\?>")
_TAG = re.compile(r"\{%[-+]?(?:(?:p|tr|tc|r)\s)?\s*(\w+)([^%]*)%\}")
_BLOCKS = ("if", "for", "with", "macro", "call", "filter", "set")


class JinjaSource:
    """The source with the paragraph that each of its lines came from."""

    def __init__(self, template: ReportTemplate, story: Story) -> None:
        numbers = {id(p): n for n, p in enumerate(story.paragraphs)}
        originals = list(story.root.iter(w("p")))
        root = copy.deepcopy(story.root)
        for paragraph, original in zip(list(root.iter(w("p"))), originals, strict=True):
            number = numbers.get(id(original))
            if number is None:
                _silence(paragraph)
            else:
                _number(paragraph, number)
        xml = template.patch_xml(etree.tostring(root, encoding="unicode").replace("\n", " "))
        pieces = _NUMBER.split(xml)
        self.text = "\n".join(pieces[::2])
        self._paragraphs = story.paragraphs
        self._numbers = [0, *map(int, pieces[1::2])]

    def paragraph(self, line: int) -> Element:
        """The paragraph of a line, counted from 1."""
        return self._paragraphs[self._numbers[line - 1]]


def open_block(story: Story, keyword: str) -> Element:
    """The paragraph with the last `{% keyword %}` that nothing closes."""
    opened: list[tuple[str, Element]] = []
    for paragraph in story.paragraphs:
        for tag in _TAG.finditer(paragraph_text(paragraph)):
            name = tag[1]
            if name in _BLOCKS and not (name == "set" and "=" in tag[2]):
                opened.append((name, paragraph))
            elif opened and name == f"end{opened[-1][0]}":
                opened.pop()
    return next((p for name, p in reversed(opened) if name == keyword), story.paragraphs[-1])


def _silence(paragraph: Element) -> None:
    """Take the marks out of the copy of a text box that old programs show."""
    for text in Paragraph(paragraph).texts:
        text.text = re.sub(r"[{}]", "", text.text or "")


def _number(paragraph: Element, number: int) -> None:
    """Put the number before a paragraph, where `{%p`, `{%tc` and `{%tr` cannot take it away.

    Those replace the paragraph, cell or row that they stand in; the number of
    its first paragraph therefore stands before the row.  What follows a text
    box in a paragraph gets the number once more.
    """
    target = paragraph
    for name in ("tc", "tr"):
        target = _holder(target, w(name))
    target.addprevious(_mark(number))
    for box in paragraph.iter(w("txbxContent")):
        box.addnext(_mark(number))


def _holder(element: Element, tag: str) -> Element:
    """What holds an element that is the first of its kind there, where it has this tag."""
    parent = element.getparent()
    if parent is None or parent.tag != tag:
        return element
    return parent if next(parent.iterchildren(element.tag)) is element else element


def _mark(number: int) -> Element:
    return etree.ProcessingInstruction("lkjip", str(number))
