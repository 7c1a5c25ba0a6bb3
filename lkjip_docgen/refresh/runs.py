"""Runs of a paragraph: words written over them, and where others are put."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from lkjip_docgen.docx import Element, Flow, keep_blanks, remove_runs, take_out, w

Put = Callable[[Element], None]
_WORDS = re.compile(r"\S+|\s+")


def overwrite(flow: Flow, start: int, end: int, text: str) -> None:
    """Write words over a stretch: into the first element of those that change.

    Words that the stretch begins or ends with and keeps are left where they stand, so that
    what people put on one of them (a colour, a comment) does not lose it.
    """
    head, tail = _kept(flow.text[start:end], text)
    start, end = start + head, end - tail
    middle = text[head : len(text) - tail]
    emptied: list[Element] = []
    for element, offsets in _offsets(flow, start, end).items():
        whole = element.text or ""
        element.text = whole[: offsets[0]] + middle + whole[offsets[-1] + 1 :]
        middle = ""
        keep_blanks(element)
        if not element.text:
            emptied.append(element)
    for element in emptied:
        _remove_text(element)


def _kept(old: str, new: str) -> tuple[int, int]:
    """How many letters at the start and at the end stay, in whole words; at least a word goes."""
    mine, theirs = _WORDS.findall(old), _WORDS.findall(new)
    most = min(len(mine), len(theirs)) - 1
    head = _alike(mine, theirs, most)
    tail = _alike(mine[::-1], theirs[::-1], most - head)
    return _letters(mine[:head]), _letters(mine[len(mine) - tail :])


def _alike(mine: Sequence[str], theirs: Sequence[str], most: int) -> int:
    pairs = zip(mine[: max(0, most)], theirs, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _letters(words: Sequence[str]) -> int:
    return sum(map(len, words))


def _offsets(flow: Flow, start: int, end: int) -> dict[Element, list[int]]:
    """Which letters of which elements a stretch consists of."""
    found: dict[Element, list[int]] = {}
    for unit in flow.units[start:end]:
        found.setdefault(unit.element, []).append(unit.offset)
    return found


def _remove_text(element: Element) -> None:
    run = element.getparent()
    if run is None:
        return
    run.remove(element)
    if all(node.tag == w("rPr") for node in run):
        remove_runs([run])


def insert(flow: Flow, position: int, shift: int, text: str) -> bool:
    """Write words before a letter (`shift` 0) or behind it (1); False where none can be written."""
    unit = flow.units[position]
    if unit.element.tag != w("t"):
        return False
    at = unit.offset + shift
    whole = unit.element.text or ""
    unit.element.text = whole[:at] + text + whole[at:]
    keep_blanks(unit.element)
    return True


def runs_of(element: Element) -> list[Element]:
    """The runs of what may itself be one."""
    return [element] if element.tag == w("r") else list(element.iter(w("r")))


def set_text(element: Element, text: str) -> None:
    """Give a run or control these words alone."""
    texts = list(element.iter(w("t")))
    texts[0].text = text
    keep_blanks(texts[0])
    for other in texts[1:]:
        take_out(other)


def with_fields(tops: list[Element]) -> list[Element]:
    """The elements with the marks of the fields whose results they are."""
    parent = tops[0].getparent()
    if parent is None or any(top.getparent() is not parent for top in tops):
        return tops
    around = list(parent)
    start, end = around.index(tops[0]), around.index(tops[-1]) + 1
    before = takewhile(_is_field_mark, reversed(around[:start]))
    behind = takewhile(_is_field_mark, around[end:])
    found = [*reversed(list(before)), *around[start:end], *behind]
    return found if _is_balanced(found) else tops


def _is_balanced(elements: list[Element]) -> bool:
    """Whether as many fields end in a stretch as begin in it."""
    marks = (mark for element in elements for mark in element.iter(w("fldChar")))
    kinds = [mark.get(w("fldCharType")) for mark in marks]
    return kinds.count("begin") == kinds.count("end")


def _is_field_mark(element: Element) -> bool:
    marks = (w("fldChar"), w("instrText"))
    return element.tag == w("r") and any(node.tag in marks for node in element)


def placing(paragraph: Element, start: int, removed: list[Element]) -> Put:
    """Where new elements go: before what is taken out, else after the letter before."""
    if removed:
        return _before_removed(paragraph, removed[0])
    flow = Flow(paragraph)
    if start:
        return _after(_outer(flow.run(start - 1), paragraph))
    if flow.text:
        return _outer(flow.run(0), paragraph).addprevious
    return paragraph.append


def _before_removed(paragraph: Element, first: Element) -> Put:
    parent = first.getparent()
    if parent is not None and parent.tag in (w("p"), w("hyperlink")):
        return first.addprevious
    anchor = _top(first, paragraph)
    if anchor is first or next(anchor.iter(w("r")), None) is first:
        return anchor.addprevious
    return _after(anchor)


def _after(anchor: Element) -> Put:
    last = [anchor]

    def put(element: Element) -> None:
        last[0].addnext(element)
        last[0] = element

    return put


def _outer(run: Element, paragraph: Element) -> Element:
    """The run or what holds it that another can stand beside: in the link that it is part of."""
    top = run
    while True:
        above = top.getparent()
        if above is None or above is paragraph or above.tag == w("hyperlink"):
            return top
        top = above


def _top(element: Element, paragraph: Element) -> Element:
    """The child of a paragraph that holds an element."""
    top = element
    while True:
        above = top.getparent()
        if above is None or above is paragraph:
            return top
        top = above
