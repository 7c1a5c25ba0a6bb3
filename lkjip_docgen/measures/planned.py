"""Annual plans of performance: the targets as planned, beside those that were agreed on."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_docgen.identity import keys
from lkjip_docgen.idn import plain_name
from lkjip_docgen.measures.agreed import measure_objective, places_alike, places_published
from lkjip_docgen.measures.results import (
    HasilPerjanjian,
    HasilRencana,
    HasilSasaranRencana,
    HasilTargetPK,
    HasilTargetRencana,
)
from lkjip_docgen.model import Indikator, IndikatorPK, Laporan, RencanaKinerja


def measure_plans(
    laporan: Laporan, agreements: Sequence[HasilPerjanjian]
) -> tuple[HasilRencana, ...]:
    """The plans of the reported year and of the next, the earlier year first.

    A year has one plan: the first that is written of it; the checks tell of another.
    """
    plans = laporan.rencana_kinerja
    measured = [
        measure_plan(key, plan, agreements, laporan.indikator)
        for key, plan in zip(keys(plans), plans, strict=True)
    ]
    of_year: dict[int, HasilRencana] = {}
    for plan in measured:
        of_year.setdefault(plan.model.tahun, plan)
    return tuple(of_year[year] for year in sorted(of_year))


def measure_plan(
    key: str,
    plan: RencanaKinerja,
    agreements: Sequence[HasilPerjanjian],
    indikator: Sequence[Indikator] = (),
) -> HasilRencana:
    """The targets of a plan, each beside those of the agreements of its year.

    `key` is what the plan is known by among those of the data.
    """
    agreed = _of_year(plan.tahun, agreements)
    places_of = places_alike(plan.sasaran, places_published(indikator))
    objectives = []
    for name, row in zip(keys(plan.sasaran), plan.sasaran, strict=True):
        measured = measure_objective(f"rkt.{key}.{name}", row, places_of, None)
        targets = [_beside(target, agreed) for target in measured.indikator]
        objectives.append(HasilSasaranRencana(row, tuple(targets)))
    return HasilRencana(plan, tuple(objectives), agreed[-1].model if agreed else None)


def _of_year(year: int, agreements: Sequence[HasilPerjanjian]) -> list[HasilPerjanjian]:
    """The agreements of a year: as signed, then as changed."""
    of_year = [row for row in agreements if row.model.tahun == year]
    return sorted(of_year, key=lambda row: row.model.versi == "perubahan")


def _beside(planned: HasilTargetPK, agreed: Sequence[HasilPerjanjian]) -> HasilTargetRencana:
    found = [_promise(planned.model, agreement) for agreement in agreed]
    promised = tuple(row for row in found if row is not None)
    return HasilTargetRencana(planned.model, planned.target, planned.sampai, promised)


def _promise(planned: IndikatorPK, agreement: HasilPerjanjian) -> HasilTargetPK | None:
    """What an agreement promises of an indicator, on the lowest level that names it."""
    for level in reversed(agreement.tingkat):
        for sasaran in level.sasaran:
            for row in sasaran.indikator:
                if _is_same(row.model, planned):
                    return row
    return None


def _is_same(promised: IndikatorPK, planned: IndikatorPK) -> bool:
    """Whether both are about one indicator: by its code, or as both are called."""
    if promised.indikator and planned.indikator:
        return promised.indikator == planned.indikator
    return plain_name(promised.nama) == plain_name(planned.nama)
