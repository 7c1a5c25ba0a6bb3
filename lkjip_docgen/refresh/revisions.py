"""Tracked changes: what the program puts in and takes out, shown as such."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import cast

from lxml import etree

from lkjip_docgen.docx import NAMESPACE, NAMESPACES, Element, child, split_runs, take_out, w

AUTHOR = "lkjip"
_RICH = etree.XPath(
    f"//w:sdt/w:sdtPr[not(w:text) and contains(w:dataBinding/@w:prefixMappings, '{NAMESPACE}')]"
    "[not(../w:sdtContent//w:ins or ../w:sdtContent//w:del)]",
    namespaces=NAMESPACES,
)
_FIRST_REVISION = 900_000


class Revisions:
    """Marks changes as tracked ones of a date, where that is wanted."""

    def __init__(self, *, track: bool, date: str) -> None:
        self._track = track
        self._date = date
        self._numbers = count(_FIRST_REVISION)

    @property
    def tracks(self) -> bool:
        """Whether changes are shown as tracked ones."""
        return self._track

    @contextmanager
    def untracked(self) -> Iterator[None]:
        """Change what is new as a whole: inside of it nothing is tracked."""
        before, self._track = self._track, False
        try:
            yield
        finally:
            self._track = before

    def mark_inserted(self, block: Element) -> None:
        """Show a new block as a tracked insertion."""
        if not self._track:
            return
        for paragraph in block.iter(w("p")):
            self.inserted(list(paragraph))
        self._mark_ends(block, "ins")

    def mark_deleted(self, block: Element) -> bool:
        """Show a block as a tracked deletion; False when changes are not tracked."""
        if not self._track:
            return False
        for paragraph in block.iter(w("p")):
            self.strike(list(paragraph.iter(w("r"))))
        self._mark_ends(block, "del")
        return True

    def mark_replaced(self, old: Element, new: Element) -> bool:
        """Show a block as taken out and another as put in; False when changes are not tracked."""
        if not self._track:
            return False
        self.mark_inserted(new)
        return self.mark_deleted(old)

    def inserted(self, elements: Iterable[Element]) -> list[Element]:
        """Put runs into insertions; a link or control keeps its own inside of it."""
        out: list[Element] = []
        for element in elements:
            if element.tag == w("hyperlink"):
                self.inserted(list(element))
            elif element.tag == w("sdt"):
                self.inserted(list(element.iterfind(f"{w('sdtContent')}/*")))
                make_rich(element)
            elif element.tag == w("r"):
                out.append(self._around(element, "ins"))
                continue
            out.append(element)
        return out

    def strike(self, runs: Iterable[Element]) -> None:
        """Mark runs as deleted; those in a content control leave it first."""
        for run in runs:
            control = _control_in_words(run)
            if control is not None:
                control.addprevious(run)
                if next(control.iter(w("r")), None) is None:
                    take_out(control)
            self._strike_run(run)

    def renew_control(
        self, paragraph: Element, control: Element, span: tuple[int, int], runs: Sequence[Element]
    ) -> None:
        """Show a number as taken out and another as put in, both inside of its control."""
        removed = split_runs(paragraph, *span)
        for run in reversed(runs):
            removed[-1].addnext(self._around(run, "ins"))
        for run in removed:
            self._strike_run(run)
        make_rich(control)

    def _strike_run(self, run: Element) -> None:
        for text in run.iter(w("t")):
            text.tag = w("delText")
        for code in run.iter(w("instrText")):
            code.tag = w("delInstrText")
        self._around(run, "del")

    def _around(self, run: Element, kind: str) -> Element:
        """A mark around a run, in the place of the run where it has one."""
        mark = self._revision(kind)
        if run.getparent() is not None:
            run.addprevious(mark)
        mark.append(run)
        return mark

    def _revision(self, kind: str) -> Element:
        number = str(next(self._numbers))
        return etree.Element(w(kind), {w("id"): number, w("author"): AUTHOR, w("date"): self._date})

    def _mark_ends(self, block: Element, kind: str) -> None:
        """Mark the ends of paragraphs, and rows, so that they come and go with their words."""
        for row in block.iter(w("tr")):
            _properties(row, "trPr").append(self._revision(kind))
        if block.tag == w("tbl"):
            return
        for paragraph in block.iter(w("p")):
            _look(_properties(paragraph, "pPr")).insert(0, self._revision(kind))


def _control_in_words(run: Element) -> Element | None:
    """The content control around a run in its paragraph: not one that holds whole paragraphs."""
    around = next(run.iterancestors(w("sdt"), w("p")), None)
    return around if around is not None and around.tag == w("sdt") else None


def make_rich(control: Element) -> None:
    """Let a control show marks: one of plain text shows what it is bound to and no more."""
    for plain in control.findall(f"{w('sdtPr')}/{w('text')}"):
        take_out(plain)


def make_plain(root: Element) -> None:
    """Let numbers be of plain text again, once the tracked changes in them are decided."""
    for properties in cast(list[Element], _RICH(root)):
        etree.SubElement(properties, w("text"))


def _look(properties: Element) -> Element:
    """How the mark at the end of a paragraph looks, made if need be at its place."""
    look = child(properties, "rPr")
    if look is not None:
        return look
    look = etree.Element(w("rPr"))
    after = (w("sectPr"), w("pPrChange"))
    last = next((node for node in properties if node.tag in after), None)
    if last is None:
        properties.append(look)
    else:
        last.addprevious(look)
    return look


def _properties(element: Element, name: str) -> Element:
    """The properties of a row or paragraph, made if need be at their place."""
    found = child(element, name)
    if found is not None:
        return found
    found = etree.Element(w(name))
    exceptions = child(element, "tblPrEx")
    if exceptions is None:
        element.insert(0, found)
    else:
        exceptions.addnext(found)
    return found
