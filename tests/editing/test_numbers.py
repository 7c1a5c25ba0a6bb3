"""One number of a data file written anew: what the file says else, and how, stays."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from lkjip_docgen.editing.numbers import NewNumber, NumberNotThereError, with_numbers
from lkjip_docgen.place import Place
from lkjip_docgen.source.csv_reader import number, read_csv
from lkjip_docgen.source.month_tables import is_survey_head
from lkjip_docgen.source.yaml_reader import read_yaml

YAML = Path("laporan.yaml")
HEAD = "unsur;Jan;Feb;Mar;Apr;Mei;Jun;Jul;Agt;Sep;Okt;Nov;Des"


def new(line: int, column: int, old: str, value: str, file: Path = YAML) -> NewNumber:
    return NewNumber(Place(str(file), line, column), Decimal(old), Decimal(value))


def in_yaml(text: str, *numbers: NewNumber) -> str:
    return with_numbers(YAML, text.encode(), numbers).decode()


def test_both_numbers_of_a_flow_mapping_are_written_whatever_their_lengths() -> None:
    text = "pnbp: {target: 1, realisasi: 2} # dua angka\n"
    after = in_yaml(text, new(1, 16, "1", "1234567"), new(1, 30, "2", "3"))
    assert after == "pnbp: {target: 1234567, realisasi: 3} # dua angka\n"


def test_an_item_of_a_flow_list_is_written_alone() -> None:
    assert in_yaml("nilai: [1, 2.5]\n", new(1, 12, "2.5", "2.75")) == "nilai: [1, 2.75]\n"


@pytest.mark.parametrize(
    ("written", "old", "value", "then"),
    [
        ('"3,91"', "3.91", "3.95", '"3,95"'),
        ("'3,91'", "3.91", "4", "'4'"),
        ("3,91", "3.91", "3.955", "3,955"),
        ('"39"', "39", "39.5", '"39,5"'),
        ("97.57", "97.57", "98", "98"),
        ("-3.5", "-3.5", "-0.25", "-0.25"),
        ('"9.092.592.000"', "9092592000", "10000000000", '"10.000.000.000"'),
        ('"1.234,50"', "1234.5", "2345.75", '"2.345,75"'),
        ('"9.092.592"', "9092592", "1816", '"1816"'),  # "1.816" would say two things
    ],
)
def test_a_number_is_written_as_the_one_before_it(
    written: str, old: str, value: str, then: str
) -> None:
    text = f"a: 1\nb:\n  nilai: {written}   # lihat catatan\nc: 3\n"
    after = in_yaml(text, new(3, 10, old, value))
    assert after == text.replace(written, then)


def test_line_breaks_and_the_byte_order_mark_stay() -> None:
    raw = b"\xef\xbb\xbf# pnbp\r\ntarget: 12\r\nsisa: 5\r\n"
    assert with_numbers(YAML, raw, [new(2, 9, "12", "13")]) == raw.replace(b"12", b"13")


def test_a_place_that_says_something_else_by_now_is_left_alone() -> None:
    with pytest.raises(NumberNotThereError, match="tertulis yang lain"):
        in_yaml("target: 12\n", new(1, 9, "11", "13"))
    with pytest.raises(NumberNotThereError, match="tertulis yang lain"):
        in_yaml("target: 12\n", new(4, 1, "12", "13"))


def test_an_excel_file_is_not_written() -> None:
    with pytest.raises(NumberNotThereError, match="Excel"):
        with_numbers(Path("survei.xlsx"), b"PK", [new(1, 1, "1", "2", Path("survei.xlsx"))])


def test_a_number_with_an_alias_is_never_there_to_be_written(tmp_path: Path) -> None:
    file = tmp_path / "laporan.yaml"
    file.write_text("a: &satu 1\nb: *satu\n", encoding="utf-8")
    assert {f.code for f in read_yaml(file).findings} == {"LK007"}


@pytest.mark.parametrize(
    ("rows", "cell", "value", "then"),
    [
        ("Alur;3,50;3,40", 2, "3.45", "Alur;3,50;3,45"),
        ('"Alur; waktu";"3,50";"3,40"', 2, "3.45", '"Alur; waktu";"3,50";"3,45"'),
        ('"Alur ""cepat""";3,50; 3,40 ', 2, "4", '"Alur ""cepat""";3,50; 4 '),
        ("Alur;3,50;3", 2, "3.125", "Alur;3,50;3,125"),
        ("Alur;3.50;3.40", 2, "3.45", "Alur;3.50;3.45"),
        ("Alur;3.50;3.40", 1, "3.125", "Alur;3,125;3.40"),  # "3.125" would say two things
    ],
)
def test_a_cell_of_a_table_file_is_written_alone(
    tmp_path: Path, rows: str, cell: int, value: str, then: str
) -> None:
    file = tmp_path / "survei.csv"
    file.write_bytes(f"{HEAD}\n{rows};;;;;;;;;;\nResponden;1\n".encode("utf-8-sig"))
    assert _written(file, cell, value) == f"{HEAD}\n{then};;;;;;;;;;\nResponden;1\n"
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_comma_that_parts_cells_puts_the_number_in_quotation_marks(tmp_path: Path) -> None:
    file = tmp_path / "survei.csv"
    head = HEAD.replace(";", ",")
    file.write_text(f'{head}\nAlur,"3,50",3.40,,,,,,,,,,\n', encoding="cp1252")
    assert _written(file, 1, "3.75") == f'{head}\nAlur,"3,75",3.40,,,,,,,,,,\n'
    assert _written(file, 2, "3.125") == f'{head}\nAlur,"3,75","3,125",,,,,,,,,,\n'


def test_a_table_file_keeps_the_encoding_of_excel(tmp_path: Path) -> None:
    file = tmp_path / "survei.csv"
    file.write_bytes(f"{HEAD}\nCafé;3,50;3,40;;;;;;;;;;\n".encode("cp1252"))
    _written(file, 1, "3.75")
    assert "Café;3,75;3,40" in file.read_bytes().decode("cp1252")


def _written(file: Path, cell: int, value: str) -> str:
    """Write a cell of the first row below the head, at the place its reader gave it."""
    there = read_csv(file, is_survey_head).rows[0][cell]
    old = number(there)
    assert old is not None
    order = NewNumber(there.place, Decimal(old), Decimal(value))
    file.write_bytes(with_numbers(file, file.read_bytes(), [order]))
    assert number(read_csv(file, is_survey_head).rows[0][cell]) == Decimal(value)
    return file.read_bytes().decode("utf-8-sig", "replace")
