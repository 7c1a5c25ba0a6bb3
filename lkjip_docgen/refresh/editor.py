"""Changes the text of a paragraph in place: in its own runs, or as tracked changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from typing import Any

from lxml import etree

from lkjip_docgen.docx.flow import OBJECT, Flow, keep_blanks, remove_runs, split_runs
from lkjip_docgen.docx.xml import Element, w

AUTHOR = "lkjip"
_FIRST_REVISION = 900_000
_NOT_TEXT = frozenset(f"{OBJECT}\t\n\u2011")


@dataclass(frozen=True, slots=True)
class Slice:
    """A stretch of the text of a paragraph."""

    flow: Flow
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of the stretch."""
        return self.flow.text[self.start : self.end]

    def control(self) -> Any:
        """The content control that holds all of the stretch; None where none does."""
        found = {id(self.flow.control(n)) for n in range(self.start, self.end)}
        return self.flow.control(self.start) if len(found) == 1 else None

    def looks(self) -> list[tuple[bool, bytes]]:
        """How its runs look, one entry for neighbours of the same look."""
        found: list[tuple[bool, bytes]] = []
        for position in range(self.start, self.end):
            look = _look(self.flow, position)
            if not found or found[-1] != look:
                found.append(look)
        return found


class Editor:
    """Replaces stretches of text; `adopt` makes elements of another file at home here."""

    def __init__(self, adopt: Callable[[Any], None], *, track: bool, date: str) -> None:
        self._adopt = adopt
        self._track = track
        self._date = date
        self._revisions = count(_FIRST_REVISION)

    @property
    def tracks(self) -> bool:
        """Whether changes are shown as tracked ones."""
        return self._track

    @contextmanager
    def untracked(self) -> Iterator[None]:
        """Change what is new as a whole: that inside of it nothing is tracked."""
        before, self._track = self._track, False
        try:
            yield
        finally:
            self._track = before

    def replace(self, old: Slice, new: Slice, before: Slice) -> None:
        """Put the stretch `new` in the place of `old`; `before` is what it was generated as."""
        if not self._track and self._plainly(old, new, before):
            return
        if self._track and old.text and old.control() is not None:
            self._renew_control(old, _elements(new))
            return
        self._splice(old, _elements(new))

    def replace_text(self, old: Slice, text: str) -> None:
        """Put words in the place of a stretch that has at least one letter, in its first look."""
        if not self._track:
            _overwrite(old, text)
            return
        template = deepcopy(old.flow.run(old.start))
        set_text(template, text)
        if old.control() is None:
            self._splice(old, [template])
        else:
            self._renew_control(old, [template])

    def _plainly(self, old: Slice, new: Slice, before: Slice) -> bool:
        """Write into the runs that are there, where the look does not change."""
        if not new.text or _NOT_TEXT & {*old.text, *new.text}:
            return False
        if old.text:
            if len(new.looks()) != 1 or (before.text and before.looks() != new.looks()):
                return False
            _overwrite(old, new.text)
            return True
        look = new.looks()
        if len(look) != 1:
            return False
        if old.start and new.start and _look(new.flow, new.start - 1) == look[0]:
            return _insert(old.flow, old.start - 1, 1, new.text)
        after = new.end < len(new.flow.text) and _look(new.flow, new.end) == look[0]
        if after and old.start < len(old.flow.text):
            return _insert(old.flow, old.start, 0, new.text)
        return False

    def _renew_control(self, old: Slice, elements: list[Any]) -> None:
        """Show a number as taken out and another as put in, both inside of its control.

        A control of plain text shows what it is bound to and no marks: until
        they are decided it is one of rich text.
        """
        control = old.control()
        for element in elements:
            self._adopt(element)
        removed = split_runs(old.flow.paragraph, old.start, old.end)
        runs = [run for element in elements for run in _runs(element)]
        for run in reversed(runs):
            mark = self._revision("ins", [])
            removed[-1].addnext(mark)
            mark.append(run)
        for run in removed:
            self._strike_run(run)
        for plain in list(control.iterfind(f"{w('sdtPr')}/{w('text')}")):
            plain.getparent().remove(plain)

    def _splice(self, old: Slice, elements: list[Any]) -> None:
        """Take runs out and put others in."""
        paragraph = old.flow.paragraph
        for element in elements:
            self._adopt(element)
        removed = split_runs(paragraph, old.start, old.end)
        place = _place(paragraph, old.start, removed)
        if self._track:
            elements = self._mark_inside(elements)
        for element in elements:
            place(element)
        if self._track:
            self._strike(removed)
        else:
            remove_runs(removed)

    def _strike(self, runs: list[Any]) -> None:
        """Mark runs as deleted; those in a content control leave it first."""
        for run in runs:
            control = next(run.iterancestors(w("sdt")), None)
            if control is not None:
                control.addprevious(run)
                if next(control.iter(w("r")), None) is None:
                    control.getparent().remove(control)
            self._strike_run(run)

    def _strike_run(self, run: Any) -> None:
        for text in run.iter(w("t")):
            text.tag = w("delText")
        for code in run.iter(w("instrText")):
            code.tag = w("delInstrText")
        mark = self._revision("del", [])
        run.addprevious(mark)
        mark.append(run)

    def _revision(self, kind: str, content: list[Any]) -> Any:
        attributes = {
            w("id"): str(next(self._revisions)), w("author"): AUTHOR, w("date"): self._date
        }  # fmt: skip
        mark = etree.Element(w(kind), attributes)
        mark.extend(content)
        return mark

    def mark_inserted(self, block: Any) -> None:
        """Show a new block as a tracked insertion."""
        if not self._track:
            return
        for paragraph in block.iter(w("p")):
            self._mark_inside(list(paragraph))
        self._mark_ends(block, "ins")

    def mark_replaced(self, old: Element, new: Element) -> bool:
        """Show a block as taken out and another as put in; False when changes are not tracked."""
        if not self._track:
            return False
        self.mark_inserted(new)
        return self.mark_deleted(old)

    def mark_deleted(self, block: Any) -> bool:
        """Show a block as a tracked deletion; False when changes are not tracked."""
        if not self._track:
            return False
        for paragraph in block.iter(w("p")):
            self._strike(list(paragraph.iter(w("r"))))
        self._mark_ends(block, "del")
        return True

    def _mark_inside(self, elements: list[Any]) -> list[Any]:
        """Put runs and controls into insertions; a link keeps its own around them."""
        out = []
        for element in elements:
            if element.tag == w("hyperlink"):
                self._mark_inside(list(element))
            elif element.tag == w("sdt"):
                self._mark_inside(list(element.iterfind(f"{w('sdtContent')}/*")))
                for plain in list(element.iterfind(f"{w('sdtPr')}/{w('text')}")):
                    plain.getparent().remove(plain)
            elif element.tag == w("r"):
                mark = self._revision("ins", [])
                if element.getparent() is not None:
                    element.addprevious(mark)
                mark.append(element)
                out.append(mark)
                continue
            out.append(element)
        return out

    def _mark_ends(self, block: Any, kind: str) -> None:
        """Mark the ends of paragraphs, and rows, so that they come and go with their words."""
        for row in block.iter(w("tr")):
            _properties(row, "trPr").append(self._revision(kind, []))
        if block.tag == w("tbl"):
            return
        for paragraph in block.iter(w("p")):
            properties = _properties(paragraph, "pPr")
            look = properties.find(w("rPr"))
            if look is None:
                look = etree.Element(w("rPr"))
                after = (w("sectPr"), w("pPrChange"))
                last = next((child for child in properties if child.tag in after), None)
                if last is None:
                    properties.append(look)
                else:
                    last.addprevious(look)
            look.insert(0, self._revision(kind, []))


def _properties(element: Any, name: str) -> Any:
    """The properties of a row or paragraph, made if need be at their place."""
    found = element.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        exceptions = element.find(w("tblPrEx"))
        if exceptions is None:
            element.insert(0, found)
        else:
            exceptions.addnext(found)
    return found


def _look(flow: Flow, position: int) -> tuple[bool, bytes]:
    """Whether a letter stands in a content control, and the properties of its run."""
    properties = flow.run(position).find(w("rPr"))
    look = b"" if properties is None else etree.tostring(properties, method="c14n", exclusive=True)
    return flow.control(position) is not None, look


def _overwrite(old: Slice, text: str) -> None:
    """Write words over a stretch: into its first element, and out of the others."""
    units = old.flow.units[old.start : old.end]
    first = units[0]
    by_element: dict[int, list[Any]] = {}
    for unit in units:
        by_element.setdefault(id(unit.element), [unit.element, []])[1].append(unit.offset)
    emptied = []
    for element, offsets in by_element.values():
        before, after = element.text[: offsets[0]], element.text[offsets[-1] + 1 :]
        middle = text if element is first.element else ""
        element.text = before + middle + after
        keep_blanks(element)
        if not element.text:
            emptied.append(element)
    for element in emptied:
        run = element.getparent()
        run.remove(element)
        if all(child.tag == w("rPr") for child in run):
            remove_runs([run])


def _insert(flow: Flow, position: int, shift: int, text: str) -> bool:
    unit = flow.units[position]
    if unit.element.tag != w("t"):
        return False
    at = unit.offset + shift
    whole = unit.element.text or ""
    unit.element.text = whole[:at] + text + whole[at:]
    keep_blanks(unit.element)
    return True


def _runs(element: Any) -> list[Any]:
    return [element] if element.tag == w("r") else list(element.iter(w("r")))


def set_text(element: Any, text: str) -> None:
    """Give a run or control these words alone."""
    texts = list(element.iter(w("t")))
    texts[0].text = text
    keep_blanks(texts[0])
    for other in texts[1:]:
        other.getparent().remove(other)


def _elements(new: Slice) -> list[Any]:
    """Copies of what holds a stretch: whole controls and links where it covers them."""
    if new.start == new.end:
        return []
    paragraph = deepcopy(new.flow.paragraph)
    runs = split_runs(paragraph, new.start, new.end)
    tops: list[Any] = []
    for run in runs:
        top: Any = run
        while top.getparent() is not paragraph and _covered(top.getparent(), runs):
            top = top.getparent()
        if not tops or tops[-1] is not top:
            tops.append(top)
    return _with_fields(tops)


def _covered(element: Any, runs: list[Any]) -> bool:
    return all(run in runs for run in element.iter(w("r")))


def _with_fields(tops: list[Any]) -> list[Any]:
    """The elements with the marks of the fields whose results they are."""
    if any(top.getparent() is not tops[0].getparent() for top in tops):
        return tops
    parent = tops[0].getparent()
    start, end = parent.index(tops[0]), parent.index(tops[-1]) + 1
    while start and _is_field_mark(parent[start - 1]):
        start -= 1
    while end < len(parent) and _is_field_mark(parent[end]):
        end += 1
    found = list(parent[start:end])
    kinds = [mark.get(w("fldCharType")) for element in found for mark in element.iter(w("fldChar"))]
    return found if kinds.count("begin") == kinds.count("end") else tops


def _is_field_mark(element: Any) -> bool:
    marks = (w("fldChar"), w("instrText"))
    return element.tag == w("r") and any(child.tag in marks for child in element)


def _place(paragraph: Any, start: int, removed: list[Any]) -> Callable[[Any], None]:
    """Where new elements go: before what is taken out, else after the letter before."""
    if removed:
        first = removed[0]
        if first.getparent().tag in (w("p"), w("hyperlink")):
            return first.addprevious  # type: ignore[no-any-return]
        anchor = _top(first, paragraph)
        if next(anchor.iter(w("r")), anchor) is first or anchor is first:
            return anchor.addprevious  # type: ignore[no-any-return]
        return _after(anchor)
    flow = Flow(paragraph)
    if start:
        return _after(_outer(flow.run(start - 1), paragraph))
    if flow.text:
        return _outer(flow.run(0), paragraph).addprevious  # type: ignore[no-any-return]
    return paragraph.append  # type: ignore[no-any-return]


def _outer(run: Any, paragraph: Any) -> Any:
    """The run or what holds it that another can stand beside: in the link that it is part of."""
    top = run
    while top.getparent() is not paragraph and top.getparent().tag != w("hyperlink"):
        top = top.getparent()
    return top


def _after(anchor: Any) -> Callable[[Any], None]:
    last = [anchor]

    def put(element: Any) -> None:
        last[0].addnext(element)
        last[0] = element

    return put


def _top(element: Any, paragraph: Any) -> Any:
    while element.getparent() is not paragraph:
        element = element.getparent()
    return element
