"""Many mutants in one pytest session: tests are collected once, then a fork tries each mutant.

Loaded with `-p mutation.forking`; it reads MUTATION_PLAN (a file of mutants, each with its files
of tests) and MUTATION_TOLD (a file that gets a line for each that was tried).  In the fork
the functions of the mutated module get their new code.  What runs on import keeps what it made
before: such a mutant is noticed only in a process of its own.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import CodeType, FunctionType

import pytest

from mutation.operators import Mutant

UNCHANGED = "-"
"""Told in the place of a test where the fault does not reach what is there already."""
TIME_OVER = "time over in "
"""Told in the place of a test, with the last one that passed, where others were not asked."""
_ENDLESS = 30
"""Seconds of processor time that a single test may take; a loop without end takes more."""


@dataclass(frozen=True)
class Entry:
    """A mutant and the files of tests that are about it, the quickest first."""

    number: int
    mutant: Mutant
    files: Sequence[str]

    def as_json(self) -> str:
        """For a line of the plan."""
        return json.dumps([self.number, asdict(self.mutant), self.files])

    @classmethod
    def of_json(cls, line: str) -> Entry:
        """From a line of the plan."""
        number, mutant, files = json.loads(line)
        return cls(number, Mutant(**mutant), files)


class Told:
    """The first test that failed in this fork."""

    failed = ""


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remember the first failure."""
    if report.failed:
        Told.failed = Told.failed or report.nodeid


def pytest_runtestloop(session: pytest.Session) -> bool:
    """In the place of the usual loop: one fork a mutant, one after the other."""
    plan = Path(os.environ["MUTATION_PLAN"]).read_text(encoding="utf-8")
    ends = float(os.environ["MUTATION_ENDS"])
    for entry in map(Entry.of_json, plan.splitlines()):
        if time.time() < ends:
            _tell(entry.number, _noticed(session, entry))
    return True


def _tell(number: int, by: str) -> None:
    with Path(os.environ["MUTATION_TOLD"]).open("a", encoding="utf-8") as file:
        file.write(json.dumps([number, by]) + "\n")


def _noticed(session: pytest.Session, entry: Entry) -> str:
    """The test that failed in a fork with the fault; "" for none, `UNCHANGED` for no fault."""
    file = Path(entry.mutant.path)
    source, state = file.read_bytes(), file.stat()
    file.write_bytes(entry.mutant.applied(source))  # for what is imported later, and for others
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            by = _in_fork(session, entry, source)
        except BaseException as error:  # nothing may go on here as if it were the parent
            by = f"ended by {error!r}"
        os.write(writing, by.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as told:
        by = told.read()
    _, status = os.waitpid(child, 0)
    file.write_bytes(source)
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    return by or ("does not end, or ends Python" if status else "")


def _in_fork(session: pytest.Session, entry: Entry, source: bytes) -> str:
    if not put(entry.mutant, source) and _module(entry.mutant.path) in sys.modules:
        return UNCHANGED
    import resource  # only where there are forks

    budget = float(os.environ["MUTATION_SECONDS"])
    resource.setrlimit(resource.RLIMIT_CPU, (int(budget) + _ENDLESS, int(budget) + _ENDLESS))
    items = _items(session, entry.files)
    for item, following in zip(items, [*items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if Told.failed:
            break
        if following and time.process_time() > budget:
            return f"{TIME_OVER}{item.nodeid}"
    return Told.failed


def _items(session: pytest.Session, files: Sequence[str]) -> list[pytest.Item]:
    turns = {file: turn for turn, file in enumerate(files)}
    about = [item for item in session.items if item.nodeid.partition("::")[0] in turns]
    return sorted(about, key=lambda item: turns[item.nodeid.partition("::")[0]])


def put(mutant: Mutant, source: bytes) -> int:
    """Give the functions of a module the code with the fault; how many differ.

    A function with a fault that takes a variable from it, or gives it one, cannot be changed.
    """
    name = _module(mutant.path)
    module = sys.modules.get(name)
    filename = getattr(module, "__file__", "") or ""
    old = dict(_codes(compile(source, filename, "exec")))
    new = dict(_codes(compile(mutant.applied(source), filename, "exec")))
    changed = 0
    for function in _functions_of(filename):
        code = new.get(_key(function.__code__), function.__code__)
        if code != old.get(_key(code)) and code.co_freevars == function.__code__.co_freevars:
            function.__code__ = code
            changed += 1
    return changed


def _functions_of(filename: str) -> list[FunctionType]:
    """The functions in use that a file made, those too that are frozen: else none is found."""
    gc.unfreeze()
    functions = [thing for thing in gc.get_objects() if isinstance(thing, FunctionType)]
    gc.freeze()
    return [function for function in functions if function.__code__.co_filename == filename]


def _codes(code: CodeType) -> Iterator[tuple[tuple[str, int], CodeType]]:
    yield _key(code), code
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _codes(inner)


def _key(code: CodeType) -> tuple[str, int]:
    return code.co_qualname, code.co_firstlineno


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
