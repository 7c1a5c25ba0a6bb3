"""Measures `lkjip batch` over copies of the sample: processes, warm against cold, many, dask.

    python benchmarks/batch.py [--offices N] [--sizes N N ...] [--rounds N]

Charts are drawn once, for all copies, and no pages are laid out: the part of the work that is
ours.  Every run writes into a folder of its own, so nothing is skipped.  Of several rounds the
best clock counts: what else a computer does can only add to it.  On one that does other work
the CPU says more than the clock.  `--sizes 10 100 500` takes seven minutes on two free
processors.  Without the extra `[cluster]` dask is left out.  Exit status 1 when a target is
missed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from importlib.util import find_spec
from pathlib import Path

from check import LKJIP, sample
from processes import Cost, run

from lkjip_docgen.cache import project_cache

COLD = "one office, cold command"
ONE, TWO, DASK = "1 process", "2 processes", "dask, 2 workers"
_CHARTS = "grafik"
_CLUSTER = """\
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    cluster = LocalCluster(host="127.0.0.1", n_workers=2, threads_per_worker=1,
        dashboard_address="127.0.0.1:0", worker_dashboard_address="127.0.0.1:0")
    print(cluster.scheduler_address, flush=True)
    sys.stdin.read()
    cluster.close()
"""


def offices(folder: Path, count: int) -> Path:
    """A folder with so many copies of the sample, each of an office of its own name."""
    source = sample()
    for number in range(count):
        target = folder / f"kantor-{number:03}"
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("keluaran", ".lkjip"))
        data = target / "laporan.yaml"
        text = data.read_text(encoding="utf-8")
        named = text.replace("nama_singkat: ", f"nama_singkat: K{number:03} ", 1)
        data.write_text(named, encoding="utf-8")
    return folder


def share_charts(drawn: Path, folder: Path) -> None:
    """Let all projects of a folder have the charts that were drawn for one: they are the same."""
    source = project_cache(drawn, _CHARTS)
    for project in folder.iterdir():
        if project != drawn:
            shutil.copytree(source, project_cache(project, _CHARTS), dirs_exist_ok=True)


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """The address of a scheduler with two workers on this computer."""
    script = folder / "klaster.py"
    script.write_text(_CLUSTER, encoding="utf-8")
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, script], stdin=pipe, stdout=pipe) as process:
        assert process.stdout is not None
        yield process.stdout.readline().decode().strip()
        process.communicate()


class Runs:
    """Runs of `lkjip batch` over so many offices with drawn charts, each into a new folder."""

    def __init__(self, work: Path, count: int) -> None:
        self._work = work
        self._folder = offices(work / f"semua-{count}", count)
        self._number = 0
        first = self._folder / "kantor-000"
        run((LKJIP, "build", first, "-o", self._out(), "--no-layout"), work)
        share_charts(first, self._folder)

    def cost(self, *options: str) -> Cost:
        """What one run takes."""
        out = self._out()
        cost = run((LKJIP, "batch", self._folder, "-o", out, "--no-layout", *options), self._work)
        shutil.rmtree(out)
        return cost

    def cold(self) -> Cost:
        """What the command for one office takes."""
        project = self._folder / "kantor-000"
        return run((LKJIP, "build", project, "-o", self._out(), "--no-layout"), self._work)

    def forget(self) -> None:
        """Remove the offices."""
        shutil.rmtree(self._folder)

    def _out(self) -> Path:
        self._number += 1
        return self._work / f"hasil-{self._folder.name}-{self._number}"


def best(costs: Sequence[Cost]) -> Cost:
    """The least clock and CPU, and the largest peak."""
    return Cost(
        min(cost.wall for cost in costs),
        min(cost.cpu for cost in costs),
        max(cost.memory for cost in costs),
    )


def measure(work: Path, count: int, rounds: int) -> dict[str, Cost]:
    """The best costs over so many rounds."""
    runs = Runs(work, count)
    costs: dict[str, list[Cost]] = {COLD: [], ONE: [], TWO: [], DASK: []}
    with cluster(work) if find_spec("distributed") else nullcontext("") as address:
        if address:  # its workers are warm from then on, as those of a cluster that stands are
            runs.cost("--scheduler", address)
        for _ in range(rounds):
            costs[COLD].append(runs.cold())
            costs[ONE].append(runs.cost("--workers", "1"))
            costs[TWO].append(runs.cost("--workers", "2"))
            if address:
                costs[DASK].append(runs.cost("--scheduler", address))
    runs.forget()
    return {case: best(found) for case, found in costs.items() if found}


def growth(work: Path, sizes: Sequence[int], known: Mapping[int, Cost]) -> dict[int, Cost]:
    """What so many offices take by two processes; `known` are sizes that were measured."""
    costs = dict(known)
    for size in sizes:
        if size not in costs:
            runs = Runs(work, size)
            costs[size] = runs.cost("--workers", "2")
            runs.forget()
    return dict(sorted(costs.items()))


def verdicts(costs: Mapping[str, Cost], count: int) -> Iterator[tuple[str, float, str, bool]]:
    """Each target: what it is about, what was found, the limit, and whether it is met."""
    twice = costs[ONE].wall / costs[TWO].wall
    yield "1 process / 2 processes, clock", twice, "at least 1.9", twice >= 1.9
    warm = costs[ONE].cpu / count / costs[COLD].cpu
    yield "warm office / cold command, CPU", warm, "at most 0.5", warm <= 0.5
    if DASK in costs:
        dask = costs[DASK].wall / costs[TWO].wall
        yield "dask / 2 processes, clock", dask, "at most 1.15", dask <= 1.15


def verdicts_of_growth(grown: Mapping[int, Cost]) -> Iterator[tuple[str, float, str, bool]]:
    """The targets for many offices: as much work by each processor, no more memory."""
    least, most = min(grown), max(grown)
    if least == most:
        return
    work = (grown[most].cpu / most) / (grown[least].cpu / least)
    yield f"CPU each, {most} offices / {least}", work, "at most 1.05", work <= 1.05
    clock = (grown[most].wall / most) / (grown[least].wall / least)
    yield f"clock each, {most} offices / {least}", clock, "at most 1.05", clock <= 1.05
    memory = grown[most].memory / grown[least].memory
    yield f"memory, {most} offices / {least}", memory, "at most 1.25", memory <= 1.25


def print_table(costs: Mapping[str, Cost], grown: Mapping[int, Cost], count: int) -> None:
    """All that was measured, and per office."""
    rows = [(case, 1 if case == COLD else count, cost) for case, cost in costs.items()]
    rows += [(f"{TWO}, {size} offices", size, cost) for size, cost in grown.items()]
    print(f"{'':28}{'wall s':>9}{'CPU s':>9}{'wall each':>11}{'CPU each':>10}{'MB':>6}")
    for case, number, cost in rows:
        each = f"{cost.wall / number:11.3f}{cost.cpu / number:10.3f}"
        print(f"{case:28}{cost.wall:9.1f}{cost.cpu:9.1f}{each}{cost.memory:6.0f}")


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offices", type=int, default=100, metavar="N")
    parser.add_argument("--sizes", type=int, nargs="*", default=[10, 50], metavar="N")
    parser.add_argument("--rounds", type=int, default=1, metavar="N")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        os.environ["LKJIP_CACHE"] = str(work / "ingatan")
        costs = measure(work, asked.offices, asked.rounds)
        grown = growth(work, asked.sizes, {asked.offices: costs[TWO]})
    print_table(costs, grown, asked.offices)
    missed = False
    for name, found, limit, met in (*verdicts(costs, asked.offices), *verdicts_of_growth(grown)):
        print(f"{name:34} {found:5.2f} ({limit}) {'met' if met else 'missed'}")
        missed |= not met
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
