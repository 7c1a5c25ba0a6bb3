"""A part of a Word template as the Jinja source that docxtpl makes of it, a paragraph a line."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

from lxml import etree

from lkjip_docgen.docx import Element, Story, paragraph_text, w
from lkjip_docgen.template_owner.marks import silence
from lkjip_docgen.word import ReportTemplate

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
                silence(paragraph)  # the copy of a text box that old programs show
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
    holders = [paragraph for name, paragraph in _unclosed(story) if name == keyword]
    return holders[-1] if holders else story.paragraphs[-1]


def _unclosed(story: Story) -> list[tuple[str, Element]]:
    """The blocks that are still open at the end, with the paragraphs that open them."""
    opened: list[tuple[str, Element]] = []
    for paragraph, tag in _tags(story):
        if _opens(tag):
            opened.append((tag[1], paragraph))
        elif opened and tag[1] == f"end{opened[-1][0]}":
            opened.pop()
    return opened


def _tags(story: Story) -> Iterator[tuple[Element, re.Match[str]]]:
    for paragraph in story.paragraphs:
        for tag in _TAG.finditer(paragraph_text(paragraph)):
            yield paragraph, tag


def _opens(tag: re.Match[str]) -> bool:
    """Whether a tag has to be closed: `{% set x = 1 %}` has not, `{% set x %}` has."""
    assigns = tag[1] == "set" and "=" in tag[2]
    return tag[1] in _BLOCKS and not assigns


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
