"""A small draw of the trial runs; `LKJIP_TRIALS` asks for more, `LKJIP_TRIAL_SEED` for others.

The whole of it is `scripts/trial_refresh.py`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from trial.run import Spec, run

RUNS = int(os.environ.get("LKJIP_TRIALS", "2"))
FIRST = int(os.environ.get("LKJIP_TRIAL_SEED", "1"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the runs share their bases."""
    return tmp_path_factory.mktemp("uji-coba")


@pytest.mark.parametrize("seed", range(FIRST, FIRST + RUNS))
@pytest.mark.parametrize("plain", [True, False], ids=["unedited", "edited"])
def test_a_refreshed_report_says_what_a_new_build_says(
    folder: Path, seed: int, plain: bool
) -> None:
    result = run(Spec(seed, plain=plain), folder)
    assert [d.line() for d in result.deviations] == [], result.spec.command
