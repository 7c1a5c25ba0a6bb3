"""How an indicator changed against the years before, and what brought the change about."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lkjip_docgen.measures.achievement import Goal, achievement
from lkjip_docgen.measures.arithmetic import all_known, difference
from lkjip_docgen.measures.results import BagianTelaah, HasilIndikator, HasilTahun
from lkjip_docgen.measures.telaah.pokok import Findings, Pokok
from lkjip_docgen.operation import Input, in_a_row
from lkjip_docgen.quantity import Quantity, Unit, computed

ARAH = {"maksimum": 1, "minimum": -1}
"""Which way is better: up or down; a value to be held has neither."""


def yearly_changes(pokok: Pokok, hasil: HasilIndikator) -> Findings:
    """What drove the change of capaian, and a result that worsens year after year."""
    if hasil.realisasi.unit is Unit.PREDIKAT:
        return
    yield from _decomposed(pokok, hasil)
    yield from _worsening(pokok, hasil)


def unbroken(hasil: HasilIndikator) -> tuple[HasilTahun, ...]:
    """The years up to the reported one of which none is missing and each has a result."""
    years: list[HasilTahun] = []
    for year in reversed(hasil.tahun):
        if not year.realisasi.ada or (years and years[-1].tahun - year.tahun != 1):
            break
        years.append(year)
    return tuple(reversed(years))


def _decomposed(pokok: Pokok, hasil: HasilIndikator) -> Findings:
    """The change of capaian, taken apart: first the result changes, then the target.

    The step between them is a published percentage too, this year's result against last year's
    target; so both parts add up to the printed change exactly.
    """
    before, now = hasil.tahun_lalu, hasil.tahun[-1]
    if before is None or not _comparable(before, now):
        return
    kode, path = "uraian-capaian", pokok.at("uraian-capaian", "capaian_target_lalu")
    label = f"Capaian {pokok.sebutan} {now.tahun} terhadap target {before.tahun}"
    between = achievement(path, now.realisasi, Goal(before.target), hasil.model, label)
    if not between.ada:
        return
    by_result = difference(
        pokok.at(kode, "realisasi"),
        between,
        before.capaian,
        f"Bagian perubahan capaian {pokok.sebutan} dari realisasi",
        "capaian terhadap target tahun lalu − capaian tahun lalu",
    )
    by_target = difference(
        pokok.at(kode, "target"),
        now.capaian,
        between,
        f"Bagian perubahan capaian {pokok.sebutan} dari target",
        "capaian tahun ini − capaian terhadap target tahun lalu",
    )
    if by_result.nilai and by_target.nilai and hasil.perubahan_capaian.nilai:
        yield pokok.finding(
            kode,
            60,
            angka={
                "perubahan": hasil.perubahan_capaian,
                "realisasi": by_result,
                "target": by_target,
                "antara": between,
            },
            kata={
                "tahun": before.tahun,
                "target_naik": now.target.nilai > before.target.nilai,
                "polaritas": hasil.model.polaritas,
            },
        )


def _comparable(before: HasilTahun, now: HasilTahun) -> bool:
    """Whether both years have a capaian of a single target, and both figures have changed."""
    known = (before.capaian, now.capaian, before.target, now.target)
    if not all_known((*known, before.realisasi)) or before.sampai or now.sampai:
        return False
    moved = now.target.nilai != before.target.nilai
    return moved and now.realisasi.nilai != before.realisasi.nilai


def _worsening(pokok: Pokok, hasil: HasilIndikator) -> Findings:
    """A result that has become worse at least twice in a row, with each step."""
    better = ARAH.get(hasil.model.polaritas)
    steps: list[BagianTelaah] = []
    for before, now in reversed(list(pairwise(unbroken(hasil)))):
        step = _step(pokok, before, now)
        if better is None or step.nilai * better >= 0:
            break
        steps.append(BagianTelaah(str(now.tahun), step))
    if better is not None and len(steps) > 1:
        steps.reverse()
        yield pokok.finding(
            "memburuk-berturut",
            90,
            angka={"kali": _times(pokok, unbroken(hasil), better)},
            kata={"naik": better == -1, "sejak": steps[0].nama, "sampai": steps[-1].nama},
            bagian=steps,
            perhatian=90,
        )


def _step(pokok: Pokok, before: HasilTahun, now: HasilTahun) -> Quantity:
    return difference(
        pokok.at("memburuk-berturut", f"perubahan_{now.tahun}"),
        now.realisasi,
        before.realisasi,
        f"Perubahan realisasi {pokok.sebutan} {now.tahun}",
        "tahun itu − tahun sebelumnya",
    )


def _times(pokok: Pokok, years: Sequence[HasilTahun], better: int) -> Quantity:
    """How many of the changes between years, up to the last, are for the worse in a row."""
    changes = [Input(n + 1) - Input(n) for n in range(len(years) - 1)]
    return computed(
        pokok.at("memburuk-berturut", "kali"),
        in_a_row([change * better < 0 for change in changes]),
        Unit.JUMLAH,
        f"Banyaknya tahun {pokok.sebutan} memburuk berturut-turut",
        formula="banyaknya perubahan yang memburuk sampai dengan tahun ini",
        inputs=tuple(year.realisasi for year in years),
        places=0,
        satuan="tahun",
    )
