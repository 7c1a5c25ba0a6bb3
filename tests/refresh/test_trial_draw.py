"""A small draw of the trial runs; `LKJIP_TRIALS` asks for more, `LKJIP_TRIAL_SEED` for others.

The whole of it is `scripts/trial_refresh.py`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from trial import edits, fates, reading, stage
from trial.judge import Judge
from trial.run import Spec, run
from trial.sheet import Sheet

from lkjip_docgen.refresh.outcome import Outcome

RUNS = int(os.environ.get("LKJIP_TRIALS", "2"))
FIRST = int(os.environ.get("LKJIP_TRIAL_SEED", "1"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the runs share their bases."""
    found = tmp_path_factory.mktemp("uji-coba")
    (found / "cache").mkdir()
    return found


@pytest.mark.parametrize("seed", range(FIRST, FIRST + RUNS))
@pytest.mark.parametrize("plain", [True, False], ids=["unedited", "edited"])
def test_a_refreshed_report_says_what_a_new_build_says(
    folder: Path, seed: int, plain: bool
) -> None:
    result = run(Spec(seed, plain=plain), folder)
    assert [d.line() for d in result.deviations] == [], result.spec.command


def test_the_referee_sees_kept_and_lost_edits(folder: Path) -> None:
    base = stage.base_of(FIRST, folder / "cache")
    sheet = Sheet.open(base.report, reading.read(base.report), folder, ())
    for number, kind in enumerate(("own paragraph after", "comment on number", "change word")):
        sheet.turn(number, kind)
        assert edits.KINDS[kind](sheet)
    edited, before = sheet.save(folder / "disunting.docx"), reading.read(base.report)

    def kinds(after: reading.Doc) -> list[str]:
        docs, fate = (before, edited, before, after), fates.match(before.atoms, before.atoms)
        judge = Judge(docs, fate, sheet.probes, Outcome(), by_libreoffice=False)
        return sorted({deviation.kind for deviation in judge.judge()})

    assert kinds(reading.read(folder / "disunting.docx")) == []
    assert kinds(before) == ["edit changed: comment", "edit lost"]
