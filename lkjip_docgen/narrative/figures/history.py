"""Target, result and capaian over the years, as a chart and its words show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from lkjip_docgen.document import Series
from lkjip_docgen.narrative.figures.parts import berulang, catatan, seri
from lkjip_docgen.narrative.figures.words import semua
from lkjip_docgen.narrative.tables.labels import rentang
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record


class Measured(Protocol):
    """A year that is measured against a target."""

    @property
    def tahun(self) -> int:
        """The year."""
        ...

    @property
    def target(self) -> Quantity:
        """What was to be reached."""
        ...

    @property
    def realisasi(self) -> Quantity:
        """What was reached."""
        ...

    @property
    def capaian(self) -> Quantity:
        """How far the target was reached."""
        ...


class History(Record):
    """The years of one thing, oldest first."""

    rows: Sequence[Measured]

    @property
    def years(self) -> tuple[str, ...]:
        """The years as the categories of the chart."""
        return tuple(str(row.tahun) for row in self.rows)

    @property
    def span(self) -> str:
        """The years as a caption names them."""
        return rentang(row.tahun for row in self.rows)

    @property
    def targets(self) -> list[Quantity]:
        """What was to be reached in each year."""
        return [row.target for row in self.rows]

    @property
    def results(self) -> list[Quantity]:
        """What was reached in each year."""
        return [row.realisasi for row in self.rows]

    @property
    def achieved(self) -> list[Quantity]:
        """How far the target of each year was reached."""
        return [row.capaian for row in self.rows]

    @property
    def is_told(self) -> bool:
        """Whether at least three years have a figure."""
        return berulang(zip(self.targets, self.results, strict=True))

    @property
    def series(self) -> tuple[Series, Series]:
        """The columns of each year."""
        return seri("Target", self.targets), seri("Realisasi", self.results)

    @property
    def notes(self) -> tuple[str, ...]:
        """What stands above the columns of each year."""
        return catatan(self.achieved)

    @property
    def sentences(self) -> tuple[str, str, str]:
        """All figures in words."""
        return (
            self._said("Target", self.targets),
            self._said("Realisasi", self.results),
            self._said("Capaian", self.achieved),
        )

    def _said(self, name: str, quantities: Iterable[Quantity]) -> str:
        return semua(name, list(zip(self.years, quantities, strict=True)))
