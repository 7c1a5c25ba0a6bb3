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
from lkjip_docgen.quantity import Quantity, Unit, computed


def measure_absorptions(
    tahun: int, anggaran: HasilAnggaran, nka: HasilNilai | None, emonev: HasilEmonev | None
) -> tuple[HasilSerapan, ...]:
    """One entry for each source with a figure of the year; each keeps its own date.

    They differ by what is counted and when, so none stands for another.
    """
    return tuple(_sources(tahun, anggaran, nka, emonev))


def _sources(
    tahun: int, anggaran: HasilAnggaran, nka: HasilNilai | None, emonev: HasilEmonev | None
) -> Iterator[HasilSerapan]:
    if anggaran.total.serapan.ada:
        yield HasilSerapan(f"realisasi {anggaran.akhir.nama}", anggaran.total.serapan)
    scored = nka.kini if nka is not None and nka.kini.tahun == tahun else None
    if scored is not None and (score := _in_score(scored)) is not None:
        yield HasilSerapan("aplikasi SMART", score)
    if emonev is not None and emonev.akhir[1].ada:
        month, spending, _ = emonev.akhir
        yield HasilSerapan(f"e-Monev Bappenas sampai dengan akhir {month}", spending)


def _in_score(year: HasilTahunNilai) -> Quantity | None:
    """The component of a score that is the absorption, in percent, where its rule has one."""
    codes = {rule.kode for rule in year.aturan.komponen if rule.serapan}
    value = next((part.nilai for part in year.komponen if part.kode in codes), None)
    if value is None or not value.ada:
        return None
    return computed(
        f"nka.{year.tahun}.serapan",
        value.nilai,
        Unit.PERSEN,
        f"Serapan menurut SMART {year.tahun}",
        formula="komponen penyerapan",
        inputs=(value,),
        places=value.places,
    )
