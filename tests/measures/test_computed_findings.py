"""What the numbers say when they are held against each other, one example for each kind."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from measures_data import direct, indicator, measured, monthly, spending, values, version

from lkjip_docgen.idn import with_unit
from lkjip_docgen.measures import HasilTelaah, measure
from lkjip_docgen.measures.results import Hasil
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import load_project


def findings(hasil: Hasil, pokok: str = "indikator.ipk") -> dict[str, HasilTelaah]:
    return {row.kode: row for row in hasil.telaah if row.pokok == pokok}


def of(pengukuran: dict[str, Any] | None = None, **options: Any) -> dict[str, HasilTelaah]:
    """The findings about one indicator."""
    return findings(measured(indikator=[indicator(pengukuran, **options)]))


def history(*rows: Sequence[str]) -> list[dict[str, Any]]:
    """Years with their target and result: ("2022", "3,12", "3,90")."""
    return [{"tahun": int(y), "target": t, "realisasi": r} for y, t, r in rows]


def said(row: HasilTelaah) -> dict[str, str]:
    return {name: with_unit(quantity) for name, quantity in row.angka.items()}


def parts(row: HasilTelaah) -> list[tuple[str, str]]:
    return [(part.nama, with_unit(part.nilai)) for part in row.bagian]


# --- the changes of an indicator -------------------------------------------------------------


def test_a_change_of_capaian_is_taken_apart_first_by_result_then_by_target() -> None:
    found = of(direct("3,81"), riwayat=history(("2022", "3,12", "3,90")))
    row = found["uraian-capaian"]
    assert row.angka["antara"].nilai == Decimal("122.12")  # 3,81 ÷ 3,12
    assert row.angka["realisasi"].nilai == Decimal("-2.88")
    assert row.angka["target"].nilai == Decimal("-0.39")
    assert row.angka["perubahan"].nilai == Decimal("-3.27")
    assert row.kata == {"tahun": 2022, "target_naik": True, "polaritas": "maksimum"}


def test_where_less_is_better_a_better_result_adds_and_a_stricter_target_takes_away() -> None:
    found = of(direct("5"), target=4, polaritas="minimum", riwayat=history(("2022", "5", "6")))
    row = found["uraian-capaian"]
    assert (row.angka["realisasi"].nilai, row.angka["target"].nilai) == (20, -25)
    assert not row.kata["target_naik"]


@pytest.mark.parametrize(
    "options",
    [
        {"riwayat": []},
        {"riwayat": history(("2021", "3,12", "3,90"))},  # not the year before
        {"riwayat": history(("2022", "3,13", "3,90"))},  # the same target
        {"riwayat": history(("2022", "3,12", "3,81"))},  # the same result
        {"riwayat": history(("2022", "0", "3,90"))},  # no capaian last year
        {"riwayat": [{"tahun": 2022, "target": "3,12"}]},
        {"riwayat": history(("2022", "3,12", "3,90")), "target": None},
        {"riwayat": history(("2022", "3,12", "3,90")), "target_sampai": "3,50"},
    ],
)
def test_what_cannot_be_taken_apart_or_need_not_is_not(options: dict[str, Any]) -> None:
    assert "uraian-capaian" not in of(direct("3,81"), **options)


def test_two_falls_in_a_row_are_told_with_each_step() -> None:
    past = history(("2021", "3,11", "3,91"), ("2022", "3,12", "3,90"))
    row = of(direct("3,81"), riwayat=past)["memburuk-berturut"]
    assert parts(row) == [("2022", "−0,01 poin"), ("2023", "−0,09 poin")]
    assert with_unit(row.angka["kali"]) == "2 tahun"
    assert row.perhatian


def test_a_rise_is_bad_where_less_is_better_and_good_elsewhere() -> None:
    past = history(("2021", "5", "5"), ("2022", "5", "6"))
    worse = of(direct("7"), target=5, polaritas="minimum", riwayat=past)
    assert worse["memburuk-berturut"].kata["naik"]
    assert "memburuk-berturut" not in of(direct("7"), target=5, riwayat=past)
    assert "memburuk-berturut" not in of(direct("7"), target=5, polaritas="stabil", riwayat=past)


@pytest.mark.parametrize(
    "past",
    [
        history(("2022", "3,12", "3,90")),  # one fall
        history(("2020", "3,11", "3,91"), ("2022", "3,12", "3,90")),  # a year is missing
        history(("2021", "3,11", "3,90"), ("2022", "3,12", "3,90")),  # the first step is none
    ],
)
def test_one_fall_is_no_row_of_falls(past: list[dict[str, Any]]) -> None:
    assert "memburuk-berturut" not in of(direct("3,81"), riwayat=past)


# --- what an indicator should reach ----------------------------------------------------------


def test_a_missed_target_tells_by_how_much_and_how_often() -> None:
    past = history(("2021", "6", "7"), ("2022", "5", "6"))
    row = of(direct("5"), target=4, polaritas="minimum", satuan="kejadian", riwayat=past)[
        "belum-tercapai"
    ]
    assert said(row) == {
        "kekurangan": "1 kejadian",
        "kali": "3 tahun",
        "realisasi": "5 kejadian",
    }
    assert row.kata == {"sejak": 2021, "tahun": 2023}


def test_a_miss_without_anything_to_compare_stands_for_attention_alone() -> None:
    row = of(direct("3,00"))["belum-tercapai"]
    assert (row.bobot, row.perhatian) == (0, 100)


def test_a_missed_range_is_measured_from_its_nearest_end() -> None:
    row = of(direct("9"), target=4, target_sampai=7, polaritas="stabil")["belum-tercapai"]
    assert with_unit(row.angka["kekurangan"]) == "2,00 poin"


def test_a_target_of_the_plan_that_was_reached_long_ago() -> None:
    past = history(("2020", "3", "3,10"), ("2021", "3,11", "3,91"), ("2022", "3,12", "3,90"))
    plan = {"tahun": 2024, "nilai": "3,14"}
    row = of(direct("3,81"), riwayat=past, target_menengah=plan)["sejak-tercapai"]
    assert row.kata == {
        "sejak": 2021,
        "tahun": 2024,
        "terlampaui": True,
        "terawal": False,
        "dekat": False,
    }
    assert with_unit(row.angka["realisasi"]) == "3,91"


def test_the_first_year_of_the_data_may_not_be_the_first_that_reached_it() -> None:
    plan, past = {"tahun": 2024, "nilai": "3,14"}, history(("2022", "3,12", "3,14"))
    row = of(direct("3,81"), riwayat=past, target_menengah=plan)["sejak-tercapai"]
    assert row.kata["terawal"]
    assert not row.kata["terlampaui"]


def test_a_year_without_a_result_may_have_reached_it_too() -> None:
    past = history(("2020", "3,11", "3,91"), ("2022", "3,12", "3,90"))
    plan = {"tahun": 2024, "nilai": "3,14"}
    row = of(direct("3,81"), riwayat=past, target_menengah=plan)["sejak-tercapai"]
    assert (row.kata["sejak"], row.kata["terawal"]) == (2022, True)


@pytest.mark.parametrize(
    ("plan", "past"),
    [
        ({"tahun": 2024, "nilai": "3,85"}, history(("2022", "3,12", "3,90"))),  # not now
        ({"tahun": 2024, "nilai": "3,14"}, history(("2022", "3,12", "3,10"))),  # new this year
        ({"tahun": 2022, "nilai": "3,14"}, history(("2022", "3,12", "3,90"))),  # the plan is over
        ({"tahun": 2024}, history(("2022", "3,12", "3,90"))),
    ],
)
def test_a_target_of_the_plan_that_is_no_news_is_not_told(
    plan: dict[str, Any], past: list[dict[str, Any]]
) -> None:
    assert "sejak-tercapai" not in of(direct("3,81"), riwayat=past, target_menengah=plan)


def test_a_result_near_the_end_of_its_scale_beside_a_target_far_from_it() -> None:
    scaled = direct("3,98") | {"skala_hasil": {"maks": 4}}
    row = of(scaled, target="3,25")["dekat-batas"]
    assert said(row) == {"jarak": "0,02 poin", "jarak_target": "0,75 poin", "skala": "4"}
    assert "dekat-batas" not in of(scaled | {"hasil": "3,79"}, target="3,25")
    assert "dekat-batas" not in of(direct("3,98"), target="3,25")  # no scale is known


@pytest.mark.parametrize(
    ("hasil", "plan", "cukup", "tercapai", "menjauh"),
    [
        ("5", 9, True, False, False),  # 1,5 a year, 0,67 needed... until 2029
        ("5", 20, False, False, False),
        ("1", 9, False, False, True),
    ],
)
def test_the_pace_of_three_years_beside_the_one_that_the_plan_needs(
    hasil: str, plan: int, cukup: bool, tercapai: bool, menjauh: bool
) -> None:
    past = history(("2021", "3", "2"), ("2022", "5", "4"))
    menengah = {"tahun": 2029, "nilai": plan}
    found = of(direct(hasil), target=7, satuan="puskesmas", riwayat=past, target_menengah=menengah)
    row = found["laju-menengah"]
    assert row.angka["laju"].nilai == (Decimal(hasil) - 2) / 2
    assert row.kata["cukup"] is cukup
    assert row.kata["tercapai"] is tercapai
    assert row.kata["menjauh"] is menjauh
    assert bool(row.perhatian) is not cukup


@pytest.mark.parametrize(("hasil", "laju"), [("3,90", "0.00"), ("3,91", "0.003")])
def test_a_pace_of_nothing_is_none_and_a_small_one_is_not(hasil: str, laju: str) -> None:
    past = [{"tahun": y, "target": "3", "realisasi": "3,90"} for y in (2019, 2020, 2021)]
    past += history(("2022", "3", "4,10"))
    plan = {"tahun": 2029, "nilai": "4,20"}
    row = of(direct(hasil), riwayat=past, target_menengah=plan)["laju-menengah"]
    assert str(row.angka["laju"].nilai) == laju


def test_a_target_of_the_plan_that_is_about_to_be_lost() -> None:
    past = history(("2021", "3", "4,00"), ("2022", "3", "3,60"))
    plan = {"tahun": 2025, "nilai": "3,00"}
    row = of(direct("3,20"), target="3,1", riwayat=past, target_menengah=plan)["laju-menengah"]
    assert row.kata["tercapai"]
    assert not row.kata["cukup"]
    steady = of(direct("3,90"), target="3,1", riwayat=past, target_menengah=plan)
    assert "laju-menengah" not in steady  # reached, and stays so


@pytest.mark.parametrize(
    ("tahun", "past"),
    [
        (2029, history(("2022", "5", "4"))),  # two years are no course
        (2029, history(("2020", "3", "2"), ("2022", "5", "4"))),
        (2023, history(("2021", "3", "2"), ("2022", "5", "4"))),  # no year is left
    ],
)
def test_a_pace_needs_three_years_and_years_to_come(tahun: int, past: list[dict[str, Any]]) -> None:
    plan = {"tahun": tahun, "nilai": 9}
    assert "laju-menengah" not in of(direct("5"), target=7, riwayat=past, target_menengah=plan)


def test_units_that_are_better_are_named_where_the_target_is_met() -> None:
    worse, better = {"unit": "Kantor A", "realisasi": 6}, {"unit": "Kantor B", "realisasi": 4}
    met = of(direct("5"), target=5, polaritas="minimum", pembanding=[worse, better])
    assert parts(met["lain-pembanding"]) == [("Kantor B", "4,00")]
    assert met["lain-pembanding"].bobot == 0  # the card compares with every unit
    more = of(direct("5"), target=5, pembanding=[worse, better])
    assert parts(more["lain-pembanding"]) == [("Kantor A", "6,00")]
    missed = of(direct("5"), target=6, pembanding=[worse, better])
    assert "lain-pembanding" not in missed


# --- surveys ---------------------------------------------------------------------------------

MONTHS = values("17,49 17,48 17,50 17,49 17,50 17,50 17,13 17,36 17,31 17,29 17,30 17,50")
PEOPLE = values("32 31 34 32 33 30 30 31 31 30 30 15")


def test_a_month_clearly_below_all_others_with_its_lowest_elements() -> None:
    rows = {
        "Respon": ["17,50"] * 6 + ["16,80"] + ["17,40"] * 5,
        "Informasi": ["17,50"] * 6 + ["17,06"] + ["17,40"] * 5,
        "Tarif": ["17,50"] * 6 + ["17,24"] + ["17,40"] * 5,
    }
    row = of(monthly(MONTHS, PEOPLE, rows), target="3,25")["bulan-terendah"]
    assert row.kata["bulan"] == "Juli"
    assert said(row) == {"nilai": "17,13", "berikut": "17,29", "setahun": "17,40"}
    assert parts(row) == [("Respon", "16,80"), ("Informasi", "17,06")]


def test_a_lowest_month_among_others_like_it_is_none_worth_telling() -> None:
    level = values("17,30 17,25 17,31 17,28 17,33 17,26 17,24 17,29 17,27 17,32 17,30 17,31")
    assert "bulan-terendah" not in of(monthly(level, PEOPLE), target="3,25")
    few = [*MONTHS[5:9], *[None] * 8]  # four months tell of no year
    assert "bulan-terendah" not in of(monthly(few, PEOPLE), target="3,25")


def test_halves_of_a_year_that_lie_apart_and_the_elements_that_went_along() -> None:
    rows = {"A": MONTHS, "B": MONTHS, "C": MONTHS[::-1]}
    row = of(monthly(MONTHS, PEOPLE, rows), target="3,25")["beda-semester"]
    assert said(row) == {
        "satu": "17,49",
        "dua": "17,30",
        "selisih": "−0,19 poin",
        "searah": "2 unsur",
    }
    assert row.kata["unsur"] == 3


def test_a_change_smaller_than_half_of_what_the_months_differ_is_practically_none() -> None:
    def changed(before: str) -> dict[str, HasilTelaah]:
        past = [{"tahun": 2022, "target": "3,2", "realisasi": before}]
        return of(monthly(MONTHS, PEOPLE), target="3,25", riwayat=past)

    row = changed("3,95")["praktis-sama"]
    assert said(row) == {
        "perubahan": "0,03 poin",
        "jarak": "0,08 poin",  # 0,37 × 4 ÷ 17,50
        "terendah": "17,13",
        "tertinggi": "17,50",
    }
    assert "praktis-sama" not in changed("3,89")
    assert "praktis-sama" not in changed("3,98")  # no change at all is said elsewhere


def test_a_fall_that_is_practically_none_is_no_row_of_falls() -> None:
    past = history(("2021", "3", "4,00"), ("2022", "3", "3,99"))
    found = of(monthly(MONTHS, PEOPLE), target="3,25", riwayat=past)
    assert "praktis-sama" in found
    assert "memburuk-berturut" not in found


def test_elements_that_lie_close_together_have_no_order_worth_telling() -> None:
    rows = {
        name: [value] * 12 for name, value in zip("ABC", ("17,36", "17,40", "17,44"), strict=True)
    }
    row = of(monthly(MONTHS, PEOPLE, rows), target="3,25")["unsur-rapat"]
    assert said(row)["jarak"] == "0,08 poin"
    assert said(row)["jarak_bulan"] == "0,37 poin"
    assert row.kata["unsur"] == 3


def test_an_element_clearly_below_the_others() -> None:
    rows = {
        name: [value] * 12 for name, value in zip("ABC", ("16,00", "17,40", "17,44"), strict=True)
    }
    found = of(monthly(MONTHS, PEOPLE, rows), target="3,25")
    assert found["unsur-terendah"].kata["nama"] == "A"
    assert said(found["unsur-terendah"])["selisih"] == "−1,40 poin"
    assert "unsur-rapat" not in found


def weighted(*nilai: str, **options: Any) -> dict[str, Any]:
    rows = [
        {"nama": f"Unsur {number}", "bobot": 100 // len(nilai), "nilai": value}
        for number, value in enumerate(nilai, 1)
    ]
    group = {"kode": "internal", "nama": "Pihak internal", "unsur": rows} | options
    return {
        "jenis": "unsur_berbobot",
        "nama": "Survei",
        "skala_hasil": {"maks": 4},
        "kelompok": [group],
    }


def test_elements_below_a_target_that_is_met() -> None:
    row = of(weighted("3,04", "3,30", "3,12", "3,40"), target="3,14")["unsur-di-bawah-target"]
    assert parts(row) == [("Unsur 1", "3,04"), ("Unsur 3", "3,12")]
    assert row.kata == {"unsur": 4, "tercapai": True}
    assert "unsur-di-bawah-target" not in of(weighted("3,2", "3,3"), target="3,14")
    assert "unsur-di-bawah-target" not in of(weighted("3,0", "3,1"), target="3,14")  # all are


def test_how_many_of_those_asked_have_answered() -> None:
    row = of(weighted("3,2", "3,3", responden=28, populasi=36))["tingkat-respons"]
    assert said(row)["persen"] == "77,78%"
    assert "tingkat-respons" not in of(weighted("3,2", "3,3", responden=40, populasi=36))


# --- money -----------------------------------------------------------------------------------


def budget(*jenis: dict[str, Any]) -> dict[str, HasilTelaah]:
    anggaran = {"versi": [version("dipa")], "jenis_belanja": list(jenis)}
    return findings(measured(anggaran=anggaran), "anggaran")


def test_what_made_spending_grow() -> None:
    found = budget(spending(2022, (90, 80), (50, 40)), spending(2023, (200, 180), (60, 60)))
    row = found["belanja-berubah"]
    assert said(row) == {"perubahan": "Rp120"}
    assert [(p.nama, with_unit(p.nilai), with_unit(p.andil)) for p in row.bagian if p.andil] == [
        ("Belanja 1", "Rp100", "83,33%"),
        ("Belanja 2", "Rp20", "16,67%"),
    ]


def test_kinds_that_went_different_ways_have_amounts_and_no_shares() -> None:
    found = budget(spending(2022, (90, 80), (50, 40)), spending(2023, (200, 180), (60, 10)))
    assert [(p.nama, p.andil) for p in found["belanja-berubah"].bagian] == [
        ("Belanja 1", None),
        ("Belanja 2", None),
    ]


def test_a_kind_that_is_new_counts_whole() -> None:
    found = budget(spending(2022, (90, 80)), spending(2023, (90, 80), (60, 50)))
    assert parts(found["belanja-berubah"]) == [("Belanja 2", "Rp50")]
    gone = budget(spending(2022, (90, 80), (60, 50)), spending(2023, (90, 80)))
    assert parts(gone["belanja-berubah"]) == [("Belanja 2", "−Rp50")]


@pytest.mark.parametrize(
    ("before", "now"),
    [("Belanja 1", "Belanja 1 dan Jasa"), ("Belanja 1 dan Jasa", "Belanja 1")],
)
def test_a_kind_that_was_called_otherwise_is_neither_new_nor_gone(before: str, now: str) -> None:
    found = budget(
        _called(spending(2022, (90, 80), (50, 40)), before),
        _called(spending(2023, (200, 180), (60, 60)), now),
    )
    assert parts(found["belanja-berubah"]) == [(now, "Rp100"), ("Belanja 2", "Rp20")]


def _called(year: dict[str, Any], name: str) -> dict[str, Any]:
    """Spending of a year whose first kind has this name."""
    first, *others = year["belanja"]
    return {**year, "belanja": [{**first, "jenis": name}, *others]}


def test_a_change_of_less_than_a_hundredth_is_not_told() -> None:
    found = budget(spending(2022, (900, 800), (500, 400)), spending(2023, (900, 805), (500, 407)))
    assert "belanja-berubah" not in found


def test_where_the_unspent_money_is() -> None:
    row = budget(spending(2023, (100, 40), (300, 280)))["sisa-anggaran"]
    assert said(row) == {"sisa": "Rp80", "andil_pagu": "25,00%"}
    assert [with_unit(p.andil) for p in row.bagian if p.andil] == ["75,00%", "25,00%"]
    proportionate = spending(2023, (100, 97), (900, 873))  # the largest kind, and so its rest
    assert "sisa-anggaran" not in budget(proportionate)
    assert "sisa-anggaran" not in budget(spending(2023, (100, 110), (300, 280)))  # overspent
    assert "sisa-anggaran" not in budget(spending(2023, (100, 100), (300, 300)))  # nothing left


def test_of_two_that_left_as_much_none_left_most() -> None:
    assert "sisa-anggaran" not in budget(spending(2023, (100, 90), (300, 290), (10, 10)))


@pytest.mark.parametrize(("spent", "alone"), [((100, 100), True), ((100, 99), False)])
def test_all_that_was_left_of_one_kind(spent: tuple[int, int], alone: bool) -> None:
    row = budget(spending(2023, spent, (300, 290)))["sisa-anggaran"]
    assert row.kata["seluruhnya"] is alone


@pytest.mark.parametrize(
    ("amounts", "andil"), [((10, 20, 30, 100), "62,50%"), ((100, -120, 0, 50), None)]
)
def test_a_quarter_is_a_share_of_a_year_in_which_nothing_was_paid_back(
    amounts: tuple[int, ...], andil: str | None
) -> None:
    spent = {f"tw{number}": amount for number, amount in enumerate(amounts, 1)}
    anggaran = {"versi": [version("dipa")], "triwulan": {"realisasi": spent}}
    found = findings(measured(anggaran=anggaran), "anggaran").get("triwulan-akhir")
    assert (with_unit(found.angka["andil"]) if found else None) == andil


@pytest.mark.parametrize(
    ("september", "desember", "andil"),
    [("69,09", "98,21", "29,65%"), ("80", "98", None), ("90", "80", None), (None, "98", None)],
)
def test_the_share_of_the_last_quarter(
    september: str | None, desember: str, andil: str | None
) -> None:
    rows = [{"bulan": 9, "anggaran": september}, {"bulan": 12, "anggaran": desember}]
    found = findings(measured(emonev={"tabel": rows}), "anggaran").get("triwulan-akhir")
    assert (with_unit(found.angka["andil"]) if found else None) == andil


def test_the_month_in_which_execution_is_furthest_ahead() -> None:
    rows = [
        {"bulan": 1, "anggaran": "2,05", "pelaksanaan": "19,03"},
        {"bulan": 2, "anggaran": "8", "pelaksanaan": "20"},
    ]
    row = findings(measured(emonev={"tabel": rows}), "anggaran")["pelaksanaan-mendahului"]
    assert (row.kata["bulan"], said(row)["selisih"]) == ("Januari", "16,98 poin persentase")


@pytest.mark.parametrize(("kini", "banding"), [("140", 0), ("160", 1), ("120", -1)])
def test_revenue_grows_as_planned_or_not(kini: str, banding: int) -> None:
    rows = [
        {"tahun": 2022, "target": 100, "realisasi": 100},
        {"tahun": 2023, "target": 141, "realisasi": kini},
    ]
    found = findings(measured(pnbp={"tahunan": rows}), "penerimaan")
    assert found["tumbuh-dan-target"].kata["banding"] == banding


@pytest.mark.parametrize(
    ("kini", "target", "searah", "arah"),
    [
        (1_020_000, 980_000, False, (1, -1)),
        (1_020_000, 1_030_000, True, (1, 1)),
        (1_000_000, 1_000_000, True, (0, 0)),
        (1_000_010, 1_000_000, False, (1, 0)),  # growth of 0,00%
    ],
)
def test_revenue_and_its_target_may_go_different_ways(
    kini: int, target: int, searah: bool, arah: tuple[int, int]
) -> None:
    rows = [
        {"tahun": 2022, "target": 1_000_000, "realisasi": 1_000_000},
        {"tahun": 2023, "target": target, "realisasi": kini},
    ]
    kata = findings(measured(pnbp={"tahunan": rows}), "penerimaan")["tumbuh-dan-target"].kata
    assert (kata["searah"], (kata["arah"], kata["arah_target"])) == (searah, arah)


def test_revenue_that_misses_its_target_year_after_year() -> None:
    rows = [
        {"tahun": 2020, "target": 100, "realisasi": 100},
        {"tahun": 2022, "target": 100, "realisasi": 90},
        {"tahun": 2023, "target": 100, "realisasi": 99},
    ]
    row = findings(measured(pnbp={"tahunan": rows}), "penerimaan")["target-penerimaan"]
    assert parts(row) == [("2022", "90,00%"), ("2023", "99,00%")]
    assert said(row)["kekurangan"] == "Rp1"


# --- the samples, against numbers that were worked out by hand -------------------------------


@pytest.fixture(scope="module")
def tanjungpandan() -> Hasil:
    return measure(load_project(SAMPLES / "tanjungpandan-2023").laporan)


@pytest.mark.parametrize(
    ("pokok", "kode", "told"),
    [
        ("indikator.ikm", "bulan-terendah", {"nilai": "17,13"}),
        ("indikator.ikm", "unsur-rapat", {"jarak": "0,08 poin", "terendah": "17,36"}),
        ("indikator.ikm", "beda-semester", {"satu": "17,49", "dua": "17,30", "searah": "8 unsur"}),
        ("indikator.ipk", "uraian-capaian", {"perubahan": "−3,27 poin persentase"}),
        ("indikator.iki", "praktis-sama", {"perubahan": "−0,01 poin"}),
        ("anggaran", "belanja-berubah", {"perubahan": "Rp1.487.438.652"}),
        ("anggaran", "sisa-anggaran", {"sisa": "Rp221.310.224"}),
        ("anggaran", "triwulan-akhir", {"andil": "29,65%"}),
        ("penerimaan", "tumbuh-dan-target", {"realisasi": "41,03%", "target": "41,43%"}),
        ("nka", "uraian-nilai", {"perubahan": "−3,93 poin", "pembulatan": "−0,01 poin"}),
    ],
)
def test_the_sample_says_what_was_found_by_hand(
    tanjungpandan: Hasil, pokok: str, kode: str, told: dict[str, str]
) -> None:
    row = findings(tanjungpandan, pokok)[kode]
    assert said(row) | told == said(row)


def test_the_parts_of_the_sample_are_those_found_by_hand(tanjungpandan: Hasil) -> None:
    growth = findings(tanjungpandan, "anggaran")["belanja-berubah"].bagian
    assert [with_unit(p.andil) for p in growth if p.andil] == ["89,67%", "8,80%", "1,53%"]
    left = findings(tanjungpandan, "anggaran")["sisa-anggaran"].bagian[0]
    assert (left.nama, with_unit(left.nilai)) == ("Belanja Pegawai", "Rp172.264.377")
    assert left.andil is not None
    assert with_unit(left.andil) == "77,84%"
    score = parts(findings(tanjungpandan, "nka")["uraian-nilai"])
    assert [value for _, value in score] == ["−2,96 poin", "−0,77 poin", "−0,19 poin"]


@pytest.mark.parametrize("kode", ["ikm", "ipk", "iki"])
def test_every_target_of_2024_was_exceeded_in_2021(tanjungpandan: Hasil, kode: str) -> None:
    row = findings(tanjungpandan, f"indikator.{kode}")["sejak-tercapai"]
    assert (row.kata["sejak"], row.kata["terlampaui"]) == (2021, True)


def test_what_needs_attention_is_five_findings_of_different_subjects(tanjungpandan: Hasil) -> None:
    assert [(row.pokok, row.kode) for row in tanjungpandan.perhatian] == [
        ("indikator.ipk", "memburuk-berturut"),
        ("nka", "uraian-nilai"),
        ("anggaran", "sisa-anggaran"),
        ("indikator.ikm", "responden-kurang"),
        ("penerimaan", "target-penerimaan"),
    ]


def test_every_number_of_a_finding_is_known_by_its_path(tanjungpandan: Hasil) -> None:
    known = tanjungpandan.quantities()
    told = [q for row in tanjungpandan.telaah for q in row.angka.values()]
    assert all(known[quantity.path] == quantity for quantity in told)


def test_a_report_of_half_a_year_judges_nothing() -> None:
    laporan = load_project(SAMPLES / "tanjungpandan-2023", periode="semester 1").laporan
    assert measure(laporan).telaah == ()
