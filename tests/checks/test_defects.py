"""Every defect of the collection is found at its place, and every harmless change is let alone.

The files are data: `defects/` and `harmless/`, their form is told in scripts/defects.py. A twelfth
of them is tried before a merge, another one on the next day, and a share in daily work; all by
`scripts/measure_checks.py`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from defects import DEFECTS, HARMLESS, Case, Verdict, load, run
from draws import share
from small_dictionary import installed, why_not, write

from lkjip_docgen.spelling import has_engine


@pytest.fixture(scope="session")
def kamus(tmp_path_factory: pytest.TempPathFactory) -> Path | None:
    """The dictionary of the computer, else a small one of our own; None where nothing reads it."""
    if not has_engine():
        return None
    found = installed()
    return found.rules.parent if found else write(tmp_path_factory.mktemp("kamus"))


_BY_DICTIONARY = {"LK425", "LK426"}


def _name(case: Case) -> str:
    return case.name


@pytest.mark.parametrize("case", share(load(DEFECTS), one_of=24, before_merge=12), ids=_name)
def test_a_defect_is_found_at_its_place(
    case: Case, kamus: Path | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if set(case.codes) & _BY_DICTIONARY:
        if kamus is None:
            pytest.skip(why_not())
        monkeypatch.setenv("LKJIP_KAMUS", str(kamus))
    outcome = run(case)
    if case.known_miss:
        assert outcome.verdict is not Verdict.PLACE, f"{case.name} is found now: remove `luput`"
    else:
        assert outcome.verdict is Verdict.PLACE, outcome.told()


@pytest.mark.parametrize("case", share(load(HARMLESS), one_of=24, before_merge=12), ids=_name)
def test_a_harmless_change_brings_nothing_new(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    if has_engine() and (found := installed()):  # a small dictionary would not know its words
        monkeypatch.setenv("LKJIP_KAMUS", str(found.rules.parent))
    outcome = run(case)
    assert outcome.verdict is Verdict.QUIET, outcome.told()


def test_a_defect_names_codes_and_a_harmless_change_names_none() -> None:
    assert [case.name for case in load(DEFECTS) if case.harmless] == []
    assert [case.name for case in load(HARMLESS) if not case.harmless] == []
