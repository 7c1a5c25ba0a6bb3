"""A target of zero: only the office can say whether that means "none of it"."""

from __future__ import annotations

import pytest
from proyek import Proyek

from lkjip_docgen.jobs.check import check_project

POLARITY = "    polaritas: minimum\n"


@pytest.mark.parametrize(("polarity", "told"), [("", True), (POLARITY, False)])
def test_a_zero_target_needs_a_polarity(proyek: Proyek, polarity: str, told: bool) -> None:
    proyek.langsung("3", "0").ganti("    pengukuran:\n", f"{polarity}    pengukuran:\n")
    found = [f for f in check_project(proyek.root).findings if f.code == "LK129"]
    assert bool(found) is told
