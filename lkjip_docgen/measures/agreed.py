"""Performance agreements: the targets as agreed, and the budget that goes with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from lkjip_docgen.identity import keys
from lkjip_docgen.idn import plain_name, unit_after_number
from lkjip_docgen.measures.arithmetic import decimals
from lkjip_docgen.measures.budget import measure_agreed_budget
from lkjip_docgen.measures.precision import published_places
from lkjip_docgen.measures.results import (
    HasilPerjanjian,
    HasilSasaranPK,
    HasilTargetPK,
    HasilTingkatPK,
)
from lkjip_docgen.measures.subject import unit_of
from lkjip_docgen.model import (
    Indikator,
    IndikatorPK,
    PerjanjianKinerja,
    SasaranRencana,
    TingkatPK,
)
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Quantity, given, written_places

PlacesOf = Callable[[IndikatorPK], int | None]
"""With how many decimals a target is printed; None where nothing says so."""


def measure_agreement(
    agreement: PerjanjianKinerja, indikator: Sequence[Indikator] = ()
) -> HasilPerjanjian:
    """The targets of an agreement at every level, and its own budget where it lists one.

    The target of an indicator that the report measures (`indikator`) has the decimals that all
    its numbers have.
    """
    path = f"pk.{agreement.tahun}.{agreement.versi}"
    published = places_published(indikator)
    levels = tuple(
        _level(f"{path}.{key}", level, agreement, published)
        for key, level in zip(keys(agreement.tingkat), agreement.tingkat, strict=True)
    )
    return HasilPerjanjian(agreement, levels, measure_agreed_budget(agreement))


def places_published(indikator: Sequence[Indikator]) -> PlacesOf:
    """With how many decimals all numbers of the indicator are printed that a promise names."""
    position_of = position_finder(indikator)

    def published(row: IndikatorPK) -> int | None:
        position = position_of(row)
        return published_places(indikator[position]) if position >= 0 else None

    return published


def position_finder(indikator: Sequence[Indikator]) -> Callable[[IndikatorPK], int]:
    """Finds the position of the indicator that reports on an agreed one, -1 without one."""
    by_code = {row.kode: number for number, row in enumerate(indikator)}
    by_name = {plain_name(row.nama): number for number, row in enumerate(indikator)}

    def position_of(agreed: IndikatorPK) -> int:
        if agreed.indikator is not None:
            return by_code.get(agreed.indikator, -1)
        return by_name.get(plain_name(agreed.nama), -1)

    return position_of


def _level(
    path: str, level: TingkatPK, agreement: PerjanjianKinerja, published: PlacesOf
) -> HasilTingkatPK:
    places_of = places_alike(level.sasaran, published)
    objectives = tuple(
        measure_objective(f"{path}.{key}", row, places_of, agreement.tanggal)
        for key, row in zip(keys(level.sasaran), level.sasaran, strict=True)
    )
    return HasilTingkatPK(level, objectives)


def measure_objective(
    path: str, sasaran: SasaranRencana, places_of: PlacesOf, day: date | None
) -> HasilSasaranPK:
    """The targets of an objective, as promised or planned on a day."""
    targets = tuple(
        _promised(f"{path}.{key}", row, places_of(row), day)
        for key, row in zip(keys(sasaran.indikator), sasaran.indikator, strict=True)
    )
    return HasilSasaranPK(sasaran, targets)


def _promised(path: str, row: IndikatorPK, places: int | None, day: date | None) -> HasilTargetPK:
    """The target of a row of the agreement, with its upper end where it is a range."""
    upper = None
    target = _target(f"{path}.target", row.target, row, places, day)
    if row.target_sampai is not None:
        upper = _target(f"{path}.target_sampai", row.target_sampai, row, places, day)
    return HasilTargetPK(row, target, upper)


def _target(
    path: str, value: Number | None, row: IndikatorPK, places: int | None, day: date | None
) -> Quantity:
    satuan = row.satuan or ""
    return given(
        path,
        value,
        unit_of(satuan),
        f"Target {row.nama}",
        places=_enough(places, value),
        satuan=unit_after_number(satuan),
        as_of=day,
        alasan=row.tak_berlaku("target"),
    )


def _enough(places: int | None, value: Number | None) -> int | None:
    """The decimals that are given, or more where the target was written with more."""
    return places if places is None or value is None else decimals((value,), least=places)


def places_alike(sasaran: Sequence[SasaranRencana], published: PlacesOf) -> PlacesOf:
    """The published decimals; targets of one unit without any are printed alike, as written."""
    alike: dict[str | None, int] = {}
    for row in (row for objective in sasaran for row in objective.indikator):
        written = [v for v in (row.target, row.target_sampai) if v is not None]
        alike[row.satuan] = max([alike.get(row.satuan, 0), *map(written_places, written)])

    def places_of(row: IndikatorPK) -> int | None:
        places = published(row)
        return alike.get(row.satuan) if places is None else places

    return places_of
