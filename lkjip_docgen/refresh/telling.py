"""What is told of a sentence that the data renewed: each number with what it was itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from lkjip_docgen.refresh.holes import Hole
from lkjip_docgen.refresh.sentences import Span, Swap, Text, units
from lkjip_docgen.refresh.told_apart import readable
from lkjip_docgen.refresh.verdicts import Fate, Verdict

Texts = tuple[Text, Text, Text]


class Told(NamedTuple):
    """Words or a number that gave way; `path` is the number's tag, "" for words.

    `old` is "" for a number that was not in the sentence, `new` for one that is there no more.
    """

    old: str
    new: str
    path: str = ""


def told_of(verdict: Verdict, texts: Texts) -> Iterator[Told]:
    """What the swaps of a sentence change.

    Where the sentence took another shape, its places no longer hold the same numbers: then the
    sentence is told whole, and each number beside what the same number was.
    """
    _, file, data = texts
    if _is_in_step(verdict.swaps, file, data):
        for swap in verdict.swaps:
            old, new = _around(file, swap.file), _around(data, swap.data)
            yield Told(old, new, first_path(data, swap.data))
        return
    yield from _numbers(*_involved(verdict, file, data), file, data)
    if verdict.fate is Fate.TAKE:
        yield from _sentences(verdict, texts)


def first_path(text: Text, span: Span) -> str:
    """The tag of the first quantity that a stretch touches."""
    return next((hole.tag for hole in _touched(text, span)), "")


def _is_in_step(swaps: Sequence[Swap], file: Text, data: Text) -> bool:
    """Whether every swap has at most one number, the same before and after."""
    gone: set[str] = set()
    come: set[str] = set()
    for swap in swaps:
        before = [hole.tag for hole in _touched(file, swap.file)]
        after = [hole.tag for hole in _touched(data, swap.data)]
        if max(len(before), len(after)) > 1 or (before and after and before != after):
            return False
        if before != after:
            gone.update(before)
            come.update(after)
    return not gone & come


def _involved(verdict: Verdict, file: Text, data: Text) -> tuple[list[Hole], list[Hole]]:
    """The numbers of a sentence in the file and by the data; of one that people edited, those
    that are swapped.
    """
    if verdict.fate is Fate.TAKE:
        inside = file.inside(verdict.unit.file), data.inside(verdict.unit.data)
        return _tagged(inside[0]), _tagged(inside[1])
    before = [hole for swap in verdict.swaps for hole in _touched(file, swap.file)]
    after = [hole for swap in verdict.swaps for hole in _touched(data, swap.data)]
    return before, after


def _tagged(found: Sequence[Hole]) -> list[Hole]:
    return [hole for hole in found if hole.tag]


def _numbers(
    before: Sequence[Hole], after: Sequence[Hole], file: Text, data: Text
) -> Iterator[Told]:
    """Each number that is another now, that came in, or that went."""
    tags = dict.fromkeys(hole.tag for hole in (*after, *before))
    for tag in tags:
        old = [_filling(file, hole) for hole in before if hole.tag == tag]
        new = [_filling(data, hole) for hole in after if hole.tag == tag]
        yield from (Told(*pair, tag) for pair in _paired(old, new))


def _paired(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """How one number was written with how it is written now, what stayed left out."""
    stayed = [words for words in dict.fromkeys(old) if words in new]
    old = [words for words in old if words not in stayed]
    new = [words for words in new if words not in stayed]
    if stayed and not (old and new):
        return  # it stands there as before, more or fewer times
    yield from zip_longest(old, new, fillvalue="")


def _sentences(verdict: Verdict, texts: Texts) -> Iterator[Told]:
    """The sentences that read otherwise; none where there is nothing but a number."""
    _, file, data = texts
    start, end = verdict.unit.file
    for unit in units(*texts):
        if not (start <= unit.file[0] and unit.file[1] <= end):
            continue
        old, new = _words(file, unit.file), _words(data, unit.data)
        if old != new and not (_is_number(file, unit.file) and _is_number(data, unit.data)):
            yield Told(old, new)


def _is_number(text: Text, span: Span) -> bool:
    return any(_filling(text, hole) == _words(text, span) for hole in _touched(text, span))


def _words(text: Text, span: Span) -> str:
    return " ".join(readable(text.text[slice(*span)]).split())


def _filling(text: Text, hole: Hole) -> str:
    return text.text[hole.start : hole.end]


def _touched(text: Text, span: Span) -> list[Hole]:
    """The quantities that a stretch touches."""
    return [hole for hole in text.holes if hole.tag and _touches(hole, span)]


def _touches(hole: Hole, span: Span) -> bool:
    return hole.start < span[1] and span[0] < hole.end


def _around(text: Text, span: Span) -> str:
    """A stretch, out to the ends of the numbers that it cuts into."""
    touched = _touched(text, span)
    start = min([span[0], *(hole.start for hole in touched)])
    end = max([span[1], *(hole.end for hole in touched)])
    return readable(text.text[start:end])
