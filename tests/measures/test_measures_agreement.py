"""Targets of an agreement: printed as they were agreed, those of one unit alike."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_docgen.idn import print_quantity, unit_after_number
from lkjip_docgen.measures.agreed import measure_agreement
from lkjip_docgen.model import PerjanjianKinerja


def printed(*targets: tuple[str, str]) -> list[str]:
    """The targets of one level as a report prints them, from what was typed and its unit."""
    rows = [
        {"nama": f"Indikator {number}", "target": Decimal(target), "satuan": satuan}
        for number, (target, satuan) in enumerate(targets)
    ]
    sasaran = [{"kode": "sk1", "nama": "Sasaran", "indikator": rows}]
    levels = [{"tingkat": "kegiatan", "sasaran": sasaran}]
    agreement = PerjanjianKinerja.model_validate({"tahun": 2031, "tingkat": levels})
    [level] = measure_agreement(agreement).tingkat
    return [
        print_quantity(row.target) for objective in level.sasaran for row in objective.indikator
    ]


def test_targets_of_one_unit_have_the_decimals_of_the_most_exact_of_them() -> None:
    assert printed(("3.1", "Indeks"), ("3.125", "Indeks")) == ["3,100", "3,125"]


def test_the_decimals_of_one_unit_say_nothing_of_another() -> None:
    assert printed(("3.125", "Indeks"), ("12", "Layanan")) == ["3,125", "12"]


@pytest.mark.parametrize(
    ("unit", "after"),
    [
        ("Kejadian", "kejadian"),
        ("Dokumen SOP", "dokumen SOP"),
        ("per 1.000 Penduduk", "per 1.000 penduduk"),
        ("Ton/Ha", "Ton/Ha"),
        ("", ""),
    ],
)
def test_a_unit_after_a_number_has_no_capitals_of_a_heading(unit: str, after: str) -> None:
    assert unit_after_number(unit) == after
