"""The absorption of the year as each source records it: DIPA, SMART, e-Monev."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.measures.results import (
    HasilAnggaran,
    HasilEmonev,
    HasilNilai,
    HasilSerapan,
    HasilTahunNilai,
)
from lkjip_docgen.model import Laporan
from lkjip_docgen.operation import Input
from lkjip_docgen.quantity import Quantity, Unit, computed


def measure_absorptions(
    laporan: Laporan, anggaran: HasilAnggaran, nka: HasilNilai | None, emonev: HasilEmonev | None
) -> tuple[HasilSerapan, ...]:
    """One entry for each source with a figure of the year; each keeps its own date.

    They differ by what is counted and when, so none stands for another.
    """
    return tuple(_sources(laporan, anggaran, nka, emonev))


def _sources(
    laporan: Laporan, anggaran: HasilAnggaran, nka: HasilNilai | None, emonev: HasilEmonev | None
) -> Iterator[HasilSerapan]:
    if anggaran.total.serapan.ada:
        yield HasilSerapan(f"realisasi {anggaran.akhir.nama}", anggaran.total.serapan)
    words = laporan.kosakata
    if nka is not None and nka.kini.tahun == laporan.dokumen.tahun:
        yield from _in_score(nka.kini, words.aplikasi_kinerja_anggaran.pendek)
    if emonev is not None:
        yield from _in_progress(emonev, words.aplikasi_pemantauan.nama)


def _in_progress(emonev: HasilEmonev, app: str) -> Iterator[HasilSerapan]:
    """Spending at the end of the last month that has a figure, where it has that of spending."""
    month, spending, _ = emonev.akhir
    if spending.ada:
        yield HasilSerapan(f"{app} sampai dengan akhir {month}", spending)


def _in_score(year: HasilTahunNilai, app: str) -> Iterator[HasilSerapan]:
    """The component of a score that is the absorption, in percent, where its rule has one."""
    value = _component(year)
    if value is None or not value.ada:
        return
    absorbed = computed(
        f"nka.{year.tahun}.serapan",
        Input(0),
        Unit.PERSEN,
        f"Serapan menurut {app} {year.tahun}",
        formula="komponen penyerapan",
        inputs=(value,),
        places=value.places,
    )
    yield HasilSerapan(f"aplikasi {app}", absorbed)


def _component(year: HasilTahunNilai) -> Quantity | None:
    codes = {rule.kode for rule in year.aturan.komponen if rule.serapan}
    for part in year.komponen:
        if part.kode in codes:
            return part.nilai
    return None
