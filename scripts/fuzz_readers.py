"""Random damage to every kind of file that the program reads: does it always answer?

    python scripts/fuzz_readers.py [--runs N] [--seed S] [--only TARGET] [--out DIR]
    python scripts/fuzz_readers.py --seed S --again NUMBER

Each input is a valid small file with a few changes (bits flipped, pieces cut, inserted, doubled,
numbers made extreme, parts of a zip file exchanged), read in a process with 10 s of processor
time and 1 GB of memory.  It must be read or refused in words (`LkjipError`); a traceback, a hang,
a crash, more memory, or a refused input that changed a file is bad, and stays in
DIR/bad-NUMBER-TARGET.  Exit status 1 when one is bad.  Needs fork (Linux).
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
import time
import warnings
from collections import Counter
from pathlib import Path

from fuzz.seeds import Seeds, make
from fuzz.targets import TARGETS, Desk
from fuzz.worker import BATCH, Case, Outcome, draw, outcomes

_TELL = 500  # inputs between two lines of progress


def main() -> int:
    """Tries them all; 1 when one is bad."""
    options = _options()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        folder = Path(name)
        os.environ["LKJIP_CACHE"] = str(folder / "cache")
        seeds = make(folder)
        desk = Desk(folder / "meja" / "proyek", folder / "meja" / "berkas")
        _warm(seeds, desk)
        return run(options, seeds, desk)


def run(options: argparse.Namespace, seeds: Seeds, desk: Desk) -> int:
    """Draw and try; what is bad is kept and told."""
    targets = [options.only] if options.only else list(TARGETS)
    numbers = [options.again] if options.again is not None else range(options.runs)
    counts: Counter[tuple[str, str]] = Counter()
    begun, bad = time.monotonic(), 0
    for start in range(0, len(numbers), BATCH):
        cases = [draw(n, options.seed, seeds, targets) for n in numbers[start : start + BATCH]]
        for outcome in outcomes(cases, seeds, desk):
            counts[outcome.case.target, outcome.verdict] += 1
            if outcome.bad:
                bad += 1
                _keep(outcome, options.out)
        if (start + BATCH) % _TELL < BATCH:
            spent = time.monotonic() - begun
            print(f"{start + len(cases)} inputs, {bad} bad, {spent:.0f} s", flush=True)
    for (target, verdict), number in sorted(counts.items()):
        print(f"{target:10} {verdict:10} {number}")
    print(f"seed {options.seed}: {sum(counts.values())} inputs, {bad} bad")
    return int(bad > 0)


def _warm(seeds: Seeds, desk: Desk) -> None:
    """Read each valid file once here, so that the forked processes have every module."""
    from fuzz.targets import fresh

    for name, (function, kind, _) in TARGETS.items():
        fresh(desk, seeds.project)
        try:
            function(desk, seeds.files[kind][0])
        except Exception as error:
            raise SystemExit(f"{name}: the valid file is not read: {error!r}") from error


def _keep(outcome: Outcome, out: Path) -> None:
    case: Case = outcome.case
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"bad-{case.number}-{case.target}"
    path.write_bytes(case.data)
    path.with_suffix(".txt").write_text(outcome.detail, encoding="utf-8")
    last = outcome.detail.strip().splitlines()[-1:] or [""]
    print(f"bad {case.number} {case.target} {outcome.verdict}: {last[0][:160]}", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=TARGETS)
    parser.add_argument("--again", type=int)
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir(), "fuzz-readers"))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
