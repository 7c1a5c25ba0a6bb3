"""What people do to a report in Word, each change by itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from word_files import save

ADDED = "Kalimat ini ditulis rekan kami di Word."
HEADING = "Judul yang Ditambahkan"
START = "Puji syukur"


def edit(report: Path, *changes: Callable[[Document], None]) -> None:
    document = docx.Document(str(report))
    for change in changes:
        change(document)
    save(document, report)


def find(document: Document, beginning: str) -> Paragraph:
    return next(p for p in document.paragraphs if p.text.startswith(beginning))


def add_words(document: Document) -> None:
    find(document, START).add_run(f" {ADDED}")


def add_heading(document: Document) -> None:
    above = next(p for p in document.paragraphs if p.style.name == "Heading 2")
    above.insert_paragraph_before(HEADING, style=above.style)


def add_comment(document: Document) -> None:
    document.add_comment(find(document, START).runs, "Tolong diperiksa", author="Budi")


def leave_conflict(document: Document) -> None:
    words = "Pertentangan angka: dalam berkas 1; menurut data 2."
    document.add_comment(find(document, START).runs, words, author="lkjip")


def track_words(document: Document) -> None:
    _insertion(find(document, START), "kata sisipan", "Budi")


def track_header(document: Document) -> None:
    header = next(s.header for s in document.sections if s.header.paragraphs)
    _insertion(header.paragraphs[0], "kop baru", "Sari")


def track_row(document: Document) -> None:
    row = document.tables[0].rows[0]._tr
    properties = row.get_or_add_trPr()
    gone = OxmlElement("w:del")
    gone.set(qn("w:id"), "9002")
    gone.set(qn("w:author"), "Sari")
    properties.append(gone)


def _insertion(paragraph: Paragraph, words: str, author: str) -> None:
    run = paragraph.add_run(words)._r
    insertion = OxmlElement("w:ins")
    insertion.set(qn("w:id"), "9001")
    insertion.set(qn("w:author"), author)
    run.addprevious(insertion)
    insertion.append(run)
