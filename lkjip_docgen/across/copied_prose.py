"""Sentences that two offices have in common and that belong to one of them.

Offices of one ministry write much alike, from its templates: that harms nobody.  A sentence is a
copy where it names the other office, or holds a figure that only the other one's data hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations, product
from typing import Final

from lkjip_docgen.across.offices_named import offices_named
from lkjip_docgen.across.plain_words import names_pattern
from lkjip_docgen.across.sheet import Passage, Sheet, Told
from lkjip_docgen.findings.codes import across as codes
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.records import Record

_SHARED_BY: Final = 4
"""From so many offices on, a sentence that more than half of them have is one of a template."""
_MOST_HELD: Final = 12
"""Offices with one sentence that are held against each other."""
_ENOUGH: Final = 3
"""Evidence from which on a number is the other office's: of its results one, or four digits."""
_LOOSE: Final = 2
"""Numbers that no data hold, from which on a part of two reports is a copy."""
_LONG: Final = 4
"""Digits of such a number."""
_ONLY_TWO: Final = 2
_MOST_PAIRS: Final = 20_000


class _Held(Record):
    """A sentence with the office that has it, and where it stands among all."""

    sheet: Sheet
    passage: Passage


class _Facts(Record):
    """What of a sentence is the other office's: its names, its figures; and unknown numbers."""

    names: tuple[str, ...]
    figures: tuple[str, ...]
    loose: tuple[str, ...]

    @property
    def are_of_other(self) -> bool:
        """Whether it is known whose sentence it is."""
        return bool(self.names or self.figures)


class _Copied(Record):
    """A sentence here that belongs to the office there, and why."""

    here: _Held
    there: _Held
    facts: _Facts


def copied_passages(sheets: Sequence[Sheet]) -> Iterator[Told]:
    """Texts with what another office says of itself: each of its texts once, with all that have it.

    A text of which that is known is told of one office alone.
    """
    spoken_of = _SpokenOf(sheets)
    found: dict[tuple[str, str], _Copied] = {}
    loose = _Loose()
    for held in _together(sheets):
        offices = len({one.sheet.folder for one in held})
        is_common = offices >= _SHARED_BY and offices * 2 > len(sheets)
        for here, there in _pairs(held, is_common=is_common):
            facts = _facts(here, there, spoken_of)
            if facts.names or (facts.figures and not is_common):
                found.setdefault(_text_of(here), _Copied(here, there, facts))
            elif offices == _ONLY_TWO and here.sheet.folder > there.sheet.folder:
                loose.add(here, there, facts.loose)
    for copied in loose.copied():
        found.setdefault(_text_of(copied.here), copied)
    together: dict[tuple[object, ...], list[_Copied]] = {}
    for copied in found.values():
        together.setdefault((*_text_of(copied.there), copied.facts), []).append(copied)
    yield from map(_told, together.values())


def _text_of(held: _Held) -> tuple[str, str]:
    """The office and the text that a sentence is of."""
    return held.sheet.folder, held.passage.spot.path


class _Loose:
    """Numbers that no data hold, in sentences that two offices have alike and nobody else."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], list[tuple[_Held, _Held, tuple[str, ...]]]] = {}

    def add(self, here: _Held, there: _Held, numbers: Iterable[str]) -> None:
        """Note the numbers of a sentence by the two offices and the part of the report."""
        long = tuple(number for number in numbers if sum(map(str.isdigit, number)) >= _LONG)
        if long:
            part = here.passage.spot.path.partition("]")[0]
            key = (here.sheet.folder, there.sheet.folder, part)
            self._found.setdefault(key, []).append((here, there, long))

    def copied(self) -> Iterator[_Copied]:
        """The parts of a report with several of them, each once."""
        for rows in self._found.values():
            numbers = tuple(dict.fromkeys(number for _, _, found in rows for number in found))
            if len(numbers) >= _LOOSE:
                here, there, _ = rows[0]
                yield _Copied(here, there, _Facts((), (), numbers))


class _SpokenOf:
    """Which places many offices speak of, so that one of them has not copied it: a capital."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = sheets
        self._known: dict[str, bool] = {}

    def by_many(self, name: str, seat: str) -> bool:
        """Whether a name is that of a place of which more than a few other offices speak."""
        if name.casefold() != seat.casefold():
            return False
        if name not in self._known:
            wanted = name.casefold()
            speaking = sum(_speaks_of(sheet, wanted) for sheet in self._sheets)
            self._known[name] = speaking >= max(_SHARED_BY, len(self._sheets) // 10)
        return self._known[name]


def _speaks_of(sheet: Sheet, place: str) -> bool:
    return sheet.seat.casefold() != place and any(
        place in passage.text.casefold() for passage in sheet.passages
    )


def _together(sheets: Sequence[Sheet]) -> Iterator[list[_Held]]:
    """The sentences that several offices have, but for their own names and for numbers."""
    alike: defaultdict[int, list[_Held]] = defaultdict(list)
    for sheet in sheets:
        for passage in sheet.passages:
            held = _Held(sheet, passage)
            for key in passage.keys:
                alike[key].append(held)
    for found in alike.values():
        if len({held.sheet.folder for held in found}) > 1:
            yield found


def _pairs(held: Sequence[_Held], *, is_common: bool) -> Iterator[tuple[_Held, _Held]]:
    """Each sentence with that of each other office, as far as these are few.

    Of many those are paired that do not name their own office with those that do.
    """
    if not is_common and len(held) <= _MOST_HELD:
        yield from permutations(held, 2)
        return
    naming = [one for one in held if _names_itself(one)]
    silent = [one for one in held if not _names_itself(one)]
    if len(naming) * len(silent) <= _MOST_PAIRS:
        yield from product(silent, naming)


def _names_itself(held: _Held) -> bool:
    return any(name in held.passage.text for name in held.sheet.names)


def _told(copies: Sequence[_Copied]) -> Told:
    """The finding that one sentence of an office stands in the reports of others."""
    first, *more = sorted(copies, key=lambda copied: copied.here.sheet.folder)
    here, there, facts = first.here, first.there, first.facts
    reasons = []
    if facts.names:
        reasons.append("menyebut " + in_a_row([f"“{name}”" for name in facts.names]))
    if facts.figures:
        reasons.append("memuat angka yang hanya ada pada data kantor itu: " + _row(facts.figures))
    if not reasons:
        reasons.append("memuat angka yang sama: " + _row(facts.loose))
    others = [copied.here.sheet.folder for copied in more]
    also = f" Begitu pula di {offices_named(others)}." if others else ""
    return Told(
        codes.NASKAH_DISALIN,
        here.sheet.folder,
        here.passage.spot,
        f"Kalimat ini ada pula pada laporan kantor lain ({there.sheet.folder}) dan "
        f"{' serta '.join(reasons)}.{also}",
        "Tulis yang benar bagi kantor ini. Bila memang benar demikian, terima temuan ini dengan "
        "alasannya.",
        ((there.sheet.folder, there.passage.spot),),
        tuple((copied.here.sheet.folder, copied.here.passage.spot) for copied in more),
        either=not facts.are_of_other,
    )


def _row(numbers: Sequence[str]) -> str:
    return in_a_row(numbers[:3])


def _facts(here: _Held, there: _Held, spoken_of: _SpokenOf) -> _Facts:
    """What of the sentence here is known to be of the office there."""
    words = here.passage.text
    names = tuple(
        name
        for name in _foreign_names(words, here.sheet, there.sheet)
        if not spoken_of.by_many(name, there.sheet.seat)
    )
    figures: list[str] = []
    loose: list[str] = []
    evidence = 0
    shared = frozenset(there.passage.numbers)
    for shown, value in here.passage.numbers:
        if (shown, value) not in shared or value in here.sheet.known:
            continue
        evidence += _evidence(value, there.sheet)
        (figures if value in there.sheet.known else loose).append(shown)
    if evidence < _ENOUGH:
        loose, figures = [*figures, *loose], []
    return _Facts(names, tuple(figures), tuple(loose))


def _evidence(value: str, sheet: Sheet) -> int:
    """How much it tells that an office's data hold a number: many hold many of few digits."""
    if value in sheet.main:
        return _ENOUGH
    digits = len(value.replace(".", "").strip("0"))
    return digits - 1 if value in sheet.known else 0


def _foreign_names(words: str, here: Sheet, there: Sheet) -> Iterator[str]:
    """Names of the other office in a sentence that does not name its own office beside it."""
    if there.folder == here.folder or not any(name in words for name in there.names):
        return
    own = names_pattern(here.names)
    if own is not None and own.search(words):
        return
    strange = [name for name in there.names if name.casefold() not in here.wider]
    pattern = names_pattern(strange, as_written=True)
    if pattern is not None:
        yield from dict.fromkeys(pattern.findall(words))
