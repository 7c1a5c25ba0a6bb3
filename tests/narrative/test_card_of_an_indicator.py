"""One card holds every comparison of an indicator; the working papers hold the arithmetic."""

from __future__ import annotations

from decimal import Decimal

import pytest
from fixture_builders import indicator, table
from fixture_data import DATA, body, konteks, printed
from proyek import Proyek

from lkjip_docgen.api import compose_report
from lkjip_docgen.document.tree import Figure, Heading, Reference, RowRole, Table
from lkjip_docgen.document.walk import each_block, each_inline, plain_text
from lkjip_docgen.idn import format_decimal
from lkjip_docgen.measures import measure
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import load_project

OFFICE = konteks()
GAP = "BELUM DIISI"
OFFICES = ("tanjungpandan-2023", "rudenim-tanjung-purnama-2024", "dinkes-teluk-cendana-2025")


def card(kode: str) -> Table:
    return table(OFFICE, "kartu-indikator", indicator(OFFICE, kode))


def groups(tabel: Table) -> list[str]:
    return [printed(row.cells[0]) for row in tabel.rows if row.role is RowRole.GROUP]


def test_years_plan_and_others_stand_below_what_they_compare() -> None:
    assert body(card("ikm")) == [
        ["Target dan Realisasi Tahun 2025 dan Tahun-Tahun Sebelumnya"],
        ["Tahun 2022", "3,00", "3,20", "106,67%", "–"],
        ["Tahun 2023", "3,10", "–", "–", "–"],
        ["Tahun 2024", "3,20", "3,40", "106,25%", "–"],
        ["Tahun 2025", "3,25", "3,50", "107,69%", "0,10"],
        ["Target Jangka Menengah"],
        ["Realisasi 2025 terhadap target 2029", "3,60", "3,50", "97,22%", "–"],
        ["Kantor Wilayah dan Standar Nasional"],
        ["Kanwil Uji", "–", "3,40", "–", "0,10"],
        ["Rata-rata nasional", "–", GAP, "–", "–"],
    ]


def test_below_it_stand_the_formula_what_differences_are_and_why_a_year_is_left_out() -> None:
    source = printed(card("ikm").source)
    assert " Capaian = realisasi ÷ target." in source
    assert " Selisih terhadap tahun sebelumnya atau pembanding." in source
    assert "Realisasi tahun 2023 tidak dapat diperbandingkan (–): indikator diubah." in source
    assert "Realisasi tahun 2024 dikonversi dari nilai 17,00 pada skala survei." in source


def test_a_missing_figure_is_one_marker_in_its_row() -> None:
    assert body(card("kosong")) == [["Tahun 2025", "3,00", GAP, "–"]]
    assert "Capaian =" not in printed(card("kosong").source)


def test_a_card_of_one_year_needs_no_groups() -> None:
    assert groups(card("ipk")) == []
    assert body(card("aduan")) == [["Tahun 2025", "8 laporan", "4 laporan", "150,00%"]]
    assert "Makin kecil realisasi, makin baik capaian." in printed(card("aduan").source)


def test_without_any_difference_there_is_no_column_for_them() -> None:
    """Another unit whose result is still missing leaves nothing to compare with."""
    row = {**DATA["indikator"][0], "riwayat": [], "pembanding": [{"unit": "Rata-rata nasional"}]}
    office = konteks(indikator=[row])
    shown = table(office, "kartu-indikator", indicator(office, "ikm"))
    assert [printed(cell) for cell in shown.head[0].cells] == [
        "Uraian",
        "Target",
        "Realisasi",
        "Capaian",
    ]
    assert "Selisih" not in printed(shown.source)


def test_each_source_of_a_card_has_its_own_day() -> None:
    """The day of the office's own figures says nothing of the plan or of others."""
    own, _, others = printed(card("ikm").source).partition(";")
    assert own.endswith("(data per 5 Desember 2025)")
    assert "data per" not in others
    assert "Renstra (target jangka menengah)" in others


def test_a_card_shows_five_years_at_most() -> None:
    years = [{"tahun": year, "target": 3, "realisasi": 3} for year in range(2017, 2025)]
    row = {**DATA["indikator"][0], "riwayat": years, "target_menengah": None, "pembanding": []}
    office = konteks(indikator=[row])
    shown = body(table(office, "kartu-indikator", indicator(office, "ikm")))
    assert [line[0] for line in shown[1:]] == [f"Tahun {year}" for year in range(2021, 2026)]


@pytest.mark.parametrize(("goal", "rows"), [("3.25", 0), ("3.3", 1)])
def test_a_plan_that_ends_this_year_with_the_target_of_the_year_is_said_once(
    goal: str, rows: int
) -> None:
    plan = {"tahun": 2025, "nilai": Decimal(goal)}
    office = konteks(indikator=[{**DATA["indikator"][0], "target_menengah": plan}])
    shown = table(office, "kartu-indikator", indicator(office, "ikm"))
    assert groups(shown).count("Target Jangka Menengah") == rows
    assert printed(shown.source).count("(target jangka menengah)") == rows


@pytest.mark.parametrize("name", OFFICES)
def test_a_change_is_the_difference_of_the_results_of_two_years_in_a_row(name: str) -> None:
    for ind in measure(load_project(SAMPLES / name).laporan).indikator:
        results = {year.tahun: year.realisasi for year in ind.tahun}
        for year in ind.tahun:
            before = results.get(year.tahun - 1)
            if before is None or not (before.ada and year.realisasi.ada):
                assert year.perubahan is None or not year.perubahan.ada
                continue
            assert year.perubahan is not None
            assert year.perubahan.nilai == year.realisasi.nilai - before.nilai


# --- the report ------------------------------------------------------------------------


@pytest.mark.parametrize("name", OFFICES)
def test_an_indicator_has_one_table_and_what_the_regulation_asks_can_be_found(name: str) -> None:
    project = load_project(SAMPLES / name)
    report = compose_report(project)
    chapter = list(each_block(report.part("bab_3")))
    tables = [block.id for block in chapter if isinstance(block, Table)]
    for ind in project.laporan.indikator:
        own = [one for one in tables if one.startswith(f"tabel-{ind.kode}-")]
        assert own[0] == f"tabel-{ind.kode}-kinerja"
        assert set(own[1:]) <= {f"tabel-{ind.kode}-triwulan"}
    words = [plain_text(b.content) for b in chapter if isinstance(b, Heading)]
    cells = [printed(c) for b in chapter if isinstance(b, Table) for r in b.rows for c in r.cells]
    assert {
        "Perbandingan Target dan Realisasi",
        "Analisis Penyebab, Kendala, dan Solusi",
        "Efisiensi Penggunaan Sumber Daya serta Program dan Kegiatan Penunjang",
    } <= {*words}
    assert any("Tahun-Tahun Sebelumnya" in text for text in cells)
    assert "Target Jangka Menengah" in cells or "2024" in name
    assert {"Kantor Wilayah dan Standar Nasional", "Unit dan Standar Lain"} & {*cells}


@pytest.mark.parametrize("name", OFFICES)
def test_every_table_and_figure_of_the_working_papers_and_of_indicators_is_mentioned(
    name: str,
) -> None:
    project = load_project(SAMPLES / name)
    blocks = list(each_block(b for p in compose_report(project).parts for b in p.blocks))
    said = {i.target for i in each_inline(blocks) if isinstance(i, Reference)}
    kinds = ("tabel", "gambar")
    begins = tuple(f"{kind}-{ind.kode}-" for ind in project.laporan.indikator for kind in kinds)
    shown = [block.id for block in blocks if isinstance(block, Table | Figure)]
    assert {one for one in shown if one.startswith(begins)} - said == set()


def test_the_working_papers_compute_what_the_chapter_prints(proyek: Proyek) -> None:
    chapter, papers = proyek.naskah().split("\nKertas Kerja\n", 1)
    assert "ditimbang dengan jumlah responden, adalah 16,67." in chapter
    survey = measure(proyek.muat().laporan).indikator[0].survei
    assert survey is not None
    months = [
        (month.nilai.nilai, month.responden.nilai) for month in survey.bulan if month.nilai.ada
    ]
    total, people = sum(x * y for x, y in months), sum(y for _, y in months)
    assert f"{format_decimal(total, 2)} dibagi {people} sama dengan 16,67." in papers
    assert "sama dengan 16,67." not in chapter


def test_an_office_whose_appendix_has_no_working_papers_names_them_in_words(
    proyek: Proyek,
) -> None:
    own = proyek.root / "templates" / "narasi" / "lampiran.md"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("# Lampiran {#lampiran .tanpa-nomor}\n\nTidak ada.\n", encoding="utf-8")
    assert "Perhitungannya dirinci pada Kertas Kerja." in proyek.naskah()


@pytest.mark.parametrize(
    ("items", "printed_as"),
    [
        ("[Jaringan terputus]", "\nKendala. Jaringan terputus.\n"),
        ("[Satu, Dua]", "\nKendala yang dihadapi adalah:\nSatu\nDua\n"),
    ],
)
def test_one_item_is_a_sentence_and_several_are_a_list(
    proyek: Proyek, items: str, printed_as: str
) -> None:
    proyek.ganti("    pengukuran:\n", f"    analisis: {{kendala: {items}}}\n    pengukuran:\n")
    assert printed_as in proyek.naskah()
