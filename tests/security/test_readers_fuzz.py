"""A small draw of `scripts/fuzz_readers.py`: every damaged file is read or refused in words."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import fuzz_readers
import pytest
from batas import in_a_copy

RUNS = os.environ.get("LKJIP_FUZZ", "40")


@pytest.mark.skipif(sys.platform != "linux", reason="needs fork and resource limits")
def test_a_draw_of_damaged_files_is_read_or_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = ["--runs", RUNS, "--seed", "7", "--out", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", ["fuzz_readers.py", *options])

    status, said = in_a_copy(fuzz_readers.main)

    assert status == 0, said[-3000:]
    assert f"{RUNS} inputs, 0 bad" in said
