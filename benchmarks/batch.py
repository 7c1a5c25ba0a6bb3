"""Measures `lkjip batch` over copies of the sample: processes, warm against cold, many, dask.

    python benchmarks/batch.py [--offices N] [--sizes N N ...] [--repeat N]

Charts are drawn in a round that is not counted, and no pages are laid out: the part of the work
that is ours.  Every run writes into a folder of its own, so nothing is skipped.  On a computer
that does other work the CPU says more than the clock.  Without the extra `[cluster]` dask is
left out.  Exit status 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from importlib.util import find_spec
from pathlib import Path

from check import LKJIP, sample
from processes import Cost, median, run

COLD = "one office, cold command"
ONE, TWO, DASK = "1 process", "2 processes", "dask, 2 workers"
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
    """Runs of `lkjip batch` over one folder, each into a new one."""

    def __init__(self, folder: Path, work: Path) -> None:
        self._folder = folder
        self._work = work
        self._number = 0

    def cost(self, *options: str) -> Cost:
        """What one run takes."""
        out = self._out()
        cost = run((LKJIP, "batch", self._folder, "-o", out, "--no-layout", *options), self._work)
        shutil.rmtree(out)
        return cost

    def cold(self) -> Cost:
        """What the command for one office takes."""
        project = next(self._folder.iterdir())
        return run((LKJIP, "build", project, "-o", self._out(), "--no-layout"), self._work)

    def _out(self) -> Path:
        self._number += 1
        return self._work / f"hasil-{self._number}"


def measure(work: Path, count: int, repeat: int) -> dict[str, Cost]:
    """The median costs over `repeat` rounds, after one that draws the charts."""
    runs = Runs(offices(work / f"semua-{count}", count), work)
    costs: dict[str, list[Cost]] = {COLD: [], ONE: [], TWO: [], DASK: []}
    with cluster(work) if find_spec("distributed") else nullcontext("") as address:
        runs.cost("--workers", "2")
        if address:
            runs.cost("--scheduler", address)
        for _ in range(repeat):
            costs[COLD].append(runs.cold())
            costs[ONE].append(runs.cost("--workers", "1"))
            costs[TWO].append(runs.cost("--workers", "2"))
            if address:
                costs[DASK].append(runs.cost("--scheduler", address))
    return {case: median(found) for case, found in costs.items() if found}


def growth(work: Path, sizes: list[int]) -> dict[int, Cost]:
    """What so many offices take by two processes, charts drawn."""
    costs = {}
    for size in sizes:
        runs = Runs(offices(work / f"banyak-{size}", size), work)
        runs.cost("--workers", "2")
        costs[size] = runs.cost("--workers", "2")
        shutil.rmtree(work / f"banyak-{size}")
    return costs


def verdicts(costs: Mapping[str, Cost], count: int) -> Iterator[tuple[str, float, str, bool]]:
    """Each target: what it is about, what was found, the limit, and whether it is met."""
    twice = costs[ONE].wall / costs[TWO].wall
    yield "1 process / 2 processes, clock", twice, "at least 1.9", twice >= 1.9
    warm = costs[ONE].cpu / count / costs[COLD].cpu
    yield "warm office / cold command, CPU", warm, "at most 0.5", warm <= 0.5
    if DASK in costs:
        dask = costs[DASK].wall / costs[TWO].wall
        yield "dask / 2 processes, clock", dask, "at most 1.15", dask <= 1.15


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offices", type=int, default=100, metavar="N")
    parser.add_argument("--sizes", type=int, nargs="*", default=[10, 50], metavar="N")
    parser.add_argument("--repeat", type=int, default=1, metavar="N")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        costs = measure(work, asked.offices, asked.repeat)
        grown = growth(work, asked.sizes)
    print(f"{asked.offices} offices")
    for case, cost in costs.items():
        print(f"{case:26} {cost.wall:7.2f} s wall {cost.cpu:7.2f} s CPU {cost.memory:5.0f} MB")
    for size, cost in grown.items():
        each = cost.cpu / size
        print(f"{size:5} offices, 2 processes {each:6.3f} s CPU each {cost.memory:5.0f} MB")
    missed = False
    for name, found, limit, met in verdicts(costs, asked.offices):
        print(f"{name:34} {found:5.2f} ({limit}) {'met' if met else 'missed'}")
        missed |= not met
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
