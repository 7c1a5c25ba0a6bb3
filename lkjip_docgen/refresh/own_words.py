"""Numbers that people put elsewhere: in words of their own, or with a sentence they took along.

A generated sentence follows the data wherever it stands.  A number in people's
own words is renewed only where its path and what it is called agree, and where
there is no doubt about its sign; what stays behind is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lkjip_docgen.docx import (
    DOCUMENT,
    Element,
    Flow,
    Form,
    Package,
    child,
    every_control,
    renewals,
    stored,
    w,
    words,
)
from lkjip_docgen.refresh.alignment import Item, likeness, most_alike
from lkjip_docgen.refresh.editor import Slice
from lkjip_docgen.refresh.holes import letters_in, name_of_control
from lkjip_docgen.refresh.outcome import Kind
from lkjip_docgen.refresh.paragraph_words import Generated, Paragraphs
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
        waiting = _numbers(texts_of(self._work.sides.file), self._paragraphs.followed)
        if waiting:
            self._renew_numbers(waiting)

    def _renew_numbers(self, waiting: Mapping[Element, list[_Number]]) -> None:
        """Renew the numbers of some paragraphs, or tell of them; copies are renewed wholly."""
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
        missed = self._missed_sentences()
        if not missed:
            return []
        nowhere_else = _said_once(sides.base) - set(_said(sides.data))
        telling = missed.keys() & nowhere_else
        found: dict[tuple[Element, Element], Generated] = {}
        for paragraph in _paragraphs_of(sides.file):
            for sentence in _sentences(words(paragraph)) & telling:
                generated = missed[sentence]
                found[paragraph, generated.base] = generated
        return [(paragraph, source) for (paragraph, _), source in found.items()]

    def _missed_sentences(self) -> dict[str, Generated]:
        """The sentences of the paragraphs that are not in their place, and whose they are."""
        return {s: g for g in self._paragraphs.missed for s in _sentences(words(g.base))}

    def _source(self, paragraph: Element) -> Generated | None:
        """The generated paragraph that this one was copied or moved from, whole or in part."""
        known = self._paragraphs.generated
        said = words(paragraph)
        if len(said.strip()) < _TELLING:
            return None
        return _copied(said, known) or _nearly_copied(said, known) or _partly_copied(said, known)


def _copied(said: str, known: Sequence[Generated]) -> Generated | None:
    """The paragraph that says the same."""
    plain = " ".join(said.split())
    return next((generated for generated in known if _plain(generated.base) == plain), None)


def _nearly_copied(said: str, known: Sequence[Generated]) -> Generated | None:
    """The paragraph that says it most alike."""
    mine = Item("p", said)
    others = [Item("p", words(generated.base)) for generated in known]
    found = most_alike(range(len(known)), lambda n: likeness(others[n], mine))
    return known[found[1]] if found is not None and found[0] >= _ALIKE else None


def _partly_copied(said: str, known: Sequence[Generated]) -> Generated | None:
    """The first paragraph that has one of the sentences."""
    mine = _sentences(said)
    return next(
        (generated for generated in known if mine & _sentences(words(generated.base))), None
    )


def _sentences(text: str) -> set[str]:
    found = (" ".join(text[start:end].split()) for start, end in sentences(text))
    return {sentence for sentence in found if len(sentence) >= _TELLING}


def _said(package: Package) -> Iterator[str]:
    """The sentences of a text, of each paragraph once."""
    for paragraph in _paragraphs_of(package):
        yield from _sentences(words(paragraph))


def _said_once(package: Package) -> set[str]:
    """The sentences that one paragraph of a text alone says."""
    return {sentence for sentence, count in Counter(_said(package)).items() if count == 1}


def _controls_of(package: Package) -> Iterator[tuple[Element, Form]]:
    """The numbers of a text and its footnotes, with what they show."""
    for root in texts_of(package):
        yield from every_control(root)


def _paragraphs_of(package: Package) -> Iterator[Element]:
    for root in texts_of(package):
        yield from root.iter(w("p"))


def _plain(element: Element) -> str:
    return " ".join(words(element).split())


class _Renewals:
    """What each number of the old report is in the new one."""

    def __init__(self, work: Work) -> None:
        self._work = work
        sides = work.sides
        self._names = {
            form[0]: name_of_control(control) for control, form in _controls_of(sides.data)
        }
        old = [form for _, form in _controls_of(sides.base)]
        facts = stored(sides.data)
        self._old, self._current = set(old), set(facts)
        self._values = {form: fact["nilai"] for form, fact in facts.items()}
        self._new = renewals(old, list(facts))

    def renew(self, paragraph: Element, numbers: list[_Number]) -> None:
        """Write the new numbers into people's own words."""
        for number in numbers:
            wanted = self._wanted(number)
            if wanted is None:
                self.tell([number])
                continue
            flow = Flow(paragraph)
            places = letters_in(flow, number.control)
            if places:
                self._work.editor.replace_text(Slice(flow, places[0], places[-1] + 1), wanted)
                self._note(Kind.TEXT, number, wanted)

    def _wanted(self, number: _Number) -> str | None:
        """What a number is to show now; None where that is in doubt."""
        tag, wanted = number.form[0], self._new.get(number.form)
        if wanted is None or self._names.get(tag) != name_of_control(number.control):
            return None
        return None if self._hides_its_sign(tag, wanted) else wanted

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


def _numbers(roots: list[Element], followed: set[Element]) -> dict[Element, list[_Number]]:
    """The paragraphs with numbers that follow none of the data; struck ones are passed over."""
    found: dict[Element, list[_Number]] = {}
    for control in _controls_without(roots, followed):
        paragraph, form = next(control.iterancestors(w("p")), None), _form_of(control)
        if paragraph is not None and form is not None and not _is_struck(paragraph):
            found.setdefault(paragraph, []).append(_Number(control, form))
    return found


def _controls_without(roots: list[Element], followed: set[Element]) -> Iterator[Element]:
    """The content controls of some texts but for those that follow the data."""
    for root in roots:
        yield from [control for control in root.iter(w("sdt")) if control not in followed]


def _form_of(control: Element) -> Form | None:
    """What a number shows; None for a content control of others."""
    return next((form for shown, form in every_control(control) if shown is control), None)


def _is_struck(paragraph: Element) -> bool:
    rows = paragraph.iterancestors(w("tr"))
    return any(child(row, "trPr/del") is not None for row in rows)


def texts_of(package: Package) -> list[Element]:
    """The roots of the text and of its footnotes."""
    names = [DOCUMENT, package.part_of_type("footnotes")]
    return [package.tree(name) for name in names if name is not None and name in package.entries]
