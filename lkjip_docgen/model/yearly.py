"""Tables over the years, of sections that an office may leave out."""

from __future__ import annotations

from typing import Protocol, TypeVar

Row = TypeVar("Row", covariant=True)


class Yearly(Protocol[Row]):
    """A section with one row a year."""

    @property
    def tahunan(self) -> tuple[Row, ...]:
        """The rows, as they were written."""
        ...


class Dated(Protocol):
    """A row of one year."""

    @property
    def tahun(self) -> int:
        """Its year."""
        ...


def yearly(section: Yearly[Row] | None) -> tuple[Row, ...]:
    """The rows of a section; none when the office has left it out."""
    return section.tahunan if section is not None else ()


def years_of(section: Yearly[Dated] | None) -> list[int]:
    """The years of a section, as they were written."""
    return [row.tahun for row in yearly(section)]
