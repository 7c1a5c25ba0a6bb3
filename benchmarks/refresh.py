"""Measures `lkjip refresh` after one number changed against building the report anew.

The report has been edited; charts of numbers that did not change are cached for both.  Each
round changes the number again, so that the changed chart is not remembered.  Neither command
lays out pages: a refresh does so only where they may have moved.

Each refresh is held against the build of its own round, and the two take turns at going first,
so that what else the machine does weighs on both alike.  What counts is the CPU time, of which
other work takes away less than of the wall clock; the least of each is what a machine at rest
comes nearest to.

    python benchmarks/refresh.py [--repeat N]

Needs Linux or macOS.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import docx
from check import LKJIP, sample
from processes import CommandError, Cost, median, run

LIMIT = 1.2
BUILD = "lkjip build --no-layout"
REFRESH = "lkjip refresh"
Commands = dict[str, tuple[str | Path, ...]]
_NUMBER = re.compile(r"(realisasi: )(\d{6,})")


class Round(NamedTuple):
    """What a build and a refresh took, one right after the other."""

    build: Cost
    refresh: Cost


def change(project: Path, by: int) -> None:
    """Change the first amount that was spent."""
    data = project / "laporan.yaml"
    text = data.read_text(encoding="utf-8")
    changed, count = _NUMBER.subn(lambda m: f"{m[1]}{int(m[2]) - by}", text, count=1)
    if not count:
        raise CommandError("the sample has no amount to change")
    data.write_text(changed, encoding="utf-8")


def edited(project: Path, work: Path) -> Path:
    """The report of a project with a sentence that somebody has added."""
    run((LKJIP, "build", project, "--no-layout"), work)
    (report,) = (project / "keluaran").glob("*.docx")
    document = docx.Document(str(report))
    document.paragraphs[-1].add_run("Kalimat yang ditambahkan orang.")
    kept = work / "disunting.docx"
    document.save(str(kept))
    return kept


def measure(repeat: int) -> list[Round]:
    """What `repeat` rounds took, after one that is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        project = work / "project"
        shutil.copytree(sample(), project, ignore=shutil.ignore_patterns(".lkjip", "keluaran"))
        report = edited(project, work)
        commands: Commands = {
            BUILD: (LKJIP, "build", project, "-o", work / "baru.docx", "--no-layout"),
            REFRESH: (LKJIP, "refresh", report, project, "-o", work / "segar.docx"),
        }
        rounds = [one_round(commands, project, work, number) for number in range(repeat + 1)]
    return rounds[1:]


def one_round(commands: Commands, project: Path, work: Path, number: int) -> Round:
    """Run both, each after a change; in every second round the refresh goes first."""
    order = (BUILD, REFRESH) if number % 2 else (REFRESH, BUILD)
    costs: dict[str, Cost] = {}
    for name in order:
        change(project, 1)
        costs[name] = run(commands[name], work)
    return Round(costs[BUILD], costs[REFRESH])


def told(rounds: list[Round]) -> str:
    """The table, and by how much a refresh takes longer."""
    sides = {BUILD: [r.build for r in rounds], REFRESH: [r.refresh for r in rounds]}
    rows = [
        f"| {name} | {cost.wall:.3f} | {cost.cpu:.3f} | {cost.memory:.0f} |"
        for name, cost in ((name, median(costs)) for name, costs in sides.items())
    ]
    cpu = statistics.median(r.refresh.cpu / r.build.cpu for r in rounds)
    wall = statistics.median(r.refresh.wall / r.build.wall for r in rounds)
    least = min(r.refresh.cpu for r in rounds) / min(r.build.cpu for r in rounds)
    return "\n".join(
        [
            "| command | wall s | CPU s | peak MB |",
            "|---|---:|---:|---:|",
            *rows,
            "",
            f"{REFRESH} / {BUILD}: {cpu:.2f}x of CPU (limit {LIMIT:g}x), {wall:.2f}x of wall "
            f"clock; the least of each: {least:.2f}x of CPU",
        ]
    )


def main() -> int:
    """Prints the table; a missed target is not a failure, a command that fails is."""
    parser = argparse.ArgumentParser(description="Measure lkjip refresh against lkjip build.")
    parser.add_argument("--repeat", type=int, default=6, metavar="N", help="rounds (default: 6)")
    try:
        rounds = measure(parser.parse_args().repeat)
    except CommandError as failure:
        print(failure, file=sys.stderr)
        return 1
    print(told(rounds))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
