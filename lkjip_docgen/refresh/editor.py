"""Changes the text of a paragraph in place: in its own runs, or as tracked changes."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from lkjip_docgen.docx import OBJECT, Element, Flow, child, remove_runs, split_runs, w
from lkjip_docgen.refresh.fielded import Piece, kinds, pieces, with_emptied_fields
from lkjip_docgen.refresh.revisions import Revisions
from lkjip_docgen.refresh.runs import insert, overwrite, placing, runs_of, set_text, with_fields

_WORDS = [False]  # one piece, in no field
_NOT_TEXT = frozenset(f"{OBJECT}\t\n\u2011")

Look = tuple[bool, bytes]
"""Whether a letter stands in a content control, and the properties of its run."""


class Slice(NamedTuple):
    """A stretch of the text of a paragraph."""

    flow: Flow
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of the stretch."""
        return self.flow.text[self.start : self.end]

    def control(self) -> Element | None:
        """The content control that holds all of the stretch; None where none does."""
        found = {self.flow.control(n) for n in range(self.start, self.end)}
        return found.pop() if len(found) == 1 else None

    def anew(self) -> Slice:
        """The same stretch of the paragraph as it is now."""
        return Slice(Flow(self.flow.paragraph), self.start, self.end)

    def pieces(self) -> list[Piece]:
        """The stretch, cut where a field begins or ends."""
        return pieces(self.flow, self.start, self.end)

    def looks(self) -> list[Look]:
        """How its runs look, one entry for neighbours of the same look."""
        found: list[Look] = []
        run: Element | None = None
        for position in range(self.start, self.end):
            if self.flow.run(position) is run:
                continue
            run = self.flow.run(position)
            look = _look(self.flow, position)
            if not found or found[-1] != look:
                found.append(look)
        return found

    def elements(self) -> list[Element]:
        """Copies of what holds the stretch: whole controls and links where it covers them."""
        if self.start == self.end:
            return []
        paragraph = deepcopy(self.flow.paragraph)
        runs = split_runs(paragraph, self.start, self.end)
        tops: list[Element] = []
        for run in runs:
            top = _covered(run, paragraph, runs)
            if not tops or tops[-1] is not top:
                tops.append(top)
        return with_fields(tops)


class Editor:
    """Replaces stretches of text; `adopt` makes elements of another file at home here."""

    def __init__(self, adopt: Callable[[Element], None], revisions: Revisions) -> None:
        self._adopt = adopt
        self._revisions = revisions

    def replace(self, old: Slice, new: Slice, before: Slice) -> None:
        """Put the stretch `new` in the place of `old`; `before` is what it was generated as."""
        parts = _in_step(old, new, before)
        if len(parts) < 2:
            self._replace(old, new, before)
            return
        for here, wanted, was in reversed(parts):
            if here.text != wanted.text:
                self._replace(here.anew(), wanted, was)

    def _replace(self, old: Slice, new: Slice, before: Slice) -> None:
        tracks = self._revisions.tracks
        if not tracks and _plainly(old, new, before):
            return
        control = old.control() if tracks else None
        if control is None:
            self._splice(old, new.elements())
        else:
            self._renew(control, old, new.elements())

    def replace_text(self, old: Slice, text: str) -> None:
        """Put words in the place of a stretch that has at least one letter, in its first look."""
        if not self._revisions.tracks:
            overwrite(old.flow, old.start, old.end, text)
            return
        new = deepcopy(old.flow.run(old.start))
        set_text(new, text)
        control = old.control()
        if control is None:
            self._splice(old, [new])
        else:
            self._renew(control, old, [new])

    def _renew(self, control: Element, old: Slice, elements: list[Element]) -> None:
        for element in elements:
            self._adopt(element)
        runs = [run for element in elements for run in runs_of(element)]
        span = old.start, old.end
        self._revisions.renew_control(old.flow.paragraph, control, span, runs)

    def _splice(self, old: Slice, elements: list[Element]) -> None:
        """Take runs out and put others in."""
        paragraph = old.flow.paragraph
        for element in elements:
            self._adopt(element)
        removed = with_emptied_fields(paragraph, split_runs(paragraph, old.start, old.end))
        place = placing(paragraph, old.start, removed)
        tracks = self._revisions.tracks
        for element in self._revisions.inserted(elements) if tracks else elements:
            place(element)
        if tracks:
            self._revisions.strike(removed)
        else:
            remove_runs(removed)


def _covered(run: Element, paragraph: Element, runs: list[Element]) -> Element:
    """The outermost element around a run that holds none but these runs."""
    top = run
    for above in run.iterancestors():
        if above is paragraph or any(r not in runs for r in above.iter(w("r"))):
            break
        top = above
    return top


def _look(flow: Flow, position: int) -> Look:
    properties = child(flow.run(position), "rPr")
    look = b"" if properties is None else etree.tostring(properties, method="c14n", exclusive=True)
    return flow.control(position) is not None, look


def _in_step(old: Slice, new: Slice, before: Slice) -> list[tuple[Slice, Slice, Slice]]:
    """The words and the fields of a stretch, each with its counterpart; empty where they differ."""
    mine, theirs, generated = old.pieces(), new.pieces(), before.pieces()
    if kinds(mine) != kinds(theirs):
        return []
    if kinds(generated) != kinds(mine):
        generated = [(before.start, before.start, False)] * len(mine)
    return [
        (Slice(old.flow, *a[:2]), Slice(new.flow, *b[:2]), Slice(before.flow, *c[:2]))
        for a, b, c in zip(mine, theirs, generated, strict=True)
    ]


def _plainly(old: Slice, new: Slice, before: Slice) -> bool:
    """Write into the runs that are there, where the look does not change."""
    if not new.text or _NOT_TEXT & {*old.text, *new.text}:
        return False
    looks = new.looks()
    if len(looks) != 1:
        return False
    if not old.text:
        return _joins(old, new, looks[0])
    return _overwrites(old, new, before, looks)


def _overwrites(old: Slice, new: Slice, before: Slice, looks: list[Look]) -> bool:
    """Write over words that looked as the new ones do when they were generated."""
    if kinds(old.pieces()) != kinds(new.pieces()):
        return False
    if before.text and before.looks() != looks:
        return False
    overwrite(old.flow, old.start, old.end, new.text)
    return True


def _joins(old: Slice, new: Slice, look: Look) -> bool:
    """Add words to the letter before or behind, where they look as it does in the new report."""
    if kinds(new.pieces()) != _WORDS:
        return False
    if _is_word(old.flow, old.start - 1) and _looks_so(new.flow, new.start - 1, look):
        return insert(old.flow, old.start - 1, 1, new.text)
    if _looks_so(new.flow, new.end, look) and _is_word(old.flow, old.start):
        return insert(old.flow, old.start, 0, new.text)
    return False


def _looks_so(flow: Flow, position: int, look: Look) -> bool:
    """Whether there is a letter at a place, of this look."""
    return 0 <= position < len(flow.text) and _look(flow, position) == look


def _is_word(flow: Flow, position: int) -> bool:
    """Whether there is a letter at a place, in no field."""
    if not 0 <= position < len(flow.text):
        return False
    return kinds(pieces(flow, position, position + 1)) == _WORDS
