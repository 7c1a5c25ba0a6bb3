"""The chart of an indicator's card: which rows it has, what it says, and when there is none."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from typing import Any

from fixture_builders import figure, indicator
from fixture_data import DATA, konteks

from lkjip_docgen.document.chart import SHORT, Chart, ChartKind, NumberFormat, Span
from lkjip_docgen.narrative.known_builders import build

YEARS = [
    {"tahun": 2024, "target": Decimal(80), "realisasi": Decimal("82.5")},
    {"tahun": 2023, "target": Decimal(78), "realisasi": Decimal(70)},
]


def card(kode: str = "aduan", **changes: Any) -> Chart | None:
    """The chart of an indicator that differs from the usual one in some keys."""
    indicators = deepcopy(DATA["indikator"])
    for one in indicators:
        if one["kode"] == kode:
            one.update(changes)
    office = konteks(indikator=indicators)
    built = build("grafik", office, "kartu-indikator", indicator(office, kode))
    return built.chart if built else None  # type: ignore[union-attr]


def drawn(kode: str = "aduan", **changes: Any) -> Chart:
    found = card(kode, **changes)
    assert found is not None
    return found


def test_the_years_come_first_then_the_target_of_the_plan_then_others() -> None:
    found = drawn("ikm")
    assert found.id == "ikm-kartu"
    assert found.kind is ChartKind.DUMBBELL
    assert found.categories == ("2022", "2023", "2024", "2025", "Target 2029", "Kanwil Uji")
    target, result = found.series
    assert target.nilai == (
        Decimal(3),
        Decimal("3.1"),
        Decimal("3.2"),
        Decimal("3.25"),
        Decimal("3.6"),
        None,
    )
    assert result.nilai == (
        Decimal("3.2"),
        None,
        Decimal("3.40"),
        Decimal("3.50"),
        None,
        Decimal("3.4"),
    )
    assert found.focus == found.categories.index("2025")
    assert found.hollow == (False,) * 5 + (True,)


def test_another_unit_without_a_figure_has_no_row() -> None:
    assert "Rata-rata nasional" not in drawn("ikm").categories


def test_a_missing_result_says_why_and_what_nobody_expects_says_nothing() -> None:
    gaps = drawn("ikm").series[1].gaps
    assert gaps == ("", "realisasi tidak dapat diperbandingkan", "", "", "", "")


def test_the_capaian_of_each_year_stands_at_its_row() -> None:
    assert drawn("ikm").notes == ("106,67%", "", "106,25%", "107,69%", "", "")


def test_all_numbers_are_told_in_words() -> None:
    assert drawn("ikm").alt == (
        "Diagram target dan realisasi Indikator IKM P&K <utama>. "
        "2022: target 3,00, realisasi 3,20, capaian 106,67%. "
        "2023: target 3,10, realisasi tidak dapat diperbandingkan. "
        "2024: target 3,20, realisasi 3,40, capaian 106,25%. "
        "2025: target 3,25, realisasi 3,50, capaian 107,69%. "
        "Target 2029: 3,60. Kanwil Uji: 3,40."
    )


def test_years_that_fall_short_are_told_and_toned() -> None:
    found = drawn("tepat", riwayat=YEARS)
    assert found.categories == ("2023", "2024", "2025")
    assert found.tones == (SHORT, "", SHORT)
    assert found.alt.endswith("Target belum tercapai pada tahun 2023 dan 2025.")
    assert found.format is NumberFormat.PERCENT
    assert found.limit == 100


def test_of_what_should_be_small_more_than_the_target_falls_short() -> None:
    years = [
        {"tahun": 2024, "target": Decimal(9), "realisasi": Decimal(10)},
        {"tahun": 2023, "target": Decimal(10), "realisasi": Decimal(10)},
    ]
    found = drawn("aduan", riwayat=years)
    assert found.tones == ("", SHORT, "")
    assert found.axis_title == "Laporan; persentase di kanan: capaian"


def test_a_target_with_two_ends_is_a_span() -> None:
    changes = {"target_sampai": Decimal(85), "riwayat": YEARS}
    assert drawn("tepat", **changes).spans == (None, None, Span(Decimal(80), Decimal(85)))
    assert (
        "2025: target 80,00% sampai dengan 85,00%, realisasi 75,00%"
        in drawn("tepat", **changes).alt
    )


def test_fewer_than_three_rows_are_no_chart() -> None:
    assert card("tepat", riwayat=[]) is None
    assert card("tepat", riwayat=YEARS[:1]) is None
    assert card("tepat", riwayat=YEARS) is not None


def test_the_target_of_a_plan_that_ends_this_year_is_no_row_of_its_own() -> None:
    plan = {"tahun": 2025, "nilai": Decimal("3.6")}
    assert "Target 2025" not in drawn("ikm", target_menengah=plan).categories


def test_the_caption_names_the_years() -> None:
    office = konteks()
    found = figure(office, "kartu-indikator", indicator(office, "ikm"))
    assert found.id == "gambar-ikm-kartu"
    assert "".join(part.text for part in found.caption) == (  # type: ignore[union-attr]
        "Target dan Realisasi IKM Tahun 2022–2025"
    )
