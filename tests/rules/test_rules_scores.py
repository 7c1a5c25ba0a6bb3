"""Score rules by fiscal year."""

from decimal import Decimal

import pytest

from lkjip_docgen.rules.scores import aturan


def weights(jenis, tahun):
    return {k.kode: k.bobot for k in aturan(jenis, tahun).komponen}


def test_nka_until_2023_weighs_four_components():
    assert weights("nka", 2023) == {
        "capaian_output": Decimal("43.5"),
        "nilai_efisiensi": Decimal("28.6"),
        "konsistensi": Decimal("18.2"),
        "penyerapan": Decimal("9.7"),
    }
    assert aturan("nka", 2023).kunci == (
        "capaian_output",
        "efisiensi",
        "konsistensi",
        "penyerapan",
    )


def test_nka_since_2024_is_half_planning_half_execution():
    rule = aturan("nka", 2024)
    assert weights("nka", 2024) == {"perencanaan": 50, "ikpa": 50}
    assert {b.kode: b.bobot for b in rule.komponen[0].bagian} == {
        "efektivitas": 75,
        "efisiensi": 25,
    }
    assert rule.kunci == ("efektivitas", "efisiensi", "ikpa")


def test_ikpa_moves_the_weight_of_dispensation_to_deviation_in_2024():
    before, after = weights("ikpa", 2023), weights("ikpa", 2024)
    assert before["dispensasi_spm"] == 5
    assert "dispensasi_spm" not in after
    assert (before["deviasi_halaman_iii"], after["deviasi_halaman_iii"]) == (10, 15)
    assert aturan("ikpa", 2023).pengurang == ""
    assert aturan("ikpa", 2024).pengurang == "Dispensasi SPM"


@pytest.mark.parametrize(
    ("jenis", "tahun"),
    [
        ("nka", 2021),
        ("nka", 2023),
        ("nka", 2024),
        ("ikpa", 2020),
        ("ikpa", 2021),
        ("ikpa", 2022),
        ("ikpa", 2024),
        ("ikpa", 2030),
    ],
)
def test_the_weights_of_every_version_sum_to_one_hundred(jenis, tahun):
    rule = aturan(jenis, tahun)
    assert sum(k.bobot for k in rule.komponen) == 100
    for komponen in rule.komponen:
        if komponen.bagian:
            assert sum(part.bobot for part in komponen.bagian) == 100
    assert rule.sumber.startswith("Peraturan")


def test_one_version_is_one_rule():
    assert aturan("nka", 2021) == aturan("nka", 2023)
    assert aturan("nka", 2023).kode != aturan("nka", 2024).kode


def test_a_year_before_the_first_known_rule_has_none():
    with pytest.raises(LookupError, match="2019"):
        aturan("ikpa", 2019)
