"""The three kinds of templates, rendered with the data of a small office."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from markupsafe import escape
from proyek import buat

from lkjip_docgen.document.tree import Inlines
from lkjip_docgen.document.walk import plain_text
from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.measures import measure
from lkjip_docgen.narrative import compose
from lkjip_docgen.narrative.engine import Engine
from lkjip_docgen.pdf import template as html
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.source import Project, load_project
from lkjip_docgen.templating.context import Konteks
from lkjip_docgen.templating.names import template_names
from lkjip_docgen.word.template import ReportTemplate

assert compose  # registers the tables and charts
Render = Callable[[Path, str], object]


@cache
def project(root: Path) -> Project:
    return load_project(buat(root / "proyek").root)


@cache
def konteks(root: Path) -> Konteks:
    found = project(root)
    return Konteks(found.laporan, measure(found.laporan), found)


def names(root: Path) -> dict[str, Any]:
    return template_names(konteks(root))


def narrative(root: Path, source: str) -> object:
    """A chapter with the source on its second line; its blocks."""
    file = project(root).root / "templates" / "narasi" / "uji.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"Satu\n{source}\n", encoding="utf-8")
    engine = Engine(konteks(root), names(root), (file.parent.parent, TEMPLATES))
    try:
        engine.try_out(["narasi/uji.md"])
        return engine.render("narasi/uji.md")
    finally:
        file.unlink()


@cache
def _paper() -> bytes:
    """A blank Word file with one style of headings and no part that the text does not need.

    The library's own has 160 styles and ten such parts, and each attack reads all of it thrice.
    """
    document, paper = Document(), BytesIO()
    for style in list(document.styles):
        if style.name not in ("Normal", "Heading 1", "Normal Table"):
            style.delete()
    styles = document.styles.element
    styles.remove(styles.find(qn("w:latentStyles")))
    for key, relation in list(document.part.rels.items()):
        if relation.reltype not in (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS):
            del document.part.rels[key]
    document.save(paper)
    return paper.getvalue()


def word(root: Path, source: str) -> object:
    """A Word template with the source in a table cell; the words of the result."""
    document = Document(BytesIO(_paper()))
    document.add_heading("Bab Uji", 1)
    document.add_table(1, 1).cell(0, 0).text = source
    file = root / "uji.docx"
    document.save(str(file))
    return "".join(ReportTemplate(file).render_report(names(root)).itertext())


def page(root: Path, source: str) -> object:
    """An HTML template with the source on its second line; the page."""
    own = root / "halaman"
    file = own / "templates" / "html" / "uji.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"<p>\n{source}</p>\n", encoding="utf-8")
    return html.render("uji.html", names(root), own, _words)


def _words(inlines: Inlines) -> str:
    return escape(plain_text(inlines))


KINDS: dict[str, Render] = {"naskah": narrative, "word": word, "html": page}


def refusal(kind: str, root: Path, source: str) -> Finding:
    """The only finding of a template that must not render."""
    with pytest.raises(LkjipError) as caught:
        KINDS[kind](root, source)
    (finding,) = caught.value.findings
    return finding


def said(finding: Finding) -> str:
    return f"{finding.message} {finding.suggestion}"
