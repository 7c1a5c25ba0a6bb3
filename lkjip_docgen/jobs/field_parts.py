"""Which fragment of the page prints a field of the data, so that the page follows who fills it in.

Numbers are known by their place in the data, texts by their words: stretches of four words that
a fragment has too, or all of a shorter one.  What stands in several fragments counts as much less
in each; between those that print a field alike, what stands around it in the data decides.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from html import unescape
from typing import Final

from lkjip_docgen.idn import format_date, format_decimal
from lkjip_docgen.jobs.field_findings import nearest
from lkjip_docgen.place import Place
from lkjip_docgen.quantity import Quantity, written_places
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_, Project, dotted

_STRETCH: Final = 4
"""Words that are known again together; fewer stand in many a text."""

_NUMBER_COUNTS: Final = 4.0
"""What a number counts for, in stretches of words."""

_OF_TEMPLATE: Final = "halaman."  # what ids begin with of fragments that no part of the report is
_CODE: Final = re.compile(r"[a-z0-9_-]*")
"""A text that stands for something else: it is not printed as it is."""

_TAG: Final = re.compile(r"<[^<>]*>")
_BLOCK_END: Final = re.compile(r"</(?:p|li|td|th|h[1-6]|caption|figcaption|div)>|<br>")
_NUMBER: Final = re.compile(r'data-jalur="([^"]*)"')
_WORD: Final = re.compile(r"\w+")
_EPSILON: Final = 1e-9

Scores = Mapping[str, float]
"""How much each fragment prints of something, by its id."""


class _Words(Record):
    """The words of a fragment: as one line, and each stretch of them; the numbers in it."""

    line: str
    stretches: frozenset[str]
    numbers: frozenset[str]


class FieldParts:
    """The fragments of one page, by the fields that they print."""

    def __init__(
        self, project: Project, quantities: Mapping[str, Quantity], markup: Mapping[str, str]
    ) -> None:
        self._project = project
        self._words = {name: _words_of(html) for name, html in markup.items()}
        self._typed: dict[Place, list[str]] = defaultdict(list)
        self._following: dict[str, list[str]] = defaultdict(list)
        for quantity in quantities.values():
            if quantity.place is not None:
                self._typed[quantity.place].append(quantity.path)
            for item in quantity.inputs:
                self._following[item.path].append(quantity.path)
        self._paths = {dotted(path): path for path in project.places.values}
        self._known: dict[Path_, Scores] = {}
        self._leaves: dict[Path_, Scores] = {}

    def part_of(self, field: str) -> str:
        """The id of the fragment that prints most of a field or section; "" for none.

        What is not printed, or not in the data, has the fragment of the section around it.
        """
        path = self._nearest(field)
        while path and not self._scores(path):
            path = path[:-1]
        if not path:
            return ""
        best = self._best(self._scores(path))
        while len(best) > 1 and len(path) > 1:
            path = path[:-1]
            around = self._scores(path)
            best = self._best({name: around.get(name, 0.0) for name in best})
        return best[0]

    def _best(self, scores: Scores) -> list[str]:
        """The fragments with the highest score, in the order of the page, its lists last."""
        most = max(scores.values())
        best = {name for name, score in scores.items() if score > most - _EPSILON}
        in_order = [name for name in self._words if name in best]
        return sorted(in_order, key=lambda name: name.startswith(_OF_TEMPLATE))

    def _nearest(self, field: str) -> Path_:
        """The path of a field, else of the nearest section around it that the data have."""
        return self._paths.get(nearest(field.partition("#")[0], self._paths), ())

    def _scores(self, path: Path_) -> Scores:
        """How much each fragment prints of what stands at a path and below it."""
        if path not in self._known:
            total: Counter[str] = Counter()
            for leaf in self._project.places.values:
                if leaf[: len(path)] == path:
                    total.update(self._of_leaf(leaf))
            self._known[path] = total
        return self._known[path]

    def _of_leaf(self, path: Path_) -> Scores:
        """What one value counts, parted among the fragments that print it."""
        if path not in self._leaves:
            place = self._project.places.values[path]
            if place in self._typed:
                self._leaves[path] = self._of_numbers(self._typed[place])
            else:
                found: Counter[str] = Counter()
                for words in _texts(_value(self._project.laporan, path)):
                    found.update(self._of_words(words))
                self._leaves[path] = found
        return self._leaves[path]

    def _of_numbers(self, paths: Iterable[str]) -> Scores:
        """The fragments that print numbers; where none does, those with what follows from them."""
        wanted = set(paths)
        printing = self._printing(wanted)
        if not printing:
            following = {other for path in wanted for other in self._following.get(path, ())}
            printing = self._printing(following)
        return dict.fromkeys(printing, _NUMBER_COUNTS / max(1, len(printing)))

    def _printing(self, wanted: set[str]) -> list[str]:
        return [name for name, words in self._words.items() if words.numbers & wanted]

    def _of_words(self, words: tuple[str, ...]) -> Scores:
        if len(words) < _STRETCH:
            line = f" {' '.join(words)} "
            found = [name for name, own in self._words.items() if line in own.line]
            return dict.fromkeys(found, 1 / max(1, len(found)))
        wanted = frozenset(_stretches(words))
        shared = {name: len(wanted & own.stretches) for name, own in self._words.items()}
        whole = sum(shared.values())
        return {name: count * count / whole for name, count in shared.items() if count}


def _value(node: object, path: Path_) -> object:
    """What the typed data hold at a path; None where they are shaped otherwise."""
    for step in path:
        if isinstance(step, int):
            node = node[step] if isinstance(node, tuple) and step < len(node) else None
        elif isinstance(node, Mapping):
            node = node.get(step)
        else:
            node = getattr(node, step, None)
    return node


def _texts(value: object) -> Iterator[tuple[str, ...]]:
    """The words in which a value may be printed."""
    if isinstance(value, str) and not _CODE.fullmatch(value):
        yield from filter(None, map(_split, value.split("\n")))
    elif isinstance(value, date):
        yield _split(format_date(value))
    elif isinstance(value, Decimal):
        yield _split(format_decimal(value, written_places(value)))


def _split(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _stretches(words: tuple[str, ...]) -> Iterator[str]:
    for first in range(len(words) - _STRETCH + 1):
        yield " ".join(words[first : first + _STRETCH])


@lru_cache(maxsize=512)  # most fragments of a new page are those of the one before
def _words_of(html: str) -> _Words:
    text = unescape(_TAG.sub("", _BLOCK_END.sub(" | ", html)))
    words = _split(text)
    numbers = frozenset(map(unescape, _NUMBER.findall(html)))
    return _Words(f" {' '.join(words)} ", frozenset(_stretches(words)), numbers)
