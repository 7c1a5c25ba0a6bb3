"""The first sheet: how to work with the workbook, and what is where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from lkjip_docgen.source import at, words_of
from lkjip_docgen.workbook import cell_styles
from lkjip_docgen.workbook.plan import Placed
from lkjip_docgen.workbook.wording import Wording

HINT = (
    "Isi sel kuning. Sel abu-abu dihitung otomatis. "
    "Arahkan penunjuk ke judul untuk membaca keterangannya."
)
_STEPS = (
    "Isi atau ubah sel kuning saja, lalu simpan sebagai Buku Kerja Excel (.xlsx).",
    "Kembalikan ke berkas data lewat jendela lkjip open (Buat laporan, Ambil isian dari Excel), "
    "atau dengan perintah: lkjip workbook import NAMA-BERKAS.xlsx FOLDER",
    "Kosongkan sel yang datanya belum ada. Angka 0 berarti memang nol.",
    "Yang memang tidak ada bagi kantor, misalnya kendala: tulis nama isiannya dan alasannya pada "
    "lembar Tidak berlaku, bukan tanda hubung pada selnya.",
    "Tambah baris pada baris kuning yang kosong, atau sisipkan baris baru di tengah tabel.",
    "Hapus butir dengan mengosongkan seluruh sel kuning pada barisnya.",
    "Kolom kunci (misalnya kode, tahun, tingkat) diulang pada setiap baris butir yang sama.",
    "Sel berisi beberapa butir: satu butir satu baris, diawali • (baris baru: Alt+Enter).",
    "Jangan mengubah judul, nama lembar, atau menggabungkan sel.",
)
_COLOURS = ((cell_styles.INPUT, "Isian"), (cell_styles.COMPUTED, "Dihitung otomatis"))


def write_guide(sheet: Worksheet, data: Mapping[str, object], plan: Sequence[Placed]) -> None:
    """Fill the sheet with the steps, the colours and links to the other sheets."""
    office, year = at(data, ("kantor", "nama")), at(data, ("dokumen", "tahun"))
    title = Wording(words_of(data)).title("Buku kerja data {laporan}")
    sheet["A1"].value, sheet["A1"].font = title, cell_styles.TITLE
    sheet["A2"].value = f"{office or ''}, tahun {year or ''}"
    sheet["A2"].font = cell_styles.BLOCK_TITLE
    below = _write_steps(sheet, 4)
    below = _write_colours(sheet, below + 1)
    _write_links(sheet, below + 1, plan)
    for letter, width in (("A", 5), ("B", 26), ("C", 100)):
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _write_steps(sheet: Worksheet, top: int) -> int:
    """The steps from row `top` on; the row below them."""
    for number, step in enumerate(_STEPS, 1):
        row = top + number - 1
        _line(sheet, row, str(number), step)
        sheet.cell(row, 2).alignment = cell_styles.ONE_LINE
    return top + len(_STEPS)


def _write_colours(sheet: Worksheet, top: int) -> int:
    """What the colours mean, from row `top` on; the row below."""
    for row, (fill, text) in enumerate(_COLOURS, top):
        sheet.cell(row, 1).fill = fill
        _line(sheet, row, "", text)
    return top + len(_COLOURS)


def _write_links(sheet: Worksheet, top: int, plan: Sequence[Placed]) -> None:
    """The other sheets with what is on them, from row `top` on."""
    _line(sheet, top, "", "Lembar", bold=True)
    titles: dict[str, list[str]] = {}
    for placed in plan:
        titles.setdefault(placed.sheet, []).append(placed.block.title)
    for row, (name, blocks) in enumerate(titles.items(), top + 1):
        _line(sheet, row, "", name)
        link = sheet.cell(row, 2)
        link.hyperlink, link.font = f"#'{name}'!A1", cell_styles.LINK
        cell_styles.dress_text(sheet.cell(row, 3))
        sheet.cell(row, 3).value = ", ".join(blocks)


def _line(sheet: Worksheet, row: int, mark: str, text: str, *, bold: bool = False) -> None:
    sheet.cell(row, 1).value, sheet.cell(row, 2).value = mark, text
    cell_styles.dress_text(sheet.cell(row, 1))
    cell_styles.dress_text(sheet.cell(row, 2), bold=bold)
