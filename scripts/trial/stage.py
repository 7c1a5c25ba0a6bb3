"""Prepares what a run needs: a project, its report, the same project with other data."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from lkjip_docgen.api import build
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import load_project
from trial import data_changes, datafile

NAMES = ("tanjungpandan-2023", "rudenim-tanjung-purnama-2024")
_VARIANTS = 24
_UNVARIED = 6
_ATTEMPTS = 15


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


def _make(name: str, variant: int, folder: Path, report: Path) -> None:
    """Made aside, so that of two processes that make the same one wins."""
    aside = folder.with_name(f".{folder.name}-{random.SystemRandom().randrange(10**9)}")
    ignored = shutil.ignore_patterns("keluaran", ".default", ".lkjip")
    shutil.copytree(SAMPLES / name, aside, ignore=ignored)
    data = aside / "laporan.yaml"
    datafile.dump(datafile.load(data), data)
    for number in range(min(variant, 3)):
        altered(aside, f"base/{name}/{variant}/{number}")
    made = aside.with_suffix(".docx")
    build(aside, made, with_layout=False)
    try:
        aside.rename(folder)
    except OSError:  # the other process was quicker
        shutil.rmtree(aside)
    made.rename(report)


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


def renewed(base: Base, work: Path, seed: int, kept: tuple[int, ...] | None) -> list[str]:
    """The project with one to four changes in `work`; what they were.

    `kept` names those to make, all when None.
    """
    shutil.copytree(base.folder, work)
    count = random.Random(f"{seed}/data").choice((1, 1, 2, 2, 3, 4))
    numbers = range(count) if kept is None else [n for n in kept if n < count]
    return [altered(work, f"{seed}/data/{number}") for number in numbers]
