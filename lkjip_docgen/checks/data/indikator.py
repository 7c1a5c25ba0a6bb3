"""Indicators: results within their scales, polarity, capaian, history, zeros."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from operator import gt, lt

from lkjip_docgen.checks.data.besaran import Promised, promised_targets
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import angka, besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_decimal
from lkjip_docgen.measures import HasilIndikator, HasilTahunPnbp
from lkjip_docgen.measures.ways import measured_by, way_of
from lkjip_docgen.model import (
    Indikator,
    IndikatorPK,
    Laporan,
    Persentase,
    Riwayat,
    Skala,
    yearly,
    years_of,
)
from lkjip_docgen.place import Number, Predikat
from lkjip_docgen.quantity import Quantity, Unit, round_half_up
from lkjip_docgen.rules import doubtful_word
from lkjip_docgen.source import Path_

_MOST = Decimal(200)  # percent
_POLARITIES = {"maksimum": ("besar", "minimum"), "minimum": ("kecil", "maksimum")}
"""What is better under a polarity, and the other polarity."""
_IN_EARNEST = (
    "Periksa tanda minus, letak koma, dan satuannya. Bila benar, misalnya persentase pertumbuhan, "
    "terima temuan ini dengan alasannya."
)
_ZERO, _WHOLE = Decimal(0), Decimal(100)  # percent
_ON_SCALES = (Unit.INDEKS, Unit.NILAI)
_FAR = 4  # a past survey result this many times smaller is on another scale


@rule("LK121", Severity.ERROR, "Realisasi melampaui skala", culprit=True)
def realisasi_dalam_skala(subject: Subject) -> Iterator[Problem]:
    """A result above the highest value that the scale admits."""
    for path, hasil in _indicators(subject):
        skala = _scale(hasil.model)
        if skala is not None and hasil.realisasi.ada and hasil.realisasi.nilai > skala.maks:
            yield Problem(
                (*path, "pengukuran", "hasil"),
                f"Realisasi {_name(hasil.model)} {besaran(hasil.realisasi)} melampaui nilai "
                f"tertinggi skala, {angka(skala.maks)}.",
                "Periksa hasilnya, dan nyatakan skala survei serta skala hasil dengan benar.",
                others=(skala.maks,),
                sources=(hasil.realisasi,),
            )


@rule("LK122", Severity.WARNING, "Angka pada skala lain", culprit=True)
def skala_sebanding(subject: Subject) -> Iterator[Problem]:
    """Targets, past years and other units must be on the scale of the result."""
    for path, hasil in _indicators(subject):
        if (skala := _scale(hasil.model)) is not None:
            yield from _above_scale(path, hasil.model, skala)
        yield from _foreign_survey_results(path, hasil)


def _above_scale(path: Path_, indikator: Indikator, skala: Skala) -> Iterator[Problem]:
    for where, what, value in _compared(indikator):
        if value is not None and value > skala.maks:
            yield Problem(
                (*path, *where),
                f"{what} {_name(indikator)} {angka(value)} melampaui skala hasil, "
                f"{angka(skala.maks)}.",
                "Angka pada skala lain tidak boleh dibandingkan. Hasil pada skala survei "
                "ditulis sebagai `nilai_survei`.",
                others=(skala.maks,),
            )


def _foreign_survey_results(path: Path_, hasil: HasilIndikator) -> Iterator[Problem]:
    for number, row in enumerate(hasil.model.riwayat):
        if row.nilai_survei is not None and (why := _foreign(row.nilai_survei, hasil)):
            yield Problem(
                (*path, "riwayat", number, "nilai_survei"),
                f"Nilai survei {row.tahun} {angka(row.nilai_survei)} {why}.",
                "Tulis hasil pada skala survei tahun ini, atau hasil yang sudah dikonversi "
                "sebagai `realisasi`.",
                others=(hasil.survei.skala_survei,) if hasil.survei is not None else (),
            )


@rule("LK123", Severity.WARNING, "Polaritas meragukan")
def polaritas_wajar(subject: Subject) -> Iterator[Problem]:
    """The name of the indicator against the declared polarity (rules/polaritas.toml)."""
    for path, hasil in _indicators(subject):
        model = hasil.model
        if model.polaritas not in _POLARITIES:
            continue  # what is held is better neither above nor below
        if (word := doubtful_word(model.nama, model.polaritas)) is not None:
            better, other = _POLARITIES[model.polaritas]
            yield Problem(
                (*path, "polaritas"),
                f"Indikator menghitung “{word}”, tetapi dinyatakan makin {better} makin baik.",
                f"Tulis polaritas: {other} bila yang dikehendaki sebaliknya.",
                others=((*path, "nama"),),
            )


@rule(
    "LK130", Severity.WARNING, "Angka indikator negatif atau persentase di atas 100", culprit=True
)
def angka_mungkin(subject: Subject) -> Iterator[Problem]:
    """Targets, results, past years and other units: what is counted is not less than nothing.

    Where a scale is declared, the least that it admits takes the place of zero.
    """
    yield from _impossible_figures(subject)
    yield from _negative_promises(subject.laporan)


def _negative_promises(laporan: Laporan) -> Iterator[Problem]:
    """Targets of agreements that no indicator of the report has: those are held against it."""
    for path, promised in _promises(laporan):
        if promised.indikator is None and promised.target is not None and promised.target < 0:
            yield Problem(
                (*path, "target"),
                f"Target “{promised.nama}” {angka(promised.target)}, negatif.",
                _IN_EARNEST,
            )


def _promises(laporan: Laporan) -> Iterator[tuple[Path_, IndikatorPK]]:
    """Every indicator of every agreement."""
    for n, agreement in enumerate(laporan.perjanjian_kinerja):
        for t, level in enumerate(agreement.tingkat):
            for s, sasaran in enumerate(level.sasaran):
                for i, promised in enumerate(sasaran.indikator):
                    path = ("perjanjian_kinerja", n, "tingkat", t, "sasaran", s, "indikator", i)
                    yield path, promised


def _impossible_figures(subject: Subject) -> Iterator[Problem]:
    """Figures of the indicators that the report measures."""
    for path, hasil in _indicators(subject):
        scale = _scale(hasil.model)
        least = scale.min if scale is not None and scale.min is not None else _ZERO
        most = _WHOLE if hasil.realisasi.unit is Unit.PERSEN and scale is None else None
        for where, what, value in _stated(hasil.model):
            if value is not None and (why := _outside(value, least, most)):
                yield Problem(
                    (*path, *where),
                    f"{what} {_name(hasil.model)} {angka(value)}, {why}.",
                    _IN_EARNEST,
                )


def _outside(value: Number, least: Decimal, most: Decimal | None) -> str:
    """Why a value cannot be, "" where it can."""
    if value < least:
        return "negatif" if least == 0 else f"lebih kecil daripada skalanya, {angka(least)}"
    return "lebih dari seratus persen" if most is not None and value > most else ""


def _stated(indikator: Indikator) -> Iterator[_Told]:
    """Every figure that was typed as it is, with the end of its path and a name."""
    given = way_of(indikator.pengukuran).given_results()
    yield ("pengukuran", "hasil"), "Hasil", given.get("hasil")
    yield from _compared(indikator)


@rule("LK129", Severity.ERROR, "Target nol tanpa polaritas")
def target_nol(subject: Subject) -> Iterator[Problem]:
    """Of a target of zero only the office can say whether more is better."""
    for path, hasil in _indicators(subject):
        model = hasil.model
        if model.target == 0 and "polaritas" not in model.model_fields_set:
            yield Problem(
                (*path, "target"),
                f"Target {_name(model)} nol, sedangkan `polaritas` tidak ditulis, sehingga setiap "
                "hasil dinyatakan mencapai target.",
                "Tulis `polaritas: minimum` bila makin kecil makin baik, atau "
                "`polaritas: maksimum` bila makin besar makin baik.",
            )


@rule("LK124", Severity.WARNING, "Capaian lebih dari 200%")
def capaian_wajar(subject: Subject) -> Iterator[Problem]:
    """Of every year of an indicator, and of revenue."""
    for path, hasil in _indicators(subject):
        places = _places_by_year(path, hasil)
        for year in hasil.tahun:
            what = f"Capaian {_name(hasil.model)} {year.tahun}"
            yield from _too_much(places[year.tahun], what, year.capaian)
    name = subject.laporan.kosakata.penerimaan.pendek
    for where, income in _written_income(subject):
        yield from _too_much(where, f"Capaian {name} {income.tahun}", income.capaian)


def _written_income(subject: Subject) -> Iterator[tuple[Path_, HasilTahunPnbp]]:
    """Revenue of the years that were written: the reported one is measured even without."""
    laporan = subject.laporan
    rows = {tahun: number for number, tahun in enumerate(years_of(laporan.pendapatan))}
    for income in yearly(subject.hasil.penerimaan):
        if income.tahun in rows:
            yield (laporan.kunci_penerimaan, "tahunan", rows[income.tahun], "realisasi"), income


def _places_by_year(path: Path_, hasil: HasilIndikator) -> dict[int, Path_]:
    """Where the figures of each year of an indicator stand."""
    places: dict[int, Path_] = {
        row.tahun: (*path, "riwayat", number) for number, row in enumerate(hasil.model.riwayat)
    }
    places[hasil.tahun[-1].tahun] = (*path, "target")
    return places


@rule("LK125", Severity.WARNING, "Nol padahal tahun lain berisi", culprit=True)
def nol_atau_kosong(subject: Subject) -> Iterator[Problem]:
    """A zero result or target where more is better and other years are positive."""
    for path, hasil in _indicators(subject):
        if hasil.model.polaritas == "maksimum" and _has_positive_year(hasil):
            yield from _zeros(path, hasil.model)


def _has_positive_year(hasil: HasilIndikator) -> bool:
    return any(year.realisasi.ada and year.realisasi.nilai > 0 for year in hasil.tahun)


def _zeros(path: Path_, indikator: Indikator) -> Iterator[Problem]:
    for where, what, value in _zero_only_in_earnest(indikator):
        if value is not None and value == 0:
            yield Problem(
                (*path, *where),
                f"{what} {_name(indikator)} ditulis nol, padahal ada hasil yang bukan nol.",
                "Nol berarti memang nol. Kosongkan bila angkanya belum ada.",
            )


@rule("LK126", Severity.WARNING, "Satu besaran ditulis dengan dua nilai", culprit=True)
def satu_nilai(subject: Subject) -> Iterator[Problem]:
    """A result both given and computed; a past result both converted and not."""
    for path, hasil in _indicators(subject):
        typed, computed = _superseded(hasil), hasil.realisasi
        if typed is not None and computed.nilai != _rounded(typed, hasil):
            yield Problem(
                (*path, "pengukuran", "hasil"),
                f"Hasil {angka(typed)} berbeda dengan hitungan dari unsurnya, {besaran(computed)}.",
                "Hapus `hasil`: laporan memakai hitungan dari unsur.",
                others=(computed,),
            )
        yield from _past_results_written_twice(path, hasil)


def _past_results_written_twice(path: Path_, hasil: HasilIndikator) -> Iterator[Problem]:
    for number, row in enumerate(hasil.model.riwayat):
        converted = _converted(row, hasil)
        if converted is None or row.realisasi is None:
            continue
        if converted != _rounded(row.realisasi, hasil):
            yield Problem(
                (*path, "riwayat", number, "realisasi"),
                f"Realisasi {row.tahun} {angka(row.realisasi)} berbeda dengan konversi nilai "
                f"surveinya, {format_decimal(converted, hasil.model.desimal)}.",
                "Tulis salah satu saja; laporan memakai `realisasi`.",
                others=((*path, "riwayat", number, "nilai_survei"),),
            )


@rule("LK127", Severity.HINT, "Target melemah dari tahun ke tahun")
def target_tidak_melemah(subject: Subject) -> Iterator[Problem]:
    """Past years, this year, agreements of later years and the end of the plan, in this order."""
    plan = subject.laporan.kosakata.rencana_strategis
    promised = promised_targets(subject.laporan)
    for number, (path, hasil) in enumerate(_indicators(subject)):
        if hasil.model.polaritas == "stabil":
            continue
        softer = lt if hasil.model.polaritas == "maksimum" else gt
        targets = _targets(subject, path, hasil.model, promised.get(number, ()))
        for (earlier, before, old), (where, year, new) in pairwise(targets):
            if softer(new, old):
                yield Problem(
                    where,
                    f"Target {_name(hasil.model)} {year} {angka(new)} lebih lunak daripada "
                    f"target {before}, {angka(old)}.",
                    f"Cocokkan dengan {plan} dan perjanjian kinerja.",
                    others=(earlier,),
                )


@rule("LK128", Severity.WARNING, "Pembilang melebihi penyebut", culprit=True)
def bagian_dari_keseluruhan(subject: Subject) -> Iterator[Problem]:
    """A percentage above 100 or below 0."""
    for number, ukur in measured_by(subject.laporan.indikator, Persentase):
        part, whole = ukur.nilai_pembilang, ukur.nilai_penyebut
        if part is not None and whole is not None and not 0 <= part <= whole:
            yield Problem(
                ("indikator", number, "pengukuran", "nilai_pembilang"),
                f"Pembilang {angka(part)} tidak berada di antara 0 dan penyebut {angka(whole)}.",
                "Periksa apakah keduanya tertukar. Terima temuan ini bila pembilang memang bukan "
                "bagian dari penyebut.",
                others=(whole,),
            )


@rule("LK135", Severity.WARNING, "Pembanding tampaknya pada skala lain")
def pembanding_sebanding(subject: Subject) -> Iterator[Problem]:
    """Another unit's index or score many times ours, where no scale is declared to judge by."""
    for path, hasil in _indicators(subject):
        if hasil.realisasi.unit not in _ON_SCALES or _scale(hasil.model) is not None:
            continue
        for number, other in enumerate(hasil.pembanding):
            if _far_apart(hasil.realisasi, other.realisasi):
                yield Problem(
                    (*path, "pembanding", number, "realisasi"),
                    f"Realisasi {other.unit} {besaran(other.realisasi)} jauh berbeda dengan "
                    f"realisasi {_name(hasil.model)}, {besaran(hasil.realisasi)}.",
                    "Angka pada skala lain tidak boleh dibandingkan: ubah ke skala indikator, atau "
                    "hapus pembanding itu. Nyatakan `skala_hasil` bila skalanya sama.",
                    others=(hasil.realisasi,),
                )


def _far_apart(one: Quantity, other: Quantity) -> bool:
    """Whether one of two positive results is many times the other."""
    if not (one.ada and other.ada) or min(one.nilai, other.nilai) <= 0:
        return False
    return max(one.nilai, other.nilai) > _FAR * min(one.nilai, other.nilai)


@rule("LK136", Severity.WARNING, "Tahun pembanding sesudah tahun laporan")
def tahun_pembanding(subject: Subject) -> Iterator[Problem]:
    """A figure of another unit that was not yet known when the year ended."""
    now = subject.laporan.dokumen.tahun
    for path, hasil in _indicators(subject):
        for number, other in enumerate(hasil.model.pembanding):
            if other.tahun is not None and other.tahun > now:
                yield Problem(
                    (*path, "pembanding", number, "tahun"),
                    f"Realisasi {other.unit} bertahun {other.tahun}, sesudah tahun laporan {now}.",
                    "Pakai angka tahun laporan atau tahun sebelumnya.",
                    others=(("dokumen", "tahun"),),
                )


def _indicators(subject: Subject) -> Iterator[tuple[Path_, HasilIndikator]]:
    for number, hasil in enumerate(subject.hasil.indikator):
        yield ("indikator", number), hasil


def _name(indikator: Indikator) -> str:
    return indikator.singkatan or indikator.nama


def _scale(indikator: Indikator) -> Skala | None:
    return way_of(indikator.pengukuran).scales().get("skala_hasil")


def _superseded(hasil: HasilIndikator) -> Number | None:
    return way_of(hasil.model.pengukuran).superseded(hasil.rincian)


_Told = tuple[Path_, str, Number | None]


def _compared(indikator: Indikator) -> Iterator[_Told]:
    """Values on the scale of the result, with the end of their path and a name."""
    yield from _targets_and_history(indikator)
    if (plan := indikator.target_menengah) is not None:
        yield ("target_menengah", "nilai"), "Target menengah", plan.nilai
        yield ("target_menengah", "sampai"), "Batas atas target menengah", plan.sampai
    for number, other in enumerate(indikator.pembanding):
        yield ("pembanding", number, "realisasi"), f"Realisasi {other.unit} untuk", other.realisasi


def _zero_only_in_earnest(indikator: Indikator) -> Iterator[_Told]:
    """Values that are zero only in earnest, with the end of their path and a name."""
    for key, value in way_of(indikator.pengukuran).given_results().items():
        yield ("pengukuran", key), "Hasil", value
    yield from _targets_and_history(indikator)


def _targets_and_history(indikator: Indikator) -> Iterator[_Told]:
    yield ("target",), "Target", indikator.target
    yield ("target_sampai",), "Batas atas target", indikator.target_sampai
    for number, row in enumerate(indikator.riwayat):
        yield ("riwayat", number, "target"), f"Target {row.tahun}", row.target
        past = f"Batas atas target {row.tahun}"
        yield ("riwayat", number, "target_sampai"), past, row.target_sampai
        yield ("riwayat", number, "realisasi"), f"Realisasi {row.tahun}", row.realisasi


def _foreign(value: Decimal, hasil: HasilIndikator) -> str:
    """Why a past survey result cannot be on the scale of this year's survey, "" if it can."""
    survei = hasil.survei
    if survei is None:
        return "tidak dapat dikonversi karena skala surveinya tidak dinyatakan"
    if value > survei.skala_survei.nilai:
        return f"melampaui skala survei, {angka(survei.skala_survei.nilai)}"
    if survei.nilai.ada and value * _FAR < survei.nilai.nilai:
        return f"tampaknya pada skala lain; nilai tahun ini {besaran(survei.nilai)}"
    return ""


def _converted(row: Riwayat, hasil: HasilIndikator) -> Decimal | None:
    """The past survey result on the scale of the indicator, as published."""
    if row.nilai_survei is None or hasil.survei is None or hasil.survei.skala_survei.nilai <= 0:
        return None
    top, bottom = hasil.survei.skala_hasil.nilai, hasil.survei.skala_survei.nilai
    return _rounded(row.nilai_survei * top / bottom, hasil)


def _rounded(value: Decimal, hasil: HasilIndikator) -> Decimal:
    return round_half_up(value, hasil.model.desimal)


_Target = tuple[Path_, int, Number]


def _targets(
    subject: Subject, path: Path_, indikator: Indikator, promised: Sequence[Promised]
) -> list[_Target]:
    """The targets that are known, with their paths and years, in the order of the years."""
    laporan = subject.laporan
    written = [
        *_written_targets(laporan.dokumen.tahun, path, indikator),
        *_later_promises(laporan, promised),
    ]
    known = [(where, year, value) for where, year, value in written if value is not None]
    return sorted(known, key=lambda row: row[1])


def _written_targets(
    now: int, path: Path_, indikator: Indikator
) -> Iterator[tuple[Path_, int, Number | None]]:
    for number, row in enumerate(indikator.riwayat):
        if row.tahun < now:
            yield (*path, "riwayat", number, "target"), row.tahun, row.target
    yield (*path, "target"), now, indikator.target
    plan = indikator.target_menengah
    if plan is None:
        return
    ends_now = plan.tahun == now and _is_another(plan.nilai, indikator.target)
    if plan.tahun > now or ends_now:
        yield (*path, "target_menengah", "nilai"), plan.tahun, plan.nilai


_ANOTHER = Decimal("0.9")


def _is_another(end: Number | None, target: Number | None) -> bool:
    """Whether the plan ends this year elsewhere than where the agreement does, not nearby."""
    if end is None or target is None or isinstance(end, Predikat) or isinstance(target, Predikat):
        return False
    return min(end, target) < _ANOTHER * max(end, target)


def _later_promises(
    laporan: Laporan, promised: Sequence[Promised]
) -> Iterator[tuple[Path_, int, Number | None]]:
    """The targets of an indicator in the agreements of later years, each year's last one."""
    found: dict[int, tuple[Path_, int, Number | None]] = {}
    for path, _, row in promised:
        if path[0] == "perjanjian_kinerja":
            year = laporan.perjanjian_kinerja[int(path[1])].tahun
            if year > laporan.dokumen.tahun:
                found[year] = ((*path, "target"), year, row.target)
    yield from found.values()


def _too_much(path: Path_, what: str, capaian: Quantity) -> Iterator[Problem]:
    if capaian.ada and capaian.nilai > _MOST:
        yield Problem(
            path,
            f"{what} {besaran(capaian)}, lebih dari 200%.",
            "Periksa satuan, skala, dan letak koma. Bila benar, terangkan dalam laporan bahwa "
            "target terlalu rendah.",
            others=(capaian,),
        )
