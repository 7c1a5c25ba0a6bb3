"""Years and dates in their order: report, agreement, cut-offs, plan, versions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import get_args

from lkjip_docgen.checks.data.batas_data import spoken
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_date
from lkjip_docgen.measures import Pokok, as_of
from lkjip_docgen.model import (
    TAHUNAN,
    Inovasi,
    Laporan,
    Penghargaan,
    PeriodeLaporan,
    PerjanjianKinerja,
    years_of,
)
from lkjip_docgen.source import Path_


@rule(
    "LK164",
    Severity.WARNING,
    "Tahun laporan lain daripada tahun datanya",
    tahunan=True,
    root=True,
)
def tahun_laporan(subject: Subject) -> Iterator[Problem]:
    """The year of the report is one that none of its dated parts has, and they agree on another."""
    laporan = subject.laporan
    latest = dict(_latest_years(laporan))
    counts = Counter(latest.values())
    if len(latest) < _FEWEST_PARTS or laporan.dokumen.tahun in counts:
        return
    year, times = counts.most_common(1)[0]
    if times > len(latest) / 2 and abs(year - laporan.dokumen.tahun) <= _NEAR:
        parts = [name for name, latest_year in latest.items() if latest_year == year]
        yield Problem(
            ("dokumen", "tahun"),
            f"`dokumen.tahun` {laporan.dokumen.tahun}, padahal {', '.join(parts)} bertahun {year}.",
            f"Mungkin `dokumen.tahun` seharusnya {year}. Periksa ini lebih dahulu; jangan "
            "menghapus data yang lain.",
            meant=(year,),
        )


_FEWEST_PARTS = 3
_NEAR = 2  # years that a forgotten year is away


def _latest_years(laporan: Laporan) -> Iterator[tuple[str, int]]:
    """The last year that each part of the data tells of, which is the year of a report."""
    tables = {
        "perjanjian kinerja": [row.tahun for row in laporan.perjanjian_kinerja],
        "jenis belanja": [row.tahun for row in laporan.anggaran.jenis_belanja],
        "batas data": [day.year for _, day in _written_cutoffs(laporan)],
        **{key.upper(): years for key, years in _years_of_sections(laporan).items()},
    }
    for name, years in tables.items():
        if years:
            yield name, max(years)


@rule(
    "LK221",
    Severity.WARNING,
    "Laporan bertanggal sebelum tahunnya berakhir",
    tahunan=True,
    root=True,
)
def laporan_sesudah_tahun(subject: Subject) -> Iterator[Problem]:
    """An annual report tells of the whole year."""
    dokumen = subject.laporan.dokumen
    if dokumen.tanggal <= date(dokumen.tahun, 12, 30):
        meant = _in_the_year_after(dokumen.tanggal, dokumen.tahun)
        yield Problem(
            ("dokumen", "tanggal"),
            f"Laporan tahun {dokumen.tahun} bertanggal {format_date(dokumen.tanggal)}.",
            f"Mungkin maksudnya {format_date(meant)}. Laporan tahunan disusun setelah tahun "
            "berakhir dengan angka akhir tahun.",
            others=(("dokumen", "tahun"),),
            meant=(meant,),
        )


def _in_the_year_after(day: date, year: int) -> date:
    """The same day of the year that follows a reported one; the end of it for 29 February."""
    try:
        return day.replace(year=year + 1)
    except ValueError:
        return date(year + 1, 2, 28)


@rule("LK240", Severity.WARNING, "Laporan periode bertanggal di luar masanya")
def laporan_periode(subject: Subject) -> Iterator[Problem]:
    """A report of a half-year or a quarter is signed after it, and within half a year."""
    for number, row in enumerate(subject.laporan.pejabat):
        if row.dokumen != "laporan" or row.tanggal is None or row.periode == TAHUNAN:
            continue
        end = PeriodeLaporan(row.periode, row.tahun).akhir
        if not 0 <= (row.tanggal - end).days <= _HALF_YEAR:
            yield Problem(
                ("pejabat", number, "tanggal"),
                f"Laporan {row.periode} tahun {row.tahun} bertanggal {format_date(row.tanggal)}.",
                "Periksa tahun dan bulannya.",
                others=(("pejabat", number, "periode"),),
            )


_HALF_YEAR = 183  # days


@rule("LK222", Severity.WARNING, "Perjanjian kinerja bertanggal di luar tahunnya")
def perjanjian_pada_tahunnya(subject: Subject) -> Iterator[Problem]:
    """Signed in its year or at the end of the one before; a change comes after the first."""
    agreements = subject.laporan.perjanjian_kinerja
    first = {p.tahun: n for n, p in enumerate(agreements) if p.versi == "awal"}
    for number, pk in enumerate(agreements):
        path: Path_ = ("perjanjian_kinerja", number, "tanggal")
        yield from _outside_its_year(subject, path, pk)
        if pk.versi == "perubahan" and pk.tahun in first:
            earlier: Path_ = ("perjanjian_kinerja", first[pk.tahun], "tanggal")
            initial = agreements[first[pk.tahun]].tanggal
            yield from _before_the_first(path, pk.tanggal, earlier, initial)


def _outside_its_year(subject: Subject, path: Path_, pk: PerjanjianKinerja) -> Iterator[Problem]:
    if pk.tanggal is None:
        return
    if not date(pk.tahun - 1, 10, 1) <= pk.tanggal <= date(pk.tahun, 12, 31):
        yield Problem(
            path,
            f"Perjanjian kinerja tahun {pk.tahun} bertanggal {format_date(pk.tanggal)}.",
            f"{_same_day(pk.tanggal, pk.tahun)}Salin tanggal dari naskah yang ditandatangani; "
            "perjanjian kinerja ditetapkan paling lambat sebulan setelah "
            f"{subject.laporan.kosakata.dokumen_anggaran} disahkan.",
            others=((*path[:-1], "tahun"),),
        )
    elif pk.versi == "awal" and pk.tanggal > date(pk.tahun, *_LATEST):
        yield Problem(
            path,
            f"Perjanjian kinerja awal tahun {pk.tahun} baru bertanggal {format_date(pk.tanggal)}.",
            "Periksa bulannya, atau tulis `versi: perubahan` bila yang dimaksud perubahannya.",
            others=((*path[:-1], "tahun"),),
        )


def _same_day(day: date, year: int) -> str:
    """The day in the year of the agreement as a guess, where it is early enough in it."""
    if (day.month, day.day) > _LATEST or (day.month, day.day) == (2, 29):
        return ""
    return f"Mungkin maksudnya {day.replace(year=year).isoformat()}. "


_LATEST = (6, 30)
"""Month and day after which a first agreement can hardly be meant."""


def _before_the_first(
    path: Path_, changed: date | None, earlier: Path_, initial: date | None
) -> Iterator[Problem]:
    if changed is None or initial is None:
        return
    if changed < initial:
        yield Problem(
            path,
            f"Perjanjian kinerja perubahan bertanggal {format_date(changed)}, sebelum yang "
            f"awal, {format_date(initial)}.",
            "Periksa tanggal keduanya.",
            others=(earlier,),
        )


@rule("LK223", Severity.ERROR, "Batas data sesudah tanggal laporan")
def batas_sebelum_laporan(subject: Subject) -> Iterator[Problem]:
    """Figures cannot have been collected after the report was signed."""
    dokumen = subject.laporan.dokumen
    for key, day in _written_cutoffs(subject.laporan):
        if day > dokumen.tanggal:
            yield Problem(
                ("dokumen", "batas_data", key),
                f"Batas {_kind(key)} {format_date(day)}, sesudah tanggal laporan "
                f"{format_date(dokumen.tanggal)}.",
                "Periksa kedua tanggal.",
                others=(("dokumen", "tanggal"),),
            )


@rule("LK224", Severity.WARNING, "Batas data sebelum tahun laporan")
def batas_pada_tahunnya(subject: Subject) -> Iterator[Problem]:
    """A cut-off before the year began is a cut-off of another report."""
    tahun = subject.laporan.dokumen.tahun
    for key, day in _written_cutoffs(subject.laporan):
        if day < date(tahun, 1, 1):
            yield Problem(
                ("dokumen", "batas_data", key),
                f"Batas {_kind(key)} {format_date(day)}, sebelum tahun {tahun} dimulai.",
                "Mungkin tertinggal dari laporan tahun lalu. Tulis tanggal data itu diambil dari "
                f"sumbernya, misalnya {tahun}-12-31 bila setahun penuh.",
                others=(("dokumen", "tahun"),),
            )


@rule("LK225", Severity.WARNING, "Angka dengan batas data berbeda dalam satu tabel", tahunan=True)
def satu_batas_data(subject: Subject) -> Iterator[Problem]:
    """A part of this year beside whole years, or figures of two dates in one comparison."""
    laporan = subject.laporan
    yield from _parts_beside_whole_years(laporan)
    if any(row.program or row.anggaran for row in laporan.indikator):
        yield from _efficiency_of_two_dates(laporan)


def _parts_beside_whole_years(laporan: Laporan) -> Iterator[Problem]:
    end = date(laporan.dokumen.tahun, 12, 31)
    for key, day in _cutoffs(laporan):
        stale = day.year < laporan.dokumen.tahun  # told by LK224
        if day < end and not stale and _shows_past_years(laporan, key):
            yield Problem(
                ("dokumen", "batas_data", key),
                f"Angka {spoken(key)} {laporan.dokumen.tahun} baru sampai {format_date(day)}, "
                "sedangkan tahun lain dalam tabel yang sama setahun penuh.",
                "Ganti dengan angka akhir tahun bila sudah ada. Laporan menyebutkan batas datanya.",
            )


def _efficiency_of_two_dates(laporan: Laporan) -> Iterator[Problem]:
    performance, spending = as_of(laporan, "kinerja"), as_of(laporan, "anggaran")
    if performance is None or spending is None:
        return
    stale = min(performance, spending).year < laporan.dokumen.tahun
    if performance != spending and not stale:
        yield Problem(
            ("dokumen", "batas_data", "anggaran"),
            f"Analisis efisiensi membandingkan kinerja sampai {format_date(performance)} dengan "
            f"serapan sampai {format_date(spending)}.",
            "Pakai batas data yang sama.",
            others=(("dokumen", "batas_data", "kinerja"),),
        )


@rule("LK226", Severity.WARNING, "Tahun yang tidak dipakai laporan")
def tahun_dipakai(subject: Subject) -> Iterator[Problem]:
    """History ends before the reported year, tables end with it, plans are of it or the next."""
    laporan = subject.laporan
    now = laporan.dokumen.tahun
    for path, tahun in _history_years(laporan):
        if tahun >= now:
            yield _unused((*path, "tahun"), tahun, now)
    for path, tahun in _table_years(laporan):
        if tahun > now:
            yield _unused((*path, "tahun"), tahun, now)
    for number, plan in enumerate(laporan.rencana_kinerja):
        if plan.tahun not in (now, now + 1):
            yield Problem(
                ("rencana_kinerja", number, "tahun"),
                f"Rencana kinerja tahun {plan.tahun} tidak termasuk laporan tahun {now}.",
                f"Tulis rencana tahun {now} dan, bila ada, tahun {now + 1}; hapus yang lain.",
                others=(("dokumen", "tahun"),),
            )


@rule("LK227", Severity.WARNING, "Tahun di luar masa renstra")
def tahun_dalam_renstra(subject: Subject) -> Iterator[Problem]:
    """The reported year and the end of the plan lie within the plan."""
    laporan = subject.laporan
    period, now = laporan.renstra.periode, laporan.dokumen.tahun
    span, plan = f"{period.mulai}–{period.akhir}", laporan.kosakata.rencana_strategis
    if period.mulai > period.akhir:
        message = f"Masa {plan} {span} terbalik."
        end: Path_ = ("renstra", "periode", "akhir")
        yield Problem(("renstra", "periode", "mulai"), message, "Tukar kedua tahun.", others=(end,))
        return
    if not period.mulai <= now <= period.akhir:
        message = f"Tahun laporan {now} di luar masa {plan} {span}."
        advice = f"Pakai {plan} yang berlaku tahun itu."
        yield Problem(("renstra", "periode"), message, advice, others=(("dokumen", "tahun"),))
    for path, tahun in _plan_years(laporan):
        if not max(now, period.mulai) <= tahun <= period.akhir:
            yield Problem(
                path,
                f"Target jangka menengah {tahun} di luar sisa masa {plan} {span}.",
                f"Tulis target akhir {plan}.",
                others=(("renstra", "periode"),),
            )


def _plan_years(laporan: Laporan) -> Iterator[tuple[Path_, int]]:
    """The year of every medium-term target, with its path."""
    for number, indikator in enumerate(laporan.indikator):
        if indikator.target_menengah is not None:
            path = ("indikator", number, "target_menengah", "tahun")
            yield path, indikator.target_menengah.tahun


@rule("LK228", Severity.WARNING, "Versi anggaran tidak urut waktu")
def versi_urut(subject: Subject) -> Iterator[Problem]:
    """The last version is the one in force at year end."""
    now = subject.laporan.dokumen.tahun
    before, above = date.min, tuple[Path_, ...]()
    for path, nama, tanggal in _dated_versions(subject.laporan):
        day = format_date(tanggal)
        if tanggal < before:
            message = f"{nama} bertanggal {day}, sebelum versi di atasnya."
            yield Problem(path, message, "Urutkan versi dari yang pertama.", others=above)
        if tanggal > date(now, 12, 31):
            message = f"{nama} bertanggal {day}, sesudah tahun {now}."
            advice = "Versi terakhir berlaku pada akhir tahun laporan."
            yield Problem(path, message, advice, others=(("dokumen", "tahun"),))
        before, above = tanggal, (path,)


def _dated_versions(laporan: Laporan) -> Iterator[tuple[Path_, str, date]]:
    """The versions of the budget that have a date, with the date's path."""
    for number, versi in enumerate(laporan.anggaran.versi):
        if versi.tanggal is not None:
            yield ("anggaran", "versi", number, "tanggal"), versi.nama, versi.tanggal


@rule("LK229", Severity.WARNING, "Penghargaan atau inovasi sesudah tahun laporan")
def belum_terjadi(subject: Subject) -> Iterator[Problem]:
    """What came later belongs into the next report."""
    laporan = subject.laporan
    lists: dict[str, tuple[Penghargaan | Inovasi, ...]] = {
        "penghargaan": laporan.penghargaan,
        "inovasi": laporan.inovasi,
    }
    for key, rows in lists.items():
        for number, row in enumerate(rows):
            if row.tahun is not None and row.tahun > laporan.dokumen.tahun:
                yield Problem(
                    (key, number, "tahun"),
                    f"{row.nama} bertahun {row.tahun}, sesudah tahun laporan.",
                    "Pindahkan ke laporan tahun itu, atau perbaiki tahunnya.",
                    others=(("dokumen", "tahun"),),
                )


def _cutoffs(laporan: Laporan) -> Iterator[tuple[Pokok, date]]:
    """The cut-offs that the office has given."""
    subjects: tuple[Pokok, ...] = get_args(Pokok)
    for name in subjects:
        day: date | None = getattr(laporan.dokumen.batas_data, name)
        if day is not None:
            yield name, day


def _kind(key: str) -> str:
    return "semua data" if key == "semua" else f"data {spoken(key)}"


def _written_cutoffs(laporan: Laporan) -> Iterator[tuple[str, date]]:
    """The cut-offs, that of all subjects once and not again for each that follows it."""
    common = laporan.dokumen.batas_data.semua
    if common is not None:
        yield "semua", common
    yield from ((name, day) for name, day in _cutoffs(laporan) if day != common)


def _shows_past_years(laporan: Laporan, subject: Pokok) -> bool:
    """Whether the table of a subject shows this year and years before."""
    return any(year < laporan.dokumen.tahun for year in _shown_years(laporan, subject))


def _shown_years(laporan: Laporan, subject: Pokok) -> list[int]:
    """The years in the table of a subject, this one or not."""
    match subject:
        case "kinerja":
            return [tahun for _, tahun in _history_years(laporan)]
        case "anggaran":
            return [row.tahun for row in laporan.anggaran.jenis_belanja]
        case _:
            return _years_of_sections(laporan).get(subject, [])


def _years_of_sections(laporan: Laporan) -> dict[str, list[int]]:
    """The years of every section that has one row a year, by its key."""
    return {
        laporan.kunci_penerimaan: years_of(laporan.pendapatan),
        "smart": years_of(laporan.smart),
        "ikpa": years_of(laporan.ikpa),
    }


def _history_years(laporan: Laporan) -> Iterator[tuple[Path_, int]]:
    """Every year of the history of an indicator, with its path."""
    for number, indikator in enumerate(laporan.indikator):
        for position, row in enumerate(indikator.riwayat):
            yield ("indikator", number, "riwayat", position), row.tahun


def _table_years(laporan: Laporan) -> Iterator[tuple[Path_, int]]:
    """Every year of the tables over the years, with its path."""
    for number, spent in enumerate(laporan.anggaran.jenis_belanja):
        yield ("anggaran", "jenis_belanja", number), spent.tahun
    for key, years in _years_of_sections(laporan).items():
        for number, tahun in enumerate(years):
            yield (key, "tahunan", number), tahun


def _unused(path: Path_, tahun: int, now: int) -> Problem:
    return Problem(
        path,
        f"Tahun {tahun} tidak dipakai dalam laporan tahun {now}.",
        "Riwayat memuat tahun-tahun sebelum tahun laporan; angka tahun laporan ditulis pada "
        "bagiannya sendiri.",
        others=(("dokumen", "tahun"),),
    )
