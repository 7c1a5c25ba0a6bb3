"""Targets at the ends of their scale: zero, which may mean "none of it", and the highest value."""

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


@pytest.mark.parametrize(("target", "told"), [("4", False), ("4.01", True)])
def test_the_highest_value_of_a_scale_is_still_on_it(
    proyek: Proyek, target: str, told: bool
) -> None:
    proyek.ganti("                target: 3.25\n", f"                target: {target}\n")
    proyek.ganti("    target: 3.25\n    program", f"    target: {target}\n    program")
    found = [f for f in check_project(proyek.root).findings if f.code == "LK122"]
    assert bool(found) is told
