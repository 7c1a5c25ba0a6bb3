"""Random edits and random data changes: is the refreshed report what it ought to be?

    python scripts/trial_refresh.py [--runs N] [--seed S] [--jobs J] [--plain] [--out DIR] [--json]
    python scripts/trial_refresh.py --seed 123 --only [--shrink]

Each run builds a report, edits it as people do, changes the data, refreshes the edited file
and compares it with a new build.  Some refresh a second time, back to the old data, or with
tracked changes; `--only` does all of that.  Run number n has the seed S + n; the files of a
run that deviates stay in DIR/run-SEED (edited.docx, fresh.docx, refreshed.docx, data/).
`--plain` edits nothing: the refreshed report must then be the new build.  Exit status 1 when a
run deviates.
"""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from trial import stage, summary
from trial.run import Result, Spec, run
from trial.shrinking import shrunk


def main() -> int:
    """Runs them all; 1 when one deviates."""
    options = _options()
    out = options.out or Path(tempfile.mkdtemp(prefix="trial-"))
    shutil.rmtree(out / "cache", ignore_errors=True)
    (out / "cache").mkdir(parents=True)
    specs = _specs(options)
    results = []
    work = partial(shrunk if options.shrink else run, out=out)
    for result in _all(specs, work, out / "cache", options.jobs):
        results.append(result)
        if not options.json and len(specs) > 1:
            _progress(result)
    results.sort(key=lambda r: r.spec.seed)
    print(summary.as_json(results) if options.json else summary.text(results))
    deviate = any(r.deviations for r in results)
    if deviate:
        print(f"The files are in {out}", file=sys.stderr)
    elif options.out is None:
        shutil.rmtree(out)
    return int(deviate)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=100, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="of the first run")
    parser.add_argument("--only", action="store_true", help="this one seed, every step")
    parser.add_argument("--jobs", type=int, default=1, metavar="J", help="processes")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where the files go")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--plain", action="store_true", help="edit nothing")
    parser.add_argument("--shrink", action="store_true", help="take runs that deviate apart")
    parser.add_argument("--keep-data", type=_numbers, metavar="I,J", help="only these changes")
    parser.add_argument("--keep-edits", type=_numbers, metavar="I,J", help="only these edits")
    return parser.parse_args()


def _numbers(text: str) -> tuple[int, ...]:
    return () if text == "none" else tuple(int(part) for part in text.split(","))


def _specs(options: argparse.Namespace) -> list[Spec]:
    count = 1 if options.only else options.runs
    seeds = range(options.seed, options.seed + count)
    kept = options.keep_data, options.keep_edits
    return [Spec(s, options.plain, *kept, whole=options.only) for s in seeds]


def _all(
    specs: list[Spec], work: Callable[[Spec], Result], cache: Path, jobs: int
) -> Iterator[Result]:
    """The results as they come; the processes share what was imported and built before."""
    if jobs <= 1 or len(specs) == 1:
        yield from map(work, specs)
        return
    stage.base_of(specs[0].seed, cache)
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    with multiprocessing.get_context(method).Pool(jobs) as pool:
        yield from pool.imap_unordered(work, specs)


def _progress(result: Result) -> None:
    said = result.skipped or f"{len(result.deviations)} deviations"
    print(f"{result.spec.seed:6} {result.seconds:5.1f} s  {said}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
