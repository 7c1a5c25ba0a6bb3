"""The Word template: opened with docxtpl, rendered in the environment of all templates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from traceback import walk_tb
from typing import NamedTuple
from zipfile import ZIP_STORED, ZipFile

from docx.opc.part import Part
from docxtpl import DocxTemplate
from jinja2 import DictLoader, Template, TemplateSyntaxError
from jinja2.environment import Environment
from lxml import etree

from lkjip_docgen.docx import (
    Element,
    Package,
    open_root,
    package_entries,
    paragraph_place,
    parse_xml,
    read_docx,
)
from lkjip_docgen.docx.outside import findings_of, reaches
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.templating import (
    INLINE_FUNCTIONS,
    Ended,
    Lookup,
    TemplateEnvironment,
    UnknownNameError,
    is_ours,
    problem_of,
    public_filters,
    rendering,
    try_out,
)
from lkjip_docgen.word.assembly import slot_mark
from lkjip_docgen.word.book import Book
from lkjip_docgen.word.errors import template_problem
from lkjip_docgen.word.inlines import inlines
from lkjip_docgen.word.placeholders import Held

_SNIPPET = 60
PICTURES = "gambar"
"""The name under which a report brings picture files for frames; no template reads it."""

_RAW = re.compile(r"\{(?:<[^>]*>)*\{(?:<[^>]*>)*(?:p|tr|tc|r)(?:<[^>]*>)*\s")
_PROPERTIES = ("author", "category", "comments", "keywords", "subject", "title")


_LONGEST = 50_000_000  # characters of one part of the file, nearly all of them its own markup


@cache
def word_environment() -> TemplateEnvironment:
    """The environment of all templates, without what makes blocks: a paragraph cannot hold them."""
    return TemplateEnvironment(DictLoader({}), functions=INLINE_FUNCTIONS, cached=True)


class _OnePart(NamedTuple):
    """The environment as docxtpl asks it, for one part: each is compiled under its own name."""

    environment: TemplateEnvironment
    name: str

    def from_string(self, source: str) -> Template:
        """The part as a template."""
        return self.environment.kept(self.name, source)


class Slots(Lookup):
    """The slots of the template: `isi.bab_1` is where the part `bab_1` goes."""

    def __getitem__(self, name: str) -> str:
        return slot_mark(name)


class ReportTemplate(DocxTemplate):  # type: ignore[misc]
    """A docxtpl template that loses no text and runs no code of the template's author.

    Differs from docxtpl in five ways: the Jinja environment is that of all
    templates; XML is parsed strictly, never repaired; each part is rendered
    once; an error names the paragraph it stands in; a file that reaches beyond
    itself is refused, before it is rendered and afterwards.
    Raises `LkjipError` for one that is refused, or that cannot be read.
    """

    def __init__(self, path: Path) -> None:
        entries = _read(path)
        refuse_reaches(Package(entries, path))
        super().__init__(_packed(entries))
        self._path = path
        self._held = Held()
        try:
            self.render_init()
        except (KeyError, ValueError, AttributeError, etree.XMLSyntaxError) as error:
            raise _unreadable(path) from error

    def get_xml(self) -> str:
        """The whole document part, so that it is parsed once with all its namespaces."""
        return str(self.xml_to_string(self.docx._element))

    def render_report(self, context: Mapping[str, object]) -> Element:
        """Render every part; returns the root of the document with marks at its slots."""
        names = {n: value for n, value in context.items() if n != PICTURES}
        if not is_ours(self._path, self._path.name):
            try_out(partial(_try, self._path, names), self._not_ended)
        return self._render(names)

    def _render(self, names: Mapping[str, object]) -> Element:
        with rendering(self._held.hold, _LONGEST):
            return self._rendered({**names, "isi": Slots()})

    def _not_ended(self, ended: Ended) -> LkjipError:
        near = f" (sekitar paragraf ke-{ended.line})" if ended.line else ""
        return template_problem(
            self._path,
            f"{Ended.reason}{near}",
            "Kurangi perulangan atau hitungan pada tempat itu.",
        )

    def _rendered(self, names: dict[str, object]) -> Element:
        environment = word_environment()
        text = self.build_xml(names, environment)
        for uri in (self.HEADER_URI, self.FOOTER_URI):
            for relation, data in self.build_headers_footers_xml(names, uri, environment):
                self.map_headers_footers_xml(relation, data)
        self._render_notes(names, environment)
        self._render_properties(names, environment.overlay(autoescape=False))
        root = self._parsed(text)
        self._refuse_rendered(root)
        return root

    def place_values(self, root: Element, book: Book) -> None:
        """Put the values that the template prints into the rendered parts, alive.

        `root` is that of the document; headers, footers and notes follow.
        """
        self._held.place(root, lambda content: inlines(content, book))
        for part in self.docx.part.package.iter_parts():
            data = part.blob if _renders(part) else b""
            if not self._held.used_in(data):
                continue
            story = open_root(parse_xml(data))
            with book.writing(part):
                self._held.place(story, lambda content: inlines(content, book))
            if hasattr(part, "_element"):
                part._element = story
            else:
                part._blob = etree.tostring(
                    story, xml_declaration=True, encoding="UTF-8", standalone=True
                )

    def patch_xml(self, src_xml: str) -> str:
        """The source that Jinja reads; `{{r ...}}` and its kin would print outside of any run."""
        raw = _RAW.search(src_xml)
        if raw is not None:
            words = " ".join(re.sub(r"<[^>]*>", "", src_xml[raw.start() :][:2000]).split())
            raise template_problem(
                self._path,
                f'tanda "{words.partition("}")[0]}}}}}" tidak tersedia',
                "Tulis {{ ... }} tanpa huruf di depan namanya.",
            )
        return str(super().patch_xml(src_xml))

    def render_xml_part(
        self,
        src_xml: str,
        part: Part,
        context: dict[str, object],
        jinja_env: TemplateEnvironment | None = None,
    ) -> str:
        """Render one part; errors become findings that name the paragraph."""
        lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml).splitlines()
        one = _OnePart(jinja_env or word_environment(), f"{self._path}|{part.partname}")
        try:
            return str(super().render_xml_part(src_xml, part, context, one))
        except LkjipError:
            raise
        except Exception as error:
            raise self._explain(error, lines, context, part) from error

    def _render_notes(self, names: dict[str, object], environment: TemplateEnvironment) -> None:
        for part in self.docx.part.package.iter_parts():
            if part.content_type.endswith(".footnotes+xml") and b"{" in part.blob:
                text = self.patch_xml(part.blob.decode())
                part._blob = self.render_xml_part(text, part, names, environment).encode()

    def _render_properties(self, names: dict[str, object], environment: Environment) -> None:
        properties = self.docx.core_properties
        for name in _PROPERTIES:
            source = getattr(properties, name)
            if "{" not in source:
                continue
            try:
                text = environment.from_string(source).render(names)
                setattr(properties, name, self._held.plain(text))
            except Exception as error:
                raise self._explain(error, [source], names) from error

    def _refuse_rendered(self, root: Element) -> None:
        """Refuse what the commands of a template have put together out of harmless pieces."""
        document = self.docx.part
        rendered = {str(document.partname): etree.tostring(root)}
        refuse_reaches(Package(package_entries(document.package, rendered), self._path))

    def _parsed(self, text: str) -> Element:
        try:
            return parse_xml(text)
        except etree.XMLSyntaxError as error:
            raise template_problem(
                self._path,
                "tanda {{ }} atau {% %} terpotong oleh tautan, bidang, atau batas tabel",
                "Jalankan `lkjip template check` untuk mengetahui tempatnya.",
            ) from error

    def _explain(
        self,
        error: Exception,
        lines: list[str],
        context: Mapping[str, object],
        part: Part | None = None,
    ) -> LkjipError:
        number = _line_of(error)
        quote = _near(lines, number)
        place = paragraph_place(self.docx.part, part, _words(lines, number)) if part else ""
        where = f"{quote} ({place})" if place else quote
        message, suggestion = _explanation(error, where, context)
        return template_problem(self._path, message, suggestion)


def _read(path: Path) -> dict[str, bytes]:
    """The zip entries of a template that is whole."""
    try:
        return read_docx(path)
    except LkjipError as error:
        raise _unreadable(path) from error


def _packed(entries: Mapping[str, bytes]) -> BytesIO:
    """The entries that were looked at, and no others, for the library to open."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    packed.seek(0)
    return packed


def refuse_reaches(package: Package) -> None:
    """Raise `LkjipError` with each thing in a template that reaches beyond it, or runs."""
    try:
        found = findings_of(package, reaches(package))
    except LkjipError as error:  # a damaged part
        raise _unreadable(package.path) from error
    if found:
        raise LkjipError(found)


def _unreadable(path: Path) -> LkjipError:
    return template_problem(
        path,
        "bukan dokumen Word (.docx) yang dapat dibaca",
        "Simpan ulang templat dengan Word sebagai .docx, atau pakai templat bawaan.",
    )


def _try(path: Path, names: Mapping[str, object]) -> None:
    """Render a template and keep nothing."""
    ReportTemplate(path)._render(names)


def _explanation(error: Exception, where: str, names: Iterable[str]) -> tuple[str, str]:
    """What is wrong and how to mend it; `where` names the paragraph."""
    problem = problem_of(error, names, public_filters(word_environment()))
    why = problem.message.rstrip(".")
    if isinstance(error, TemplateSyntaxError):
        return (
            f"tanda Jinja salah tulis pada paragraf {where}: {why}",
            problem.suggestion or "Periksa pasangan kurung {{ }} dan {% %} pada paragraf itu.",
        )
    if isinstance(error, UnknownNameError):
        hint = problem.suggestion.replace("`", "")
        return (
            f"nama {str(error.name)[:_NAMED]} pada paragraf {where} tidak dikenal",
            f"{hint} Perbaiki nama itu atau hapus dari templat.".lstrip(),
        )
    return (
        f"paragraf {where} tidak dapat diisi: {why}",
        problem.suggestion or "Periksa isi {{ }} pada paragraf itu.",
    )


_NAMED = 80  # characters of a name that a message quotes


def _renders(part: Part) -> bool:
    return str(part.content_type).endswith(("header+xml", "footer+xml", "footnotes+xml"))


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


def _words(lines: list[str], number: int) -> str:
    """The words of a line of XML, with single blanks."""
    if not 0 < number <= len(lines):
        return ""
    return " ".join(re.sub(r"<[^>]+>", " ", lines[number - 1]).split())


def _near(lines: list[str], number: int) -> str:
    text = _words(lines, number)
    if not text:
        return "yang tidak diketahui"
    return f'"{text[:_SNIPPET]}{"…" if len(text) > _SNIPPET else ""}"'
