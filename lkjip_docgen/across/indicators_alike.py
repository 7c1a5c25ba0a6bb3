"""Indicators that are the same in several offices, and are told otherwise in some of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import Final

from lkjip_docgen.across.same_indicator import OfOffice
from lkjip_docgen.across.shared_forms import MOST, Entry, Form, Forms, forms_of
from lkjip_docgen.across.sheet import Fact, Figure, Sheet, Told
from lkjip_docgen.findings.codes import across as codes
from lkjip_docgen.records import replace

_NEARLY_ALL: Final = Fraction(4, 5)
_ENOUGH: Final = 4
"""Offices with one target that make it a common one."""
_DEFINED_IN_WORDS: Final = frozenset(
    ("pembilang", "penyebut", "yang dihitung", "batas responden tiap bulan")
)
"""Rules that differ for good reasons, unless nearly all offices have one of them to the letter."""
_FIELDS: Final = {
    "skala": (codes.SKALA_LAIN, "Rentang nilai"),
    "satuan": (codes.SATUAN_LAIN, "Satuan"),
    "arah": (codes.ARAH_LAIN, "Arah"),
    "nama": (codes.NAMA_LAIN, "Nama"),
}
_QUOTED: Final = frozenset({"satuan", "nama"})
_REMEDY: Final = (
    "Samakan dengan dokumen yang menetapkannya. Bila memang lain, terima temuan ini dengan "
    "alasannya."
)
_BELOW_A_SCALE: Final = frozenset({codes.SATUAN_LAIN, codes.TARGET_LAIN, codes.ATURAN_LAIN})
"""What differs where a scale does."""


def differences(group: Sequence[OfOffice]) -> list[Told]:
    """What some offices tell otherwise of an indicator than the others do."""
    called = f"`{group[0].indicator.kode}`"
    found = [*_of_fields(group, called), *_of_rules(group, called)]
    found += _of_targets(group, called)
    known = {(one.office, one.code) for one in found}
    hidden = [told for told in _other_units(group, called) if _is_new(told, known)]
    return _scales_first([*hidden, *found])


def _is_new(told: Told, known: Iterable[tuple[str, str]]) -> bool:
    return (told.office, codes.SKALA_LAIN) not in known


def rules_of_offices(sheets: Sequence[Sheet]) -> Iterator[Told]:
    """What some offices tell all their capaian by, and others do not."""
    for name in sorted({name for sheet in sheets for name in sheet.rules}):
        entries = [
            Entry(sheet.folder, sheet.rules[name]) for sheet in sheets if name in sheet.rules
        ]
        what = name.capitalize()
        yield from _told(codes.ATURAN_LAIN, what, forms_of(entries), _NEARLY_ALL, listed=False)


def _of_fields(group: Sequence[OfOffice], called: str) -> Iterator[Told]:
    for name, (code, word) in _FIELDS.items():
        forms = forms_of(_entries(group, name))
        yield from _told(code, f"{word} indikator {called}", forms, MOST, quoted=name in _QUOTED)


def _entries(group: Iterable[OfOffice], name: str) -> list[Entry]:
    return [
        Entry(one.office, one.indicator.fields[name])
        for one in group
        if name in one.indicator.fields
    ]


def _of_rules(group: Sequence[OfOffice], called: str) -> Iterator[Told]:
    names = dict.fromkeys(name for one in group for name in one.indicator.rules)
    for name in names:
        rules = [
            Entry(one.office, one.indicator.rules[name])
            for one in group
            if name in one.indicator.rules
        ]
        in_words = name in _DEFINED_IN_WORDS
        yield from _told(
            codes.ATURAN_LAIN,
            f"{name.capitalize()} indikator {called}",
            forms_of(rules),
            _NEARLY_ALL if in_words else MOST,
            listed=not in_words,
        )


def _of_targets(group: Sequence[OfOffice], called: str) -> Iterator[Told]:
    """A target of its own where nearly all have one and the same."""
    forms = forms_of(_entries(group, "target"))
    what = f"Target indikator {called}"
    yield from _told(codes.TARGET_LAIN, what, forms, _NEARLY_ALL, listed=False)


def _told(
    code: str,
    what: str,
    forms: Forms,
    least: Fraction,
    *,
    quoted: bool = False,
    listed: bool = True,
) -> Iterator[Told]:
    """The odd ones, each by itself; where no form is usual all of them at once, if `listed`."""
    if len(forms.forms) < 2:
        return
    usual = forms.usual(least)
    if usual is None:
        if listed:
            yield _all_forms(code, what, forms)
    elif listed or len(usual.entries) >= _ENOUGH:
        for entry in forms.odd(usual):
            yield _odd(code, what, entry, usual, forms, quoted=quoted)


def _odd(code: str, what: str, entry: Entry, usual: Form, forms: Forms, *, quoted: bool) -> Told:
    here, there = entry.fact.shown, usual.shown
    if quoted:
        here, there = f"“{here}”", f"“{there}”"
    message = (
        f"{what} di sini {here}, sedangkan di {len(usual.entries)} dari {forms.offices} kantor "
        f"{there}."
    )
    first = usual.entries[0]
    return Told(
        code, entry.office, entry.fact.spot, message, _REMEDY, ((first.office, first.fact.spot),)
    )


def _all_forms(code: str, what: str, forms: Forms) -> Told:
    """One finding for all forms: at the one that the fewest have, with one office of each other."""
    *others, rarest = forms.forms
    first = rarest.entries[0]
    return Told(
        code,
        first.office,
        first.fact.spot,
        f"{what} berbeda antarkantor: {forms.listed()}.",
        _REMEDY,
        tuple((form.entries[0].office, form.entries[0].fact.spot) for form in others),
        either=True,
    )


# --- one in percent, the others as fractions -----------------------------------------------

_SCALED: Final = (Decimal("0.5"), Decimal(2))
"""How far from a power of ten a target may be that was written in another unit."""
_PEERS: Final = 3


def _other_units(group: Sequence[OfOffice], called: str) -> Iterator[Told]:
    """Target and result together ten, a hundred or a thousand times those of the others."""
    rows = [
        (one.office, figures["target"], figures["realisasi"])
        for one in group
        if {"target", "realisasi"} <= (figures := one.indicator.figures).keys()
        and figures["target"].bounded
    ]
    for office, target, result in rows:
        others = [row for row in rows if row[0] != office]
        if len(others) < _PEERS:
            continue
        times = _times(target.value, [row[1].value for row in others])
        if times is None or _times(result.value, [row[2].value for row in others]) != times:
            continue
        yield _in_other_units(called, office, target, others)


def _times(value: Decimal, others: Sequence[Decimal]) -> Decimal | None:
    """Which power of ten parts a value from the middle of narrow others; None for no such."""
    middle = median(others)
    if value <= 0 or middle <= 0 or min(others) <= 0 or max(others) / min(others) > 3:
        return None
    for power in (-3, -2, -1, 1, 2, 3):
        times = Decimal(10) ** power
        if _SCALED[0] < value / (middle * times) < _SCALED[1]:
            return times if abs(power) > 1 or _is_far(value, others) else None
    return None


def _is_far(value: Decimal, others: Sequence[Decimal]) -> bool:
    return value < min(others) / 5 or value > max(others) * 5


def _in_other_units(
    called: str, office: str, target: Figure, others: Sequence[tuple[str, Figure, Figure]]
) -> Told:
    low, high = (choose(others, key=lambda row: row[1].value)[1] for choose in (min, max))
    span = low.shown if low.value == high.value else f"{low.shown} sampai dengan {high.shown}"
    return Told(
        codes.SKALA_LAIN,
        office,
        target.spot,
        f"Target dan realisasi indikator {called} di sini tampaknya pada skala lain: targetnya "
        f"{target.shown}, sedangkan di {len(others)} kantor lain {span}.",
        _REMEDY,
        ((others[0][0], others[0][1].spot),),
    )


def _scales_first(found: Sequence[Told]) -> list[Told]:
    """Where an office has another scale, its other unit, target and rules are told with it."""
    by_office: dict[str, list[Told]] = {}
    for told in found:
        if told.code in _BELOW_A_SCALE and not told.either:
            by_office.setdefault(told.office, []).append(told)
    kept: list[Told] = []
    below: set[int] = set()
    for told in found:
        if told.code == codes.SKALA_LAIN and not told.either:
            with_it = tuple(by_office.pop(told.office, ()))
            below.update(map(id, with_it))
            told = replace(told, resolves=with_it)
        kept.append(told)
    return [told for told in kept if id(told) not in below]


def scales_told(found: Iterable[Told]) -> set[str]:
    """The offices whose figures are on another scale: nobody wonders how far they are away."""
    told = (codes.SKALA_LAIN, codes.SATUAN_LAIN)
    return {one.office for one in found if one.code in told and not one.either}


def target_facts(group: Iterable[OfOffice]) -> dict[str, Fact]:
    """What each office has as its target."""
    return {entry.office: entry.fact for entry in _entries(group, "target")}
