"""What a paragraph says when people and the data both changed it: sentence by sentence.

A sentence that people left alone says what the new build says.  One that both
changed has the new figures where nothing else changes with the data, and stays
as people left it otherwise, listed as a conflict.  What people added is there once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from trial.deviation import pairs
from trial.fates import is_figure, renewed, squeezed, tokens

_STOP = re.compile(r"[.!?]\s+(?=\W?[A-Z0-9])")
_STOP_OR_LINE = re.compile(rf"{_STOP.pattern}|\S?\n\s*")
_ABBREVIATED = re.compile(r"\b(?:No|Nomor|Jl|Drs?|Ir|Prof|[A-Z])\.$")
_LIKE = 0.5
_MOST = 16  # ways to say a paragraph that are looked at


Said = tuple[str, str, str]
"""A stretch as people have it, as it was, and as the data want it."""


@dataclass(frozen=True)
class Way:
    """A text that is right; `listed`: the stretches that have to be among the conflicts then."""

    text: str
    listed: tuple[Said, ...] = ()


def ways(base: str, mine: str, fresh: str) -> list[Way]:
    """The texts that a paragraph may have, the best first.

    A line of the data may be a sentence, whatever it ends with.
    """
    found = list(_ways(_units(base, mine, fresh, _STOP)))
    if "\n" in fresh:
        found += _ways(_units(base, mine, fresh, _STOP_OR_LINE))
    return found


def _ways(units: Iterator[tuple[str, str, str]]) -> list[Way]:
    found = [Way("")]
    for unit in units:
        found = [_joined(way, more) for way in found for more in _of_unit(*unit)][:_MOST]
    return found


def _joined(one: Way, other: Way) -> Way:
    return Way(squeezed(f"{one.text} {other.text}"), one.listed + other.listed)


def _of_unit(base: str, mine: str, fresh: str) -> Iterator[Way]:
    if mine == fresh or base == fresh:
        yield Way(mine)
    elif base == mine:
        yield Way(fresh)
    elif not base:
        yield Way(f"{mine} {fresh}")
        yield Way(f"{fresh} {mine}")
    else:
        yield from _of_both(base, mine, fresh)


def _of_both(base: str, mine: str, fresh: str) -> Iterator[Way]:
    """A stretch that both changed; people's own sentences may stand around it untouched."""
    if mine.startswith(f"{base} "):
        yield Way(fresh + mine[len(base) :])
    elif mine.endswith(f" {base}"):
        yield Way(mine[: -len(base)] + fresh)
    text = renewed(base, mine, fresh)
    if text is not None:
        yield Way(text)
    yield Way(mine, ((mine, base, fresh),))


def _units(
    base: str, mine: str, fresh: str, stop: re.Pattern[str]
) -> Iterator[tuple[str, str, str]]:
    """The three texts cut at the sentences that all of them have."""
    olds, mines, news = (split(text, stop) for text in (base, mine, fresh))
    to_mine, to_fresh = _counterparts(olds, mines), _counterparts(olds, news)
    i = j = k = 0
    for n in range(len(olds)):
        if n not in to_mine or n not in to_fresh:
            continue
        yield from _gap(olds[i:n], mines[j : to_mine[n]], news[k : to_fresh[n]])
        yield olds[n], mines[to_mine[n]], news[to_fresh[n]]
        i, j, k = n + 1, to_mine[n] + 1, to_fresh[n] + 1
    yield from _gap(olds[i:], mines[j:], news[k:])


def _gap(
    olds: Sequence[str], mines: Sequence[str], news: Sequence[str]
) -> Iterator[tuple[str, str, str]]:
    if olds or mines or news:
        yield " ".join(olds), " ".join(mines), " ".join(news)


def split(text: str, stop: re.Pattern[str] = _STOP) -> list[str]:
    """The sentences of a text."""
    found, start = [], 0
    for end in stop.finditer(text):
        if not _ABBREVIATED.search(text[: end.start() + 1]):
            found.append(text[start : end.start() + 1])
            start = end.end()
    return [squeezed(part) for part in [*found, text[start:]] if part.strip()]


def _counterparts(left: Sequence[str], right: Sequence[str]) -> dict[int, int]:
    """For sentences of one text those of another, in order: equal ones first, then alike ones."""
    found = dict(pairs(left, right))
    start = 0
    for i, sentence in enumerate(left):
        if i not in found:
            end = min((j for n, j in found.items() if n > i), default=len(right))
            likes = [(_likeness(sentence, right[j]), -j) for j in range(start, end)]
            best = max(likes, default=(0.0, 0))
            if best[0] >= _LIKE:
                found[i] = -best[1]
        start = found.get(i, start - 1) + 1
    return found


def _likeness(one: str, other: str) -> float:
    left, right = _words(one), _words(other)
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def _words(text: str) -> list[str]:
    """The words of a sentence, its figures alike."""
    return ["0" if is_figure(t) else t for t in tokens(text) if not t.isspace()]
