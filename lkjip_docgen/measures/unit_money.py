"""The money of units: what it comes to, and as the budget and revenue of their office."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Final, TypeVar

from lkjip_docgen.identity import plain
from lkjip_docgen.measures.arithmetic import absorption, percent
from lkjip_docgen.measures.results import (
    Hasil,
    HasilAnggaran,
    HasilBawahan,
    HasilNilai,
    HasilPenerimaanUnit,
    HasilPnbp,
    HasilPos,
    HasilTahunPnbp,
    HasilUnit,
    HasilUnitBawahan,
)
from lkjip_docgen.measures.unit_results import MeasuredUnit, of_unit
from lkjip_docgen.model import (
    TW,
    Anggaran,
    Bagian,
    Belanja,
    Keadaan,
    Laporan,
    PeriodeLaporan,
    Pnbp,
    Program,
    RupiahTriwulan,
    SumberDana,
    TahunBelanja,
    TahunPnbp,
    TriwulanAnggaran,
    UnitBawahan,
    UnitTerbaca,
)
from lkjip_docgen.operation import Absent, Choose, CountKnown, SumOfKnown, Tally
from lkjip_docgen.quantity import Quantity, Status, Summed, Unit, computed
from lkjip_docgen.records import Record, replace
from lkjip_docgen.source import program_key, source_key

Units = Sequence[MeasuredUnit]
Amounts = Sequence[tuple[Quantity, Quantity]]
"""What each unit has of one line of the budget: ceiling and spending, or target and result."""
B = TypeVar("B", bound=Bagian)

_AMOUNTS: Final = ("pagu", "realisasi")
_SUM: Final = Choose(CountKnown().equals(0), Absent(), SumOfKnown())
"""The sum of the amounts that are known; nothing where none is."""


# --- as the data of the office ------------------------------------------------------------


def with_sums(laporan: Laporan, units: Units) -> Laporan:
    """The report with the sums of its units where it declares them and states nothing itself."""
    declared = laporan.unit
    if declared is None or not units:
        return laporan
    changes: dict[str, object] = {}
    if declared.anggaran:
        changes["anggaran"] = _Money(_spending(units)).budget(laporan.anggaran, laporan.periode)
    if declared.pnbp and laporan.pendapatan is not None:
        changes[laporan.kunci_penerimaan] = _Money(units).revenue(laporan.pendapatan)
    return laporan.model_copy(update=changes) if changes else laporan


class _Money(Record):
    """What units have, line by line."""

    units: Units

    def budget(self, budget: Anggaran, periode: PeriodeLaporan) -> Anggaran:
        """The budget with the sums of the units in its lines.

        Of a part of a year also in its quarters; its lines have spending where those of all
        units have some.
        """
        *earlier, last = budget.versi
        names = _AMOUNTS if periode.tahunan or self._spent_by_line() else _AMOUNTS[:1]
        programs = tuple(
            row if row.kegiatan else _filled(row, self._program(row), names) for row in last.program
        )
        years = tuple(self._year(row) for row in budget.jenis_belanja)
        sources = tuple(_filled(row, self._source(row), names) for row in budget.sumber_dana)
        return budget.model_copy(
            update={
                "versi": (*earlier, last.model_copy(update={"program": programs})),
                "jenis_belanja": years,
                "sumber_dana": sources,
                "triwulan": budget.triwulan if periode.tahunan else self._quarters(budget, periode),
            }
        )

    def _spent_by_line(self) -> bool:
        return all(hasil.anggaran.total.realisasi.ada for _, hasil in _reported(self.units))

    def _quarters(self, budget: Anggaran, periode: PeriodeLaporan) -> TriwulanAnggaran | None:
        """The quarters as the office wrote them, else the sums where all units have each."""
        if budget.triwulan is not None or budget.tak_berlaku("triwulan"):
            return budget.triwulan
        planned, spent = (self._by_quarter(name, periode) for name in ("target", "realisasi"))
        if not spent:
            return None
        empty = RupiahTriwulan()
        return TriwulanAnggaran().model_copy(
            update={
                "target": empty.model_copy(update=planned),
                "realisasi": empty.model_copy(update=spent),
            }
        )

    def _by_quarter(self, name: str, periode: PeriodeLaporan) -> dict[str, Summed]:
        """The sum of each quarter of the period; none where a unit lacks one of them."""
        found: dict[str, list[Quantity]] = {key: [] for key in TW[: periode.triwulan]}
        for unit, hasil in _reported(self.units):
            if hasil.anggaran.triwulanan is None:
                return {}
            for key, quarter in zip(found, hasil.anggaran.triwulanan.triwulan, strict=True):
                amount: Quantity = getattr(quarter, name)
                if not amount.ada:
                    return {}
                found[key].append(of_unit(unit.unit, amount))
        return {key: Summed(tuple(parts)) for key, parts in found.items() if parts}

    def revenue(self, revenue: Pnbp) -> Pnbp:
        """Revenue with the sums of the units in its years."""
        rows = tuple(
            _filled(row, self._revenue(row), ("target", "realisasi")) for row in revenue.tahunan
        )
        return revenue.model_copy(update={"tahunan": rows})

    def _program(self, program: Program) -> Amounts:
        wanted = program_key(program)

        def matching(hasil: Hasil) -> Iterator[HasilPos]:
            for one in hasil.anggaran.versi[-1].program:
                if plain(one.pos.kode or one.pos.nama) == wanted:
                    yield one.pos

        return self._amounts(matching)

    def _year(self, row: TahunBelanja) -> TahunBelanja:
        lines = tuple(_filled(line, self._kind(row.tahun, line)) for line in row.belanja)
        return row.model_copy(update={"belanja": lines})

    def _kind(self, year: int, line: Belanja) -> Amounts:
        wanted = plain(line.jenis)

        def matching(hasil: Hasil) -> Iterator[HasilPos]:
            for one in hasil.anggaran.jenis_belanja:
                if one.tahun == year:
                    yield from (pos for pos in one.jenis if plain(pos.nama) == wanted)

        return self._amounts(matching)

    def _source(self, source: SumberDana) -> Amounts:
        wanted = source_key(source)
        found: list[tuple[Quantity, Quantity]] = []
        for unit, hasil in _reported(self.units):
            rows = unit.unit.laporan.anggaran.sumber_dana if unit.unit.laporan else ()
            for row, pos in zip(rows, hasil.anggaran.sumber_dana, strict=True):
                if source_key(row) == wanted:
                    found.append((of_unit(unit.unit, pos.pagu), of_unit(unit.unit, pos.realisasi)))
        return found

    def _revenue(self, row: TahunPnbp) -> Amounts:
        found: list[tuple[Quantity, Quantity]] = []
        for unit, hasil in _reported(self.units):
            if hasil.penerimaan is not None:
                found += [
                    (of_unit(unit.unit, year.target), of_unit(unit.unit, year.realisasi))
                    for year in hasil.penerimaan.tahunan
                    if year.tahun == row.tahun
                ]
        return found

    def _amounts(self, matching: Callable[[Hasil], Iterator[HasilPos]]) -> Amounts:
        return [
            (of_unit(unit.unit, pos.pagu), of_unit(unit.unit, pos.realisasi))
            for unit, hasil in _reported(self.units)
            for pos in matching(hasil)
        ]


def _reported(units: Units) -> Iterator[tuple[MeasuredUnit, Hasil]]:
    for unit in units:
        if unit.hasil is not None:
            yield unit, unit.hasil


def _spending(units: Units) -> Units:
    """The units whose ceiling and spending are both known; all of them where none has both.

    A ceiling that counts without its spending would make the spending of that unit zero.
    """
    return [one for one, hasil in _reported(units) if not _lacking_budget(hasil)] or units


def _earning(units: Units, tahun: int) -> Units:
    """The units whose target and result of a year are both known; all where none has both."""
    return [one for one, hasil in _reported(units) if not _lacking_revenue(hasil, tahun)] or units


def _lacking_budget(hasil: Hasil) -> str:
    """Which amount of its budget a unit lacks, in words that follow its name; "" if none."""
    money = _so_far(hasil)
    return _lacking(("pagunya", money.pagu), ("realisasi anggarannya", money.realisasi))


def _so_far(hasil: Hasil) -> HasilPos:
    """The budget with what was spent of it: in the year, or up to the end of a part of it."""
    return hasil.anggaran.berjalan or hasil.anggaran.total


def _lacking_revenue(hasil: Hasil, tahun: int) -> str:
    """Which amount of a year's revenue a unit lacks; "" where it has both or collects none."""
    if hasil.penerimaan is None:
        return ""
    year = _of_year(hasil.penerimaan, tahun)
    if year is None or not (year.target.ada or year.realisasi.ada):
        return f"penerimaannya tahun {tahun} belum ada"
    return _lacking(("target penerimaannya", year.target), ("penerimaannya", year.realisasi))


def _lacking(*amounts: tuple[str, Quantity]) -> str:
    missing = [name for name, one in amounts if one.status is Status.KOSONG]
    return f"{' dan '.join(missing)} belum ada" if missing else ""


def _of_year(revenue: HasilPnbp, tahun: int) -> HasilTahunPnbp | None:
    return next((row for row in revenue.tahunan if row.tahun == tahun), None)


def _filled(row: B, amounts: Amounts, names: Sequence[str] = _AMOUNTS) -> B:
    """A line with the sums where it states no amount and some unit has one.

    `names` are what the amounts are called; of one name the second of them is left out.
    """
    changes: dict[str, object] = {}
    pairs = [pair[: len(names)] for pair in amounts]
    whole = [pair for pair in pairs if not any(one.status is Status.KOSONG for one in pair)]
    for name, parts in zip(names, zip(*(whole or pairs), strict=True), strict=False):
        known = any(part.ada for part in parts)
        if known and getattr(row, name) is None and not row.tak_berlaku(name):
            changes[name] = Summed(tuple(parts))
    return row.model_copy(update=changes) if changes else row


def with_spending_so_far(anggaran: HasilAnggaran, laporan: Laporan, units: Units) -> HasilAnggaran:
    """The budget with what units spent up to the end of a part of a year.

    Where its lines and quarters tell of it already, as it is: units may have written of some by
    line and of others by quarter, so that only their sums can be brought together.
    """
    now, declared = anggaran.berjalan, laporan.unit
    if now is None or declared is None or not declared.anggaran:
        return anggaran
    parts = [
        of_unit(one.unit, _so_far(hasil).realisasi) for one, hasil in _reported(_spending(units))
    ]
    if now.realisasi.status is not Status.KOSONG or not any(part.ada for part in parts):
        return anggaran
    path = f"anggaran.{laporan.dokumen.tahun}.berjalan"
    spent = _sum_of(f"{path}.realisasi", parts, "Realisasi sampai dengan akhir periode")
    label = "Serapan sampai dengan akhir periode"
    absorbed = absorption(f"{path}.serapan", spent, now.pagu, label)
    return replace(anggaran, berjalan=replace(now, realisasi=spent, serapan=absorbed))


# --- as the table of the units ------------------------------------------------------------


def measure_units(laporan: Laporan, units: Units) -> HasilUnitBawahan | None:
    """Every unit with its money, and the sums of all; None for an office that names none."""
    declared = laporan.unit
    if declared is None:
        return None
    tahun = laporan.dokumen.tahun
    counting = _Counting(
        tahun,
        frozenset(one.unit.kunci for one in _spending(units)) if declared.anggaran else frozenset(),
        frozenset(one.unit.kunci for one in _earning(units, tahun))
        if declared.pnbp
        else frozenset(),
    )
    rows = tuple(counting.unit(one, declared) for one in units)
    money = [row.anggaran for row in rows if row.anggaran is not None]
    revenue = [row.penerimaan for row in rows if row.penerimaan is not None]
    counts = _counts([one.unit.keadaan for one in units], declared.sebutan or "unit")
    return HasilUnitBawahan(
        declared.sebutan or "unit",
        rows,
        *counts,
        anggaran=_total_budget(money) if money else None,
        penerimaan=_total_revenue(revenue) if revenue else None,
    )


def _counts(found: Sequence[Keadaan], sebutan: str) -> tuple[Quantity, Quantity]:
    """How many units should count, and how many do."""
    entries = tuple(one.name.lower() for one in found if one is not Keadaan.TIDAK_DIHITUNG)
    banyaknya, dibaca = (
        computed(
            f"unit.{name}",
            Tally("unit.folder", entries, wanted),
            Unit.JUMLAH,
            label,
            formula=label.lower(),
            inputs=(),
            places=0,
            satuan=sebutan,
        )
        for name, label, wanted in (
            ("banyaknya", "Banyaknya unit", ""),
            ("dibaca", "Banyaknya unit yang datanya dihitung", Keadaan.ADA.name.lower()),
        )
    )
    return banyaknya, dibaca


class _Counting(Record):
    """Which units, by their keys, count in the budget and in the revenue of a year."""

    tahun: int
    spending: frozenset[str]
    earning: frozenset[str]

    def unit(self, one: MeasuredUnit, declared: UnitBawahan) -> HasilUnit:
        """What there is of a unit, with the money that its office sums."""
        unit, hasil = one.unit, one.hasil
        row = HasilUnit(
            unit.kunci,
            unit.nama,
            str(unit.keadaan),
            hasil is not None,
            unit.sebab,
            unit.galat,
            unit.keadaan is Keadaan.TIDAK_DIHITUNG,
        )
        if hasil is None:
            return row
        nka, ikpa = (_score(unit, score, self.tahun) for score in (hasil.nka, hasil.ikpa))
        row = replace(row, bawahan=_below(unit, hasil), nka=nka, ikpa=ikpa)
        if unit.kunci in self.spending:
            row = replace(row, anggaran=_budget_of(one, hasil))
        elif declared.anggaran:
            row = replace(row, sebab_anggaran=_lacking_budget(hasil))
        if unit.kunci in self.earning:
            return replace(row, penerimaan=_revenue_of(one, hasil, self.tahun))
        why = _lacking_revenue(hasil, self.tahun) if declared.pnbp else ""
        return replace(row, sebab_penerimaan=why)


def _score(unit: UnitTerbaca, score: HasilNilai | None, tahun: int) -> Quantity | None:
    """A budget score of the reported year; None where the unit has none."""
    years = score.tahunan if score is not None else ()
    found = next((year.nilai for year in years if year.tahun == tahun and year.nilai.ada), None)
    return None if found is None else of_unit(unit, found)


def _below(unit: UnitTerbaca, hasil: Hasil) -> HasilBawahan | None:
    """The units below a unit; None where it names none."""
    found = hasil.unit
    if found is None:
        return None
    lower = (row.bawahan.belum for row in found.unit if row.bawahan is not None)
    return HasilBawahan(
        found.sebutan,
        of_unit(unit, found.banyaknya),
        of_unit(unit, found.dibaca),
        (*found.belum, *chain.from_iterable(lower)),
    )


def _budget_of(one: MeasuredUnit, hasil: Hasil) -> HasilPos:
    money, unit = _so_far(hasil), one.unit
    pagu, realisasi = of_unit(unit, money.pagu), of_unit(unit, money.realisasi)
    path = f"unit.{unit.kunci}.serapan"
    serapan = absorption(path, realisasi, pagu, f"Serapan {unit.nama}")
    return HasilPos(unit.nama, pagu, realisasi, serapan)


def _revenue_of(one: MeasuredUnit, hasil: Hasil, tahun: int) -> HasilPenerimaanUnit | None:
    if hasil.penerimaan is None:
        return None
    year = _of_year(hasil.penerimaan, tahun)
    if year is None:
        return None
    unit = one.unit
    target, realisasi = of_unit(unit, year.target), of_unit(unit, year.realisasi)
    return _revenue(f"unit.{unit.kunci}.capaian_penerimaan", target, realisasi, unit.nama)


def _revenue(path: str, target: Quantity, realisasi: Quantity, nama: str) -> HasilPenerimaanUnit:
    formula = "realisasi ÷ target × 100%"
    capaian = percent(path, realisasi, target, f"Capaian penerimaan {nama}", formula)
    return HasilPenerimaanUnit(target, realisasi, capaian)


def _total_budget(rows: Sequence[HasilPos]) -> HasilPos:
    path, nama = "unit.anggaran.total", "semua unit"
    pagu = _sum_of(f"{path}.pagu", [row.pagu for row in rows], f"Pagu {nama}")
    spent = _sum_of(f"{path}.realisasi", [row.realisasi for row in rows], f"Realisasi {nama}")
    return HasilPos(
        "Jumlah", pagu, spent, absorption(f"{path}.serapan", spent, pagu, f"Serapan {nama}")
    )


def _total_revenue(rows: Sequence[HasilPenerimaanUnit]) -> HasilPenerimaanUnit:
    path, nama = "unit.penerimaan.total", "semua unit"
    target = _sum_of(f"{path}.target", [row.target for row in rows], f"Target penerimaan {nama}")
    results = [row.realisasi for row in rows]
    realisasi = _sum_of(f"{path}.realisasi", results, f"Realisasi penerimaan {nama}")
    return _revenue(f"{path}.capaian", target, realisasi, nama)


def _sum_of(path: str, parts: Sequence[Quantity], label: str) -> Quantity:
    """The sum of the amounts that are known; none where none is."""
    return computed(
        path,
        _SUM,
        Unit.RUPIAH,
        label,
        formula="jumlah unit",
        inputs=tuple(parts),
        places=0,
    )
