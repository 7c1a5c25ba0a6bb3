from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from lkjip_docgen.model import Field, Kind
from lkjip_docgen.source.xlsx_cells import is_percent, shown, stored, value_of
from lkjip_docgen.workbook.cells import CellError, items_of, read


def baca(value: Any, kind: Kind, form: str = "General") -> Any:
    """What a cell with a number format means in a column of a kind."""
    return read(value_of(value, form), Field(("isian",), "Isian", kind))


@pytest.mark.parametrize(
    ("value", "form", "number"),
    [
        (0.9821, "0.00%", "98.21"),
        (56.99 / 100, "0%", "56.99"),
        (1.2, "0.0%", "120"),
        (-0.05, "0%;[Red]-0%", "-5"),
        ("98,21%", "@", "98.21"),
        ("98,21 %", "@", "98.21"),
        ("\u00a098,21\u200b", "@", "98.21"),
        (98.21, "0.00", "98.21"),
    ],
)
def test_a_number_is_what_the_cell_shows(value: object, form: str, number: str) -> None:
    assert baca(value, Kind.ANGKA, form) == Decimal(number)


@pytest.mark.parametrize("nothing", ["-", "–", "[]"])
def test_a_sign_for_nothing_is_no_item_of_a_list(nothing: str) -> None:
    with pytest.raises(CellError, match="tercetak sebagai butir") as caught:
        baca(nothing, Kind.DAFTAR)
    assert "Tidak berlaku" in caught.value.suggestion


@pytest.mark.parametrize("kind", [Kind.RUPIAH, Kind.CACAH, Kind.TAHUN])
@pytest.mark.parametrize(("value", "form"), [(0.05, "0%"), ("5%", "@")])
def test_what_is_counted_is_no_percentage(kind: Kind, value: object, form: str) -> None:
    with pytest.raises(CellError, match=r"persen \(5%\)") as caught:
        baca(value, kind, form)

    assert caught.value.code == "LK015"


@pytest.mark.parametrize(
    ("value", "kind", "code", "words"),
    [
        (datetime(2026, 5, 17), Kind.ANGKA, "LK015", "tanggal (2026-05-17)"),
        (time(3, 12), Kind.ANGKA, "LK015", "jam (03:12:00)"),
        (True, Kind.RUPIAH, "LK015", "benar atau salah (TRUE)"),
        (datetime(2024, 1, 3), Kind.TEKS, "LK014", "tanggal (2024-01-03)"),
        ("=(17,5+17,4)/2", Kind.ANGKA, "LK015", "tersimpan sebagai teks"),
        (0.5, Kind.TANGGAL, "LK018", "bukan tanggal"),
        ("Muharam", Kind.BULAN, "LK032", "Muharam"),
        ("Sari\x0bContoh", Kind.TEKS, "LK004", "U+000B"),
        ("Sari_x000B_Contoh", Kind.TEKS, "LK004", "U+000B"),
        ("Sari\u202eContoh", Kind.URAIAN, "LK004", "U+202E"),
    ],
)
def test_what_a_spreadsheet_has_made_of_an_entry_is_told(
    value: object, kind: Kind, code: str, words: str
) -> None:
    with pytest.raises(CellError) as caught:
        baca(value, kind)

    assert caught.value.code == code
    assert words in str(caught.value)
    assert caught.value.suggestion


def test_a_date_typed_as_text_is_told_as_it_is_to_be_typed() -> None:
    with pytest.raises(CellError) as caught:
        baca("5 Februari 2024", Kind.TANGGAL)
    assert "05/02/2024" in caught.value.suggestion


def test_a_date_that_lost_its_format_is_told_with_the_day() -> None:
    with pytest.raises(CellError) as caught:
        baca(45294, Kind.TANGGAL)

    assert "03/01/2024" in caught.value.suggestion


@pytest.mark.parametrize(
    "value", ["Mei", "mei 2023", "May-23", "5", 5, datetime(2023, 5, 1), "2023-05-01"]
)
def test_a_month_is_a_month_however_it_is_kept(value: object) -> None:
    assert baca(value, Kind.BULAN) == "Mei"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Sari\u00a0Contoh", "Sari Contoh"),
        ("Sari\u200b Contoh\u00ad", "Sari Contoh"),
        ("baris satu_x000D_\nbaris dua", "baris satu\nbaris dua"),
        ("  Sari Contoh ", "Sari Contoh"),
    ],
)
def test_a_text_is_cleaned_as_in_the_data_file(typed: str, meant: str) -> None:
    assert baca(typed, Kind.TEKS) == meant


@pytest.mark.parametrize(("value", "text"), [(12, "12"), (3.5, "3,5"), (-0.25, "-0,25")])
def test_a_text_of_digits_is_a_text_even_where_excel_keeps_a_number(
    value: object, text: str
) -> None:
    assert baca(value, Kind.TEKS) == text


CODE = Field(("kegiatan", "kode"), "Kode", Kind.TEKS)


@pytest.mark.parametrize("value", [1.02, 6161.1, Decimal("1.10")])
def test_a_code_that_a_cell_holds_as_a_number_is_not_guessed(value: object) -> None:
    with pytest.raises(CellError, match="Kode tersimpan sebagai angka") as caught:
        read(value_of(value, "General"), CODE)
    assert "format sel menjadi Teks" in caught.value.suggestion


@pytest.mark.parametrize(("value", "code"), [("1.10", "1.10"), (6161, "6161"), ("BF", "BF")])
def test_a_code_without_points_may_be_a_number(value: object, code: str) -> None:
    assert read(value_of(value, "General"), CODE) == code


def test_a_percentage_in_a_text_stays_as_it_is_shown() -> None:
    assert baca(0.9821, Kind.TEKS, "0.00%") == "98,21%"


@pytest.mark.parametrize(
    ("form", "percent"),
    [("0%", True), ("0.00%;-0.00%", True), ('0" %"', False), (r"0\%", False), ("[<1]0%", True)],
)
def test_only_a_bare_sign_makes_a_percentage(form: str, percent: bool) -> None:
    assert is_percent(form) is percent


def test_a_number_put_into_a_cell_is_shown_as_it_is() -> None:
    for form in ("0.00%", "0.00"):
        assert shown(stored(Decimal("98.5"), form), form).rstrip("%") == "98,5"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("d-mmm", "23 Jan"),
        ("mmm-yy", "2026-01-23"),
        ("[$-421]d mmmm", "23 Jan"),
        ("[$-421]d mmmm yyyy", "2026-01-23"),
        ("General", "2026-01-23"),
    ],
)
def test_a_date_shows_its_year_where_the_cell_does(form: str, text: str) -> None:
    assert shown(date(2026, 1, 23), form) == text


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("1. Satu\n2. Dua, dua", ["Satu", "Dua, dua"]),
        ("1) Satu", ["Satu"]),
        ("- Satu\n- Dua", ["Satu", "Dua"]),
        ("17. Agustus", ["17. Agustus"]),
        ("1. Satu\nDua", ["1. Satu", "Dua"]),
        ("• 1. Satu\n• 2. Dua", ["1. Satu", "2. Dua"]),
    ],
)
def test_the_marks_before_all_items_are_not_part_of_them(text: str, items: list[str]) -> None:
    assert items_of(text) == items
