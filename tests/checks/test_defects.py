"""Every defect of the collection is found at its place, and every harmless change is let alone.

The files are data: `defects/` and `harmless/`, their form is told in scripts/defects.py.
"""

from __future__ import annotations

import pytest
from defects import DEFECTS, HARMLESS, Case, Verdict, load, run


def _name(case: Case) -> str:
    return case.name


@pytest.mark.parametrize("case", load(DEFECTS), ids=_name)
def test_a_defect_is_found_at_its_place(case: Case) -> None:
    outcome = run(case)
    if case.known_miss:
        assert outcome.verdict is not Verdict.PLACE, f"{case.name} is found now: remove `luput`"
    else:
        assert outcome.verdict is Verdict.PLACE, outcome.told()


@pytest.mark.parametrize("case", load(HARMLESS), ids=_name)
def test_a_harmless_change_brings_nothing_new(case: Case) -> None:
    outcome = run(case)
    assert outcome.verdict is Verdict.QUIET, outcome.told()


def test_a_defect_names_codes_and_a_harmless_change_names_none() -> None:
    assert [case.name for case in load(DEFECTS) if case.harmless] == []
    assert [case.name for case in load(HARMLESS) if not case.harmless] == []
