"""The sheet "Lembar Reviu": the checklist of PermenPANRB 53/2014, for the reviewer to fill in."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.workpaper.paper import Book, Column

REVIEW: Final = "Lembar Reviu"
_COLUMNS: Final = (
    Column("No.", 5, "count"),
    Column("Pernyataan", 60),
    Column("Letak bukti", 60),
    Column("Hasil reviu", 14, "input_text"),
    Column("Catatan pereviu", 50, "input_text"),
)
_HINT: Final = "Kolom Hasil reviu dan Catatan pereviu diisi oleh pereviu."


def write_review(book: Book) -> None:
    """Write the checklist."""
    sheet = book.sheet(REVIEW, REVIEW, _HINT, _COLUMNS)
    sheet.head()
