"""The seconds of CPU that the rules of text take for one piece repeated over pages, slowest first.

python check_repeated.py

What patterns do inside shows here alone; a rule that is quadratic in a text took minutes.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "checks"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from test_checks_text_bounds import PIECES, contoh, periksa

_LENGTH = 20_000


def seconds(piece: str) -> float:
    """The time of the rules for one piece."""
    text = (piece * _LENGTH)[:_LENGTH]
    started = time.process_time()
    periksa(text)
    return time.process_time() - started


if __name__ == "__main__":
    contoh()  # what is read once is no part of the time
    for taken, piece in sorted(((seconds(piece), piece) for piece in PIECES), reverse=True):
        print(f"{taken:6.2f} s  {piece!r}")
