"""Measures the working paper of a report against the workbook of its data.

    python benchmarks/workpaper.py [--repeat N]

The sample is written once as `lkjip workbook export` writes it and once as its working paper, and
the working papers of 10, 20 and 30 indicators (`many_indicators.py`): their cost has to grow in a
line.  Every command is a cold process; the first round is not counted.  Exit status 1 when a
target is missed.
"""

from __future__ import annotations

import sys
from pathlib import Path

import many_indicators
from check import LKJIP, sample
from processes import Cost, asked_costs, in_rounds

LIMIT = 1.5  # times the workbook
GROWTH_LIMIT = 1.5  # of the last ten indicators against the ten before
EXPORT, PAPER = "lkjip workbook export", "lkjip workpaper"


def name(size: int) -> str:
    """What the working paper of so many indicators is called in a table."""
    return f"{PAPER}, {size} indicators"


def commands(work: Path) -> dict[str, tuple[str | Path, ...]]:
    """What to measure, once its inputs are made in `work`."""
    project = sample()
    found: dict[str, tuple[str | Path, ...]] = {
        EXPORT: (LKJIP, "workbook", "export", project, "-o", work / "buku.xlsx"),
        PAPER: (LKJIP, "workpaper", project, "-o", work / "kertas.xlsx"),
    }
    for size in many_indicators.SIZES:
        folder = work / f"indikator-{size}"
        many_indicators.prepare(size, folder)
        found[name(size)] = (LKJIP, "workpaper", folder, "-o", work / f"kertas-{size}.xlsx")
    return found


def measure(work: Path, repeat: int) -> dict[str, Cost]:
    """The median cost of each command."""
    return in_rounds(commands(work), work, repeat)


def ratio(costs: dict[str, Cost]) -> tuple[float, float]:
    """The working paper against the workbook, by wall clock and by CPU."""
    paper, export = costs[PAPER], costs[EXPORT]
    return paper.wall / export.wall, paper.cpu / export.cpu


def growth(costs: dict[str, Cost]) -> float:
    """What the last ten indicators took, as a part of what the ten before them took, by CPU."""
    few, more, most = (costs[name(size)].cpu for size in many_indicators.SIZES)
    return (most - more) / (more - few) if more > few else 1.0


def main() -> int:
    """Prints the costs and how they stand; 1 when a target is missed or a command fails."""
    costs = asked_costs("The cost of the working paper.", measure, 45)
    if not costs:
        return 1
    (wall, cpu), grown = ratio(costs), growth(costs)
    print(f"{PAPER} / {EXPORT}: {wall:.2f} wall, {cpu:.2f} CPU (at most {LIMIT})")
    print(f"growth, the last ten / the ten before: {grown:.2f} (at most {GROWTH_LIMIT})")
    return int(min(wall, cpu) > LIMIT or grown > GROWTH_LIMIT)


if __name__ == "__main__":
    sys.exit(main())
