"""Reading within limits of time and memory: what a hostile file may cost."""

from __future__ import annotations

import gc
import os
import pickle
import sys
import traceback
from collections.abc import Callable

import pytest

from lkjip_docgen.findings import Finding, LkjipError

SECONDS = 10  # of the processor; a file is refused within half of that
MEGABYTES = 500  # beyond what this process has already


def refused(read: Callable[[], object]) -> tuple[Finding, ...]:
    """The findings with which a file is refused, read in a process with limits."""
    if sys.platform == "win32":
        pytest.skip("needs fork and resource limits")
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _answer(read, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    assert answer, f"ended without an answer: status {status}"
    kind, found = pickle.loads(answer)
    assert kind == "refused", found
    findings: tuple[Finding, ...] = found
    return findings


def in_a_copy(work: Callable[[], int]) -> tuple[int, str]:
    """The exit status of some work in a copy of this process, and what it said.

    What it changes of the process stays there, and nothing has to be loaded anew.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _work(work, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8", errors="replace") as pipe:
        said = pipe.read()
    _, ended = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(ended), said


def _work(work: Callable[[], int], writing: int) -> None:
    """Work, saying everything into a pipe, and end without what a test run does at its end."""
    status = 99
    try:
        with open(writing, "w", buffering=1, encoding="utf-8") as said:
            sys.stdout = sys.stderr = said
            try:
                status = work()
                gc.collect()  # what is left unfinished complains now
            except BaseException:
                traceback.print_exc()
    finally:
        os._exit(status)


def _answer(read: Callable[[], object], writing: int) -> None:
    import resource
    from pathlib import Path

    pages = int(Path("/proc/self/statm").read_text().split()[0]) if sys.platform == "linux" else 0
    most = pages * resource.getpagesize() + (MEGABYTES << 20)
    if pages:
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    try:
        found: tuple[str, object] = ("read", read())
    except LkjipError as error:
        found = ("refused", error.findings)
    except BaseException as error:
        found = ("failed", repr(error))
    try:
        os.write(
            writing, pickle.dumps((found[0], found[1] if found[0] == "refused" else str(found[1])))
        )
    finally:
        os._exit(0)
