"""NKA and IKPA by the rule of each year."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measures_data import measured, report

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.measures import measure
from lkjip_docgen.quantity import Status


def year_2024():
    return {"tahun": 2024, "tempat": "Belitung", "tanggal": date(2025, 1, 3)}


def smart(*rows):
    keys = ("capaian_output", "penyerapan", "konsistensi", "efisiensi")
    return {
        "tahunan": [{"tahun": t, "komponen": dict(zip(keys, row, strict=True))} for t, *row in rows]
    }


SAMPLE = smart(
    (2023, 100, "91,46", "98,73", "10,17"),
    (2021, "75,09", "84,48", "70,38", "14,83"),
    (2022, 100, "99,43", "99,78", "14,31"),
)


def test_nka_of_three_years_with_the_right_weights():
    nka = measured(smart=SAMPLE).nka
    assert [(t.tahun, t.nilai.nilai) for t in nka.tahunan] == [
        (2021, Decimal("78.57")),
        (2022, Decimal("95.84")),
        (2023, Decimal("91.91")),
    ]
    assert [t.kategori.nama for t in nka.tahunan] == ["Cukup", "Sangat Baik", "Sangat Baik"]
    assert not nka.aturan_berubah


def test_efficiency_becomes_a_score_and_stays_visible():
    years = measured(smart=SAMPLE).nka.tahunan
    scores = [{k.kode: k.nilai.nilai for k in t.komponen}["nilai_efisiensi"] for t in years]
    assert scores == [Decimal("87.08"), Decimal("85.78"), Decimal("75.43")]
    assert [t.masukan[0].nilai.nilai for t in years] == [
        Decimal("14.83"),
        Decimal("14.31"),
        Decimal("10.17"),
    ]


@pytest.mark.parametrize(
    ("efisiensi", "score"), [("-30", 0), ("-20", 0), (0, 50), (20, 100), (35, 100)]
)
def test_the_efficiency_score_stays_between_0_and_100(efisiensi, score):
    komponen = measured(smart=smart((2023, 90, 90, 90, efisiensi))).nka.kini.komponen
    assert {k.kode: k.nilai.nilai for k in komponen}["nilai_efisiensi"] == score


def test_a_year_with_a_missing_component_has_no_score():
    nka = measured(smart=smart((2022, 100, 99, 99, 10), (2023, 100, None, 98, 10))).nka
    assert nka.tahunan[0].nilai.ada
    assert nka.kini.nilai.status is Status.KOSONG
    assert nka.kini.kategori is None


PLANNING = {"tahun": 2024, "komponen": {"efektivitas": 90, "efisiensi": 60}}


def nka_2024(komponen=None, ikpa=None):
    row = PLANNING | {"komponen": PLANNING["komponen"] | (komponen or {})}
    return measured(dokumen=year_2024(), smart={"tahunan": [row]}, ikpa=ikpa).nka.kini


def test_since_2024_planning_counts_75_to_25_and_half_is_ikpa():
    kini = nka_2024({"ikpa": 95})
    perencanaan, ikpa = kini.komponen
    assert perencanaan.nilai.nilai == Decimal("82.50")  # (90 x 75 + 60 x 25) / 100
    assert ikpa.nilai.nilai == 95
    assert kini.nilai.nilai == Decimal("88.75")
    assert [(m.kode, m.bobot.nilai) for m in kini.masukan] == [
        ("efektivitas", 75),
        ("efisiensi", 25),
    ]


def test_the_published_case_of_half_planning_half_execution():
    komponen = {"efektivitas": "18,70", "efisiensi": "18,70", "ikpa": "99,27"}
    assert nka_2024(komponen).nilai.nilai == Decimal("58.99")


def test_the_ikpa_half_comes_from_the_ikpa_of_the_same_year():
    ikpa = {"tahunan": [{"tahun": 2024, "komponen": {"capaian_output": 80}}]}
    kini = nka_2024({"ikpa": 95}, ikpa)
    assert kini.komponen[1].nilai.path == "ikpa.2024.nilai"
    assert kini.nilai.nilai == Decimal("81.25")


def test_a_change_of_rule_between_the_years_is_said():
    rows = [{"tahun": 2023, "komponen": SAMPLE["tahunan"][0]["komponen"]}, PLANNING]
    nka = measured(dokumen=year_2024(), smart={"tahunan": rows}).nka
    assert nka.aturan_berubah
    assert nka.kini.nilai.status is Status.KOSONG  # no IKPA


FULL_2023 = {
    "revisi_dipa": 100,
    "deviasi_halaman_iii": 80,
    "penyerapan_anggaran": 90,
    "belanja_kontraktual": 95,
    "penyelesaian_tagihan": 100,
    "pengelolaan_up_tup": "98,50",
    "dispensasi_spm": 100,
    "capaian_output": 100,
}


def ikpa(tahun, komponen, pengurang=None):
    row = {"tahun": tahun, "komponen": komponen, "pengurang": pengurang}
    dokumen = year_2024() | {"tahun": tahun}
    return measured(dokumen=dokumen, ikpa={"tahunan": [row]}).ikpa.kini


def test_ikpa_weighs_eight_indicators():
    # 10 + 8 + 18 + 9,5 + 10 + 9,85 + 5 + 25
    kini = ikpa(2023, FULL_2023)
    assert kini.nilai.nilai == Decimal("95.35")
    assert kini.kategori.nama == "Sangat Baik"


def test_an_indicator_without_data_leaves_the_weight():
    kini = ikpa(2023, FULL_2023 | {"belanja_kontraktual": None})
    assert kini.nilai.nilai == Decimal("95.39")  # 85,85 / 90 x 100
    absent = ikpa(2023, {k: v for k, v in FULL_2023.items() if k != "belanja_kontraktual"})
    assert absent.nilai == kini.nilai


def test_since_2024_dispensation_is_subtracted():
    komponen = {k: v for k, v in FULL_2023.items() if k != "dispensasi_spm"}
    # 10 + 12 + 18 + 9,5 + 10 + 9,85 + 25
    assert ikpa(2024, komponen).nilai.nilai == Decimal("94.35")
    kini = ikpa(2024, komponen, "0,50")
    assert kini.nilai.nilai == Decimal("93.85")
    assert kini.pengurang.nilai == Decimal("0.50")
    assert kini.kategori.nama == "Baik"


def test_ikpa_without_any_figure_is_missing():
    assert measured(ikpa={}).ikpa is None
    assert ikpa(2023, dict.fromkeys(FULL_2023)).nilai.status is Status.KOSONG


def test_a_misspelt_component_is_refused_and_not_left_out_of_the_weight():
    laporan = report(
        smart={"tahunan": [{"tahun": 2023, "komponen": {"capaian": 100}}]},
        ikpa={
            "tahunan": [
                {"tahun": 2023, "komponen": {"revisi": 100, "dispensasi_spm": 100}},
                {"tahun": 2019, "komponen": {}},
            ]
        },
    )
    with pytest.raises(LkjipError) as error:
        measure(laporan)
    findings = error.value.findings
    assert [(f.code, f.path) for f in findings] == [
        ("LK013", "smart.tahunan[0].komponen.capaian"),
        ("LK013", "ikpa.tahunan[0].komponen.revisi"),
        ("LK017", "ikpa.tahunan[1].tahun"),
    ]
    assert "capaian_output" in findings[0].suggestion


score = st.decimals(min_value=0, max_value=100, places=2)


@given(st.dictionaries(st.sampled_from(sorted(FULL_2023)), score, min_size=1))
def test_a_score_lies_between_its_lowest_and_highest_component(komponen):
    kini = ikpa(2023, komponen)
    assert min(komponen.values()) <= kini.nilai.nilai <= max(komponen.values())
    assert sum(k.tertimbang.nilai for k in kini.komponen if k.nilai.ada) <= 100


@given(st.tuples(score, score, score, st.decimals(min_value=-20, max_value=20, places=2)))
def test_the_printed_products_sum_to_the_printed_score(row):
    kini = measured(smart=smart((2023, *row))).nka.kini
    total = sum(k.tertimbang.nilai for k in kini.komponen)
    assert round(total * 100 + Decimal("0.0000001")) == kini.nilai.nilai * 100
