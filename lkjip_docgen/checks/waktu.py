"""Years and dates in their order: report, agreement, cut-offs, plan, versions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import get_args

from lkjip_docgen.checks.registry import Problem, Subject, rule
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn.dates import format_date
from lkjip_docgen.measures.timing import Pokok, as_of
from lkjip_docgen.model.laporan import Laporan
from lkjip_docgen.source.paths import Path_


@rule("LK221", Severity.WARNING, "Laporan bertanggal sebelum tahunnya berakhir")
def laporan_sesudah_tahun(subject: Subject) -> Iterator[Problem]:
    """An annual report tells of the whole year."""
    dokumen = subject.laporan.dokumen
    if dokumen.tanggal <= date(dokumen.tahun, 12, 30):
        yield Problem(
            ("dokumen", "tanggal"),
            f"Laporan tahun {dokumen.tahun} bertanggal {format_date(dokumen.tanggal)}.",
            "Laporan tahunan disusun setelah tahun berakhir dengan angka akhir tahun.",
        )


@rule("LK222", Severity.WARNING, "Perjanjian kinerja bertanggal di luar tahunnya")
def perjanjian_pada_tahunnya(subject: Subject) -> Iterator[Problem]:
    """Signed in its year or at the end of the one before; a change comes after the first."""
    first = {p.tahun: p for p in subject.laporan.perjanjian_kinerja if p.versi == "awal"}
    for number, pk in enumerate(subject.laporan.perjanjian_kinerja):
        path: Path_ = ("perjanjian_kinerja", number, "tanggal")
        if pk.tanggal is None:
            continue
        if not date(pk.tahun - 1, 10, 1) <= pk.tanggal <= date(pk.tahun, 12, 31):
            yield Problem(
                path,
                f"Perjanjian kinerja tahun {pk.tahun} bertanggal {format_date(pk.tanggal)}.",
                "Perjanjian kinerja ditetapkan paling lambat sebulan setelah DIPA disahkan.",
            )
        initial = first[pk.tahun].tanggal if pk.tahun in first else None
        if pk.versi == "perubahan" and initial is not None and pk.tanggal < initial:
            yield Problem(
                path,
                f"Perjanjian kinerja perubahan bertanggal {format_date(pk.tanggal)}, sebelum yang "
                f"awal, {format_date(initial)}.",
                "Periksa tanggal keduanya.",
            )


@rule("LK223", Severity.ERROR, "Batas data sesudah tanggal laporan")
def batas_sebelum_laporan(subject: Subject) -> Iterator[Problem]:
    """Figures cannot have been collected after the report was signed."""
    dokumen = subject.laporan.dokumen
    for key, day in _cutoffs(subject.laporan):
        if day > dokumen.tanggal:
            yield Problem(
                ("dokumen", "batas_data", key),
                f"Batas data {key} {format_date(day)}, sesudah tanggal laporan "
                f"{format_date(dokumen.tanggal)}.",
                "Periksa kedua tanggal.",
            )


@rule("LK224", Severity.WARNING, "Batas data sebelum tahun laporan")
def batas_pada_tahunnya(subject: Subject) -> Iterator[Problem]:
    """A cut-off before the year began is a cut-off of another report."""
    tahun = subject.laporan.dokumen.tahun
    for key, day in _cutoffs(subject.laporan):
        if day < date(tahun, 1, 1):
            yield Problem(
                ("dokumen", "batas_data", key),
                f"Batas data {key} {format_date(day)}, sebelum tahun {tahun} dimulai.",
                "Mungkin tertinggal dari laporan tahun lalu.",
            )


@rule("LK225", Severity.WARNING, "Angka dengan batas data berbeda dalam satu tabel")
def satu_batas_data(subject: Subject) -> Iterator[Problem]:
    """A part of this year beside whole years, or figures of two dates in one comparison."""
    laporan = subject.laporan
    end = date(laporan.dokumen.tahun, 12, 31)
    for key, day in _cutoffs(laporan):
        if day < end and key in _with_past_years(laporan):
            yield Problem(
                ("dokumen", "batas_data", key),
                f"Angka {key} {laporan.dokumen.tahun} baru sampai {format_date(day)}, sedangkan "
                "tahun lain dalam tabel yang sama setahun penuh.",
                "Ganti dengan angka akhir tahun bila sudah ada. Laporan menyebutkan batas datanya.",
            )
    performance, spending = as_of(laporan, "kinerja"), as_of(laporan, "anggaran")
    if performance is None or spending is None or performance == spending:
        return
    if any(row.program for row in laporan.indikator):
        yield Problem(
            ("dokumen", "batas_data", "anggaran"),
            f"Analisis efisiensi membandingkan kinerja sampai {format_date(performance)} dengan "
            f"serapan sampai {format_date(spending)}.",
            "Pakai batas data yang sama.",
        )


@rule("LK226", Severity.WARNING, "Tahun yang tidak dipakai laporan")
def tahun_dipakai(subject: Subject) -> Iterator[Problem]:
    """History ends before the reported year, tables end with it."""
    laporan = subject.laporan
    now = laporan.dokumen.tahun
    for number, indikator in enumerate(laporan.indikator):
        for position, row in enumerate(indikator.riwayat):
            if row.tahun >= now:
                yield _unused(("indikator", number, "riwayat", position, "tahun"), row.tahun, now)
    for path, tahun in _table_years(laporan):
        if tahun > now:
            yield _unused((*path, "tahun"), tahun, now)


@rule("LK227", Severity.WARNING, "Tahun di luar masa renstra")
def tahun_dalam_renstra(subject: Subject) -> Iterator[Problem]:
    """The reported year and the end of the plan lie within the plan."""
    laporan = subject.laporan
    period, now = laporan.renstra.periode, laporan.dokumen.tahun
    span = f"{period.mulai}–{period.akhir}"
    if period.mulai > period.akhir:
        message = f"Masa renstra {span} terbalik."
        yield Problem(("renstra", "periode", "mulai"), message, "Tukar kedua tahun.")
        return
    if not period.mulai <= now <= period.akhir:
        message = f"Tahun laporan {now} di luar masa renstra {span}."
        yield Problem(("renstra", "periode"), message, "Pakai renstra yang berlaku tahun itu.")
    for number, indikator in enumerate(laporan.indikator):
        plan = indikator.target_menengah
        if plan is not None and not max(now, period.mulai) <= plan.tahun <= period.akhir:
            yield Problem(
                ("indikator", number, "target_menengah", "tahun"),
                f"Target jangka menengah {plan.tahun} di luar sisa masa renstra {span}.",
                "Tulis target akhir renstra.",
            )


@rule("LK228", Severity.WARNING, "Versi anggaran tidak urut waktu")
def versi_urut(subject: Subject) -> Iterator[Problem]:
    """The last version is the one in force at year end."""
    now = subject.laporan.dokumen.tahun
    before: date | None = None
    for number, versi in enumerate(subject.laporan.anggaran.versi):
        if versi.tanggal is None:
            continue
        path: Path_ = ("anggaran", "versi", number, "tanggal")
        if before is not None and versi.tanggal < before:
            day = format_date(versi.tanggal)
            message = f"{versi.nama} bertanggal {day}, sebelum versi di atasnya."
            yield Problem(path, message, "Urutkan versi dari yang pertama.")
        if versi.tanggal > date(now, 12, 31):
            message = f"{versi.nama} bertanggal {format_date(versi.tanggal)}, sesudah tahun {now}."
            yield Problem(path, message, "Versi terakhir berlaku pada akhir tahun laporan.")
        before = versi.tanggal


@rule("LK229", Severity.WARNING, "Penghargaan atau inovasi sesudah tahun laporan")
def belum_terjadi(subject: Subject) -> Iterator[Problem]:
    """What came later belongs into the next report."""
    laporan = subject.laporan
    for key in ("penghargaan", "inovasi"):
        for number, row in enumerate(getattr(laporan, key)):
            if row.tahun is not None and row.tahun > laporan.dokumen.tahun:
                yield Problem(
                    (key, number, "tahun"),
                    f"{row.nama} bertahun {row.tahun}, sesudah tahun laporan.",
                    "Pindahkan ke laporan tahun itu, atau perbaiki tahunnya.",
                )


def _cutoffs(laporan: Laporan) -> Iterator[tuple[Pokok, date]]:
    """The cut-offs that the office has given."""
    subjects: tuple[Pokok, ...] = get_args(Pokok)
    for name in subjects:
        day: date | None = getattr(laporan.dokumen.batas_data, name)
        if day is not None:
            yield name, day


def _with_past_years(laporan: Laporan) -> set[Pokok]:
    """Subjects whose table shows this year and years before."""
    now = laporan.dokumen.tahun
    tables: dict[Pokok, list[int]] = {
        "kinerja": [row.tahun for i in laporan.indikator for row in i.riwayat],
        "anggaran": [row.tahun for row in laporan.anggaran.jenis_belanja],
        "pnbp": [row.tahun for row in laporan.pnbp.tahunan] if laporan.pnbp else [],
        "smart": [row.tahun for row in laporan.smart.tahunan] if laporan.smart else [],
        "ikpa": [row.tahun for row in laporan.ikpa.tahunan] if laporan.ikpa else [],
    }
    return {key for key, years in tables.items() if any(year < now for year in years)}


def _table_years(laporan: Laporan) -> Iterator[tuple[Path_, int]]:
    """Every year of the tables over the years, with its path."""
    for number, spent in enumerate(laporan.anggaran.jenis_belanja):
        yield ("anggaran", "jenis_belanja", number), spent.tahun
    for key in ("pnbp", "smart", "ikpa"):
        section = getattr(laporan, key)
        for number, row in enumerate(section.tahunan if section else ()):
            yield (key, "tahunan", number), row.tahun


def _unused(path: Path_, tahun: int, now: int) -> Problem:
    return Problem(
        path,
        f"Tahun {tahun} tidak dipakai dalam laporan tahun {now}.",
        "Riwayat memuat tahun-tahun sebelum tahun laporan; angka tahun laporan ditulis pada "
        "bagiannya sendiri.",
    )
