"""The day of a date states nothing of what is counted, whatever word stands before it."""

from __future__ import annotations

import shutil
from pathlib import Path

from proyek import Proyek

from lkjip_docgen.jobs.check import check_project

LEAST = Path(__file__).parents[1] / "source" / "paling_sedikit"


def test_a_name_of_what_is_counted_may_hold_a_day(tmp_path: Path) -> None:
    """As the voters of an election: it was taken for a number of them that nobody knows."""
    project = Proyek(shutil.copytree(LEAST, tmp_path / "balai"))
    project.ganti(
        "pembilang: peserta yang lulus", "pembilang: peserta lulus pada Ujian 14 Februari 2024"
    )

    assert "LK540" not in {finding.code for finding in check_project(project.root).findings}
