"""Measures a build after one number was changed, against the first build of the same report.

    python benchmarks/one_number.py [--repeat N]

Charts and page numbers are known from the first build; the new number is as long as the old
one.  Both lay out their pages by LibreOffice where they have to.  Every build is a cold
process; the first round is not counted.  Exit status 1 when the target is missed.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import both_formats
from check import LKJIP, sample
from processes import Cost, asked_costs, median, run

LIMIT = 0.5  # of the wall clock of the first build
FIRST = "lkjip build, first, with a layout by LibreOffice"
CHANGED = "lkjip build, one number changed"
_AMOUNT = re.compile(r"(realisasi: \d{6,})(\d)\b")


def change(project: Path) -> None:
    """Give the last amount of money in the data another last digit."""
    file = project / "laporan.yaml"
    text = file.read_text(encoding="utf-8")
    *_, last = _AMOUNT.finditer(text)
    digit = str((int(last[2]) + 1) % 10)
    changed = f"{text[: last.start()]}{last[1]}{digit}{text[last.end() :]}"
    file.write_text(changed, encoding="utf-8")


def round_of(work: Path) -> dict[str, Cost]:
    """The cost of a first build, and of one after a change."""
    project = work / "proyek"
    if not project.is_dir():
        shutil.copytree(sample(), project, ignore=shutil.ignore_patterns(".lkjip", "keluaran"))
    both_formats.forget(project)
    command = (LKJIP, "build", project, "-o", work / "hasil")
    first = run(command, work)
    change(project)
    return {FIRST: first, CHANGED: run(command, work)}


def measure(work: Path, repeat: int) -> dict[str, Cost]:
    """The median costs over `repeat` rounds, after one that is not counted."""
    rounds = [round_of(work) for _ in range(repeat + 1)][1:]
    return {build: median([costs[build] for costs in rounds]) for build in rounds[0]}


def ratio(costs: dict[str, Cost]) -> float:
    """How long the later build takes, as a part of the first."""
    return costs[CHANGED].wall / costs[FIRST].wall


def main() -> int:
    """Prints the costs and the ratio; 1 when the target is missed or a build fails."""
    costs = asked_costs("One number changed, against a first build.", measure, 50)
    if not costs:
        return 1
    found = ratio(costs)
    print(f"one number changed / first build: {found:.2f} (at most {LIMIT})")
    return int(found > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
