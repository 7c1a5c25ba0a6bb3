"""Whole-process time and memory of a command, as the operating system counts them."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# ru_maxrss counts kibibytes on Linux and bytes on macOS.
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: seconds of wall clock and of CPU, and peak memory in MB (10^6 bytes).

    CPU includes child processes that the command waited for; memory is that of the largest
    single process.
    """

    wall: float
    cpu: float
    memory: float


class CommandError(Exception):
    """A measured command did not end with exit status 0."""


def run(command: Sequence[str | Path], folder: Path) -> Cost:
    """Runs `command` in `folder` and returns its cost; raises CommandError with its errors.

    A child starts with the resident size of its parent as its peak (Linux keeps the mark
    over exec), so the process that calls this must stay small.
    """
    # An installed program is compiled: without its bytecode kept, every run would compile it anew.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=errors
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            errors.seek(0)
            words = " ".join(map(str, command))
            raise CommandError(f"{words}\n{errors.read().decode(errors='replace')}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _RSS_UNIT / 1e6)


def median(costs: Sequence[Cost]) -> Cost:
    """The medians of wall clock and CPU, and the largest peak."""
    return Cost(
        statistics.median(c.wall for c in costs),
        statistics.median(c.cpu for c in costs),
        max(c.memory for c in costs),
    )


def in_rounds(
    commands: Mapping[str, Sequence[str | Path]], folder: Path, repeat: int
) -> dict[str, Cost]:
    """The median cost of each command over `repeat` rounds, after one that is not counted."""
    costs: dict[str, list[Cost]] = {}
    for counted in (False, *(True,) * repeat):
        for case, command in commands.items():
            cost = run(command, folder)
            if counted:
                costs.setdefault(case, []).append(cost)
    return {case: median(runs) for case, runs in costs.items()}


def asked_costs(
    description: str, measure: Callable[[Path, int], dict[str, Cost]], width: int
) -> dict[str, Cost]:
    """What `measure` finds in as many rounds as the command line says, printed line by line.

    Empty where a command failed, which is told.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--repeat", type=int, default=5, metavar="N", help="rounds (default: 5)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        try:
            costs = measure(Path(folder), arguments.repeat)
        except CommandError as failure:
            print(failure, file=sys.stderr)
            return {}
    for case, cost in costs.items():
        print(f"{case:{width}} {cost.wall:6.2f} s wall {cost.cpu:6.2f} s CPU {cost.memory:5.0f} MB")
    return costs
