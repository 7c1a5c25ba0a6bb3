"""The targets that the data have of each indicator, by their years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from lkjip_docgen.checks.logic.patterns import amount
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import remembered
from lkjip_docgen.model import Indikator, IndikatorPK, Laporan
from lkjip_docgen.records import Record


class TargetIndikator(Record):
    """The targets of an indicator by their years, and the roots of its name."""

    nomor: int
    nama: str
    akar: frozenset[str]
    satuan: str
    tahun: Mapping[int, frozenset[Decimal]]

    def of(self, years: set[int]) -> frozenset[Decimal]:
        """The targets of some years; of none told, of all."""
        rows = [self.tahun.get(year, frozenset()) for year in years or self.tahun]
        return frozenset().union(*rows)

    def value(self, words: str | None) -> Decimal | None:
        """The value of a number in the unit of the indicator; None where it has another one."""
        told = amount(words) if words else None
        if told is None or told.jenis == "rupiah":
            return None
        if told.jenis == "persen" and self.satuan not in ("persen", "%"):
            return None
        return told.nilai


@remembered
def targets_of_indicators(laporan: Laporan) -> tuple[TargetIndikator, ...]:
    """What each indicator was to reach: as reported, agreed, planned, in years before and later."""
    return tuple(_of_indicator(laporan, n, row) for n, row in enumerate(laporan.indikator))


def _of_indicator(laporan: Laporan, number: int, row: Indikator) -> TargetIndikator:
    found: defaultdict[int, set[Decimal]] = defaultdict(set)
    pairs = [(laporan.dokumen.tahun, row.target), (laporan.dokumen.tahun, row.target_sampai)]
    pairs += [(past.tahun, past.target) for past in row.riwayat]
    if row.target_menengah is not None:
        pairs.append((row.target_menengah.tahun, row.target_menengah.nilai))
    for year, agreed in _agreed(laporan):
        if agreed.indikator == row.kode or agreed.nama == row.nama:
            pairs += [(year, agreed.target), (year, agreed.target_sampai)]
    for year, value in pairs:
        if isinstance(value, Decimal):
            found[year].add(value)
    name = roots(f"{row.nama} {row.singkatan or ''}")
    years = {year: frozenset(values) for year, values in found.items()}
    return TargetIndikator(number, row.nama, name, (row.satuan or "").casefold(), years)


def _agreed(laporan: Laporan) -> Iterator[tuple[int, IndikatorPK]]:
    """The indicators of every agreement and yearly plan, with their year."""
    for agreement in laporan.perjanjian_kinerja:
        for level in agreement.tingkat:
            for aim in level.sasaran:
                yield from ((agreement.tahun, row) for row in aim.indikator)
    for plan in laporan.rencana_kinerja:
        for goal in plan.sasaran:
            yield from ((plan.tahun, row) for row in goal.indikator)
