"""A layout in a process of its own, while this one writes the other formats.

The process is started before there is a page, so that it loads WeasyPrint in
the meantime; then it is given the page and answers with the PDF.  It writes no
file, so nothing is left behind when it is ended early.
"""

from __future__ import annotations

import gc
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import cast

from lkjip_docgen import second_process
from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.pdf import engine
from lkjip_docgen.pdf.writer import Composed, lay_out
from lkjip_docgen.second_process import processors as _processors

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
        answer = second_process.answer(self._process.stdout)
        return cast(Answer, answer) if isinstance(answer, tuple) and len(answer) == 3 else None


@contextmanager
def layout_process(*, wanted: bool = True) -> Iterator[LayoutProcess]:
    """A process for one layout, ended with the block; none where it would be no gain."""
    process = _start() if wanted and engine.is_installed() and _processors() > 1 else None
    try:
        yield LayoutProcess(process)
    finally:
        if process is not None:
            second_process.end(process)


def _start() -> subprocess.Popen[bytes] | None:
    return second_process.start(__name__)


def serve() -> None:
    """What the process does: load what a layout needs, read a page, answer."""
    gc.disable()
    with second_process.answers() as answers:
        with suppress(LkjipError):
            engine.require()
        page: Composed = pickle.load(sys.stdin.buffer)
        try:
            answer: Answer = (*lay_out(page), ())
        except LkjipError as error:
            answer = (b"", (), error.findings)
        pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
