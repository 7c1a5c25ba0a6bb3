"""The sheet of an agreement has roomier rows where it takes more than a page anyway."""

from __future__ import annotations

import pytest
from composed_samples import SAMPLES, composed_sample

from lkjip_docgen.document.tree import Report, Table


def sheets(report: Report) -> dict[str, list[Table]]:
    """The tables on the sheet of each agreement, by its year and version."""
    found: dict[str, list[Table]] = {}
    for part in report.parts:
        for block in part.blocks:
            if isinstance(block, Table) and block.id.startswith("lampiran-pk-"):
                found.setdefault("-".join(block.id.split("-")[2:4]), []).append(block)
    return found


@pytest.mark.parametrize("name", SAMPLES)
def test_all_tables_of_a_sheet_have_room_or_none_has(name: str) -> None:
    made = sheets(composed_sample(name))
    assert made
    for tables in made.values():
        rows = sum(len(table.rows) for table in tables)
        assert {table.roomy for table in tables} == {rows > 25}  # with the total of the budget


def test_a_long_and_a_short_sheet_differ() -> None:
    long, short = (sheets(composed_sample(name)) for name in (SAMPLES[2], SAMPLES[1]))
    assert any(table.roomy for tables in long.values() for table in tables)
    assert not any(table.roomy for tables in short.values() for table in tables)
