"""The formulas of capaian, by name: what each gives, and where none gives a percentage."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from measures_data import direct, indicator, measured

from lkjip_docgen.measures import HasilIndikator
from lkjip_docgen.narrative import equations
from lkjip_docgen.quantity import Status
from lkjip_docgen.templating import phrases


def first(hasil: str | None, **options: Any) -> HasilIndikator:
    return measured(indikator=[indicator(direct(hasil), **options)]).indikator[0]


def latex(hasil: HasilIndikator) -> str:
    return equations.achievement(None, hasil).latex  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rumus", "capaian", "printed"),
    [
        (None, "120.00", r"\frac{(2 \times 10{,}00) - 8{,}00}{10{,}00}"),
        ("2-r/t", "120.00", r"\frac{(2 \times 10{,}00) - 8{,}00}{10{,}00}"),
        ("t/r", "125.00", r"\frac{10{,}00}{8{,}00}"),
    ],
)
def test_where_less_is_better_the_data_name_the_formula_and_the_report_prints_it(
    rumus: str | None, capaian: str, printed: str
) -> None:
    hasil = first("8", target=10, polaritas="minimum", rumus=rumus)
    assert hasil.capaian.nilai == Decimal(capaian)
    assert printed in latex(hasil)


def test_target_over_a_result_below_zero_says_what_leaves_it_without_a_percentage() -> None:
    hasil = first("-5", target=10, polaritas="minimum", rumus="t/r")
    assert not hasil.capaian.ada
    assert phrases.tanpa_persentase(hasil) == (
        "Karena realisasinya negatif, capaian dengan rumus target ÷ realisasi tidak dinyatakan "
        "dengan persentase."
    )


def test_target_over_a_result_of_zero_is_a_success_without_a_percentage() -> None:
    hasil = first("0", target=10, polaritas="minimum", rumus="t/r")
    assert (hasil.capaian.status, hasil.putusan) == (Status.TIDAK_SEBANDING, 1)
    assert phrases.tanpa_persentase(hasil) == (
        "Karena realisasinya nol, capaian dengan rumus target ÷ realisasi tidak dinyatakan "
        "dengan persentase."
    )
    assert phrases.tercapai(hasil) == "lebih baik daripada target"


@pytest.mark.parametrize(
    ("hasil", "capaian", "words"),
    [
        ("10", "100.00", "memenuhi target"),
        ("11", "90.00", "menyimpang dari target"),
        ("9", "90.00", "menyimpang dari target"),
        ("30", "-100.00", "menyimpang dari target"),
    ],
)
def test_a_value_that_is_held_is_met_or_deviated_from(hasil: str, capaian: str, words: str) -> None:
    held = first(hasil, target=10, polaritas="stabil")
    assert held.capaian.nilai == Decimal(capaian)
    assert phrases.tercapai(held) == words


@pytest.mark.parametrize(
    ("hasil", "capaian", "against"),
    [
        ("95", "100.00", None),
        ("105", "100.00", None),
        ("84", "88.42", "95"),
        ("126", "80.00", "105"),
    ],
)
def test_a_range_is_met_within_and_measured_from_its_nearest_end_without(
    hasil: str, capaian: str, against: str | None
) -> None:
    held = first(hasil, target=95, target_sampai=105, polaritas="stabil")
    assert held.capaian.nilai == Decimal(capaian)
    assert held.dalam_rentang is (against is None)
    if against:
        assert rf"- {against}{{,}}00|}}{{{against}{{,}}00}}" in latex(held)


@pytest.mark.parametrize(
    ("polaritas", "rumus", "hasil", "capaian", "words"),
    [
        ("maksimum", None, "72,5", "100.00", "memenuhi target"),
        ("maksimum", None, "75", "101.35", "melampaui target"),
        ("maksimum", None, "70", "97.22", "belum mencapai target"),
        ("minimum", None, "72", "100.00", "memenuhi target"),
        ("minimum", None, "70", "102.78", "lebih baik daripada target"),
        ("minimum", None, "75", "98.65", "belum mencapai target"),
        ("minimum", "t/r", "75", "98.67", "belum mencapai target"),
    ],
)
def test_a_range_may_be_what_is_to_be_reached(
    polaritas: str, rumus: str | None, hasil: str, capaian: str, words: str
) -> None:
    formula = {"rumus": rumus} if rumus else {}
    got = first(hasil, target=72, target_sampai=74, polaritas=polaritas, **formula)
    assert got.capaian.nilai == Decimal(capaian)
    assert phrases.tercapai(got) == words
    assert got.dalam_rentang is (words == "memenuhi target")


@pytest.mark.parametrize(("hasil", "putusan"), [("0", 0), ("0,1", -1)])
def test_zero_that_is_held_has_a_verdict_and_no_percentage(hasil: str, putusan: int) -> None:
    held = first(hasil, target=0, polaritas="stabil")
    assert (held.capaian.status, held.putusan) == (Status.TIDAK_SEBANDING, putusan)


def test_a_range_around_zero_is_met_by_zero() -> None:
    held = first("0", target=-1, target_sampai=1, polaritas="stabil")
    assert held.capaian.nilai == 100


@pytest.mark.parametrize("missing", ["hasil", "target", "both"])
def test_what_is_missing_is_no_deviation(missing: str) -> None:
    hasil = "10" if missing == "target" else None
    target = 10 if missing == "hasil" else None
    held = first(hasil, target=target, polaritas="stabil")
    assert (held.capaian.status, held.putusan) == (Status.KOSONG, None)


def test_past_years_and_the_plan_may_be_ranges_too() -> None:
    held = first(
        "100",
        target=95,
        target_sampai=105,
        polaritas="stabil",
        riwayat=[{"tahun": 2022, "target": 90, "target_sampai": 110, "realisasi": 120}],
        target_menengah={"tahun": 2024, "nilai": 99, "sampai": 101},
    )
    assert held.tahun[0].capaian.nilai == Decimal("90.91")
    assert held.menengah is not None
    assert held.menengah.dalam_rentang
