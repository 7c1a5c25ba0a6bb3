"""Figures that lie a power of ten away from the series they stand in: indicators and scores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from lkjip_docgen.checks.data.gaps import neighbours
from lkjip_docgen.checks.data.magnitudes import NEAR, Others, away, slip, told, usual
from lkjip_docgen.checks.data.salah_angka import (
    COMMA,
    Figure,
    mistyped_figures,
    plain,
    shares_of_targets,
    written,
)
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import angka, tempat
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import MONTHS, format_decimal
from lkjip_docgen.measures import HasilIndikator, position_finder
from lkjip_docgen.measures.ways import measured_by
from lkjip_docgen.model import ROMAWI, TW, IndikatorPK, Laporan, SurveiBulanan, yearly
from lkjip_docgen.place import Number, Predikat
from lkjip_docgen.quantity import written_places
from lkjip_docgen.rules import aturan_bila_ada
from lkjip_docgen.source import Path_


@rule("LK266", Severity.WARNING, "Angka indikator jauh dari deretnya", culprit=True)
def indikator_sebesar_deretnya(subject: Subject) -> Iterator[Problem]:
    """Targets, results, past years, plans, agreements and other units on one scale.

    Another unit may count many times as much, so that it is held against shares and scores only.
    What is reckoned from units has no comma that could slip; theirs are looked at in their data.
    """
    promised = promised_targets(subject.laporan)
    for number, hasil in enumerate(subject.hasil.indikator):
        path: Path_ = ("indikator", number)
        figures = list(_figures(number, hasil, promised.get(number, ())))
        values = [figure.nilai for figure in figures]
        for n, figure in enumerate(figures):
            others = values[:n] + values[n + 1 :]
            places = slip(figure.nilai, others)
            if places and not (figure.path == _of_result(path, hasil) and hasil.gabungan):
                yield _far(figure, others, places, hasil.model.desimal)
        yield from mistyped_figures(number, hasil, figures)
        yield from _odd_years(number, hasil, values)
        yield from _odd_quarters(number, hasil)


def _far(figure: Figure, others: Sequence[Decimal], places: int, decimals: int) -> Problem:
    known = [value for value in others if value > 0 and value != figure.nilai]
    lowest, highest = (format_decimal(end, decimals) for end in (min(known), max(known)))
    return Problem(
        figure.path,
        f"{figure.nama} {written(figure.nilai)} tampaknya {told(places)} daripada seharusnya: "
        f"angka lain indikator ini {lowest} sampai dengan {highest}.",
        COMMA,
        others=_divisor(figure.path),
    )


def _divisor(path: Path_) -> tuple[Path_, ...]:
    """What the numerator of a percentage is divided by, which may be the wrong one of the two."""
    return ((*path[:-1], "nilai_penyebut"),) if path[-1] == "nilai_pembilang" else ()


def _odd_years(number: int, hasil: HasilIndikator, known: Sequence[Decimal]) -> Iterator[Problem]:
    """A year whose result is a power of ten away from what other years made of their targets.

    The series of an indicator that rises may hide that; what becomes of targets rises less.  Of
    a count it may be true that a tenth came of it.
    """
    model = hasil.model
    if model.pengukuran.jenis == "cacah":
        return
    shares = shares_of_targets(hasil)
    for n, row in enumerate(model.riwayat):
        aim, real = plain(row.target), plain(row.realisasi)
        others = [share for other, share in shares.items() if other != n]
        places = slip(shares.get(n), others)
        if not places or aim is None or real is None or slip(real, known) or slip(aim, known):
            continue
        path: Path_ = ("indikator", number, "riwayat", n)
        name = f"{model.singkatan or model.nama} {row.tahun}"
        result = Figure((*path, "realisasi"), f"Realisasi {name}", real)
        target = Figure((*path, "target"), f"Target {name}", aim)
        if away(real.scaleb(-places), known) <= away(aim.scaleb(places), known):
            yield _far(result, known, places, model.desimal)
        else:
            yield _far(target, known, -places, model.desimal)


def _odd_quarters(number: int, hasil: HasilIndikator) -> Iterator[Problem]:
    """A quarter among the others of its row; quarters of a sum are parts, and no scale of it."""
    said = hasil.model.triwulan
    if said is None:
        return
    name = hasil.model.singkatan or hasil.model.nama
    for part in ("target", "realisasi"):
        values = [plain(value) for value in getattr(said, part).urut]
        for n, value in enumerate(values):
            others = values[:n] + values[n + 1 :]
            if value is not None and (places := slip(value, others)):
                path: Path_ = ("indikator", number, "triwulan", part, TW[n])
                what = f"{part.capitalize()} {name} triwulan {ROMAWI[n]}"
                known = [other for other in others if other is not None]
                yield _far(Figure(path, what, value), known, places, hasil.model.desimal)


def _figures(number: int, hasil: HasilIndikator, promised: Sequence[Promised]) -> Iterator[Figure]:
    """Everything that is said of an indicator on its own scale."""
    model, path = hasil.model, ("indikator", number)
    name = model.singkatan or model.nama
    yield from _known((*path, "target"), f"Target {name}", model.target)
    for n, row in enumerate(model.riwayat):
        before: Path_ = (*path, "riwayat", n)
        yield from _known((*before, "target"), f"Target {name} {row.tahun}", row.target)
        yield from _known((*before, "realisasi"), f"Realisasi {name} {row.tahun}", row.realisasi)
    if hasil.realisasi.ada and not hasil.realisasi.urutan:
        yield Figure(_of_result(path, hasil), f"Realisasi {name}", hasil.realisasi.nilai)
    if model.pengukuran.jenis != "cacah":
        if (plan := model.target_menengah) is not None:
            what = f"Target {name} {plan.tahun}"
            yield from _known((*path, "target_menengah", "nilai"), what, plan.nilai)
        for n, other in enumerate(model.pembanding):
            what = f"Realisasi {other.unit} untuk {name}"
            yield from _known((*path, "pembanding", n, "realisasi"), what, other.realisasi)
    for where, document, agreed in promised:
        yield from _known((*where, "target"), f"Target {name} pada {document}", agreed.target)


def _of_result(path: Path_, hasil: HasilIndikator) -> Path_:
    """Where the result of the year, or the first of what it was computed from, was written."""
    keys = {"persentase": "nilai_pembilang", "survei_bulanan": "tabel"}
    return (*path, "pengukuran", keys.get(hasil.model.pengukuran.jenis, "hasil"))


def _known(path: Path_, name: str, value: Number | None) -> Iterator[Figure]:
    if value is not None and not isinstance(value, Predikat):
        yield Figure(path, name, value)


Promised = tuple[Path_, str, IndikatorPK]
"""A promise with where it stands and in which document."""


def promised_targets(laporan: Laporan) -> dict[int, list[Promised]]:
    """What agreements and annual plans promise, by the position of the indicator."""
    position_of = position_finder(laporan.indikator)
    found: dict[int, list[Promised]] = {}
    for promised in promises(laporan):
        found.setdefault(position_of(promised[2]), []).append(promised)
    return found


def promises(laporan: Laporan) -> Iterator[Promised]:
    """Every indicator of every agreement and annual plan, with where it stands."""
    for n, agreement in enumerate(laporan.perjanjian_kinerja):
        what = f"perjanjian kinerja {agreement.versi} {agreement.tahun}"
        for t, level in enumerate(agreement.tingkat):
            for s, sasaran in enumerate(level.sasaran):
                for i, row in enumerate(sasaran.indikator):
                    path: Path_ = ("perjanjian_kinerja", n, "tingkat", t, "sasaran", s)
                    yield (*path, "indikator", i), what, row
    for n, plan in enumerate(laporan.rencana_kinerja):
        for s, planned in enumerate(plan.sasaran):
            for i, target in enumerate(planned.indikator):
                path = ("rencana_kinerja", n, "sasaran", s, "indikator", i)
                yield path, f"rencana kinerja {plan.tahun}", target


@rule("LK267", Severity.WARNING, "Nilai jauh dari deretnya", culprit=True)
def nilai_sebesar_deretnya(subject: Subject) -> Iterator[Problem]:
    """Cells of surveys among their months, components of SMART and IKPA, evaluations."""
    for number, ukur in measured_by(subject.laporan.indikator, SurveiBulanan):
        path: Path_ = ("indikator", number, "pengukuran", "tabel")
        for row in ukur.tabel.unsur:
            yield from _odd_months(path, f"Nilai {ukur.sebutan_unsur} {row.nama}", row.nilai)
        yield from _odd_months(path, ukur.nama_nilai, ukur.tabel.nilai)
    for section in ("smart", "ikpa"):
        yield from _odd_components(subject, section)
    yield from _odd_evaluations(subject.laporan)


def _odd_months(path: Path_, name: str, row: Sequence[Number | None]) -> Iterator[Problem]:
    """The months of a row whose comma has slipped, or of whose digits one or two have."""
    lowest_highest = Others(row)
    for month, value in enumerate(row):
        if value is None or _lies_between(value, lowest_highest.without(value)):
            continue
        others = usual([*row[:month], *row[month + 1 :]])
        how = "jauh dari bulan lain" if _is_mistyped(value, others) else ""
        if places := slip(value, others):
            how = f"tampaknya {told(places)} daripada seharusnya"
        if how:
            yield Problem(
                path,
                f"{name} pada {MONTHS[month]} {angka(value)} {how}: bulan lain "
                f"{angka(min(others))} sampai dengan {angka(max(others))}.",
                COMMA,
                tempat(value),
            )


def _lies_between(value: Decimal, ends: Sequence[Decimal]) -> bool:
    """Whether a number lies among others, the lowest and the highest of which are given.

    Others that are near each other tell nothing of one that is the same as either end.
    """
    if not ends or not 0 < ends[0] <= value <= ends[-1]:
        return False
    return ends[0] < value < ends[-1] or ends[-1] <= NEAR * ends[0]


_MONTHS_THAT_SHOW = 5  # others that show how much a row varies
_FAR = 20  # times the range of the others


def _is_mistyped(value: Decimal, others: Sequence[Decimal]) -> bool:
    """Whether a cell lies far from its row, and one slip of the pen puts it among the others.

    A bad month lies apart as well.  That its figure comes among the others with one digit
    changed happens by chance as often as the gap holds their range, twice: once in ten times
    where the gap is twenty times as wide.
    """
    if len(others) < _MONTHS_THAT_SHOW:
        return False
    lowest, highest = min(others), max(others)
    least = Decimal(1).scaleb(-written_places(value))
    if max(value - highest, lowest - value) <= _FAR * max(highest - lowest, least):
        return False
    return any(lowest <= meant <= highest for meant in neighbours(value))


_MADE_FROM_OTHERS = "efisiensi"  # a component that may be any small number, or negative


def _odd_components(subject: Subject, section: str) -> Iterator[Problem]:
    """A component among those of its year, and itself in other years.

    All of them are percentages of what was to be done, but for the saving of money.
    """
    rows = yearly(getattr(subject.laporan, section))
    for n, row in enumerate(rows):
        for key, value in row.komponen.items():
            beside = [v for k, v in row.komponen.items() if k not in (key, _MADE_FROM_OTHERS)]
            years = [other.komponen.get(key) for other in rows if other is not row]
            others = [*beside, *years]
            if value is None or (key == _MADE_FROM_OTHERS and not _is_a_score(section, row.tahun)):
                continue
            of_years = slip(value, others) if key != _MADE_FROM_OTHERS else 0
            places = of_years or _as_fraction(value, row.komponen.values())
            if not places:
                continue
            yield Problem(
                (section, "tahunan", n, "komponen", key),
                f"Komponen {key.replace('_', ' ')} {row.tahun} {angka(value)} tampaknya "
                f"{told(places)} daripada seharusnya: "
                f"{_range([*beside, *years] if any(others) else list(row.komponen.values()))}.",
                COMMA,
                tempat(value),
            )


def _is_a_score(section: str, year: int) -> bool:
    """Whether the saving of money is told as a score of 100, as the rule of a year has it."""
    rule_ = aturan_bila_ada("nka" if section == "smart" else section, year)
    return rule_ is not None and all(part.masukan != _MADE_FROM_OTHERS for part in rule_.komponen)


def _as_fraction(value: Decimal, year: Iterable[Number | None]) -> int:
    """Two places for a component that was written as a fraction (0,98) beside percentages.

    Of what was to be done an office never does less than one percent.
    """
    others = [other for other in year if other is not None and other != value]
    return -2 if 0 < value <= 1 and others and max(others) > _TENTH_OF_ALL else 0


_TENTH_OF_ALL = 10  # percent; above it nobody writes fractions


def _range(others: Sequence[Number | None]) -> str:
    known = [value for value in others if value is not None]
    return f"komponen lain dan tahun lain {angka(min(known))} sampai dengan {angka(max(known))}"


def _odd_evaluations(laporan: Laporan) -> Iterator[Problem]:
    """The score of the evaluation of one year among the others."""
    evaluation = laporan.evaluasi_akip
    if evaluation is None:
        return
    path: Path_ = ("evaluasi_akip",)
    rows: list[tuple[Path_, int, Number | None]] = [
        ((*path, "riwayat", n, "nilai"), row.tahun, row.nilai)
        for n, row in enumerate(evaluation.riwayat)
    ]
    rows.append(((*path, "nilai"), evaluation.tahun, evaluation.nilai))
    for where, tahun, value in rows:
        others = [other for place, _, other in rows if place != where and other is not None]
        if value is not None and (places := slip(value, others)):
            yield Problem(
                where,
                f"Nilai evaluasi {tahun} {angka(value)} tampaknya {told(places)} daripada "
                f"seharusnya: tahun lain {angka(min(others))} sampai dengan {angka(max(others))}.",
                COMMA,
            )


@rule("LK268", Severity.WARNING, "Responden suatu bulan jauh dari bulan lain", culprit=True)
def responden_sebanyak_biasa(subject: Subject) -> Iterator[Problem]:
    """Ten times the people of other months, to the digit: a campaign hardly ends just there."""
    for number, ukur in measured_by(subject.laporan.indikator, SurveiBulanan):
        people = ukur.tabel.responden
        for month, value in enumerate(people):
            others = usual([*people[:month], *people[month + 1 :]])
            if value is None or not (places := slip(value, others, tight=True)):
                continue
            yield Problem(
                ("indikator", number, "pengukuran", "tabel"),
                f"Responden {MONTHS[month]} {angka(value)} orang, tampaknya {told(places)} "
                f"daripada seharusnya: bulan lain biasanya {angka(min(others))} sampai dengan "
                f"{angka(max(others))} orang.",
                "Periksa banyaknya angka. Bila benar, terima temuan ini dengan alasannya.",
                tempat(value),
            )
