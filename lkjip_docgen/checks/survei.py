"""Surveys: scales, elements against monthly values, respondents, weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_docgen.checks.kata import angka, berderet, tempat
from lkjip_docgen.checks.registry import Problem, Subject, rule
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn.dates import MONTHS
from lkjip_docgen.idn.numbers import format_decimal
from lkjip_docgen.measures.doubts import FullMonth, above_all, below_all, full_months
from lkjip_docgen.measures.ways import measured_by, way_of
from lkjip_docgen.model.indikator import (
    KelompokResponden,
    Skala,
    SurveiBulanan,
    UnsurBerbobot,
)
from lkjip_docgen.place import Number
from lkjip_docgen.rules.categories import tabel
from lkjip_docgen.source.paths import Path_

_HUNDRED = Decimal(100)


@rule("LK111", Severity.ERROR, "Nilai survei di luar skala")
def nilai_dalam_skala(subject: Subject) -> Iterator[Problem]:
    """Every row of a monthly table and every weighted element."""
    for path, ukur in _monthly(subject):
        for name, values in _rows(ukur):
            wrong = [v for v in values if v is not None and not _within(v, ukur.skala_survei)]
            if wrong:
                yield _outside((*path, "tabel"), name, wrong, ukur.skala_survei)
    for path, skala, kelompok in _groups(subject):
        for number, unsur in enumerate(kelompok.unsur):
            if unsur.nilai is not None and not _within(unsur.nilai, skala):
                where = (*path, "unsur", number, "nilai")
                yield _outside(where, unsur.nama, [unsur.nilai], skala)


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
                )


@rule("LK113", Severity.WARNING, "Nilai bulanan berbeda dengan rata-rata unsurnya")
def nilai_rata_rata_unsur(subject: Subject) -> Iterator[Problem]:
    """Tolerance: the rounding of the value and of its elements."""
    for path, ukur in _monthly(subject):
        outside = {month.nomor for month in (*above_all(ukur), *below_all(ukur))}
        wrong = [m for m in full_months(ukur) if m.nomor not in outside and m.off_mean]
        if wrong:
            told = [
                f"{m.nama} {angka(m.nilai)} (rata-rata {format_decimal(m.mean, m.places)})"
                for m in wrong
            ]
            yield Problem(
                (*path, "tabel"),
                f"{ukur.nama_nilai} tidak sama dengan rata-rata {ukur.sebutan_unsur}: "
                f"{berderet(told)}.",
                "Periksa salinan angka dari aplikasi survei. Laporan memakai nilai yang ditulis.",
                tempat(wrong[0].nilai),
            )


@rule("LK114", Severity.WARNING, "Responden kurang dari minimum")
def responden_cukup(subject: Subject) -> Iterator[Problem]:
    """Months of a table and groups of a weighted survey."""
    for path, ukur in _monthly(subject):
        least = ukur.minimum_responden
        few = [(m, n) for m, n in _people(ukur) if least is not None and n < least]
        if few and least is not None:
            told = berderet([f"{name} ({angka(n)})" for name, n in few])
            yield Problem(
                (*path, "tabel"),
                f"Responden kurang dari minimum {angka(least)} pada {told}.",
                "Laporan menyebutkannya. Periksa angkanya, dan terangkan sebabnya.",
                tempat(few[0][1]),
            )
    for path, _, kelompok in _groups(subject):
        number, least = kelompok.responden, kelompok.minimum_responden
        if number is not None and least is not None and number < least:
            yield Problem(
                (*path, "responden"),
                f"Responden {kelompok.nama} {angka(number)}, kurang dari minimum {angka(least)}.",
                "Periksa angkanya, dan terangkan sebabnya.",
            )


@rule("LK115", Severity.WARNING, "Responden melebihi orang yang dapat menjawab")
def responden_mungkin(subject: Subject) -> Iterator[Problem]:
    """Against `populasi`, where the office has given it."""
    for path, ukur in _monthly(subject):
        most = ukur.populasi
        many = [(m, n) for m, n in _people(ukur) if most is not None and n > most]
        if many and most is not None:
            told = berderet([f"{name} ({angka(n)})" for name, n in many])
            yield Problem(
                (*path, "tabel"),
                f"Responden melebihi {angka(most)} orang yang dapat menjawab pada {told}.",
                "Periksa jawaban ganda atau kesalahan salin; perbaiki `populasi` bila keliru.",
                tempat(many[0][1]),
            )
    for path, _, kelompok in _groups(subject):
        number, most = kelompok.responden, kelompok.populasi
        if number is not None and most is not None and number > most:
            yield Problem(
                (*path, "responden"),
                f"Responden {kelompok.nama} {angka(number)}, melebihi {angka(most)} orang yang "
                "dapat menjawab.",
                "Periksa jawaban ganda atau kesalahan salin; perbaiki `populasi` bila keliru.",
            )


@rule("LK116", Severity.WARNING, "Jumlah bobot unsur bukan 100")
def bobot_seratus(subject: Subject) -> Iterator[Problem]:
    """The weights of one kind of respondents, in percent."""
    for path, _, kelompok in _groups(subject):
        weight = sum((unsur.bobot for unsur in kelompok.unsur), Decimal(0))
        if weight != _HUNDRED:
            yield Problem(
                (*path, "unsur"),
                f"Bobot unsur {kelompok.nama} berjumlah {angka(weight)}, bukan 100.",
                "Cocokkan bobot dengan pedoman survei.",
            )


@rule("LK117", Severity.WARNING, "Bulan survei yang tidak ikut dihitung")
def bulan_lengkap(subject: Subject) -> Iterator[Problem]:
    """A value without respondents, or respondents without a value, carries no weight."""
    for path, ukur in _monthly(subject):
        rows = zip(MONTHS, ukur.tabel.nilai, ukur.tabel.responden, strict=True)
        half = [(name, v, n) for name, v, n in rows if (v is None) == bool(n)]
        if half:
            yield Problem(
                (*path, "tabel"),
                f"Bulan {berderet([name for name, _, _ in half])} hanya berisi nilai atau hanya "
                "berisi responden, sehingga tidak ikut dihitung.",
                "Lengkapi keduanya, atau kosongkan keduanya.",
                next((p for _, v, n in half if (p := tempat(v) or tempat(n))), None),
            )


@rule("LK118", Severity.ERROR, "Skala tidak mungkin")
def skala_mungkin(subject: Subject) -> Iterator[Problem]:
    """The highest value lies above the lowest, and above zero."""
    for number, indikator in enumerate(subject.laporan.indikator):
        for key, skala in way_of(indikator.pengukuran).scales().items():
            if skala.maks <= (skala.min or 0):
                yield Problem(
                    ("indikator", number, "pengukuran", key, "maks"),
                    f"Nilai tertinggi skala {angka(skala.maks)} tidak lebih besar daripada nilai "
                    f"terendah {angka(skala.min or Decimal(0))}.",
                    "Isi `maks` dengan nilai tertinggi yang mungkin pada survei.",
                )


@rule("LK119", Severity.WARNING, "Nol pada tabel survei")
def nol_survei(subject: Subject) -> Iterator[Problem]:
    """A zero among other values is more likely one that is missing."""
    for path, ukur in _monthly(subject):
        for name, values in _rows(ukur):
            zeros = [v for v in values if v is not None and v == 0]
            if zeros and any(values):
                yield _zero((*path, "tabel"), name, zeros[0])
    for path, _, kelompok in _groups(subject):
        for number, unsur in enumerate(kelompok.unsur):
            if unsur.nilai is not None and unsur.nilai == 0:
                yield _zero((*path, "unsur", number, "nilai"), unsur.nama, unsur.nilai)


@rule("LK120", Severity.ERROR, "Skala indeks tidak sesuai dengan tabel kategori")
def skala_kategori(subject: Subject) -> Iterator[Problem]:
    """A category is given to an index on the regulation's scale, or on that of its conversion."""
    for path, ukur in _monthly(subject):
        table = tabel(ukur.kategori) if ukur.kategori is not None else None
        if table is None or table.faktor_dari(ukur.skala_hasil.maks) is not None:
            continue
        most = table.skala * table.faktor
        known = angka(table.skala) if most == table.skala else f"{angka(table.skala)} atau {most}"
        yield Problem(
            (*path, "skala_hasil", "maks"),
            f"Kategori `{ukur.kategori}` berlaku untuk indeks dengan nilai tertinggi {known}, "
            f"bukan {angka(ukur.skala_hasil.maks)}.",
            "Perbaiki `skala_hasil`, atau hapus `kategori`.",
        )


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


def _named(months: Sequence[FullMonth]) -> str:
    if len(months) == len(MONTHS):
        return "setiap bulan, Januari s.d. Desember"
    return f"bulan {berderet([month.nama for month in months])}"


def _people(ukur: SurveiBulanan) -> list[tuple[str, Number]]:
    pairs = zip(MONTHS, ukur.tabel.responden, strict=True)
    return [(name, number) for name, number in pairs if number is not None]


def _rows(ukur: SurveiBulanan) -> Iterator[tuple[str, tuple[Number | None, ...]]]:
    for row in ukur.tabel.unsur:
        yield row.nama, row.nilai
    yield ukur.nama_nilai, ukur.tabel.nilai


def _within(value: Decimal, skala: Skala) -> bool:
    return (skala.min or 0) <= value <= skala.maks


def _outside(path: Path_, name: str, wrong: Sequence[Number], skala: Skala) -> Problem:
    values = berderet([angka(value) for value in wrong])
    low = angka(skala.min or Decimal(0))
    return Problem(
        path,
        f"{name}: {values} di luar skala {low} sampai dengan {angka(skala.maks)}.",
        "Perbaiki nilainya, atau skala yang dinyatakan.",
        tempat(wrong[0]),
    )


def _zero(path: Path_, name: str, value: Number) -> Problem:
    return Problem(
        path,
        f"{name} bernilai nol.",
        "Nol berarti memang nol. Kosongkan bila nilainya belum ada.",
        tempat(value),
    )
