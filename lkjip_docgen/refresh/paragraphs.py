"""New words into one paragraph, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from lxml import etree

from lkjip_docgen.docx.blocks import words
from lkjip_docgen.docx.controls import tag_of_control
from lkjip_docgen.docx.flow import Flow
from lkjip_docgen.docx.xml import Element, w
from lkjip_docgen.refresh.editor import Editor, Slice
from lkjip_docgen.refresh.holes import Hole
from lkjip_docgen.refresh.naming import named_controls, rename, rename_in_order
from lkjip_docgen.refresh.objects import Objects
from lkjip_docgen.refresh.outcome import Kind
from lkjip_docgen.refresh.place import Where
from lkjip_docgen.refresh.revisions import Revisions
from lkjip_docgen.refresh.sentences import Span, Swap, Text, Unit, text_of
from lkjip_docgen.refresh.settings import Settings
from lkjip_docgen.refresh.sides import Work
from lkjip_docgen.refresh.verdicts import Fate, Verdict, decided, judge


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
            self._words(source.base, file, source.data, source.where, copy=True)
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
            self._words(base, file, data, where)
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
        for child in [child for child in file if child.tag in _WORDS]:
            file.remove(child)
        file.extend([child for child in new if child.tag in _WORDS])
        self.followed.update(file.iter(_CONTROL))

    def _words(
        self, base: Element, file: Element, data: Element, where: Where, *, copy: bool = False
    ) -> None:
        """Bring the words up to date; of a `copy` only what it has of the original."""
        flows = Flow(base), Flow(file), Flow(data)
        texts = tuple(text_of(flow) for flow in flows)
        judged = judge(*texts)
        if not copy and any(verdict.fate is Fate.GONE for verdict in judged):
            self.missed.append(Generated(base, data, where))
        verdicts = [v for v in judged if not (copy and v.fate in (Fate.GONE, Fate.ADD))]
        swaps = [
            swap for verdict in verdicts for swap in self._settled(verdict, flows, texts, where)
        ]
        before = set(file.iter(_CONTROL))
        for swap in sorted(swaps, key=lambda swap: swap.file, reverse=True):
            self._work.editor.replace(
                Slice(Flow(file), *swap.file),
                Slice(flows[2], *swap.data),
                Slice(flows[0], *swap.base),
            )
        self.followed.update(set(file.iter(_CONTROL)) - before)

    def _settled(
        self, verdict: Verdict, flows: tuple[Flow, ...], texts: tuple[Text, ...], where: Where
    ) -> Sequence[Swap]:
        """What is to be swapped for a sentence, which is noted."""
        base, file, data = texts
        unit = verdict.unit
        said = _said(base, unit.base), _said(file, unit.file), _said(data, unit.data)
        path = _path(base, unit.base) or _path(data, unit.data)
        if verdict.fate is Fate.GONE:
            self._work.ledger.note(Kind.GONE, where, said[0], said[2], path)
            return ()
        if verdict.fate is not Fate.CONFLICT:
            for swap in verdict.swaps:
                self._note(swap, texts, where)
            return verdict.swaps
        restore = self._restoring(flows, unit)
        take = self._work.ledger.decide(
            where, said, flows[1].paragraph, restore, path, flows[0].paragraph
        )
        return decided(file, data, unit) if take == "data" else ()

    def _restoring(self, flows: tuple[Flow, ...], unit: Unit) -> Callable[[], None]:
        """Puts a generated sentence back, once: copies of a paragraph share it."""
        base, _, data = flows
        if (base.paragraph, unit.base) in self._kept:
            return lambda: None
        self._kept.add((base.paragraph, unit.base))
        return _restoring(base, data, unit.base, unit.data)

    def _note(self, swap: Swap, texts: tuple[Text, ...], where: Where) -> None:
        _, file, data = texts
        old, new = _around(file, swap.file), _around(data, swap.data)
        path = _path(data, swap.data)
        self._work.ledger.note(Kind.TEXT, where, old, new, path)


_CONTROL = w("sdt")
_WORDS = (w("r"), w("sdt"), w("hyperlink"), w("smartTag"))
_UNPRINTED = (w("br"), w("commentReference"), w("hyperlink"))
_LOOKS = tuple(w(name) for name in ("highlight", "b", "i", "u", "color", "shd", "strike"))


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


def _said(text: Text, span: Span) -> str:
    return " ".join(text.text[slice(*span)].split())


def _path(text: Text, span: Span) -> str:
    """The tag of the first quantity that a stretch touches."""
    return next((hole.tag for hole in text.holes if hole.tag and _touches(hole, span)), "")


def _touches(hole: Hole, span: Span) -> bool:
    return hole.start < span[1] and span[0] < hole.end


def _around(text: Text, span: Span) -> str:
    """A stretch, out to the ends of the numbers that it cuts into."""
    touched = [hole for hole in text.holes if hole.tag and _touches(hole, span)]
    start = min([span[0], *(hole.start for hole in touched)])
    end = max([span[1], *(hole.end for hole in touched)])
    return text.text[start:end]


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
