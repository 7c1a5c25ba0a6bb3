"""From the data of one report to every quantity in it."""

from __future__ import annotations

from decimal import Context, localcontext

from lkjip_docgen.measures.agreement import measure_agreement
from lkjip_docgen.measures.budget import measure_budget
from lkjip_docgen.measures.emonev import measure_emonev
from lkjip_docgen.measures.indicator import mean_achievement, measure_indicator
from lkjip_docgen.measures.references import check_scores
from lkjip_docgen.measures.results import Hasil
from lkjip_docgen.measures.revenue import measure_revenue
from lkjip_docgen.measures.scores import measure_ikpa, measure_nka
from lkjip_docgen.measures.staff import measure_staff
from lkjip_docgen.measures.timing import as_of
from lkjip_docgen.model import Laporan

_PRECISION = 60


def measure(laporan: Laporan) -> Hasil:
    """Compute everything that the report prints.

    Raises `LkjipError` with every year or component of a budget score that
    no rule knows, and `KeyError` for a category table that does not exist
    (the loader has refused such data before).
    """
    check_scores(laporan)
    with localcontext(Context(prec=_PRECISION)):
        return _measure(laporan)


def _measure(laporan: Laporan) -> Hasil:
    anggaran = measure_budget(laporan)
    program = [program.pos for program in anggaran.akhir.program]
    tahun, day = laporan.dokumen.tahun, as_of(laporan, "kinerja")
    indikator = tuple(
        measure_indicator(row, nomor, tahun, day, program)
        for nomor, row in enumerate(laporan.indikator, 1)
    )
    ikpa = measure_ikpa(laporan)
    return Hasil(
        indikator=indikator,
        rata_rata_capaian=mean_achievement(indikator),
        anggaran=anggaran,
        pnbp=measure_revenue(laporan),
        nka=measure_nka(laporan, ikpa),
        ikpa=ikpa,
        emonev=measure_emonev(laporan),
        pegawai=measure_staff(laporan),
        perjanjian=tuple(measure_agreement(row) for row in laporan.perjanjian_kinerja),
    )
