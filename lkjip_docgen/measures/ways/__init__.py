"""The ways of measuring an indicator, one module each.

A new way is its keys in `model/indikator.py`, its module here with a line in `_ALL`, and its
text `templates/narasi/ukur-<jenis>.md`.  Nothing else asks which way an indicator is measured.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeVar

from lkjip_docgen.measures.results import HasilIndikator, Rincian
from lkjip_docgen.measures.ways.base import Keys, Parts, Way
from lkjip_docgen.measures.ways.cacah import Count
from lkjip_docgen.measures.ways.gabungan_unit import UnitResults
from lkjip_docgen.measures.ways.langsung import GivenResult
from lkjip_docgen.measures.ways.persentase import Percentage
from lkjip_docgen.measures.ways.predikat import Predicates
from lkjip_docgen.measures.ways.survei_bulanan import CONVERTED, MonthlySurvey
from lkjip_docgen.measures.ways.unsur_berbobot import WeightedElements
from lkjip_docgen.model import Bagian, Indikator, Pengukuran

_ALL: Final = (
    MonthlySurvey,
    WeightedElements,
    GivenResult,
    Percentage,
    Count,
    Predicates,
    UnitResults,
)
WAYS: Final[Mapping[type[Bagian], type[Way[Bagian]]]] = {way.model: way for way in _ALL}
"""Every way by the model of what the office writes."""

M = TypeVar("M", bound=Bagian)
R = TypeVar("R", bound=Rincian)


def way_of(ukur: Pengukuran) -> Way[Bagian]:
    """The way of measuring that belongs to what the office wrote."""
    return WAYS[type(ukur)](ukur)


def measured_by(indikator: Sequence[Indikator], model: type[M]) -> Iterator[tuple[int, M]]:
    """The indicators that are measured in one way: position in the data, and its keys."""
    for number, row in enumerate(indikator):
        if isinstance(row.pengukuran, model):
            yield number, row.pengukuran


def result_by(hasil: HasilIndikator, model: type[M], rincian: type[R]) -> tuple[M, R]:
    """What the office wrote of one way of measuring, and what follows from it.

    Raises `ValueError` for an indicator that is measured in another way.
    """
    ukur = hasil.model.pengukuran
    if not isinstance(ukur, model) or not isinstance(hasil.rincian, rincian):
        raise ValueError(f"indikator {hasil.model.kode} tidak diukur dengan {model.__name__}")
    return ukur, hasil.rincian


__all__ = ["CONVERTED", "WAYS", "Keys", "Parts", "Way", "measured_by", "result_by", "way_of"]
