"""The sheets of a workbook as an officer sees them: small ones, written without a project."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lkjip_docgen.model import Field, Kind
from lkjip_docgen.workbook import cell_styles
from lkjip_docgen.workbook.month_tables import EmonevTable
from lkjip_docgen.workbook.plan import SPARE, place
from lkjip_docgen.workbook.sheet_parts import Computed, Form, Level, Sheet, Table
from lkjip_docgen.workbook.sheet_writer import write_sheets

IDENTITY = Form(
    "Identitas",
    ("kantor",),
    (
        Field(("nama",), "Nama", Kind.TEKS, "Nama resmi", required=True),
        Field(("uraian",), "Uraian", Kind.URAIAN),
        Field(("pusat",), "Kantor pusat", Kind.YA_TIDAK, "Ya bila di ibu kota. " * 6),
    ),
)
INDICATORS = Table(
    "Indikator kinerja",
    (
        Level(
            ("indikator",),
            (Field(("kode",), "Kode", Kind.TEKS),),
            (
                Field(("target",), "Target yang dijanjikan kepada pimpinan", Kind.ANGKA),
                Field(("hasil",), "Hasil", Kind.ANGKA),
            ),
        ),
    ),
    (Computed("Dua kali", Kind.ANGKA, lambda cells: f"2*{cells.here('Hasil')}", "Hasil kali"),),
)
NOTES = Table(
    "Catatan",
    (
        Level(
            ("catatan",),
            (Field(("indikator",), "Indikator", Kind.TEKS),),
            (Field(("isi",), "Isi", Kind.TEKS),),
        ),
    ),
)
PROGRESS = EmonevTable("e-Monev", "emonev.csv", ("emonev",), "Sheet1")
LONG = " ".join(["kata"] * 60)
DATA = {
    "kantor": {"nama": "Kantor Uji", "uraian": LONG, "pusat": True},
    "indikator": [{"kode": "ikm", "target": 3, "hasil": 3}, {"kode": "ipk", "target": 3}],
    "catatan": [{"indikator": "ipk", "isi": "=sudah"}],
}
SHEETS = [
    Sheet("Kantor", (IDENTITY,)),
    Sheet("Indikator", (INDICATORS,)),
    Sheet("Catatan", (IDENTITY, NOTES)),
    Sheet("Kemajuan", (PROGRESS,)),
]


@pytest.fixture(scope="module")
def book() -> Workbook:
    grid = PROGRESS.grid([("Januari", 5, 6), ("Februari", None, None)])
    written = Workbook()
    write_sheets(written, place(SHEETS, DATA, {PROGRESS.file: grid}))
    return written


def shown(sheet: Worksheet, rows: str) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet[rows]]


def width(sheet: Worksheet, letter: str) -> float:
    return float(sheet.column_dimensions[letter].width)


def test_each_block_stands_on_its_own_sheet_under_its_title(book: Workbook) -> None:
    assert book.sheetnames[1:] == [sheet.name for sheet in SHEETS]
    assert [[sheet["A1"].value, sheet["A4"].value] for sheet in book.worksheets[1:]] == [
        ["Kantor", "Identitas"],
        ["Indikator", "Indikator kinerja"],
        ["Catatan", "Identitas"],
        ["Kemajuan", "e-Monev"],
    ]


def test_a_form_asks_on_the_left_and_is_answered_on_the_right(book: Workbook) -> None:
    sheet = book["Kantor"]
    assert shown(sheet, "A5:B7") == [
        ["Nama", "Kantor Uji"],
        ["Uraian", LONG],
        ["Kantor pusat", "ya"],
    ]
    assert sheet["A5"].comment.text == "Nama resmi. Wajib diisi."
    assert sheet["A6"].comment is None
    assert [cell.alignment.horizontal for cell in sheet["B"][4:7]] == ["left"] * 3
    assert (sheet["A5"].protection.locked, sheet["B5"].protection.locked) == (True, False)


def test_a_form_alone_has_a_wide_column_and_one_above_a_table_reaches_over_many(
    book: Workbook,
) -> None:
    alone, above = book["Kantor"], book["Catatan"]
    assert width(alone, "A") == cell_styles.LABEL_WIDTH
    assert width(alone, "B") == cell_styles.FORM_WIDTH
    assert not alone.merged_cells.ranges
    (first, *others) = sorted(map(str, above.merged_cells.ranges))
    assert len(others) == 2
    assert first.startswith("B5:")
    reach = [cell.coordinate.rstrip("5") for cell in above[first][0]]
    without_last = sum(width(above, letter) for letter in reach[:-1])
    assert without_last < cell_styles.FORM_WIDTH <= without_last + width(above, reach[-1])
    assert above[f"{reach[-1]}7"].border.right.style == above["B7"].border.left.style == "thin"


def test_a_long_text_has_a_row_as_high_as_its_lines(book: Workbook) -> None:
    heights = [book["Kantor"].row_dimensions[row].height for row in (5, 6, 7)]
    assert heights[0] == heights[2] == 15
    assert heights[1] == 15 * 4  # 300 letters, 99 on a line of that width


def test_a_table_has_its_rows_its_formulas_and_room_for_more(book: Workbook) -> None:
    sheet = book["Indikator"]
    assert shown(sheet, "A6:D8") == [
        ["ikm", 3, 3, "=2*$C6"],
        ["ipk", 3, None, "=2*$C7"],
        [None, None, None, "=2*$C8"],
    ]
    last = 7 + SPARE
    assert (sheet.max_row, sheet.cell(last, 4).value) == (last, f"=2*$C{last}")
    assert not sheet.cell(last, 1).protection.locked
    assert sheet.cell(last, 4).protection.locked
    assert sheet["D5"].comment.text == "Hasil kali."


def test_a_heading_that_is_longer_than_its_column_is_wrapped(book: Workbook) -> None:
    sheet = book["Indikator"]
    assert sheet["B5"].alignment.wrap_text
    assert sheet.row_dimensions[5].height == 45
    assert sheet.row_dimensions[6].height == 15
    assert width(sheet, "D") >= len("Dua kali")


def test_codes_are_chosen_from_the_table_that_lists_them_and_not_there(book: Workbook) -> None:
    (choice,) = [
        rule for rule in book["Catatan"].data_validations.dataValidation if "$" in rule.formula1
    ]
    assert str(choice.sqref) == f"A11:A{11 + SPARE}"
    assert choice.formula1 == f"'Indikator'!$A$6:$A${7 + SPARE}"
    assert (choice.errorTitle, choice.showErrorMessage) == ("Indikator", True)
    assert not book["Indikator"].data_validations.dataValidation


def test_yes_or_no_is_chosen_beside_its_question_and_may_stay_empty(book: Workbook) -> None:
    (choice,) = book["Kantor"].data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1) == ("B7", '"ya,tidak"')
    assert choice.allow_blank
    assert choice.error == "Pilih salah satu dari daftar."


def test_a_note_is_as_high_as_its_text(book: Workbook) -> None:
    short, long = book["Kantor"]["A5"].comment, book["Kantor"]["A7"].comment
    lines = [len(note.text) / 40 for note in (short, long)]
    assert short.height >= 24 + 18 * lines[0]
    assert 24 + 18 * lines[1] <= long.height <= 24 + 18 * (lines[1] + 1)


def test_a_text_that_looks_like_a_formula_stays_a_text(book: Workbook) -> None:
    assert (book["Catatan"]["B11"].value, book["Catatan"]["B11"].data_type) == ("=sudah", "s")


def test_months_say_where_they_are_kept_and_end_with_a_narrow_column(book: Workbook) -> None:
    sheet = book["Kemajuan"]
    assert shown(sheet, "A4:C7") == [
        ["e-Monev", "Tersimpan di berkas emonev.csv", None],
        ["Bulan", "Anggaran", "Pelaksanaan"],
        ["Januari", 5, 6],
        ["Februari", None, None],
    ]
    assert width(sheet, "C") == 12


def test_headings_stay_in_sight_where_a_sheet_is_one_table(book: Workbook) -> None:
    assert {sheet.title: sheet.freeze_panes for sheet in book.worksheets[1:]} == {
        "Kantor": "A3",
        "Indikator": "B6",
        "Catatan": "A3",
        "Kemajuan": "B6",
    }


def test_sheets_are_protected_but_rows_may_be_added_and_looks_changed(book: Workbook) -> None:
    for sheet in book.worksheets[1:]:
        lock = sheet.protection
        assert lock.sheet
        assert not any((lock.formatCells, lock.formatColumns, lock.formatRows))
        assert not any((lock.insertRows, lock.deleteRows))
        assert sheet.sheet_view.showGridLines is False
        page = sheet.page_setup
        assert (page.orientation, str(page.paperSize)) == ("landscape", sheet.PAPERSIZE_A4)
        assert (page.fitToWidth, page.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
