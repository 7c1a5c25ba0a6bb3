"""Checks every template of a project: text files, Word and HTML templates, colours."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from lkjip_docgen.comparison.as_document import TEMPLATE as CHANGES
from lkjip_docgen.document.tree import Report
from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.measures import measure
from lkjip_docgen.measures.results import Hasil
from lkjip_docgen.narrative import compose
from lkjip_docgen.narrative.agreement import PART as AGREEMENT_PART
from lkjip_docgen.narrative.agreement import TEMPLATE as AGREEMENT
from lkjip_docgen.narrative.agreement import compose_agreement
from lkjip_docgen.narrative.compose import part_order
from lkjip_docgen.pdf.html import check_page
from lkjip_docgen.resources import template
from lkjip_docgen.source import Project
from lkjip_docgen.style import load_style
from lkjip_docgen.template_owner.pages import AGREEMENT as AGREEMENT_PAGE
from lkjip_docgen.template_owner.pages import CHANGES as CHANGES_PAGE
from lkjip_docgen.template_owner.pages import check_page_text, own_pages
from lkjip_docgen.template_owner.scope import scope_of
from lkjip_docgen.template_owner.texts import check_texts
from lkjip_docgen.template_owner.word import check_word
from lkjip_docgen.templating.context import Konteks
from lkjip_docgen.templating.names import template_names
from lkjip_docgen.word.template import ReportTemplate
from lkjip_docgen.word.writer import needed_parts

REPORT = "laporan.docx"
T = TypeVar("T")


def check_templates(project: Project, file: Path | None = None) -> list[Finding]:
    """The findings about the templates of a project, in branches that its data do not enter too.

    With `file` only that Word template is checked, as one for the report, or
    for the agreement or the list of changes where it has that template's name.
    """
    hasil = measure(project.laporan)
    names = template_names(Konteks(project.laporan, hasil, project))
    found: list[Finding] = []
    order = _collect(found, lambda: part_order(project.root)) or {}
    report, texts = _texts(project, hasil, names, order)
    parts = _filled(report, order)
    if file is not None:
        if file.name == CHANGES:
            return _changes(file)
        own = _agreement(project, names, file) if file.name == AGREEMENT else None
        return (own or _Word(file, names, tuple(order), parts)).findings()
    _collect(found, lambda: load_style(project.root))
    found += texts
    found += _Word(template(REPORT, project.root), names, tuple(order), parts).findings()
    found += _agreement(project, names, template(AGREEMENT, project.root)).findings()
    found += _changes(template(CHANGES, project.root))
    for name in own_pages(project.root):
        found += _page(project, hasil, names, tuple(order), report, name)
    return found


def _filled(report: Report | None, order: Mapping[str, list[str]]) -> Collection[str]:
    """The parts that have content; every part, where that cannot be known."""
    if report is None:
        return tuple(order)
    return tuple(part.id for part in report.parts if part.blocks)


def _page(
    project: Project,
    hasil: Hasil,
    names: Mapping[str, Any],
    parts: Collection[str],
    report: Report | None,
    name: str,
) -> list[Finding]:
    """What a reading of an HTML template finds; where that is nothing, what rendering it finds."""
    agreement = project.laporan.perjanjian_kinerja[0]
    if name == AGREEMENT_PAGE:
        names, parts = {**names, "naskah": agreement}, (AGREEMENT_PART,)
    found = check_page_text(project.root, name, scope_of(names), parts)
    if found or name == CHANGES_PAGE or report is None:
        return found
    if name == AGREEMENT_PAGE:
        report = _collect(found, lambda: compose_agreement(project, hasil, agreement))
    style = _collect([], lambda: load_style(project.root))  # its own mistakes are told elsewhere
    if report is not None and style is not None:
        named = replace(report, context=report.context | {"warna": style.warna})
        _collect(found, lambda: check_page(named, style, name, project.root))
    return found


@dataclass(frozen=True, slots=True)
class _Word:
    """A Word template, what it may use, and the parts that go into it."""

    file: Path
    names: Mapping[str, Any]
    parts: Collection[str]
    filled: Collection[str]

    def findings(self) -> list[Finding]:
        """What a reading finds; where that is nothing, what filling it in finds."""
        scope = scope_of(self.names)
        found = check_word(self.file, scope, self.parts, self.filled)
        if not any(finding.severity is Severity.ERROR for finding in found):
            _collect(found, self._fill_in)
        return found

    def _fill_in(self) -> None:
        word = ReportTemplate(self.file)
        needed_parts(word.docx.part, self.file.name)
        word.render_report(self.names)


def _agreement(project: Project, names: Mapping[str, Any], file: Path) -> _Word:
    first = project.laporan.perjanjian_kinerja[0]
    return _Word(file, {**names, "naskah": first}, (AGREEMENT_PART,), (AGREEMENT_PART,))


def _changes(file: Path) -> list[Finding]:
    """What keeps the template for a list of changes from being filled in."""
    found: list[Finding] = []

    def fill_in() -> None:
        word = ReportTemplate(file)
        needed_parts(word.docx.part, file.name)
        word.render_report({"kantor": "Kantor", "perihal": "Laporan"})

    _collect(found, fill_in)
    return found


def _texts(
    project: Project, hasil: Hasil, names: Mapping[str, Any], order: Mapping[str, list[str]]
) -> tuple[Report | None, list[Finding]]:
    """The report, if it can be composed, and the findings about the text templates."""
    chapters = [f"narasi/{name}" for files in order.values() for name in files]
    found = check_texts(project.root, chapters, scope_of(names))
    sound = not any(finding.severity is Severity.ERROR for finding in found)
    report = _collect(found if sound else [], lambda: compose(project, hasil))
    return report, found


def _collect(found: list[Finding], work: Callable[[], T]) -> T | None:
    """The result of a piece of work, or None and its findings."""
    try:
        return work()
    except LkjipError as error:
        found += error.findings
        return None
