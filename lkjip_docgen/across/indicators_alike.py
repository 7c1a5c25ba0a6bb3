"""Indicators that are the same in several offices, and are told otherwise in some of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import Final

from lkjip_docgen.across.same_indicator import OfOffice
from lkjip_docgen.across.shared_forms import MOST, Entry, Form, Forms, forms_of
from lkjip_docgen.across.sheet import Figure, Sheet, Told
from lkjip_docgen.findings.codes import across as codes
from lkjip_docgen.records import Record, replace

_NEARLY_ALL: Final = Fraction(4, 5)
_ENOUGH: Final = 4
"""Offices with one target that make it a common one."""
_DEFINED_IN_WORDS: Final = frozenset(
    ("pembilang", "penyebut", "yang dihitung", "batas responden tiap bulan", "kelas capaian")
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
_BELOW_A_SCALE: Final = frozenset(
    ("satuan", "target", "rentang nilai survei", "tabel kategori mutu", "pengali")
)
"""What differs where a scale does."""
_BELOW_A_DIRECTION: Final = frozenset({"rumus capaian"})
_OTHER_FIGURES: Final = frozenset(
    (codes.SKALA_LAIN, codes.SATUAN_LAIN, codes.ARAH_LAIN, codes.TARGET_LAIN)
)
"""What makes figures other ones than those of the peers."""


class What(Record):
    """What may differ: its code, its name among the facts, what it is called in a message."""

    code: str
    name: str
    called: str
    quoted: bool = False


def differences(group: Sequence[OfOffice]) -> list[Told]:
    """What some offices tell otherwise of an indicator than the others do."""
    called = f"`{group[0].indicator.kode}`"
    found = [*_of_fields(group, called), *_of_rules(group, called)]
    found += _of_targets(group, called)
    known = {(one.office, one.code) for one in found}
    hidden = [told for told in _other_units(group, called) if _is_new(told, known)]
    scaled = _with_it([*hidden, *found], codes.SKALA_LAIN, _BELOW_A_SCALE)
    return _with_it(scaled, codes.ARAH_LAIN, _BELOW_A_DIRECTION)


def _is_new(told: Told, known: Iterable[tuple[str, str]]) -> bool:
    return (told.office, codes.SKALA_LAIN) not in known


def rules_of_offices(sheets: Sequence[Sheet]) -> Iterator[Told]:
    """What some offices tell all their capaian by, and others do not."""
    for name in sorted({name for sheet in sheets for name in sheet.rules}):
        entries = [
            Entry(sheet.folder, sheet.rules[name]) for sheet in sheets if name in sheet.rules
        ]
        what = What(codes.ATURAN_LAIN, name, name.capitalize())
        in_words = name in _DEFINED_IN_WORDS
        least = _NEARLY_ALL if in_words else MOST
        yield from _told(what, forms_of(entries), least, listed=not in_words)


def _of_fields(group: Sequence[OfOffice], called: str) -> Iterator[Told]:
    for name, (code, word) in _FIELDS.items():
        what = What(code, name, f"{word} indikator {called}", quoted=name in _QUOTED)
        yield from _told(what, forms_of(_entries(group, name)), MOST)


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
        what = What(codes.ATURAN_LAIN, name, f"{name.capitalize()} indikator {called}")
        in_words = name in _DEFINED_IN_WORDS
        least = _NEARLY_ALL if in_words else MOST
        yield from _told(what, forms_of(rules), least, listed=not in_words)


def _of_targets(group: Sequence[OfOffice], called: str) -> Iterator[Told]:
    """A target of its own where nearly all of one rank have one and the same."""
    what = What(codes.TARGET_LAIN, "target", f"Target indikator {called}")
    for jenis in sorted({one.jenis for one in group}):
        peers = [one for one in group if one.jenis == jenis]
        forms = forms_of(_entries(peers, "target"))
        yield from _told(what, forms, _NEARLY_ALL, listed=False)


def _told(what: What, forms: Forms, least: Fraction, *, listed: bool = True) -> Iterator[Told]:
    """The odd ones, each by itself; where no form is usual all of them at once, if `listed`."""
    if len(forms.forms) < 2:
        return
    usual = forms.usual(least)
    if usual is None:
        if listed:
            yield _all_forms(what, forms)
    elif listed or len(usual.entries) >= _ENOUGH:
        for entry in forms.odd(usual):
            yield _odd(what, entry, usual, forms)


def _odd(what: What, entry: Entry, usual: Form, forms: Forms) -> Told:
    here, there = entry.fact.shown, usual.shown
    if what.quoted:
        here, there = f"“{here}”", f"“{there}”"
    first = usual.entries[0]
    return Told(
        code=what.code,
        office=entry.office,
        spot=entry.fact.spot,
        message=f"{what.called} di sini {here}, sedangkan di {len(usual.entries)} dari "
        f"{forms.offices} kantor {there}.",
        suggestion=_REMEDY,
        others=((first.office, first.fact.spot),),
        about=what.name,
        alias=entry.fact.alias,
    )


def _all_forms(what: What, forms: Forms) -> Told:
    """One finding for all forms: at the one that the fewest have, with one office of each other."""
    *others, rarest = forms.forms
    first = rarest.entries[0]
    return Told(
        code=what.code,
        office=first.office,
        spot=first.fact.spot,
        message=f"{what.called} berbeda antarkantor: {forms.listed()}.",
        suggestion=_REMEDY,
        others=tuple((form.entries[0].office, form.entries[0].fact.spot) for form in others),
        either=True,
        about=what.name,
        alias=first.fact.alias,
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
    if len(rows) <= _PEERS:
        return
    middle = median(row[1].value for row in rows)
    for office, target, result in rows:
        if middle / 3 < target.value < middle * 3:
            continue
        others = [row for row in rows if row[0] != office]
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


def _with_it(found: Sequence[Told], cause: str, below: frozenset[str]) -> list[Told]:
    """Where an office differs in a cause, what it differs in below that is told with it.

    So are all forms of the one where all forms of the other are told at once.
    """
    of_office: dict[str, list[Told]] = {}
    for told in found:
        if told.about in below:
            of_office.setdefault(_whose(told), []).append(told)
    kept: list[Told] = []
    gone: set[int] = set()
    for told in found:
        if told.code == cause:
            with_it = tuple(of_office.pop(_whose(told), ()))
            gone.update(map(id, with_it))
            kept.append(replace(told, resolves=(*told.resolves, *with_it)))
        else:
            kept.append(told)
    return [told for told in kept if id(told) not in gone]


def _whose(told: Told) -> str:
    """The office that differs; "" where all forms are told at once."""
    return "" if told.either else told.office


def offices_apart(found: Iterable[Told]) -> frozenset[str]:
    """The offices that mean other figures: nobody wonders how far theirs are from the others'."""
    return frozenset(one.office for one in found if one.code in _OTHER_FIGURES and not one.either)
