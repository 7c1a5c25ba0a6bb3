"""Plain data against the model: every problem as a finding in Indonesian, with its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from pydantic import BaseModel, ValidationError

from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.model import DECLARED, Laporan, may_be_absent
from lkjip_docgen.source.declarations import declarations, refused
from lkjip_docgen.source.paths import Path_, Places, dotted

if TYPE_CHECKING:
    pass
from lkjip_docgen.source.model_errors import Problem, chosen, models_below, problem_of
from lkjip_docgen.source.told_errors import told

_MAX_PROBLEMS = 5_000  # beyond that nobody mends one after the other


def validate(
    data: dict[str, object], places: Places, reported: Collection[Path_] = ()
) -> tuple[Laporan | None, list[Finding]]:
    """The typed report, or None with a finding for each problem.

    `data` is plain data without empty keys, with tables already in place.
    Nothing is said about paths in `reported` and below, which have findings
    already.
    """
    try:
        return Laporan.model_validate(data), []
    except ValidationError as error:
        if error.error_count() > _MAX_PROBLEMS:
            return None, [_beyond_count(error.error_count(), places)]
        problems = [problem_of(raw, data) for raw in error.errors(include_url=False)]
    told_once = _without_followers(_without_consequences(problems), places)
    return None, _findings(told_once, data, places, reported)


def _findings(
    problems: Sequence[Problem], data: object, places: Places, reported: Collection[Path_]
) -> list[Finding]:
    """What to say about the problems; of a misused declaration only that it is one."""
    misused = _misused(data, problems)
    refusals = [refused(path, section, places, _may_be_absent) for path, section in misused.items()]
    findings: dict[Path_, Finding] = {}
    for problem in problems:
        if not (_is_about_any(problem, misused) or _is_within(problem.path, reported)):
            findings[problem.path] = _finding(problem, places)
    return [*refusals, *findings.values()]


def _misused(data: object, problems: Sequence[Problem]) -> dict[Path_, Mapping[str, object]]:
    """The declarations that problems are about, by path."""
    return {
        path: section
        for path, section in declarations(data)
        if any(_is_about(problem, path) for problem in problems)
    }


def _is_about_any(problem: Problem, declared: Iterable[Path_]) -> bool:
    return any(_is_about(problem, path) for path in declared)


def _is_within(path: Path_, reported: Collection[Path_]) -> bool:
    """Whether a path is one of those, or leads on from it."""
    return any(path[: len(known)] == known for known in reported)


def _is_about(problem: Problem, path: Path_) -> bool:
    """Whether a problem is that of a declaration at `path`, or follows from it."""
    if problem.path == path:
        return problem.kind != "extra_forbidden"  # a key that nobody knows is only that
    if problem.path == (*path, DECLARED):
        return True
    return problem.kind in ("missing", "union_tag_not_found") and problem.path[:-1] == path


def _may_be_absent(path: Path_) -> bool:
    """Whether the value at a data path may be declared not to apply."""
    owners: tuple[type[BaseModel], ...] = (Laporan,)
    names = [step for step in path if isinstance(step, str)]
    for name in names[:-1]:
        inner = models_below(owners, name)
        if not inner:  # a number in a table of numbers
            return True
        owners = inner
    return bool(names) and any(may_be_absent(owner, names[-1]) for owner in owners)


def _beyond_count(number: int, places: Places) -> Finding:
    return Finding(
        codes.JENIS_NILAI,
        Severity.ERROR,
        f"Isi berkas data tidak sesuai: {number} isian keliru.",
        places.value(()),
        "",
        "Bandingkan dengan contoh dari `lkjip init`; barangkali berkas lain yang tersalin.",
    )


def without_empty(
    data: dict[str, object], models: tuple[type[BaseModel], ...] = (Laporan,)
) -> dict[str, object]:
    """The data without the keys that have no value, which count as absent.

    Keys that none of `models` knows stay, so that they are refused with or
    without a value.  Empty list items stay: they are mistakes.
    """
    here = chosen(models, data.get("jenis"))
    return {
        key: _cleared(value, models_below(here, key))
        for key, value in data.items()
        if value is not None or _tells_without_value(key, here)
    }


def _cleared(value: object, models: tuple[type[BaseModel], ...]) -> object:
    """A value without the empty keys in it."""
    if isinstance(value, dict):
        return without_empty(value, models)
    if isinstance(value, list):
        return [_cleared(item, models) for item in value]
    return value


def _tells_without_value(key: str, models: tuple[type[BaseModel], ...]) -> bool:
    """Whether a key without a value says something: a declaration, or one that is not known."""
    return key == DECLARED or not _is_known(key, models)


def _is_known(key: str, models: tuple[type[BaseModel], ...]) -> bool:
    return not models or any(key in model.model_fields for model in models)


def _without_consequences(problems: list[Problem]) -> list[Problem]:
    """The problems without those that only follow from others.

    A misspelt key is not also a missing one, and a list is not too short
    because pydantic counts only its sound items.
    """
    consequences = {
        "missing": {(*p.path[:-1], p.near) for p in problems if p.near},
        "too_short": set(chain.from_iterable(_above(p.path) for p in problems)),
    }
    return [p for p in problems if p.path not in consequences.get(p.kind, ())]


def _without_followers(problems: list[Problem], places: Places) -> list[Problem]:
    """The problems without those of values that nobody wrote.

    A date that other dates follow is wrong in all of them, and mended in one place.
    """
    written = [(p.kind, p.value) for p in problems if p.path in places.values]
    return [p for p in problems if p.path in places.values or (p.kind, p.value) not in written]


def _above(path: Path_) -> Iterator[Path_]:
    """The paths of all that a place lies in."""
    for end in range(len(path)):
        yield path[:end]


def _finding(p: Problem, places: Places) -> Finding:
    code, message, suggestion = told(p)
    if p.kind in ("missing", "extra_forbidden", "union_tag_not_found"):
        place = places.key(p.path)
    else:
        place = getattr(p.value, "place", None) or places.value(p.path)
    return Finding(code, Severity.ERROR, message, place, dotted(p.path), suggestion)
