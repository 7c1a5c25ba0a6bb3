"""Formulas are shown with the numbers that they were computed from, and read aloud alike."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from fixture_builders import indicator
from fixture_data import DATA, WEIGHTED, D, konteks

from lkjip_docgen.document.tree import Equation
from lkjip_docgen.narrative.equations import number
from lkjip_docgen.narrative.known_builders import build
from lkjip_docgen.quantity import Unit, given
from lkjip_docgen.templating.context import Konteks

OFFICE = konteks()


def formula(name: str, *args: Any, office: Konteks = OFFICE) -> Equation:
    built = build("rumus", office, name, *args)
    assert isinstance(built, Equation)
    return built


def of(kode: str, name: str, office: Konteks = OFFICE) -> Equation:
    return formula(name, indicator(office, kode), office=office)


def weighed(*groups: dict[str, Any]) -> Konteks:
    """The office with one indicator, of weighted elements in these groups."""
    way = {**deepcopy(WEIGHTED), "kelompok": list(groups), "hasil": None, "sumber_hasil": None}
    return konteks(indikator=[{**DATA["indikator"][1], "pengukuran": way}])


def group(kode: str, *values: str, people: int | None = None) -> dict[str, Any]:
    weights = ("60", "40") if len(values) == 2 else ("20",) * len(values)
    return {
        "kode": kode,
        "nama": f"Pihak {kode}",
        "unsur": [
            {"nama": f"Unsur {n}", "bobot": D(weight), "nilai": D(value)}
            for n, (weight, value) in enumerate(zip(weights, values, strict=True))
        ],
        "responden": people,
    }


def test_capaian_is_result_by_target() -> None:
    shown = of("ikm", "capaian")
    assert shown.latex == (
        r"\text{Capaian IKM} = \frac{\text{Realisasi}}{\text{Target}} \times 100\%"
        r" = \frac{3{,}50}{3{,}25} \times 100\% = 107{,}69\%"
    )
    assert shown.spoken == (
        "Capaian IKM sama dengan realisasi dibagi target, dikali 100 persen, yaitu 107,69%."
    )


def test_where_less_is_better_capaian_is_twice_the_target_less_the_result() -> None:
    shown = of("aduan", "capaian")
    assert shown.latex == (
        r"\text{Capaian ADUAN} = \frac{(2 \times \text{Target}) - \text{Realisasi}}{\text{Target}}"
        r" \times 100\% = \frac{(2 \times 8) - 4}{8} \times 100\% = 150{,}00\%"
    )
    assert shown.spoken == (
        "Capaian ADUAN sama dengan dua kali target dikurangi realisasi, dibagi target, "
        "dikali 100 persen, yaitu 150,00%."
    )


def test_a_missing_number_is_a_gap_in_the_formula_and_in_what_is_read_aloud() -> None:
    shown = of("kosong", "capaian")
    assert shown.latex.endswith(
        r" = \frac{\text{belum diisi}}{3{,}00} \times 100\% = \text{belum diisi}"
    )
    assert shown.spoken.endswith(", yaitu belum diisi.")


@pytest.mark.parametrize(("letters", "lead"), [(32, "Capaian " + 32 * "a"), (33, "Capaian")])
def test_a_long_name_does_not_push_the_formula_off_the_page(letters: int, lead: str) -> None:
    office = konteks(indikator=[{**DATA["indikator"][0], "singkatan": letters * "a"}])
    assert of("ikm", "capaian", office).latex.startswith(rf"\text{{{lead}}} = ")


def test_the_mean_of_capaian_shows_what_it_is_made_of() -> None:
    shown = formula("rata-rata-capaian")
    assert shown.latex == (
        r"\text{Rata-rata capaian} = "
        r"\frac{107{,}69\% + 112{,}90\% + 97{,}69\% + 93{,}75\% + 150{,}00\%}{5} = 112{,}41\%"
    )
    assert shown.spoken == "Rata-rata capaian 5 indikator adalah 112,41%."


@pytest.mark.parametrize(
    ("many", "terms"),
    [(6, 6 * ["107{,}69\\%"]), (7, [*3 * ["107{,}69\\%"], r"\cdots", "107{,}69\\%"])],
)
def test_of_many_terms_the_first_three_and_the_last_are_shown(many: int, terms: list[str]) -> None:
    same = [{**DATA["indikator"][0], "kode": f"ikm-{n}", "nama": f"IKM {n}"} for n in range(many)]
    shown = formula("rata-rata-capaian", office=konteks(indikator=same))
    assert shown.latex == (
        rf"\text{{Rata-rata capaian}} = \frac{{{' + '.join(terms)}}}{{{many}}} = 107{{,}}69\%"
    )


def test_the_yearly_value_of_a_survey_is_weighted_by_its_respondents() -> None:
    assert of("ikm", "rata-tertimbang") == Equation(
        r"\text{Nilai SL} = \frac{\sum_{i=1}^{12} X_i \times Y_i}{\sum_{i=1}^{12} Y_i}",
        "Nilai SL adalah jumlah hasil kali nilai bulanan dan responden, dibagi jumlah responden.",
    )
    # 17,92 x 9 + 10 x 17,50 x 20 = 3.661,28, of 9 + 10 x 20 = 209 people
    assert of("ikm", "rata-tertimbang-angka") == Equation(
        r"\text{Nilai SL} = \frac{3.661{,}28}{209} = 17{,}52",
        "3.661,28 dibagi 209 sama dengan 17,52.",
    )


def test_the_value_of_a_survey_is_brought_to_the_scale_of_the_target() -> None:
    assert of("ikm", "konversi") == Equation(
        r"\text{Realisasi IKM} = \frac{17{,}52}{20} \times 4 = 3{,}50",
        "17,52 dibagi 20 dikali 4 sama dengan 3,50.",
    )


def test_the_elements_of_one_group_are_added_up_by_their_weights() -> None:
    office = weighed(group("internal", "3.5", "3"))
    assert of("ipk", "berbobot", office) == Equation(
        r"\text{Nilai IPK} = \frac{\sum (\text{bobot unsur} \times \text{nilai unsur})}{100\%}",
        "Nilai IPK adalah jumlah hasil kali bobot dan nilai unsur.",
    )
    # 0,60 x 3,5 + 0,40 x 3
    assert of("ipk", "berbobot-angka", office) == Equation(
        r"\text{Nilai IPK} = (60\% \times 3{,}50) + (40\% \times 3{,}00) = 3{,}30",
        "Nilai IPK sama dengan 3,30.",
    )


def test_several_groups_are_weighted_by_their_respondents() -> None:
    office = weighed(
        group("pihak-dalam", "3.5", "3", people=10), group("luar", "4", "4", people=30)
    )
    assert of("ipk", "berbobot", office) == Equation(
        r"\text{Nilai IPK} = \frac{(\text{nilai pihak dalam} \times \text{responden pihak dalam})"
        r" + (\text{nilai luar} \times \text{responden luar})}{\text{jumlah responden}}",
        "Nilai IPK adalah jumlah hasil kali nilai dan responden setiap pihak, "
        "dibagi jumlah seluruh responden.",
    )
    # (3,30 x 10 + 4 x 30) / 40 = 3,825
    assert of("ipk", "berbobot-angka", office).latex == (
        r"\text{Nilai IPK} = \frac{(3{,}30 \times 10) + (4{,}00 \times 30)}{10 + 30} = 3{,}83"
    )


def test_a_percentage_names_its_parts_and_then_their_numbers() -> None:
    assert of("tepat", "persentase") == Equation(
        r"\text{Realisasi TEPAT} = "
        r"\frac{\text{Layanan tepat waktu}}{\text{Seluruh layanan}} \times 100\%",
        "TEPAT adalah Layanan tepat waktu dibagi Seluruh layanan, dikali 100 persen.",
    )
    assert of("tepat", "persentase-angka") == Equation(
        r"\text{Realisasi TEPAT} = \frac{45}{60} \times 100\% = 75{,}00\%",
        "45 dibagi 60 dikali 100 persen sama dengan 75,00%.",
    )


@pytest.mark.parametrize(
    ("polaritas", "fraction", "capaian"),
    [
        ("maksimum", r"\frac{3{,}50}{3{,}60}", r"97{,}22\%"),
        ("minimum", r"\frac{(2 \times 3{,}60) - 3{,}50}{3{,}60}", r"102{,}78\%"),
    ],
)
def test_the_end_of_the_plan_is_a_target_like_that_of_the_year(
    polaritas: str, fraction: str, capaian: str
) -> None:
    office = konteks(indikator=[{**DATA["indikator"][0], "polaritas": polaritas}])
    shown = of("ikm", "menengah", office)
    assert shown.latex == (
        rf"\text{{Capaian terhadap target 2029}} = {fraction} \times 100\% = {capaian}"
    )
    said = capaian.replace("{,}", ",").replace("\\", "")
    assert shown.spoken == f"Capaian terhadap target tahun 2029 adalah {said}."


def test_without_a_target_for_the_end_of_the_plan_there_is_no_formula() -> None:
    with pytest.raises(TypeError, match="ipk: no medium-term target"):
        of("ipk", "menengah")


def test_rupiah_stand_upright() -> None:
    assert number(given("a", 1_500, Unit.RUPIAH, "A")) == r"\text{Rp}1.500"
