"""Markdown in the office's texts that the report does not print as it was meant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text, remembered, texts
from lkjip_docgen.checks.texts.text_places import folded, problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.office_text import (
    APART,
    JOINED,
    ONE_LINE,
    UNFOLDED,
    Mistake,
    ended_early,
    mistakes,
    plain_signs,
)
from lkjip_docgen.source import IN_CELLS, Path_, office_texts


@rule("LK405", Severity.ERROR, "Tanda tata tulis tercetak, atau isinya hilang")
def lost(subject: Subject) -> Iterator[Problem]:
    """Tables that are none, pictures inside sentences, footnotes without words, HTML."""
    return _problems(subject, lost=True)


@rule("LK406", Severity.WARNING, "Tata tulis tidak didukung")
def unlike(subject: Subject) -> Iterator[Problem]:
    """What is printed in full, but plainly: quotations, code, lines that are joined."""
    yield from _problems(subject, lost=False)
    marked = _marked(subject)
    for text in texts(subject):
        is_marked = text.path in marked
        if not is_marked and (line := _joined(text.value)):
            yield problem(subject, text, text.value.find(line), JOINED.format(line), ONE_LINE)
        if not is_marked:
            yield from _marks(subject, text)
        for start, lines in folded(subject, text):
            if (ended := ended_early(lines)) is not None:
                advice = UNFOLDED + APART if is_marked else ONE_LINE
                yield problem(subject, text, start, JOINED.format(ended), advice)


def _marks(subject: Subject, text: Text) -> Iterator[Problem]:
    """The signs in a short text, which are printed as they are."""
    for found in plain_signs(text.value):
        yield problem(subject, text, found.start, found.message, found.suggestion)


def _joined(value: str) -> str:
    """The first line of a short text that was meant to stay one; "" where none was."""
    if "\n" not in value:
        return ""
    lines = value.strip().split("\n")
    apart = (line for line, below in pairwise(lines) if not below.strip())
    return next(apart, None) or ended_early(lines) or ""


def _problems(subject: Subject, *, lost: bool) -> Iterator[Problem]:
    for text, found in _mistakes(subject):
        if found.lost == lost:
            yield problem(subject, text, found.start, found.message, found.suggestion)


@remembered
def _mistakes(subject: Subject) -> tuple[tuple[Text, Mistake], ...]:
    marked = _marked(subject)
    return tuple(
        (text, found)
        for text in texts(subject)
        if text.path in marked
        for found in mistakes(
            text.value, in_cell=text.field in IN_CELLS, in_list=isinstance(text.path[-1], int)
        )
    )


@remembered
def _marked(subject: Subject) -> frozenset[Path_]:
    """The data paths of the texts in Markdown."""
    return frozenset(path for path, _ in office_texts(subject.laporan))
