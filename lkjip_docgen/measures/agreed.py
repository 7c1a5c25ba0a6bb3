"""Performance agreements: the targets as agreed, and the budget that goes with them."""

from __future__ import annotations

from datetime import date

from lkjip_docgen.identity import keys
from lkjip_docgen.measures.budget import measure_agreed_budget
from lkjip_docgen.measures.results import (
    HasilPerjanjian,
    HasilSasaranPK,
    HasilTargetPK,
    HasilTingkatPK,
)
from lkjip_docgen.measures.subject import unit_of
from lkjip_docgen.model import IndikatorPK, PerjanjianKinerja, SasaranPK, TingkatPK
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Quantity, given, written_places

_Places = dict[str | None, int]
"""Decimals by unit."""


def measure_agreement(agreement: PerjanjianKinerja) -> HasilPerjanjian:
    """The targets of an agreement at every level, and its own budget where it lists one."""
    path = f"pk.{agreement.tahun}.{agreement.versi}"
    levels = tuple(
        _level(f"{path}.{key}", level, agreement)
        for key, level in zip(keys(agreement.tingkat), agreement.tingkat, strict=True)
    )
    return HasilPerjanjian(agreement, levels, measure_agreed_budget(agreement))


def _level(path: str, level: TingkatPK, agreement: PerjanjianKinerja) -> HasilTingkatPK:
    places = _places(level)
    objectives = tuple(
        _objective(f"{path}.{key}", row, places, agreement)
        for key, row in zip(keys(level.sasaran), level.sasaran, strict=True)
    )
    return HasilTingkatPK(level, objectives)


def _objective(
    path: str, sasaran: SasaranPK, places: _Places, agreement: PerjanjianKinerja
) -> HasilSasaranPK:
    targets = tuple(
        _promised(f"{path}.{key}", row, places, agreement)
        for key, row in zip(keys(sasaran.indikator), sasaran.indikator, strict=True)
    )
    return HasilSasaranPK(sasaran, targets)


def _promised(
    path: str, row: IndikatorPK, places: _Places, agreement: PerjanjianKinerja
) -> HasilTargetPK:
    """The target of a row of the agreement, with its upper end where it is a range."""
    day, upper = agreement.tanggal, None
    target = _target(f"{path}.target", row.target, row, places, day)
    if row.target_sampai is not None:
        upper = _target(f"{path}.target_sampai", row.target_sampai, row, places, day)
    return HasilTargetPK(row, target, upper)


def _target(
    path: str, value: Number | None, row: IndikatorPK, places: _Places, day: date | None
) -> Quantity:
    satuan = row.satuan or ""
    return given(
        path,
        value,
        unit_of(satuan),
        f"Target {row.nama}",
        places=places.get(row.satuan),
        satuan=satuan,
        as_of=day,
        alasan=row.tak_berlaku("target"),
    )


def _places(level: TingkatPK) -> _Places:
    """Targets are printed as they were written, those of one unit alike."""
    places: _Places = {}
    for sasaran in level.sasaran:
        for row in sasaran.indikator:
            written = [v for v in (row.target, row.target_sampai) if v is not None]
            places[row.satuan] = max([places.get(row.satuan, 0), *map(written_places, written)])
    return places
