"""This year's data without what the next year has no use for."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.editing import copied
from lkjip_docgen.model import TAHUNAN
from lkjip_docgen.new_year.raw_sections import Section, sections, year_of
from lkjip_docgen.source import Path_, measured_levels, select

REVENUES = ("pnbp.tahunan", "penerimaan.tahunan")

YEARS_KEPT = 3
"""How many years the tables of spending, revenue and scores show."""


def without_past(data: Section, year: int) -> Section:
    """This year's data without what next year's report (of `year`) has no use for.

    Plans of years that are over go.  Agreements and signatories of the reported
    year stay only as a pattern, where there are none of the next; of the budget
    versions the last stays, and of the indicators those that the next agreement
    names, if it names any.
    """
    left: Section = copied(data)
    left["perjanjian_kinerja"] = _coming_or_last(left["perjanjian_kinerja"], year)
    if isinstance(plans := left.get("rencana_kinerja"), list):
        left["rencana_kinerja"] = [row for row in plans if year_of(row) >= year]
    left["pejabat"] = _signatories(left["pejabat"], year)
    left["indikator"] = _promised(left["indikator"], objectives(left, year))
    budget = left.get("anggaran")
    if isinstance(budget, dict) and isinstance(versions := budget.get("versi"), list):
        budget["versi"] = versions[-1:]  # without versions: the sums of units
    for path, rows in _yearly(left):
        _put(left, path, [row for row in rows if year_of(row) > year - YEARS_KEPT])
    return left


def objectives(data: Section, year: int) -> dict[str, str]:
    """The objective of every indicator that an agreement of `year` or later names."""
    return {
        str(target["indikator"]): str(objective.get("kode"))
        for objective in _objectives(data, year)
        for target in sections(objective, "indikator[]")
        if target.get("indikator")
    }


def _objectives(data: Section, year: int) -> Iterator[Section]:
    """The objectives of the levels that agreements of `year` or later measure by."""
    for agreement in data["perjanjian_kinerja"]:
        if year_of(agreement) >= year:
            yield from _measured(agreement)


def measured_promises(agreement: Section) -> Iterator[Section]:
    """What an agreement promises on the level that a report measures."""
    for objective in _measured(agreement):
        yield from sections(objective, "indikator[]")


def _measured(agreement: Section) -> Iterator[Section]:
    for level in measured_levels(agreement):
        yield from sections(level, "sasaran[]")


def _promised(indicators: list[Section], promised: dict[str, str]) -> list[Section]:
    """The indicators that are promised; all, where none of them is."""
    return [row for row in indicators if row["kode"] in promised] or indicators


def _signatories(rows: list[Section], year: int) -> list[Section]:
    reports = list(filter(_is_of_report, rows))
    agreements = [row for row in rows if row.get("dokumen") != "laporan"]
    kept = [*_last_of(reports, year - 1), *_coming_or_last(agreements, year)]
    return [row for row in rows if any(row is other for other in kept)]


def _is_of_report(row: Section) -> bool:
    """Whether an entry signs the report of a whole year."""
    return bool(row.get("dokumen") == "laporan") and _is_of_year(row)


def _is_of_year(row: Section) -> bool:
    return row.get("periode") in (None, TAHUNAN)


def _coming_or_last(rows: list[Section], year: int) -> list[Section]:
    """The rows of `year` or later; where there are none, the last of the year before."""
    return [row for row in rows if year_of(row) >= year] or _last_of(rows, year - 1)


def _last_of(rows: list[Section], year: int) -> list[Section]:
    """The last row of a year, else the last of all."""
    return ([row for row in rows if year_of(row) == year] or rows)[-1:]


def _yearly(data: Section) -> Iterator[tuple[Path_, list[Section]]]:
    """The tables with a row a year that are there."""
    for name in ("anggaran.jenis_belanja", *REVENUES, "smart.tahunan", "ikpa.tahunan"):
        for path, rows in select(data, name):
            if isinstance(rows, list):
                yield path, rows


def _put(data: Section, path: Path_, rows: list[Section]) -> None:
    *way, last = map(str, path)
    for step in way:
        data = data[step]
    data[last] = rows
