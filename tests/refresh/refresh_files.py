"""A report as people hold it: built from a copy of the sample, edited, read again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import docx
from built_sample import OTHER_SAMPLE as OTHER_SAMPLE
from built_sample import SAMPLE as SAMPLE
from built_sample import built as built
from built_sample import project as project
from docx.document import Document
from lxml import etree
from remembered import Shelf
from word_files import W as W
from word_files import part as part
from word_files import save

REVENUE = ("realisasi: 5259606637", "realisasi: 3259606637")
"""A correction after which revenue fell instead of rising."""
OLD_REVENUE, NEW_REVENUE = "Rp5.259.606.637", "Rp3.259.606.637"


def correct(folder: Path, *changes: tuple[str, str]) -> None:
    """Change the data file; every change has to find something."""
    file = folder / "laporan.yaml"
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def edit(report: Path, change: Callable[[Document], None]) -> None:
    """Change a report as people do in Word."""
    document = docx.Document(str(report))
    change(document)
    save(document, report)


def edit_once(report: Path, change: Callable[[Document], None]) -> None:
    """The same for a function of a module, whose edit of the same report is kept for all tests."""
    shelf, before = Shelf.of_this_run, hashlib.sha256(report.read_bytes()).hexdigest()

    def edited() -> bytes:
        edit(report, change)
        return report.read_bytes()

    if shelf is not None:
        name = f"{change.__module__}.{change.__qualname__}"
        report.write_bytes(shelf.kept(f"sunting-{before}-{name}", edited))
    else:
        edited()


def touch(report: Path) -> None:
    """Save the file again as a word processor does, so that it counts as edited."""
    edit_once(report, nothing)


def nothing(document: Document) -> None:
    """Change nothing."""


def paragraphs(report: Path) -> list[str]:
    """The words of every paragraph that is seen, tables included, deletions not."""
    root = part(report, "word/document.xml")
    return [seen(paragraph) for paragraph in root.iter(f"{W}p")]


def seen(element: etree._Element) -> str:
    """The words of an element as the reader sees them."""
    return "".join(
        "\t" if node.tag == f"{W}tab" else node.text or ""
        for node in element.iter(f"{W}t", f"{W}tab")
        if node.getparent().tag == f"{W}r"
    )


def text(report: Path) -> str:
    """All paragraphs, one a line."""
    return "\n".join(paragraphs(report))


def pictures(report: Path) -> list[tuple[str, str, bytes]]:
    """Name, alternative text and bytes of each picture, in document order."""
    document = docx.Document(str(report))
    found = []
    for drawing in document.element.body.iter(f"{W}drawing"):
        label = next(e for e in drawing.iter() if e.tag.endswith("}docPr"))
        blips = [e for e in drawing.iter() if e.tag.endswith("}blip")]
        for blip in blips:
            relation = next(v for k, v in blip.attrib.items() if k.endswith("}embed"))
            blob = document.part.related_parts[relation].blob
            found.append((label.get("name", ""), label.get("descr", ""), blob))
    return found


def find(document: Document, beginning: str) -> docx.text.paragraph.Paragraph:
    """The first paragraph whose words, numbers included, begin so."""
    return next(p for p in document.paragraphs if seen(p._p).startswith(beginning))


def store(report: Path) -> dict[str, str]:
    """The numbers of the custom XML part by their key."""
    return {e.get("id", ""): e.text or "" for e in part(report, "customXml/item1.xml")}
