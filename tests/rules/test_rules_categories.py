"""Category tables."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_docgen.rules.categories import classify, kode_tabel, tabel


def name(kode, value):
    kategori = classify(Decimal(value), tabel(kode).baris)
    return kategori and kategori.nama


@pytest.mark.parametrize(
    ("value", "mutu"),
    [
        ("100", "A"),
        ("88.31", "A"),
        ("88.30", "B"),
        ("76.61", "B"),
        ("76.60", "C"),
        ("65.00", "C"),
        ("64.99", "D"),
        ("25.00", "D"),
    ],
)
def test_survey_quality_follows_the_converted_intervals(value, mutu):
    assert classify(Decimal(value), tabel("skm-2017").baris).mutu == mutu


def test_a_value_below_the_scale_has_no_class():
    assert name("skm-2017", "24.99") is None


@pytest.mark.parametrize(
    ("value", "nama"),
    [
        ("90.01", "Sangat Baik"),
        ("90", "Baik"),
        ("80", "Cukup"),
        ("60", "Kurang"),
        ("50.01", "Kurang"),
        ("50", "Sangat Kurang"),
        ("0", "Sangat Kurang"),
    ],
)
def test_budget_performance_classes_exclude_their_lower_bound(value, nama):
    assert name("nka", value) == nama


@pytest.mark.parametrize(
    ("value", "nama"),
    [
        ("95", "Sangat Baik"),
        ("94.99", "Baik"),
        ("89", "Baik"),
        ("88.99", "Cukup"),
        ("69.99", "Kurang"),
    ],
)
def test_budget_execution_classes_include_their_lower_bound(value, nama):
    assert name("ikpa", value) == nama


def test_the_survey_table_prints_the_intervals_of_the_regulation():
    table = tabel("skm-2017")
    assert table.faktor == 25
    assert [(row.mutu, *row.rentang) for row in table.baris] == [
        ("A", "3,5324–4,00", "88,31–100,00"),
        ("B", "3,0644–3,532", "76,61–88,30"),
        ("C", "2,60–3,064", "65,00–76,60"),
        ("D", "1,00–2,5996", "25,00–64,99"),
    ]


def test_every_table_names_its_source_and_stands_in_falling_order():
    for kode in kode_tabel():
        table = tabel(kode)
        bounds = [row.batas for row in table.baris]
        assert bounds == sorted(bounds, reverse=True)
        assert "Peraturan" in table.sumber
        assert all(len(row.rentang) == len(table.kolom) for row in table.baris)


@given(st.decimals(min_value=1, max_value=4, places=2))
def test_every_index_of_the_scale_has_a_survey_quality(index):
    converted = round(index * 25, 2)
    assert classify(converted, tabel("skm-2017").baris) is not None
