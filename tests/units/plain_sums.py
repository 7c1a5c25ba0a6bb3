"""What the units of a folder come to, by plain arithmetic over their YAML files alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, NamedTuple

import yaml


class Sums(NamedTuple):
    """The figures of the office above; None where no unit has any."""

    ikm: Decimal | None
    responden: int
    capaian_layanan: Decimal | None
    layanan_terendah: Decimal | None
    pendampingan: Decimal | None
    mencapai: int | None
    pagu: int
    realisasi: int
    target_pnbp: int
    pnbp: int


def half_up(value: Decimal, places: int = 2) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def recomputed(folder: Path, tahun: int) -> Sums:
    """From every `unit/*/laporan.yaml` of that year that has no error."""
    units = list(_sound(folder, tahun))
    ikm = [(_elements(one), _group(one)["responden"]) for one in units]
    people = sum(count for _, count in ikm)
    served = [_percent(_measured(one, "selesai")) for one in units]
    achieved = [half_up(share / Decimal("94") * 100) for share in served]
    trips = [Decimal(_measured(one, "pendampingan")["hasil"]) for one in units]
    lines = [line for one in units for line in one["anggaran"]["versi"][-1]["program"]]
    revenue = [one["pnbp"]["tahunan"][0] for one in units]
    weighted = sum((value * count for value, count in ikm), Decimal(0))
    return Sums(
        ikm=half_up(weighted / people) if people else None,
        responden=people,
        capaian_layanan=_mean(achieved),
        layanan_terendah=min(served, default=None),
        pendampingan=sum(trips, Decimal(0)) if trips else None,
        mencapai=sum(value >= Decimal("3.40") for value, _ in ikm) if ikm else None,
        pagu=sum(line["pagu"] for line in lines),
        realisasi=sum(line["realisasi"] for line in lines),
        target_pnbp=sum(row["target"] for row in revenue),
        pnbp=sum(row["realisasi"] for row in revenue),
    )


def _sound(folder: Path, tahun: int) -> Iterable[dict[str, Any]]:
    for file in sorted(folder.glob("unit/*/laporan.yaml")):
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        if data["dokumen"]["tahun"] == tahun and "nilai_pembilang" in _measured(data, "selesai"):
            yield data


def _measured(data: dict[str, Any], kode: str) -> dict[str, Any]:
    return next(row["pengukuran"] for row in data["indikator"] if row["kode"] == kode)


def _group(data: dict[str, Any]) -> dict[str, Any]:
    return _measured(data, "ikm")["kelompok"][0]


def _elements(data: dict[str, Any]) -> Decimal:
    """The index of a unit: two elements of half the weight each."""
    values = [Decimal(str(row["nilai"])) for row in _group(data)["unsur"]]
    return half_up(sum(values, Decimal(0)) / 2)


def _percent(row: dict[str, Any]) -> Decimal:
    return half_up(Decimal(row["nilai_pembilang"]) / Decimal(row["nilai_penyebut"]) * 100)


def _mean(values: Sequence[Decimal]) -> Decimal | None:
    return half_up(sum(values, Decimal(0)) / len(values)) if values else None
