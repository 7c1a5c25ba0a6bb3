"""The sheet "Temuan": what the checks found, and what the office accepted, with its reasons."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.workpaper.paper import Book, Column, Sheet

_COLUMNS: Final = (
    Column("No.", 5, "count"),
    Column("Kode", 8, "count"),
    Column("Tingkat", 12),
    Column("Temuan", 60),
    Column("Letak dalam data", 26, "small"),
    Column("Jalur", 34, "path"),
    Column("Saran", 44, "small"),
    Column("Alasan diterima", 36),
)
_HINT: Final = (
    "Semua temuan pemeriksaan program atas data laporan ini. Temuan yang diterima kantor berada "
    "di bawah, dengan alasan kantor."
)
_SEVERITIES: Final = {
    Severity.ERROR: "kesalahan",
    Severity.WARNING: "peringatan",
    Severity.HINT: "saran",
}


def write_findings(book: Book) -> None:
    """Write the open findings, then the accepted ones."""
    sheet = book.sheet("Temuan", "Temuan Pemeriksaan", _HINT, _COLUMNS)
    sheet.head()
    found = book.paper.found
    sheet.block(f"Terbuka ({len(found.findings)})")
    for number, finding in enumerate(found.findings, 1):
        _write(book, sheet, number, finding, "")
    sheet.block(f"Diterima kantor ({len(found.accepted)})")
    for number, accepted in enumerate(found.accepted, 1):
        _write(book, sheet, number, accepted.finding, accepted.alasan)


def _write(book: Book, sheet: Sheet, number: int, finding: Finding, reason: str) -> None:
    sheet.raw.write_number(sheet.row, 0, number, book.looks.of("count"))
    sheet.text(1, finding.code)
    sheet.text(2, _SEVERITIES[finding.severity])
    sheet.text(3, finding.message)
    sheet.text(4, book.paper.place(finding.place))
    sheet.text(5, finding.path)
    sheet.text(6, finding.suggestion)
    sheet.text(7, reason)
    sheet.end_row()
