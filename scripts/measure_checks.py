"""Measure what `lkjip check` sees: seeded defects that are found, harmless changes that are not.

Usage: python scripts/measure_checks.py [FOLDER ...] [--semua]

Without folders, the collection of the project (tests/checks/defects and tests/checks/harmless).
The form of the files: scripts/defects.py.  Prints a line for each case that is not found at its
place (`--semua`: for every case), and the rates by kind, of the grave ones, and of all.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from defects import DEFECTS, HARMLESS, KINDS, CaseError, Outcome, Verdict, load, run

GOOD = (Verdict.PLACE, Verdict.QUIET)
_COLUMNS = (Verdict.PLACE, Verdict.ELSEWHERE, Verdict.OTHER_CODE, Verdict.MISSED)


def table(outcomes: Sequence[Outcome]) -> str:
    """The rates of defects by kind, of the grave ones and of all, and the false alarms."""
    defects = [outcome for outcome in outcomes if not outcome.case.harmless]
    harmless = [outcome for outcome in outcomes if outcome.case.harmless]
    lines = ["| golongan | cacat | tempat | lain-tempat | kode lain | luput | terlihat |"]
    lines.append("|---|---:|---:|---:|---:|---:|---:|")
    for kind in KINDS:
        lines += _row(kind, [outcome for outcome in defects if outcome.case.kind == kind])
    lines += _row("**berat**", [outcome for outcome in defects if outcome.case.grave])
    lines += _row("**semua**", defects)
    if harmless:
        false = [outcome for outcome in harmless if outcome.verdict is Verdict.FALSE]
        findings = sum(len(outcome.found) for outcome in false)
        lines += [
            "",
            f"Perubahan yang tidak bercacat: {len(harmless)}; menimbulkan temuan: {len(false)} "
            f"({_percent(len(false), len(harmless))}), seluruhnya {findings} temuan.",
        ]
    return "\n".join(lines)


def _row(name: str, outcomes: Sequence[Outcome]) -> list[str]:
    """A row of the table; none for a kind without cases."""
    if not outcomes:
        return []
    counts = Counter(outcome.verdict for outcome in outcomes)
    numbers = " | ".join(str(counts[verdict]) for verdict in _COLUMNS)
    seen = _percent(counts[Verdict.PLACE], len(outcomes))
    return [f"| {name} | {len(outcomes)} | {numbers} | {seen} |"]


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%".replace(".", ",")


def measure(folders: Iterable[Path]) -> list[Outcome]:
    """Run every case of the folders, on all processors."""
    cases = [case for folder in folders for case in load(folder)]
    with ProcessPoolExecutor() as pool:
        return list(pool.map(run, cases, chunksize=8))


def main() -> int:
    """Print the cases that went wrong and the rates; 1 when there are such cases."""
    parser = argparse.ArgumentParser(description="Measure what `lkjip check` sees.")
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--semua", action="store_true", help="every case, not only the bad ones")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as cache:
        os.environ["LKJIP_CACHE"] = cache
        try:
            outcomes = measure(options.folders or [DEFECTS, HARMLESS])
        except CaseError as error:
            print(error, file=sys.stderr)
            return 2
    bad = [outcome for outcome in outcomes if outcome.verdict not in GOOD]
    for outcome in outcomes if options.semua else bad:
        known = outcome.case.known_miss
        print(outcome.told() + (f"\n  diketahui luput: {known}" if known else ""), end="\n\n")
    print(table(outcomes))
    return int(any(not outcome.case.known_miss for outcome in bad))


if __name__ == "__main__":
    raise SystemExit(main())
