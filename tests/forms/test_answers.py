"""What people type, read as values: as an Indonesian writes, never guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from isian import all_fields, data_of, forms_of

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.forms import Choice, FormField, State, read
from lkjip_docgen.forms.written import written
from lkjip_docgen.model import Kind
from lkjip_docgen.place import Number
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import at

NAMES = ("tanjungpandan-2023", "rudenim-tanjung-purnama-2024", "dinkes-teluk-cendana-2025")


def a(kind: Kind, **more: object) -> FormField:
    return FormField(("isian",), "isian", "Isian", kind, **more)  # type: ignore[arg-type]


def refused(field: FormField, typed: str) -> str:
    with pytest.raises(LkjipError) as error:
        read(field, typed)
    [finding] = error.value.findings
    assert finding.path == "isian"
    return f"{finding.message} {finding.suggestion}"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1.071,60", "1071.60"),
        ("3,25", "3.25"),
        ("3.91", "3.91"),
        ("98,5%", "98.5"),
        ("98,5 persen", "98.5"),
        ("Rp 1.250.000", "1250000"),
        ("-0,5", "-0.5"),
        ("\N{MINUS SIGN}0,5", "-0.5"),
        ("1816", "1816"),
        (" 12 ", "12"),
        ("\u202a1.071,60\u202c", "1071.60"),  # as Windows copies it
    ],
)
def test_numbers(typed: str, meant: str) -> None:
    assert read(a(Kind.ANGKA), typed) == Decimal(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Rp 1.250.000", 1_250_000),
        ("Rp1.250.000,00", 1_250_000),
        ("rp. 1.250.000,-", 1_250_000),
        ("1250000", 1_250_000),
        ("950.000", 950_000),
        ("0", 0),
        ("-Rp5.000.000", -5_000_000),
    ],
)
def test_rupiah(typed: str, meant: int) -> None:
    assert read(a(Kind.RUPIAH), typed) == meant


def test_a_dot_with_two_meanings_is_refused() -> None:
    told = refused(a(Kind.ANGKA), "3.350")
    assert "rancu" in told
    assert "3,350 untuk desimal, atau 3350 untuk ribuan" in told


@pytest.mark.parametrize(
    ("kind", "typed", "told"),
    [
        (Kind.ANGKA, "banyak", "bukan angka"),
        (Kind.RUPIAH, "1,2 miliar", "lengkap dengan nol"),
        (Kind.RUPIAH, "98%", "bukan persentase"),
        (Kind.RUPIAH, "1.250,75", "bukan bilangan bulat"),
        (Kind.CACAH, "-3", "kurang dari 0"),
        (Kind.ANGKA, "1234567890123456", "terlalu panjang"),
        (Kind.TAHUN, "25", "empat angka"),
        (Kind.TAHUN, "1999", "2000 sampai 2100"),
        (Kind.TANGGAL, "8/1/25", "empat angka, misalnya 8 Januari 2025"),
        (Kind.TANGGAL, "31 Februari 2025", "bukan tanggal"),
        (Kind.TANGGAL, "awal tahun", "8 Januari 2025 atau 8/1/2025"),
        (Kind.YA_TIDAK, "mungkin", "Pilih ya atau tidak"),
        (Kind.DAFTAR, "-", "Tidak ada"),
        (Kind.TEKS, "a\x07b", "tidak dapat dicetak"),
        (Kind.TEKS, "a" * 1001, "terlalu panjang"),
    ],
)
def test_what_cannot_be_meant_is_told_with_its_remedy(kind: Kind, typed: str, told: str) -> None:
    assert told in refused(a(kind), typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("8 Januari 2025", "8 januari 2025", "8 Jan 2025", "8/1/2025", "08-01-2025", "2025-01-08"),
        "\u200e8\u200e/\u200e1\u200e/\u200e2025",  # as Windows copies it
    ],
)
def test_days(typed: str) -> None:
    assert read(a(Kind.TANGGAL), typed) == date(2025, 1, 8)


@pytest.mark.parametrize(
    "typed", ["197602022001122001", "19760202 200112 2 001", "\u200e19760202 200112 2 001"]
)
def test_a_nip_with_and_without_spaces(typed: str) -> None:
    assert read(a(Kind.TEKS, format="nip"), typed) == "19760202 200112 2 001"


def test_a_nip_of_other_length_is_refused() -> None:
    assert "18 angka" in refused(a(Kind.TEKS, format="nip"), "1976020220011220")


def test_a_code_is_told_as_it_could_be() -> None:
    assert "`indeks-kepuasan`" in refused(a(Kind.TEKS, format="kode"), "Indeks Kepuasan")
    assert read(a(Kind.TEKS, format="kode"), "ikm-2") == "ikm-2"


def test_a_unit_behind_the_number_is_no_mistake() -> None:
    assert read(a(Kind.CACAH, unit="orang"), "12 orang") == 12


def test_a_choice_is_known_by_its_label() -> None:
    field = a(Kind.PILIHAN, choices=(Choice("pihak_kedua", "Pihak kedua"),))
    assert read(field, "pihak kedua") == "pihak_kedua"
    assert "Pilih salah satu: Pihak kedua" in refused(field, "saksi")


def test_a_predicate_is_a_word() -> None:
    assert read(a(Kind.NILAI), "BB") == "BB"
    assert read(a(Kind.NILAI), "3,5") == Decimal("3.5")


def test_lists_are_one_a_line() -> None:
    assert read(a(Kind.DAFTAR), "satu\ndua") == ["satu", "dua"]
    assert read(a(Kind.DAFTAR), "1. satu\n2. dua") == ["satu", "dua"]
    assert read(a(Kind.DAFTAR), "• satu\n  baris kedua\n• dua") == ["satu\nbaris kedua", "dua"]
    quarters = tuple(Choice(str(n), str(n)) for n in range(1, 5))
    assert read(a(Kind.DAFTAR, choices=quarters), "1, II") == [1, 2]


@pytest.mark.parametrize("kind", Kind)
def test_nothing_typed_is_nothing(kind: Kind) -> None:
    assert read(a(kind), "  ") is None


@pytest.mark.parametrize("name", NAMES)
def test_every_value_of_a_sample_is_read_again_as_it_is(name: str) -> None:
    root = SAMPLES / name
    data = data_of(root)
    for field in all_fields(forms_of(root)):
        value = at(data, field.path)
        if field.state is State.FILLED:
            again = read(field, field.text)
            assert _same(again, value), field.id


def _same(again: object, value: object) -> bool:
    """A number in a field for texts is a text; folded lines of a short text are one line."""
    if isinstance(value, str):
        return str(again).split() == value.split()
    if isinstance(value, list):
        assert isinstance(again, list)
        return len(again) == len(value) and all(map(_same, again, value))
    return again == value or (isinstance(value, Number) and str(again) == str(value))


numbers = st.decimals(-(10**14), 10**14, places=None, allow_nan=False, allow_infinity=False).filter(
    lambda number: isinstance(e := number.as_tuple().exponent, int) and -10 <= e <= 0
)


@given(numbers)
def test_any_number_is_read_again_with_its_decimals(number: Decimal) -> None:
    text = written(Number(number), Kind.ANGKA)
    again = read(a(Kind.ANGKA), text)
    assert isinstance(again, Number)
    assert again == number
    assert number.is_zero() or again.as_tuple().exponent == number.as_tuple().exponent


@given(st.integers(-(10**14), 10**14))
def test_any_amount_is_read_again(amount: int) -> None:
    assert read(a(Kind.RUPIAH), written(Number(amount), Kind.RUPIAH)) == amount


@given(st.dates())
def test_any_day_is_read_again(day: date) -> None:
    if day.year >= 1000:
        assert read(a(Kind.TANGGAL), written(day, Kind.TANGGAL)) == day


texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1)


@given(st.lists(texts.map(str.strip).filter(lambda text: text not in ("", "-", "–", "—", "[]"))))
def test_any_list_is_read_again(items: list[str]) -> None:
    shown = written(list(items), Kind.DAFTAR)
    assert (read(a(Kind.DAFTAR), shown) or []) == [_clean(item) for item in items]


def _clean(text: str) -> str:
    again = read(a(Kind.URAIAN), text)
    return str(again or "")


@pytest.mark.parametrize("kind", [Kind.ANGKA, Kind.NILAI, Kind.RUPIAH, Kind.CACAH])
@pytest.mark.parametrize("typed", ["NaN", "nan", "inf", "-inf", "Infinity", "-NaN", "1e5"])
def test_what_programs_write_for_no_number_is_refused(kind: Kind, typed: str) -> None:
    assert "bukan angka" in refused(a(kind), typed)
