"""Figures of a survey that cannot be, for the checks and the report to say so."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_docgen.idn import MONTHS
from lkjip_docgen.model import SurveiBulanan
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import written_places
from lkjip_docgen.records import Record


class FullMonth(Record):
    """A month that has its value and every element."""

    nomor: int  # from 0
    nilai: Number
    unsur: tuple[Number, ...]

    @property
    def nama(self) -> str:
        """The month in words."""
        return MONTHS[self.nomor]

    @property
    def mean(self) -> Decimal:
        """The plain mean of the elements."""
        return sum(self.unsur, Decimal(0)) / len(self.unsur)

    @property
    def places(self) -> int:
        """The decimals of the most exactly written of its figures."""
        return max(written_places(value) for value in (self.nilai, *self.unsur))

    @property
    def off_mean(self) -> bool:
        """Further from the mean than rounding the value and the elements explains."""
        return abs(self.nilai - self.mean) > Decimal(1).scaleb(-self.places)


def full_months(ukur: SurveiBulanan) -> Iterator[FullMonth]:
    """The months of a survey of which everything is known."""
    rows = zip(ukur.tabel.nilai, *(row.nilai for row in ukur.tabel.unsur), strict=True)
    for nomor, figures in enumerate(rows):
        known = [figure for figure in figures if figure is not None]
        if len(known) == len(figures):
            nilai, *unsur = known
            yield FullMonth(nomor, nilai, tuple(unsur))


def above_all(ukur: SurveiBulanan) -> list[FullMonth]:
    """Months whose value is above every element: no mean can be."""
    return [month for month in full_months(ukur) if month.nilai > max(month.unsur)]


def below_all(ukur: SurveiBulanan) -> list[FullMonth]:
    """Months whose value is below every element: no mean can be."""
    return [month for month in full_months(ukur) if month.nilai < min(month.unsur)]
