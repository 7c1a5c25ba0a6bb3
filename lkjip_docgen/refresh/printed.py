"""The numbers that stand in a report that people edited, each with what was generated there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from lxml import etree

from lkjip_docgen.docx import (
    NAMESPACES,
    Flow,
    Origin,
    Package,
    ancestor,
    blocks,
    cells,
    every_control,
    rows,
    stored,
    style,
    styles,
    tag_of_control,
    tokens,
    visible,
    w,
    words,
)
from lkjip_docgen.idn import number_in
from lkjip_docgen.quantity import round_half_up, written_places
from lkjip_docgen.records import Record
from lkjip_docgen.refresh.alignment import align
from lkjip_docgen.refresh.diff3 import hunks
from lkjip_docgen.refresh.holes import letters_in
from lkjip_docgen.refresh.items import item

_MARK = "\ue000"
_FALLBACK = f"{{{NAMESPACES['mc']}}}Fallback"
_TRACKED = (w("ins"), w("del"), w("moveTo"), w("moveFrom"))
_STRUCK = (w("del"), w("moveFrom"), w("pPr"))
_BEFORE = re.compile(r"(?:\d[\d.,]*)$", re.ASCII)
_AFTER = re.compile(r"(?:[.,]?\d)+", re.ASCII)
_SHAPE = re.compile(r"[\d.,]+", re.ASCII)
_LONGEST = 40  # characters of a number that lost its control; more is a sentence written anew


class Printed(Record):
    """A number where it stands in the file.

    `old` is the text that was generated there and `exact` its exact value,
    None when the file no longer knows it.  `new` is what stands there now; a
    tracked change counts as accepted, and `tracked` says that there is one.
    """

    path: str
    heading: str
    old: str
    new: str
    exact: Decimal | None
    tracked: bool = False

    @property
    def typed(self) -> bool:
        """Whether people wrote something else there."""
        return self.new != self.old


def printed_numbers(edited: dict[str, bytes], origin: Origin, path: Path) -> list[Printed]:
    """Every number of the text and its footnotes that was generated, in document order.

    A number is known by the content control around it.  Where the control is
    gone, the paragraph is sought in the text as generated.
    """
    base, file = ancestor(origin.parts, path), Package(edited, path)
    memory = _Memory(base, file)
    found = [number for root in _stories(file) for number in _in_controls(root, memory)]
    if _controls_missing(base, file):
        found += _without_controls(base, file, memory)
    return found


class _Memory:
    """What was generated for each tag: its printed forms, its path and its exact value."""

    def __init__(self, base: Package, file: Package) -> None:
        self._forms: dict[str, list[str]] = {}
        for root in _stories(base):
            for _, (tag, text) in every_control(root):
                self._forms.setdefault(tag, []).append(text)
        self._paths: dict[str, str] = {}
        self._values: dict[str, set[Decimal]] = {}
        self._stored: dict[str, dict[str, Decimal]] = {}
        for (tag, text), facts in stored(file).items():
            self._paths[tag] = facts["jalur"]
            value = _decimal(facts["nilai"])
            if value is not None:
                self._values.setdefault(tag, set()).add(value)
                self._stored.setdefault(tag, {})[text] = value

    def printed(self, tag: str, text: str, heading: str, *, tracked: bool) -> Printed | None:
        """The number of a tag that prints `text` now; None for one that was never generated."""
        forms = self._forms.get(tag, [])
        if not forms:
            return None
        old = text if self._is_generated(tag, text) else self._form(forms, text)
        values = self._values.get(tag, set())
        exact = next(iter(values)) if len(values) == 1 else None
        return Printed(self._paths.get(tag, tag), heading, old, text, exact, tracked)

    def _is_generated(self, tag: str, text: str) -> bool:
        """Whether the program wrote this form, in this run or in an earlier one.

        Word writes what people typed over the stored form, beside the exact
        value as it was: only a form that agrees with that value is generated.
        """
        if text in self._forms[tag]:
            return True
        value, number = self._stored.get(tag, {}).get(text), number_in(text)
        if value is None or number is None:
            return False
        return abs(number) == abs(round_half_up(value, written_places(number)))

    @staticmethod
    def _form(forms: list[str], text: str) -> str:
        """The printed form that most likely stood where `text` stands."""
        shape = _SHAPE.sub("0", text)
        return next((form for form in forms if _SHAPE.sub("0", form) == shape), forms[0])


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if re.fullmatch(r"-?\d+(?:\.\d+)?", text, re.ASCII) else None


def _stories(package: Package) -> list[etree._Element]:
    """The body and the footnotes."""
    return [package.body, *package.notes().values()]


class _Headings:
    """The headings above a place, from the chapter down: sub-headings repeat, paths do not."""

    def __init__(self) -> None:
        self._levels: dict[int, str] = {}

    def pass_by(self, paragraph: etree._Element) -> None:
        """Go on past a paragraph, which may be a heading."""
        level = styles.OUTLINE.get(style(paragraph))
        if level is None:
            return
        above = {n: text for n, text in self._levels.items() if n < level}
        self._levels = {**above, level: " ".join(visible(paragraph).split())}

    def __str__(self) -> str:
        return " › ".join(self._levels.values())


# --- numbers in their controls ---------------------------------------------------


def _in_controls(root: etree._Element, memory: _Memory) -> Iterator[Printed]:
    headings = _Headings()
    for element in root.iter(w("p"), w("sdt")):
        if element.tag == w("p"):
            headings.pass_by(element)
        else:
            number = _in_control(element, memory, headings)
            if number is not None:
                yield number


def _in_control(control: etree._Element, memory: _Memory, headings: _Headings) -> Printed | None:
    text = "" if _is_hidden(control) else _text_of(control)
    if not text:
        return None
    tag = tag_of_control(control)
    return memory.printed(tag, text, str(headings), tracked=_is_tracked(control))


def _is_hidden(control: etree._Element) -> bool:
    """Whether Word shows something else: a prompt to fill in, or the newer form of a drawing."""
    prompt = control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None
    return prompt or any(True for _ in control.iterancestors(_FALLBACK))


def _text_of(control: etree._Element) -> str:
    """The words in a control, with digits that people typed right at its edges."""
    content = control.find(w("sdtContent"))
    text = "" if content is None else " ".join(visible(content).split())
    head = _BEFORE.search(_beside(control.itersiblings(preceding=True)))
    tail = _AFTER.match(_beside(control.itersiblings()))
    before = _joined(head, text[:1])
    return f"{before}{text}{_joined(tail, text[-1:])}"


def _joined(typed: re.Match[str] | None, edge: str) -> str:
    """The digits that people typed beside a control, where one stands at its edge as well."""
    return typed[0] if typed and edge.isdigit() else ""


def _beside(siblings: Iterator[etree._Element]) -> str:
    """The words that stand next to a control, outside any other one."""
    for sibling in siblings:
        if sibling.tag == w("sdt"):
            return ""
        text = "" if sibling.tag in _STRUCK else visible(sibling)
        if text:
            return text
    return ""


def _is_tracked(control: etree._Element) -> bool:
    """Whether somebody's change of the number waits for a decision."""
    inside = next(control.iter(*_TRACKED), None) is not None
    return inside or any(True for _ in control.iterancestors(*_TRACKED))


# --- numbers whose control is gone -------------------------------------------------


def _tags(root: etree._Element) -> Counter[str]:
    return Counter(tag for _, (tag, text) in every_control(root) if text.strip())


def _controls_missing(base: Package, file: Package) -> bool:
    before: Counter[str] = sum((_tags(root) for root in _stories(base)), Counter())
    now: Counter[str] = sum((_tags(root) for root in _stories(file)), Counter())
    return bool(before - now)


def _without_controls(base: Package, file: Package, memory: _Memory) -> Iterator[Printed]:
    for heading, old, new in _pairs(blocks(base.body), blocks(file.body), _Headings()):
        for tag, there in _freed(old, new):
            number = memory.printed(tag, there, heading, tracked=_has_changes(new))
            if number is not None:
                yield number


def _freed(old: etree._Element, new: etree._Element) -> Iterator[tuple[str, str]]:
    """Tag and present words of each number of a paragraph that has lost its control."""
    lost = _tags(old) - _tags(new)
    if not lost:
        return
    for tag, there in _replaced(old, new):
        if tag in lost and _may_be_number(there):
            yield tag, there


def _may_be_number(text: str) -> bool:
    return len(text) <= _LONGEST and re.search(r"\d", text) is not None


def _has_changes(paragraph: etree._Element) -> bool:
    return next(paragraph.iter(*_TRACKED), None) is not None


def _pairs(
    old: list[etree._Element], new: list[etree._Element], headings: _Headings
) -> Iterator[tuple[str, etree._Element, etree._Element]]:
    """The paragraphs that are one and the same in both texts, with the heading above."""
    pairs = align(list(map(item, old)), list(map(item, new)), moves=True)
    for i, element in enumerate(old):
        if element.tag == w("p"):
            headings.pass_by(element)
        if i in pairs:
            yield from _within(element, new[pairs[i]], headings)


def _within(
    old: etree._Element, new: etree._Element, headings: _Headings
) -> Iterator[tuple[str, etree._Element, etree._Element]]:
    if old.tag == w("p"):
        yield str(headings), old, new
    elif words(old) == words(new):
        return
    elif old.tag == w("tbl"):
        yield from _pairs(rows(old), rows(new), headings)
    elif old.tag == w("tr"):
        yield from _in_cells(cells(old), cells(new), headings)


def _in_cells(
    old: list[etree._Element], new: list[etree._Element], headings: _Headings
) -> Iterator[tuple[str, etree._Element, etree._Element]]:
    """The same in the cells of a row; in none where their number is another."""
    for cell, there in zip(old, new, strict=True) if len(old) == len(new) else ():
        yield from _pairs(blocks(cell), blocks(there), headings)


def _replaced(base: etree._Element, file: etree._Element) -> Iterator[tuple[str, str]]:
    """Tag and present words of each number of a paragraph that stands otherwise now."""
    before, now = Flow(base), Flow(file)
    if before.text == now.text:
        return
    for control in base.iter(w("sdt")):
        places, tag = letters_in(before, control), tag_of_control(control)
        for there in _instead(before.text, now.text, places) if tag else ():
            yield tag, there


def _instead(before: str, now: str, places: list[int]) -> Iterator[str]:
    """What people wrote where some letters of a text stood that follow each other."""
    if not places:
        return
    start, end = places[0], places[-1] + 1
    marked = [*tokens(before[:start]), _MARK, *tokens(before[end:])]
    for hunk in hunks(tokens(before), tokens(now), marked):
        there = now[slice(*hunk.file)].strip()
        if hunk.edited and there:
            yield there
