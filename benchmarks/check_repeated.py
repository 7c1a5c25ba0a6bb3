"""The seconds of CPU that the rules of text take for one piece repeated over pages, slowest first.

python benchmarks/check_repeated.py

What patterns do inside shows here alone; a rule that is quadratic in a text took minutes.
"""

from __future__ import annotations

import sys
import time
from importlib import import_module
from pathlib import Path

_TESTS = Path(__file__).resolve().parents[1] / "tests"
sys.path[:0] = [str(_TESTS), str(_TESTS / "checks")]

bounds = import_module("test_checks_text_bounds")

_LENGTH = 20_000


def seconds(piece: str) -> float:
    """The time of the rules for one piece."""
    text = (piece * _LENGTH)[:_LENGTH]
    started = time.process_time()
    bounds.periksa(text)
    return time.process_time() - started


if __name__ == "__main__":
    bounds.contoh()  # what is read once is no part of the time
    for taken, piece in sorted(((seconds(piece), piece) for piece in bounds.PIECES), reverse=True):
        print(f"{taken:6.2f} s  {piece!r}")
