"""Random small faults in the package: does a test notice each of them?

    python scripts/mutate.py [--runs N] [--seed S] [--minutes M] [--out DIR]
    python scripts/mutate.py --seed S --again K

N random lines are drawn, each gets one standard fault in a copy of the tree, and tests are run
until one fails: those of files that name its module, then those of its room and those that see
whole reports, each rank within `--budget` seconds of processor time, the quickest first, where
`--junit` says what they take (`make test ARGS=--junitxml=FILE`).  All is kept in DIR line by line,
so a run that was stopped goes on where it was; `--again K` tries number K once more, for instance
after a test was written.  Mutants that do the same as the code are listed with the reason in
`mutation/equal.toml` and are not tried.  Exit status 1 when more than 5% of the others survive.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mutation.drawing import drawn, equal
from mutation.forking import TIME_OVER, UNCHANGED, Entry
from mutation.operators import Mutant
from mutation.stage import FORKS, Stage, Verdict
from mutation.trial import Outcome, files_about, seconds_of, tried

_AIM = 5  # percent of survivors
_CONFIRMING = 1200.0  # seconds of processor time at most
_TOGETHER = 20  # mutants in one session
_ALIVE = ("survived", "unsure")


def main() -> int:
    """Tries them all; 1 when too many survive."""
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    ends = time.monotonic() + 60 * options.minutes
    chosen = drawn(options.seed, options.runs, options.out / f"drawn-{options.seed}.json")
    results = Results(options.out / f"results-{options.seed}.jsonl")
    todo = _todo(chosen, results, options.again)
    for number, outcome in _tried(todo, options, ends):
        results.add(number, outcome)
        print(_told(number, outcome), flush=True)
    if todo and results.by_number.keys() >= chosen.keys():
        _confirm(results, Stage(options.out / "copy"))
    return _summary(options.seed, chosen, results)


def _confirm(results: Results, stage: Stage) -> None:
    """Run the tests that noticed on the code as it is: what fails there too has noticed nothing."""
    killed = {n: o for n, o in results.by_number.items() if o.verdict == "killed" and "::" in o.by}
    while True:
        tests = sorted({outcome.by for outcome in killed.values()})
        verdict = stage.run(tests, _CONFIRMING) if tests else Verdict(True)
        if verdict.passed or verdict.by not in tests:
            break
        for number, outcome in [*killed.items()]:
            if outcome.by == verdict.by:
                why = f"{outcome.by} fails without the fault too"
                results.add(number, replace(outcome, verdict="unsure", by=why))
                del killed[number]


class Results:
    """The outcomes so far, by number; the latest of a number counts."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.by_number: dict[int, Outcome] = {}
        if file.exists():
            for line in file.read_text(encoding="utf-8").splitlines():
                number, outcome = json.loads(line)
                self.by_number[number] = Outcome(**outcome)

    def add(self, number: int, outcome: Outcome) -> None:
        """Keep one at once."""
        self.by_number[number] = outcome
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps([number, outcome.as_dict()]) + "\n")


def _todo(chosen: dict[int, Mutant], results: Results, again: int | None) -> dict[int, Mutant]:
    if again is not None:
        return {again: chosen[again]}
    return {n: mutant for n, mutant in chosen.items() if n not in results.by_number}


def _tried(
    todo: dict[int, Mutant], options: argparse.Namespace, ends: float
) -> Iterator[tuple[int, Outcome]]:
    """The outcomes as they come: what a fork notices is killed, the rest is tried by itself."""
    known, seconds = equal(), seconds_of(options.junit)
    for number in [number for number, mutant in todo.items() if mutant.key in known]:
        mutant = todo.pop(number)
        yield number, Outcome.of(mutant, "equal", known[mutant.key])
    if not todo:
        return
    stage = Stage(options.out / "copy")
    plan = [Entry(n, m, files_about(m, seconds, stage.root)) for n, m in todo.items()]
    while plan and time.monotonic() < ends:
        chunk, plan = plan[:_TOGETHER], plan[_TOGETHER:]
        done = set()
        if FORKS and options.again is None:
            for number, outcome in _by_forks(chunk, stage, options.budget, ends):
                done.add(number)
                yield number, outcome
        for entry in chunk:
            if entry.number not in done and time.monotonic() < ends:
                yield entry.number, tried(entry, stage, options.budget)


def _by_forks(
    plan: list[Entry], stage: Stage, budget: float, ends: float
) -> Iterator[tuple[int, Outcome]]:
    """What forks of one session say; nothing of a fault that reaches no function in use."""
    mutants = {entry.number: entry.mutant for entry in plan}
    until = time.time() + ends - time.monotonic()
    for number, by in stage.told_by_forks(plan, budget, until):
        if by != UNCHANGED:
            survived = not by or by.startswith(TIME_OVER)
            verdict = "survived" if survived else "killed"
            yield number, Outcome.of(mutants[number], verdict, by or "all pass, in forks")


def _summary(seed: int, chosen: dict[int, Mutant], results: Results) -> int:
    """Print the table, survivors by name; 1 when they are too many."""
    outcomes = {n: results.by_number[n] for n in chosen if n in results.by_number}
    counts = Counter(outcome.verdict for outcome in outcomes.values())
    print()
    for number, outcome in outcomes.items():
        if outcome.verdict in _ALIVE:
            print(_told(number, outcome))
    judged = len(outcomes) - counts["equal"]
    alive = sum(counts[verdict] for verdict in _ALIVE)
    share = 100 * alive / judged if judged else 0
    told = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items()))
    print(f"seed {seed}: {len(outcomes)} of {len(chosen)} tried: {told}; {share:.1f}% survive")
    return int(share > _AIM)


def _told(number: int, outcome: Outcome) -> str:
    place = f"{outcome.path}:{outcome.line}"
    return (
        f"{number:4} {outcome.verdict:11} {outcome.operator:10} {place} ({outcome.by})\n"
        f"       - {outcome.before}\n       + {outcome.after}"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=100, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--again", type=int, metavar="K", help="only this one, once more")
    parser.add_argument("--minutes", type=float, default=1e6, metavar="M", help="then stop")
    parser.add_argument(
        "--budget", type=float, default=60, metavar="SECONDS", help="for one mutant"
    )
    parser.add_argument("--junit", type=Path, metavar="FILE", help="of pytest: what tests take")
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir(), "mutants"))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
