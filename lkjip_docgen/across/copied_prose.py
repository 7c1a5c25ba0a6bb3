"""Sentences that two offices have in common and that belong to one of them.

Offices of one ministry write much alike, from its templates: that harms nobody.  A sentence is a
copy where it names the other office, or holds a figure that only the other one's data hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

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
"""Numbers that no data hold, from which on a sentence of two offices is a copy."""


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


def copied_passages(sheets: Sequence[Sheet]) -> Iterator[Told]:
    """Texts with what another office says of itself, each text once."""
    spoken_of = _SpokenOf(sheets)
    found: dict[tuple[str, str], Told] = {}
    for held in _together(sheets):
        for here, there in _pairs(held):
            told = _told(here, there, spoken_of)
            if told is not None:
                found.setdefault((told.office, told.spot.path), told)
    yield from found.values()


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
        offices = len({held.sheet.folder for held in found})
        if offices > 1 and not (offices >= _SHARED_BY and offices * 2 > len(sheets)):
            yield found


def _pairs(held: Sequence[_Held]) -> Iterator[tuple[_Held, _Held]]:
    """Each sentence with that of each other office."""
    few = held[:_MOST_HELD]
    for here in few:
        for there in few:
            if here.sheet.folder != there.sheet.folder:
                yield here, there


def _told(here: _Held, there: _Held, spoken_of: _SpokenOf) -> Told | None:
    """The finding that a sentence here is the other office's; None where nothing says so."""
    facts = _facts(here, there, spoken_of)
    is_later = here.sheet.folder > there.sheet.folder
    if not facts.are_of_other and not (is_later and len(facts.loose) >= _LOOSE):
        return None
    if not facts.are_of_other and _facts(there, here, spoken_of).are_of_other:
        return None
    reasons = []
    if facts.names:
        reasons.append("menyebut " + in_a_row([f"“{name}”" for name in facts.names]))
    if facts.figures:
        reasons.append("memuat angka yang hanya ada pada data kantor itu: " + _row(facts.figures))
    if not reasons:
        reasons.append("memuat angka yang sama: " + _row(facts.loose))
    return Told(
        codes.NASKAH_DISALIN,
        here.sheet.folder,
        here.passage.spot,
        f"Kalimat ini ada pula pada laporan kantor lain ({there.sheet.folder}) dan "
        f"{' serta '.join(reasons)}.",
        "Tulis yang benar bagi kantor ini. Bila memang benar demikian, terima temuan ini dengan "
        "alasannya.",
        ((there.sheet.folder, there.passage.spot),),
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
    small = words.casefold()
    strange = [
        name
        for name in there.names
        if name.casefold() in small and name.casefold() not in here.wider
    ]
    pattern = names_pattern(strange)
    own = names_pattern(name for name in here.names if name.casefold() in small)
    if pattern is not None and (own is None or not own.search(words)):
        yield from dict.fromkeys(pattern.findall(words))
