"""New words into one paragraph, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from lxml import etree

from lkjip_docgen.docx import Element, Flow, tag_of_control, w, words
from lkjip_docgen.refresh.editor import Editor, Slice
from lkjip_docgen.refresh.naming import named_controls, rename, rename_in_order
from lkjip_docgen.refresh.objects import Objects
from lkjip_docgen.refresh.outcome import Kind
from lkjip_docgen.refresh.place import Where
from lkjip_docgen.refresh.revisions import Revisions
from lkjip_docgen.refresh.sentences import Span, Swap, Text, Unit
from lkjip_docgen.refresh.settings import Settings
from lkjip_docgen.refresh.sides import Work
from lkjip_docgen.refresh.telling import first_path, told_of
from lkjip_docgen.refresh.told_apart import readable, told_apart
from lkjip_docgen.refresh.verdicts import Fate, Verdict, decided, judge

Flows = tuple[Flow, Flow, Flow]
Texts = tuple[Text, Text, Text]
"""A paragraph as it was generated, as it stands in the file, and as the data have it."""


class Generated(NamedTuple):
    """A paragraph that the data changed: as it was generated, as it is now, and where."""

    base: Element
    data: Element
    where: Where


class Paragraphs:
    """Merges paragraphs: their words, the names of their numbers, their look and objects."""

    def __init__(self, work: Work, objects: Objects) -> None:
        self._work = work
        self._objects = objects
        self._settings = Settings(work.adoption)
        self.followed: set[Element] = set()
        """The numbers of the file that follow those of the data."""
        self.generated: list[Generated] = []
        """The paragraphs that the data changed, wherever people put them."""
        self.missed: list[Generated] = []
        """Those of them that are no longer in their place, or not wholly."""
        self.rows: set[str] = set()
        """The words of the rows of tables that the data changed."""
        self._kept: set[tuple[Element, Span]] = set()

    def miss(self, base: Element, data: Element, where: Where) -> None:
        """Learn of a paragraph that the data changed and people took from its place."""
        self.generated.append(Generated(base, data, where))
        self.missed.append(self.generated[-1])

    def follow_copy(self, file: Element, source: Generated) -> None:
        """Bring what people copied or moved from a generated paragraph up to date."""
        if words(source.base) != words(source.data):
            self._words(file, source, copy=True)
        rename(source.base, file, source.data)

    def follow(self, base: Element, file: Element) -> None:
        """Note that the numbers that were generated in a block follow those of the data."""
        generated, here = list(base.iter(_CONTROL)), list(file.iter(_CONTROL))
        self.followed.update(here if len(generated) == len(here) else _counterparts(base, file))

    def merge(self, base: Element, file: Element, data: Element, where: Where) -> None:
        """Bring one paragraph up to date."""
        self.follow(base, file)
        if words(base) != words(data):
            self.generated.append(Generated(base, data, where))
            self._words(file, self.generated[-1])
        rename(base, file, data)
        if words(file) == words(data):
            rename_in_order(file, data)
            self._revive(file, data)
        self._objects.merge(base, file, data, where)
        self._settings.merge(base, file, data)

    def _revive(self, file: Element, data: Element) -> None:
        """Bring numbers to life again that another program has made plain words of.

        Not where people have put marks, breaks or links there, or a look of their own.
        """
        if not named_controls(data) or named_controls(file) or not _is_as_made(file, data):
            return
        new = self._work.adoption.adopted(data)
        for child in _worded(file):
            file.remove(child)
        file.extend(_worded(new))
        self.followed.update(file.iter(_CONTROL))

    def _words(self, file: Element, source: Generated, *, copy: bool = False) -> None:
        """Bring the words up to date; of a `copy` only what it has of the original."""
        flows = Flow(source.base), Flow(file), Flow(source.data)
        texts = told_apart(*flows)
        verdicts = _of_copy(judge(*texts)) if copy else self._judged(texts, source)
        swaps: list[Swap] = []
        for verdict in verdicts:
            swaps += self._settled(verdict, flows, texts, source.where)
        self._swap(flows, swaps)

    def _judged(self, texts: Texts, source: Generated) -> list[Verdict]:
        """What becomes of the sentences; a paragraph that lost some is missed."""
        judged = judge(*texts)
        if any(verdict.fate is Fate.GONE for verdict in judged):
            self.missed.append(source)
        return judged

    def _swap(self, flows: Flows, swaps: list[Swap]) -> None:
        """Put the stretches of the data into the file, the last first."""
        base, file, data = flows[0], flows[1].paragraph, flows[2]
        before = set(file.iter(_CONTROL))
        for swap in sorted(swaps, key=lambda swap: swap.file, reverse=True):
            self._work.editor.replace(
                Slice(Flow(file), *swap.file),
                Slice(data, *swap.data),
                Slice(base, *swap.base),
            )
        self.followed.update(set(file.iter(_CONTROL)) - before)

    def _settled(
        self, verdict: Verdict, flows: Flows, texts: Texts, where: Where
    ) -> Sequence[Swap]:
        """What is to be swapped for a sentence, which is noted."""
        unit = verdict.unit
        if verdict.fate is Fate.CONFLICT:
            return self._decided(unit, flows, texts, where)
        if verdict.fate is Fate.GONE:
            said = _said(texts, unit)
            self._work.ledger.note(Kind.GONE, where, said[0], said[2], _first_path(texts, unit))
            return ()
        for change in told_of(verdict, texts):
            self._work.ledger.note(Kind.TEXT, where, change.old, change.new, change.path)
        return verdict.swaps

    def _decided(self, unit: Unit, flows: Flows, texts: Texts, where: Where) -> Sequence[Swap]:
        """What is to be swapped for a sentence that both changed; nothing while it is open."""
        base, file, _ = flows
        take = self._work.ledger.decide(
            where,
            _said(texts, unit),
            file.paragraph,
            self._restoring(flows, unit),
            _first_path(texts, unit),
            base.paragraph,
        )
        return decided(texts[1], texts[2], unit) if take == "data" else ()

    def _restoring(self, flows: Flows, unit: Unit) -> Callable[[], None]:
        """Puts a generated sentence back, once: copies of a paragraph share it."""
        base, _, data = flows
        if (base.paragraph, unit.base) in self._kept:
            return lambda: None
        self._kept.add((base.paragraph, unit.base))
        return _restoring(base, data, unit.base, unit.data)


_CONTROL = w("sdt")
_WORDS = (w("r"), w("sdt"), w("hyperlink"), w("smartTag"))
_UNPRINTED = (w("br"), w("commentReference"), w("hyperlink"))
_LOOKS = tuple(w(name) for name in ("highlight", "b", "i", "u", "color", "shd", "strike"))


def _worded(paragraph: Element) -> list[Element]:
    """What holds the words of a paragraph."""
    return [child for child in paragraph if child.tag in _WORDS]


def _of_copy(judged: Sequence[Verdict]) -> list[Verdict]:
    """What becomes of the sentences that a copy has; it need not have those of the original."""
    return [verdict for verdict in judged if verdict.fate not in (Fate.GONE, Fate.ADD)]


def _is_as_made(file: Element, data: Element) -> bool:
    """Whether the words of a paragraph look all alike, or as the program makes them."""
    if any(child.tag not in (*_WORDS, w("pPr")) for child in file):
        return False
    if _unprinted(file) - _unprinted(data):
        return False
    return next(file.iter(*_LOOKS), None) is None or _look(file) == _look(data)


def _unprinted(paragraph: Element) -> Counter[str]:
    """What words may have and no letter tells of: breaks of a page, comments, links."""
    return Counter(str(element.tag) for element in paragraph.iter(*_UNPRINTED))


def _look(paragraph: Element) -> list[bytes]:
    """How each letter of a paragraph looks."""
    flow = Flow(paragraph)
    runs = (flow.run(position).find(w("rPr")) for position in range(len(flow.text)))
    return [b"" if look is None else etree.tostring(look, method="c14n") for look in runs]


def _said(texts: Texts, unit: Unit) -> tuple[str, str, str]:
    """What a sentence says in the three texts."""
    base, file, data = texts
    return _words_of(base, unit.base), _words_of(file, unit.file), _words_of(data, unit.data)


def _words_of(text: Text, span: Span) -> str:
    return " ".join(readable(text.text[slice(*span)]).split())


def _first_path(texts: Texts, unit: Unit) -> str:
    """The tag of the first quantity of a sentence as generated, else of that of the data."""
    base, _, data = texts
    return first_path(base, unit.base) or first_path(data, unit.data)


def _restoring(base: Flow, data: Flow, was: Span, wanted: Span) -> Callable[[], None]:
    """Puts the generated sentence back into the new report, in memory of an open conflict."""

    def restore() -> None:
        editor = Editor(lambda element: None, Revisions(track=False, date=""))
        now = Slice(Flow(data.paragraph), *wanted)
        editor.replace(now, Slice(base, *was), Slice(base, was[0], was[0]))

    return restore


def _counterparts(base: Element, file: Element) -> list[Element]:
    """The numbers of a paragraph that were generated in it; others people have put there."""
    wanted = Counter(tag for tag, _ in named_controls(base))
    found: list[Element] = []
    for control in file.iter(w("sdt")):
        tag = tag_of_control(control)
        if wanted[tag]:
            wanted[tag] -= 1
            found.append(control)
    return found
