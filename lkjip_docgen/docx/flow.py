"""A paragraph as one string, each character tied to the element that holds it."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from typing import NamedTuple

from lkjip_docgen.docx.fields import Fields
from lkjip_docgen.docx.xml import NAMESPACES, Element, q, w

OBJECT = "\ufffc"
"""Stands for what is no text: a picture, a formula, a symbol, a mark of a footnote."""

_T, _R, _SDT = w("t"), w("r"), w("sdt")
_FIELD_MARK = w("fldChar")
_MATH = f"{{{NAMESPACES['m']}}}"
_OBJECTS = {
    *(w(name) for name in ("drawing", "pict", "object", "footnoteReference", "endnoteReference")),
    w("sym"),  # a letter of a symbol font, which has no w:t to write into
    q("mc", "AlternateContent"),
    q("m", "oMath"),
    q("m", "oMathPara"),
}
_SIGNS = {
    w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011",
}  # fmt: skip
_BREAK = w("br")
_UNSEEN = {
    *(w(name) for name in ("pPr", "rPr", "del", "moveFrom", "instrText", "delText", "sdtPr")),
    *(w(name) for name in ("sdtEndPr", "fldChar", "footnoteRef", "txbxContent")),
}
_PRINTED = {**dict.fromkeys(_UNSEEN, ""), **dict.fromkeys(_OBJECTS, OBJECT), **_SIGNS}
_PROPERTIES = {w(name) for name in ("pPr", "rPr", "sdtPr", "sdtEndPr")}  # no words stand in them
_NOT_PLAIN = (w("tbl"), *(_PRINTED.keys() - _PROPERTIES))
_TOKEN = re.compile(r"(?:Rp\s?)?\d+(?:[.,:/]\d+)*%?|[^\W\d_]+|\s|.", re.DOTALL)


class Unit(NamedTuple):
    """One character: the element that holds it, and where in its text."""

    element: Element
    offset: int


class Flow:
    """The visible text of a paragraph, as it stands now."""

    def __init__(self, paragraph: Element) -> None:
        self.paragraph = paragraph
        letters: list[str] = []
        self.units: list[Unit] = []
        self._controls: dict[Element, Element | None] = {}
        for element, text in _pieces(paragraph):
            letters.append(text)
            self.units += [Unit(element, offset) for offset in range(len(text))]
        self.text = "".join(letters)

    def objects(self) -> list[tuple[int, Element]]:
        """The position and the element of what is no text."""
        return [
            (position, unit.element)
            for position, unit in enumerate(self.units)
            if unit.element.tag in _OBJECTS
        ]

    def run(self, position: int) -> Element:
        """What holds the character on the level of runs: a run, or a formula."""
        element = self.units[position].element
        if element.tag.startswith(_MATH):
            return element
        return next(element.iterancestors(_R), element)

    def control(self, position: int) -> Element | None:
        """The content control around the character, if there is one."""
        element = self.units[position].element
        if element not in self._controls:
            self._controls[element] = self._around(element)
        return self._controls[element]

    def _around(self, element: Element) -> Element | None:
        for parent in element.iterancestors():
            if parent is self.paragraph:
                return None
            if parent.tag == _SDT:
                return parent
        return None


def visible(paragraph: Element) -> str:
    """The visible text of a paragraph."""
    return "".join([text for _, text in _pieces(paragraph)])


def is_plain(element: Element) -> bool:
    """Whether all words in an element are those of its `w:t`, and no table stands in it."""
    return next(element.iterdescendants(*_NOT_PLAIN), None) is None


def printed(element: Element) -> str | None:
    """What an element prints by itself: letters, a blank, `OBJECT`, "" for nothing.

    None for one that prints what stands in it.
    """
    tag = element.tag
    if tag == _T:
        return element.text or ""
    if tag == _BREAK and _is_layout(element):
        return ""
    return _PRINTED.get(tag) if isinstance(tag, str) else ""


def _is_layout(line_break: Element) -> bool:
    """Whether a break is one of page or column."""
    return line_break.get(w("type")) not in (None, "textWrapping")


_Pieces = list[tuple[Element, str]]


def _pieces(paragraph: Element) -> _Pieces:
    """The elements that print something, and what they print."""
    found: _Pieces = []
    _gather(paragraph, Fields(), found)
    return found


def _gather(parent: Element, fields: Fields, found: _Pieces) -> None:
    for element in parent:  # many times faster than generators, one inside the other
        if element.tag == _FIELD_MARK:
            fields.read(element)
            continue
        text = printed(element)
        if text is None:
            _gather(element, fields, found)
        elif text and not (fields.open and fields.hidden):
            found.append((element, text))


def tokens(text: str) -> list[str]:
    """Words, numbers as printed, blanks and signs."""
    return list(_tokens(text))


@cache
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(text))


def split_runs(paragraph: Element, start: int, end: int) -> list[Element]:
    """Cut the runs at two positions; the runs (or formulas) that lie between."""
    for position in (end, start):
        _cut(Flow(paragraph), position)
    flow = Flow(paragraph)
    found: list[Element] = []
    for position in range(start, end):
        holder = flow.run(position)
        if not found or found[-1] is not holder:
            found.append(holder)
    return found


def _cut(flow: Flow, position: int) -> None:
    """Make a run end just before a position."""
    if _is_inside_run(flow, position):
        _split(flow.run(position), flow.units[position])


def _is_inside_run(flow: Flow, position: int) -> bool:
    """Whether a run that can be cut goes on from the character before a position."""
    if not 0 < position < len(flow.text):
        return False
    run = flow.run(position)
    if run.tag != _R or flow.run(position - 1) is not run:
        return False
    return flow.units[position].element.getparent() is run


def _split(run: Element, unit: Unit) -> None:
    """Put what stands in a run from a character on into a run of its own."""
    index = run.index(unit.element)
    after = deepcopy(run)
    if unit.offset:
        _cut_text(unit, after[index])
    for element in list(after)[:index]:
        if element.tag != w("rPr"):
            after.remove(element)
    for element in list(run)[index + bool(unit.offset) :]:
        run.remove(element)
    run.addnext(after)


def _cut_text(unit: Unit, after: Element) -> None:
    """Leave the letters before a unit in its element, and those from it on in a copy."""
    text = unit.element.text or ""
    unit.element.text, after.text = text[: unit.offset], text[unit.offset :]
    keep_blanks(unit.element)
    keep_blanks(after)


def keep_blanks(element: Element) -> None:
    """Let blanks at the ends of a text stay."""
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def remove_runs(runs: list[Element]) -> None:
    """Take runs out, and content controls, links and the like that are empty then."""
    for run in runs:
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)
            _remove_empty(parent)


def _remove_empty(element: Element) -> None:
    """Take an element out that holds nothing, then those around it, up to the paragraph."""
    while element.tag != w("p") and not _holds(element):
        above = element.getparent()
        if above is None:
            return
        above.remove(element)
        element = above


def _holds(element: Element) -> bool:
    """Whether there is still something in an element that people or Word need."""
    needed = {_R, w("bookmarkStart"), w("bookmarkEnd"), w("p"), *_OBJECTS}
    return any(child.tag in needed for child in element.iter() if child is not element)
