"""All indicators together: the mean of their capaian, its spread, and what it hides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lkjip_docgen.measures.results import HasilCapaian, HasilIndikator, HasilSasaran
from lkjip_docgen.operation import Absent, Choose, CountKnown, Input, Least, SumOfKnown
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Quantity, Unit, computed, given, written_places
from lkjip_docgen.rounding import HUNDRED, Exact, Telling

_PATH = "indikator"
_MEAN: Final = Choose(CountKnown().equals(0), Absent(), SumOfKnown() / CountKnown())
_LIMITED: Final = Least((Input(0), Input(1)))


def measure_overall(indikator: Sequence[HasilIndikator], batas: Number | None) -> HasilCapaian:
    """The mean of the published capaian of all indicators that have one, and its spread.

    With a ceiling (`batas`, percent) what is above it counts as the ceiling in
    the mean; the capaian of the indicator itself stays what it is.
    """
    known = [i for i in indikator if i.capaian.ada]
    ceiling = _ceiling(batas)
    lowest, highest = _ends(known)
    return HasilCapaian(
        rata_rata=_mean(indikator, ceiling, f"{_PATH}.rata_rata_capaian", "Rata-rata capaian"),
        batas=ceiling,
        terendah=lowest,
        tertinggi=highest,
        di_bawah=tuple(i for i in known if i.capaian.nilai < HUNDRED),
        dibatasi=_limited(known, ceiling),
        sasaran=_objectives(indikator, ceiling),
    )


def by_objective(indikator: Sequence[HasilIndikator]) -> dict[str, list[HasilIndikator]]:
    """The indicators of each sasaran, by its code, in the order of the data."""
    groups: dict[str, list[HasilIndikator]] = {}
    for row in indikator:
        groups.setdefault(row.model.sasaran, []).append(row)
    return groups


def _objectives(
    indikator: Sequence[HasilIndikator], ceiling: Quantity | None
) -> tuple[HasilSasaran, ...]:
    """The mean of each sasaran, where there are several of them."""
    groups = by_objective(indikator)
    if len(groups) < 2:
        return ()
    return tuple(_objective(kode, rows, ceiling) for kode, rows in groups.items())


def _objective(kode: str, rows: Sequence[HasilIndikator], ceiling: Quantity | None) -> HasilSasaran:
    path, label = f"sasaran.{kode}.rata_rata_capaian", f"Rata-rata capaian sasaran {kode}"
    return HasilSasaran(kode, tuple(rows), _mean(rows, ceiling, path, label))


def _limited(
    known: Sequence[HasilIndikator], ceiling: Quantity | None
) -> tuple[HasilIndikator, ...]:
    return tuple(i for i in known if _is_above(i.capaian, ceiling))


def _ends(
    known: Sequence[HasilIndikator],
) -> tuple[HasilIndikator, HasilIndikator] | tuple[None, None]:
    """The indicators with the lowest and the highest capaian: the first and the last of equals."""
    if not known:
        return None, None
    in_order = sorted(known, key=lambda i: i.capaian.nilai)
    return in_order[0], in_order[-1]


def _ceiling(batas: Number | None) -> Quantity | None:
    if batas is None:
        return None
    label = "Batas capaian dalam rata-rata"
    places = written_places(batas.normalize())
    return given(f"{_PATH}.batas_capaian", batas, Unit.PERSEN, label, places=places)


def _is_above(capaian: Quantity, ceiling: Quantity | None) -> bool:
    return ceiling is not None and capaian.ada and capaian.nilai > ceiling.nilai


def _mean(
    indikator: Sequence[HasilIndikator], ceiling: Quantity | None, path: str, label: str
) -> Quantity:
    return computed(
        path,
        _MEAN,
        Unit.PERSEN,
        label,
        formula="Σ capaian ÷ banyaknya indikator",
        inputs=tuple(_counted(i, ceiling) for i in indikator),
        places=Telling(),
    )


def _counted(indikator: HasilIndikator, ceiling: Quantity | None) -> Quantity:
    """What an indicator brings into the mean: its capaian, at most the ceiling."""
    capaian = indikator.capaian
    if ceiling is None:
        return capaian
    name = indikator.model.singkatan or indikator.model.nama
    return computed(
        f"{_PATH}.{indikator.model.kode}.capaian_diperhitungkan",
        _LIMITED,
        Unit.PERSEN,
        f"Capaian {name} yang diperhitungkan",
        formula="capaian, paling tinggi batas capaian",
        inputs=(capaian, ceiling),
        places=Exact(ceiling.places if _is_above(capaian, ceiling) else capaian.places),
    )
