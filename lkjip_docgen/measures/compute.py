"""From the data of one report to every quantity in it."""

from __future__ import annotations

from decimal import Context, localcontext

from lkjip_docgen.measures.absorptions import measure_absorptions
from lkjip_docgen.measures.agreed import measure_agreement
from lkjip_docgen.measures.amended import measure_changes
from lkjip_docgen.measures.at_a_glance import measure_glance
from lkjip_docgen.measures.budget import measure_budget
from lkjip_docgen.measures.classes import classified, measure_classes
from lkjip_docgen.measures.emonev import measure_emonev
from lkjip_docgen.measures.evaluation import measure_evaluation
from lkjip_docgen.measures.financing import financing
from lkjip_docgen.measures.indicator import measure_indicator
from lkjip_docgen.measures.overall import measure_overall
from lkjip_docgen.measures.own_tables import measure_chart_tables, measure_own_tables
from lkjip_docgen.measures.planned import measure_plans
from lkjip_docgen.measures.results import Hasil
from lkjip_docgen.measures.revenue import measure_revenue
from lkjip_docgen.measures.scores import measure_ikpa, measure_nka
from lkjip_docgen.measures.staff import measure_staff
from lkjip_docgen.measures.telaah import measure_findings
from lkjip_docgen.measures.timing import as_of
from lkjip_docgen.measures.unit_money import measure_units, with_spending_so_far, with_sums
from lkjip_docgen.measures.unit_results import figures_below, measured_units
from lkjip_docgen.model import Laporan
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import replace
from lkjip_docgen.source import check_scores

PRECISION = 60
"""Digits that a result is computed with, before it is rounded."""


def measure(laporan: Laporan) -> Hasil:
    """Compute everything that the report prints.

    Raises `LkjipError` with every year or component of a budget score that
    no rule knows, and `KeyError` for a category table that does not exist
    (the loader has refused such data before).
    """
    check_scores(laporan)
    with localcontext(Context(prec=PRECISION)):
        return _measure(laporan)


def with_unit_sums(laporan: Laporan) -> Laporan:
    """The data with the sums of the units where the office states no amount itself.

    For those who ask what stands in the data; whoever measures them gets the same.
    """
    if laporan.unit is None:
        return laporan
    return with_sums(laporan, measured_units(laporan, measure))


def figures_of_lower_units(laporan: Laporan) -> tuple[Quantity, ...]:
    """What the units of its units reported, of every level; none where it has no such units."""
    return tuple(figures_below(laporan, measure))


def _measure(laporan: Laporan) -> Hasil:
    units = measured_units(laporan, measure)
    laporan = with_sums(laporan, units)
    anggaran = with_spending_so_far(measure_budget(laporan), laporan, units)
    program = [program.pos for program in anggaran.akhir.program]
    periode, day = laporan.periode, as_of(laporan, "kinerja")
    money = financing(program, as_of(laporan, "anggaran"), laporan.indikator)
    measured = [
        measure_indicator(row, nomor, periode, day, money, units)
        for nomor, row in enumerate(laporan.indikator, 1)
    ]
    indikator = classified(measured, laporan.kategori_capaian)
    ikpa = measure_ikpa(laporan)
    perjanjian = tuple(
        measure_agreement(row, laporan.indikator) for row in laporan.perjanjian_kinerja
    )
    nka, emonev = measure_nka(laporan, ikpa), measure_emonev(laporan)
    hasil = Hasil(
        indikator=indikator,
        capaian=measure_overall(indikator, laporan.batas_capaian),
        anggaran=anggaran,
        penerimaan=measure_revenue(laporan),
        nka=nka,
        ikpa=ikpa,
        emonev=emonev,
        serapan=measure_absorptions(laporan, anggaran, nka, emonev),
        pegawai=measure_staff(laporan),
        kelas_capaian=measure_classes(indikator, laporan.kategori_capaian),
        perjanjian=perjanjian,
        kilas=measure_glance(laporan, indikator, nka, ikpa),
        perubahan_perjanjian=measure_changes(laporan, perjanjian, anggaran.versi),
        evaluasi=measure_evaluation(laporan.evaluasi_akip),
        tabel_sendiri=measure_own_tables(laporan),
        tabel_grafik=measure_chart_tables(laporan),
        rencana=measure_plans(laporan, perjanjian),
        unit=measure_units(laporan, units),
    )
    return replace(hasil, telaah=measure_findings(laporan, hasil))
