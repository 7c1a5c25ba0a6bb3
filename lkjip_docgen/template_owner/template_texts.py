"""Checks the text templates of a project, branch by branch, without rendering them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import cast

from jinja2 import FileSystemLoader, TemplateNotFound, TemplateSyntaxError, nodes

from lkjip_docgen.findings import Finding, LkjipError, Severity, near
from lkjip_docgen.findings.codes import templates as codes
from lkjip_docgen.findings.codes.report import FORBIDDEN
from lkjip_docgen.narrative import environment
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.template_owner.kinds import Kind
from lkjip_docgen.template_owner.problem import Problem
from lkjip_docgen.template_owner.scope import builders, functions
from lkjip_docgen.template_owner.walk import Walk
from lkjip_docgen.templating import TemplateEnvironment, public_filters, syntax_problem

_MAX_DEPTH = 8


def check_texts(root: Path, chapters: list[str], scope: Mapping[str, Kind]) -> list[Finding]:
    """The findings about the chapters (`narasi/ringkasan.md`) and all that they include.

    Files of the project that no chapter reaches are named, too.
    """
    own = root / "templates"
    texts = Texts(own, environment((own, TEMPLATES)), {**builders(), **scope})
    return [*texts.check(chapters), *texts.unused("narasi/**/*.md")]


class _Source(Record):
    """A template that has been read: its name, its text and the file that it came from."""

    name: str
    text: str
    file: str


class Texts:
    """Reads templates of one environment and all that they include, branch by branch."""

    def __init__(
        self, own: Path, environment: TemplateEnvironment, scope: Mapping[str, Kind]
    ) -> None:
        self._own = own
        self._environment = environment
        self._filters = public_filters(environment)
        self._scope = {**functions(environment.globals), **scope}
        self._found: dict[Finding, None] = {}  # in order, each once
        self._seen: set[str] = set()
        self._open: list[str] = []

    def check(self, names: Iterable[str]) -> list[Finding]:
        """The findings about these templates."""
        for name in names:
            self._template(name, self._scope, None)
        return list(self._found)

    def unused(self, pattern: str) -> list[Finding]:
        """A warning for each file of the project that no template checked so far reaches."""
        self._found.clear()
        own = (path.relative_to(self._own) for path in self._own.glob(pattern))
        for name in sorted(path.as_posix() for path in own):
            if name not in self._seen:
                self._unused(name)
        return list(self._found)

    def _template(self, name: str, scope: Mapping[str, Kind], caller: Place | None) -> None:
        """Check a template, where it can be read, and what it includes."""
        self._seen.add(name)
        source = self._source(name, caller)
        tree = self._tree(source) if source is not None else None
        if source is not None and tree is not None:
            self._open.append(name)
            self._walk(source, tree, scope)
            self._open.pop()

    def _source(self, name: str, caller: Place | None) -> _Source | None:
        """A template, the project's own or else the program's; None, reported, where it cannot be.

        `caller` is where it is included.
        """
        loader = cast(FileSystemLoader, self._environment.loader)
        try:
            text, file, _ = loader.get_source(self._environment, name)
            return _Source(name, text, file)
        except TemplateNotFound:
            self._missing(name, caller)
        except LkjipError as error:  # a link, or something else that is no ordinary file
            self._found |= dict.fromkeys(error.findings)
        except UnicodeDecodeError:
            remedy = "Simpan berkas itu sebagai teks UTF-8."
            place = Place(str(self._own / name))
            self._add(codes.SINTAKS, "Templat tidak dapat dibaca.", place, remedy)
        return None

    def _tree(self, source: _Source) -> nodes.Template | None:
        """The template as Jinja reads it; None, reported, where it cannot be read."""
        try:
            return self._environment.parse(source.text, source.name, source.file)
        except TemplateSyntaxError as error:
            why = syntax_problem(error, self._filters)
            remedy = why.suggestion or "Periksa pasangan kurung dan perintah pada baris itu."
            code = codes.TERLARANG if why.code == FORBIDDEN else codes.SINTAKS
            self._add(code, why.message, Place(source.file, error.lineno), remedy)
            return None

    def _walk(self, source: _Source, tree: nodes.Template, scope: Mapping[str, Kind]) -> None:
        walk = Walk(
            scope,
            self._filters,
            self._environment.tests,
            lambda walk, pattern, line: self._included(walk, pattern, Place(source.file, line)),
        )
        walk.run(tree)
        for problem in walk.problems:
            self._report(problem, source)

    def _included(self, walk: Walk, pattern: str, place: Place) -> None:
        for name in self._named(pattern):
            if name not in self._open and len(self._open) < _MAX_DEPTH:
                self._template(name, walk.scope, place)

    def _named(self, pattern: str) -> list[str]:
        """The templates that an include may mean."""
        if "*" not in pattern:
            return [pattern]
        return [n for n in self._environment.list_templates() if fnmatchcase(n, pattern)]

    def _missing(self, name: str, caller: Place | None) -> None:
        known = [n for n in self._environment.list_templates() if n.endswith(".md")]
        place = caller or Place(str(self._own / "narasi" / "susunan.toml"))
        remedy = near(name, known) or "Buat berkas itu atau hapus penyebutannya."
        self._add(codes.TEMPLAT_HILANG, f"Templat `{name}` tidak ditemukan.", place, remedy)

    def _unused(self, name: str) -> None:
        self._add(
            codes.TIDAK_DIPAKAI,
            f"Berkas {Path(name).name} tidak disebut dalam susunan.toml dan tidak disertakan.",
            Place(str(self._own / name)),
            "Daftarkan pada templates/narasi/susunan.toml, atau hapus bila tidak diperlukan.",
            Severity.WARNING,
        )

    def _report(self, problem: Problem, source: _Source) -> None:
        place = Place(source.file, problem.line, _column(source.text.splitlines(), problem))
        self._add(problem.code, problem.message, place, problem.suggestion, problem.severity)

    def _add(
        self,
        code: str,
        message: str,
        place: Place,
        suggestion: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        self._found[Finding(code, severity, message, place, suggestion=suggestion)] = None


def _column(lines: list[str], problem: Problem) -> int:
    """Where the word stands on its line, from 1."""
    if not problem.word or problem.line > len(lines):
        return 1
    found = re.search(rf"(?<!\w){re.escape(problem.word)}(?!\w)", lines[problem.line - 1])
    return found.start() + 1 if found else 1
