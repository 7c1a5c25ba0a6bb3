"""Times the preview of a warm process: from a changed value to the changed fragments.

    python benchmarks/preview.py [FOLDER] [--repeat N]

FOLDER is a project (default: the sample that `lkjip init` starts from); a copy of it is changed.
Each kind of change is made in turn; the first round is not counted.  What comes later (charts
that are drawn, findings) is timed apart.  Exit status 1 when the target is missed.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from check import sample

from lkjip_docgen.jobs import Preview

LIMIT = 0.150  # seconds of the wall clock from a change to the fragments
_FIRST = re.compile(r"(target: \d+\.\d)(\d)\b")
_AMOUNT = re.compile(r"(realisasi: \d{6,})(\d)\b")
_WORD = re.compile(r"(uraian: (?:[>|]-?\n\s+)?\S+ )(\w+)")


def digit(pattern: re.Pattern[str], text: str, last: bool) -> str:
    """The text with another last digit in the first or last number of a pattern."""
    found = list(pattern.finditer(text))[-1 if last else 0]
    other = str((int(found[2]) + 1) % 10)
    return f"{text[: found.start(2)]}{other}{text[found.end(2) :]}"


def word(text: str) -> str:
    """The text with one letter more in the first description."""
    found = _WORD.search(text)
    if found is None:
        raise ValueError("no description in the data")
    return f"{text[: found.end(2)]}a{text[found.end(2) :]}"


def line(text: str) -> str:
    """The text with a line more at its beginning: all that follows moves."""
    return f"# catatan\n{text}"


CHANGES: dict[str, Callable[[str], str]] = {
    "target of an indicator": lambda text: digit(_FIRST, text, last=False),
    "amount of money": lambda text: digit(_AMOUNT, text, last=True),
    "word of a text": word,
    "line above all": line,
}


class Clock:
    """Seconds of the wall clock and of the processor, by what was done."""

    def __init__(self) -> None:
        self.wall: dict[str, list[float]] = {}
        self.cpu: dict[str, list[float]] = {}

    def time(self, name: str, work: Callable[[], object]) -> None:
        """Do a piece of work, and take down how long it took."""
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        self.cpu.setdefault(name, []).append(time.process_time() - cpu)
        self.wall.setdefault(name, []).append(time.perf_counter() - wall)

    def told(self, name: str) -> str:
        """Median and slowest, in milliseconds."""
        wall, cpu = self.wall[name], self.cpu[name]
        numbers = (statistics.median(wall), max(wall), statistics.median(cpu))
        return "| {} | {:.0f} | {:.0f} | {:.0f} |".format(name, *(1000 * n for n in numbers))


def measured(project: Path, repeat: int) -> Clock:
    """The times of `repeat` rounds of all kinds of changes."""
    preview, clock = Preview(project), Clock()
    file = project / "laporan.yaml"
    clock.time("first page", preview.renew)
    preview.draw()
    for number in range(repeat + 1):
        counted = clock if number else Clock()
        for name, change in CHANGES.items():
            file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
            counted.time(name, preview.renew)
            counted.time("then: charts", preview.draw)
            counted.time("then: findings", preview.check)
    return clock


def main() -> int:
    """Print the times; 1 when a change takes longer than the limit."""
    parser = argparse.ArgumentParser(description="Time the preview of a warm process.")
    parser.add_argument("project", type=Path, nargs="?", metavar="FOLDER")
    parser.add_argument("--repeat", type=int, default=9, metavar="N", help="rounds (default: 9)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "proyek"
        ignored = shutil.ignore_patterns(".lkjip", "keluaran")
        shutil.copytree(arguments.project or sample(), copy, ignore=ignored)
        clock = measured(copy, arguments.repeat)
    print("| what | wall ms | slowest | CPU ms |\n|---|---:|---:|---:|")
    print("\n".join(map(clock.told, clock.wall)))
    slowest = max(statistics.median(clock.wall[name]) for name in CHANGES)
    print(f"\nmedian of the slowest kind of change: {1000 * slowest:.0f} ms (at most 150)")
    return int(slowest > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
