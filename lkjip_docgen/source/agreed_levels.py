"""Which promises of which agreement a report measures, told from the data as they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lkjip_docgen.model import DECLARED, tingkat_diukur
from lkjip_docgen.source.paths import Path_, at, select


def in_force(data: object) -> dict[str, object] | None:
    """The last agreement of the reported year, a changed one before the others."""
    year = next((year for _, year in select(data, "dokumen.tahun")), None)
    rows = (row for _, row in select(data, "perjanjian_kinerja[]") if isinstance(row, dict))
    agreements = [row for row in rows if DECLARED not in row and row.get("tahun") == year]
    changed = [row for row in agreements if row.get("versi") == "perubahan"]
    return next(reversed(changed or agreements), None)


def measured_promises(data: object) -> Iterator[tuple[Path_, dict[str, object]]]:
    """The promises that the report of these data measures itself by, each with its path."""
    levels = list(measured_levels(in_force(data)))
    for path, row in select(data, "perjanjian_kinerja[].tingkat[].sasaran[].indikator[]"):
        level = at(data, path[:4])
        if isinstance(row, dict) and any(level is each for each in levels):
            yield path, row


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
