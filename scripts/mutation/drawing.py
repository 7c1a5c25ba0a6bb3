"""Which mutants are tried: random lines of the package, one fault in each."""

from __future__ import annotations

import json
import random
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from mutation.operators import PACKAGE, Mutant, mutants
from mutation.stage import ROOT

Key = tuple[str, str, str]
_EQUAL = Path(__file__).with_name("equal.toml")


def package() -> list[str]:
    """The modules whose lines are drawn."""
    files = sorted((ROOT / PACKAGE).rglob("*.py"))
    return [file.relative_to(ROOT).as_posix() for file in files]


def mutants_of(paths: Iterable[str]) -> Iterator[Mutant]:
    """Every fault that these modules can be given."""
    for path in paths:
        yield from mutants(path, (ROOT / path).read_bytes())


def drawn(seed: int, runs: int, kept: Path, paths: Sequence[str] = ()) -> dict[int, Mutant]:
    """The first lines that a seed draws (of some modules, else of all), numbered.

    They are kept, so that a later run tries the same ones; a mutant whose line is no longer
    there is left out and named.
    """
    if not kept.exists():
        order = _order(mutants_of(paths or package()), seed)
        kept.write_text(json.dumps([(m.line, m.key) for m in order]), encoding="utf-8")
    places = [(line, tuple(key)) for line, key in json.loads(kept.read_text("utf-8"))[:runs]]
    alike: dict[Key, list[Mutant]] = defaultdict(list)
    for mutant in mutants_of({key[0] for _, key in places if (ROOT / key[0]).exists()}):
        alike[mutant.key].append(mutant)
    chosen = {}
    for number, (line, key) in enumerate(places):
        if key in alike:
            chosen[number] = _nearest(alike[key], line)
        else:
            print(f"{number:4} {key[0]}: `{key[1]}` is no longer there")
    return chosen


def _nearest(alike: list[Mutant], line: int) -> Mutant:
    return min(alike, key=lambda mutant: abs(mutant.line - line))


def _order(everything: Iterable[Mutant], seed: int) -> list[Mutant]:
    """All lines in the order of a seed, each with one of its faults."""
    lines: dict[tuple[str, int], list[Mutant]] = defaultdict(list)
    for mutant in everything:
        lines[mutant.path, mutant.line].append(mutant)
    rng = random.Random(seed)
    order = sorted(lines)
    rng.shuffle(order)
    return [rng.choice(lines[line]) for line in order]


def equal() -> dict[Key, str]:
    """Mutants that people judged to do the same as the code, with the reason."""
    rows = tomllib.loads(_EQUAL.read_text("utf-8"))["mutant"]
    return {(row["path"], row["before"], row["after"]): row["why"] for row in rows}
