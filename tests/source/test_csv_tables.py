from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from proyek import EMONEV, SURVEY

from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.idn.written_numbers import AmbiguousNumberError
from lkjip_docgen.model.indikator import TabelBulanan
from lkjip_docgen.place import Place
from lkjip_docgen.source.csv_reader import (
    MAX_CELL,
    MAX_COLUMNS,
    MAX_LINES,
    Cell,
    number,
    records,
)
from lkjip_docgen.source.month_tables import read_emonev, read_survey


def survei(tmp_path: Path, content: str | bytes) -> dict[str, Any]:
    return read_survey(berkas(tmp_path, content), "Nilai SK")


def berkas(tmp_path: Path, content: str | bytes) -> Path:
    file = tmp_path / "tabel.csv"
    file.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return file


def temuan(tmp_path: Path, content: str | bytes) -> tuple[Finding, ...]:
    with pytest.raises(LkjipError) as caught:
        survei(tmp_path, content)
    return caught.value.findings


def test_a_remark_below_the_table_is_told(tmp_path: Path) -> None:
    told: list[Finding] = []
    file = berkas(tmp_path, SURVEY + "*) Desember sementara" + ";" * 12 + "\n")
    assert read_survey(file, "Nilai SK", tell=told.append) == survei(tmp_path, SURVEY)
    assert [(f.code, f.place and f.place.line) for f in told] == [("LK038", 6)]
    assert "Desember sementara" in told[0].message


def test_a_row_of_two_texts_below_the_table_is_no_remark(tmp_path: Path) -> None:
    row = "Catatan;sementara" + ";" * 11 + "\n"
    assert [f.place and f.place.line for f in temuan(tmp_path, SURVEY + row)] != []


def test_a_long_remark_is_told_shortened(tmp_path: Path) -> None:
    told: list[Finding] = []
    for note in ("x" * 60, "x" * 61):
        file = berkas(tmp_path, SURVEY + note + ";" * 12 + "\n" + ";" * 12 + "\n")
        read_survey(file, "Nilai SK", tell=told.append)
    assert [f.message.partition("`")[2] for f in told] == ["x" * 60 + "`.", "x" * 57 + "...`."]


def test_it_reads_a_monthly_survey_table(tmp_path: Path) -> None:
    table = TabelBulanan.model_validate(survei(tmp_path, SURVEY))

    assert [row.nama for row in table.unsur] == ["Waktu", "Biaya"]
    assert table.unsur[0].nilai[:2] == (Decimal("17.50"), Decimal("17.42"))
    assert table.nilai[6] == Decimal("16.53")
    assert table.responden[10] == 40


def test_an_empty_cell_and_a_dash_are_missing_not_zero(tmp_path: Path) -> None:
    table = survei(tmp_path, SURVEY)

    assert table["unsur"][0]["nilai"][11] is None
    assert table["unsur"][1]["nilai"][11] is None
    assert table["responden"][11] is None


def test_every_number_knows_its_cell(tmp_path: Path) -> None:
    table = survei(tmp_path, SURVEY)

    assert table["unsur"][0]["nilai"][1].place == Place(
        str(tmp_path / "tabel.csv"), 2, 13, "baris 2, kolom Feb"
    )
    assert table["responden"][0].place.cell == "baris 5, kolom Jan"


def test_it_reads_groups_in_their_order(tmp_path: Path) -> None:
    lines = SURVEY.splitlines()
    grouped = [f"{g};{line}" for g, line in zip(["kelompok", "B", "A", "", ""], lines, strict=True)]
    table = survei(tmp_path, "\n".join(grouped))

    assert table["kelompok"] == ["B", "A"]
    assert [row["kelompok"] for row in table["unsur"]] == ["B", "A"]


def test_the_months_may_stand_in_any_order_and_spelling(tmp_path: Path) -> None:
    names = "Desember;November;Oktober;Sep;Agustus;Juli;Juni;MEI;April;Maret;Februari;Januari"
    empty = ";" * 12
    text = f"unsur;{names}\nWaktu;12;11;10;9;8;7;6;5;4;3;2;1\nNilai SK{empty}\nResponden{empty}"

    assert survei(tmp_path, text)["unsur"][0]["nilai"] == list(range(1, 13))


@pytest.mark.parametrize("sign", [";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_it_finds_the_separator_and_line_ending(tmp_path: Path, sign: str, ending: str) -> None:
    text = SURVEY.replace(";", sign).replace("\n", ending)

    assert survei(tmp_path, text) is not None
    assert len(survei(tmp_path, text)["unsur"]) == 2


def test_it_reads_commas_with_decimal_points(tmp_path: Path) -> None:
    text = SURVEY.replace(",", ".").replace(";", ",")

    assert survei(tmp_path, text)["unsur"][0]["nilai"][1] == Decimal("17.42")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_it_reads_what_excel_saves(tmp_path: Path, encoding: str) -> None:
    text = SURVEY.replace("Waktu", "Café").replace("\n", ";;\n").replace(";;;\n", ";;\n")

    assert survei(tmp_path, text.encode(encoding))["unsur"][0]["nama"] == "Café"


def test_a_quoted_cell_may_hold_the_separator_and_lines(tmp_path: Path) -> None:
    table = survei(tmp_path, SURVEY.replace("Biaya", '"Biaya;\ntarif"'))

    assert table["unsur"][1]["nama"] == "Biaya;\ntarif"
    assert table["responden"][0].place.line == 6


@pytest.mark.parametrize(
    ("old", "new", "code", "where", "word"),
    [
        ("17,42", "tujuh", "LK031", "2:13:baris 2, kolom Feb", "tujuh"),
        ("17,42", "1.742", "LK016", "2:13:baris 2, kolom Feb", "rancu"),
        ("17,42", "17.4.2", "LK031", "2:13:baris 2, kolom Feb", "17.4.2"),
        ("Feb", "Febr", "LK032", "1:11:None", "Febr"),
        ("Feb", "Jan", "LK032", "1:11:None", "lebih dari sekali"),
        (";Des", "", "LK034", "2:1:None", "13 kolom"),
        ("Nilai SK;", "Nilai IKM;", "LK033", "1:1:None", "Nilai SK"),
        ("Responden;", "Orang;", "LK033", "1:1:None", "Responden"),
        ("Biaya;", "Responden;", "LK033", "5:1:baris 5, kolom unsur", "lebih dari sekali"),
        ("Biaya;", ";", "LK030", "3:1:baris 3, kolom unsur", "kosong"),
        ("unsur;", "nama;", "LK030", "1:1:None", "kolom `unsur`"),
        ("Biaya;16,00;", "Biaya;", "LK034", "3:1:None", "12 kolom"),
        ("Biaya", '"Biaya', "LK030", "3:1:None", "kutip"),
    ],
)
def test_it_says_what_is_wrong_with_a_table(
    tmp_path: Path, old: str, new: str, code: str, where: str, word: str
) -> None:
    assert old in SURVEY
    finding = temuan(tmp_path, SURVEY.replace(old, new, 1))[0]

    assert finding.code == code
    assert finding.place is not None
    assert f"{finding.place.line}:{finding.place.column}:{finding.place.cell}" == where
    assert word in finding.message
    assert finding.suggestion


def test_it_reports_every_problem_of_a_table_at_once(tmp_path: Path) -> None:
    text = SURVEY.replace("17,42", "x").replace("16,71;16,53", "y;16,53").replace("Responden", "R")

    assert sorted(f.code for f in temuan(tmp_path, text)) == ["LK031", "LK031", "LK033"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "LK002"),
        (b"\n;;\n\n", "LK002"),
        (b"\x00\x01", "LK004"),
        ("unsur;Jan\n".encode("utf-16"), "LK003"),
        (b"unsur;\x81\n", "LK003"),
    ],
)
def test_it_refuses_a_file_that_is_no_table(tmp_path: Path, content: bytes, code: str) -> None:
    assert temuan(tmp_path, content)[0].code == code


def test_a_table_without_elements_is_refused(tmp_path: Path) -> None:
    lines = SURVEY.splitlines()

    assert temuan(tmp_path, "\n".join([lines[0], *lines[3:]]))[0].code == "LK030"


def test_it_reads_an_emonev_table_in_the_order_of_the_year(tmp_path: Path) -> None:
    months = read_emonev(berkas(tmp_path, EMONEV.replace("Januari", "Mar")))

    assert months == [
        {"bulan": 2, "anggaran": Decimal("8.48"), "pelaksanaan": Decimal("20.46")},
        {"bulan": 3, "anggaran": Decimal("2.05"), "pelaksanaan": Decimal("19.03")},
        {"bulan": 4, "anggaran": Decimal("30.26"), "pelaksanaan": Decimal("28.91")},
    ]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("Januari", "Muharam", "LK032"),
        ("Januari", "Februari", "LK032"),
        ("anggaran", "uang", "LK030"),
        ("2,05", "dua", "LK031"),
    ],
)
def test_it_says_what_is_wrong_with_an_emonev_table(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    with pytest.raises(LkjipError) as caught:
        read_emonev(berkas(tmp_path, EMONEV.replace(old, new)))

    assert [f.code for f in caught.value.findings] == [code]


@given(st.decimals(-(10**9), 10**9, places=2))
def test_a_number_reads_back_however_it_is_written(value: Decimal) -> None:
    english = f"{value:,}"
    indonesian = english.translate(str.maketrans(",.", ".,"))
    for text in (f"{value}", f"{value}".replace(".", ","), indonesian):
        assert number(Cell(text, Place("t"))) == value


@given(st.integers(1, 999), st.integers(0, 999))
def test_a_single_group_after_a_point_is_never_guessed(before: int, after: int) -> None:
    with pytest.raises(AmbiguousNumberError):
        number(Cell(f"{before}.{after:03}", Place("t")))


@pytest.mark.parametrize(
    ("sign", "most"),
    [(";", MAX_COLUMNS - 1), ("x", MAX_CELL), ("\n", MAX_LINES)],
    ids=["columns", "a cell", "lines"],
)
def test_a_table_may_be_as_large_as_its_limits_and_no_larger(sign: str, most: int) -> None:
    assert records(Path("tabel.csv"), sign * most, ";") is not None
    with pytest.raises(LkjipError) as caught:
        records(Path("tabel.csv"), sign * (most + 1), ";")
    assert [finding.code for finding in caught.value.findings] == ["LK005"]
