"""The first sheet: how to work with the workbook, and what is where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from lkjip_docgen.workbook import look
from lkjip_docgen.workbook.plan import Placed
from lkjip_docgen.workbook.rows import at

HINT = (
    "Isi sel kuning. Sel abu-abu dihitung otomatis. "
    "Arahkan penunjuk ke judul untuk membaca keterangannya."
)
_STEPS = (
    "Isi atau ubah sel kuning saja, lalu simpan sebagai Buku Kerja Excel (.xlsx).",
    "Kembalikan ke berkas data dengan perintah: lkjip workbook import NAMA-BERKAS.xlsx FOLDER",
    "Kosongkan sel yang datanya belum ada. Angka 0 berarti memang nol.",
    "Tambah baris pada baris kuning yang kosong, atau sisipkan baris baru di tengah tabel.",
    "Hapus butir dengan mengosongkan seluruh sel kuning pada barisnya.",
    "Kolom kunci (misalnya kode, tahun, tingkat) diulang pada setiap baris butir yang sama.",
    "Sel berisi beberapa butir: satu butir satu baris, diawali • (baris baru: Alt+Enter).",
    "Jangan mengubah judul, nama lembar, atau menggabungkan sel.",
)


def write_guide(sheet: Worksheet, data: Mapping[str, Any], plan: Sequence[Placed]) -> None:
    """Fill the sheet with the steps, the colours and links to the other sheets."""
    office, year = at(data, ("kantor", "nama")), at(data, ("dokumen", "tahun"))
    sheet["A1"].value, sheet["A1"].font = "Buku kerja data LKjIP", look.TITLE
    sheet["A2"].value, sheet["A2"].font = f"{office or ''}, tahun {year or ''}", look.BLOCK_TITLE
    row = 4
    for number, step in enumerate(_STEPS, 1):
        _line(sheet, row, str(number), step)
        sheet.cell(row, 2).alignment = look.ONE_LINE
        row += 1
    row += 1
    for fill, text in ((look.INPUT, "Isian"), (look.COMPUTED, "Dihitung otomatis")):
        sheet.cell(row, 1).fill = fill
        _line(sheet, row, "", text)
        row += 1
    row += 1
    _line(sheet, row, "", "Lembar", bold=True)
    for name in dict.fromkeys(placed.sheet for placed in plan):
        row += 1
        titles = ", ".join(placed.block.title for placed in plan if placed.sheet == name)
        _line(sheet, row, "", name)
        link = sheet.cell(row, 2)
        link.hyperlink, link.font = f"#'{name}'!A1", look.LINK
        look.dress_text(sheet.cell(row, 3))
        sheet.cell(row, 3).value = titles
    for letter, width in (("A", 5), ("B", 26), ("C", 100)):
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _line(sheet: Worksheet, row: int, mark: str, text: str, *, bold: bool = False) -> None:
    sheet.cell(row, 1).value, sheet.cell(row, 2).value = mark, text
    look.dress_text(sheet.cell(row, 1))
    look.dress_text(sheet.cell(row, 2), bold=bold)
