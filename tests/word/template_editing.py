"""Editing the Word template as its owner would: in Word, that is, with python-docx."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree
from word_files import Docx

from lkjip_docgen.document.tree import Paragraph, Part, Report, Text
from lkjip_docgen.measures import measure
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.source import Project
from lkjip_docgen.style import load_style
from lkjip_docgen.templating.context import Konteks
from lkjip_docgen.templating.names import template_names
from lkjip_docgen.word import write_report

PARTS = ("kata_pengantar", "ringkasan", "bab_1", "bab_2", "bab_3", "bab_4", "lampiran")


def default_template() -> Any:
    """The template that comes with the program, opened."""
    return Document(str(TEMPLATES / "laporan.docx"))


def saved(document: Any, folder: Path) -> Path:
    path = folder / "templat-sendiri.docx"
    document.save(str(path))
    return path


def with_sentence(folder: Path, *words: str, style: str = "Body Text") -> Path:
    """The template with one more paragraph after the cover, each word a run of its own."""
    document = default_template()
    add_sentence(document, *words, style=style)
    return saved(document, folder)


def add_sentence(document: Any, *words: str, style: str = "Body Text") -> Any:
    slot = slot_paragraph(document, "kata_pengantar")
    added = slot.insert_paragraph_before("", style)
    for word in words:
        added.add_run(word)
    return added


def slot_paragraph(document: Any, name: str) -> Any:
    return next(p for p in document.paragraphs if p.text.strip() == f"{{{{ isi.{name} }}}}")


def add_text_box(document: Any, text: str) -> None:
    """A text box as Word writes it: a drawing, and a copy for programs that know none."""
    box = f"<w:txbxContent {nsdecls('w')}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    drawing = f"""
      <w:r {nsdecls("w", "wp", "a")}
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
        xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
        xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>
        <mc:Choice Requires="wps"><w:drawing><wp:inline>
          <wp:extent cx="1800000" cy="720000"/><wp:docPr id="901" name="Kotak"/>
          <a:graphic><a:graphicData
            uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
            <wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>{box}</wps:txbx><wps:bodyPr/>
            </wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>
        <mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>
      </mc:AlternateContent></w:r>"""
    host = add_sentence(document)
    host._p.append(parse_xml(drawing))


def add_footnote(document: Any, text: str) -> None:
    """A footnote of the template's own, in its footnotes part."""
    part = next(p for p in document.part.package.iter_parts() if "footnotes" in str(p.partname))
    root = etree.fromstring(part.blob)
    note = copy.deepcopy(root[-1])
    space = root.nsmap["w"]
    note.attrib.pop(f"{{{space}}}type")
    note.set(f"{{{space}}}id", "1")
    run = next(note.iter(f"{{{space}}}r"))
    run[:] = [etree.SubElement(run, f"{{{space}}}t")]
    run[0].text = text
    root.append(note)
    part._blob = etree.tostring(root)
    mark = parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="1"/></w:r>')
    add_sentence(document, "Lihat catatan")._p.append(mark)


def names_of(project: Project) -> dict[str, Any]:
    return template_names(Konteks(project.laporan, measure(project.laporan), project))


def write(
    template: Path, folder: Path, context: dict[str, Any], parts: tuple[str, ...] = PARTS
) -> Docx:
    """A report of one paragraph a part, written with the template."""
    blocks = {name: (Paragraph((Text(f"Isi {name}."),)),) for name in parts}
    report = Report({}, tuple(Part(name, block) for name, block in blocks.items()), context)
    target = folder / "hasil.docx"
    write_report(report, template, load_style(), {}, target)
    return Docx(target)
