"""Monthly surveys: the public survey (17,50 to 4) and the internal one (100 to 4)."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measures_data import indicator, measured, monthly, values

from lkjip_docgen.quantity import Status

NILAI = values("17,49 17,48 17,50 17,49 17,50 17,50 17,13 17,36 17,31 17,29 17,30 17,50")
RESPONDEN = [32, 31, 34, 32, 33, 30, 30, 31, 31, 30, 30, 15]
UNSUR = {
    "Informasi": "17,50 17,42 17,50 17,50 17,50 17,41 17,06 17,25 17,16 17,24 17,33 17,50",
    "Persyaratan": "17,50 17,42 17,50 17,50 17,50 17,50 17,24 17,33 17,25 17,15 17,33 17,50",
    "Prosedur": "17,50 17,50 17,50 17,50 17,50 17,41 17,15 17,25 17,42 17,33 17,15 17,50",
    "Waktu": "17,50 17,50 17,50 17,50 17,50 17,41 17,24 17,33 17,33 17,24 17,24 17,50",
    "Tarif": "17,50 17,50 17,50 17,50 17,50 17,50 17,24 17,50 17,42 17,41 17,24 17,50",
    "Sarana": "17,42 17,50 17,50 17,42 17,50 17,50 17,15 17,42 17,33 17,33 17,41 17,50",
    "Respon": "17,50 17,50 17,50 17,50 17,50 17,50 16,80 17,42 17,42 17,33 17,41 17,50",
    "Pengaduan": "17,50 17,50 17,50 17,50 17,50 17,50 17,15 17,42 17,16 17,33 17,33 17,50",
}


def ikm(**options):
    survei = monthly(
        NILAI,
        RESPONDEN,
        {name: values(row) for name, row in UNSUR.items()},
        minimum_responden=30,
        kategori="skm-2017",
    )
    base = {"kode": "ikm", "singkatan": "IKM", "target": "3,25"}
    return indicator(survei | options.pop("survei", {}), **(base | options))


def first(*indikator):
    return measured(indikator=list(indikator)).indikator[0]


def test_weighs_the_months_by_their_respondents():
    survei = first(ikm()).survei
    assert survei.jumlah_tertimbang.nilai == Decimal("6247.61")
    assert survei.jumlah_responden.nilai == 359
    assert survei.nilai.nilai == Decimal("17.40")


def test_converts_to_the_scale_of_the_target_before_dividing():
    hasil = first(ikm())
    assert hasil.realisasi.nilai == Decimal("3.98")
    assert hasil.capaian.nilai == Decimal("122.46")
    assert hasil.tercapai is True


def test_weighs_every_element_by_the_same_respondents():
    unsur = {u.nama: str(u.nilai.nilai) for u in first(ikm()).survei.unsur}
    assert unsur == {
        "Informasi": "17.36",
        "Persyaratan": "17.39",
        "Prosedur": "17.39",
        "Waktu": "17.40",
        "Tarif": "17.44",
        "Sarana": "17.41",
        "Respon": "17.41",
        "Pengaduan": "17.41",
    }


def test_names_the_highest_and_lowest_element():
    survei = first(ikm()).survei
    assert [u.nama for u in survei.tertinggi] == ["Tarif"]
    assert [u.nama for u in survei.terendah] == ["Informasi"]


def test_elements_with_the_same_published_value_share_the_place():
    rows = {"A": [4] * 12, "B": [4] * 12, "C": ["3,99"] * 12, "D": [None] * 12}
    survei = first(indicator(monthly([4] * 12, [1] * 12, rows))).survei
    assert [u.nama for u in survei.tertinggi] == ["A", "B"]
    assert [u.nama for u in survei.terendah] == ["C"]


def test_classifies_the_converted_and_rounded_index():
    kategori = first(ikm()).survei.kategori
    assert kategori.nilai.nilai == Decimal("99.50")
    assert (kategori.kategori.mutu, kategori.kategori.nama) == ("A", "Sangat Baik")


def test_an_index_on_another_scale_gets_no_category():
    kategori = first(ikm(survei={"skala_hasil": {"maks": 5}})).survei.kategori
    assert kategori.nilai.status is Status.TIDAK_SEBANDING
    assert kategori.kategori is None


def test_finds_the_months_with_too_few_respondents():
    survei = first(ikm()).survei
    assert [(b.nama, b.responden.nilai) for b in survei.bulan_kurang] == [("Desember", 15)]


def test_without_a_minimum_no_month_is_too_weak():
    survei = first(ikm(survei={"minimum_responden": None})).survei
    assert survei.minimum_responden is None
    assert survei.bulan_kurang == ()


def test_the_internal_index_is_its_integrity_score_divided_by_25():
    integrity = monthly(
        values("98,96 98,49 98,91 98,32 99,01 98,87 98,37 98,90 99,20 99,14 99,28 99,21"),
        [31, 35, 31, 31, 34, 53, 30, 30, 32, 32, 30, 31],
        skala_survei={"maks": 100},
    )
    hasil = first(
        indicator(
            integrity,
            riwayat=[
                {"tahun": 2022, "target": "3,12", "nilai_survei": "99,17"},
                {"tahun": 2021, "target": "3,11", "nilai_survei": "98,11"},
            ],
            target_menengah={"tahun": 2024, "nilai": "3,14"},
        )
    )
    assert hasil.survei.jumlah_tertimbang.nilai == Decimal("39554.38")
    assert hasil.survei.jumlah_responden.nilai == 400
    assert hasil.survei.nilai.nilai == Decimal("98.89")
    assert hasil.realisasi.nilai == Decimal("3.96")
    assert [(t.tahun, t.realisasi.nilai, t.capaian.nilai) for t in hasil.tahun] == [
        (2021, Decimal("3.92"), Decimal("126.05")),
        (2022, Decimal("3.97"), Decimal("127.24")),
        (2023, Decimal("3.96"), Decimal("126.52")),
    ]
    assert hasil.menengah.capaian.nilai == Decimal("126.11")


def test_a_month_counts_only_with_both_value_and_respondents():
    nilai = ["10", None, "16", *[None] * 9]
    responden = [2, 50, None, *[None] * 9]
    survei = first(indicator(monthly(nilai, responden))).survei
    assert survei.jumlah_responden.nilai == 2
    assert survei.nilai.nilai == 10


def test_a_survey_without_any_month_is_missing_and_not_zero():
    hasil = first(ikm(survei={"tabel": monthly([None] * 12, [None] * 12)["tabel"]}))
    assert hasil.survei.nilai.status is Status.KOSONG
    assert hasil.survei.jumlah_responden.status is Status.KOSONG
    assert hasil.realisasi.status is Status.KOSONG
    assert hasil.capaian.status is Status.KOSONG
    assert hasil.tercapai is None
    assert hasil.survei.tertinggi == ()
    assert hasil.survei.kategori.nilai.status is Status.KOSONG


def test_a_survey_that_nobody_answered_has_not_been_carried_out():
    hasil = first(indicator(monthly(["10"] * 12, [0] * 12)))
    assert hasil.survei.nilai.status is Status.BELUM_DILAKSANAKAN
    assert hasil.capaian.status is Status.BELUM_DILAKSANAKAN


def test_a_survey_scale_of_zero_cannot_be_converted():
    hasil = first(ikm(survei={"skala_survei": {"maks": 0}}))
    assert hasil.realisasi.status is Status.TIDAK_SEBANDING


def half_up(value: Fraction, places: int = 2) -> Fraction:
    scaled = value * 10**places
    return Fraction(int(scaled + Fraction(1, 2)), 10**places)


month = st.tuples(
    st.none() | st.decimals(min_value=1, max_value="17.5", places=2),
    st.none() | st.integers(min_value=0, max_value=500),
)


@given(st.lists(month, min_size=12, max_size=12))
def test_the_yearly_value_can_be_recomputed_with_fractions(months):
    hasil = first(indicator(monthly([v for v, _ in months], [r for _, r in months])))
    both = [(Fraction(v), r) for v, r in months if v is not None and r is not None]
    respondents = sum(r for _, r in both)
    if not respondents:
        assert not hasil.survei.nilai.ada
        return
    year = half_up(sum(v * r for v, r in both) / respondents)
    assert Fraction(hasil.survei.nilai.nilai) == year
    assert Fraction(hasil.realisasi.nilai) == half_up(year * 4 / Fraction("17.5"))


@pytest.mark.parametrize("desimal", [0, 1, 3])
def test_the_result_has_the_precision_the_office_asks_for(desimal):
    realisasi = first(ikm(desimal=desimal)).realisasi
    exact = Decimal("17.40") * 4 / Decimal("17.5")
    assert realisasi.places == desimal
    assert realisasi.nilai == exact.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)
