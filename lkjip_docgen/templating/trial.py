"""Templates of a project are rendered once in a process that can be ended, before they count.

The budget of `budget` ends what is known to run long; this ends the rest: the
process has limits for time and memory, and dies alone.  Its work is the same
as will be done here, so what ends there will end here.  The templates that
come with the program need no trial.
"""

from __future__ import annotations

import json
import mmap
import os
import pickle
import select
import signal
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NoReturn, TypedDict

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.import_path import safe_entries
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record
from lkjip_docgen.templating.budget import watched

PROCESSOR_SECONDS: Final = 10
"""Time of computing that a trial has, where the system counts it."""

WALL_SECONDS: Final = 60.0
"""Time on the clock that a trial has; long, for a busy computer is no fault of a template."""

MEMORY: Final = 1 << 30
"""Bytes that a trial may have beyond what this process has, where the system counts them."""

_NOTE = 512  # bytes of the template's name and line
_SERVE = (
    "import sys; sys.path[:] = sys.argv[3:]; "
    "from lkjip_docgen.templating.trial import serve; serve(sys.argv[1], int(sys.argv[2]))"
)

Work = Callable[[], object]


class Ended(Record):
    """A trial that had to be ended: in which template, on which line, 0 where it is not known."""

    template: str
    line: int

    reason = "tidak selesai dalam batas waktu atau memori"


def try_out(work: Work, problem: Callable[[Ended], LkjipError]) -> None:
    """Do a piece of work in a process of its own first; it can be pickled.

    Raises the `LkjipError` that the work raises there, or `problem` of a trial
    that had to be ended.  An unexpected error there is left for here.
    """
    with _note() as (note, name):
        run = _forked if _can_fork() else _started
        answer = run(work, note, name)
        if answer is None:
            raise problem(_ended(note))
    if answer:
        raise LkjipError(_finding(found) for found in answer)


class _Where(TypedDict):
    """A place as JSON says it."""

    file: str
    line: int
    column: int
    cell: str | None


class _Told(TypedDict):
    """A finding as JSON says it."""

    code: str
    severity: str
    message: str
    place: _Where | None
    path: str
    suggestion: str


Answer = list[_Told] | None
"""The findings of the work; None where the process had to be ended."""


@contextmanager
def _note() -> Iterator[tuple[mmap.mmap, str]]:
    """Shared memory in which a trial leaves where it is: with the name of its file."""
    handle, name = tempfile.mkstemp(prefix="lkjip-")
    try:
        os.truncate(handle, _NOTE)
        with mmap.mmap(handle, _NOTE) as note:
            yield note, name
    finally:
        os.close(handle)
        with suppress(OSError):
            Path(name).unlink()


def _writer(note: mmap.mmap) -> Callable[[str, int], None]:
    def write(template: str, line: int) -> None:
        entry = f"{line}\n{template}".encode()[: _NOTE - 1]
        note[: len(entry) + 1] = entry + b"\0"

    return write


def _ended(note: mmap.mmap) -> Ended:
    line, _, template = bytes(note[:]).partition(b"\0")[0].decode(errors="replace").partition("\n")
    return Ended(template, int(line) if line.isdigit() else 0)


# --- in this process ------------------------------------------------------------------


def _can_fork() -> bool:
    """Whether a copy of this process is safe to run: not with threads, nor on macOS."""
    return (
        hasattr(os, "fork") and sys.platform.startswith("linux") and threading.active_count() == 1
    )


def _forked(work: Work, note: mmap.mmap, name: str) -> Answer:
    """The answer of a copy of this process."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of libraries, all idle
        child = os.fork()
    if child == 0:
        _serve_copy(work, note, writing)
    os.close(writing)
    try:
        answer = _read(reading, time.monotonic() + WALL_SECONDS)
    finally:
        os.close(reading)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return _parsed(answer)


def _read(pipe: int, end: float) -> bytes:
    """What comes out of a pipe until it is closed; nothing when that takes too long."""
    found = b""
    while True:
        ready, _, _ = select.select([pipe], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            return b""
        piece = os.read(pipe, 1 << 16)
        if not piece:
            return found
        found += piece


def _started(work: Work, note: mmap.mmap, name: str) -> Answer:
    """The answer of a new interpreter, which finds modules where this one does."""
    command = [sys.executable, "-I", "-c", _SERVE, name, str(PROCESSOR_SECONDS), *safe_entries()]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        answer, _ = process.communicate(pickle.dumps(work), WALL_SECONDS)
    except subprocess.TimeoutExpired:
        return None
    finally:
        process.kill()
        process.communicate()
    return _parsed(answer)


def _parsed(answer: bytes) -> Answer:
    try:
        found: Answer = json.loads(answer)
    except ValueError:  # it was ended before it could answer
        return None
    return found


def _finding(found: _Told) -> Finding:
    place = Place(**found["place"]) if found["place"] else None
    severity, message = Severity(found["severity"]), found["message"]
    return Finding(found["code"], severity, message, place, found["path"], found["suggestion"])


# --- in the other process ---------------------------------------------------------------


def _serve_copy(work: Work, note: mmap.mmap, writing: int) -> NoReturn:
    """What the copy does: work within limits, answer, and vanish without a trace."""
    try:
        os.write(writing, _answer(work, note, PROCESSOR_SECONDS))
    finally:
        os._exit(0)


def serve(name: str, seconds: int) -> None:
    """What a new interpreter does: read the work, do it within limits, answer."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing else may get among the answers
    work: Work = pickle.load(sys.stdin.buffer)
    with Path(name).open("r+b") as file, mmap.mmap(file.fileno(), _NOTE) as note, answers:
        answers.write(_answer(work, note, seconds))


def _answer(work: Work, note: mmap.mmap, seconds: int) -> bytes:
    """The findings of the work as JSON, one that no template can make code of."""
    _limit(seconds)
    findings: tuple[Finding, ...] = ()
    with suppress(Exception), watched(_writer(note)):
        try:
            work()
        except LkjipError as error:
            findings = error.findings
        except MemoryError:  # nothing to say: to be ended
            return b""
    return json.dumps([_plain(finding) for finding in findings]).encode()


def _plain(finding: Finding) -> _Told:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "place": _where(finding.place) if finding.place else None,
        "path": finding.path,
        "suggestion": finding.suggestion,
    }


def _where(place: Place) -> _Where:
    return {"file": place.file, "line": place.line, "column": place.column, "cell": place.cell}


def _limit(seconds: int) -> None:
    """Bound the time of computing and the memory, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the other process keeps the time
        return
    end = int(time.process_time()) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (end, end + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        resource.setrlimit(resource.RLIMIT_AS, (pages * mmap.PAGESIZE + MEMORY,) * 2)
