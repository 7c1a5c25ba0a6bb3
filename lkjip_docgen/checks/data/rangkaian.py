"""Series with holes: years and months that are missing, out of order or exchanged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from statistics import median

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import angka, tempat
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import MONTHS, format_date, format_rupiah, in_a_row, month_name, plain_name
from lkjip_docgen.measures import HasilEmonev, Pokok, as_of
from lkjip_docgen.measures.ways import measured_by
from lkjip_docgen.model import BulanEmonev, Indikator, Laporan, SurveiBulanan, yearly, years_of
from lkjip_docgen.place import Number, Place, Predikat
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import replace
from lkjip_docgen.source import Path_

_MONTHS = 12
_FEWEST = 3  # months or rows that show what is usual
_LONGEST_PLAN = 5  # years from the first to the last; a plan of a region may begin in its sixth
_FEW_YEARS = 3  # a hole up to so many years is one; a wider one sets a single year apart


@rule("LK271", Severity.WARNING, "Tahun dalam deret terlewat")
def tahun_berurutan(subject: Subject) -> Iterator[Problem]:
    """Tables over the years, histories, evaluations: years that follow one another.

    One year far from all others has more likely been mistyped than the years between forgotten.
    A year of which a note says why it has no result speaks for those before it, too.
    """
    explained = _told_why(subject.laporan)
    for what, years in _series(subject.laporan):
        ordered = sorted(years, key=lambda row: row[1])
        for (before, old), (path, new) in pairwise(ordered):
            if new - old > 1 and path not in explained:
                hole = _hole(what, ordered, (before, old), (path, new))
                yield replace(hole, others=(*hole.others, *_strays(years)))
    yield from _without_this_year(subject.laporan)
    yield from _kinds_left_out(subject.laporan)


def _kinds_left_out(laporan: Laporan) -> Iterator[Problem]:
    """A kind of spending of the year before and the year after, and not of the one between."""
    years = sorted(laporan.anggaran.jenis_belanja, key=lambda row: row.tahun)
    kinds = [{plain_name(row.jenis): row.jenis for row in year.belanja} for year in years]
    for n in range(1, len(years) - 1):
        for kind in kinds[n - 1].keys() & kinds[n + 1].keys() - kinds[n].keys():
            if any(_kernel(kind) == _kernel(other) for other in kinds[n]):
                continue  # "Belanja Barang", "Belanja Barang dan Jasa"
            at = laporan.anggaran.jenis_belanja.index(years[n])
            old, now, new = (row.tahun for row in years[n - 1 : n + 2])
            yield Problem(
                ("anggaran", "jenis_belanja", at, "tahun"),
                f"{kinds[n + 1][kind]} ada pada {old} dan {new}, tetapi tidak pada {now}.",
                "Lengkapi barisnya, atau terima temuan ini bila memang tidak ada belanja itu.",
            )


def _kernel(kind: str) -> tuple[str, ...]:
    """The first words of a kind of spending, which tell it: "belanja barang"."""
    return tuple(kind.split()[:2])


def _told_why(laporan: Laporan) -> set[Path_]:
    """The years of histories of which the office says in a note why there is no result.

    What is measured every few years has such a row for the last one, and none for those before.
    """
    return {
        ("indikator", i, "riwayat", n)
        for i, indikator in enumerate(laporan.indikator)
        for n, row in enumerate(indikator.riwayat)
        if row.realisasi is None and row.keterangan
    }


def _without_this_year(laporan: Laporan) -> Iterator[Problem]:
    """Spending and revenue of other years, and nothing of the reported one."""
    now = laporan.dokumen.tahun
    spent = [row.tahun for row in laporan.anggaran.jenis_belanja]
    revenue = years_of(laporan.pendapatan)
    for path, what, years in (
        (("anggaran", "jenis_belanja"), "Belanja menurut jenis", spent),
        ((laporan.kunci_penerimaan, "tahunan"), laporan.kosakata.penerimaan.pendek, revenue),
    ):
        if years and now not in years:
            last = max(range(len(years)), key=years.__getitem__)
            yield Problem(
                (*path, last, "tahun"),
                f"{what} memuat tahun {years[last]}, tetapi tidak tahun laporan {now}.",
                "Perbaiki tahunnya, atau tambahkan angka tahun laporan.",
                others=(("dokumen", "tahun"),),
            )


_Year = tuple[Path_, int]


def _strays(years: Sequence[_Year]) -> Iterator[Path_]:
    """The years that do not follow the one before them, where all others do: mistyped ones."""
    found = [(*path, "tahun") for (_, old), (path, new) in pairwise(years) if new <= old]
    return iter(found if len(found) == 1 else ())


def _hole(what: str, years: Sequence[_Year], before: _Year, after: _Year) -> Problem:
    (old_path, old), (path, new) = before, after
    missing = f"{old + 1}" if new - old == 2 else f"{old + 1} sampai dengan {new - 1}"
    message = f"{what} memuat tahun {old} dan {new}, tetapi tidak tahun {missing}."
    if new - old > _FEW_YEARS and years[0] == before and len(years) > 1:
        return Problem(
            (*old_path, "tahun"),
            message,
            f"Periksa apakah {old} salah ketik; bila tidak, lengkapi tahun di antaranya.",
            others=((*path, "tahun"),),
        )
    return Problem(
        (*path, "tahun"),
        message,
        "Lengkapi tahun itu, atau terima temuan ini dengan alasan mengapa tidak ada.",
        others=((*old_path, "tahun"),),
    )


def _series(laporan: Laporan) -> Iterator[tuple[str, list[_Year]]]:
    """Every list with one row a year, and the year that the list leads to."""
    words, now = laporan.kosakata, laporan.dokumen.tahun
    for key, years, name in (
        (laporan.kunci_penerimaan, years_of(laporan.pendapatan), words.penerimaan.pendek),
        ("smart", years_of(laporan.smart), f"{words.aplikasi_kinerja_anggaran}"),
        ("ikpa", years_of(laporan.ikpa), f"{words.pelaksanaan_anggaran}"),
    ):
        yield name, [((key, "tahunan", n), year) for n, year in enumerate(years)]
    spent = enumerate(laporan.anggaran.jenis_belanja)
    path: Path_ = ("anggaran", "jenis_belanja")
    yield "Belanja menurut jenis", [((*path, n), row.tahun) for n, row in spent]
    for i, indikator in enumerate(laporan.indikator):
        name = indikator.singkatan or indikator.nama
        path = ("indikator", i, "riwayat")
        past: list[_Year] = [((*path, n), row.tahun) for n, row in enumerate(indikator.riwayat)]
        yield f"Riwayat {name}", [row for row in past if row[1] < now]
    evaluation = laporan.evaluasi_akip
    if evaluation is not None:
        path = ("evaluasi_akip",)
        past = [((*path, "riwayat", n), row.tahun) for n, row in enumerate(evaluation.riwayat)]
        earlier = [row for row in past if row[1] < evaluation.tahun]
        yield "Riwayat evaluasi", [*earlier, (path, evaluation.tahun)] if earlier else []


@rule("LK269", Severity.WARNING, "Tanggal atau masa jauh dari tahun laporan")
def tanggal_dekat(subject: Subject) -> Iterator[Problem]:
    """Reports are signed soon after their year, budgets passed shortly before it begins.

    A report is due within months of its year (PermenPANRB 53/2014); what is signed after the
    whole of the next one is a mistyped year.  A ceiling is fixed in the year before its own
    (PP 90/2010, PP 12/2019).  A plan spans five years, one of a region at most six named years
    (UU 25/2004, Permendagri 86/2017).
    """
    dokumen, plan = subject.laporan.dokumen, subject.laporan.kosakata.rencana_strategis
    if dokumen.tanggal > date(dokumen.tahun + 1, 12, 31):
        yield Problem(
            ("dokumen", "tanggal"),
            f"Laporan tahun {dokumen.tahun} bertanggal {format_date(dokumen.tanggal)}, lebih dari "
            "setahun sesudah tahunnya berakhir.",
            "Periksa tahun pada tanggal itu.",
            others=(("dokumen", "tahun"),),
        )
    for number, version in enumerate(subject.laporan.anggaran.versi):
        day = version.tanggal
        if day is not None and day < date(dokumen.tahun - 1, 1, 1):
            yield Problem(
                ("anggaran", "versi", number, "tanggal"),
                f"{version.nama} bertanggal {format_date(day)}, jauh sebelum tahun anggarannya, "
                f"{dokumen.tahun}.",
                "Periksa tahun pada tanggal itu.",
                others=(("dokumen", "tahun"),),
            )
    period = subject.laporan.renstra.periode
    if period.akhir - period.mulai > _LONGEST_PLAN:
        yield Problem(
            ("renstra", "periode", "mulai"),
            f"Masa {plan} {period.mulai}–{period.akhir} lebih dari enam tahun.",
            f"Salin masa berlakunya dari dokumen {plan}.",
            others=(("renstra", "periode", "akhir"),),
        )


_EXPLAIN = 'tulis sebabnya pada `bulan_kosong: "..."`, sejajar dengan `tabel` di berkas data.'


@rule("LK272", Severity.WARNING, "Bulan dalam tabel kosong")
def bulan_lengkap(subject: Subject) -> Iterator[Problem]:
    """A month or a single cell without a figure, between others or where the year ends.

    What is asked every quarter has its own step; a hole is wider than the usual step.
    """
    for number, ukur in measured_by(subject.laporan.indikator, SurveiBulanan):
        if not ukur.sebab_bulan_kosong:
            path: Path_ = ("indikator", number, "pengukuran", "tabel")
            yield from _holes_of_survey(subject, path, ukur)
    emonev = subject.laporan.emonev
    if emonev is not None and not emonev.sebab_bulan_kosong:
        yield from _holes_of_progress(subject)


def _holes_of_survey(subject: Subject, path: Path_, ukur: SurveiBulanan) -> Iterator[Problem]:
    values = ukur.tabel.nilai
    last = _last_month(subject, "kinerja", len(values))
    months = [n for n, value in enumerate(values) if value is not None]
    rows = [(row.nama, row.nilai) for row in ukur.tabel.unsur]
    filled = {n for n in range(len(values)) if any(row[n] is not None for _, row in rows)}
    there = sorted({*months, *filled, *_explained(ukur.metode)})
    yield from _missing_months(path, ukur.nama_nilai, values, there, last)
    for name, row in rows:
        empty = [n for n in months if row[n] is None]
        if empty and any(value is not None for value in row):
            yield Problem(
                path,
                f"{ukur.sebutan_unsur.capitalize()} “{name}” kosong pada {_names(empty)}, padahal "
                f"{ukur.nama_nilai} bulan itu ada.",
                f"Lengkapi selnya; bila memang tidak ada, {_EXPLAIN}",
                beside(row, empty[0]),
                others=(values[empty[0]] or Number(0),),
            )


def _explained(text: str | None) -> set[int]:
    """The months that the office speaks of where it tells how it asked."""
    words = (text or "").casefold()
    return {n for n, name in enumerate(MONTHS) if name.casefold() in words}


def _missing_months(
    path: Path_, name: str, values: Sequence[Number | None], filled: Sequence[int], last: int
) -> Iterator[Problem]:
    """Months that nobody filled although the step of the others leads there."""
    if len(filled) < _FEWEST:
        return
    step = int(median(later - month for month, later in pairwise(filled)))
    missing = [
        month
        for before, after in pairwise([*filled, last + 1])
        for month in range(before + step, after, step)
        if after - before > step
    ]
    if missing:
        yield Problem(
            path,
            f"{name} tidak berisi {_names(missing)}, padahal bulan lain berisi.",
            f"Lengkapi bulannya; bila memang tidak ada, {_EXPLAIN}",
            beside(values, missing[0]),
            others=tuple(value for value in values[missing[0] :] if value is not None)[:1],
        )


def _names(months: Iterable[int]) -> str:
    return in_a_row([MONTHS[month] for month in months])


def beside(row: Sequence[Number | None], month: int) -> Place | None:
    """The place of an empty cell: the row that it is in, where the figure before it stands."""
    before = [tempat(value) for value in row[:month] if value is not None]
    after = [tempat(value) for value in row[month:] if value is not None]
    place = next(iter([*before[::-1], *after]), None)
    return None if place is None else Place(place.file, place.line, place.column)


def _last_month(subject: Subject, pokok: Pokok, known: int) -> int:
    """The last month, from 0, that the data are about."""
    day = as_of(subject.laporan, pokok)
    year = subject.laporan.dokumen.tahun
    end = known if day is None or day.year > year else day.month if day.year == year else 0
    return min(end, known, subject.laporan.periode.bulan) - 1


def _holes_of_progress(subject: Subject) -> Iterator[Problem]:
    """Rows and cells of e-Monev that are not there."""
    emonev, name = subject.laporan.emonev, subject.laporan.kosakata.aplikasi_pemantauan
    rows = list(emonev.tabel if emonev is not None else ())
    values: list[Number | None] = [None] * _MONTHS
    for n, row in enumerate(rows):
        given = {"anggaran": row.anggaran, "pelaksanaan": row.pelaksanaan}
        values[row.bulan - 1] = row.anggaran if row.anggaran is not None else row.pelaksanaan
        empty = [key for key, value in given.items() if value is None]
        if len(empty) == 1:
            other = values[row.bulan - 1]
            yield Problem(
                ("emonev", "tabel", n, empty[0]),
                f"{name} {month_name(row.bulan)} tidak berisi {empty[0]}.",
                f"Lengkapi selnya; bila memang tidak ada, {_EXPLAIN}",
                tempat(other),
            )
    last = _last_month(subject, "emonev", _MONTHS)
    told = _explained(emonev.uraian if emonev is not None else None)
    filled = sorted({*told, *(n for n, value in enumerate(values) if value is not None)})
    for found in _missing_months(("emonev", "tabel"), f"Tabel {name}", values, filled, last):
        below = _empty_row(rows)
        yield found if below is None else replace(found, place=below)


def _empty_row(rows: Sequence[BulanEmonev]) -> Place | None:
    """Where the first month that has a row and no figure stands, below the row before it."""
    before: Place | None = None
    for row in rows:
        here = tempat(row.anggaran) or tempat(row.pelaksanaan)
        if row.anggaran is None and row.pelaksanaan is None:
            return None if before is None else Place(before.file, before.line + 1, 1)
        before = here
    return None


@rule("LK273", Severity.WARNING, "Bulan dalam tabel tidak urut")
def bulan_urut(subject: Subject) -> Iterator[Problem]:
    """Two months that stand the other way round: their headings were more likely exchanged."""
    for number, ukur in measured_by(subject.laporan.indikator, SurveiBulanan):
        path: Path_ = ("indikator", number, "pengukuran", "tabel")
        row = next((row.nilai for row in ukur.tabel.unsur if all(row.nilai)), ukur.tabel.nilai)
        places = [(n, tempat(value)) for n, value in enumerate(row)]
        yield from _out_of_order(path, ukur.nama, [(n, p, p.column) for n, p in places if p])
    emonev, name = subject.laporan.emonev, subject.laporan.kosakata.aplikasi_pemantauan
    figures = (
        [(row.bulan - 1, row.anggaran or row.pelaksanaan) for row in emonev.tabel]
        if (emonev is not None)
        else []
    )
    rows = [(n, place, place.line) for n, value in figures if (place := tempat(value))]
    yield from _out_of_order(("emonev", "tabel"), f"{name}", sorted(rows, key=lambda r: r[0]))


def _out_of_order(
    path: Path_, name: str, months: Sequence[tuple[int, Place, int]]
) -> Iterator[Problem]:
    for (before, there, first), (month, here, second) in pairwise(months):
        if second < first:
            yield Problem(
                path,
                f"Tabel {name} memuat {MONTHS[month]} sebelum {MONTHS[before]}.",
                "Periksa apakah nama kedua bulan itu tertukar; angka dibaca menurut namanya.",
                _heading(here) if here.line == there.line else here,
                others=(there,),
            )


def _heading(place: Place) -> Place:
    """Where the heading of a column stands: on the first line of the table."""
    return Place(place.file, 1, 1)


def exchanged_heads(
    progress: HasilEmonev | None, spent: Quantity, right: Quantity, rounding: Decimal
) -> Place | None:
    """The heading of a table of progress of which the other column says what was spent."""
    done = next((row[2] for row in progress.bulan if row[1] is spent), None) if progress else None
    if done is None or not done.ada or abs(done.nilai - right.nilai) > rounding:
        return None
    return _heading(spent.place) if spent.place is not None else None


@rule("LK274", Severity.WARNING, "Target dan realisasi tampaknya tertukar", culprit=True)
def tidak_tertukar(subject: Subject) -> Iterator[Problem]:
    """A target less round than its result, where all others are rounder; or two crossed series.

    Targets are set, results happen: what is set ends in zeros, what happens in any digit.
    """
    laporan = subject.laporan
    key, name = laporan.kunci_penerimaan, laporan.kosakata.penerimaan.pendek
    rows = [
        ((key, "tahunan", n), f"{name} {row.tahun}", row.target, row.realisasi)
        for n, row in enumerate(yearly(laporan.pendapatan))
    ]
    for path, what, target, result in _less_round(rows):
        yield _exchanged(path, what, format_rupiah(target), format_rupiah(result))
    for number, indikator in enumerate(laporan.indikator):
        years = _years(subject, number, indikator)
        for path, what, target, result in {*_less_round(years), *_crossed(years)}:
            if path[2] == "riwayat":
                yield _exchanged(path, what, angka(target), angka(result))


_Row = tuple[Path_, str, Number | None, Number | None]
"""Where a year stands, what it is called, its target and its result."""


def _years(subject: Subject, number: int, indikator: Indikator) -> list[_Row]:
    name = indikator.singkatan or indikator.nama
    rows: list[_Row] = [
        (("indikator", number, "riwayat", n), f"{name} {row.tahun}", row.target, row.realisasi)
        for n, row in enumerate(indikator.riwayat)
    ]
    result = subject.hasil.indikator[number].realisasi
    now = Number(result.nilai) if result.ada and not result.urutan else None
    return [*rows, (("indikator", number, "target"), name, indikator.target, now)]


_Known = tuple[Path_, str, Number, Number]


def _known(rows: Iterable[_Row]) -> list[_Known]:
    """The years of which both are known, and numbers."""
    return [
        (path, what, target, result)
        for path, what, target, result in rows
        if target is not None and result is not None
        if not isinstance(target, Predikat) and not isinstance(result, Predikat)
    ]


def _roundness(value: Number) -> int:
    """The place of the last digit that is not zero: 3 of 5.000, -2 of 3,14."""
    return int(value.normalize().as_tuple().exponent) if value else 0


def _less_round(rows: Iterable[_Row]) -> Iterator[_Known]:
    """Years whose target is as much less round than the result as those of others are rounder."""
    known = _known(rows)
    steps = [_roundness(target) - _roundness(result) for _, _, target, result in known]
    for n, row in enumerate(known):
        others = steps[:n] + steps[n + 1 :]
        if len(others) > 1 and min(others) > 1 and steps[n] < -1:
            yield row


def _crossed(rows: Iterable[_Row]) -> Iterator[_Known]:
    """Years that lie in the other series: exchanged, both series are less than half as wide."""
    known = _known(rows)
    for n, row in enumerate(known):
        targets = [target for k, (_, _, target, _) in enumerate(known) if k != n]
        results = [result for k, (_, _, _, result) in enumerate(known) if k != n]
        if len(targets) < 2 or max(targets) >= min(results):
            continue
        written = _range(row[2], targets) + _range(row[3], results)
        exchanged = _range(row[3], targets) + _range(row[2], results)
        if 2 * exchanged < written:
            yield row


def _range(value: Number, others: Sequence[Number]) -> Number:
    return Number(max(value, *others) - min(value, *others))


def _exchanged(path: Path_, what: str, target: str, result: str) -> Problem:
    return Problem(
        (*path, "target"),
        f"Target {what} {target} dan realisasinya {result} tampaknya tertukar: pada tahun lain "
        "sebaliknya.",
        "Cocokkan keduanya dengan sumbernya.",
        others=((*path, "realisasi"),),
    )
