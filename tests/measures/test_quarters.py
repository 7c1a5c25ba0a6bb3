"""What quarters come to: by sum, last, mean and highest, against arithmetic of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from proyek import Proyek

from lkjip_docgen.measures import cumulated, measure
from lkjip_docgen.measures.results import HasilTriwulanan
from lkjip_docgen.quantity import Quantity, Status, Unit
from lkjip_docgen.source import load_project

LAST, MEAN = "akhir", "rata-rata"
AGAIN: dict[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "jumlah": lambda items: sum(items, Fraction(0)),
    "akhir": lambda items: items[-1],
    "rata-rata": lambda items: sum(items, Fraction(0)) / len(items),
    "tertinggi": lambda items: sorted(items)[-1],
}
"""The same in fractions."""

numbers = st.decimals(-1000, 1000, places=2)


def quantity(value: Decimal | None, name: str = "tw") -> Quantity:
    status = Status.KOSONG if value is None else Status.ADA
    return Quantity(name, value, Unit.PERSEN, name, status=status)


def half_up(value: Fraction) -> Decimal:
    """A fraction with two decimals, a half going away from zero."""
    cents = abs(value) * 100
    whole = (2 * cents.numerator + cents.denominator) // (2 * cents.denominator)
    return Decimal(whole if value >= 0 else -whole).scaleb(-2)


@pytest.mark.parametrize("sifat", AGAIN)
@given(values=st.lists(numbers, min_size=1, max_size=4))
def test_quarters_come_to_what_fractions_say(sifat: str, values: list[Decimal]) -> None:
    made = cumulated("x", sifat, [quantity(value) for value in values], "x")
    assert made.nilai == half_up(AGAIN[sifat]([Fraction(value) for value in values]))


@pytest.mark.parametrize("sifat", ["jumlah", "rata-rata", "tertinggi"])
@given(values=st.lists(numbers, min_size=1, max_size=3), gap=st.integers(0, 3))
def test_a_quarter_without_a_figure_is_no_zero(sifat: str, values: list[Decimal], gap: int) -> None:
    quarters = [quantity(value) for value in values]
    quarters.insert(min(gap, len(quarters)), quantity(None))
    assert cumulated("x", sifat, quarters, "x").status is Status.KOSONG


def test_of_a_position_only_the_last_quarter_counts() -> None:
    two = Decimal(2)
    assert cumulated("x", "akhir", [quantity(None), quantity(two)], "x").nilai == two
    assert not cumulated("x", "akhir", [quantity(two), quantity(None)], "x").ada


def test_without_a_nature_quarters_come_to_nothing() -> None:
    assert not cumulated("x", "", [quantity(Decimal(1)), quantity(Decimal(2))], "x").ada


def quarters_of(proyek: Proyek, periode: str) -> HasilTriwulanan:
    found = measure(load_project(proyek.root, periode).laporan).indikator[0].triwulanan
    assert found is not None
    return found


def test_quarters_of_a_survey_are_means_of_its_months_by_their_respondents(
    proyek: Proyek,
) -> None:
    months = [("16.75", 30), ("16.71", 31), ("16.75", 32), ("16.75", 33), ("16.75", 34)]
    months.append(("16.71", 35))
    found = quarters_of(proyek, "semester 1")
    for number, (first, last) in enumerate(((0, 3), (3, 6))):
        some = months[first:last]
        people = sum(count for _, count in some)
        value = sum((Fraction(v) * count for v, count in some), Fraction(0)) / people
        assert found.triwulan[number].realisasi.nilai == half_up(
            Fraction(half_up(value)) * 4 / Fraction("17.5")
        )
    assert found.dihitung
    people = sum(count for _, count in months)
    whole = sum((Fraction(v) * count for v, count in months), Fraction(0)) / people
    assert found.realisasi.nilai == half_up(Fraction(half_up(whole)) * 4 / Fraction("17.5"))


def test_months_after_the_period_count_for_nothing(proyek: Proyek) -> None:
    before = quarters_of(proyek, "triwulan 2")
    proyek.ganti("17,06", "1,00", "survei.csv").ganti("16,53", "1,00", "survei.csv")
    assert quarters_of(proyek, "triwulan 2") == before
    assert quarters_of(proyek, "triwulan 3").realisasi != before.realisasi


PLANNED = (
    "    triwulan:",
    "      sifat: jumlah",
    "      target: {tw1: 20, tw2: 25, tw3: 25, tw4: 30}",
    "      realisasi: {tw1: 22, tw2: 24, tw3: 26, tw4: 27}",
    "      prognosis: 98",
)


def test_a_part_of_the_year_has_its_target_its_capaian_and_its_way_to_go(
    proyek: Proyek,
) -> None:
    found = quarters_of(proyek.langsung("99", "100", *PLANNED), "semester 1")
    last = found.kini
    assert (last.target_sampai.nilai, last.realisasi_sampai.nilai) == (45, 46)
    assert str(last.capaian_sampai.nilai) == "102.22"
    assert found.kemajuan is not None
    assert str(found.kemajuan.nilai) == "46.00"
    assert found.prognosis is not None
    assert found.prognosis.nilai == 98
    assert len(found.triwulan) == 2


def test_a_report_of_the_year_expects_nothing_more_of_it(proyek: Proyek) -> None:
    found = quarters_of(proyek.langsung("99", "100", *PLANNED), "")
    assert len(found.triwulan) == 4
    assert found.prognosis is None
    assert found.kemajuan is None


def test_where_less_is_better_no_part_of_the_target_is_a_way_to_go(proyek: Proyek) -> None:
    data = proyek.langsung("99", "100", "    polaritas: minimum", *PLANNED)
    assert quarters_of(data, "semester 1").kemajuan is None


def test_a_quarter_within_the_range_of_the_year_has_reached_its_target(proyek: Proyek) -> None:
    ranged = (
        "    target_sampai: 85",
        "    polaritas: stabil",
        "    triwulan:",
        "      sifat: rata-rata",
        "      target: {tw1: 60, tw2: 60, tw3: 60, tw4: 60}",
        "      realisasi: {tw1: 55, tw2: 88, tw3: 70, tw4: 71}",
    )
    found = quarters_of(proyek.langsung("71", "60", *ranged), "semester 1")
    first, last = found.triwulan
    assert str(first.capaian.nilai) == "91.67"  # below the range, by its lower end
    assert str(last.capaian.nilai) == "96.47"  # above it, by the upper end of the year
    assert last.realisasi_sampai.nilai == Decimal("71.5")
    assert (last.capaian_sampai.nilai, found.putusan) == (100, 0)


def not_applying(name: str = "tw") -> Quantity:
    return Quantity(name, None, Unit.PERSEN, name, status=Status.TIDAK_BERLAKU, alasan="Renovasi")


@pytest.mark.parametrize("sifat", AGAIN)
@given(values=st.lists(numbers, min_size=1, max_size=3), gap=st.integers(0, 3))
def test_a_quarter_that_does_not_apply_counts_for_nothing(
    sifat: str, values: list[Decimal], gap: int
) -> None:
    quarters = [quantity(value) for value in values]
    quarters.insert(min(gap, len(quarters)), not_applying())
    made = cumulated("x", sifat, quarters, "x")
    assert made.nilai == half_up(AGAIN[sifat]([Fraction(value) for value in values]))


def test_where_no_quarter_applies_their_reason_is_told() -> None:
    made = cumulated("x", "jumlah", [not_applying(), not_applying()], "x")
    assert (made.status, made.alasan) == (Status.TIDAK_BERLAKU, "Renovasi")


def test_the_mean_of_counts_need_not_be_a_count() -> None:
    counts = [Quantity("tw", Decimal(n), Unit.JUMLAH, "tw", places=0) for n in (7, 8)]
    assert str(cumulated("x", MEAN, counts, "x").nilai) == "7.50"
    assert cumulated("x", MEAN, [counts[0], counts[0]], "x").places == 0


RANGE = ("    target_sampai: 4", "    polaritas: stabil")
THREES = "target: {tw1: 3, tw2: 3, tw3: 3, tw4: 3}"


def in_a_range(proyek: Proyek, sifat: str, target: str) -> HasilTriwulanan:
    quarters = (f"sifat: {sifat}", THREES, "realisasi: {tw1: 3.2, tw2: 3.6}")
    lines = ("    triwulan:", *(f"      {line}" for line in quarters))
    return quarters_of(proyek.langsung("3.5", target, *RANGE, *lines), "semester 1")


def test_a_range_to_be_held_is_held_in_every_quarter(proyek: Proyek) -> None:
    found = in_a_range(proyek, LAST, "3")
    assert found.putusan == 0
    assert str(found.kini.capaian_sampai.nilai) == "100.00"
    assert found.batas_atas is not None


def test_a_sum_on_its_way_to_a_range_is_not_judged(proyek: Proyek) -> None:
    found = in_a_range(proyek, "jumlah", "3")
    assert found.putusan is None
    assert not found.kini.capaian_sampai.ada
    assert found.batas_atas is None


def test_a_result_of_the_period_itself_has_its_capaian(proyek: Proyek) -> None:
    planned = PLANNED[:3]
    proyek.langsung("42", "100", *planned)
    proyek.ganti("  tempat: Teluk", "  batas_data: {kinerja: 2031-06-30}\n  tempat: Teluk")
    last = quarters_of(proyek, "semester 1").kini
    assert last.realisasi_sampai.nilai == 42
    assert str(last.capaian_sampai.nilai) == "93.33"
