"""Measures `lkjip refresh` after one number changed against building the report anew.

The report has been edited; charts of numbers that did not change are cached for both.  Each
round changes the number again, so that the changed chart is not remembered.  Neither command
lays out pages: a refresh does so only where they may have moved.

    python benchmarks/refresh.py [--repeat N]

Needs Linux or macOS.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from pathlib import Path

import docx
from check import LKJIP, sample
from processes import CommandError, Cost, median, run

LIMIT = 1.2
BUILD = "lkjip build --no-layout"
REFRESH = "lkjip refresh"
_NUMBER = re.compile(r"(realisasi: )(\d{6,})")


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


def measure(repeat: int) -> dict[str, Cost]:
    """The cost of each command over `repeat` rounds, after one that is not counted."""
    costs: dict[str, list[Cost]] = {name: [] for name in (BUILD, REFRESH)}
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        project = work / "project"
        shutil.copytree(sample(), project, ignore=shutil.ignore_patterns(".lkjip", "keluaran"))
        report = edited(project, work)
        for number in range(repeat + 1):
            for name, command in (
                (BUILD, (LKJIP, "build", project, "-o", work / "baru.docx", "--no-layout")),
                (REFRESH, (LKJIP, "refresh", report, project, "-o", work / "segar.docx")),
            ):
                change(project, 1)
                cost = run(command, work)
                if number:
                    costs[name].append(cost)
    return {name: median(runs) for name, runs in costs.items()}


def main() -> int:
    """Prints the table; a missed target is not a failure, a command that fails is."""
    parser = argparse.ArgumentParser(description="Measure lkjip refresh against lkjip build.")
    parser.add_argument("--repeat", type=int, default=5, metavar="N", help="rounds (default: 5)")
    try:
        costs = measure(parser.parse_args().repeat)
    except CommandError as failure:
        print(failure, file=sys.stderr)
        return 1
    print("| command | wall s | CPU s | peak MB |\n|---|---:|---:|---:|")
    for name, cost in costs.items():
        print(f"| {name} | {cost.wall:.3f} | {cost.cpu:.3f} | {cost.memory:.0f} |")
    ratio = costs[REFRESH].cpu / costs[BUILD].cpu
    print(f"\n{REFRESH} / {BUILD}: {ratio:.2f}x of CPU (limit {LIMIT:g}x)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
