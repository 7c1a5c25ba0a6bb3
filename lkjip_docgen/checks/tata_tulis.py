"""Markdown in the office's texts that the report does not print as it was meant."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.checks.registry import Problem, Subject, rule
from lkjip_docgen.checks.texts import Text, problem, remembered, texts
from lkjip_docgen.findings import Severity
from lkjip_docgen.office_text import Mistake, mistakes
from lkjip_docgen.source.office_texts import IN_CELLS, office_texts


@rule("LK405", Severity.ERROR, "Tanda tata tulis tercetak, atau isinya hilang")
def lost(subject: Subject) -> Iterator[Problem]:
    """Tables that are none, pictures inside sentences, footnotes without words, HTML."""
    return _problems(subject, lost=True)


@rule("LK406", Severity.WARNING, "Tata tulis tidak didukung")
def unlike(subject: Subject) -> Iterator[Problem]:
    """What is printed in full, but plainly: quotations, code, pictures nobody can hear of."""
    return _problems(subject, lost=False)


def _problems(subject: Subject, *, lost: bool) -> Iterator[Problem]:
    for text, found in _mistakes(subject):
        if found.lost == lost:
            yield problem(subject, text, found.start, found.message, found.suggestion)


@remembered
def _mistakes(subject: Subject) -> tuple[tuple[Text, Mistake], ...]:
    marked = {path for path, _ in office_texts(subject.laporan)}
    return tuple(
        (text, found)
        for text in texts(subject)
        if text.path in marked
        for found in mistakes(text.value, in_cell=text.field in IN_CELLS)
    )
