"""Page numbers of the lists of contents are counted by whoever lays out: nobody's edit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from built_sample import report_of
from docx.document import Document
from refresh_files import W, correct, edit, find, paragraphs

from lkjip_docgen.docx import fields_in
from lkjip_docgen.jobs.refresh import Wish, refresh

BEFORE = "Tabel 3.8 Target dan Realisasi Penerimaan Negara Bukan Pajak Tahun 2021–2023\t"
AFTER = "Tabel 3.8 Target dan Realisasi Penerimaan Negara Bukan Pajak Tahun 2022–2023\t"
FIRST_YEAR = "    - {tahun: 2021, target: 2813057000, realisasi: 1999969258}\n"


def counted(document: Document) -> None:
    """What Ctrl+A, F9 does in a report that was built without page numbers."""
    for number, field in enumerate(fields_in(document.element.body), start=3):
        if "PAGEREF" in field.instruction:
            field.texts[0].text = str(number)


def listed_anew(document: Document) -> None:
    """The same with bookmarks of Word's own, as where it makes the list from the beginning."""
    counted(document)
    line = find(document, BEFORE)._p
    for code in line.iter(f"{W}instrText"):
        code.text = (code.text or "").replace(code.text.split()[1], "_Toc123456789")


def made_plain(document: Document) -> None:
    """A program that knows no fields: the page stands there as any word."""
    counted(document)
    line = find(document, BEFORE)._p
    for code in [*line.iter(f"{W}instrText", f"{W}fldChar")]:
        code.getparent().remove(code)


@pytest.mark.parametrize("program", [counted, listed_anew, made_plain])
def test_lines_whose_words_change_keep_their_pages(
    work: Path, program: Callable[[Document], None]
) -> None:
    report = report_of(work)
    edit(report, program)
    (line,) = [words for words in paragraphs(report) if words.startswith(BEFORE)]
    page = line.removeprefix(BEFORE)
    assert page.isdecimal()
    correct(work, (FIRST_YEAR, ""))

    result = refresh(report, wish=Wish(with_layout=False))

    assert list(result.outcome.open) == []
    assert f"{AFTER}{page}" in paragraphs(report)
