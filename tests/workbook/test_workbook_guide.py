"""The first sheet of a workbook: what an officer reads before filling in anything."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lkjip_docgen.model import Field, Kind
from lkjip_docgen.workbook import cell_styles
from lkjip_docgen.workbook.guide import write_guide
from lkjip_docgen.workbook.plan import place
from lkjip_docgen.workbook.sheet_parts import Form, Sheet

DATA = {"kantor": {"nama": "Kantor Uji"}, "dokumen": {"tahun": 2031}}


def form(title: str) -> Form:
    return Form(title, ("kantor",), (Field(("nama",), "Nama", Kind.TEKS),))


@pytest.fixture
def guide() -> Worksheet:
    sheets = [
        Sheet("Kantor", (form("Identitas"), form("Alamat"))),
        Sheet("Pegawai & Aset", (form("Pegawai"),)),
    ]
    sheet = Workbook().create_sheet("Petunjuk")
    write_guide(sheet, DATA, place(sheets, DATA, {}))
    return sheet


def row_of(sheet: Worksheet, text: str) -> int:
    """Where a text stands beside the marks."""
    return next(cell.row for cell in sheet["B"] if str(cell.value).startswith(text))


def test_it_says_whose_data_of_which_year_are_in_the_workbook(guide: Worksheet) -> None:
    assert (guide["A1"].value, guide["A2"].value) == (
        "Buku kerja data LKjIP",
        "Kantor Uji, tahun 2031",
    )
    assert guide["A1"].font.size > guide["A2"].font.size > guide["B4"].font.size


def test_the_steps_are_numbered_from_one_below_the_heading(guide: Worksheet) -> None:
    first = row_of(guide, "Isi atau ubah sel kuning saja")
    last = row_of(guide, "Jangan mengubah judul")
    numbers = [guide.cell(row, 1).value for row in range(first, last + 1)]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert first == 4
    assert not any(cell.font.bold for cell in guide["B"][first - 1 : last])


def test_long_steps_run_over_the_columns_beside_them_and_names_are_wrapped(
    guide: Worksheet,
) -> None:
    assert not guide.cell(row_of(guide, "Kembalikan ke berkas"), 2).alignment.wrap_text
    linked = guide[row_of(guide, "Pegawai & Aset")]
    assert all(cell.alignment.wrap_text for cell in (*linked, guide["A4"]))


def test_each_colour_stands_beside_what_it_means(guide: Worksheet) -> None:
    shown = {
        text: guide.cell(row_of(guide, text), 1).fill.fgColor.rgb
        for text in ("Isian", "Dihitung otomatis")
    }
    assert shown == {
        "Isian": cell_styles.INPUT.fgColor.rgb,
        "Dihitung otomatis": cell_styles.COMPUTED.fgColor.rgb,
    }
    assert guide.cell(row_of(guide, "Isian"), 2).fill.fill_type is None


def test_every_sheet_is_linked_once_with_what_is_on_it(guide: Worksheet) -> None:
    top = row_of(guide, "Lembar")
    rows = [guide[top + 1], guide[top + 2]]
    assert [(name.value, blocks.value) for _, name, blocks in rows] == [
        ("Kantor", "Identitas, Alamat"),
        ("Pegawai & Aset", "Pegawai"),
    ]
    assert [name.hyperlink.location or name.hyperlink.target for _, name, _ in rows] == [
        "#'Kantor'!A1",
        "#'Pegawai & Aset'!A1",
    ]
    assert [(name.font.underline, blocks.font.underline) for _, name, blocks in rows] == [
        ("single", None),
        ("single", None),
    ]
    assert guide.cell(top, 2).font.bold
    assert guide.max_row == top + 2


def test_steps_colours_and_links_are_set_apart_by_an_empty_row(guide: Worksheet) -> None:
    above = {row_of(guide, "Isian") - 1, row_of(guide, "Lembar") - 1}
    empty = {row for row in range(4, guide.max_row + 1) if not guide.cell(row, 2).value}
    assert empty == above


def test_it_is_read_and_printed_but_not_changed(guide: Worksheet) -> None:
    assert guide.protection.sheet
    assert guide.sheet_view.showGridLines is False
    page = guide.page_setup
    assert (page.orientation, str(page.paperSize)) == ("landscape", Worksheet.PAPERSIZE_A4)
    assert guide.sheet_properties.pageSetUpPr.fitToPage
    assert (page.fitToWidth, page.fitToHeight) == (1, 0)  # one page wide, as many as it takes


def test_the_names_of_the_sheets_have_room(guide: Worksheet) -> None:
    numbers, names, blocks = (guide.column_dimensions[letter].width for letter in "ABC")
    assert numbers < names < blocks
    assert names > max(len(name) for name in ("Kantor", "Pegawai & Aset"))


def test_it_says_how_the_data_come_back_without_a_command_line(guide: Worksheet) -> None:
    step = guide.cell(row_of(guide, "Kembalikan"), 2).value
    assert "Ambil isian dari Excel" in str(step)
    assert "lkjip workbook import" in str(step)
