"""Floor: what bare docxtpl takes for a report of the same length.

`prepare` (not timed) reads a finished report and writes, as an ordinary user of docxtpl
would have, a Word template of the same content: the same headings and paragraphs, a tag
wherever the report holds a live number, tables as row loops, pictures as InlineImage.
Equations, footnotes, captions' fields and page set-up are left out, which only lowers the
floor.  `render` (timed) fills that template and saves it.

    python floor_docxtpl.py prepare REPORT.docx FOLDER
    python floor_docxtpl.py render FOLDER
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Report
from docx.oxml.ns import qn
from docx.shared import Emu
from docxtpl import DocxTemplate, InlineImage

TEMPLATE = "template.docx"
CONTEXT = "context.json"


@dataclass
class Content:
    """What the template's tags stand for, and how much of each kind there is."""

    values: list[str] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)
    pictures: list[tuple[str, int]] = field(default_factory=list)  # file, width in EMU
    counts: dict[str, int] = field(
        default_factory=lambda: {"headings": 0, "paragraphs": 0, "tables": 0, "rows": 0}
    )


def blocks(parent: Any) -> Iterator[Any]:
    """The paragraphs and tables under `parent` in reading order, also inside content controls."""
    for child in parent:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag == qn("w:sdt"):
            yield from blocks(child.find(qn("w:sdtContent")))


def text_of(element: Any) -> str:
    """The text of an element with everything inside it."""
    return "".join(t.text or "" for t in element.iter(qn("w:t")))


def heading_level(paragraph: Any, styles: dict[str, int]) -> int:
    """The outline level of a paragraph, 0 for body text."""
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return 0 if style is None else styles.get(style.get(qn("w:val")), 0)


def outline_levels(report: Report) -> dict[str, int]:
    """Style id -> outline level of every style that has one, its own or an inherited one."""
    levels = {}
    for style in report.styles.element.iter(qn("w:style")):
        element, level = style, None
        while element is not None and level is None:
            level = element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
            base = element.find(qn("w:basedOn"))
            name = None if base is None else base.get(qn("w:val"))
            element = None if name is None else report.styles.element.get_by_id(name)
        if level is not None and int(level.get(qn("w:val"))) < 9:
            levels[style.get(qn("w:styleId"))] = int(level.get(qn("w:val"))) + 1
    return levels


def tagged_text(paragraph: Any, content: Content) -> str:
    """The text of a paragraph with a tag in place of every live number."""
    pieces = []
    for child in paragraph:
        if child.tag == qn("w:sdt"):
            pieces.append(f"{{{{ v[{len(content.values)}] }}}}")
            content.values.append(text_of(child))
        else:
            pieces.append(text_of(child))
    return "".join(pieces)


def add_pictures(paragraph: Any, report: Report, template: Report, into: Path, c: Content) -> None:
    """Copies the pictures of a paragraph beside the template and adds a tag for each."""
    for inline in paragraph.iter(qn("wp:inline"), qn("wp:anchor")):
        for blip in inline.iter(qn("a:blip")):
            image = report.part.related_parts[blip.get(qn("r:embed"))]
            file = into / f"{len(c.pictures)}-{Path(str(image.partname)).name}"
            file.write_bytes(image.blob)
            template.add_paragraph(f"{{{{ g[{len(c.pictures)}] }}}}")
            c.pictures.append((file.name, int(inline.find(qn("wp:extent")).get("cx"))))


def is_head(row: Any) -> bool:
    """Whether a table row repeats on every page."""
    return row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def add_table(table: Any, template: Report, content: Content) -> None:
    """A table of the same size: its head as it is, its body as one row in a docxtpl loop."""
    rows = [[text_of(cell) for cell in row.iter(qn("w:tc"))] for row in table.iter(qn("w:tr"))]
    heads = sum(1 for row in table.iter(qn("w:tr")) if is_head(row))
    width = max(len(row) for row in rows)
    target = template.add_table(rows=heads + 3, cols=width, style="Table Grid")
    for row, texts in zip(target.rows, rows[:heads], strict=False):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    number = len(content.tables)
    target.rows[heads].cells[0].text = f"{{%tr for b in t[{number}] %}}"
    for column, cell in enumerate(target.rows[heads + 1].cells):
        cell.text = f"{{{{ b[{column}] }}}}"
    target.rows[heads + 2].cells[0].text = "{%tr endfor %}"
    content.tables.append([row + [""] * (width - len(row)) for row in rows[heads:]])
    content.counts["tables"] += 1
    content.counts["rows"] += len(rows)


def prepare(source: Path, folder: Path) -> None:
    """Writes the template and its context for a report as long as `source` into `folder`."""
    report, template, content = Document(str(source)), Document(), Content()
    levels = outline_levels(report)
    for block in blocks(report.element.body):
        if block.tag == qn("w:tbl"):
            add_table(block, template, content)
            continue
        level = heading_level(block, levels)
        text = tagged_text(block, content)
        if level:
            template.add_heading(text, min(level, 9))
        elif text:
            template.add_paragraph(text)
        content.counts["headings" if level else "paragraphs"] += 1
        add_pictures(block, report, template, folder, content)
    template.save(str(folder / TEMPLATE))
    context = {"v": content.values, "t": content.tables, "g": content.pictures}
    (folder / CONTEXT).write_text(json.dumps(context), encoding="utf-8")
    counts = content.counts | {"pictures": len(content.pictures), "live": len(content.values)}
    (folder / "counts.json").write_text(json.dumps(counts), encoding="utf-8")


def render(folder: Path) -> None:
    """Fills the template and saves the document."""
    context = json.loads((folder / CONTEXT).read_text(encoding="utf-8"))
    template = DocxTemplate(str(folder / TEMPLATE))
    context["g"] = [
        InlineImage(template, str(folder / name), width=Emu(width)) for name, width in context["g"]
    ]
    template.render(context, autoescape=True)
    template.save(str(folder / "rendered.docx"))


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        prepare(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        render(Path(sys.argv[2]))
