"""What is wrong in a template, gathered while it is gone through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from jinja2 import nodes

from lkjip_docgen.findings import Severity, near
from lkjip_docgen.findings.codes import templates as codes
from lkjip_docgen.records import Record


class Problem(Record):
    """What is wrong on a line of a template; `word` is what to look for on it."""

    code: str
    line: int
    message: str
    suggestion: str = ""
    word: str = ""
    severity: Severity = Severity.ERROR


class Reports:
    """The problems found so far, in the order of the template."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._lenient = False

    @contextmanager
    def lenient(self, lenient: bool) -> Iterator[None]:
        """Whether, for a while, the template itself expects that a name may be missing."""
        before, self._lenient = self._lenient, lenient
        yield
        self._lenient = before

    def unknown(
        self, node: nodes.Node, name: str, message: str, known: Iterable[str], hint: str = ""
    ) -> None:
        """An unknown name; only worth a warning where the template expects that."""
        hint = hint or near(name, known)
        if self._lenient:
            message = message.replace("tidak dikenal.", "tidak pernah ada.")
            hint = hint or "Perbaiki nama itu atau hapus."
            code, severity = codes.NILAI_BAWAAN, Severity.WARNING
        else:
            hint = hint or "Lihat nama yang tersedia dengan `lkjip values`."
            code, severity = codes.NAMA, Severity.ERROR
        self.add(Problem(code, node.lineno, message, hint, name, severity))

    def forbidden(self, node: nodes.Node, written: str, name: str, remedy: str) -> None:
        """A part of an expression, as `written`, that no template may use."""
        message = f"`{written}` tidak diizinkan dalam templat."
        self.add(Problem(codes.TERLARANG, node.lineno, message, remedy, name))

    def add(self, problem: Problem) -> None:
        """One more problem."""
        self.problems.append(problem)
