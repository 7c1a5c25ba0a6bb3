"""Annual plans of performance: the targets as planned, beside those that were agreed on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from lkjip_docgen.model import Indikator, IndikatorPK, RencanaKinerja


def measure_plan(
    key: str,
    plan: RencanaKinerja,
    agreements: Sequence[HasilPerjanjian],
    indikator: Sequence[Indikator] = (),
) -> HasilRencana:
    """The targets of a plan, each beside the one of the agreement that is in force in its year.

    `key` is what the plan is known by among those of the data.
    """
    agreed = _in_force(plan.tahun, agreements)
    places_of = places_alike(plan.sasaran, places_published(indikator))
    objectives = []
    for name, row in zip(keys(plan.sasaran), plan.sasaran, strict=True):
        measured = measure_objective(f"rkt.{key}.{name}", row, places_of, None)
        targets = [_beside(target, agreed) for target in measured.indikator]
        objectives.append(HasilSasaranRencana(row, tuple(targets)))
    return HasilRencana(plan, tuple(objectives), agreed.model if agreed else None)


def _in_force(year: int, agreements: Sequence[HasilPerjanjian]) -> HasilPerjanjian | None:
    """The agreement of a year as changed, else as signed."""
    of_year = [row for row in agreements if row.model.tahun == year]
    changed = [row for row in of_year if row.model.versi == "perubahan"]
    return next(iter([*changed[-1:], *of_year[-1:]]), None)


def _beside(planned: HasilTargetPK, agreed: HasilPerjanjian | None) -> HasilTargetRencana:
    promises = () if agreed is None else _promises(agreed)
    found = next((row for row in promises if _is_same(row.model, planned.model)), None)
    return HasilTargetRencana(planned.model, planned.target, planned.sampai, found)


def _promises(agreed: HasilPerjanjian) -> Iterator[HasilTargetPK]:
    """The targets of an agreement, those of the lowest level first."""
    for level in reversed(agreed.tingkat):
        for sasaran in level.sasaran:
            yield from sasaran.indikator


def _is_same(promised: IndikatorPK, planned: IndikatorPK) -> bool:
    """Whether both are about one indicator: by its code, or as both are called."""
    if promised.indikator and planned.indikator:
        return promised.indikator == planned.indikator
    return plain_name(promised.nama) == plain_name(planned.nama)
