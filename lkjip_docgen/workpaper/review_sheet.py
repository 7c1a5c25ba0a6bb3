"""The sheet "Lembar Reviu": the checklist of PermenPANRB 53/2014, for the reviewer to fill in.

The program says where a reviewer finds the evidence, and never what to think of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lkjip_docgen.records import Record
from lkjip_docgen.rules import ButirReviu, daftar_reviu
from lkjip_docgen.workpaper.cell_ranges import Cells
from lkjip_docgen.workpaper.evidence import Evidence, Search, numbers
from lkjip_docgen.workpaper.findings_sheet import FINDINGS
from lkjip_docgen.workpaper.paper import Book, Column, Sheet

REVIEW: Final = "Lembar Reviu"
ANSWERS: Final = ("Ya", "Tidak", "Tidak berlaku")
_COLUMNS: Final = (
    Column("No.", 5, "count"),
    Column("Pernyataan", 41),
    Column("Letak bukti", 62, "small"),
    Column("Tautan", 16, "linked"),
    Column("Hasil reviu", 11, "answer"),
    Column("Catatan pereviu", 30, "input_text"),
)
_EVIDENCE, _LINK, _ANSWER, _NOTE = 2, 3, 4, 5
_BY_REVIEWER: Final = "Nama pereviu:\n\nNIP:\n\nJabatan:\n\nTanggal:"
_SIGNED: Final = "Tanda tangan:"
_HEIGHT: Final = 96
"""Of the row for the reviewer's name and signature, in points."""


class Targets(Record):
    """Where links lead: the cells of numbers, and the row, from 0, of each finding."""

    cells: Cells
    findings: Sequence[int]

    def of(self, evidence: Evidence) -> tuple[str, int] | None:
        """The first number, the sheet, or the first finding that an evidence is about."""
        cell = self.cells.find(evidence.path)
        if cell is not None:
            return cell.sheet, cell.row
        if evidence.sheet:
            return evidence.sheet, 0
        if evidence.findings:
            return FINDINGS, self.findings[evidence.findings[0] - 1]
        return None


def write_review(book: Book, search: Search, targets: Targets) -> None:
    """Write the checklist, and below it the places for the reviewer's name and signature."""
    sheet = book.sheet(REVIEW, REVIEW, _hint(book), _COLUMNS)
    sheet.head()
    first = sheet.row
    for bagian in daftar_reviu().bagian:
        sheet.block(bagian.judul)
        for number, butir in enumerate(bagian.butir, 1):
            evidence = search.of(butir)
            _write(book, sheet, number, butir, evidence)
            _write_link(book, sheet, targets.of(evidence))
            sheet.end_row()
    _let_choose(sheet, first)
    _write_reviewer(book, sheet)


def _reviewed(book: Book) -> str:
    """What is reviewed: the kind of report, whose it is, and of which year."""
    laporan = book.paper.laporan
    return f"{laporan.kosakata.laporan.nama} {laporan.kantor.nama} Tahun {laporan.dokumen.tahun}"


def _hint(book: Book) -> str:
    return (
        f"Butir reviu atas {_reviewed(book)} menurut {daftar_reviu().sumber}, secara ringkas; "
        "formulir resmi instansi tetap yang berlaku. Program hanya menunjukkan letak bukti dan "
        "temuan pemeriksaan. Hasil reviu dan catatannya diisi oleh pereviu."
    )


def _write(book: Book, sheet: Sheet, number: int, item: ButirReviu, evidence: Evidence) -> None:
    sheet.raw.write_number(sheet.row, 0, number, book.looks.of("count"))
    sheet.text(1, item.pernyataan)
    lines = list(evidence.lines)
    if evidence.findings:
        listed = numbers(evidence.findings)
        lines.append(f"Temuan program: nomor {listed} pada lembar {FINDINGS}")
    sheet.text(_EVIDENCE, "\n".join(f"• {line}" for line in lines))
    for column in (_ANSWER, _NOTE):
        sheet.raw.write_blank(sheet.row, column, None, book.looks.of(sheet.columns[column].look))


def _write_link(book: Book, sheet: Sheet, where: tuple[str, int] | None) -> None:
    """Lead to a row of a sheet, or to the sheet itself."""
    if where is None:
        sheet.text(_LINK, "")
        return
    name, row = where
    told = f"{name}, baris {row + 1}" if row else name
    link = f"internal:'{name}'!A{row + 1}"
    sheet.raw.write_url(sheet.row, _LINK, link, book.looks.of("linked"), told)


def _let_choose(sheet: Sheet, first: int) -> None:
    """Offer the three answers; a reviewer who wants another one is asked, not kept from it."""
    rule = {
        "validate": "list",
        "source": list(ANSWERS),
        "error_type": "warning",
        "error_title": "Hasil reviu",
        "error_message": "Pilihan yang lazim: Ya, Tidak, atau Tidak berlaku.",
    }
    sheet.raw.data_validation(first, _ANSWER, sheet.row - 1, _ANSWER, rule)


def _write_reviewer(book: Book, sheet: Sheet) -> None:
    """One row, which no page break parts: remarks, who the reviewer is, and the signature."""
    sheet.row += 1
    look, row = book.looks.of("input_text"), sheet.row
    sheet.raw.set_row(row, _HEIGHT)
    notes = f"Catatan umum pereviu atas {_reviewed(book)}:"
    sheet.raw.merge_range(row, 0, row, _EVIDENCE - 1, notes, look)
    sheet.raw.write_string(row, _EVIDENCE, _BY_REVIEWER, look)
    sheet.raw.merge_range(row, _LINK, row, _NOTE, _SIGNED, look)
    sheet.row += 1
