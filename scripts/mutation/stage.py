"""A copy of the tree, and a run of some of its tests."""

from __future__ import annotations

import importlib
import json
import multiprocessing
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from mutation.plugin import TIME_IS_UP

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext
    from multiprocessing.process import BaseProcess

    from mutation.forking import Entry

ROOT: Final = Path(__file__).parents[2]
_LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", ".lkjip", "keluaran"
)
_ARGUMENTS = (
    "-q", "--no-header", "--tb=short", "-rfE", "--color=no", "-p", "no:xdist",
    "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning",
)  # fmt: skip
_LIBRARIES = (
    "docxtpl", "hypothesis", "lxml.etree", "markdown_it", "matplotlib.pyplot", "pikepdf",
    "PIL.Image", "pydantic", "pypdf", "ruamel.yaml", "weasyprint", "yaml",
)  # fmt: skip
"""Imported once here, for every process that is forked from this one."""
FORKS: Final = "fork" in multiprocessing.get_all_start_methods()
_PROCESSES: ForkContext | SpawnContext = (
    multiprocessing.get_context("fork") if FORKS else multiprocessing.get_context("spawn")
)
_NOT_RUN = (pytest.ExitCode.NO_TESTS_COLLECTED, pytest.ExitCode.USAGE_ERROR)
_HANGS = 20
"""How many times its processor time a run may take until it counts as standing still."""


@dataclass(frozen=True)
class Verdict:
    """What came of a run of tests."""

    passed: bool
    by: str = ""
    """The first test that failed, or how the run ended."""
    out_of_time: bool = False

    @property
    def is_noticed(self) -> bool:
        """Whether a test failed, or nothing could be run any more."""
        return not self.passed and not self.out_of_time


class Stage:
    """A copy of the working tree, in which files may be changed.

    An earlier copy is brought up to date, so what Python compiled there is used again.
    """

    def __init__(self, folder: Path) -> None:
        self.root = folder
        shutil.copytree(ROOT, folder, ignore=_LEFT_OUT, dirs_exist_ok=True)
        for name in _LIBRARIES:
            importlib.import_module(name)

    def restore(self, path: str) -> None:
        """Take the working tree's file again, with its date: what was compiled of it holds."""
        shutil.copy2(ROOT / path, self.root / path)

    def run(self, tests: Sequence[str], seconds: float) -> Verdict:
        """Run tests (files or single ones) in this order until one fails."""
        arguments = [*_ARGUMENTS, "-x", "-p", "mutation.plugin", *map(_asked, tests)]
        with tempfile.TemporaryDirectory(prefix="mutant-") as scratch:
            said, last = Path(scratch, "said.txt"), Path(scratch, "last.txt")
            settings = {"MUTATION_SECONDS": str(seconds), "MUTATION_LAST": str(last)}
            process = self._started(arguments, settings | {"TMPDIR": scratch}, said)
            process.join(_HANGS * seconds)
            if process.is_alive():
                process.kill()
                process.join()
                return Verdict(False, "stood still", out_of_time=True)
            if process.exitcode == TIME_IS_UP:
                return Verdict(False, f"time over in {last.read_text('utf-8')}", out_of_time=True)
            return _verdict(process.exitcode or 0, said.read_text("utf-8", "replace"))

    def told_by_forks(
        self, plan: Sequence[Entry], budget: float, ends: float
    ) -> Iterator[tuple[int, str]]:
        """Which test noticed each of many mutants, "" for none, in one session (see `forking`).

        They come one by one, so that a run that is stopped loses none.  `budget` are seconds of
        processor time for one mutant; those whose turn comes after `ends`, a time of the clock,
        are left out.
        """
        files = sorted({file for entry in plan for file in entry.files})
        with tempfile.TemporaryDirectory(prefix="mutant-") as scratch:
            said, told, lines = (Path(scratch, name) for name in ("said.txt", "told", "plan"))
            lines.write_text("\n".join(entry.as_json() for entry in plan), encoding="utf-8")
            settings = {
                "MUTATION_PLAN": str(lines),
                "MUTATION_TOLD": str(told),
                "MUTATION_SECONDS": str(budget),
                "MUTATION_ENDS": str(ends),
                "TMPDIR": scratch,
            }
            arguments = [*_ARGUMENTS, "-p", "mutation.forking", *files]
            process = self._started(arguments, settings, said)
            told.touch()
            with told.open(encoding="utf-8") as lines_told:
                while process.is_alive():
                    yield from map(json.loads, lines_told)
                    process.join(1)
                yield from map(json.loads, lines_told)
            if not told.stat().st_size and process.exitcode:
                raise SystemExit(f"pytest tried no mutant:\n{said.read_text('utf-8', 'replace')}")

    def _started(self, arguments: list[str], settings: dict[str, str], said: Path) -> BaseProcess:
        process = _PROCESSES.Process(target=_run, args=(self.root, arguments, settings, said))
        process.start()
        return process


def _run(root: Path, arguments: list[str], settings: dict[str, str], said: Path) -> None:
    """In a process of its own: pytest in the copy, with the copy's code, in this process too."""
    with said.open("w", encoding="utf-8") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    os.chdir(root)
    own = [str(root), str(root / "scripts")]
    sys.path[:0] = own
    os.environ.update(settings, PYTHONPATH=os.pathsep.join(own))
    tempfile.tempdir = None
    status = pytest.main(arguments)
    sys.stdout.flush()
    os._exit(status)  # the threads of the process that this one was forked from are not here


def _asked(test: str) -> str:
    """A test as the command line takes it: one with a backslash in its values with all others."""
    return test.partition("[")[0] if "\\" in test else test


def _verdict(status: int, said: str) -> Verdict:
    if status == 0:
        return Verdict(True)
    if status in _NOT_RUN and "conftest" not in said:
        raise SystemExit(f"pytest found no test (status {status}):\n{said[-2000:]}")
    for line in said.splitlines():
        if line.startswith(("FAILED ", "ERROR ")):
            return Verdict(False, line.partition(" ")[2].partition(" - ")[0])
    return Verdict(False, f"pytest ended with status {status}")
