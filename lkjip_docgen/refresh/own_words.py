"""Numbers that people put elsewhere: in words of their own, or with a sentence they took along.

A generated sentence follows the data wherever it stands.  A number in people's
own words is renewed only where its path and what it is called agree, and where
there is no doubt about its sign; what stays behind is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lkjip_docgen.docx.blocks import words
from lkjip_docgen.docx.controls import Form, controls, renewals, stored
from lkjip_docgen.docx.flow import Flow
from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.reading import DOCUMENT
from lkjip_docgen.docx.xml import Element, child, w
from lkjip_docgen.refresh.alignment import Item, likeness, most_alike
from lkjip_docgen.refresh.editor import Slice
from lkjip_docgen.refresh.holes import name_of_control
from lkjip_docgen.refresh.outcome import Kind
from lkjip_docgen.refresh.paragraphs import Generated, Paragraphs
from lkjip_docgen.refresh.place import Where
from lkjip_docgen.refresh.sentences import sentences
from lkjip_docgen.refresh.sides import Work

_ALIKE = 0.8
_TELLING = 20  # characters: shorter words may be anybody's


class _Number(NamedTuple):
    """A number that follows none of the data yet: its control and what it shows."""

    control: Element
    form: Form


class OwnWords:
    """Brings up to date what people put into the text with numbers of the report in it."""

    def __init__(self, work: Work, paragraphs: Paragraphs) -> None:
        self._work = work
        self._paragraphs = paragraphs

    def renew(self) -> None:
        """Renew the sentences and numbers that nothing else has renewed."""
        for paragraph, generated in self._taken_along():
            self._paragraphs.follow_copy(paragraph, generated)
        waiting = dict(_numbers(texts_of(self._work.sides.file), self._paragraphs.followed))
        if not waiting:
            return
        numbers = _Renewals(self._work)
        for paragraph, found in waiting.items():
            source = self._source(paragraph)
            if source is not None:
                self._paragraphs.follow_copy(paragraph, source)
            elif _plain(paragraph) in self._paragraphs.rows:
                numbers.tell(found)
            else:
                numbers.renew(paragraph, found)

    def _taken_along(self) -> list[tuple[Element, Generated]]:
        """Paragraphs with sentences that were generated elsewhere, in words that the data changed.

        Only sentences which the reports as generated then and now do not say at other places:
        a paragraph that says such a one may have it from there.
        """
        sides = self._work.sides
        missed = {s: g for g in self._paragraphs.missed for s in _sentences(words(g.base))}
        if not missed:
            return []
        then, now = Counter(_said(sides.base)), set(_said(sides.data))
        found: dict[tuple[Element, Element], Generated] = {}
        for paragraph in _paragraphs_of(sides.file):
            for sentence in _sentences(words(paragraph)) & missed.keys():
                if then[sentence] == 1 and sentence not in now:
                    generated = missed[sentence]
                    found[paragraph, generated.base] = generated
        return [(paragraph, source) for (paragraph, _), source in found.items()]

    def _source(self, paragraph: Element) -> Generated | None:
        """The generated paragraph that this one was copied or moved from, whole or in part."""
        known = self._paragraphs.generated
        mine = Item("p", words(paragraph))
        if len(mine.text.strip()) < _TELLING:
            return None
        exact = next((g for g in known if _plain(g.base) == _plain(paragraph)), None)
        if exact is not None:
            return exact
        others = [Item("p", words(generated.base)) for generated in known]
        found = most_alike(range(len(known)), lambda n: likeness(others[n], mine))
        if found is not None and found[0] >= _ALIKE:
            return known[found[1]]
        said = _sentences(mine.text)
        return next((g for g in known if said & _sentences(words(g.base))), None)


def _sentences(text: str) -> set[str]:
    found = (" ".join(text[start:end].split()) for start, end in sentences(text))
    return {sentence for sentence in found if len(sentence) >= _TELLING}


def _said(side: Package) -> Iterator[str]:
    """The sentences of a text, of each paragraph once."""
    for paragraph in _paragraphs_of(side):
        yield from _sentences(words(paragraph))


def _paragraphs_of(side: Package) -> Iterator[Element]:
    for root in texts_of(side):
        yield from root.iter(w("p"))


def _plain(element: Element) -> str:
    return " ".join(words(element).split())


class _Renewals:
    """What each number of the old report is in the new one."""

    def __init__(self, work: Work) -> None:
        self._work = work
        sides = work.sides
        self._names = {
            form[0]: name_of_control(control)
            for root in texts_of(sides.data)
            for control, form in controls(root)
        }
        old = [form for root in texts_of(sides.base) for _, form in controls(root)]
        facts = stored(sides.data)
        self._old, self._current = set(old), set(facts)
        self._values = {form: fact["nilai"] for form, fact in facts.items()}
        self._new = renewals(old, list(facts))

    def renew(self, paragraph: Element, numbers: list[_Number]) -> None:
        """Write the new numbers into people's own words."""
        for number in numbers:
            wanted = self._new.get(number.form)
            agrees = self._names.get(number.form[0]) == name_of_control(number.control)
            if wanted is None or not agrees or self._hides_its_sign(number.form[0], wanted):
                self.tell([number])
                continue
            flow = Flow(paragraph)
            places = [n for n in range(len(flow.text)) if flow.control(n) is number.control]
            if places:
                self._work.editor.replace_text(Slice(flow, places[0], places[-1] + 1), wanted)
                self._note(Kind.TEXT, number, wanted)

    def _hides_its_sign(self, tag: str, text: str) -> bool:
        """Whether a fall prints without its minus ("turun 3,09"), which these words may not say."""
        falls = self._values.get((tag, text), "").startswith("-")
        return falls and not text.startswith(("-", "\u2212"))

    def tell(self, numbers: list[_Number]) -> None:
        """Tell of numbers that stay as they are although the data say something else."""
        for number in numbers:
            if number.form in self._old and number.form not in self._current:
                self._note(Kind.GONE, number, "")

    def _note(self, kind: Kind, number: _Number, new: str) -> None:
        self._work.ledger.note(kind, Where(), number.form[1], new, number.form[0])


def _numbers(
    roots: list[Element], followed: set[Element]
) -> Iterator[tuple[Element, list[_Number]]]:
    """The paragraphs with numbers that follow none of the data; struck ones are passed over."""
    found: dict[Element, list[_Number]] = {}
    for root in roots:
        for control in [known for known in root.iter(w("sdt")) if known not in followed]:
            paragraph = next(control.iterancestors(w("p")), None)
            form = next((form for shown, form in controls(control) if shown is control), None)
            if paragraph is not None and form is not None and not _is_struck(paragraph):
                found.setdefault(paragraph, []).append(_Number(control, form))
    yield from found.items()


def _is_struck(paragraph: Element) -> bool:
    rows = paragraph.iterancestors(w("tr"))
    return any(child(row, "trPr/del") is not None for row in rows)


def texts_of(side: Package) -> list[Element]:
    """The roots of the text and of its footnotes."""
    names = [DOCUMENT, side.part_of_type("footnotes")]
    return [side.tree(name) for name in names if name is not None and name in side.entries]
