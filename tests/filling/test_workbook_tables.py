"""Cells of a workbook change where they stand; formulas and all that a sheet has beside stay."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table as ExcelTable

from lkjip_docgen.filling import Workspace
from lkjip_docgen.findings import LkjipError

DATA = "kantor:\n  nama: Kantor A\n"
NAME = "survei.xlsx"
HEAD = ("unsur", "Jan", "Feb", "Rata-rata")
COMPUTED = {"D3": 3.4, "D4": 2.9, "B5": 6.3, "C5": 6.4}


def book_bytes(**more: object) -> bytes:
    """A sheet with a title above its table, a column and a row of formulas, a look and a chart."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Survei 2025"
    for row in (
        ("Hasil survei",),
        HEAD,
        ("Waktu", 3.3, 3.5, "=AVERAGE(B3:C3)"),
        ("Biaya", 3, 2.9, "=ROUND((B4+C4)/2,1)"),
        ("Jumlah", "=SUM(B3:B4)", "=SUM(C3:C4)", '=IF(B5>5,"Baik","Kurang")'),
    ):
        sheet.append(row)
    sheet["B3"].font = Font(bold=True, color="FFCC0000")
    sheet["C3"].number_format = "0.00%"
    sheet["C4"].fill = PatternFill("solid", start_color="FFFFFF00")
    other = book.create_sheet("Ringkasan")
    other["A1"] = "='Survei 2025'!B5*10"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=2, max_row=4))
    sheet.add_chart(chart, "H2")
    for name, value in more.items():
        sheet[name] = value
    stream = BytesIO()
    book.save(stream)
    return with_results(stream.getvalue())


def with_results(raw: bytes) -> bytes:
    """With what Excel would have stored for the formulas, which openpyxl leaves out."""
    parts = {}
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    for cell, value in COMPUTED.items():
        head, _, tail = sheet.partition(f'<c r="{cell}"')
        tail = tail.replace("<v></v>", f"<v>{value}</v>", 1).replace("<v />", f"<v>{value}</v>", 1)
        tail = tail.replace("<v/>", f"<v>{value}</v>", 1)
        sheet = f'{head}<c r="{cell}"{tail}'
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "laporan.yaml").write_text(DATA)
    (tmp_path / NAME).write_bytes(book_bytes())
    return Workspace(tmp_path)


def values(workspace: Workspace) -> dict[str, object]:
    """What the cells of all sheets hold, formulas as what they came to."""
    book = openpyxl.load_workbook(workspace.root / NAME, data_only=True)
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    return {f"{c.parent.title[0]}!{c.coordinate}": c.value for c in cells if c.value is not None}


def formulas(workspace: Workspace) -> list[str]:
    book = openpyxl.load_workbook(workspace.root / NAME)
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    return [str(cell.value) for cell in cells if cell.data_type == "f"]


def test_a_sheet_shows_its_rows_as_excel_does(workspace: Workspace) -> None:
    table = workspace.cells(f"{NAME}#Survei 2025")

    assert table.rows[1] == HEAD
    assert table.rows[2] == ("Waktu", "3,3", "350%", "3,4")


def test_a_cell_is_written_and_undone_to_the_first_bytes(workspace: Workspace) -> None:
    before = (workspace.root / NAME).read_bytes()
    workspace.set_cells(NAME, 2, 1, [["3,75"]])

    assert values(workspace)["S!B3"] == 3.75
    assert workspace.undo() == f"Pengisian {NAME}"
    assert (workspace.root / NAME).read_bytes() == before


def test_look_charts_and_formulas_stay(workspace: Workspace) -> None:
    told = formulas(workspace)
    workspace.set_cells(NAME, 2, 1, [["3,75", "98,5%"], ["2,5", "2,8"]])
    book = openpyxl.load_workbook(workspace.root / NAME)
    sheet = book["Survei 2025"]

    assert formulas(workspace) == told
    assert sheet["B3"].font.bold
    assert sheet["C3"].value == 0.985
    assert sheet["C3"].number_format == "0.00%"
    assert sheet["C4"].fill.start_color.rgb == "FFFFFF00"
    with zipfile.ZipFile(workspace.root / NAME) as archive:
        assert "xl/charts/chart1.xml" in archive.namelist()


def test_what_follows_by_plain_arithmetic_is_computed_and_all_else_loses_its_value(
    workspace: Workspace,
) -> None:
    workspace.set_cells(NAME, 2, 1, [["4"]])
    now = values(workspace)

    assert now["S!B5"] == 7
    assert now["S!D3"] == 3.75
    assert now["S!D4"] == 2.9  # nothing of its row was changed
    assert now["R!A1"] == 70
    assert "S!D5" not in now


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("=B3+B4*2", 10),
        ("=-(B3-B4)/4", -0.25),
        ("=SUM(B3:B4,1)%", 0.08),
        ("=MAX(B3:B4)-MIN(B3:B4)", 1),
        ("=COUNT(A3:C4)", 4),
        ("=AVERAGE(B3,B9)", 4),
        ("=ROUND(B3*1.005,2)", 4.02),
        ("=B3&B4", None),
        ("=B3/B9", None),
        ("=SUM(B3:B4)+Tidak_Dikenal", None),
        ("=OFFSET(B1,2,0)", None),
        ("=E9+B3", None),
    ],
)
def test_a_formula_comes_to_what_excel_makes_of_it_or_to_nothing(
    tmp_path: Path, formula: str, result: float | None
) -> None:
    (tmp_path / "laporan.yaml").write_text(DATA)
    (tmp_path / NAME).write_bytes(book_bytes(E9=formula))
    workspace = Workspace(tmp_path)
    workspace.set_cells(NAME, 2, 1, [["4"]])

    found = values(workspace).get("S!E9")
    assert found is None if result is None else found == pytest.approx(result)


@pytest.mark.parametrize(
    ("row", "column", "text", "message"),
    [
        (2, 3, "4", "Sel D3 lembar `Survei 2025` berisi rumus =AVERAGE(B3:C3)"),
        (3, 2, "29%", "tidak berformat persen"),
        (3, 2, "2.900", "dapat berarti 2900 atau 2,900"),
    ],
)
def test_a_formula_and_what_could_be_two_numbers_are_refused(
    workspace: Workspace, row: int, column: int, text: str, message: str
) -> None:
    before = (workspace.root / NAME).read_bytes()
    with pytest.raises(LkjipError, match=re.escape(message)):
        workspace.set_cells(NAME, row, column, [[text]])

    assert (workspace.root / NAME).read_bytes() == before


def test_a_paste_over_formulas_that_show_the_same_leaves_them(workspace: Workspace) -> None:
    workspace.set_cells(NAME, 2, 0, [["Waktu tunggu", "3,3", "350%", "3,4"]])

    assert values(workspace)["S!A3"] == "Waktu tunggu"
    assert len(formulas(workspace)) == 6


def test_a_new_row_stands_below_the_last_with_its_look(workspace: Workspace) -> None:
    workspace.set_cells(NAME, 5, 0, [["Sikap", "007", "5"]])
    now = values(workspace)

    assert (now["S!A6"], now["S!B6"], now["S!C6"]) == ("Sikap", "007", 5)


def test_a_row_is_emptied_unless_it_has_a_formula(tmp_path: Path) -> None:
    (tmp_path / "laporan.yaml").write_text(DATA)
    (tmp_path / NAME).write_bytes(book_bytes(A7="Catatan", B7=1))
    workspace = Workspace(tmp_path)
    workspace.remove_row(NAME, 6)

    assert len(workspace.cells(NAME).rows) == 5
    with pytest.raises(LkjipError, match="berisi rumus"):
        workspace.remove_row(NAME, 4)


def test_headings_of_excels_own_tables_merged_and_protected_cells_stay(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("nama", "nilai"), ("a", 1), ("b", 2), ("gabung", None)):
        sheet.append(row)
    sheet.add_table(ExcelTable(displayName="T", ref="A1:B3"))
    sheet.merge_cells("A4:B4")
    locked = book.create_sheet("Terkunci")
    locked["A1"] = "nama"
    locked.protection.sheet = True
    book.save(tmp_path / NAME)
    (tmp_path / "laporan.yaml").write_text(DATA)
    workspace = Workspace(tmp_path)

    for place, message in (((0, 0), "Tabel Excel"), ((3, 1), "sel gabungan")):
        with pytest.raises(LkjipError, match=message):
            workspace.set_cells(NAME, *place, [["x"]])
    with pytest.raises(LkjipError, match="dilindungi"):
        workspace.set_cells(f"{NAME}#Terkunci", 0, 0, [["x"]])


def saved_by_others(workspace: Workspace, cell: str, value: object) -> None:
    """What Excel writes: the whole file anew."""
    book = openpyxl.load_workbook(workspace.root / NAME)
    book["Survei 2025"][cell] = value
    book.save(workspace.root / NAME)


def test_cells_of_both_sides_are_brought_together(workspace: Workspace) -> None:
    saved_by_others(workspace, "C4", 2.5)
    workspace.look()
    older = (workspace.root / NAME).read_bytes()
    workspace.set_cells(NAME, 2, 1, [["4"]])
    (workspace.root / NAME).write_bytes(older)
    saved_by_others(workspace, "C4", 2.6)
    workspace.look()

    now = values(workspace)
    assert (now["S!B3"], now["S!C4"]) == (4, 2.6)
    assert not workspace.conflicts


def test_a_cell_that_both_changed_is_a_conflict_that_a_click_decides(workspace: Workspace) -> None:
    older = (workspace.root / NAME).read_bytes()
    workspace.set_cells(NAME, 2, 1, [["4"]])
    (workspace.root / NAME).write_bytes(older)
    saved_by_others(workspace, "B3", 2)
    workspace.look()

    (conflict,) = workspace.conflicts
    assert conflict.title == f"{NAME}, lembar Survei 2025 › Waktu, kolom Jan"
    assert (conflict.mine, conflict.theirs) == ("4", "2")
    workspace.decide(conflict.id, mine=True)
    assert values(workspace)["S!B3"] == 4


def test_what_is_no_workbook_is_said_and_stays(workspace: Workspace) -> None:
    (workspace.root / NAME).write_bytes(b"unsur;Jan\nWaktu;3\n")

    with pytest.raises(LkjipError, match="bukan buku kerja Excel"):
        workspace.set_cells(NAME, 1, 1, [["4"]])


def test_a_file_that_excel_has_open_is_said(workspace: Workspace) -> None:
    (workspace.root / f"~${NAME}").write_bytes(b"x")

    with pytest.raises(LkjipError, match="sedang dibuka di program lain"):
        workspace.set_cells(NAME, 2, 1, [["4"]])
