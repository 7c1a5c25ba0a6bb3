from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from proyek import Proyek

from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.source.tables import read_emonev, read_survey

MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des"]
LONG = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]


def buku(path: Path, rows: list[list[Any]], name: str = "SKM") -> Any:
    book = Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(row)
    book.save(path)
    return book


def survei(value: Any = 17.5) -> list[list[Any]]:
    return [
        ["unsur", *MONTHS],
        ["Waktu", value, *[17.25] * 11],
        ["Nilai SKM", *[17.4] * 11, None],
        ["Responden", *[30] * 11, None],
    ]


def aplikasi() -> list[list[Any]]:
    """As a survey application prints it: titles, numbers, means, sums, a remark."""
    return [
        ["HASIL SURVEI KEPUASAN MASYARAKAT"],
        ["Kantor Contoh, tahun 2031"],
        [],
        ["No", "Unsur", *LONG, "Rata-rata"],
        [1, "Waktu", *[17.5] * 12, 17.5],
        [2, "Biaya", *[17] * 12, 17],
        [None, "Jumlah", *[34.5] * 12, 34.5],
        ["Nilai SKM", None, *[17.25] * 12, 17.25],
        ["Jumlah Responden", None, *[31] * 12, 372],
        [],
        ["Dicetak dari aplikasi"],
    ]


def temuan(path: Path) -> tuple[Finding, ...]:
    with pytest.raises(LkjipError) as caught:
        read_survey(path, "Nilai SKM")
    return caught.value.findings


def test_it_reads_a_survey_from_an_excel_file(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    buku(path, survei())

    table = read_survey(path, "Nilai SKM")

    assert table["unsur"][0]["nilai"][:2] == [Decimal("17.5"), Decimal("17.25")]
    assert table["nilai"][11] is None
    assert table["unsur"][0]["nilai"][1].place.cell == "SKM!C2"


def test_a_number_with_three_decimals_is_no_thousand(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    buku(path, survei(1.816))

    assert read_survey(path, "Nilai SKM")["unsur"][0]["nilai"][0] == Decimal("1.816")


def test_it_takes_the_sheet_named_like_the_survey(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = buku(path, [["lain"]], "Lain")
    sheet = book.create_sheet("skm")
    for row in survei():
        sheet.append(row)
    book.save(path)

    assert len(read_survey(path, "Nilai SKM", "SKM")["unsur"]) == 1


def test_it_reads_the_layout_of_the_application_in_both_kinds_of_files(tmp_path: Path) -> None:
    excel, csv = tmp_path / "a.xlsx", tmp_path / "a.csv"
    buku(excel, aplikasi())
    lines = (
        ";".join("" if v is None else str(v).replace(".", ",") for v in row) for row in aplikasi()
    )
    csv.write_text("\n".join(lines), encoding="utf-8")

    for path in (excel, csv):
        table = read_survey(path, "Nilai SKM")
        assert [row["nama"] for row in table["unsur"]] == ["Waktu", "Biaya"]
        assert table["nilai"] == [Decimal("17.25")] * 12
        assert table["responden"] == [31] * 12


def test_titles_with_commas_do_not_hide_the_separator(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    head = "Kantor A, B, C, D, E, F, G, tahun 2031\n"
    body = "\n".join(";".join("" if v is None else str(v) for v in row) for row in survei())
    path.write_text(head + body, encoding="utf-8")

    assert read_survey(path, "Nilai SKM")["responden"][0] == 30


def test_it_reads_emonev_from_an_excel_file(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows = [["No", "Bulan", "Anggaran", "Pelaksanaan"], [1, "Januari", 2.05, 19.03]]
    buku(path, [["e-Monev"], *rows])

    assert read_emonev(path) == [
        {"bulan": 1, "anggaran": Decimal("2.05"), "pelaksanaan": Decimal("19.03")}
    ]


def test_a_formula_in_error_is_named_by_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = buku(path, survei())
    book.active["B2"] = "#DIV/0!"
    book.save(path)

    (finding,) = temuan(path)
    assert (finding.code, finding.place and finding.place.cell) == ("LK071", "SKM!B2")


def test_a_formula_never_computed_is_not_taken_for_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    buku(path, survei("=1+2"))

    assert [f.code for f in temuan(path)] == ["LK071"]


def test_merged_cells_and_hidden_sheets_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = buku(path, survei())
    book.active.merge_cells("B2:C2")
    book.save(path)
    assert [f.code for f in temuan(path)] == ["LK072"]

    book = buku(path, survei())
    book.create_sheet("Rahasia").sheet_state = "hidden"
    book.save(path)
    assert [f.code for f in temuan(path)] == ["LK073"]


def test_merged_titles_above_the_table_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = buku(path, aplikasi())
    book.active.merge_cells("A1:N1")
    book.save(path)

    assert len(read_survey(path, "Nilai SKM")["unsur"]) == 2


def test_a_text_where_a_number_belongs_is_named_by_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    buku(path, survei("tujuh"))

    (finding,) = temuan(path)
    assert (finding.code, finding.place and finding.place.cell) == ("LK031", "SKM!B2")


@pytest.mark.parametrize("name", ["a.xlsx", "a.xlsm", "a.xls"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xd0\xcf\x11\xe0 lama")

    assert [f.code for f in temuan(path)] == ["LK070"]


def test_a_project_may_name_an_excel_table(proyek: Proyek) -> None:
    proyek.ganti("tabel: survei.csv", "tabel: survei.xlsx")
    rows = survei()
    rows[2][0] = "Nilai SK"
    buku(proyek.root / "survei.xlsx", rows)

    assert proyek.muat().laporan.indikator[0].pengukuran.tabel.unsur[0].nama == "Waktu"
