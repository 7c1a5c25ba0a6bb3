"""Sentences that two offices have in common and that belong to one of them.

Offices of one ministry write much alike, from its templates: that harms nobody.  A sentence is a
copy where it names the other office, or holds a figure that only the other one's data hold.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from lkjip_docgen.across.plain_words import names_pattern, without_names
from lkjip_docgen.across.sheet import Passage, Sheet, Spot, Told
from lkjip_docgen.findings.codes import across as codes
from lkjip_docgen.identity import plain
from lkjip_docgen.idn import MONTHS, NotANumberError, in_a_row, read_thousands
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record

_SHARED_BY: Final = 4
"""From so many offices on, a sentence that more than half of them have is one of a template."""
_MOST_HELD: Final = 12
"""Offices with one sentence that are held against each other."""
_LOOSE: Final = 2
"""Numbers that no data hold, from which on a sentence of two offices is a copy."""
_DIGITS: Final = 3
"""Digits of a number that two offices do not have alike by chance, zeros at its end aside."""
_NUMBER: Final = lazy_pattern(r"(?<![\w.,/-])\d[\d.,]*\d(?![\w/-])|(?<![\w.,/-])\d(?![\w.,/-])")
_DIGIT: Final = lazy_pattern(r"\d[\d.,]*")
_CITED: Final = lazy_pattern(
    r"(?i)(?:nomor|no\.|pasal|ayat|angka|huruf|bab|tahun|pukul|rp\.?\s?/|gempa|km)\s*$"
)
_MONTH: Final = lazy_pattern(rf"\s*(?:{'|'.join(MONTHS)})\b")
_YEARS: Final = range(1900, 2101)


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


def copied_passages(
    sheets: Sequence[Sheet], apart: Iterable[frozenset[str]] = ()
) -> Iterator[Told]:
    """Texts with what another office says of itself, each text and other office once.

    `apart` are pairs of folders that are one office.
    """
    same_office = set(apart)
    patterns = {sheet.folder: names_pattern(sheet.names) for sheet in sheets}
    found: dict[tuple[str, str], Told] = {}
    for held in _together(sheets, patterns):
        for here, there in _pairs(held):
            if frozenset((here.sheet.folder, there.sheet.folder)) in same_office:
                continue
            told = _told(here, there)
            if told is not None:
                found.setdefault((told.office, _text_of(told.spot)), told)
    yield from found.values()


def _text_of(spot: Spot) -> str:
    return spot.path


def _together(
    sheets: Sequence[Sheet], patterns: Mapping[str, re.Pattern[str] | None]
) -> Iterator[list[_Held]]:
    """The sentences that several offices have, but for their own names and for numbers."""
    alike: defaultdict[str, list[_Held]] = defaultdict(list)
    for sheet in sheets:
        for passage in sheet.passages:
            held = _Held(sheet, passage)
            words = passage.text
            masked = without_names(words, patterns[sheet.folder])
            keys = {plain(words), plain(_DIGIT.sub("0", words)), plain(masked)}
            for key in keys:
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


def _told(here: _Held, there: _Held) -> Told | None:
    """The finding that a sentence here is the other office's; None where nothing says so."""
    facts = _facts(here, there)
    is_later = here.sheet.folder > there.sheet.folder
    if not facts.are_of_other and not (is_later and len(facts.loose) >= _LOOSE):
        return None
    if not facts.are_of_other and _facts(there, here).are_of_other:
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


def _facts(here: _Held, there: _Held) -> _Facts:
    """What of the sentence here is known to be of the office there."""
    words = here.passage.text
    names = tuple(_foreign_names(words, here.sheet, there.sheet))
    figures: list[str] = []
    loose: list[str] = []
    shared = set(_own_numbers(there.passage.text))
    for shown, value in _own_numbers(words):
        if (shown, value) not in shared or value in here.sheet.known:
            continue
        (figures if value in there.sheet.known else loose).append(shown)
    return _Facts(names, tuple(figures), tuple(loose))


def _foreign_names(words: str, here: Sheet, there: Sheet) -> Iterator[str]:
    """Names of the other office in a sentence that does not name its own office beside it."""
    own = names_pattern(here.names)
    if own is not None and own.search(words):
        return
    strange = [name for name in there.names if name.casefold() not in here.wider]
    pattern = names_pattern(strange)
    if pattern is not None:
        yield from dict.fromkeys(pattern.findall(words))


def _own_numbers(words: str) -> Iterator[tuple[str, str]]:
    """Numbers that tell something of an office, as written and as value; no years, no citations."""
    for found in _NUMBER.finditer(words):
        if _CITED.search(words[: found.start()]) or _MONTH.match(words, found.end()):
            continue
        shown = found.group()
        try:
            value = read_thousands(shown, or_point=True)
        except NotANumberError:
            continue
        if _tells(value):
            yield shown, format(value.normalize(), "f")


def _tells(value: Decimal) -> bool:
    """Whether a number has digits enough, and is no year."""
    if value in _YEARS:
        return False
    return len(value.normalize().as_tuple().digits) >= _DIGITS
