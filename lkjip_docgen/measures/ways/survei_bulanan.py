"""A survey with a value and respondents each month.

Means weighted by respondents, conversion of scales, quality category.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from lkjip_docgen.identity import keys
from lkjip_docgen.idn import MONTHS, MONTHS_SHORT, format_decimal
from lkjip_docgen.measures.arithmetic import decimals, flat
from lkjip_docgen.measures.doubts import FullMonth, above_all, below_all
from lkjip_docgen.measures.respondents import exceeds, lacks, survey_and_holder
from lkjip_docgen.measures.results import (
    HasilBulan,
    HasilKategori,
    HasilSurvei,
    HasilUnsur,
    Rincian,
)
from lkjip_docgen.measures.subject import Subject
from lkjip_docgen.measures.ways.base import CountedBy, Parts, QuarterOf, Result, Way
from lkjip_docgen.model import NilaiBulan, Skala, SurveiBulanan
from lkjip_docgen.operation import (
    Absent,
    Choose,
    CountKnown,
    Input,
    Span,
    SumOfKnown,
    SumOfProducts,
    WhereKnown,
    term,
)
from lkjip_docgen.quantity import Quantity, Status, Unit, computed, given, written_places
from lkjip_docgen.records import replace
from lkjip_docgen.rounding import Exact
from lkjip_docgen.rules import classify, tabel

_QUARTER = 3  # months
_KEYS = tuple(name.lower() for name in MONTHS_SHORT)

CONVERTED: Final = Choose(
    Input(2) > 0, Input(0) * Input(1) / Input(2), Absent(Status.TIDAK_SEBANDING)
)
"""A value by the highest of another scale, over that of its own."""
_OF_VALUES, _OF_PEOPLE = Span(0, None, 2), Span(1, None, 2)
_NO_MONTH: Final = CountKnown(_OF_VALUES, _OF_PEOPLE).equals(0)
_SUM_OF_MONTHS: Final = Choose(_NO_MONTH, Absent(), SumOfProducts(_OF_VALUES, _OF_PEOPLE))
_RESPONDENTS: Final = Choose(_NO_MONTH, Absent(), SumOfKnown(_OF_PEOPLE, _OF_VALUES))
_MEAN: Final = Choose(Input(1).equals(0), Absent(Status.BELUM_DILAKSANAKAN), Input(0) / Input(1))


class MonthlySurvey(Way[SurveiBulanan]):
    """A survey of its own scale, converted to that of the indicator."""

    model = SurveiBulanan

    def computes(self) -> bool:
        """Yes."""
        return True

    def measure(self, subject: Subject, label: str) -> Result:
        """The mean of the year, weighted by respondents and converted, with its category."""
        ukur = self.ukur
        survei = measure_survey(f"{subject.path}.survei", ukur, subject.day)
        realisasi = convert(subject, "realisasi", survei.nilai, survei, label)
        if ukur.kategori is not None:
            path, top = f"{subject.path}.survei.konversi", survei.skala_hasil.nilai
            survei = replace(survei, kategori=categorize(path, ukur.kategori, realisasi, top))
        return Result(realisasi, survei)

    def carried_over(
        self, subject: Subject, name: str, value: Quantity, rincian: Rincian | None, label: str
    ) -> Quantity | None:
        """By the two scales of this year's survey."""
        if not isinstance(rincian, HasilSurvei):
            return None
        return convert(subject, name, value, rincian, label)

    def quarters(self, subject: Subject, rincian: Rincian | None) -> Sequence[QuarterOf] | None:
        """The means of the months of each quarter, and of all months up to its end."""
        if not isinstance(rincian, HasilSurvei):
            return None
        counts = range(1, len(rincian.bulan) // _QUARTER + 1)
        return [self._quarter(subject, rincian, number) for number in counts]

    def _quarter(self, subject: Subject, survei: HasilSurvei, number: int) -> QuarterOf:
        end = number * _QUARTER
        own = self._mean_of(
            subject, survei, f"triwulan.tw{number}", survei.bulan[end - _QUARTER : end]
        )
        if number == 1:
            return QuarterOf(own, own)
        until = self._mean_of(subject, survei, f"triwulan.tw{number}.sampai", survei.bulan[:end])
        return QuarterOf(own, until)

    def _mean_of(
        self, subject: Subject, survei: HasilSurvei, name: str, bulan: Sequence[HasilBulan]
    ) -> Quantity:
        """The weighted mean of some months on the scale of the indicator."""
        path = f"{subject.path}.survei.{name}"
        months = f"{bulan[0].nama} sampai dengan {bulan[-1].nama}"
        label = f"{self.ukur.nama_nilai} {months}"
        pairs = [(month.nilai, month.responden) for month in bulan]
        products, respondents = _weighted_sum(path, pairs, label)
        mean = _mean(f"{path}.nilai", products, respondents, label)
        result = f"Realisasi {subject.nama} {months}"
        return convert(subject, f"{name}.realisasi", mean, survei, result)

    def source(self, rincian: Rincian | None) -> str:
        """The survey and who runs it."""
        return survey_and_holder(self.ukur.nama, self.ukur.penyelenggara)

    def short_names(self) -> tuple[str, ...]:
        """The abbreviation of the survey."""
        return (self.ukur.singkatan,)

    def is_answered(self) -> bool:
        """Yes: a survey."""
        return True

    def counted_by(self) -> Iterator[CountedBy]:
        """The fewest respondents of a month, and by which table the result is named."""
        least = self.ukur.minimum_responden
        if least is not None:
            shown = format_decimal(least)
            yield CountedBy("batas responden tiap bulan", ("minimum_responden",), shown)
        if self.ukur.kategori is not None:
            yield CountedBy("tabel kategori mutu", ("kategori",), self.ukur.kategori)

    def scales(self) -> Mapping[str, Skala]:
        """That of the survey and that of the result."""
        return {"skala_survei": self.ukur.skala_survei, "skala_hasil": self.ukur.skala_hasil}

    def parts(self) -> Sequence[Parts]:
        """The elements of the table; two groups may have one of the same name."""
        rows = self.ukur.tabel.unsur
        names = tuple((row.kelompok or "", row.nama) for row in rows)
        return (Parts((("tabel",),) * len(rows), names),)

    def part_counts(self) -> set[int]:
        """All elements, and those of each group."""
        elements = self.ukur.tabel.unsur
        groups = [sum(e.kelompok == name for e in elements) for name in self.ukur.tabel.kelompok]
        return {len(elements), *groups}


def measure_survey(path: str, survei: SurveiBulanan, day: date | None) -> HasilSurvei:
    """All that follows from a monthly table; `path` is that of the survey.

    A month counts only if it has both a value and a number of respondents.
    The category needs the converted result and is left to `categorize`.
    """
    bulan = _months(path, survei, day)
    pairs = [(month.nilai, month.responden) for month in bulan]
    products, respondents = _weighted_sum(path, pairs, survei.nama_nilai)
    unsur = _elements(path, survei, bulan, day)
    known = [element for element in unsur if element.nilai.ada]
    minimum, populasi = survei.minimum_responden, survei.populasi
    return HasilSurvei(
        bulan=bulan,
        unsur=unsur,
        kelompok=survei.tabel.kelompok or _groups(unsur),
        jumlah_tertimbang=products,
        jumlah_responden=respondents,
        nilai=_mean(f"{path}.nilai", products, respondents, f"{survei.nama_nilai} setahun"),
        skala_survei=_scale(f"{path}.skala_survei", survei.skala_survei.maks, "survei"),
        skala_hasil=_scale(f"{path}.skala_hasil", survei.skala_hasil.maks, "indeks"),
        tertinggi=_extremes(known, max),
        terendah=_extremes(known, min),
        minimum_responden=_minimum(path, minimum),
        bulan_kurang=_too_few(bulan, minimum),
        kategori=None,
        di_atas=_same_months(bulan, above_all(survei)),
        di_bawah=_same_months(bulan, below_all(survei)),
        populasi=_population(path, populasi),
        bulan_lebih=_too_many(bulan, populasi),
    )


def _too_few(bulan: Sequence[HasilBulan], minimum: Decimal | None) -> tuple[HasilBulan, ...]:
    return tuple(month for month in bulan if lacks(month.responden, minimum))


def _too_many(bulan: Sequence[HasilBulan], populasi: Decimal | None) -> tuple[HasilBulan, ...]:
    return tuple(month for month in bulan if exceeds(month.responden, populasi))


def _same_months(
    bulan: Sequence[HasilBulan], months: Sequence[FullMonth]
) -> tuple[HasilBulan, ...]:
    return tuple(bulan[month.nomor] for month in months)


def _elements(
    path: str, survei: SurveiBulanan, bulan: Sequence[HasilBulan], day: date | None
) -> tuple[HasilUnsur, ...]:
    rows, why = survei.tabel.unsur, survei.sebab_bulan_kosong
    return tuple(
        _element(f"{path}.unsur.{key}", row, bulan, day, why)
        for key, row in zip(keys(rows), rows, strict=True)
    )


def _groups(unsur: Sequence[HasilUnsur]) -> tuple[str, ...]:
    """The groups that elements name, in order."""
    return tuple(dict.fromkeys(u.kelompok for u in unsur if u.kelompok))


def _minimum(path: str, people: Decimal | None) -> Quantity | None:
    if people is None:
        return None
    label = "Responden minimum sebulan"
    return given(f"{path}.minimum_responden", people, Unit.RESPONDEN, label)


def _population(path: str, people: Decimal | None) -> Quantity | None:
    if people is None:
        return None
    return given(f"{path}.populasi", people, Unit.ORANG, "Orang yang dapat menjawab dalam sebulan")


def convert(
    subject: Subject, name: str, value: Quantity, hasil: HasilSurvei, label: str
) -> Quantity:
    """A result on the survey's scale, carried over to the scale of the indicator."""
    top, bottom = hasil.skala_hasil, hasil.skala_survei
    return computed(
        f"{subject.path}.{name}",
        CONVERTED,
        subject.unit,
        label,
        formula="nilai survei × skala indeks ÷ skala survei",
        inputs=(value, top, bottom),
        places=subject.desimal,
        satuan=subject.satuan,
    )


def categorize(path: str, kode: str, index: Quantity, skala: Decimal) -> HasilKategori:
    """The quality category of an index whose scale ends at `skala`.

    The published index is multiplied by the factor of the regulation and
    rounded to two decimals before it is classified; one that ends where the
    converted values end is classified as it is.  An index on any other scale
    gets no category.  Raises `KeyError` for an unknown table.
    """
    table = tabel(kode)
    factor = table.faktor_dari(skala)
    value = _converted(path, index, factor, table.faktor)
    kategori = classify(value.nilai, table.baris) if value.ada else None
    return HasilKategori(value, kategori, table.baris, table.sumber, factor)


def _converted(path: str, index: Quantity, factor: Decimal | None, usual: Decimal) -> Quantity:
    """An index times the factor of its scale; incomparable where its scale has none."""
    return computed(
        path,
        WhereKnown(Absent(Status.TIDAK_SEBANDING)) if factor is None else Input(0) * term(factor),
        Unit.NILAI,
        f"{index.label} setelah konversi",
        formula=f"indeks × {usual if factor is None else factor}",
        inputs=(index,),
    )


def _months(path: str, survei: SurveiBulanan, day: date | None) -> tuple[HasilBulan, ...]:
    why = survei.sebab_bulan_kosong
    table = survei.tabel  # up to the last month of what is reported
    rows = zip(MONTHS, _KEYS, table.nilai, table.responden, strict=False)
    return tuple(
        _month(
            name,
            given(
                f"{path}.{key}.nilai",
                nilai,
                Unit.NILAI,
                f"{survei.nama_nilai} {name}",
                as_of=day,
                alasan=why,
            ),
            given(
                f"{path}.{key}.responden",
                responden,
                Unit.RESPONDEN,
                f"Responden {name}",
                as_of=day,
                alasan=why,
            ),
        )
        for name, key, nilai, responden in rows
    )


def _month(name: str, value: Quantity, people: Quantity) -> HasilBulan:
    """A month with its value times its respondents, exact."""
    product = computed(
        f"{value.path}-x-responden",
        Input(0) * Input(1),
        value.unit,
        f"{value.label} × responden",
        formula="nilai × responden",
        inputs=(value, people),
        places=Exact(value.places),
    )
    return HasilBulan(name, value, people, product)


def _element(
    path: str, row: NilaiBulan, bulan: Sequence[HasilBulan], day: date | None, why: str
) -> HasilUnsur:
    """An element over the year; `why` says of every gap that there is no such figure."""
    values = tuple(
        given(f"{path}.{key}", nilai, Unit.NILAI, f"{row.nama} {month.nama}", as_of=day, alasan=why)
        for key, nilai, month in zip(_KEYS, row.nilai, bulan, strict=False)
    )
    pairs = [(value, month.responden) for value, month in zip(values, bulan, strict=True)]
    products, respondents = _weighted_sum(path, pairs, row.nama)
    return HasilUnsur(
        nama=row.nama,
        kelompok=row.kelompok or "",
        bulan=values,
        nilai=_mean(f"{path}.nilai", products, respondents, f"{row.nama} setahun"),
    )


def _weighted_sum(
    path: str, pairs: Sequence[tuple[Quantity, Quantity]], label: str
) -> tuple[Quantity, Quantity]:
    """The sum of value x respondents, exactly, and the sum of the respondents.

    A month counts where it has both.
    """
    products = [value.nilai * people.nilai for value, people in pairs if value.ada and people.ada]
    inputs = flat(pairs)
    weighted = computed(
        f"{path}.jumlah_tertimbang",
        _SUM_OF_MONTHS,
        Unit.NILAI,
        f"Jumlah {label} × responden",
        formula="Σ(nilai bulan × responden bulan)",
        inputs=inputs,
        places=Exact(decimals(products)),
    )
    respondents = computed(
        f"{path}.jumlah_responden",
        _RESPONDENTS,
        Unit.RESPONDEN,
        f"Jumlah responden {label}",
        formula="Σ responden bulan",
        inputs=inputs,
        places=0,
    )
    return weighted, respondents


def _mean(path: str, products: Quantity, respondents: Quantity, label: str) -> Quantity:
    return computed(
        path,
        _MEAN,
        Unit.NILAI,
        label,
        formula="Σ(nilai × responden) ÷ Σ responden",
        inputs=(products, respondents),
    )


def _scale(path: str, maximum: Decimal, label: str) -> Quantity:
    places = written_places(maximum)
    return given(path, maximum, Unit.NILAI, f"Nilai tertinggi pada skala {label}", places=places)


def _extremes(
    known: Sequence[HasilUnsur], best_of: Callable[[Iterable[Decimal]], Decimal]
) -> tuple[HasilUnsur, ...]:
    """Of elements whose values are known those with the best one, as `best_of` chooses it."""
    if not known:
        return ()
    best = best_of(u.nilai.nilai for u in known)
    return tuple(u for u in known if u.nilai.nilai == best)
