"""The sheet "Bantuan": what formulas ask of many cells, one a row."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.workpaper.answers import HELPER, Helpers
from lkjip_docgen.workpaper.paper import Book, Column

_COLUMNS: Final = (
    Column("No.", 5, "count"),
    Column("Pertanyaan untuk", 60),
    Column("Jawaban", 12, "result"),
    Column("Menurut", 90, "path"),
)
_HINT: Final = (
    "Baris pembantu bagi rumus pada lembar Hitungan yang memakai banyak sel: jawaban 1 (ya) atau "
    "0 (tidak, atau belum dapat dijawab) yang dicacah, dan salinan sel yang letaknya terpencar."
)


def write_helpers(book: Book, helpers: Helpers) -> None:
    """Write the answers, where anything was asked."""
    if not helpers.all:
        return
    sheet = book.sheet(HELPER, HELPER, _HINT, _COLUMNS)
    sheet.head()
    look = book.looks.of("result", "#,##0.##########")
    for number, answer in enumerate(helpers.all, 1):
        sheet.raw.write_number(sheet.row, 0, number, book.looks.of("count"))
        sheet.text(1, answer.label)
        sheet.raw.write_formula(sheet.row, 2, f"={answer.formula}", look, answer.value)
        sheet.text(3, answer.formula)
        sheet.end_row()
