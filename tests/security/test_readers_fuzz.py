"""A small draw of `scripts/fuzz_readers.py`: every damaged file is read or refused in words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "fuzz_readers.py"
RUNS = os.environ.get("LKJIP_FUZZ", "40")


@pytest.mark.skipif(sys.platform != "linux", reason="needs fork and resource limits")
def test_a_draw_of_damaged_files_is_read_or_refused(tmp_path: Path) -> None:
    command = [sys.executable, str(SCRIPT), "--runs", RUNS, "--seed", "7", "--out", str(tmp_path)]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert f"{RUNS} inputs, 0 bad" in done.stdout
