"""Checks every template of a project: text files, Word and HTML templates, colours."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import chain
from pathlib import Path
from typing import TypeVar

from lkjip_docgen.comparison import TEMPLATE as CHANGES
from lkjip_docgen.document import Report
from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.measures import Hasil, measure
from lkjip_docgen.model import PerjanjianKinerja
from lkjip_docgen.narrative import PART as AGREEMENT_PART
from lkjip_docgen.narrative import TEMPLATE as AGREEMENT
from lkjip_docgen.narrative import compose, compose_agreement, part_order
from lkjip_docgen.pdf import check_page
from lkjip_docgen.records import Record, replace
from lkjip_docgen.resources import template
from lkjip_docgen.source import Project
from lkjip_docgen.style import load_style
from lkjip_docgen.template_owner.html import AGREEMENT as AGREEMENT_PAGE
from lkjip_docgen.template_owner.html import CHANGES as CHANGES_PAGE
from lkjip_docgen.template_owner.html import check_page_text, own_pages
from lkjip_docgen.template_owner.scope import scope_of
from lkjip_docgen.template_owner.template_texts import check_texts
from lkjip_docgen.template_owner.word import check_word
from lkjip_docgen.templating import Konteks, template_names
from lkjip_docgen.word import ReportTemplate, needed_parts

REPORT = "laporan.docx"
T = TypeVar("T")


def check_templates(project: Project, file: Path | None = None) -> list[Finding]:
    """The findings about the templates of a project, in branches that its data do not enter too.

    With `file` only that Word template is checked, as one for the report, or
    for the agreement or the list of changes where it has that template's name.
    """
    found: list[Finding] = []
    order = _collect(found, lambda: part_order(project.root)) or {}
    interim = _collect(found, lambda: part_order(project.root, interim=True)) or {}
    draft, texts = _drafted(project, order, interim)
    if file is not None:
        return draft.check_word(file)
    _collect(found, lambda: load_style(project.root))
    found += texts
    for name in (REPORT, AGREEMENT, CHANGES):
        found += draft.check_word(template(name, project.root))
    for name in own_pages(project.root):
        found += draft.check_page(name)
    return found


def _drafted(
    project: Project, order: Mapping[str, list[str]], interim: Mapping[str, list[str]]
) -> tuple[_Draft, list[Finding]]:
    """What there is of a report, and the findings about its text templates.

    Those of interim reports (`interim`) are read with those of the year (`order`).
    """
    hasil = measure(project.laporan)
    names = template_names(Konteks(project.laporan, hasil, project))
    files = chain.from_iterable((*order.values(), *interim.values()))
    chapters = [f"narasi/{name}" for name in dict.fromkeys(files)]
    found = check_texts(project.root, chapters, scope_of(names))
    sound = not any(finding.severity is Severity.ERROR for finding in found)
    report = _collect(found if sound else [], lambda: compose(project, hasil))
    return _Draft(project, hasil, names, tuple(order), report), found


class _Draft(Record):
    """What the templates of a project are checked with.

    `names` are what they may use, `parts` what a report can have; `report` is
    None where its text templates cannot be filled in.
    """

    project: Project
    hasil: Hasil
    names: Mapping[str, object]
    parts: Collection[str]
    report: Report | None

    def check_word(self, file: Path) -> list[Finding]:
        """The findings about a Word template; its name tells what it is for."""
        if file.name == CHANGES:
            return _check_changes(file)
        if file.name == AGREEMENT:
            parts = (AGREEMENT_PART,)
            return _check_word(file, self._names_of_agreement, parts, parts)
        return _check_word(file, self.names, self.parts, self._filled)

    def check_page(self, name: str) -> list[Finding]:
        """What a reading of an HTML template finds; where that is nothing, what rendering finds."""
        names, parts = self.names, self.parts
        if name == AGREEMENT_PAGE:
            names, parts = self._names_of_agreement, (AGREEMENT_PART,)
        found = check_page_text(self.project.root, name, scope_of(names), parts)
        if found or name == CHANGES_PAGE or self.report is None:
            return found
        return self._rendered(name)

    def _rendered(self, name: str) -> list[Finding]:
        found: list[Finding] = []
        root, report = self.project.root, self.report
        if name == AGREEMENT_PAGE:
            report = _collect(
                found, lambda: compose_agreement(self.project, self.hasil, self._agreement)
            )
        style = _collect([], lambda: load_style(root))  # its own mistakes are told elsewhere
        if report is not None and style is not None:
            named = replace(report, context=report.context | {"warna": style.warna})
            _collect(found, lambda: check_page(named, style, name, root))
        return found

    @property
    def _filled(self) -> Collection[str]:
        """The parts that have content; every part, where that cannot be known."""
        if self.report is None:
            return self.parts
        return tuple(part.id for part in self.report.parts if part.blocks)

    @property
    def _agreement(self) -> PerjanjianKinerja:
        return self.project.laporan.perjanjian_kinerja[0]

    @property
    def _names_of_agreement(self) -> Mapping[str, object]:
        return {**self.names, "naskah": self._agreement}


def _check_word(
    file: Path, names: Mapping[str, object], parts: Collection[str], filled: Collection[str]
) -> list[Finding]:
    """What a reading finds; where that is nothing, what filling the template in finds."""
    found = check_word(file, scope_of(names), parts, filled)
    if not any(finding.severity is Severity.ERROR for finding in found):
        _collect(found, lambda: _fill_in(file, names))
    return found


def _check_changes(file: Path) -> list[Finding]:
    """What keeps the template for a list of changes from being filled in."""
    found: list[Finding] = []
    _collect(found, lambda: _fill_in(file, {"kantor": "Kantor", "perihal": "Laporan"}))
    return found


def _fill_in(file: Path, names: Mapping[str, object]) -> None:
    word = ReportTemplate(file)
    needed_parts(word.docx.part, file)
    word.render_report(names)


def _collect(found: list[Finding], work: Callable[[], T]) -> T | None:
    """The result of a piece of work, or None and its findings."""
    try:
        return work()
    except LkjipError as error:
        found += error.findings
        return None
