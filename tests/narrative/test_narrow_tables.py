"""Long units, long names, and results without a percentage fit their tables and formulas."""

from __future__ import annotations

from pathlib import Path

import pytest
from dinas import buat
from narrative.fixture_builders import figure, indicator, table

from lkjip_docgen.document.tree import Row
from lkjip_docgen.document.walk import plain_text
from lkjip_docgen.measures import measure
from lkjip_docgen.narrative.equations import achievement
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import load_project
from lkjip_docgen.templating import Konteks


@pytest.fixture(scope="module")
def dinas() -> Konteks:
    project = load_project(SAMPLES / "dinkes-teluk-cendana-2025")
    return Konteks(project.laporan, measure(project.laporan), project)


def words(row: Row) -> list[str]:
    return [plain_text(cell.content) for cell in row.cells]


def test_a_long_unit_stands_once_beside_the_name(dinas: Konteks) -> None:
    (row,) = table(dinas, "riwayat-indikator", indicator(dinas, "akreditasi")).rows
    name, *figures = words(row)
    assert name == "Jumlah Puskesmas Terakreditasi Paripurna (puskesmas)"
    assert figures == ["3", "2", "66,67%", "5", "4", "80,00%", "7", "5", "71,43%"]


def test_so_it_does_in_the_summary_of_all_indicators(dinas: Konteks) -> None:
    rows = [words(row) for row in table(dinas, "ringkas-capaian").rows]
    name = "Angka Kematian Ibu (per 100.000 kelahiran hidup)"
    assert rows[1][1:4] == [name, "130,00", "114,88"]
    assert rows[3][1:4] == ["Prevalensi Balita Stunting", "12,00%", "11,52%"]


@pytest.mark.parametrize("name", ["capaian-indikator", "target-menengah"])
def test_so_it_does_in_the_other_tables_of_an_indicator(dinas: Konteks, name: str) -> None:
    (row,) = table(dinas, name, indicator(dinas, "akb")).rows
    assert words(row)[0] == "Angka Kematian Bayi (per 1.000 kelahiran hidup)"
    assert "11,77" in words(row)


def test_a_short_unit_stands_beside_its_number_against_the_target_of_the_plan(
    tmp_path: Path,
) -> None:
    project = load_project(buat(tmp_path / "dinas"))
    konteks = Konteks(project.laporan, measure(project.laporan), project)
    (row,) = table(konteks, "target-menengah", indicator(konteks, "celaka")).rows
    assert words(row)[1:3] == ["0 kejadian", "0 kejadian"]


def test_among_others_the_caption_has_the_long_unit(dinas: Konteks) -> None:
    shown = table(dinas, "pembanding", indicator(dinas, "akb"))
    assert plain_text(shown.caption).endswith("dengan Unit Lain (per 1.000 kelahiran hidup)")
    assert [words(row)[1:4] for row in shown.rows] == [["12,34", "11,77", "−0,57"]]


def test_a_chart_of_a_rate_says_its_unit(dinas: Konteks) -> None:
    chart = figure(dinas, "riwayat-indikator", indicator(dinas, "aki")).chart
    assert chart is not None
    assert chart.axis_title == ("Per 100.000 kelahiran hidup; persentase di atas kolom: capaian")
    assert "Angka Kematian Ibu (per 100.000 kelahiran hidup)." in chart.alt


def test_a_sasaran_of_predicates_alone_has_no_mean(dinas: Konteks) -> None:
    assert words(table(dinas, "ringkas-sasaran").rows[-1])[2:4] == ["2", "–"]


def test_a_predicate_beside_its_money_is_judged_in_words(dinas: Konteks) -> None:
    rows = {words(row)[0]: words(row) for row in table(dinas, "anggaran-indikator").rows}
    assert rows["10"][2] == "101,19%"
    assert rows["11"][2] == "tercapai"


@pytest.mark.parametrize(
    ("kode", "lead"),
    [
        ("aki", r"\text{Capaian AKI} = "),
        ("stunting", r"\text{Capaian} = "),  # the long formula leaves no room for the name
        ("tbc", r"\text{Capaian} = "),
    ],
)
def test_a_formula_leaves_out_the_name_that_would_push_it_off_the_page(
    dinas: Konteks, kode: str, lead: str
) -> None:
    assert achievement(dinas, indicator(dinas, kode)).latex.startswith(lead)
