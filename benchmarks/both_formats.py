"""Measures the build of .docx and .pdf together against the slower of the two alone.

    python benchmarks/both_formats.py [--repeat N]

Once with nothing kept from an earlier build, and once with charts and page numbers kept.
Every build is a cold process that lays out its pages; one round runs all of them in turn,
so that whatever slows the machine for a while slows them alike.  The first round is not
counted.  Exit status 1 when a target is missed.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from check import LKJIP, sample
from processes import Cost, asked_costs, median, run

from lkjip_docgen.cache import project_cache

LIMIT = 0.9  # of the wall clock of the slower one
MEMORY_LIMIT = 250.0  # MB, for each process
FORMATS = {"docx": ("docx",), "pdf": ("pdf",), "docx + pdf": ("docx", "pdf")}
STATES = ("first", "later")


def forget(project: Path) -> None:
    """Let the next build be a first one: nothing drawn, no pages laid out."""
    shutil.rmtree(project_cache(project, "grafik").parent, ignore_errors=True)


def name(formats: str, state: str) -> str:
    """What a build is called in a table: "lkjip build docx + pdf, later"."""
    return f"lkjip build {formats}, {state}"


def round_of(work: Path) -> dict[str, Cost]:
    """The cost of every build; each later one follows the first of the same formats."""
    project = work / "proyek"
    if not project.is_dir():
        shutil.copytree(sample(), project, ignore=shutil.ignore_patterns(".lkjip", "keluaran"))
    costs = {}
    for formats, kinds in FORMATS.items():
        options = [option for kind in kinds for option in ("--to", kind)]
        forget(project)
        for state in STATES:
            command: tuple[str | Path, ...] = (
                LKJIP,
                "build",
                project,
                "-o",
                work / "hasil",
                *options,
            )
            costs[name(formats, state)] = run(command, work)
    return costs


def measure(work: Path, repeat: int) -> dict[str, Cost]:
    """The median cost of every build over `repeat` rounds, after one that is not counted."""
    rounds = [round_of(work) for _ in range(repeat + 1)][1:]
    return {build: median([costs[build] for costs in rounds]) for build in rounds[0]}


def ratio(costs: dict[str, Cost], state: str) -> float:
    """How long both together take, as a multiple of the slower one."""
    slower = max(costs[name(kind, state)].wall for kind in ("docx", "pdf"))
    return costs[name("docx + pdf", state)].wall / slower


def main() -> int:
    """Prints the costs and the ratios; 1 when a target is missed or a build fails."""
    costs = asked_costs("Both formats against the slower one.", measure, 32)
    if not costs:
        return 1
    ratios = {state: ratio(costs, state) for state in STATES}
    for state, value in ratios.items():
        print(f"together / slower one, {state}: {value:.2f} (at most {LIMIT})")
    peak = max(cost.memory for cost in costs.values())
    print(f"peak of a process: {peak:.0f} MB (at most {MEMORY_LIMIT:.0f})")
    return int(max(ratios.values()) > LIMIT or peak > MEMORY_LIMIT)


if __name__ == "__main__":
    sys.exit(main())
