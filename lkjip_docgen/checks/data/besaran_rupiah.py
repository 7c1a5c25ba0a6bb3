"""Rupiah that lie a power of ten away from what they stand beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from lkjip_docgen.checks.data.magnitudes import Others, away, slip, told
from lkjip_docgen.checks.data.pohon import Part, parts_of, parts_of_versions
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_rupiah, plain_name
from lkjip_docgen.model import Laporan, Simpul, isi, yearly
from lkjip_docgen.place import Number
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_DIGITS = (
    "Periksa banyaknya angka, dan apakah ditulis dalam ribuan. Bila benar, terima temuan ini "
    "dengan alasannya."
)
_ONE = Decimal(1)
_THOUSAND = 3  # places; what is told in thousands or millions is told so throughout a row


class _Pair(Record):
    """What may be spent or shall be collected, and what was, with what either can be held against.

    `keys` are their keys below `path`; `before` the first in other years or versions, `after`
    the second.
    """

    path: Path_
    nama: str
    keys: tuple[str, str]
    pagu: Number | None
    realisasi: Number | None
    before: tuple[Decimal, ...] = ()
    after: tuple[Decimal, ...] = ()

    @property
    def share(self) -> Decimal | None:
        """What became of what may be spent: 0,97."""
        if not self.pagu or not self.realisasi or min(self.pagu, self.realisasi) <= 0:
            return None
        return self.realisasi / self.pagu

    def problem(self, key: str, value: Number, places: int, beside: str) -> Problem:
        """That one of the two has slipped."""
        return Problem(
            (*self.path, key),
            f"{key.capitalize()} {self.nama} {format_rupiah(value)} tampaknya {told(places)} "
            f"daripada seharusnya: {beside}.",
            _DIGITS,
            others=(*((*self.path, other) for other in self.keys if other != key),),
        )


@rule("LK265", Severity.WARNING, "Rupiah jauh dari angka lain di deretnya", culprit=True)
def rupiah_sebesar_deretnya(subject: Subject) -> Iterator[Problem]:
    """Spending against its ceiling, and both against other years, versions and lines.

    That one of two amounts has slipped shows in their quotient; which, in its own series.  That
    both are told in thousands shows in the series.
    """
    lines = list(_lines(subject))
    types = list(_types(subject.laporan))
    told_: set[Path_] = set()
    for pairs in (lines, types, list(_revenue(subject.laporan)), list(_sources(subject.laporan))):
        beside = types if pairs is lines else []
        shares = Others(pair.share for pair in (*pairs, *beside))
        for pair in pairs:
            found = _odd_share(pair, shares) or _beside_one(pair) or _in_thousands(pair)
            if found is not None:
                told_.add(pair.path)
                yield found
    yield from _odd_versions(subject, told_)
    yield from _odd_agreements(subject)


def _odd_share(pair: _Pair, shares: Others) -> Problem | None:
    """A quotient of spending and ceiling that lies a power of ten away from the others."""
    share = pair.share
    if share is None or not (places := slip(share, shares.without(share))):
        return None
    assert pair.pagu is not None
    assert pair.realisasi is not None
    spent, ceiling = pair.realisasi, pair.pagu
    if_spent = away(spent.scaleb(-places), pair.after) + away(ceiling, pair.before)
    if_ceiling = away(spent, pair.after) + away(ceiling.scaleb(places), pair.before)
    if if_ceiling < if_spent:
        key, other = pair.keys
        beside = f"{other} {format_rupiah(spent)}"
        return pair.problem(key, ceiling, -places, beside)
    other, key = pair.keys
    return pair.problem(key, spent, places, f"{other} {format_rupiah(ceiling)}")


def _beside_one(pair: _Pair) -> Problem | None:
    """One of the two a power of ten away from the other and from the only year beside them.

    One quotient does not show what is usual; three amounts that lie together do.
    """
    if len(pair.before) != 1 or len(pair.after) != 1 or pair.share is None:
        return None
    assert pair.pagu is not None
    assert pair.realisasi is not None
    first, second = pair.keys
    for key, value, other, amount in (
        (second, pair.realisasi, first, pair.pagu),
        (first, pair.pagu, second, pair.realisasi),
    ):
        if places := slip(value, (amount, *pair.before, *pair.after)):
            beside = f"{other} {format_rupiah(amount)}, tahun lain {format_rupiah(pair.after[0])}"
            return pair.problem(key, value, places, beside)
    return None


def _in_thousands(pair: _Pair) -> Problem | None:
    """Both amounts a thousand or a million times too small, or too large."""
    if pair.pagu is None:
        return None
    places = slip(pair.pagu, pair.before)
    if not places or places % _THOUSAND:
        return None
    if pair.realisasi is not None and slip(pair.realisasi, pair.after) != places:
        return None
    beside = format_rupiah(sorted(pair.before)[len(pair.before) // 2])
    key = pair.keys[0]
    return pair.problem(key, pair.pagu, places, f"tahun lain misalnya {beside}")


def _revenue(laporan: Laporan) -> Iterator[_Pair]:
    rows, name = yearly(laporan.pendapatan), laporan.kosakata.penerimaan.pendek
    for n, row in enumerate(rows):
        others = [other for other in rows if other is not row]
        yield _Pair(
            (laporan.kunci_penerimaan, "tahunan", n),
            f"{name} {row.tahun}",
            ("target", "realisasi"),
            row.target,
            row.realisasi,
            _positive(other.target for other in others),
            _positive(other.realisasi for other in others),
        )


def _positive(values: Iterable[Decimal | None]) -> tuple[Decimal, ...]:
    return tuple(value for value in values if value is not None and value > 0)


_PAGU = ("pagu", "realisasi")


def _types(laporan: Laporan) -> Iterator[_Pair]:
    """Spending by type, each beside the same type in other years."""
    years = laporan.anggaran.jenis_belanja
    for t, year in enumerate(years):
        for b, row in enumerate(year.belanja):
            others = [
                other
                for before in years
                for other in before.belanja
                if before is not year and plain_name(other.jenis) == plain_name(row.jenis)
            ]
            yield _Pair(
                ("anggaran", "jenis_belanja", t, "belanja", b),
                f"{row.jenis} {year.tahun}",
                _PAGU,
                row.pagu,
                row.realisasi,
                _positive(other.pagu for other in others),
                _positive(other.realisasi for other in others),
            )


def _sources(laporan: Laporan) -> Iterator[_Pair]:
    for n, row in enumerate(laporan.anggaran.sumber_dana):
        path: Path_ = ("anggaran", "sumber_dana", n)
        yield _Pair(path, row.nama, _PAGU, row.pagu, row.realisasi)


def _lines(subject: Subject) -> Iterator[_Pair]:
    """The undivided lines of the last version, each beside the same line of other versions."""
    last = len(subject.laporan.anggaran.versi) - 1
    ceilings = _ceilings_by_name(subject)
    for part in parts_of_versions(subject.laporan, subject.hasil.anggaran.versi):
        if part.path[2] == last and not isi(part.simpul):
            known = ceilings.get(_name(part), {})
            before = _positive(value for version, value in known.items() if version != last)
            row = part.simpul
            yield _Pair(part.path, part.sebutan, _PAGU, row.pagu, row.realisasi, before, before)


def _name(part: Part[Simpul]) -> tuple[int, str, str]:
    return part.tingkat, part.simpul.kode or "", plain_name(part.simpul.nama)


def _ceilings_by_name(subject: Subject) -> dict[tuple[int, str, str], dict[int, Decimal]]:
    """The ceiling of every undivided line in each version, by its level, code and name."""
    found: dict[tuple[int, str, str], dict[int, Decimal]] = {}
    for part in parts_of_versions(subject.laporan, subject.hasil.anggaran.versi):
        if not isi(part.simpul) and part.simpul.pagu:
            found.setdefault(_name(part), {})[int(part.path[2])] = part.simpul.pagu
    return found


def _odd_versions(subject: Subject, told_: set[Path_]) -> Iterator[Problem]:
    """Lines of earlier versions whose change is a power of ten away from that of other lines.

    A revision may multiply a small line by ten, but not by a thousand, and never a line that most
    of the money stands on.
    """
    last = len(subject.laporan.anggaran.versi) - 1
    parts = list(parts_of_versions(subject.laporan, subject.hasil.anggaran.versi))
    wrong = {_name(part) for part in parts if part.path in told_}
    latest = {
        _name(part): part.simpul.pagu
        for part in parts
        if part.path[2] == last and part.simpul.pagu and _name(part) not in wrong
    }
    changes: dict[object, list[tuple[Part[Simpul], Decimal]]] = {}
    for part in parts:
        now, amount = latest.get(_name(part)), part.simpul.pagu
        if part.path[2] != last and now and amount and not isi(part.simpul):
            changes.setdefault(part.path[2], []).append((part, amount / now))
    for rows in changes.values():
        others = Others([_ONE, *(change for _, change in rows)])
        total = sum((part.simpul.pagu or Decimal(0) for part, _ in rows), Decimal(0))
        for part, change in rows:
            beside = others.without(change)
            places = slip(change, beside)
            thousands = abs(places) >= _THOUSAND and slip(change, beside, tight=True)
            if places and (thousands or _outweighs(part, places, total)):
                yield _odd_version(part, latest[_name(part)] or Decimal(0), places)


def _outweighs(part: Part[Simpul], places: int, total: Decimal) -> bool:
    """Whether a slip moves a line by more than half of what its version then comes to."""
    written = part.simpul.pagu or Decimal(0)
    meant = written.scaleb(-places)
    return 2 * abs(written - meant) > total - written + meant


def _odd_version(part: Part[Simpul], latest: Decimal, places: int) -> Problem:
    amount = part.simpul.pagu or Decimal(0)
    return Problem(
        (*part.path, "pagu"),
        f"Pagu {part.sebutan} {format_rupiah(amount)} tampaknya {told(places)} daripada "
        f"seharusnya: pada versi terakhir {format_rupiah(latest)}.",
        _DIGITS,
    )


def _odd_agreements(subject: Subject) -> Iterator[Problem]:
    """The budget of an agreement that is no version of this file, beside the last version."""
    hasil, laporan = subject.hasil, subject.laporan
    last = len(laporan.anggaran.versi) - 1
    known = {
        (part.tingkat, plain_name(part.simpul.nama)): part.pos.pagu
        for part in parts_of_versions(laporan, hasil.anggaran.versi)
        if part.path[2] == last
    }
    for number, measured in enumerate(hasil.perjanjian):
        own = measured.anggaran
        if own is None:
            continue
        path: Path_ = ("perjanjian_kinerja", number, "program")
        amounts: list[_Amount] = []
        for part in parts_of(path, measured.model.program, own):
            latest = known.get((part.tingkat, plain_name(part.simpul.nama)))
            if part.simpul.anggaran and latest is not None and latest.ada and latest.nilai > 0:
                change = part.simpul.anggaran / latest.nilai
                amounts.append(((*part.path, "anggaran"), part.sebutan, latest.nilai, change))
        yield from _odd_amounts(measured.model.tahun, amounts)


_Amount = tuple[Path_, str, Decimal, Decimal]
"""An amount of an agreement: its path, its name, this year's, and its share of that."""


def _odd_amounts(tahun: int, amounts: Sequence[_Amount]) -> Iterator[Problem]:
    """Amounts that have slipped: all in thousands, told once, or one among others."""
    all_ = [slip(change, (_ONE, _ONE)) for *_, change in amounts]
    if all_ and all_[0] % _THOUSAND == 0 and all_[0] and len(set(all_)) == 1:
        yield _odd_amount(tahun, amounts[0], all_[0], others=[row[0] for row in amounts[1:]])
        return
    others = Others([_ONE, *(change for *_, change in amounts)])
    for row in amounts:
        if places := slip(row[3], others.without(row[3])):
            yield _odd_amount(tahun, row, places)


def _odd_amount(tahun: int, row: _Amount, places: int, others: Sequence[Path_] = ()) -> Problem:
    path, name, latest, change = row
    also = ", demikian pula bagian lain" if others else ""
    return Problem(
        path,
        f"Anggaran {name} pada perjanjian kinerja {tahun} {format_rupiah(latest * change)} "
        f"tampaknya {told(places)} daripada seharusnya: pagu menurut versi terakhir "
        f"{format_rupiah(latest)}{also}.",
        _DIGITS,
        others=tuple(others),
    )
