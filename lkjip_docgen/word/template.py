"""The Word template: opened and rendered with docxtpl, sandboxed, strict and escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from traceback import walk_tb
from typing import Any
from zipfile import BadZipFile

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.environment import Environment
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.idn.dates import format_date
from lkjip_docgen.idn.printing import print_quantity
from lkjip_docgen.quantity import Quantity, Status
from lkjip_docgen.word.assembly import slot_mark
from lkjip_docgen.word.errors import template_problem
from lkjip_docgen.word.xml import clean

MISSING = "[BELUM DIISI]"
_SNIPPET = 60
_NAME = re.compile(r"'([\w.]+)' is undefined|has no attribute '(\w+)'")
_PROPERTIES = ("author", "category", "comments", "keywords", "subject", "title")


class Slots:
    """The slots of the template: `isi.bab_1` is where the part `bab_1` goes."""

    def __getitem__(self, name: str) -> str:
        return slot_mark(name)


class ReportTemplate(DocxTemplate):  # type: ignore[misc]
    """A docxtpl template that loses no text and runs no code of the template's author.

    Differs from docxtpl in four ways: the Jinja environment is sandboxed,
    strict and escapes; XML is parsed strictly, never repaired; each part is
    rendered once; an error names the paragraph it stands in.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._path = path
        try:
            self.render_init()
        except (BadZipFile, KeyError, ValueError, OSError, etree.XMLSyntaxError) as error:
            raise template_problem(
                path.name,
                "bukan dokumen Word (.docx) yang dapat dibaca",
                "Simpan ulang templat dengan Word sebagai .docx, atau pakai templat bawaan.",
            ) from error

    def get_xml(self) -> str:
        """The whole document part, so that it is parsed once with all its namespaces."""
        return str(self.xml_to_string(self.docx._element))

    def render_report(self, context: Mapping[str, object]) -> Any:
        """Render every part; returns the root of the document with marks at its slots."""
        names = {**context, "isi": Slots()}
        environment = _environment()
        text = self.build_xml(names, environment)
        for uri in (self.HEADER_URI, self.FOOTER_URI):
            for relation, data in self.build_headers_footers_xml(names, uri, environment):
                self.map_headers_footers_xml(relation, data)
        self._render_notes(names, environment)
        self._render_properties(names, environment.overlay(autoescape=False))
        return etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True))

    def render_xml_part(
        self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Any = None
    ) -> str:
        """Render one part; errors become findings that name the paragraph."""
        lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml).splitlines()
        try:
            return str(super().render_xml_part(src_xml, part, context, jinja_env))
        except LkjipError:
            raise
        except Exception as error:
            raise self._explain(error, lines, context) from error

    def _render_notes(self, names: dict[str, Any], environment: Environment) -> None:
        for part in self.docx.part.package.iter_parts():
            if part.content_type.endswith(".footnotes+xml") and b"{" in part.blob:
                text = self.patch_xml(part.blob.decode())
                part._blob = self.render_xml_part(text, part, names, environment).encode()

    def _render_properties(self, names: dict[str, Any], environment: Environment) -> None:
        properties = self.docx.core_properties
        for name in _PROPERTIES:
            source = getattr(properties, name)
            if "{" not in source:
                continue
            try:
                setattr(properties, name, environment.from_string(source).render(names))
            except Exception as error:
                raise self._explain(error, [source], names) from error

    def _explain(
        self, error: Exception, lines: list[str], context: Mapping[str, object]
    ) -> LkjipError:
        number = _line_of(error)
        where = _near(lines, number)
        name = self._path.name
        if isinstance(error, TemplateSyntaxError):
            return template_problem(
                name,
                f"tanda Jinja salah tulis pada paragraf {where} ({error.message})",
                "Periksa pasangan kurung {{ }} dan {% %} pada paragraf itu.",
            )
        if isinstance(error, UndefinedError):
            unknown = _unknown_name(error)
            close = get_close_matches(unknown, [*context], 1)
            hint = f"Mungkin maksud Anda {close[0]}. " if close else ""
            return template_problem(
                name,
                f"nama {unknown} pada paragraf {where} tidak dikenal",
                f"{hint}Perbaiki nama itu atau hapus dari templat.",
            )
        return template_problem(
            name,
            f"paragraf {where} tidak dapat diisi ({error})",
            "Periksa isi {{ }} pada paragraf itu.",
        )


def _environment() -> Environment:
    return SandboxedEnvironment(undefined=StrictUndefined, autoescape=True, finalize=_printed)


def _printed(value: object) -> object:
    """What a value of the template prints; a missing one shows that it is missing."""
    if value is None or value == "":
        return MISSING
    if isinstance(value, Quantity):
        return MISSING if value.status is Status.KOSONG else print_quantity(value)
    if isinstance(value, date):
        return format_date(value)
    return value if isinstance(value, StrictUndefined) else clean(str(value))


def _line_of(error: Exception) -> int:
    """The line of the template text in which the error arose, from 1; 0 if unknown."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    lines = [
        line
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename in ("<template>", "<unknown>")
    ]
    return lines[-1] if lines else 0


def _near(lines: list[str], number: int) -> str:
    if not 0 < number <= len(lines):
        return "yang tidak diketahui"
    text = " ".join(re.sub(r"<[^>]+>", " ", lines[number - 1]).split())
    return f'"{text[:_SNIPPET]}{"…" if len(text) > _SNIPPET else ""}"'


def _unknown_name(error: UndefinedError) -> str:
    match = _NAME.search(str(error))
    return (match[1] or match[2]) if match else str(error)
