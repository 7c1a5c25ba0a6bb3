from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from proyek import Proyek

from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.source.month_tables import read_emonev, read_survey

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


# --- what Excel makes of what was typed ------------------------------------------


def emonev(anggaran: Any) -> list[list[Any]]:
    return [["bulan", "anggaran", "pelaksanaan"], ["Desember", anggaran, 99.96]]


def berformat(path: Path, rows: list[list[Any]], forms: dict[str, str], name: str = "SKM") -> Path:
    """A workbook with some cells in number formats of their own."""
    book = buku(path, rows, name)
    for cell, form in forms.items():
        book.active[cell].number_format = form
    book.save(path)
    return path


def tersimpan(path: Path, cell: str, content: str) -> Path:
    """The workbook with the XML of a cell as another program stores it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    found = re.compile(rf'<c r="{cell}"[^>]*?(/>|>.*?</c>)'.encode())
    parts[name], times = found.subn(content.encode(), parts[name])
    assert times == 1
    with zipfile.ZipFile(path, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return path


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (0.9821, "0.00%"),
        (0.9821, "0%"),
        (0.98209999999999997, "0.00%;[Red]-0.00%"),
        (98.21, "General"),
        (98.21, '0.00" %"'),  # the sign is a text here: nothing is multiplied
        (98.21, r"0.00\%"),
        ("98,21%", "@"),
        ("98.21 %", "General"),
        ("\u200b98,21\u00a0", "General"),
    ],
)
def test_a_percentage_is_read_by_what_its_cell_shows(
    tmp_path: Path, value: object, form: str
) -> None:
    path = berformat(tmp_path / "a.xlsx", emonev(value), {"B2": form})

    assert read_emonev(path)[0]["anggaran"] == Decimal("98.21")


def test_a_percent_sign_in_a_csv_file_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("bulan;anggaran;pelaksanaan\nDesember;98,21%;99,96 %\n", encoding="utf-8")

    assert read_emonev(path)[0]["anggaran"] == Decimal("98.21")


def test_people_are_not_counted_in_percent(tmp_path: Path) -> None:
    path = berformat(tmp_path / "a.xlsx", survei(), {"C4": "0%"})

    (finding,) = temuan(path)

    assert (finding.code, finding.place and finding.place.cell) == ("LK031", "SKM!C4")
    assert "3000%" in finding.message


def bulanan(heads: list[Any]) -> list[list[Any]]:
    return [["unsur", *heads], *survei()[1:]]


ENGLISH = ["Jan", "Feb", "March", "Apr", "May", "June", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@pytest.mark.parametrize(
    ("heads", "form"),
    [
        ([datetime(2023, m, 1) for m in range(1, 13)], "mmm-yy"),
        ([date(2023, m, 1) for m in range(1, 13)], "dd/mm/yyyy"),
        ([datetime(2026, m, 23) for m in range(1, 13)], "d-mmm"),  # "Jan-23" typed in 2026
        ([f"{name}-23" for name in MONTHS], "General"),
        ([f"{name} 2023" for name in LONG], "General"),
        ([f"{m:02}/2023" for m in range(1, 13)], "@"),
        ([name.lower() for name in MONTHS], "General"),
        (list(range(1, 13)), "0"),
        ([f"23-{name}" for name in MONTHS], "General"),
        ([f"{name}." for name in ENGLISH], "General"),
    ],
    ids=str,
)
def test_months_are_months_however_excel_keeps_them(
    tmp_path: Path, heads: list[Any], form: str
) -> None:
    rows = [["Survei tahun 2023"], *bulanan(heads)]
    forms = {f"{letter}2": form for letter in "BCDEFGHIJKLM"}
    path = berformat(tmp_path / "a.xlsx", rows, forms)

    table = read_survey(path, "Nilai SKM", year=2023)

    assert table["unsur"][0]["nilai"][:2] == [Decimal("17.5"), Decimal("17.25")]
    assert table["responden"][11] is None


def test_a_month_of_another_year_is_told_with_its_cell(tmp_path: Path) -> None:
    heads: list[Any] = [datetime(2022, 1, 1), *[f"{name} 2023" for name in LONG[1:]]]
    path = berformat(tmp_path / "a.xlsx", bulanan(heads), {"B1": "mmm-yy"})

    with pytest.raises(LkjipError) as caught:
        read_survey(path, "Nilai SKM", year=2023)

    (finding,) = caught.value.findings
    assert (finding.code, finding.place and finding.place.cell) == ("LK032", "SKM!B1")
    assert "2022-01-01" in finding.message
    assert "Jan" in finding.suggestion


def test_a_month_of_another_year_is_told_by_the_project(proyek: Proyek) -> None:
    proyek.ganti("Januari", "Jan-30", "emonev.csv")

    (finding,) = proyek.temuan()

    assert (finding.code, finding.path) == ("LK032", "emonev.tabel")


@pytest.mark.parametrize(
    ("value", "made", "shown"),
    [
        (datetime(2026, 5, 17), "tanggal", "2026-05-17"),
        (time(3, 12), "jam", "03:12:00"),
        (True, "benar atau salah", "TRUE"),
    ],
)
def test_what_excel_has_made_of_a_number_is_told(
    tmp_path: Path, value: object, made: str, shown: str
) -> None:
    path = tmp_path / "a.xlsx"
    buku(path, survei(value))

    (finding,) = temuan(path)

    assert (finding.code, finding.place and finding.place.cell) == ("LK031", "SKM!B2")
    assert f"{made} ({shown})" in finding.message
    assert "format sel" in finding.suggestion


def test_a_formula_kept_as_a_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = buku(path, survei())
    book.active["B2"].value, book.active["B2"].data_type = "=(17,5+17,4)/2", "s"
    book.save(path)

    (finding,) = temuan(path)

    assert (finding.code, finding.place and finding.place.cell) == ("LK031", "SKM!B2")
    assert "tersimpan sebagai teks" in finding.message
    assert "General" in finding.suggestion


def test_a_name_that_excel_has_made_a_date_of_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows = survei()
    rows[1][0] = datetime(2023, 2, 1)
    buku(path, rows)

    (finding,) = temuan(path)

    assert (finding.code, finding.place and finding.place.cell) == ("LK030", "SKM!A2")


def test_the_result_of_a_formula_has_ten_decimals(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    buku(path, survei())
    tersimpan(path, "B2", '<c r="B2"><f>52.25/3</f><v>17.416666666666668</v></c>')

    table = read_survey(path, "Nilai SKM")

    assert table["unsur"][0]["nilai"][0] == Decimal("17.4166666667")


def with_prefix(sheet: str) -> bytes:
    """The same elements in the same namespace, by a prefix."""
    named = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", sheet)
    return named.replace("xmlns=", "xmlns:x=", 1).encode()


def in_two_bytes(sheet: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-16"?>{sheet}'.encode("utf-16")


@pytest.mark.parametrize("write", [with_prefix, in_two_bytes])
def test_a_formula_is_known_however_its_sheet_is_written(
    tmp_path: Path, write: Callable[[str], bytes]
) -> None:
    path, name = tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml"
    buku(path, survei())
    tersimpan(path, "B2", '<c r="B2"><f>52.25/3</f><v>17.416666666666668</v></c>')
    with zipfile.ZipFile(path) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    parts[name] = write(parts[name].decode())
    with zipfile.ZipFile(path, "w") as archive:
        for entry, content in parts.items():
            archive.writestr(entry, content)

    table = read_survey(path, "Nilai SKM")

    assert table["unsur"][0]["nilai"][0] == Decimal("17.4166666667")


def test_a_formula_that_shows_nothing_is_an_empty_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    buku(path, survei())
    tersimpan(path, "M2", '<c r="M2" t="str"><f>IF(TRUE,"","")</f><v></v></c>')

    assert read_survey(path, "Nilai SKM")["unsur"][0]["nilai"][11] is None


# --- what copying leaves in a cell -------------------------------------------------

UNSEEN = {
    "no-break space": ("Waktu\u00a0Layanan", "Waktu Layanan"),
    "zero width": ("Wak\u200btu", "Waktu"),
    "soft hyphen": ("Wak\u00adtu", "Waktu"),
    "curly quotes": ("“Waktu”", "Waktu"),
}


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize(("typed", "meant"), UNSEEN.values(), ids=UNSEEN)
def test_texts_are_cleaned_as_in_the_data_file(
    tmp_path: Path, suffix: str, typed: str, meant: str
) -> None:
    path = tabel(tmp_path, suffix, typed)

    assert read_survey(path, "Nilai SKM")["unsur"][0]["nama"] == meant


@pytest.mark.parametrize(
    ("suffix", "typed", "sign"),
    [
        (".xlsx", "Wak_x000B_tu", "U+000B"),  # as Excel keeps a control character
        (".xlsx", "Wak\u202etu", "U+202E"),
        (".csv", "Wak\u202etu", "U+202E"),
    ],
)
def test_what_cannot_be_printed_is_told_with_its_cell(
    tmp_path: Path, suffix: str, typed: str, sign: str
) -> None:
    (finding,) = temuan(tabel(tmp_path, suffix, typed))

    assert finding.code == "LK004"
    assert sign in finding.message
    assert finding.place is not None
    assert finding.place.cell in ("SKM!A2", "baris 2, kolom unsur")


def tabel(tmp_path: Path, suffix: str, name: str) -> Path:
    """A survey with an element of that name, in either kind of file."""
    rows = survei()
    rows[1][0] = name
    path = tmp_path / f"a{suffix}"
    if suffix == ".xlsx":
        buku(path, rows)
    else:
        lines = (";".join("" if v is None else str(v) for v in row) for row in rows)
        path.write_text("\n".join(lines), encoding="utf-8")
    return path


# --- which sheet --------------------------------------------------------------------


def dua_tahun(path: Path) -> Path:
    """A workbook with a cover and a sheet a year."""
    book = buku(path, [["Survei"]], "Sampul")
    for name, value in (("2022", 17.0), ("2023", 17.5)):
        sheet = book.create_sheet(name)
        for row in survei(value):
            sheet.append(row)
    book.save(path)
    return path


def test_the_data_file_may_say_which_sheet(tmp_path: Path) -> None:
    path = dua_tahun(tmp_path / "a.xlsx")

    table = read_survey(path, "Nilai SKM", sheet="2023")

    assert table["unsur"][0]["nilai"][0] == Decimal("17.5")
    assert table["unsur"][0]["nilai"][0].place.cell == "2023!B2"


def test_the_only_sheet_with_a_table_is_found_behind_a_cover(tmp_path: Path) -> None:
    path = dua_tahun(tmp_path / "a.xlsx")
    book = load_workbook(path)
    del book["2022"]
    book.save(path)

    assert read_survey(path, "Nilai SKM")["unsur"][0]["nilai"][0] == Decimal("17.5")


@pytest.mark.parametrize(
    ("sheet", "said", "remedy"),
    [
        ("", "`2022`, `2023`", "tabel: a.xlsx#2023"),
        ("2021", "`2021`", "`Sampul`, `2022`, `2023`"),
    ],
)
def test_a_sheet_is_never_guessed(tmp_path: Path, sheet: str, said: str, remedy: str) -> None:
    path = dua_tahun(tmp_path / "a.xlsx")

    with pytest.raises(LkjipError) as caught:
        read_survey(path, "Nilai SKM", sheet=sheet)

    (finding,) = caught.value.findings
    assert finding.code == "LK079"
    assert said in finding.message
    assert remedy in finding.suggestion


def test_a_project_may_name_the_sheet_of_a_table(proyek: Proyek) -> None:
    dua_tahun(proyek.root / "survei.xlsx")
    proyek.ganti("tabel: survei.csv", "tabel: survei.xlsx#2023")
    proyek.ganti("nama_nilai: Nilai SK", "nama_nilai: Nilai SKM")

    assert proyek.muat().laporan.indikator[0].pengukuran.tabel.nilai[0] == Decimal("17.4")


def test_a_missing_row_names_the_sheet_that_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    buku(path, survei()[:-1])

    (finding,) = temuan(path)

    assert (finding.code, finding.place and finding.place.cell) == ("LK033", "SKM!A1")


def test_a_csv_file_has_no_sheets(proyek: Proyek) -> None:
    proyek.ganti("tabel: emonev.csv", "tabel: emonev.csv#Lembar2")

    (finding,) = proyek.temuan()

    assert (finding.code, finding.path) == ("LK079", "emonev.tabel")
