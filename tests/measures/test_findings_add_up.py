"""Findings over random data, held against the same arithmetic in fractions, written anew here."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from measures_data import direct, indicator, measured, monthly, spending, version

from lkjip_docgen.measures import HasilTelaah
from lkjip_docgen.measures.results import Hasil

CENTS = st.integers(1, 999).map(lambda n: Decimal(n) / 100)
POLARITY = st.sampled_from(["maksimum", "minimum"])


def found(hasil: Hasil, pokok: str, kode: str) -> HasilTelaah | None:
    return next((r for r in hasil.telaah if (r.pokok, r.kode) == (pokok, kode)), None)


def rounded(value: Fraction, places: int = 2) -> Fraction:
    """Half away from zero, as figures are published."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return Fraction(exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


def shown(value: Fraction) -> Fraction:
    """With two decimals, or as many more as a change needs not to print as none."""
    return next(found for n in range(2, 30) if (found := rounded(value, n)) or not value)


def typed(value: Decimal) -> str:
    """As an office types it: "3,98"."""
    return f"{value}".replace(".", ",")


def read(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))


def exact(value: Decimal) -> Fraction:
    return Fraction(f"{value}")


def capaian(result: Decimal, target: Decimal, polarity: str) -> Fraction:
    part = exact(result) / exact(target)
    return rounded((part if polarity == "maksimum" else 2 - part) * 100)


def one(**options: Any) -> Hasil:
    return measured(indikator=[indicator(**options)])


@given(st.tuples(CENTS, CENTS, CENTS, CENTS), POLARITY)
def test_both_parts_of_a_change_of_capaian_make_the_printed_change(
    numbers: tuple[Decimal, ...], polarity: str
) -> None:
    result, target, before, target_before = numbers
    past = {"tahun": 2022, "target": typed(target_before), "realisasi": typed(before)}
    hasil = one(
        pengukuran=direct(typed(result)), target=typed(target), polaritas=polarity, riwayat=[past]
    )
    row = found(hasil, "indikator.ipk", "uraian-capaian")
    now, then = capaian(result, target, polarity), capaian(before, target_before, polarity)
    between = capaian(result, target_before, polarity)
    if between in (now, then) or now == then:
        assert row is None
        return
    assume(Fraction(100) not in (now, then, between))  # they may be published with more decimals
    assert row is not None
    parts = [exact(row.angka[name].nilai) for name in ("realisasi", "target")]
    assert parts == [between - then, now - between]
    assert sum(parts) == exact(row.angka["perubahan"].nilai) == now - then
    better = 1 if polarity == "maksimum" else -1
    assert (parts[0] > 0) == ((result - before) * better > 0)


YEARS = st.lists(CENTS, min_size=1, max_size=6)


@given(YEARS, CENTS, POLARITY)
def test_since_when_the_target_of_the_plan_is_reached(
    results: list[Decimal], goal: Decimal, polarity: str
) -> None:
    first = 2023 - len(results) + 1
    past = [
        {"tahun": first + n, "target": "3", "realisasi": typed(value)}
        for n, value in enumerate(results[:-1])
    ]
    hasil = one(
        pengukuran=direct(typed(results[-1])),
        polaritas=polarity,
        riwayat=past,
        target_menengah={"tahun": 2024, "nilai": typed(goal)},
    )
    reached = [v >= goal if polarity == "maksimum" else v <= goal for v in results]
    run = next((n for n, ok in enumerate(reversed(reached)) if not ok), len(reached))
    row = found(hasil, "indikator.ipk", "sejak-tercapai")
    if run < 2:
        assert row is None
        return
    assert row is not None
    assert row.kata["sejak"] == 2023 - run + 1
    assert row.kata["terawal"] == (run == len(results))
    beyond = polarity == "maksimum" and all(value > goal for value in results[-run:])
    assert row.kata["terlampaui"] == beyond


@given(YEARS, CENTS, POLARITY, st.integers(1, 5))
def test_a_pace_that_is_enough_ends_at_the_target_or_beyond(
    results: list[Decimal], goal: Decimal, polarity: str, years: int
) -> None:
    first = 2023 - len(results) + 1
    past = [
        {"tahun": first + n, "target": "3", "realisasi": typed(value)}
        for n, value in enumerate(results[:-1])
    ]
    hasil = one(
        pengukuran=direct(typed(results[-1])),
        polaritas=polarity,
        riwayat=past,
        target_menengah={"tahun": 2023 + years, "nilai": typed(goal)},
    )
    row = found(hasil, "indikator.ipk", "laju-menengah")
    if len(results) < 3:
        assert row is None
        return
    better = 1 if polarity == "maksimum" else -1
    last, goal_, begin = exact(results[-1]), exact(goal), exact(results[0])
    pace, needed = shown((last - begin) / (len(results) - 1)), shown((goal_ - last) / years)
    reached, enough = (last - goal_) * better >= 0, (pace - needed) * better >= 0
    if reached and enough:
        assert row is None
        return
    assert row is not None
    assert (exact(row.angka["laju"].nilai), exact(row.angka["perlu"].nilai)) == (pace, needed)
    assert (row.kata["cukup"], row.kata["tercapai"]) == (enough, reached)
    if not reached:
        assert (needed * better > 0) or needed == 0


@given(POLARITY, YEARS)
def test_a_row_of_worse_years_is_one(polarity: str, results: list[Decimal]) -> None:
    first = 2023 - len(results) + 1
    past = [
        {"tahun": first + n, "target": "3", "realisasi": typed(value)}
        for n, value in enumerate(results[:-1])
    ]
    hasil = one(pengukuran=direct(typed(results[-1])), polaritas=polarity, riwayat=past)
    steps = [after - before for before, after in pairwise(results)]
    worse = [step < 0 if polarity == "maksimum" else step > 0 for step in steps]
    run = next((n for n, bad in enumerate(reversed(worse)) if not bad), len(worse))
    row = found(hasil, "indikator.ipk", "memburuk-berturut")
    assert (0 if row is None else int(row.angka["kali"].nilai)) == (run if run > 1 else 0)


MONTH = st.one_of(st.none(), st.integers(1500, 1750).map(lambda n: Decimal(n) / 100))


@given(
    st.lists(MONTH, min_size=12, max_size=12),
    st.lists(st.integers(1, 60), min_size=12, max_size=12),
)
def test_the_lowest_month_and_the_halves_are_what_they_are_said_to_be(
    values: list[Decimal | None], people: list[int]
) -> None:
    rows = [None if value is None else typed(value) for value in values]
    hasil = one(pengukuran=monthly(rows, people, {"A": rows}), target="3,25")
    known = sorted(value for value in values if value is not None)
    row = found(hasil, "indikator.ipk", "bulan-terendah")
    if row is not None:
        assert [row.angka["nilai"].nilai, row.angka["berikut"].nilai] == known[:2]
        assert known[0] < known[1]  # it is the only one
    halves = found(hasil, "indikator.ipk", "beda-semester")
    if halves is not None:
        for name, part in (("satu", slice(0, 6)), ("dua", slice(6, 12))):
            pairs = [(v, p) for v, p in zip(values[part], people[part], strict=True) if v]
            mean = sum(exact(v) * p for v, p in pairs) / sum(p for _, p in pairs)
            assert exact(halves.angka[name].nilai) == rounded(mean)
        change = halves.angka["dua"].nilai - halves.angka["satu"].nilai
        assert halves.angka["selisih"].nilai == change != 0


RUPIAH = st.integers(0, 10**12)
KINDS = st.lists(st.tuples(RUPIAH, RUPIAH), min_size=2, max_size=4)


@given(KINDS, KINDS)
def test_the_parts_of_spending_make_the_whole(
    before: list[tuple[int, int]], now: list[tuple[int, int]]
) -> None:
    jenis = [spending(2022, *before), spending(2023, *now)]
    hasil = measured(anggaran={"versi": [version("dipa")], "jenis_belanja": jenis})
    row = found(hasil, "anggaran", "belanja-berubah")
    change = sum(r for _, r in now) - sum(r for _, r in before)
    if row is not None:
        assert row.angka["perubahan"].nilai == change
        assert sum(part.nilai.nilai for part in row.bagian) == change
        _shares_are_those_of(row, change)
    else:
        assert abs(change) * 100 <= sum(r for _, r in before)
    left = found(hasil, "anggaran", "sisa-anggaran")
    if left is not None:
        whole = sum(p - r for p, r in now)
        assert left.angka["sisa"].nilai == whole == sum(p.nilai.nilai for p in left.bagian)
        assert all(p >= r for p, r in now)
        _shares_are_those_of(left, whole)


def _shares_are_those_of(row: HasilTelaah, whole: int) -> None:
    """Every share is that of its part, none is above the whole, and rounding is told."""
    shares = [part.andil for part in row.bagian]
    if None in shares:
        assert any(part.nilai.nilai * whole < 0 for part in row.bagian)
        return
    for part in row.bagian:
        assert part.andil is not None
        of_whole = Fraction(int(part.nilai.nilai), whole) * 100
        assert exact(part.andil.nilai) == rounded(of_whole, part.andil.places)
        assert 0 <= part.andil.nilai <= 100
    total = sum(part.andil.nilai for part in row.bagian if part.andil is not None)
    assert row.kata["genap"] == (total == 100)


SCORES = st.fixed_dictionaries(
    {
        name: st.integers(0, 10000).map(lambda n: typed(Decimal(n) / 100))
        for name in ("capaian_output", "konsistensi", "penyerapan")
    }
    | {"efisiensi": st.integers(-2500, 2500).map(lambda n: typed(Decimal(n) / 100))}
)


@given(SCORES, SCORES)
def test_the_components_of_a_score_and_its_rounding_make_the_change(
    before: dict[str, str], now: dict[str, str]
) -> None:
    rows = [{"tahun": 2022, "komponen": before}, {"tahun": 2023, "komponen": now}]
    hasil = measured(smart={"tahunan": rows})
    row = found(hasil, "nka", "uraian-nilai")
    assert hasil.nka is not None
    change = hasil.nka.kini.nilai.nilai - hasil.nka.tahunan[0].nilai.nilai
    if row is None:
        assert change == 0 or abs(change) < Decimal("0.03")
        return
    assert row.angka["perubahan"].nilai == change
    parts = sum(part.nilai.nilai for part in row.bagian)
    assert parts + row.angka["pembulatan"].nilai == change
    assert abs(row.angka["pembulatan"].nilai) <= Decimal("0.03")  # 2 scores and 4 parts, each 0,005
    by_name = {part.nama: part.nilai.nilai for part in row.bagian}
    points = Fraction("9.7") * (read(now["penyerapan"]) - read(before["penyerapan"]))
    assert exact(by_name.get("Penyerapan Anggaran", Decimal(0))) == rounded(points / 100)
