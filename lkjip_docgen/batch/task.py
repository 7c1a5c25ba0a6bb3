"""A piece of work that another process can do, and what comes back of it."""

from __future__ import annotations

import gc
import importlib
import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from typing import Final, Protocol

from lkjip_docgen.addresses import is_address
from lkjip_docgen.findings import Finding, LkjipError, problem
from lkjip_docgen.findings.codes import batch as codes
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record
from lkjip_docgen.second_process import among_others
from lkjip_docgen.visible import one_line

_PAGE: Final = 4096  # bytes, where the system does not say
_SHOWN: Final = 200  # characters of an unexpected error
_SOME: Final = 5  # offices after which garbage is looked for
_MUCH: Final = 40  # megabytes that garbage may hold


class Task(Record):
    """To call `function` ("module:name") with `order`, for the office `name`.

    `folder` is where that office is, for what is told of it.
    """

    name: str
    folder: str
    function: str
    order: object


class Done(Record):
    """What came of the task of an office: its `result`, or the `problems` that stood in the way.

    `worker` says who did it, `seconds` how long that took there, and `megabytes` how much
    memory the process held afterwards (0: not known).
    """

    name: str
    result: object = None
    problems: tuple[Finding, ...] = ()
    seconds: float = 0.0
    worker: str = ""
    megabytes: int = 0


class Executor(Protocol):
    """Who does tasks: processes of this computer, or of many."""

    def run(self, tasks: Sequence[Task]) -> Iterator[Done]:
        """Each task exactly once, in the order in which they are done.

        The first are begun first.  What goes wrong with one is told in its `Done` and harms no
        other.  Closing the iterator ends all work that is not done.
        """
        ...


_ONE_AT_A_TIME = threading.Lock()  # a worker of dask may have several threads


def perform(task: Task) -> Done:
    """Do a task in this process, which stays for others; nothing is raised.

    What a report leaves behind is not looked for while it is made.
    """
    with _ONE_AT_A_TIME:
        among_others()
        started = time.perf_counter()
        gc.disable()
        try:
            done = _attempt(task)
        finally:
            gc.enable()
            _garbage.collect()
        seconds = time.perf_counter() - started
    return Done(task.name, done[0], done[1], seconds, f"proses {os.getpid()}", _megabytes())


def _attempt(task: Task) -> tuple[object, tuple[Finding, ...]]:
    module, _, name = task.function.partition(":")
    try:
        return getattr(importlib.import_module(module), name)(task.order), ()
    except LkjipError as error:
        return None, error.findings
    except Exception as error:
        if os.environ.get("LKJIP_DEBUG") == "1":
            sys.excepthook(type(error), error, error.__traceback__)
        return None, (_failed(task, error),)


class _Garbage:
    """What reports leave behind in circles, looked for when it is worth it.

    To look through all that stays takes a tenth of a report, and finds little.
    """

    def __init__(self) -> None:
        self._offices = 0
        self._held = 0

    def collect(self) -> None:
        """Collect after the first office, after some, and when much more memory is held."""
        is_first, self._offices = not self._offices, self._offices + 1
        held = _megabytes()
        if is_first or not held or self._offices % _SOME == 0 or held > self._held + _MUCH:
            gc.collect()
            self._held = _megabytes()
        if is_first:  # modules and templates stay, and need not be looked through again
            gc.freeze()


_garbage = _Garbage()


def _failed(task: Task, error: Exception) -> Finding:
    what = one_line(f"{type(error).__name__}: {error}".splitlines()[0], _SHOWN)
    return about_office(
        codes.GALAT_KANTOR,
        f"Laporan kantor ini tidak dibuat karena kesalahan dalam program ({what}).",
        task,
        f"Rincian: {alone(task)} dengan LKJIP_DEBUG=1.",
    )


def alone(task: Task) -> str:
    """How the office of a task is tried by itself, in words that begin a sentence's second half."""
    if is_address(task.folder):
        return "salin folder itu ke komputer ini, lalu jalankan `lkjip build` di sana"
    return f'jalankan `lkjip build "{task.folder}"`'


def about_office(code: str, message: str, task: Task, suggestion: str) -> Finding:
    """An error about the office of a task."""
    return problem(code, message, Place(task.folder), suggestion).findings[0]


def _megabytes() -> int:
    """The memory that this process holds now; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            pages = int(file.read().split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    size = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else _PAGE
    return pages * size >> 20
