"""Which level of an agreement a report measures, told from the data as they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lkjip_docgen.model import tingkat_diukur
from lkjip_docgen.source.paths import select


def measured_levels(agreement: object) -> Iterator[dict[str, object]]:
    """The levels of an agreement that a report measures: one, unless it is written twice.

    It is the lowest of those whose promises name an indicator of the report, else the lowest.
    """
    levels = [level for _, level in select(agreement, "tingkat[]") if isinstance(level, dict)]
    naming = [level for level in levels if _names_indicators(level)]
    measured = tingkat_diukur(str(level.get("tingkat")) for level in naming or levels)
    yield from (level for level in levels if level.get("tingkat") == measured)


def _names_indicators(level: Mapping[str, object]) -> bool:
    codes = select(level, "sasaran[].indikator[].indikator")
    return any(code is not None for _, code in codes)
