"""The budget by version, by type and by source; revenue."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measures_data import measured, spending, version

from lkjip_docgen.idn.printing import print_quantity
from lkjip_docgen.quantity import Status, Unit

VERSIONS = [
    version(
        "dipa-awal",
        ("Penegakan", [(2_111_723_000, None)]),
        ("Dukungan", [(6_164_348_000, None)]),
    ),
    version(
        "dipa-revisi",
        ("Penegakan", [(2_111_723_000, None)]),
        ("Dukungan", [(6_980_869_000, None)]),
    ),
    version(
        "dipa-akhir",
        ("Penegakan", [(1_824_655_000, 1_816_401_110)]),
        ("Dukungan", [(7_267_937_000, 7_054_880_666)]),
    ),
]
YEARS = [
    spending(
        2023,
        (2_429_557_000, 2_257_292_623),
        (4_478_993_000, 4_458_788_691),
        (2_184_042_000, 2_155_200_462),
    ),
    spending(
        2021,
        (2_055_149_000, 2_013_526_048),
        (3_501_303_000, 2_621_101_079),
        (545_216_000, 519_926_000),
    ),
    spending(
        2022,
        (2_259_267_000, 2_234_544_909),
        (4_341_251_000, 4_327_831_215),
        (825_400_000, 821_467_000),
    ),
]
SOURCES = [
    {"nama": "Rupiah Murni", "singkatan": "RM", "pagu": 3_798_395_000},
    {"nama": "PNBP", "pagu": 5_294_197_000},
]


def budget(**anggaran):
    return measured(anggaran=anggaran).anggaran


def full():
    return budget(versi=VERSIONS, jenis_belanja=YEARS, sumber_dana=SOURCES)


def test_keeps_the_versions_apart_and_says_how_each_changes():
    versi = full().versi
    assert [v.total.pagu.nilai for v in versi] == [8_276_071_000, 9_092_592_000, 9_092_592_000]
    assert versi[0].perubahan is None
    assert [v.perubahan.nilai for v in versi[1:]] == [816_521_000, 0]


@pytest.mark.parametrize(
    ("first", "last", "change"), [(500, 700, 200), (None, 700, None), (500, None, None)]
)
def test_the_ceiling_changes_by_what_both_versions_say(first, last, change):
    versions = [version(kode, ("A", [(pagu, None)])) for kode, pagu in (("a", first), ("b", last))]
    anggaran = budget(versi=versions)
    assert anggaran.perubahan_pagu.ada is (change is not None)
    assert change is None or anggaran.perubahan_pagu.nilai == change
    assert anggaran.perubahan_pagu.formula == "pagu b − pagu a"


def test_spending_stands_in_the_last_version():
    anggaran = full()
    assert [p.pos.serapan.nilai for p in anggaran.akhir.program] == [
        Decimal("99.55"),
        Decimal("97.07"),
    ]
    assert anggaran.total.realisasi.nilai == 8_871_281_776
    assert anggaran.total.serapan.nilai == Decimal("97.57")
    assert anggaran.total is anggaran.akhir.total
    assert anggaran.versi[0].total.realisasi.status is Status.KOSONG


def test_totals_count_one_level_only():
    anggaran = budget(versi=[version("dipa", ("A", [(10, 1), (20, 2)]), ("B", [(30, 3)]))])
    assert [p.pos.pagu.nilai for p in anggaran.akhir.program] == [30, 30]
    assert anggaran.total.pagu.nilai == 60
    assert anggaran.total.realisasi.nilai == 6


def test_spending_by_type_foots_in_every_year():
    years = full().jenis_belanja
    assert [(y.tahun, y.total.pagu.nilai, y.total.realisasi.nilai) for y in years] == [
        (2021, 6_101_668_000, 5_154_553_127),
        (2022, 7_425_918_000, 7_383_843_124),
        (2023, 9_092_592_000, 8_871_281_776),
    ]
    assert [y.total.serapan.nilai for y in years] == [
        Decimal("84.48"),
        Decimal("99.43"),
        Decimal("97.57"),
    ]


def test_absorption_falls_while_spending_rises():
    anggaran = full()
    assert anggaran.perubahan_serapan.nilai == Decimal("-1.86")
    assert anggaran.perubahan_serapan.unit is Unit.POIN_PERSENTASE
    assert anggaran.pertumbuhan_realisasi.nilai == Decimal("20.14")
    assert anggaran.pertumbuhan_realisasi.unit is Unit.PERSEN


def test_sources_sum_to_the_ceiling():
    anggaran = full()
    assert anggaran.total_sumber_dana.nilai == anggaran.total.pagu.nilai


def test_without_last_year_there_is_no_comparison():
    anggaran = budget(versi=VERSIONS, jenis_belanja=[YEARS[0]])
    assert anggaran.perubahan_serapan is None
    assert anggaran.pertumbuhan_realisasi is None


def test_spending_by_type_stands_in_where_programs_have_none():
    anggaran = budget(versi=VERSIONS[:2], jenis_belanja=YEARS)
    assert anggaran.total.realisasi.nilai == 8_871_281_776
    assert anggaran.total.serapan.nilai == Decimal("97.57")
    assert anggaran.total.realisasi.path == "anggaran.2023.total.realisasi"


def test_a_missing_ceiling_makes_the_sum_missing_and_not_smaller():
    anggaran = budget(versi=[version("dipa", ("A", [(10, 1), (None, 2)]), ("B", [(30, 3)]))])
    program = anggaran.akhir.program[0].pos
    assert program.pagu.status is Status.KOSONG
    assert program.serapan.status is Status.KOSONG
    assert anggaran.total.pagu.status is Status.KOSONG
    assert anggaran.total.realisasi.nilai == 6


def test_nothing_spent_of_nothing_is_not_yet_carried_out():
    anggaran = budget(versi=[version("dipa", ("A", [(0, 0)]), ("B", [(0, 5)]))])
    assert [p.pos.serapan.status for p in anggaran.akhir.program] == [
        Status.BELUM_DILAKSANAKAN,
        Status.TIDAK_SEBANDING,
    ]


def test_years_after_the_reported_one_are_left_out():
    anggaran = budget(versi=VERSIONS, jenis_belanja=[*YEARS, spending(2024, (1, 1))])
    assert [y.tahun for y in anggaran.jenis_belanja] == [2021, 2022, 2023]


amount = st.integers(min_value=0, max_value=10**13)
activity = st.tuples(st.none() | amount, st.none() | amount)


@given(st.lists(st.lists(activity, min_size=1, max_size=4), min_size=1, max_size=4))
def test_every_total_is_the_sum_of_its_parts_or_missing(programs):
    rows = [(f"Program {number}", acts) for number, acts in enumerate(programs)]
    total = budget(versi=[version("dipa", *rows)]).total
    for column, quantity in ((0, total.pagu), (1, total.realisasi)):
        amounts = [act[column] for acts in programs for act in acts]
        expected = None if None in amounts else sum(amounts)
        assert quantity.value == expected


def revenue(*rows):
    hasil = measured(
        pnbp={"tahunan": [{"tahun": t, "target": a, "realisasi": b} for t, a, b in rows]}
    )
    return hasil.pnbp


def test_revenue_against_its_target_over_the_years():
    pnbp = revenue(
        (2023, 5_294_197_000, 5_259_606_637),
        (2021, 2_813_057_000, 1_999_969_258),
        (2022, 3_743_321_000, 3_729_301_842),
    )
    assert [(t.tahun, t.capaian.nilai) for t in pnbp.tahunan] == [
        (2021, Decimal("71.10")),
        (2022, Decimal("99.63")),
        (2023, Decimal("99.35")),
    ]
    assert pnbp.kini.tahun == 2023
    assert pnbp.perubahan_capaian.nilai == Decimal("-0.28")
    assert pnbp.pertumbuhan_realisasi.nilai == Decimal("41.03")


def test_a_reported_year_without_revenue_figures_is_shown_as_missing():
    pnbp = revenue((2022, 100, 90), (2024, 200, 1))
    assert [t.tahun for t in pnbp.tahunan] == [2022, 2023]
    assert pnbp.kini.capaian.status is Status.KOSONG
    assert pnbp.pertumbuhan_realisasi.status is Status.KOSONG


def test_growth_from_nothing_cannot_be_compared():
    pnbp = revenue((2022, 100, 0), (2023, 100, 50))
    assert pnbp.pertumbuhan_realisasi.status is Status.TIDAK_SEBANDING
    assert pnbp.perubahan_capaian.nilai == 50


def test_what_fell_by_nearly_all_has_not_fallen_by_all_of_it():
    pnbp = revenue((2022, 100, 1_200_000_000), (2023, 100, 500))
    assert print_quantity(pnbp.pertumbuhan_realisasi) == "−99,99996%"


@pytest.mark.parametrize(
    ("pagu", "serapan"),
    [({"tidak_berlaku": "Blokir."}, None), (0, Decimal("125.00")), (40, Decimal("62.50"))],
)
def test_a_sum_with_spending_outside_any_ceiling_has_no_absorption(pagu, serapan):
    """155% would be said of a budget whose ceiling is only half known."""
    anggaran = budget(versi=[version("dipa", ("A", [(pagu, 10), (30, 30)]), ("B", [(10, 10)]))])
    program, total = anggaran.akhir.program[0].pos, anggaran.total
    assert program.realisasi.nilai == 40
    known = None if serapan is None else program.serapan.nilai
    assert (known is None) == (program.serapan.status is Status.TIDAK_SEBANDING)
    assert total.serapan.value == serapan
    assert (serapan is None) == (total.serapan.status is Status.TIDAK_SEBANDING)


def test_an_office_without_revenue_has_no_revenue_part():
    assert measured().pnbp is None
