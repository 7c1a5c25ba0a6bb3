"""Charts as data, and what they say in words, checked against figures worked out by hand."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal

import pytest
from fixture_builders import all_figures, figure, figure_calls, indicator, untried
from fixture_data import DATA, SMART_2023, konteks, printed
from hypothesis import given
from hypothesis import strategies as st

from lkjip_docgen.document.chart import SHORT, Chart, ChartKind, NumberFormat
from lkjip_docgen.document.tree import Figure, Table
from lkjip_docgen.idn.numbers import format_decimal
from lkjip_docgen.narrative.figures.words import ringkas, semua
from lkjip_docgen.narrative.known_builders import build
from lkjip_docgen.quantity import Quantity, Unit
from lkjip_docgen.quantity import given as as_given

OFFICE = konteks()
FIGURES = all_figures(OFFICE)
BARE = konteks(
    organisasi={},
    pegawai=None,
    pnbp=None,
    smart=None,
    emonev=None,
    indikator=[DATA["indikator"][5]],
    anggaran={"versi": [DATA["anggaran"]["versi"][0]]},
)


def chart(name: str, *args: object) -> Chart:
    found = figure(OFFICE, name, *args).chart
    assert found is not None
    return found


@pytest.mark.parametrize("gambar", FIGURES, ids=lambda f: f.id)
def test_every_series_has_a_value_or_a_gap_for_each_category(gambar: Figure) -> None:
    drawn = gambar.chart
    assert drawn is not None
    assert all(len(series.nilai) == len(drawn.categories) for series in drawn.series)
    assert len(drawn.groups) in (0, len(drawn.categories))
    assert len(drawn.notes) in (0, len(drawn.categories))


@pytest.mark.parametrize("gambar", FIGURES, ids=lambda f: f.id)
def test_every_figure_has_words_for_those_who_do_not_see_it(gambar: Figure) -> None:
    assert gambar.chart is not None
    assert gambar.alt == gambar.chart.alt
    assert gambar.alt.endswith(".")
    assert printed(gambar.caption)


def test_every_chart_is_tried_here() -> None:
    assert untried("grafik", figure_calls(OFFICE)) == set(), "add it to fixture_builders.py"


def test_ids_are_unique_and_follow_from_the_indicator() -> None:
    ids = [gambar.id for gambar in FIGURES]
    assert len(set(ids)) == len(ids)
    assert {"gambar-ikm-bulanan", "gambar-ikm-unsur", "gambar-ikd-unsur", "gambar-ikm-riwayat"} <= {
        *ids
    }


def test_a_chart_without_data_is_left_out() -> None:
    assert [build("grafik", BARE, name, *args) for name, *args in figure_calls(BARE)] == [
        () for _ in figure_calls(BARE)
    ]


def test_the_organisation_chart_has_the_head_on_top_and_tells_who_stands_under_whom() -> None:
    drawn = chart("bagan-organisasi")
    assert drawn.kind is ChartKind.TREE
    assert drawn.tree is not None
    assert drawn.tree.nama == "Kepala Kantor"
    first, second = drawn.tree.anak
    assert (first.nama, [n.nama for n in first.anak]) == (
        "Subbagian Umum & <TU>",
        ["Urusan Satu", "Urusan Dua"],
    )
    assert (second.nama, second.keterangan) == ("Seksi Layanan", "Siti")
    assert "Kepala Kantor membawahkan Subbagian Umum & <TU> dan Seksi Layanan." in drawn.alt


def test_the_summary_of_capaian_has_the_line_of_the_target_and_leaves_gaps() -> None:
    drawn = chart("ringkas-capaian")
    assert drawn.reference is not None
    assert drawn.reference.nilai == 100
    assert drawn.series[0].nilai[:2] == (Decimal("107.69"), Decimal("112.90"))
    assert drawn.series[0].nilai[-1] is None
    assert "IKM 107,69%" in drawn.alt
    assert "KOSONG belum ada data" in drawn.alt


def test_a_monthly_chart_tells_highest_lowest_latest_and_missing() -> None:
    drawn = chart("survei-bulanan", indicator(OFFICE, "ikm"))
    assert [name.split("\n")[0] for name in drawn.categories[:3]] == ["Jan", "Feb", "Mar"]
    assert not drawn.from_zero
    assert drawn.series[0].nilai[-1] is None
    assert (
        "tertinggi 17,92 (Januari); terendah 17,50 (Februari, Maret, April, Mei, dan 6 lainnya); "
        "terakhir 17,50 (November); belum ada data untuk Desember." in drawn.alt
    )


def test_elements_carry_their_group() -> None:
    drawn = chart("survei-unsur", indicator(OFFICE, "ikd"))
    assert drawn.groups == ("A. Budaya",) * 12 + ("B. Sarana",) * 6
    assert chart("survei-unsur", indicator(OFFICE, "ikm")).groups == ()
    assert drawn.height_cm > chart("survei-unsur", indicator(OFFICE, "ikm")).height_cm


def test_history_sets_result_beside_target_with_capaian_above() -> None:
    drawn = chart("riwayat-indikator", indicator(OFFICE, "ikm"))
    assert drawn.categories == ("2022", "2023", "2024", "2025")
    target, realisasi = drawn.series
    assert target.nilai == (Decimal(3), Decimal("3.1"), Decimal("3.2"), Decimal("3.25"))
    assert realisasi.nilai == (Decimal("3.2"), None, Decimal("3.40"), Decimal("3.50"))
    assert drawn.notes == ("106,67%", "", "106,25%", "107,69%")
    assert "2023 tidak dapat diperbandingkan" in drawn.alt


def test_a_percentage_is_drawn_in_percent() -> None:
    assert chart("ringkas-capaian").format is NumberFormat.PERCENT


def test_types_of_spending_get_a_panel_each_with_their_own_years() -> None:
    drawn = chart("jenis-belanja")
    assert drawn.kind is ChartKind.PANELS
    assert list(zip(drawn.groups, drawn.categories, strict=True)) == [
        *(("Belanja Barang", year) for year in ("2022", "2023", "2024", "2025")),
        *(("Belanja Modal", year) for year in ("2023", "2024", "2025")),
    ]
    pagu, realisasi = drawn.series
    assert (pagu.nilai[1], realisasi.nilai[1]) == (1200, 1100)
    assert drawn.notes[1] == "91,67%"


def test_absorption_of_few_years_stands_in_its_table_and_of_many_in_a_chart_too() -> None:
    assert build("grafik", OFFICE, "serapan") == ()
    budget = deepcopy(DATA["anggaran"])
    spending = [{"jenis": "Belanja Barang", "pagu": 1_000, "realisasi": 850}]
    budget["jenis_belanja"].insert(0, {"tahun": 2021, "belanja": spending})
    drawn = figure(konteks(anggaran=budget), "serapan").chart
    assert drawn is not None
    assert drawn.series[0].nilai == tuple(
        map(Decimal, ("85.00", "90.00", "89.29", "90.63", "93.18"))
    )


def revenue(*results: int | None) -> dict[str, object]:
    """Revenue of the years up to 2025, each with a target of 400."""
    first = 2026 - len(results)
    years = [{"tahun": first + n, "target": 400, "realisasi": r} for n, r in enumerate(results)]
    return {"tahunan": [{k: v for k, v in one.items() if v is not None} for one in years]}


def test_revenue_has_a_gap_where_the_result_is_missing() -> None:
    gambar = figure(konteks(pnbp=revenue(380, 400, None)), "pnbp")
    assert gambar.chart is not None
    assert gambar.chart.series[1].nilai == (380, 400, None)
    assert gambar.chart.notes == ("95,00%", "100,00%", "")
    assert gambar.chart.tones == (SHORT, "", "")
    assert printed(gambar.source).startswith("Sumber: ")


def test_two_years_of_revenue_are_no_chart() -> None:
    assert build("grafik", konteks(pnbp=revenue(380, 400)), "pnbp") == ()


def test_scores_without_components_are_a_chart_only_of_many_years() -> None:
    assert build("grafik", OFFICE, "nka") == ()  # two years by two methods
    years = [
        {"tahun": year, "nilai": 90 + year - 2020, "sumber": "Aplikasi SMART"}
        for year in range(2021, 2026)
    ]
    office = konteks(smart={"tahunan": years})
    drawn = figure(office, "nka").chart
    assert drawn is not None
    assert drawn.kind is ChartKind.COLUMNS
    assert drawn.series[0].nilai == (91, 92, 93, 94, 95)


def test_a_score_by_one_method_is_drawn_with_its_components() -> None:
    years = [{"tahun": year, "komponen": SMART_2023} for year in (2022, 2023)]
    drawn = figure(konteks(smart={"tahunan": years}), "nka").chart
    assert drawn is not None
    assert [series.nama for series in drawn.series] == ["2022", "2023"]
    assert drawn.categories[-1] == "Nilai Kinerja Anggaran"
    assert drawn.series[0].nilai == (90, 75, 80, 95, Decimal("84.38"))


def test_ikpa_shows_the_indicators_of_the_latest_year() -> None:
    years = [{"tahun": 2025, "komponen": {"revisi_dipa": Decimal(100)}}]
    assert build("grafik", konteks(ikpa={"tahunan": years}), "ikpa") == ()  # the table says it
    years.insert(0, {"tahun": 2024, "komponen": {"revisi_dipa": Decimal(90)}})
    drawn = figure(konteks(ikpa={"tahunan": years}), "ikpa").chart
    assert drawn is not None
    assert drawn.series[0].nilai[0] == 100
    assert set(drawn.series[0].nilai[1:]) == {None}


def test_progress_has_two_lines() -> None:
    drawn = figure(konteks(emonev=progress(3)), "emonev").chart
    assert drawn is not None
    assert [series.nama for series in drawn.series] == [
        "Realisasi anggaran",
        "Pelaksanaan kegiatan",
    ]
    assert drawn.series[0].nilai[:4] == (Decimal(10), Decimal(20), Decimal(30), None)
    assert drawn.limit == 100


def progress(months: int) -> dict[str, object]:
    """Progress of the first months of a year."""
    known = [{"bulan": n, "anggaran": Decimal(10 * n)} for n in range(1, months + 1)]
    return {"tabel": known + [{"bulan": n} for n in range(months + 1, 13)]}


def test_fewer_than_three_points_are_no_line() -> None:
    assert build("grafik", konteks(emonev=progress(2)), "emonev") == ()
    assert build("grafik", konteks(emonev=progress(1)), "emonev") == ()


def test_one_year_alone_has_no_chart_of_years() -> None:
    alone = konteks(pnbp={"tahunan": [{"tahun": 2025, "target": 400, "realisasi": 380}]})
    assert build("grafik", alone, "pnbp") == ()
    assert isinstance(build("tabel", alone, "pnbp"), Table)


def test_a_gap_says_what_the_table_says() -> None:
    _, realisasi = chart("riwayat-indikator", indicator(OFFICE, "ikm")).series
    assert realisasi.gaps == ("", "tidak dapat diperbandingkan", "", "")


def test_the_axis_of_a_survey_ends_where_its_scale_does() -> None:
    ind = indicator(OFFICE, "ikm")
    assert ind.survei is not None
    assert chart("survei-bulanan", ind).limit == ind.survei.skala_survei.value
    assert chart("survei-unsur", ind).limit == ind.survei.skala_survei.value
    assert chart("riwayat-indikator", ind).limit == ind.survei.skala_hasil.value


figures_of_a_year = st.lists(
    st.none() | st.decimals(0, 100, places=2, allow_nan=False), min_size=1, max_size=12
)


def _points(numbers: list[Decimal | None]) -> list[tuple[str, Quantity]]:
    return [
        (f"b{n}", as_given(f"p{n}", number, Unit.INDEKS, "x", places=2))
        for n, number in enumerate(numbers)
    ]


@given(figures_of_a_year)
def test_the_words_name_the_true_extremes_and_the_last_figure(
    numbers: list[Decimal | None],
) -> None:
    sentence = ringkas("Nilai", _points(numbers))
    known = [number for number in numbers if number is not None]
    if not known:
        assert sentence == "Nilai: belum ada data."
    elif len(set(known)) > 1:
        assert f"tertinggi {format_decimal(max(known), 2)} " in sentence
        assert f"terendah {format_decimal(min(known), 2)} " in sentence
        last = max(n for n, number in enumerate(numbers) if number is not None)
        assert f"terakhir {format_decimal(known[-1], 2)} (b{last})" in sentence
    else:
        assert "tertinggi" not in sentence
    assert ("belum ada data" in sentence) == (None in numbers)


@given(figures_of_a_year)
def test_a_short_series_is_told_in_full(numbers: list[Decimal | None]) -> None:
    sentence = semua("Nilai", _points(numbers))
    told = sentence.removeprefix("Nilai: ").removesuffix(".").split("; ")
    assert told == [
        f"b{n} {'belum ada data' if number is None else format_decimal(number, 2)}"
        for n, number in enumerate(numbers)
    ]


def test_the_words_of_a_chart_say_why_a_figure_is_not_there() -> None:
    def point(value: str | None, reason: str = "") -> Quantity:
        number = None if value is None else Decimal(value)
        return as_given("x", number, Unit.NILAI, "Nilai", alasan=reason)

    none, declared = point(None), point(None, "Belum dibentuk.")
    assert ringkas("Nilai", [("2021", declared), ("2022", declared)]) == "Nilai: tidak berlaku."
    assert ringkas("Nilai", [("2021", none)]) == "Nilai: belum ada data."
    said = ringkas("Nilai", [("2020", none), ("2021", declared), ("2022", point("4"))])
    assert "belum ada data untuk 2020" in said
    assert "tidak berlaku untuk 2021" in said
