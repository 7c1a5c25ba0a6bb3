"""A layout in a process of its own, while this one writes the other formats.

The process is started before there is a page, so that it loads WeasyPrint in
the meantime; then it is given the page and answers with the PDF.  It writes no
file, so nothing is left behind when it is ended early.  A plain new interpreter
works alike on every system and in programs that have threads.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.import_path import safe_entries
from lkjip_docgen.pdf import engine
from lkjip_docgen.pdf.writer import Composed, lay_out

_SERVE = (
    "import sys; sys.path[:] = sys.argv[1:]; from lkjip_docgen.pdf.process import serve; serve()"
)

_NOTHING = subprocess.DEVNULL  # what goes wrong there goes wrong here, too, and is told here

Answer = tuple[bytes, tuple[Finding, ...], tuple[Finding, ...]]
"""The PDF, the remarks on it, and what kept it from being made."""


class LayoutProcess:
    """A process that lays one page out; without one (None) the page is laid out here."""

    def __init__(self, process: subprocess.Popen[bytes] | None) -> None:
        self._process = process
        self._page: Composed | None = None
        self._answer: Answer | None = None

    def require(self) -> None:
        """Raise `LkjipError` where a layout is known to be impossible already now."""
        if self._process is None:
            engine.require()

    def give(self, page: Composed) -> None:
        """Hand over the page; the process begins with it."""
        self._page = page
        if self._process is None or self._process.stdin is None:
            return
        with suppress(OSError):  # it has ended: no answer will come
            pickle.dump(page, self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.close()

    def result(self) -> tuple[bytes, tuple[Finding, ...]]:
        """The PDF and the remarks on it, waited for; raises `LkjipError` as `lay_out` does.

        A process that ended without an answer costs time and nothing else: the
        page is then laid out here.
        """
        if self._page is None:
            raise ValueError("no page was given")
        if self._answer is None:
            self._answer = self._received() or (*lay_out(self._page), ())
        pdf, remarks, problems = self._answer
        if problems:
            raise LkjipError(problems)
        return pdf, remarks

    def _received(self) -> Answer | None:
        if self._process is None or self._process.stdout is None:
            return None
        try:
            answer: Answer = pickle.load(self._process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            return None
        return answer


@contextmanager
def layout_process(*, wanted: bool = True) -> Iterator[LayoutProcess]:
    """A process for one layout, ended with the block; none where it would be no gain."""
    process = _start() if wanted and engine.is_installed() and _processors() > 1 else None
    try:
        yield LayoutProcess(process)
    finally:
        if process is not None:
            _end(process)


def _start() -> subprocess.Popen[bytes] | None:
    """The process, which finds modules where this one does; None where none can be started."""
    if not sys.executable or getattr(sys, "frozen", False):
        return None
    command = [sys.executable, "-I", "-c", _SERVE, *safe_entries()]
    pipe, said = subprocess.PIPE, None if os.environ.get("LKJIP_DEBUG") == "1" else _NOTHING
    try:
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=said)
    except OSError:
        return None


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):  # what could not be written is not missed
            if pipe is not None:
                pipe.close()
    process.wait()


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def serve() -> None:
    """What the process does: load what a layout needs, read a page, answer.

    Of an unexpected error it says nothing: the other process meets it too when
    it lays the page out itself, and reports it.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    gc.disable()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing else may get among the answers
    with suppress(Exception), answers:
        with suppress(LkjipError):
            engine.require()
        page: Composed = pickle.load(sys.stdin.buffer)
        try:
            answer: Answer = (*lay_out(page), ())
        except LkjipError as error:
            answer = (b"", (), error.findings)
        pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
