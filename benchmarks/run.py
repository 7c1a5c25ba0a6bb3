"""Measures `lkjip` against floors in the same run and prints how it stands to its targets.

Every command is a cold process.  One round runs all of them in turn, so that whatever
slows the machine for a while slows floors and product alike; times are medians over the
rounds, memory is the largest peak.  The first round warms the disk cache and the byte code
and is not counted.

    python benchmarks/run.py [--repeat N] [--write]

`--write` also saves the table as benchmarks/RESULTS.md.  Needs Linux or macOS.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import both_formats
import many_indicators
import one_number
import pdf_layout
import workpaper
from check import CHECK_UNSPELT, LIMITS, LKJIP, commands, sample
from processes import CommandError, Cost, median, run

from lkjip_docgen.cache import project_cache
from lkjip_docgen.layout.soffice import find_soffice

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Case:
    """A command to measure; `before` makes its starting state and is not timed."""

    name: str
    command: tuple[str | Path, ...]
    before: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class Target:
    """At most `limit` times the sum of the `floors`."""

    case: str
    limit: float
    floors: tuple[str, ...]


PASS = "python -c pass"
HELP = "lkjip --help"
DOCXTPL = "floor: docxtpl"
CHARTS = "floor: matplotlib"
FIRST = "lkjip build, first"
CACHED = "lkjip build, charts cached"

TARGETS = (
    Target(HELP, 2.5, (PASS,)),
    Target(CHECK_UNSPELT, 20, (PASS,)),  # half of what it was
    Target(CACHED, 1, (DOCXTPL,)),
    Target(FIRST, 0.6, (DOCXTPL, CHARTS)),
)
# The floors lay out no pages, so neither do the builds that are held against them.
NO_LAYOUT = "--no-layout"
PDF = "PDF of the sample, "
COSTS_HEAD = "\n| command | wall s | CPU s | peak MB |\n|---|---:|---:|---:|"
TARGETS_HEAD = "\n| target | limit | wall | CPU | met |\n|---|---:|---:|---:|---|"
MEMORY_LIMIT = 150.0  # MB, for each build


def cases(work: Path) -> tuple[Case, ...]:
    """Prepares the inputs in `work` and returns what to measure, in the order of a round."""
    project, out, floor = work / "project", work / "out", work / "floor"
    shutil.copytree(sample(), project, ignore=shutil.ignore_patterns(".lkjip", "keluaran"))
    floor.mkdir()
    build = (LKJIP, "build", project, "-o", out)
    run(build, work)
    if not project_cache(project, "grafik").is_dir():
        raise CommandError("no charts in the user's cache: 'first' would not be a first run")
    (docx,) = out.glob("*.docx")
    run((sys.executable, HERE / "floor_docxtpl.py", "prepare", docx, floor), work)
    run((sys.executable, HERE / "export_charts.py", project, floor), work)
    return (
        Case(PASS, (sys.executable, "-c", "pass")),
        Case(HELP, (LKJIP, "--help")),
        Case(DOCXTPL, (sys.executable, HERE / "floor_docxtpl.py", "render", floor)),
        Case(CHARTS, (sys.executable, HERE / "floor_charts.py", floor)),
        Case(FIRST, (*build, NO_LAYOUT), before=lambda: both_formats.forget(project)),
        Case(CACHED, (*build, NO_LAYOUT)),
        *(Case(name, command) for name, command in commands(work).items()),
    )


def measure(prepared: tuple[Case, ...], work: Path, repeat: int) -> dict[str, Cost]:
    """The cost of every case over `repeat` rounds, after one round that is not counted."""
    costs: dict[str, list[Cost]] = {case.name: [] for case in prepared}
    for counted in (False, *(True,) * repeat):
        for case in prepared:
            case.before()
            cost = run(case.command, work)
            if counted:
                costs[case.name].append(cost)
    return {name: median(runs) for name, runs in costs.items()}


def cost_rows(costs: dict[str, Cost]) -> Iterator[str]:
    """What each command took."""
    for name, cost in costs.items():
        yield f"| {name} | {cost.wall:.3f} | {cost.cpu:.3f} | {cost.memory:.0f} |"


def target_rows(costs: dict[str, Cost]) -> list[str]:
    """How the product stands to each target and limit, by wall clock and by CPU."""
    rows = []
    for target in TARGETS:
        measured, floors = costs[target.case], [costs[name] for name in target.floors]
        wall = measured.wall / sum(floor.wall for floor in floors)
        cpu = measured.cpu / sum(floor.cpu for floor in floors)
        name = f"{target.case} / ({' + '.join(target.floors)})"
        rows.append(
            f"| {name} | {target.limit:g}x | {wall:.2f}x | {cpu:.2f}x "
            f"| {verdict(wall <= target.limit, cpu <= target.limit)} |"
        )
    for name, limit in LIMITS.items():
        wall, cpu = costs[name].wall, costs[name].cpu
        met = verdict(wall <= limit, cpu <= limit)
        rows.append(f"| {name} | {limit:g} s | {wall:.2f} s | {cpu:.2f} s | {met} |")
    for state in both_formats.STATES:
        wall, limit = both_formats.ratio(costs, state), both_formats.LIMIT
        name = both_formats.name("docx + pdf", state)
        rows.append(
            f"| {name} / the slower one | {limit:g}x | {wall:.2f}x | | {yes_no(wall <= limit)} |"
        )
    rows += pdf_rows(costs)
    rows += many_rows(costs)
    rows += paper_rows(costs)
    if one_number.CHANGED in costs:
        found, limit = one_number.ratio(costs), one_number.LIMIT
        name = f"{one_number.CHANGED} / {one_number.FIRST}"
        rows.append(f"| {name} | {limit:g}x | {found:.2f}x | | {yes_no(found <= limit)} |")
    for name in (FIRST, CACHED):
        peak = costs[name].memory
        met = yes_no(peak <= MEMORY_LIMIT)
        rows.append(f"| {name}, peak memory | {MEMORY_LIMIT:g} MB | {peak:.0f} MB | | {met} |")
    return rows


def pdf_rows(costs: dict[str, Cost]) -> list[str]:
    """How the layout of the PDF stands to WeasyPrint as it comes, on the same page."""
    results = {case: costs[f"{PDF}{case}"] for case in pdf_layout.CASES}
    found, limit = pdf_layout.ratio(results), pdf_layout.LIMIT
    peak, most = results["whole"].memory, pdf_layout.MEMORY_LIMIT
    return [
        f"| {PDF}ours / stock | {limit:g}x | | {found:.2f}x | {yes_no(found <= limit)} |",
        f"| {PDF}whole, peak memory | {most:.0f} MB | {peak:.0f} MB | | {yes_no(peak <= most)} |",
    ]


def many_rows(costs: dict[str, Cost]) -> list[str]:
    """How the report of most indicators stands to docxtpl, and how the cost grows up to it."""
    largest = many_indicators.name(many_indicators.SIZES[-1])
    (wall, cpu), limit = many_indicators.ratio(costs), many_indicators.LIMIT
    grown, most = many_indicators.growth(costs), many_indicators.GROWTH_LIMIT
    few, more, many = many_indicators.SIZES
    return [
        f"| {largest} / {many_indicators.FLOOR} | {limit:g}x | {wall:.2f}x | {cpu:.2f}x "
        f"| {verdict(wall <= limit, cpu <= limit)} |",
        f"| growth, {more} to {many} / {few} to {more} indicators | {most:g}x | | {grown:.2f}x "
        f"| {yes_no(grown <= most)} |",
    ]


def paper_rows(costs: dict[str, Cost]) -> list[str]:
    """How the working paper stands to the workbook of the data, and how its cost grows."""
    (wall, cpu), limit = workpaper.ratio(costs), workpaper.LIMIT
    grown, most = workpaper.growth(costs), workpaper.GROWTH_LIMIT
    few, more, many = many_indicators.SIZES
    return [
        f"| {workpaper.PAPER} / {workpaper.EXPORT} | {limit:g}x | {wall:.2f}x | {cpu:.2f}x "
        f"| {verdict(wall <= limit, cpu <= limit)} |",
        f"| growth of the working paper, {more} to {many} / {few} to {more} indicators "
        f"| {most:g}x | | {grown:.2f}x | {yes_no(grown <= most)} |",
    ]


def yes_no(met: bool) -> str:
    """Whether a target is met."""
    return "yes" if met else "no"


def verdict(wall: bool, cpu: bool) -> str:
    """Says so when only one of the two clocks meets the target."""
    if wall == cpu:
        return yes_no(wall)
    return "wall only" if wall else "CPU only"


def content_line(work: Path) -> str:
    """The size of the report that was measured."""
    counts = json.loads((work / "floor" / "counts.json").read_text(encoding="utf-8"))
    counts["charts"] = len(json.loads((work / "floor" / "charts.json").read_text(encoding="utf-8")))
    return "Report: " + ", ".join(f"{number} {name}" for name, number in counts.items()) + "."


def new_folder(folder: Path) -> Path:
    """The folder, made."""
    folder.mkdir()
    return folder


def stages(work: Path, repeat: int) -> Iterator[dict[str, Cost]]:
    """What each part of the benchmark costs, part by part."""
    yield measure(cases(work), work, repeat)
    yield both_formats.measure(new_folder(work / "both"), repeat)
    pdf = pdf_layout.measure(new_folder(work / "pdf"), repeat)
    yield {f"{PDF}{case}": cost for case, cost in pdf.items()}
    if find_soffice() is not None:
        yield one_number.measure(new_folder(work / "number"), repeat)
    yield many_indicators.measure(new_folder(work / "many"), repeat)
    yield workpaper.measure(new_folder(work / "paper"), repeat)


def report(repeat: int) -> Iterator[str]:
    """Measures everything; the lines of the result as Markdown, each part as soon as it is known.

    A command that fails ends it, with what was measured before.
    """
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs"
    yield "# Benchmark\n"
    yield (
        f"Medians of {repeat} interleaved rounds of cold processes; "
        f"Python {platform.python_version()}, {machine}."
    )
    costs: dict[str, Cost] = {}
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for part in stages(work, repeat):
            if not costs:
                yield content_line(work)
                yield COSTS_HEAD
            costs |= part
            yield from cost_rows(part)
    yield TARGETS_HEAD
    yield from target_rows(costs)


def main() -> int:
    """Prints the tables; a missed target is not a failure, a command that fails is."""
    parser = argparse.ArgumentParser(description="Measure lkjip against floors in the same run.")
    parser.add_argument("--repeat", type=int, default=5, metavar="N", help="rounds (default: 5)")
    parser.add_argument("--write", action="store_true", help="save as benchmarks/RESULTS.md")
    arguments = parser.parse_args()
    lines = []
    try:
        for line in report(arguments.repeat):
            print(line, flush=True)
            lines.append(line)
    except CommandError as failure:
        print(failure, file=sys.stderr)
        return 1
    if arguments.write:
        (HERE / "RESULTS.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
