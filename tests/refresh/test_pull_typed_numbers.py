"""Numbers as people type them, and what is refused because it could be read in two ways."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_docgen.idn.written_numbers import number_in
from lkjip_docgen.quantity import Unit
from lkjip_docgen.refresh.typed_number import read_typed


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Rp1.234.567", "1234567"),
        ("Rp 1.234.567,-", "1234567"),
        ("Rp.\u00a01.234.567,50", "1234567.50"),
        ("1234567", "1234567"),
        ("97,57%", "97.57"),
        ("97,57 %", "97.57"),
        ("-3,5", "-3.5"),
        ("−3,5", "-3.5"),
        ("-Rp1.000", "-1000"),
        ("Rp-1.000", "-1000"),
        ("39 orang", "39"),
        ("triwulan-3", "3"),
        ("3 dari 4", None),
        ("tiga", None),
        ("Rp9,09 miliar", None),
        ("9,09 Milyar", None),
        ("Rp9 M", None),
        ("816,5 jt", None),
        ("3.91", None),
        ("1,234,567", None),
        ("12.34.567", None),
        ("0.123", None),
        ("(1.234)", None),
        ("1 234", None),
        ("", None),
    ],
)
def test_numbers_are_read_as_indonesians_print_them(text: str, number: str | None) -> None:
    assert number_in(text) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("text", "old", "unit", "problem", "remedy"),
    [
        ("3.91", "3,90", Unit.INDEKS, "titik pada 3.91 rancu", "Tulis 3,91 bila"),
        ("1.816", "1,81", Unit.NILAI, "titik pada 1.816 rancu", "1,816 untuk desimal"),
        ("Rp 9,09 miliar", "Rp9.092.592.000", Unit.RUPIAH, "dibulatkan", "angka lengkapnya"),
        ("39%", "38", Unit.ORANG, "isinya persentase", "satuan yang sama dengan 38"),
        ("Rp39", "38", Unit.ORANG, "isinya rupiah", "satuan yang sama dengan 38"),
        ("3 dari 4", "38", Unit.ORANG, "bukan satu angka", "yaitu 38"),
    ],
)
def test_what_is_not_clear_is_explained_and_not_guessed(
    text: str, old: str, unit: Unit, problem: str, remedy: str
) -> None:
    reading = read_typed(text, old, unit)
    assert reading.value is None
    assert problem in reading.problem
    assert remedy in reading.remedy


@pytest.mark.parametrize(
    ("text", "old", "unit"),
    [
        ("1.816", "900", Unit.RESPONDEN),
        ("Rp1.816", "Rp0", Unit.RUPIAH),
        ("1.816", "9", Unit.JUMLAH),
    ],
)
def test_a_point_parts_thousands_where_only_whole_numbers_can_stand(
    text: str, old: str, unit: Unit
) -> None:
    assert read_typed(text, old, unit).value == 1816
