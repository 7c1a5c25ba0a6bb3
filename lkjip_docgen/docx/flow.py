"""A paragraph as one string, each character tied to the element that holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any

from lkjip_docgen.docx.xml import NAMESPACES, w

OBJECT = "\ufffc"
"""Stands for what is no text: a picture, a formula, a mark of a footnote."""

_T, _R, _SDT = w("t"), w("r"), w("sdt")
_MC = f"{{{NAMESPACES['mc']}}}AlternateContent"
_MATH = f"{{{NAMESPACES['m']}}}"
_OBJECTS = {
    *(w(name) for name in ("drawing", "pict", "object", "footnoteReference", "endnoteReference")),
    _MC,
    f"{_MATH}oMath",
    f"{_MATH}oMathPara",
}
_SIGNS = {
    w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011",
}  # fmt: skip
_UNSEEN = {
    *(w(name) for name in ("pPr", "rPr", "del", "moveFrom", "instrText", "delText", "sdtPr")),
    *(w(name) for name in ("sdtEndPr", "fldChar", "footnoteRef", "txbxContent")),
}
_TOKEN = re.compile(r"(?:Rp\s?)?\d+(?:[.,:/]\d+)*%?|[^\W\d_]+|\s|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Unit:
    """One character: the element that holds it, and where in its text."""

    element: Any
    offset: int


class Flow:
    """The visible text of a paragraph, as it stands now."""

    def __init__(self, paragraph: Any) -> None:
        self.paragraph = paragraph
        letters: list[str] = []
        self.units: list[Unit] = []
        for element, text in _pieces(paragraph):
            letters.append(text)
            self.units += [Unit(element, offset) for offset in range(len(text))]
        self.text = "".join(letters)

    def objects(self) -> list[tuple[int, Any]]:
        """The position and the element of what is no text."""
        return [
            (position, unit.element)
            for position, unit in enumerate(self.units)
            if unit.element.tag in _OBJECTS
        ]

    def run(self, position: int) -> Any:
        """What holds the character on the level of runs: a run, or a formula."""
        element = self.units[position].element
        if element.tag.startswith(_MATH):
            return element
        return next(element.iterancestors(_R), element)

    def control(self, position: int) -> Any:
        """The content control around the character, if there is one."""
        for parent in self.units[position].element.iterancestors():
            if parent is self.paragraph:
                return None
            if parent.tag == _SDT:
                return parent
        return None


def visible(paragraph: Any) -> str:
    """The visible text of a paragraph."""
    return "".join(text for _, text in _pieces(paragraph))


def _pieces(parent: Any) -> Iterator[tuple[Any, str]]:
    for child in parent:
        tag = child.tag
        if tag == _T:
            yield child, child.text or ""
        elif tag in _OBJECTS:
            yield child, OBJECT
        elif tag in _SIGNS:
            if child.get(w("type")) in (None, "textWrapping"):  # a page break is layout
                yield child, _SIGNS[tag]
        elif tag not in _UNSEEN and isinstance(tag, str):
            yield from _pieces(child)


def tokens(text: str) -> list[str]:
    """Words, numbers as printed, blanks and signs."""
    return list(_tokens(text))


@cache
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(text))


def split_runs(paragraph: Any, start: int, end: int) -> list[Any]:
    """Cut the runs at two positions; the runs (or formulas) that lie between."""
    for position in (end, start):
        _cut(Flow(paragraph), position)
    flow = Flow(paragraph)
    found: list[Any] = []
    for position in range(start, end):
        holder = flow.run(position)
        if not found or found[-1] is not holder:
            found.append(holder)
    return found


def _cut(flow: Flow, position: int) -> None:
    """Make a run end just before a position."""
    if not 0 < position < len(flow.text):
        return
    run = flow.run(position)
    if run.tag != _R or flow.run(position - 1) is not run:
        return
    unit = flow.units[position]
    after = deepcopy(run)
    index = list(run).index(unit.element) if unit.element.getparent() is run else None
    if index is None:
        return
    if unit.offset:  # inside a w:t
        text = unit.element.text
        unit.element.text = text[: unit.offset]
        after[index].text = text[unit.offset :]
        keep_blanks(unit.element)
        keep_blanks(after[index])
    head = [child for child in after[:index] if child.tag != w("rPr")]
    for child in head:
        after.remove(child)
    if not unit.offset:
        run.remove(unit.element)
    for child in run[index + 1 if unit.offset else index :]:
        run.remove(child)
    run.addnext(after)


def keep_blanks(element: Any) -> None:
    """Let blanks at the ends of a text stay."""
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def remove_runs(runs: list[Any]) -> None:
    """Take runs out, and content controls, links and the like that are empty then."""
    for run in runs:
        parent = run.getparent()
        if parent is None:
            continue
        parent.remove(run)
        while parent is not None and parent.tag != w("p") and not _holds(parent):
            above = parent.getparent()
            if above is None:
                break
            above.remove(parent)
            parent = above


def _holds(element: Any) -> bool:
    """Whether there is still something in an element that people or Word need."""
    needed = {_R, w("bookmarkStart"), w("bookmarkEnd"), w("p"), *_OBJECTS}
    return any(child.tag in needed for child in element.iter() if child is not element)
