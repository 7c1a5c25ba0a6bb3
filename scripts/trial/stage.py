"""Prepares what a run needs: a project, its report, the same project with other data."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from unittest import mock

from lkjip_docgen.api import build
from lkjip_docgen.docx import DOCUMENT
from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.jobs.drafting import Progress
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import Project, load_project
from lkjip_docgen.word import Draft
from trial import data_changes, datafile, reading
from trial.reading import Doc

_REFRESHING = import_module("lkjip_docgen.jobs.refresh")

NAMES = ("tanjungpandan-2023", "rudenim-tanjung-purnama-2024")
_VARIANTS = 24
_UNVARIED = 6
_ATTEMPTS = 15
_DRAWS = 5


@dataclass(frozen=True)
class Base:
    """A project and its report, built once."""

    name: str
    folder: Path
    report: Path


def base_of(seed: int, cache: Path) -> Base:
    """The base of a run: a sample, mostly with data that were varied before."""
    rng = random.Random(f"{seed}/base")
    name, variant = rng.choice(NAMES), rng.randrange(_VARIANTS)
    variant = 0 if variant < _UNVARIED else variant
    folder = cache / f"{name}-{variant}"
    report = folder.with_suffix(".docx")
    if not report.exists():
        _make(name, variant, folder, report)
    return Base(f"{name}/{variant}", folder, report)


@lru_cache(maxsize=8)
def read_base(base: Base) -> Doc:
    """What the report of a base says; not to be changed."""
    return reading.read(base.report)


Drafted = tuple[Draft, tuple[Finding, ...]]
Drafts = dict[tuple[Path, bool, bool], Drafted]
"""The reports that a run has composed, by the folder of their data."""


@contextmanager
def drafts_kept(drafts: Drafts) -> Iterator[None]:
    """Have several refreshes of one run compose the report of the same data once."""
    compose = _REFRESHING._draft

    def kept(project: Project, progress: Progress, like: Mapping[str, bytes]) -> Drafted:
        signed = _REFRESHING._has_signature_places(like[DOCUMENT])
        key = project.root, signed, _REFRESHING.is_marked(like)
        if key not in drafts:
            drafts[key] = compose(project, progress, like)
        return drafts[key]

    with mock.patch.object(_REFRESHING, "_draft", kept):
        yield


def _make(name: str, variant: int, folder: Path, report: Path) -> None:
    """Made aside, so that of two processes that make the same one wins."""
    aside = folder.with_name(f".{folder.name}-{random.SystemRandom().randrange(10**9)}")
    made = aside.with_suffix(".docx")
    for draw in drawn(f"base/{name}/{variant}"):
        shutil.rmtree(aside, ignore_errors=True)
        _vary(name, variant, aside, draw)
        if built(aside, made):
            break
    try:
        aside.rename(folder)
    except OSError:  # the other process was quicker
        shutil.rmtree(aside)
    made.rename(report)


def _vary(name: str, variant: int, folder: Path, draw: str) -> None:
    """A sample in `folder`, its data changed up to three times."""
    ignored = shutil.ignore_patterns("keluaran", ".default", ".lkjip")
    shutil.copytree(SAMPLES / name, folder, ignore=ignored)
    data = folder / "laporan.yaml"
    datafile.dump(datafile.load(data), data)
    for number in range(min(variant, 3)):
        altered(folder, f"{draw}/{number}")


def drawn(seed: str) -> Iterator[str]:
    """A seed, and further ones for when the data drawn by it make no report."""
    yield seed
    for number in range(1, _DRAWS):
        yield f"{seed}/again-{number}"


def built(folder: Path, report: Path) -> bool:
    """Whether the data make a report: not, for one, where a level of an agreement is empty."""
    try:
        build(folder, report, with_layout=False)
    except LkjipError:
        return False
    return True


def altered(folder: Path, seed: str) -> str:
    """One random change after which the data are still sound; what it was."""
    keep = {f: f.read_bytes() for f in [*folder.glob("*.yaml"), *folder.glob("*.csv")]}
    for attempt in range(_ATTEMPTS):
        said = data_changes.change(folder, f"{seed}/{attempt}")
        if said is not None and _is_sound(folder):
            return said
        for file, data in keep.items():
            file.write_bytes(data)
    return "none"


def _is_sound(folder: Path) -> bool:
    try:
        load_project(folder)
    except LkjipError:
        return False
    return True


def renewed(
    base: Base, work: Path, report: Path, seed: int, kept: tuple[int, ...] | None
) -> list[str]:
    """The project with one to four changes in `work`, and its report; what they were.

    `kept` names those to make, all when None.
    """
    said: list[str] = []
    for draw in drawn(f"{seed}/data"):
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(base.folder, work)
        count = random.Random(draw).choice((1, 1, 2, 2, 3, 4))
        numbers = range(count) if kept is None else [n for n in kept if n < count]
        said = [altered(work, f"{draw}/{number}") for number in numbers]
        if built(work, report):
            break
    return said
