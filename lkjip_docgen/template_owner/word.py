"""Checks a Word template without rendering it: names, slots, marks and styles."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes

from lkjip_docgen.docx import Element, Story, stories
from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.findings.codes import templates as codes
from lkjip_docgen.findings.codes.report import FORBIDDEN, WORD_TEMPLATE
from lkjip_docgen.place import Place
from lkjip_docgen.records import MutableRecord, field, replace
from lkjip_docgen.template_owner.jinja_source import JinjaSource, open_block
from lkjip_docgen.template_owner.kinds import Kind
from lkjip_docgen.template_owner.marks import flaws, silence
from lkjip_docgen.template_owner.scope import functions, slots
from lkjip_docgen.template_owner.slots import Slot, misplaced, slots_in
from lkjip_docgen.template_owner.walk import Walk
from lkjip_docgen.templating import TemplateEnvironment, public_filters, syntax_problem
from lkjip_docgen.word import ReportTemplate, missing_styles, word_environment

_PROPERTIES = {
    "title": "Judul",
    "subject": "Subjek",
    "author": "Pengarang",
    "keywords": "Kata kunci",
    "category": "Kategori",
    "comments": "Komentar",
}
_MOST = 50  # syntax errors of one part, each found by a new reading


def check_word(
    path: Path, scope: Mapping[str, Kind], parts: Collection[str], filled: Collection[str]
) -> list[Finding]:
    """The findings about a Word template.

    `scope` holds the names that it may use, `parts` the parts that a report can
    have, `filled` those that have content and would be lost without a slot.
    """
    try:
        template = ReportTemplate(path)
    except LkjipError as error:
        return [_about(path, finding) for finding in error.findings]
    environment = word_environment()
    names = {**functions(environment.globals), **scope, "isi": slots(parts)}
    return _Check(path, template, environment, names, filled).findings()


class _Check(MutableRecord):
    path: Path
    template: ReportTemplate
    environment: TemplateEnvironment
    scope: Mapping[str, Kind]
    filled: Collection[str]
    _found: list[Finding] = field(default_factory=list)

    def findings(self) -> list[Finding]:
        document = self.template.docx.part
        found: list[Slot] = []
        for story in stories(document):
            found += slots_in(story)
            for paragraph in story.paragraphs:
                self._marks(story, paragraph)
            self._names(story)
        self._properties()
        for flaw in misplaced(found, self.filled):
            self._add(flaw.code, flaw.message, flaw.suggestion, flaw.severity)
        self._styles(missing_styles(document.package))
        return list(dict.fromkeys(self._found))

    def _marks(self, story: Story, paragraph: Element) -> None:
        """Report broken marks, and take them out so that the rest can be read."""
        found = list(flaws(paragraph))
        for flaw in found:
            message = f"{flaw.message} ({story.place(paragraph)})."
            self._add(flaw.code, message, flaw.suggestion, flaw.severity)
        if any(flaw.unreadable for flaw in found):
            silence(paragraph)

    def _names(self, story: Story) -> None:
        for _ in range(_MOST):
            source = JinjaSource(self.template, story)
            try:
                tree = self.environment.parse(source.text)
            except TemplateSyntaxError as error:
                if not self._syntax(story, source, error):
                    return
            else:
                self._walk(tree, lambda line, source=source: story.place(source.paragraph(line)))  # type: ignore[misc]
                return

    def _walk(self, tree: nodes.Template, where: Callable[[int], str]) -> None:
        walk = Walk(
            self.scope, public_filters(self.environment), self.environment.tests, _no_include
        )
        walk.run(tree)
        for problem in walk.problems:
            message = f"{problem.message.rstrip('.')} ({where(problem.line)})."
            self._add(problem.code, message, problem.suggestion, problem.severity)

    def _syntax(self, story: Story, source: JinjaSource, error: TemplateSyntaxError) -> bool:
        """Report a syntax error; True when its paragraph could be taken out to read on."""
        unclosed = re.search(r"needs to be closed is '(\w+)'", error.message or "")
        paragraph = open_block(story, unclosed[1]) if unclosed else source.paragraph(error.lineno)
        self._add_syntax(error, story.place(paragraph))
        return silence(paragraph)

    def _properties(self) -> None:
        """The properties of the file that the report fills, such as its title."""
        for name, label in _PROPERTIES.items():
            source = getattr(self.template.docx.core_properties, name)
            try:
                tree = self.environment.parse(source)
            except TemplateSyntaxError as error:
                self._add_syntax(error, f"properti dokumen {label}")
            else:
                self._walk(tree, lambda line, label=label: f"properti dokumen {label}")  # type: ignore[misc]

    def _add_syntax(self, error: TemplateSyntaxError, where: str) -> None:
        problem = syntax_problem(error)
        text = problem.message.rstrip(".")
        remedy = problem.suggestion or "Periksa penulisan {{ }} dan {% %} pada tempat itu."
        code = codes.TERLARANG if problem.code == FORBIDDEN else codes.SINTAKS
        self._add(code, f"{text} ({where}).", remedy)

    def _styles(self, missing: Iterable[str]) -> None:
        for name in missing:
            self._add(
                codes.GAYA_HILANG,
                f"Gaya {name} tidak ada pada templat.",
                "Salin gaya itu dari templat bawaan (Word: Pengatur Gaya, Impor/Ekspor).",
            )

    def _add(
        self, code: str, message: str, suggestion: str, severity: Severity = Severity.ERROR
    ) -> None:
        place = Place(str(self.path))
        self._found.append(Finding(code, severity, message, place, suggestion=suggestion))


def _about(path: Path, finding: Finding) -> Finding:
    """A finding that kept the template from being opened."""
    code = codes.BUKAN_WORD if finding.code == WORD_TEMPLATE else finding.code
    return replace(finding, code=code, place=Place(str(path)))


def _no_include(walk: Walk, pattern: str, line: int) -> None:
    """Word templates include nothing: their environment has no loader."""
