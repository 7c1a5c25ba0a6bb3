"""Sentences of three texts: which the data changed, which people did, and where both did.

A sentence is whole: where people changed its words, a new number comes in only
when no other word of it would change with the data.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from lkjip_docgen.docx import Flow, tokens
from lkjip_docgen.refresh.alignment import Item, align, rising
from lkjip_docgen.refresh.holes import Hole, holes

_END = re.compile(r"""[.!?…]["”’)\]]*\s+(?=["“‘(\[]?[A-Z\d])|\n""")
_SHORT = re.compile(
    r"(?:\b(?:No|Nomor|Jl|Dr|dr|Ir|Drs|Prof|hlm|Kab|Kec|Kel|Tbk|Bpk|Sdr|St|[A-Z])\.)\s+$"
)

_LAST_SIGNS = ".!?…"
_COUNT = re.compile(r"\d+$")

Span = tuple[int, int]


class Text(NamedTuple):
    """The words of a paragraph and the holes in it that the program fills."""

    text: str
    holes: Sequence[Hole]

    def inside(self, span: Span) -> list[Hole]:
        """The holes of a stretch."""
        return [hole for hole in self.holes if span[0] <= hole.start and hole.end <= span[1]]


def text_of(flow: Flow) -> Text:
    """The words of a paragraph and the holes in it."""
    return Text(flow.text, holes(flow))


class Unit(NamedTuple):
    """What belongs together in the three texts: a sentence, or some that people rewrote."""

    base: Span
    file: Span
    data: Span


def sentences(text: str) -> list[Span]:
    """The sentences of a text, each with the blanks behind it."""
    ends = [match.end() for match in _END.finditer(text) if not _SHORT.search(text[: match.end()])]
    bounds = sorted({0, *ends, len(text)})
    return list(pairwise(bounds))


def units(base: Text, file: Text, data: Text) -> list[Unit]:
    """The three texts cut where all three agree that a sentence ends, in their order."""
    spans = [
        sentences(base.text),
        _unbroken(file.text, base.text),
        sentences(data.text),
    ]
    to_file = dict(rising(_aligned(base, file, spans[0], spans[1])))
    to_data = dict(rising(_aligned(base, data, spans[0], spans[2])))
    fixed = [
        (i, to_file[i], to_data[i]) for i in range(len(spans[0])) if i in to_file and i in to_data
    ]
    return _cut([base, file, data], spans, fixed)


def _unbroken(text: str, base: str) -> list[Span]:
    """The sentences of a text, whole where people broke the line inside a generated one."""
    found: list[Span] = []
    for span in sentences(text):
        if found and _goes_on(text, span[0], base):
            found[-1] = found[-1][0], span[1]
        else:
            found.append(span)
    return found


def _goes_on(text: str, break_at: int, base: str) -> bool:
    """Whether the words around a new line stand in one sentence of the generated text."""
    before, after = text[:break_at].split()[-1:], text[break_at:].split()[:1]
    if text[break_at - 1] != "\n" or not before or not after or before[0][-1] in _LAST_SIGNS:
        return False
    return f"{before[0]} {after[0]}" in base or f"{before[0]}{after[0]}" in base


def _aligned(a: Text, b: Text, left: Sequence[Span], right: Sequence[Span]) -> dict[int, int]:
    first = [Item("kalimat", _masked(a, span)) for span in left]
    second = [Item("kalimat", _masked(b, span)) for span in right]
    return align(first, second)


def _masked(text: Text, span: Span) -> str:
    """The words of a sentence, its holes alike."""
    parts, position = [], span[0]
    for hole in text.inside(span):
        parts += [text.text[position : hole.start], "0"]
        position = hole.end
    return "".join([*parts, text.text[position : span[1]]])


def is_recounted(base: Text, file: Text, unit: Unit) -> bool:
    """Whether people left a sentence alone and only their word processor counted anew.

    Word and LibreOffice count the captions anew when a table was moved or put
    in before, and have the references to them say the new number.
    """
    return _uncounted(base, unit.base).strip() == _uncounted(file, unit.file).strip()


def _uncounted(text: Text, span: Span) -> str:
    """The words of a sentence, all counts in its references alike ("Tabel 3.#")."""
    parts, position = [], span[0]
    for hole in _references(text, span):
        parts += [text.text[position : hole.start], _label(text, hole)]
        position = hole.end
    return "".join([*parts, text.text[position : span[1]]])


def _references(text: Text, span: Span) -> list[Hole]:
    """The holes of a sentence that are no quantities: numbers of captions, references to them."""
    return [hole for hole in text.inside(span) if not hole.tag]


def _label(text: Text, hole: Hole) -> str:
    return _COUNT.sub("#", _filling(text, hole))


def _cut(
    texts: Sequence[Text], spans: Sequence[Sequence[Span]], fixed: Sequence[tuple[int, ...]]
) -> list[Unit]:
    found: list[Unit] = []
    ends = tuple(len(own) for own in spans)
    for before, here in pairwise([(-1, -1, -1), *fixed, ends]):
        between = _between(texts, spans, before, here)
        if any(start < end for start, end in between):
            found.append(between)
        if here is not ends:
            found.append(_paired(spans, here))
    return found


def _paired(spans: Sequence[Sequence[Span]], here: Sequence[int]) -> Unit:
    """A sentence that all three texts have."""
    return Unit(*(own[n] for own, n in zip(spans, here, strict=True)))


def _between(
    texts: Sequence[Text],
    spans: Sequence[Sequence[Span]],
    before: Sequence[int],
    here: Sequence[int],
) -> Unit:
    """What stands in the three texts between two sentences that all of them have."""
    return Unit(
        *(
            _stretch(own, low + 1, high, text)
            for own, low, high, text in zip(spans, before, here, texts, strict=True)
        )
    )


def _stretch(own: Sequence[Span], low: int, high: int, text: Text) -> Span:
    """From one sentence up to another; an empty stretch stands where it would begin."""
    start = own[low][0] if low < len(own) else len(text.text)
    return start, own[high - 1][1] if high > low else start


class Swap(NamedTuple):
    """A stretch of the file that gives way to one of the data; `base` is what it was."""

    file: Span
    data: Span
    base: Span


def renewals(base: Text, file: Text, data: Text, unit: Unit) -> list[Swap] | None:
    """The new contents of the holes in a sentence that people changed.

    None where that would not do: other words change with the data too, or
    people changed one of these numbers themselves.
    """
    refilled = _refilled(base, data, unit)
    if refilled is None:
        return None
    as_it_was = _recounts(base, file, unit) | _places(base, unit.base, file, unit.file)
    as_it_is = _places(data, unit.data, file, unit.file)
    swaps: list[Swap] = []
    for before, after in refilled:
        if before.start in as_it_was:
            there = as_it_was[before.start]
            swaps.append(Swap(there, (after.start, after.end), (before.start, before.end)))
        elif after.start not in as_it_is:
            return None
    return swaps


def _refilled(base: Text, data: Text, unit: Unit) -> list[tuple[Hole, Hole]] | None:
    """The holes of a sentence that the data fill otherwise; None where more is otherwise."""
    old, new = base.inside(unit.base), data.inside(unit.data)
    if _masked(base, unit.base).split() != _masked(data, unit.data).split():
        return None
    if len(old) != len(new):
        return None
    pairs = zip(old, new, strict=True)
    return [(was, now) for was, now in pairs if _filling(base, was) != _filling(data, now)]


def _filling(text: Text, hole: Hole) -> str:
    return text.text[hole.start : hole.end]


def _recounts(base: Text, file: Text, unit: Unit) -> dict[int, Span]:
    """Where in the file each reference of a sentence stands, by its start, whatever its count."""
    was, there = _references(base, unit.base), _references(file, unit.file)
    if [_label(base, hole) for hole in was] != [_label(file, hole) for hole in there]:
        return {}
    return {a.start: (b.start, b.end) for a, b in zip(was, there, strict=True)}


def _places(text: Text, span: Span, file: Text, there: Span) -> dict[int, Span]:
    """Where in the file each hole of a sentence stands with the same words."""
    begins = _words_there(text.text[slice(*span)], file.text[slice(*there)])
    found: dict[int, Span] = {}
    for hole in text.inside(span):
        start = _stands_at(begins, hole.start - span[0], hole.end - span[0])
        if start is None:
            continue
        place = there[0] + start, there[0] + start + hole.end - hole.start
        if file.text[slice(*place)] == _filling(text, hole):
            found[hole.start] = place
    return found


def _words_there(old: str, new: str) -> dict[int, int | None]:
    """Where each word of a text begins, and where it begins in another; None where it is gone."""
    left, right = tokens(old), tokens(new)
    starts, ends = _starts(left), _starts(right)
    found: dict[int, int | None] = dict.fromkeys(starts[:-1])
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for i, j, size in matcher.get_matching_blocks():
        found.update(zip(starts[i : i + size], ends[j : j + size], strict=True))
    return found


def _stands_at(begins: dict[int, int | None], low: int, high: int) -> int | None:
    """Where the words of a stretch begin in the other text; None where one of them is gone."""
    inside = [there for here, there in begins.items() if low <= here < high]
    return None if None in inside else begins.get(low)


def differences(old: Text, there: Span, new: Text, wanted: Span) -> list[tuple[Span, Span]]:
    """The stretches by which two stretches of texts differ, in order: whole words and holes.

    What the program fills in is unlike the same words typed: where one of the texts has it
    and the other has not, it goes or comes as a whole.
    """
    left, right = _words_and_holes(old, there), _words_and_holes(new, wanted)
    starts = [_starts([word for word, _ in side]) for side in (left, right)]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return [
        (
            (there[0] + starts[0][i1], there[0] + starts[0][i2]),
            (wanted[0] + starts[1][j1], wanted[0] + starts[1][j2]),
        )
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]


def _words_and_holes(text: Text, span: Span) -> list[tuple[str, str]]:
    """The words of a stretch, each with "", and its holes, each whole with what kind it is."""
    found: list[tuple[str, str]] = []
    position = span[0]
    for hole in text.inside(span):
        found += [(word, "") for word in tokens(text.text[position : hole.start])]
        found.append((_filling(text, hole), "quantity" if hole.tag else "reference"))
        position = hole.end
    return [*found, *((word, "") for word in tokens(text.text[position : span[1]]))]


def _starts(words: Sequence[str]) -> list[int]:
    found = [0]
    for word in words:
        found.append(found[-1] + len(word))
    return found
