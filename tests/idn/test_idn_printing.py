"""Printing quantities by unit."""

from decimal import Decimal

import pytest

from lkjip_docgen.idn.printing import print_quantity, with_unit
from lkjip_docgen.quantity import Quantity, Status, Unit, given


def quantity(value, unit, **options):
    return given("contoh", Decimal(value), unit, "Contoh", **options)


@pytest.mark.parametrize(
    ("value", "unit", "satuan", "alone", "with_word"),
    [
        ("9092592000", Unit.RUPIAH, "", "Rp9.092.592.000", "Rp9.092.592.000"),
        ("97.57", Unit.PERSEN, "", "97,57%", "97,57%"),
        ("3.98", Unit.INDEKS, "", "3,98", "3,98"),
        ("3.3", Unit.INDEKS, "", "3,30", "3,30"),
        ("91.91", Unit.NILAI, "", "91,91", "91,91"),
        ("39", Unit.ORANG, "", "39", "39 orang"),
        ("359", Unit.RESPONDEN, "", "359", "359 responden"),
        ("1", Unit.JUMLAH, "layanan", "1", "1 layanan"),
        ("1250", Unit.JUMLAH, "", "1.250", "1.250"),
        ("0.17", Unit.POIN, "", "0,17", "0,17 poin"),
        ("-1.86", Unit.POIN_PERSENTASE, "", "−1,86", "−1,86 poin persentase"),
    ],
)
def test_prints_by_unit(value, unit, satuan, alone, with_word):
    q = quantity(value, unit, satuan=satuan)
    assert print_quantity(q) == alone
    assert with_unit(q) == with_word


def test_a_text_that_says_turun_leaves_out_the_sign():
    q = quantity("-1.86", Unit.POIN_PERSENTASE)
    assert with_unit(q, absolute=True) == "1,86 poin persentase"


def test_a_missing_value_is_never_printed():
    missing = given("contoh", None, Unit.ORANG, "Contoh")
    with pytest.raises(ValueError, match="belum diisi"):
        print_quantity(missing)
    with pytest.raises(ValueError, match="belum diisi"):
        with_unit(missing)


@pytest.mark.parametrize(
    ("status", "text"),
    [
        (Status.BELUM_DILAKSANAKAN, "belum dilaksanakan"),
        (Status.TIDAK_SEBANDING, "tidak dapat diperbandingkan"),
    ],
)
def test_a_value_that_cannot_exist_prints_why(status, text):
    q = Quantity("contoh", None, Unit.ORANG, "Contoh", status=status)
    assert print_quantity(q) == text
    assert with_unit(q) == text
