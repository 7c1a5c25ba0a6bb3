"""Budget scores by the rule of each fiscal year: NKA (SMART) and IKPA."""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import Final

from lkjip_docgen.measures.arithmetic import (
    DIFFERENCE,
    WEIGHTED,
    WEIGHTED_MEAN,
    WEIGHTED_MEAN_OF_KNOWN,
    all_known,
    decimals,
    flat,
    given_weight,
)
from lkjip_docgen.measures.results import HasilKomponen, HasilNilai, HasilTahunNilai
from lkjip_docgen.measures.timing import as_of
from lkjip_docgen.model import Laporan, NilaiIkpa, NilaiSmart, yearly
from lkjip_docgen.operation import Greatest, Input, Least, term
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Quantity, Unit, computed, given
from lkjip_docgen.records import Record
from lkjip_docgen.rounding import HUNDRED, Exact
from lkjip_docgen.rules import (
    AturanNilai,
    KomponenNilai,
    aturan_bila_ada,
    classify,
    nama_nilai,
)
from lkjip_docgen.source import is_stated

_EFFICIENCY: Final = Least((term(100), Greatest((term(0), Input(0) / 20 * 50 + 50))))


def measure_ikpa(laporan: Laporan) -> HasilNilai | None:
    """IKPA of every year up to the reported one; None when there are no figures."""
    if laporan.ikpa is None:
        return None
    years = []
    for row in sorted(laporan.ikpa.tahunan, key=lambda row: row.tahun):
        if row.tahun <= laporan.dokumen.tahun:
            rule, day = _rule("ikpa", row), as_of(laporan, "ikpa", row.tahun)
            score = _Year(f"ikpa.{row.tahun}", rule, row, day)
            given = is_stated(laporan, "ikpa", row)
            years.append(score.stated() if given else score.result(row.pengurang))
    return _over_the_years(years)


def measure_nka(laporan: Laporan, ikpa: HasilNilai | None) -> HasilNilai | None:
    """NKA of every year up to the reported one; since 2024 half of it is that year's IKPA."""
    if laporan.smart is None:
        return None
    known = {year.tahun: year.nilai for year in yearly(ikpa)}
    years = []
    for row in sorted(laporan.smart.tahunan, key=lambda row: row.tahun):
        if row.tahun <= laporan.dokumen.tahun:
            rule, day = _rule("nka", row), as_of(laporan, "smart", row.tahun)
            score = _Year(
                f"nka.{row.tahun}", rule, row, day, known.get(row.tahun), _without_ikpa(laporan)
            )
            given = is_stated(laporan, "nka", row)
            years.append(score.stated() if given else score.result())
    return _over_the_years(years)


def _rule(jenis: str, row: NilaiSmart | NilaiIkpa) -> AturanNilai:
    """The rule of the year; for a stated score of an unknown year one that says only its name."""
    found = aturan_bila_ada(jenis, row.tahun)
    if found is not None:
        return found
    return AturanNilai(
        kode=f"{jenis}-tidak-dikenal",
        nama=nama_nilai(jenis),
        mulai=row.tahun,
        akhir=row.tahun,
        sumber=row.sumber or "",
        komponen=(),
        kategori=(),
    )


def _without_ikpa(laporan: Laporan) -> str:
    """Why the office says that it has no IKPA; empty where it has not said so."""
    inside = laporan.ikpa.tak_berlaku("tahunan") if laporan.ikpa else ""
    return laporan.tak_berlaku("ikpa") or inside


def _over_the_years(years: list[HasilTahunNilai]) -> HasilNilai | None:
    if not years:
        return None
    return HasilNilai(tuple(years), len({year.aturan.kode for year in years}) > 1)


class _Year(Record):
    """The score of one year: its rule, its data, and the IKPA it may build on."""

    path: str
    aturan: AturanNilai
    model: NilaiSmart | NilaiIkpa
    day: date | None
    ikpa: Quantity | None = None
    tanpa_ikpa: str = ""

    @property
    def tahun(self) -> int:
        """The year that is scored."""
        return self.model.tahun

    def result(self, pengurang: Number | None = None) -> HasilTahunNilai:
        """The components by their rule and the score that follows.

        A missing component leaves the score missing, unless the rule takes
        such components out of the weight.
        """
        derived = [self._value(komponen) for komponen in self.aturan.komponen]
        values = [value for value, _ in derived]
        komponen = _weigh(self.path, self.aturan.komponen, values)
        minus = self._reduction(pengurang)
        nilai = self._score(komponen, minus)
        return HasilTahunNilai(
            tahun=self.tahun,
            aturan=self.aturan,
            komponen=komponen,
            masukan=tuple(chain.from_iterable(rows for _, rows in derived)),
            nilai=nilai,
            kategori=classify(nilai.nilai, self.aturan.kategori) if nilai.ada else None,
            pengurang=minus,
        )

    def stated(self) -> HasilTahunNilai:
        """The score as the application shows it, with its class where the rule is known."""
        nilai = given(
            f"{self.path}.nilai",
            self.model.nilai,
            Unit.NILAI,
            f"{self.aturan.nama} {self.tahun}",
            as_of=self.day,
        )
        return HasilTahunNilai(
            tahun=self.tahun,
            aturan=self.aturan,
            komponen=(),
            masukan=(),
            nilai=nilai,
            kategori=classify(nilai.nilai, self.aturan.kategori) if nilai.ada else None,
            menurut=self.model.sumber or "",
        )

    def _value(self, komponen: KomponenNilai) -> tuple[Quantity, tuple[HasilKomponen, ...]]:
        """The value of a component and the figures it was derived from."""
        match komponen.asal:
            case "bagian":
                return self._from_parts(komponen)
            case "nilai_efisiensi":
                return self._from_efficiency(komponen)
            case "ikpa" if self.ikpa is not None and self.ikpa.ada:
                return self.ikpa, ()
            case "ikpa":
                return self._given(
                    komponen.masukan or komponen.kode, komponen.nama, self.tanpa_ikpa
                ), ()
        return self._given(komponen.masukan or komponen.kode, komponen.nama), ()

    def _from_parts(self, komponen: KomponenNilai) -> tuple[Quantity, tuple[HasilKomponen, ...]]:
        values = [self._given(part.kode, part.nama) for part in komponen.bagian]
        parts = _weigh(self.path, komponen.bagian, values)
        path = f"{self.path}.{komponen.kode}.nilai"
        return _weighted_mean(path, parts, komponen.nama, all_needed=True), parts

    def _from_efficiency(
        self, komponen: KomponenNilai
    ) -> tuple[Quantity, tuple[HasilKomponen, ...]]:
        value = self._given(komponen.masukan, komponen.nama_masukan)
        shown = _unweighted(self.path, komponen.masukan, komponen.nama_masukan, value)
        path = f"{self.path}.{komponen.kode}.nilai"
        return _efficiency_score(path, value, komponen.nama), (shown,)

    def _given(self, kode: str, nama: str, otherwise: str = "") -> Quantity:
        """A stated figure; `otherwise`: why it has none, where the figure itself does not say."""
        path = f"{self.path}.{kode}.nilai"
        return given(
            path,
            self.model.komponen.get(kode),
            Unit.NILAI,
            f"{nama} {self.tahun}",
            as_of=self.day,
            alasan=self.model.tak_berlaku(f"komponen.{kode}") or otherwise,
        )

    def _reduction(self, pengurang: Number | None) -> Quantity | None:
        if pengurang is None or not self.aturan.pengurang:
            return None
        label = f"Pengurang {self.aturan.pengurang} {self.tahun}"
        return given(f"{self.path}.pengurang", pengurang, Unit.NILAI, label, as_of=self.day)

    def _score(self, komponen: tuple[HasilKomponen, ...], minus: Quantity | None) -> Quantity:
        name, all_needed = f"{self.aturan.nama} {self.tahun}", not self.aturan.kosong_dikecualikan
        if minus is None:
            return _weighted_mean(f"{self.path}.nilai", komponen, name, all_needed=all_needed)
        path = f"{self.path}.sebelum_pengurang"
        gross = _weighted_mean(path, komponen, name, all_needed=all_needed)
        return computed(
            f"{self.path}.nilai",
            DIFFERENCE,
            Unit.NILAI,
            name,
            formula="nilai sebelum pengurang − pengurang",
            inputs=(gross, minus),
        )


def _weigh(
    path: str, rules: tuple[KomponenNilai, ...], values: list[Quantity]
) -> tuple[HasilKomponen, ...]:
    """Components with weight and product; the products keep every decimal."""
    pairs = list(zip(rules, values, strict=True))
    places = decimals(rule.bobot * value.nilai / HUNDRED for rule, value in pairs if value.ada)
    return tuple(_weighted(f"{path}.{rule.kode}", rule, value, places) for rule, value in pairs)


def _weighted(path: str, rule: KomponenNilai, value: Quantity, places: int) -> HasilKomponen:
    bobot = given_weight(f"{path}.bobot", rule.bobot, rule.nama)
    weighted = computed(
        f"{path}.tertimbang",
        WEIGHTED,
        Unit.NILAI,
        f"{value.label} tertimbang",
        formula="bobot × nilai",
        inputs=(bobot, value),
        places=Exact(places),
    )
    return HasilKomponen(rule.kode, rule.nama, bobot, value, weighted)


def _unweighted(path: str, kode: str, nama: str, value: Quantity) -> HasilKomponen:
    """A figure that is shown beside the components and has no weight of its own."""
    bobot = given(f"{path}.{kode}.bobot", None, Unit.PERSEN, f"Bobot {nama}")
    weighted = given(f"{path}.{kode}.tertimbang", None, Unit.NILAI, f"{nama} tertimbang")
    return HasilKomponen(kode, nama, bobot, value, weighted)


def _weighted_mean(
    path: str, rows: tuple[HasilKomponen, ...], nama: str, *, all_needed: bool
) -> Quantity:
    """The score of components; those without a value have no weight unless all are needed."""
    pairs = [(row.bobot, row.nilai) for row in rows]
    full = all_needed or all_known(row.nilai for row in rows)
    excluded = "" if full else " komponen yang dinilai"
    return computed(
        path,
        WEIGHTED_MEAN if all_needed else WEIGHTED_MEAN_OF_KNOWN,
        Unit.NILAI,
        nama,
        formula=f"Σ(bobot × nilai) ÷ Σ bobot{excluded}",
        inputs=flat(pairs),
    )


def _efficiency_score(path: str, value: Quantity, nama: str) -> Quantity:
    """Nilai efisiensi: an efficiency of -20% to 20% becomes 0 to 100, and no further."""
    return computed(
        path,
        _EFFICIENCY,
        Unit.NILAI,
        nama,
        formula="50 + efisiensi ÷ 20 × 50, paling kecil 0 dan paling besar 100",
        inputs=(value,),
    )
