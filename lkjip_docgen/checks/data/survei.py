"""Surveys: scales, elements against monthly values, respondents, weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain
from statistics import median

from lkjip_docgen.checks.data.gaps import Figure, culprit
from lkjip_docgen.checks.data.rangkaian import beside
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import angka, tempat
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import MONTHS, format_decimal, in_a_row
from lkjip_docgen.measures import FullMonth, above_all, below_all, full_months
from lkjip_docgen.measures.ways import measured_by, way_of
from lkjip_docgen.model import (
    KelompokResponden,
    Skala,
    SurveiBulanan,
    UnsurBerbobot,
    UnsurBobot,
)
from lkjip_docgen.place import Number, Place
from lkjip_docgen.rules import TabelKategori, tabel
from lkjip_docgen.source import Path_

_HUNDRED = Decimal(100)


@rule("LK111", Severity.ERROR, "Nilai survei di luar skala", culprit=True)
def nilai_dalam_skala(subject: Subject) -> Iterator[Problem]:
    """Every row of a monthly table and every weighted element."""
    for path, name, values, skala in _rated(subject):
        if wrong := _outside_scale(values, skala):
            yield _outside(path, name, wrong, skala)


def _outside_scale(values: Sequence[Number | None], skala: Skala) -> list[Number]:
    return [value for value in values if value is not None and not _within(value, skala)]


def _rated(subject: Subject) -> Iterator[tuple[Path_, str, Sequence[Number | None], Skala]]:
    """Every rating of every survey: its path, its name, its values and their scale."""
    for path, ukur in _monthly(subject):
        for name, values in _rows(ukur):
            yield (*path, "tabel"), name, values, ukur.skala_survei
    for path, unsur, skala in _elements(subject):
        yield path, unsur.nama, [unsur.nilai], skala


@rule("LK112", Severity.WARNING, "Nilai bulanan di luar rentang unsurnya")
def nilai_di_antara_unsur(subject: Subject) -> Iterator[Problem]:
    """A mean lies neither above all it is made of nor below: one finding a table."""
    for path, ukur in _monthly(subject):
        for months, word in (above_all(ukur), "tinggi"), (below_all(ukur), "rendah"):
            if months:
                yield Problem(
                    (*path, "tabel"),
                    f"{ukur.nama_nilai} lebih {word} daripada semua {ukur.sebutan_unsur} pada "
                    f"{_named(months)}.",
                    "Rata-rata tidak mungkin berada di luar nilai yang dirata-ratakan. Tanyakan "
                    "cara hitungnya kepada penyelenggara survei.",
                    tempat(months[0].nilai),
                    sources=_figures(months),
                )


@rule("LK113", Severity.WARNING, "Nilai bulanan berbeda dengan rata-rata unsurnya")
def nilai_rata_rata_unsur(subject: Subject) -> Iterator[Problem]:
    """Tolerance: the rounding of the value and of its elements."""
    for path, ukur in _monthly(subject):
        if wrong := _off_mean(ukur):
            told = [
                f"{m.nama} {angka(m.nilai)} (rata-rata {format_decimal(m.mean, m.places)})"
                for m in wrong
            ]
            yield Problem(
                (*path, "tabel"),
                f"{ukur.nama_nilai} tidak sama dengan rata-rata {ukur.sebutan_unsur}: "
                f"{_first_few(told)}.",
                "Periksa salinan angka dari aplikasi survei. Laporan memakai nilai yang ditulis.",
                tempat(wrong[0].nilai),
                others=tuple(_suspects(ukur, wrong)),
                sources=_figures(wrong),
            )


_SHOWN = 3  # months that a message names


def _first_few(months: list[str]) -> str:
    """Months with their figures; of many the first ones, and how many more there are."""
    if len(months) <= _SHOWN + 1:
        return in_a_row(months)
    return f"{', '.join(months[:_SHOWN])}, dan {len(months) - _SHOWN} bulan lain"


_CLEARLY = 3  # times as far from its other months as any figure beside it


def _suspects(ukur: SurveiBulanan, wrong: Sequence[FullMonth]) -> Iterator[Number]:
    """The values of the later months, and in each month the element that alone departs.

    An element departs from its own row: the mean misses because that one cell was mistyped.
    """
    for number, month in enumerate(wrong):
        if number:
            yield month.nilai
        cell = _fitting(ukur, month) or _departing(ukur, month)
        if cell is not None:
            yield cell


def _fitting(ukur: SurveiBulanan, month: FullMonth) -> Number | None:
    """The one element outside its row that lies within it once it makes the mean right."""
    found = []
    missing = (month.nilai - month.mean) * len(month.unsur)
    room = Decimal(len(month.unsur)).scaleb(-month.places)
    for row, cell in zip(ukur.tabel.unsur, month.unsur, strict=True):
        others = [value for n, value in enumerate(row.nilai) if n != month.nomor and value]
        if not others or min(others) <= cell <= max(others):
            continue
        if min(others) - room <= cell + missing <= max(others) + room:
            found.append(cell)
    return found[0] if len(found) == 1 else None


def _departing(ukur: SurveiBulanan, month: FullMonth) -> Number | None:
    """The one element that is clearly further from its other months than all beside it."""
    rows = [row.nilai for row in ukur.tabel.unsur]
    apart = [
        (abs(value - middle), n)
        for n, row in enumerate([*rows, ukur.tabel.nilai])
        if (middle := _middle(row, month.nomor)) is not None
        if (value := row[month.nomor]) is not None
    ]
    if len(apart) < 2:
        return None
    (furthest, n), (second, _), *_ = sorted(apart, reverse=True)
    clear = n < len(rows) and furthest > _CLEARLY * second
    return rows[n][month.nomor] if clear else None


def _middle(row: Sequence[Number | None], month: int) -> Decimal | None:
    """The middle of the other months of a row; None where there are none."""
    others = [value for n, value in enumerate(row) if value is not None and n != month]
    return median(others) if others else None


def _figures(months: Sequence[FullMonth]) -> tuple[Number, ...]:
    """Every figure of some months: their values and the elements of those."""
    return tuple(figure for month in months for figure in (month.nilai, *month.unsur))


def _off_mean(ukur: SurveiBulanan) -> list[FullMonth]:
    """Months that miss the mean of their elements, though they lie between them."""
    outside = {month.nomor for month in (*above_all(ukur), *below_all(ukur))}
    return [m for m in full_months(ukur) if m.nomor not in outside and m.off_mean]


@rule("LK114", Severity.WARNING, "Responden kurang dari minimum")
def responden_cukup(subject: Subject) -> Iterator[Problem]:
    """Months of a table and groups of a weighted survey."""
    for path, ukur in _monthly(subject):
        if ukur.minimum_responden is not None:
            yield from _too_few_in_months(path, ukur, ukur.minimum_responden)
    for path, _, kelompok in _groups(subject):
        if kelompok.responden is not None and kelompok.minimum_responden is not None:
            yield from _too_few(path, kelompok.nama, kelompok.responden, kelompok.minimum_responden)


def _too_few(path: Path_, nama: str, number: Number, least: Number) -> Iterator[Problem]:
    if number < least:
        yield Problem(
            (*path, "responden"),
            f"Responden {nama} {angka(number)}, kurang dari minimum {angka(least)}.",
            "Periksa angkanya, dan terangkan sebabnya.",
            others=(least,),
        )


def _too_few_in_months(path: Path_, ukur: SurveiBulanan, least: Number) -> Iterator[Problem]:
    few = [(name, number) for name, number in _people(ukur) if number < least]
    if few:
        yield Problem(
            (*path, "tabel"),
            f"Responden kurang dari minimum {angka(least)} pada {_told(few)}.",
            "Laporan menyebutkannya. Periksa angkanya, dan terangkan sebabnya.",
            tempat(few[0][1]),
            others=(least,),
        )


@rule("LK115", Severity.WARNING, "Responden melebihi orang yang dapat menjawab")
def responden_mungkin(subject: Subject) -> Iterator[Problem]:
    """Against `populasi`, where the office has given it."""
    for path, ukur in _monthly(subject):
        if ukur.populasi is not None:
            yield from _too_many_in_months(path, ukur, ukur.populasi)
    for path, _, kelompok in _groups(subject):
        if kelompok.responden is not None and kelompok.populasi is not None:
            yield from _too_many(path, kelompok.nama, kelompok.responden, kelompok.populasi)


def _too_many(path: Path_, nama: str, number: Number, most: Number) -> Iterator[Problem]:
    if number > most:
        yield Problem(
            (*path, "responden"),
            f"Responden {nama} {angka(number)}, melebihi {angka(most)} orang yang dapat menjawab.",
            "Periksa jawaban ganda atau kesalahan salin; perbaiki `populasi` bila keliru.",
            others=(most,),
        )


def _too_many_in_months(path: Path_, ukur: SurveiBulanan, most: Number) -> Iterator[Problem]:
    many = [(name, number) for name, number in _people(ukur) if number > most]
    if many:
        yield Problem(
            (*path, "tabel"),
            f"Responden melebihi {angka(most)} orang yang dapat menjawab pada {_told(many)}.",
            "Periksa jawaban ganda atau kesalahan salin; perbaiki `populasi` bila keliru.",
            tempat(many[0][1]),
            others=(most,),
        )


@rule("LK145", Severity.WARNING, "Responden minimum melebihi orang yang dapat menjawab")
def minimum_mungkin(subject: Subject) -> Iterator[Problem]:
    """A minimum that nobody can reach."""
    asked = [(path, ukur.minimum_responden, ukur.populasi) for path, ukur in _monthly(subject)]
    asked += [(path, row.minimum_responden, row.populasi) for path, _, row in _groups(subject)]
    for path, least, most in asked:
        if least is not None and most is not None and least > most:
            yield Problem(
                (*path, "minimum_responden"),
                f"Responden minimum {angka(least)}, padahal yang dapat menjawab {angka(most)} "
                "orang.",
                "Periksa keduanya; minimum dihitung dari banyaknya orang yang dapat menjawab.",
                others=((*path, "populasi"),),
            )


@rule("LK116", Severity.WARNING, "Jumlah bobot unsur bukan 100")
def bobot_seratus(subject: Subject) -> Iterator[Problem]:
    """The weights of one kind of respondents, in percent."""
    for path, _, kelompok in _groups(subject):
        weight = sum((unsur.bobot for unsur in kelompok.unsur), Decimal(0))
        if weight != _HUNDRED:
            rows = enumerate(kelompok.unsur)
            figures = [Figure((*path, "unsur", n, "bobot"), row.bobot) for n, row in rows]
            wrong = culprit(figures, _HUNDRED - weight)
            yield Problem(
                wrong.path if wrong is not None else (*path, "unsur"),
                f"Bobot unsur {kelompok.nama} berjumlah {angka(weight)}, bukan 100.",
                "Cocokkan bobot dengan pedoman survei.",
                others=tuple(figure.path for figure in figures),
            )


@rule("LK117", Severity.WARNING, "Bulan survei yang tidak ikut dihitung")
def bulan_lengkap(subject: Subject) -> Iterator[Problem]:
    """A value without respondents, or respondents without a value, carries no weight."""
    for path, ukur in _monthly(subject):
        if half := _half_months(ukur):
            names, places, filled = zip(*half, strict=True)
            yield Problem(
                (*path, "tabel"),
                f"Bulan {in_a_row(names)} hanya berisi nilai atau hanya "
                "berisi responden, sehingga tidak ikut dihitung.",
                "Lengkapi keduanya, atau kosongkan keduanya.",
                next(filter(None, places), None),
                others=tuple(filter(None, filled))[:1],
            )


def _half_months(ukur: SurveiBulanan) -> list[tuple[str, Place | None, Place | None]]:
    """Months with a value or with respondents only: the empty cell, and the one that is filled."""
    rows = zip(MONTHS, ukur.tabel.nilai, ukur.tabel.responden, strict=False)
    found: list[tuple[str, Place | None, Place | None]] = []
    for month, (name, value, people) in enumerate(rows):
        if value is None and people:
            empty = tempat(value) or beside(ukur.tabel.nilai, month)
            found.append((name, empty or tempat(people), tempat(people)))
        elif value is not None and not people:
            empty = tempat(people) or beside(ukur.tabel.responden, month)
            found.append((name, empty or tempat(value), tempat(value)))
    return found


@rule("LK118", Severity.ERROR, "Skala tidak mungkin")
def skala_mungkin(subject: Subject) -> Iterator[Problem]:
    """The highest value lies above the lowest, and above zero."""
    for number, indikator in enumerate(subject.laporan.indikator):
        for key, skala in way_of(indikator.pengukuran).scales().items():
            if skala.maks <= _least(skala):
                yield Problem(
                    ("indikator", number, "pengukuran", key, "maks"),
                    f"Nilai tertinggi skala {angka(skala.maks)} tidak lebih besar daripada nilai "
                    f"terendah {angka(_least(skala))}.",
                    "Isi `maks` dengan nilai tertinggi yang mungkin pada survei.",
                    others=(_least(skala),),
                )


@rule("LK119", Severity.WARNING, "Nol pada tabel survei", culprit=True)
def nol_survei(subject: Subject) -> Iterator[Problem]:
    """A zero among other values is more likely one that is missing."""
    for path, name, value in chain(_zeros_in_months(subject), _zeros_of_elements(subject)):
        yield Problem(
            path,
            f"{name} bernilai nol.",
            "Nol berarti memang nol. Kosongkan bila nilainya belum ada.",
            tempat(value),
        )


def _zeros_in_months(subject: Subject) -> Iterator[tuple[Path_, str, Number]]:
    """The first zero of every row that also holds another value."""
    for path, ukur in _monthly(subject):
        for name, values in _rows(ukur):
            if any(values) and (zeros := _zeros(values)):
                yield (*path, "tabel"), name, zeros[0]


def _zeros_of_elements(subject: Subject) -> Iterator[tuple[Path_, str, Number]]:
    for path, unsur, _ in _elements(subject):
        for zero in _zeros([unsur.nilai]):
            yield path, unsur.nama, zero


def _zeros(values: Sequence[Number | None]) -> list[Number]:
    return [value for value in values if value is not None and value == 0]


@rule("LK120", Severity.ERROR, "Skala indeks tidak sesuai dengan tabel kategori", culprit=True)
def skala_kategori(subject: Subject) -> Iterator[Problem]:
    """A category is given to an index on the regulation's scale, or on that of its conversion."""
    for path, ukur in _monthly(subject):
        table = tabel(ukur.kategori) if ukur.kategori is not None else None
        if table is not None and table.faktor_dari(ukur.skala_hasil.maks) is None:
            yield Problem(
                (*path, "skala_hasil", "maks"),
                f"Kategori `{ukur.kategori}` berlaku untuk indeks dengan nilai tertinggi "
                f"{_highest(table)}, bukan {angka(ukur.skala_hasil.maks)}.",
                "Perbaiki `skala_hasil`, atau hapus `kategori`.",
                others=((*path, "kategori"),),
            )


def _highest(table: TabelKategori) -> str:
    """The highest index on the scale of a table, and on that of its conversion."""
    converted = table.skala * table.faktor
    if converted == table.skala:
        return angka(table.skala)
    return f"{angka(table.skala)} atau {converted}"


def _monthly(subject: Subject) -> Iterator[tuple[Path_, SurveiBulanan]]:
    """Every monthly survey with the path of its measurement."""
    for number, ukur in measured_by(subject.laporan.indikator, SurveiBulanan):
        yield ("indikator", number, "pengukuran"), ukur


def _groups(subject: Subject) -> Iterator[tuple[Path_, Skala, KelompokResponden]]:
    """Every kind of respondents of a weighted survey, with its path and scale."""
    for number, ukur in measured_by(subject.laporan.indikator, UnsurBerbobot):
        for k, kelompok in enumerate(ukur.kelompok):
            path: Path_ = ("indikator", number, "pengukuran", "kelompok", k)
            yield path, ukur.skala_hasil, kelompok


def _elements(subject: Subject) -> Iterator[tuple[Path_, UnsurBobot, Skala]]:
    """Every element of a weighted survey, with the path of its value and its scale."""
    for path, skala, kelompok in _groups(subject):
        for number, unsur in enumerate(kelompok.unsur):
            yield (*path, "unsur", number, "nilai"), unsur, skala


def _named(months: Sequence[FullMonth]) -> str:
    if len(months) == len(MONTHS):
        return "setiap bulan, Januari s.d. Desember"
    return f"bulan {in_a_row([month.nama for month in months])}"


def _people(ukur: SurveiBulanan) -> list[tuple[str, Number]]:
    pairs = zip(MONTHS, ukur.tabel.responden, strict=False)
    return [(name, number) for name, number in pairs if number is not None]


def _told(people: Sequence[tuple[str, Number]]) -> str:
    return in_a_row([f"{name} ({angka(number)})" for name, number in people])


def _rows(ukur: SurveiBulanan) -> Iterator[tuple[str, tuple[Number | None, ...]]]:
    for row in ukur.tabel.unsur:
        yield row.nama, row.nilai
    yield ukur.nama_nilai, ukur.tabel.nilai


def _least(skala: Skala) -> Decimal:
    """The lowest value of a scale; zero where none was written."""
    return skala.min or Decimal(0)


def _within(value: Decimal, skala: Skala) -> bool:
    return _least(skala) <= value <= skala.maks


def _outside(path: Path_, name: str, wrong: Sequence[Number], skala: Skala) -> Problem:
    values = in_a_row([angka(value) for value in wrong])
    low = angka(_least(skala))
    return Problem(
        path,
        f"{name}: {values} di luar skala {low} sampai dengan {angka(skala.maks)}.",
        "Perbaiki nilainya, atau skala yang dinyatakan.",
        tempat(wrong[0]),
        others=(skala.maks,),
    )
