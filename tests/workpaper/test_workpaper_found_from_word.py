"""Who clicks on a number in Word finds its row: by the title of the control, or by its tag."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from spreadsheet import COMPUTED, INPUT, PATH, paper_once

from lkjip_docgen.docx import DOCUMENT, Package, every_control, read_docx, tag_of_control, w
from lkjip_docgen.jobs import build
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.workpaper.paper import _lines_of

LABEL = 2


def controls(word: Path) -> set[tuple[str, str]]:
    """The title and the tag of every number in a Word file."""
    found = set()
    for element, _ in every_control(Package(read_docx(word), word).tree(DOCUMENT)):
        title = element.find(f"{w('sdtPr')}/{w('alias')}")
        assert title is not None
        found.add((title.get(w("val"), ""), tag_of_control(element)))
    return found


def test_every_number_of_the_word_file_has_a_row_with_its_title_and_tag(tmp_path: Path) -> None:
    sample = SAMPLES / "dinkes-teluk-cendana-2025"
    book = load_workbook(paper_once(sample, tmp_path / "kerja.xlsx"))
    told = {}
    for sheet in (book[INPUT], book[COMPUTED]):
        for row in sheet.iter_rows(min_row=5, values_only=True):
            for tag in str(row[PATH - 1]).split("\n"):
                told[tag] = str(row[LABEL - 1])
    (word,) = build(sample, tmp_path / "laporan.docx", with_layout=False).files
    numbers = controls(word)
    assert any("~" in tag for _, tag in numbers)
    assert [(title, tag) for title, tag in numbers if not told.get(tag, "").startswith(title)] == []


@pytest.mark.parametrize(
    ("line", "room", "lines"),
    [
        ("", 5, 1),
        ("indikator", 9, 1),
        ("indikator", 8, 2),
        ("indikator", 4, 3),
        ("ab cd", 5, 1),
        ("ab cde", 5, 2),
        ("ab abcdefgh c", 5, 3),
        ("dipa-awal.pagu", 10, 2),
        ("dipa-awal-akhir", 8, 3),
    ],
)
def test_a_row_is_as_high_as_its_lines(line: str, room: int, lines: int) -> None:
    assert _lines_of(line, room) == lines
