"""The year on one page: how many targets were met, and which indicators come first."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip_docgen.measures.results import HasilIndikator, HasilKilas, HasilNilai
from lkjip_docgen.model import Laporan
from lkjip_docgen.quantity import Quantity, Unit, computed

MOST = 6
"""So many indicators have room on the page."""


def measure_glance(
    laporan: Laporan,
    indikator: Sequence[HasilIndikator],
    nka: HasilNilai | None,
    ikpa: HasilNilai | None,
) -> HasilKilas:
    """What the page Kilas Kinerja counts and compares."""
    judged = [row for row in indikator if row.tercapai is not None]
    met = [row for row in judged if row.tercapai]
    shown = foremost(indikator)
    results = tuple(row.capaian for row in indikator)
    return HasilKilas(
        jumlah=_count(
            "indikator", len(indikator), "Indikator yang dilaporkan", "banyaknya indikator", results
        ),
        tercapai=_met(len(met) if judged else None, results),
        belum_dinilai=_count(
            "belum_dinilai",
            len(indikator) - len(judged),
            "Indikator yang belum dapat dinilai",
            "banyaknya indikator yang belum dapat dinilai",
            results,
        ),
        utama=shown,
        lainnya=_count(
            "lainnya",
            len(indikator) - len(shown),
            "Indikator lainnya",
            "banyaknya indikator − banyaknya indikator yang ditampilkan",
            results,
        ),
        perubahan_nka=_change("nka", nka),
        perubahan_ikpa=_change("ikpa", ikpa),
        inovasi=_innovations(laporan),
        penghargaan=_awards(laporan),
    )


def foremost(indikator: Sequence[HasilIndikator]) -> tuple[HasilIndikator, ...]:
    """The indicators that the page shows: all, or first those that missed their target.

    They keep the order of the report.
    """
    by_weight = sorted(indikator, key=lambda row: _ORDER[row.tercapai])
    chosen = {row.nomor for row in by_weight[:MOST]}
    return tuple(row for row in indikator if row.nomor in chosen)


_ORDER = {False: 0, None: 1, True: 2}


def _count(
    name: str, number: int, label: str, formula: str, inputs: tuple[Quantity, ...] = ()
) -> Quantity:
    """How many things the office has listed; `inputs` are their numbers, where they have some."""
    return _number(name, Decimal(number), label, formula, inputs)


def _met(number: int | None, results: tuple[Quantity, ...]) -> Quantity:
    return _number(
        "tercapai",
        None if number is None else Decimal(number),
        "Indikator yang mencapai target",
        "banyaknya indikator yang mencapai target",
        results,
    )


def _number(
    name: str, number: Decimal | None, label: str, formula: str, inputs: tuple[Quantity, ...]
) -> Quantity:
    path = f"kilas.{name}"
    return computed(path, number, Unit.JUMLAH, label, formula=formula, inputs=inputs, places=0)


def _change(name: str, score: HasilNilai | None) -> Quantity | None:
    """The change of a score against the year before, where one rule holds for both."""
    if score is None or len(score.tahunan) < 2:
        return None
    before, now = score.tahunan[-2:]
    alike = before.tahun == now.tahun - 1 and before.aturan.kode == now.aturan.kode
    if not (alike and before.nilai.ada and now.nilai.ada):
        return None
    return computed(
        f"kilas.perubahan_{name}",
        now.nilai.nilai - before.nilai.nilai,
        Unit.POIN,
        f"Perubahan nilai {now.aturan.nama}",
        formula="nilai tahun ini − nilai tahun lalu",
        inputs=(now.nilai, before.nilai),
        places=max(now.nilai.places, before.nilai.places),
    )


def _innovations(laporan: Laporan) -> Quantity | None:
    if not laporan.inovasi and not laporan.nihil("inovasi"):
        return None
    return _count("inovasi", len(laporan.inovasi), "Inovasi yang dilaporkan", "banyaknya inovasi")


def _awards(laporan: Laporan) -> Quantity | None:
    """The awards of the reported year, where the office has spoken of awards at all."""
    if not laporan.penghargaan and not laporan.nihil("penghargaan"):
        return None
    year = laporan.dokumen.tahun
    mine = [award for award in laporan.penghargaan if award.tahun == year]
    words = f"tahun {year}"
    return _count(
        "penghargaan", len(mine), f"Penghargaan {words}", f"banyaknya penghargaan {words}"
    )
