"""Months, halves of the year and elements of a survey, held against each other."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip_docgen.identity import keys
from lkjip_docgen.measures.arithmetic import (
    WEIGHTED_MEAN,
    all_known,
    difference,
    flat,
    percent,
    range_of,
)
from lkjip_docgen.measures.results import (
    BagianTelaah,
    HasilBerbobot,
    HasilBulan,
    HasilIndikator,
    HasilKelompok,
    HasilSurvei,
    HasilUnsur,
)
from lkjip_docgen.measures.telaah.pokok import Findings, Pokok, lagging, of_chosen
from lkjip_docgen.measures.ways import CONVERTED, result_by
from lkjip_docgen.model import SurveiBulanan
from lkjip_docgen.operation import CountTrue, Input
from lkjip_docgen.quantity import Quantity, Unit, computed
from lkjip_docgen.records import Record

_FEWEST_MONTHS = 6
_FEWEST_OF_HALF = 4
_NOTICEABLE = Decimal("0.01")
"""The part of a scale below which a difference is not worth a sentence."""
_OF_HALVES = Decimal("0.005")
"""The same of the difference between two halves of a year."""
_HALVES = 2
_OF_RANGE = Decimal(3)
"""Halves of a year differ where their means lie a third of the range of the months apart."""


class Survey(Record):
    """A monthly survey with what the office wrote of it, and its months that count."""

    pokok: Pokok
    ukur: SurveiBulanan
    hasil: HasilSurvei
    bulan: tuple[HasilBulan, ...]

    @property
    def lebar(self) -> Decimal:
        """How wide its scale is."""
        skala = self.ukur.skala_survei
        return skala.maks - (skala.min or 0)


def surveys(pokok: Pokok, hasil: HasilIndikator) -> Findings:
    """What the months and elements of a survey tell about its result."""
    if hasil.survei is not None and hasil.survei.nilai.ada:
        yield from _monthly(_survey_of(pokok, hasil), hasil)
    elif hasil.berbobot is not None:
        yield from _weighted(pokok, hasil, hasil.berbobot)


def _survey_of(pokok: Pokok, hasil: HasilIndikator) -> Survey:
    ukur, survei = result_by(hasil, SurveiBulanan, HasilSurvei)
    months = tuple(m for m in survei.bulan if all_known((m.nilai, m.responden)))
    return Survey(pokok, ukur, survei, months)


def _monthly(survey: Survey, hasil: HasilIndikator) -> Findings:
    yield from _too_few(survey)
    if hasil.model.polaritas == "maksimum" and len(survey.bulan) >= _FEWEST_MONTHS:
        yield from _of_months(survey, hasil)


def _of_months(survey: Survey, hasil: HasilIndikator) -> Findings:
    yield from _no_real_change(survey, hasil)
    yield from _lowest_month(survey)
    yield from _halves(survey)
    yield from _elements(survey)


# --- months ----------------------------------------------------------------------------------


def _too_few(survey: Survey) -> Findings:
    """Months with fewer respondents than asked for; the report tells of them beside the table."""
    few, least = survey.hasil.bulan_kurang, survey.hasil.minimum_responden
    if few and least is not None:
        yield survey.pokok.finding(
            "responden-kurang",
            0,
            angka={"minimum": least},
            kata={"bulanan": True},
            bagian=[BagianTelaah(month.nama, month.responden) for month in few],
            perhatian=60,
        )


def _no_real_change(survey: Survey, hasil: HasilIndikator) -> Findings:
    """A change against last year of less than half of what the months differ among themselves.

    A mean of twelve months is steadier than the months; by the whole range every change would
    be none.
    """
    change, kode = hasil.perubahan_realisasi, "praktis-sama"
    before = hasil.tahun_lalu
    if not change.ada or not change.nilai or before is None:
        return
    spread = _month_range(survey, kode)
    top, bottom = survey.hasil.skala_hasil, survey.hasil.skala_survei
    converted = computed(
        survey.pokok.at(kode, "jarak"),
        CONVERTED,
        change.unit,
        f"Jarak antarbulan {survey.pokok.sebutan} pada skala target",
        formula="jarak antarbulan × skala indeks ÷ skala survei",
        inputs=(spread, top, bottom),
        places=change.places,
        satuan=change.satuan,
    )
    if abs(change.nilai) * _HALVES > converted.nilai:
        return
    low, high = _ends(survey.bulan)
    yield survey.pokok.finding(
        kode,
        80,
        angka={"perubahan": change, "jarak": converted, "terendah": low, "tertinggi": high},
        kata={"tahun": before.tahun},
    )


def _month_range(survey: Survey, kode: str) -> Quantity:
    path, label = survey.pokok.at(kode, "jarak_bulan"), f"Jarak {survey.ukur.nama_nilai} antarbulan"
    months = [month.nilai for month in survey.bulan]
    return range_of(path, months, label, "bulan tertinggi − bulan terendah")


def _ends(months: Sequence[HasilBulan]) -> tuple[Quantity, Quantity]:
    in_order = sorted((month.nilai for month in months), key=lambda value: value.nilai)
    return in_order[0], in_order[-1]


def _lowest_month(survey: Survey) -> Findings:
    """A month clearly below all others, with the elements that are lowest in it."""
    found = lagging(survey.bulan, lambda month: month.nilai.nilai)
    if found is None:
        return
    lowest, following = found
    depth = survey.hasil.nilai.nilai - lowest.nilai.nilai
    if depth < survey.lebar * _NOTICEABLE:
        return
    number = survey.hasil.bulan.index(lowest)
    yield survey.pokok.finding(
        "bulan-terendah",
        85,
        angka={
            "nilai": lowest.nilai,
            "berikut": following.nilai,
            "setahun": survey.hasil.nilai,
        },
        kata={
            "bulan": lowest.nama,
            "nama_nilai": survey.ukur.nama_nilai,
            "sebutan_unsur": survey.ukur.sebutan_unsur,
        },
        bagian=_lowest_elements(survey, number, lowest.nilai),
        perhatian=50,
    )


def _lowest_elements(survey: Survey, number: int, value: Quantity) -> list[BagianTelaah]:
    """The two elements that lie furthest below the value of a month."""
    rows = [
        BagianTelaah(unsur.nama, unsur.bulan[number])
        for unsur in survey.hasil.unsur
        if unsur.bulan[number].ada and unsur.bulan[number].nilai < value.nilai
    ]
    return sorted(rows, key=lambda row: row.nilai.nilai)[:2]


# --- halves of the year ----------------------------------------------------------------------


def _halves(survey: Survey) -> Findings:
    """Two halves of the year whose means lie apart, and how many elements went along."""
    kode, months = "beda-semester", survey.hasil.bulan
    first = _half(survey, kode, "semester_1", months[:6])
    second = _half(survey, kode, "semester_2", months[6:])
    if first is None or second is None:
        return
    change = difference(
        survey.pokok.at(kode, "selisih"),
        second,
        first,
        f"Selisih semester {survey.pokok.sebutan}",
        "semester II − semester I",
    )
    low, high = _ends(survey.bulan)
    apart = abs(change.nilai)
    if apart * _OF_RANGE < high.nilai - low.nilai or apart < survey.lebar * _OF_HALVES:
        return
    along = _along(survey, change)
    yield survey.pokok.finding(
        kode,
        65,
        angka={"satu": first, "dua": second, "selisih": change, "searah": along},
        kata={
            "unsur": len(along.inputs) // 2,
            "nama_nilai": survey.ukur.nama_nilai,
            "sebutan_unsur": survey.ukur.sebutan_unsur,
        },
    )


def _half(survey: Survey, kode: str, name: str, months: Sequence[HasilBulan]) -> Quantity | None:
    """The mean of half a year, weighted by respondents; None where too many months lack."""
    pairs = [(m.responden, m.nilai) for m in months if all_known((m.nilai, m.responden))]
    if len(pairs) < _FEWEST_OF_HALF:
        return None
    return _mean(survey.pokok.at(kode, name), pairs, f"{survey.ukur.nama_nilai} {name}")


def _mean(path: str, pairs: list[tuple[Quantity, Quantity]], label: str) -> Quantity:
    return computed(
        path,
        WEIGHTED_MEAN,
        Unit.NILAI,
        label.replace("semester_1", "semester I").replace("semester_2", "semester II"),
        formula="Σ(nilai × responden) ÷ Σ responden",
        inputs=flat(pairs),
    )


def _along(survey: Survey, change: Quantity) -> Quantity:
    """How many elements changed the way the whole did, of those known in both halves."""
    halves = [pair for pair in _element_halves(survey) if pair is not None]
    whole = Input(2 * len(halves))
    same = tuple((Input(n + 1) - Input(n)) * whole > 0 for n in range(0, 2 * len(halves), 2))
    return computed(
        survey.pokok.at("beda-semester", "searah"),
        CountTrue(same),
        Unit.JUMLAH,
        f"Banyaknya {survey.ukur.sebutan_unsur} yang berubah searah",
        formula="banyaknya yang semester II-nya berubah searah dengan nilai seluruhnya",
        inputs=(*flat(halves), change),
        places=0,
        satuan=survey.ukur.sebutan_unsur,
    )


def _element_halves(survey: Survey) -> list[tuple[Quantity, Quantity] | None]:
    names = keys(survey.ukur.tabel.unsur)
    return [
        _halves_of(survey, key, unsur) for key, unsur in zip(names, survey.hasil.unsur, strict=True)
    ]


def _halves_of(survey: Survey, key: str, unsur: HasilUnsur) -> tuple[Quantity, Quantity] | None:
    found = []
    for name, part in (("semester_1", slice(0, 6)), ("semester_2", slice(6, 12))):
        months = zip(survey.hasil.bulan[part], unsur.bulan[part], strict=True)
        pairs = [(m.responden, v) for m, v in months if all_known((m.responden, v))]
        if len(pairs) < _FEWEST_OF_HALF:
            return None
        path = survey.pokok.at("beda-semester", f"unsur.{key}.{name}")
        found.append(_mean(path, pairs, f"{unsur.nama} {name}"))
    return found[0], found[1]


# --- elements --------------------------------------------------------------------------------


def _elements(survey: Survey) -> Findings:
    """Elements that hardly differ from each other, or one that is clearly below the others."""
    known = sorted(
        (unsur for unsur in survey.hasil.unsur if unsur.nilai.ada), key=lambda u: u.nilai.nilai
    )
    if len(known) < 3:
        return
    kode, low, high = "unsur-rapat", known[0].nilai, known[-1].nilai
    label = f"Jarak antar-{survey.ukur.sebutan_unsur} {survey.pokok.sebutan}"
    spread = range_of(survey.pokok.at(kode, "jarak"), [unsur.nilai for unsur in known], label)
    months = _month_range(survey, kode)
    close = spread.nilai <= survey.lebar * _NOTICEABLE and spread.nilai < months.nilai
    if close:
        yield survey.pokok.finding(
            kode,
            58,
            angka={"terendah": low, "tertinggi": high, "jarak": spread, "jarak_bulan": months},
            kata={"unsur": len(known), "sebutan_unsur": survey.ukur.sebutan_unsur},
        )
    else:
        yield from _lowest_element(survey, known)


def _lowest_element(survey: Survey, known: Sequence[HasilUnsur]) -> Findings:
    found = lagging(known, lambda unsur: unsur.nilai.nilai)
    if found is None:
        return
    kode, lowest = "unsur-terendah", found[0]
    behind = difference(
        survey.pokok.at(kode, "selisih"),
        lowest.nilai,
        survey.hasil.nilai,
        f"Selisih {lowest.nama} dengan {survey.ukur.nama_nilai}",
    )
    if -behind.nilai >= survey.lebar * _NOTICEABLE:
        yield survey.pokok.finding(
            kode,
            68,
            angka={
                "nilai": lowest.nilai,
                "selisih": of_chosen(behind),
                "setahun": survey.hasil.nilai,
            },
            kata={
                "nama": lowest.nama,
                "nama_nilai": survey.ukur.nama_nilai,
                "sebutan_unsur": survey.ukur.sebutan_unsur,
            },
            perhatian=45,
        )


# --- weighted elements -----------------------------------------------------------------------


def _weighted(pokok: Pokok, hasil: HasilIndikator, weighted: HasilBerbobot) -> Findings:
    """Elements below the target, and how many of those asked have answered."""
    for kelompok in weighted.kelompok:
        yield from _answers(pokok, kelompok)
    if weighted.dihitung and hasil.model.polaritas == "maksimum" and not hasil.sampai:
        yield from _below_target(pokok, hasil, weighted)


def _answers(pokok: Pokok, kelompok: HasilKelompok) -> Findings:
    people, populasi = kelompok.responden, kelompok.populasi
    if kelompok.cukup is False and kelompok.minimum_responden is not None:
        yield pokok.finding(
            "responden-kurang",
            0,
            angka={"minimum": kelompok.minimum_responden},
            kata={"bulanan": False},
            bagian=[BagianTelaah(kelompok.nama, people)],
            perhatian=60,
        )
    if populasi is None or not all_known((people, populasi)) or kelompok.lebih:
        return
    kode = "tingkat-respons"
    path, label = pokok.at(kode, f"{kelompok.kode}.persen"), f"Tingkat respons {kelompok.nama}"
    share = percent(path, people, populasi, label, "responden ÷ populasi × 100%")
    if share.ada:
        angka = {"responden": people, "populasi": populasi, "persen": share}
        yield pokok.finding(kode, 35, angka=angka, kata={"kelompok": kelompok.nama})


def _below_target(pokok: Pokok, hasil: HasilIndikator, weighted: HasilBerbobot) -> Findings:
    """The elements that are below the target, where others are not."""
    rows = [
        BagianTelaah(unsur.nama, unsur.nilai)
        for kelompok in weighted.kelompok
        for unsur in kelompok.unsur
        if unsur.nilai.ada and unsur.bobot.nilai > 0
    ]
    target = hasil.target
    if not target.ada or not rows:
        return
    below = sorted(
        (row for row in rows if row.nilai.nilai < target.nilai), key=lambda row: row.nilai.nilai
    )
    if below and len(below) < len(rows):
        count = computed(
            pokok.at("unsur-di-bawah-target", "banyak"),
            CountTrue(tuple(Input(n) < Input(0) for n in range(1, len(rows) + 1))),
            Unit.JUMLAH,
            f"Banyaknya unsur {pokok.sebutan} di bawah target",
            formula="banyaknya unsur yang nilainya kurang dari target",
            inputs=(target, *(row.nilai for row in rows)),
            places=0,
            satuan="unsur",
        )
        yield pokok.finding(
            "unsur-di-bawah-target",
            66,
            angka={"target": target, "banyak": count},
            kata={"unsur": len(rows), "tercapai": bool(hasil.tercapai)},
            bagian=below[:3],
            perhatian=45,
        )
