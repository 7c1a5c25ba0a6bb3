"""What many runs came to, for people and for programs."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence

from trial.run import Result

_SHOWN = 3


def kind_of(said: str) -> str:
    """A change without the place in the data: "insert first"."""
    return said.partition(":")[0]


def table(title: str, results: Sequence[Result], kinds: dict[int, list[str]]) -> str:
    """Runs, runs that deviate and conflicts by kind; a run counts for each of its kinds."""
    runs: Counter[str] = Counter()
    bad: Counter[str] = Counter()
    conflicts: Counter[str] = Counter()
    for position, result in enumerate(results):
        for kind in set(kinds[position]):
            runs[kind] += 1
            bad[kind] += bool(result.deviations)
            conflicts[kind] += len(result.conflicts)
    lines = [f"{title:40} {'runs':>6} {'deviate':>8} {'conflicts':>10}"]
    for kind in sorted(runs):
        lines.append(f"{kind:40} {runs[kind]:6} {bad[kind]:8} {conflicts[kind]:10}")
    return "\n".join(lines)


def deviation_kinds(results: Sequence[Result]) -> str:
    """How often each kind of deviation was seen."""
    counts = Counter(d.kind for r in results for d in r.deviations)
    runs = Counter(kind for r in results for kind in {d.kind for d in r.deviations})
    lines = [f"{'deviation':40} {'times':>6} {'runs':>8}"]
    lines += [f"{kind:40} {n:6} {runs[kind]:8}" for kind, n in counts.most_common()]
    return "\n".join(lines)


def listing(results: Sequence[Result], shown: int = _SHOWN) -> str:
    """The runs that deviate, each with the way to repeat it."""
    parts = []
    for result in results:
        if not result.deviations:
            continue
        lines = [
            f"{result.spec.command}   ({result.base})",
            f"    data : {'; '.join(result.data)}",
            f"    edits: {'; '.join(result.edits) or 'none'}",
        ]
        lines += [f"    {d.line()}" for d in result.deviations[:shown]]
        rest = len(result.deviations) - shown
        if rest > 0:
            lines.append(f"    ... and {rest} more")
        parts.append("\n".join(lines))
    return "\n".join(parts)


def text(results: Sequence[Result]) -> str:
    """The whole report."""
    done = [r for r in results if not r.skipped]
    bad = [r for r in done if r.deviations]
    data = {n: [kind_of(d) for d in r.data] for n, r in enumerate(done)}
    lists_ = {n: [re.sub(r"^[^:]*: ?", "", d) or d for d in r.data] for n, r in enumerate(done)}
    edits = {n: r.edits for n, r in enumerate(done)}
    parts = [
        listing(done),
        table("kind of data change", done, data),
        table("place in the data", done, lists_),
        table("kind of edit", done, edits),
        deviation_kinds(done),
        f"{len(done)} runs, {len(bad)} deviate, {len(results) - len(done)} skipped, "
        f"{sum(len(r.conflicts) for r in done)} open conflicts",
    ]
    return "\n\n".join(part for part in parts if part)


def as_json(results: Sequence[Result]) -> str:
    """The same for programs."""
    runs = [
        {
            "seed": r.spec.seed,
            "command": r.spec.command,
            "base": r.base,
            "data": r.data,
            "edits": r.edits,
            "conflicts": r.conflicts,
            "skipped": r.skipped,
            "seconds": round(r.seconds, 2),
            "deviations": [d.json() for d in r.deviations],
        }
        for r in results
    ]
    return json.dumps({"runs": runs}, ensure_ascii=False, indent=1)
