"""Capaian, the years before, the plan, other units, efficiency."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measures_data import direct, indicator, measured, percentage, version

from lkjip_docgen.idn.printing import print_quantity
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Status, Unit
from lkjip_docgen.templating import phrases


def first(pengukuran=None, **options):
    return measured(indikator=[indicator(pengukuran, **options)]).indikator[0]


def test_capaian_is_result_over_target():
    hasil = first(direct("3,81"), target="3,13")
    assert hasil.capaian.nilai == Decimal("121.73")
    assert hasil.capaian.formula == "realisasi ÷ target × 100%"
    assert hasil.capaian.inputs == (hasil.realisasi, hasil.target)


@pytest.mark.parametrize(
    ("hasil", "capaian"), [("8", "120.00"), ("10", "100.00"), ("12", "80.00"), ("25", "-50.00")]
)
def test_where_less_is_better_staying_below_the_target_exceeds_100(hasil, capaian):
    assert first(direct(hasil), target=10, polaritas="minimum").capaian.nilai == Decimal(capaian)


@pytest.mark.parametrize(
    ("hasil", "polaritas", "status", "tercapai"),
    [
        (0, "maksimum", Status.BELUM_DILAKSANAKAN, None),
        (5, "maksimum", Status.TIDAK_SEBANDING, True),
        (0, "minimum", Status.TIDAK_SEBANDING, True),
        (5, "minimum", Status.TIDAK_SEBANDING, False),
    ],
)
def test_a_target_of_zero_gives_no_percentage_but_a_verdict(hasil, polaritas, status, tercapai):
    measured_one = first(direct(hasil), target=0, polaritas=polaritas)
    assert measured_one.capaian.status is status
    assert measured_one.tercapai is tercapai


@pytest.mark.parametrize(
    ("polaritas", "hasil", "words"),
    [
        ("maksimum", "-1", "melampaui target"),
        ("maksimum", "-2", "tepat memenuhi target"),
        ("maksimum", "-3", "belum mencapai target"),
        ("minimum", "-3", "lebih baik daripada target"),
        ("minimum", "-1", "belum mencapai target"),
    ],
)
def test_a_target_below_zero_has_a_verdict_and_no_percentage(polaritas, hasil, words):
    measured = first(direct(hasil), target=-2, polaritas=polaritas)
    assert not measured.capaian.ada
    assert phrases.tercapai(measured) == words
    said = phrases.tanpa_persentase(measured)
    assert said == "Karena targetnya negatif, capaian tidak dinyatakan dengan persentase."


@pytest.mark.parametrize(("hasil", "target"), [(None, "3,13"), ("3,81", None)])
def test_a_missing_result_or_target_leaves_capaian_missing(hasil, target):
    assert first(direct(hasil), target=target).capaian.status is Status.KOSONG


@pytest.mark.parametrize(
    ("part", "whole", "value", "status"),
    [
        (45, 60, Decimal("75.00"), Status.ADA),
        (1, 3, Decimal("33.33"), Status.ADA),
        (0, 4, Decimal("0.00"), Status.ADA),
        (0, 0, None, Status.BELUM_DILAKSANAKAN),
        (2, 0, None, Status.TIDAK_SEBANDING),
        (None, 4, None, Status.KOSONG),
        (4, None, None, Status.KOSONG),
    ],
)
def test_a_percentage_of_nothing_is_neither_0_nor_100(part, whole, value, status):
    hasil = first(percentage(part, whole), satuan="persen", target=80)
    assert (hasil.realisasi.value, hasil.realisasi.status) == (value, status)
    assert hasil.realisasi.unit is Unit.PERSEN
    if value is None:
        assert hasil.capaian.status is status


def test_a_count_keeps_its_own_word():
    count = {"jenis": "cacah", "yang_dihitung": "layanan terbit", "hasil": 12}
    hasil = first(count, satuan="layanan", target=10)
    assert (hasil.realisasi.nilai, hasil.realisasi.places) == (12, 0)
    assert (hasil.realisasi.unit, hasil.realisasi.satuan) == (Unit.JUMLAH, "layanan")
    assert hasil.capaian.nilai == 120
    assert print_quantity(hasil.target) == "10"


def test_years_stand_in_order_and_end_with_this_one():
    hasil = first(
        riwayat=[
            {"tahun": 2022, "target": "3,12", "realisasi": "3,9"},
            {"tahun": 2020, "keterangan": "Indikator belum ada"},
            {"tahun": 2021, "target": "3,11"},
        ]
    )
    assert [t.tahun for t in hasil.tahun] == [2020, 2021, 2022, 2023]
    assert [t.realisasi.status for t in hasil.tahun] == [
        Status.TIDAK_SEBANDING,
        Status.KOSONG,
        Status.ADA,
        Status.ADA,
    ]
    assert hasil.tahun[0].capaian.status is Status.TIDAK_SEBANDING
    assert hasil.tahun[-1].realisasi is hasil.realisasi
    assert hasil.tahun_lalu.realisasi.path == "indikator.ipk.tahun.2022.realisasi"


def test_only_years_before_the_reported_one_are_history():
    hasil = first(riwayat=[{"tahun": t, "realisasi": "3,90"} for t in (2022, 2023, 2024)])
    assert [t.tahun for t in hasil.tahun] == [2022, 2023]
    assert hasil.tahun[-1].realisasi is hasil.realisasi


def test_a_past_survey_result_without_a_declared_scale_cannot_be_compared():
    hasil = first(riwayat=[{"tahun": 2022, "target": "3,12", "nilai_survei": "17,0"}])
    assert hasil.tahun_lalu.realisasi.status is Status.TIDAK_SEBANDING


def test_changes_are_points_of_the_index_and_percentage_points():
    hasil = first(riwayat=[{"tahun": 2022, "target": "3,12", "realisasi": "3,90"}])
    assert hasil.perubahan_realisasi.nilai == Decimal("-0.09")
    assert hasil.perubahan_realisasi.unit is Unit.POIN
    assert hasil.perubahan_capaian.nilai == Decimal("-3.27")  # 121,73 - 125,00
    assert hasil.perubahan_capaian.unit is Unit.POIN_PERSENTASE


def test_without_last_year_there_is_no_change():
    hasil = first(riwayat=[{"tahun": 2021, "target": "3,11", "realisasi": "3,91"}])
    assert hasil.perubahan_realisasi.status is Status.KOSONG
    assert hasil.perubahan_capaian.status is Status.KOSONG
    assert hasil.tahun_lalu is None


def test_compares_with_other_units():
    hasil = first(
        direct("3,81"),
        pembanding=[
            {"lingkup": "kanwil", "unit": "Kanwil", "realisasi": "3,50", "sumber": "LKjIP"},
            {"lingkup": "nasional", "unit": "Standar nasional"},
        ],
    )
    kanwil, nasional = hasil.pembanding
    assert (kanwil.selisih.nilai, kanwil.selisih.unit) == (Decimal("0.31"), Unit.POIN)
    assert kanwil.rasio.nilai == Decimal("108.86")
    assert nasional.selisih.status is Status.KOSONG
    assert nasional.rasio.status is Status.KOSONG


PROGRAM = version(
    "dipa-akhir",
    ("Penegakan dan Pelayanan Hukum", [(1_824_655_000, 1_816_401_110)]),
    ("Dukungan Manajemen", [(7_267_937_000, None)]),
)


def efficiency(program, hasil="3,81"):
    row = indicator(direct(hasil), program=program)
    return measured(indikator=[row], anggaran={"versi": [PROGRAM]}).indikator[0].efisiensi


def test_nothing_reached_for_nothing_spent_is_not_efficient() -> None:
    unspent = version("akhir", ("Program Contoh", [(1000, 0)]))
    row = indicator(direct("0"), program="Program Contoh")
    found = measured(indikator=[row], anggaran={"versi": [unspent]}).indikator[0].efisiensi
    assert found is not None
    assert (found.selisih.nilai, found.efisien) == (0, None)


def test_efficiency_sets_capaian_against_the_absorption_of_the_program():
    efisiensi = efficiency("penegakan dan  pelayanan hukum")
    assert efisiensi.serapan.nilai == Decimal("99.55")
    assert efisiensi.selisih.nilai == Decimal("22.18")
    assert efisiensi.efisien is True
    assert efficiency("Penegakan dan Pelayanan Hukum", hasil="3,00").efisien is False


def test_capaian_equal_to_absorption_is_efficient():
    even = version("dipa", ("Program", [(100, 90)]))
    row = indicator(direct("2,70"), target=3, program="Program")
    efisiensi = measured(indikator=[row], anggaran={"versi": [even]}).indikator[0].efisiensi
    assert efisiensi.selisih.nilai == 0
    assert efisiensi.efisien is True


@pytest.mark.parametrize("program", ["Dukungan Manajemen", "Program lain"])
def test_efficiency_is_unknown_without_absorption(program):
    efisiensi = efficiency(program)
    assert efisiensi.serapan.status is Status.KOSONG
    assert efisiensi.efisien is None


def test_an_indicator_without_program_has_no_efficiency():
    assert efficiency(None) is None


def test_the_mean_takes_the_published_capaian_of_those_that_have_one():
    hasil = measured(
        indikator=[
            indicator(direct("3,98"), kode="ikm", target="3,25"),
            indicator(direct("3,81"), kode="ipk", target="3,13"),
            indicator(direct("3,96"), kode="iki", target="3,13"),
            indicator(direct(None), kode="lain"),
        ]
    )
    assert hasil.rata_rata_capaian.nilai == Decimal("123.57")
    assert [part.ada for part in hasil.rata_rata_capaian.inputs] == [True, True, True, False]


def test_the_mean_of_nothing_is_missing():
    hasil = measured(indikator=[indicator(direct(None))])
    assert hasil.rata_rata_capaian.status is Status.KOSONG


def test_figures_carry_their_as_of_date():
    hasil = measured(
        dokumen={
            "tahun": 2023,
            "tempat": "Belitung",
            "tanggal": date(2024, 1, 3),
            "batas_data": {"kinerja": date(2023, 12, 5)},
        },
        indikator=[indicator(riwayat=[{"tahun": 2022, "realisasi": "3,90"}])],
    ).indikator[0]
    assert hasil.realisasi.as_of == date(2023, 12, 5)
    assert hasil.capaian.as_of == date(2023, 12, 5)
    assert hasil.tahun_lalu.realisasi.as_of == date(2022, 12, 31)
    assert first().realisasi.as_of is None  # nobody said


_READ = str.maketrans({".": None, ",": ".", "−": "-"})
index = st.decimals(min_value="0.01", max_value=200, places=2)


@given(index, index, st.sampled_from(["maksimum", "minimum"]))
def test_printed_capaian_follows_from_printed_result_and_target(result, target, polaritas):
    hasil = first(direct(result), target=target, polaritas=polaritas)

    def read(quantity):
        return Fraction(print_quantity(quantity).strip("%").translate(_READ))

    now, aim = read(hasil.realisasi), read(hasil.target)
    exact = (now if polaritas == "maksimum" else 2 * aim - now) / aim * 100
    sign = -1 if exact < 0 else 1
    rounded = sign * Fraction(int(abs(exact) * 100 + Fraction(1, 2)), 100)
    assert read(hasil.capaian) == rounded


@given(
    result=st.decimals(min_value="0.0001", max_value=1000, places=4),
    target=st.decimals(min_value="0.01", max_value=1000, places=2),
    polaritas=st.sampled_from(["maksimum", "minimum"]),
)
def test_only_a_met_target_prints_as_100_percent(result, target, polaritas):
    hasil = first(direct(Number(result)), target=Number(target), polaritas=polaritas)
    assert (hasil.capaian.nilai == 100) == (result == target)
    better = result < target if polaritas == "minimum" else result > target
    assert (hasil.capaian.nilai > 100) == better
    if result != target:
        assert print_quantity(hasil.capaian) != "100,00%"


def test_a_mean_just_below_100_is_not_printed_as_100():
    several = [
        indicator(direct(r), target="50000", kode=k) for r, k in (("49998", "a"), ("50001", "b"))
    ]
    hasil = measured(indikator=several)
    assert print_quantity(hasil.rata_rata_capaian) == "99,999%"
