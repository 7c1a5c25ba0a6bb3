"""Cells whose words the data or people have changed from the first letter to the last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.table import _Cell
from refresh_files import correct, edit, seen

from lkjip_docgen.jobs.refresh import Wish, refresh

PLAIN = Wish(with_layout=False)
GOAL = (
    "Memastikan pelayanan publik di bidang hukum "
    "sesuai dengan asas penyelenggaraan pelayanan publik"
)
RENAMED = "Gerai Utama Kenanga Rajawali"


def goals(document: Document) -> _Cell:
    """The cell with the first strategic goal, in the only table that has both by their codes."""
    tables = [t for t in document.tables if "SS3" in seen(t._tbl) and "SS5" in seen(t._tbl)]
    return next(row.cells[1] for row in tables[0].rows if seen(row.cells[0]._tc) == "SS3")


def lines(report: Path) -> list[str]:
    return [seen(p._p) for p in goals(docx.Document(str(report))).paragraphs]


def add_words(document: Document) -> None:
    goals(document).paragraphs[0].add_run(" dan bisnis")


def rewrite(document: Document) -> None:
    goals(document).paragraphs[0].text = "Hukum hadir untuk semua"


@pytest.mark.parametrize("change", [add_words, rewrite])
def test_a_cell_that_people_edited_and_the_data_renamed_stays_wholly_until_it_is_decided(
    work: Path, report: Path, change: Callable[[Document], None]
) -> None:
    edit(report, change)
    mine = lines(report)
    correct(work, (GOAL, RENAMED))
    for _ in range(2):
        [conflict] = refresh(report, wish=PLAIN).outcome.open
        assert (conflict.old, [conflict.file], conflict.new) == (GOAL, mine, RENAMED)
        assert lines(report) == mine
    refresh(report, wish=Wish((f"{conflict.name}=data",), with_layout=False))
    assert lines(report) == [RENAMED]
