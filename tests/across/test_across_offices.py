"""What is found across offices: each defect at its place, nothing where all is well."""

from __future__ import annotations

from pathlib import Path

import pytest
from offices_across import Case, base, cases, names, sheet_of, stands, told

from lkjip_docgen.across import compare

DEFECTS = cases("defects.toml")
HARMLESS = cases("harmless.toml")


def test_offices_in_order_bring_nothing() -> None:
    found = compare(sheet_of(base() / name) for name in names()).findings
    assert not found, told(found)


@pytest.mark.parametrize("case", DEFECTS, ids=lambda case: case.what)
def test_a_defect_is_told_at_its_place(case: Case, tmp_path: Path) -> None:
    found = case.found(tmp_path)
    assert sorted(f.code for f in found) == case.codes, told(found)
    here = [f for f in found if stands(f.place, case.at) and case.message in f.message]
    assert here, told(found)
    if case.other:
        ends = [end for finding in here for end in finding.others]
        assert any(stands(end.place, case.other) for end in ends), [str(e.place) for e in ends]


@pytest.mark.parametrize("case", HARMLESS, ids=lambda case: case.what)
def test_a_difference_that_harms_nobody_is_not_told(case: Case, tmp_path: Path) -> None:
    found = case.found(tmp_path)
    assert not found, told(found)


def test_there_are_enough_of_both() -> None:
    assert len(DEFECTS) >= 20
    assert len(HARMLESS) >= 20


@pytest.mark.parametrize("case", DEFECTS[::6], ids=lambda case: case.what)
def test_the_order_in_which_offices_come_changes_nothing(case: Case, tmp_path: Path) -> None:
    sheets = case.sheets(tmp_path)
    assert compare(sheets) == compare(sheets[::-1])
