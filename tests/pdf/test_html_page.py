"""The HTML page: what each node of the tree becomes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import word_demo as demo
from hypothesis import given
from hypothesis import strategies as st
from pdf_files import STYLE, demo_report, page, small_report, words

from lkjip_docgen.document import fitted_columns
from lkjip_docgen.document.tree import (
    Align,
    Cell,
    Column,
    Equation,
    Heading,
    Link,
    Paragraph,
    Row,
    Table,
    Text,
    Value,
)
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.pdf import Inside, compose, new_page, write_html
from lkjip_docgen.pdf.markup import attribute, text
from lkjip_docgen.records import replace
from lkjip_docgen.style import load_style


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("html")
    report, pictures = demo_report(folder)
    return page(report, folder, pictures=pictures)


def test_awkward_characters_come_out_as_typed(written: Any) -> None:
    assert f"Aneh: {demo.AWKWARD_PRINTED}. Nilainya" in words(written)


@given(st.text())
def test_no_text_of_the_data_becomes_markup(typed: str) -> None:
    assert not set("<>") & set(text(typed))
    assert not set('<>"') & set(attribute(typed))


def test_markup_in_the_data_stays_text(tmp_path: Path) -> None:
    typed = '<script>alert(1)</script><img src="http://contoh.id/x.png">'
    root = page(small_report(Paragraph((Text(typed),))), tmp_path)
    assert typed in words(root)
    assert not root.xpath("//script")
    assert not root.xpath("//img[contains(@src, 'contoh.id')]")


def test_a_link_leads_only_to_the_web(tmp_path: Path) -> None:
    links = (Link("https://contoh.go.id", "laman"), Link("javascript:alert(1)", "jebakan"))
    root = page(small_report(Paragraph(links)), tmp_path)
    assert root.xpath("//a[@class='tautan']/@href") == ["https://contoh.go.id"]
    assert "jebakan" in words(root)


def test_headings_carry_their_label_and_their_line_in_the_bookmarks(written: Any) -> None:
    labels = {h.get("id"): words(h) for h in written.xpath("//h1 | //h2 | //h3 | //h4")}
    assert labels["pendahuluan"] == "BAB I Pendahuluan"
    assert labels["capaian"] == "A. Capaian Kinerja"
    assert labels["rincian"] == "a. Rincian"
    assert labels["lampiran"] == "Lampiran"
    assert written.get_element_by_id("pendahuluan").get("data-judul") == "BAB I Pendahuluan"


def test_every_reference_leads_to_something_on_the_page(written: Any) -> None:
    targets = {href.removeprefix("#") for href in written.xpath("//a/@href") if href[0] == "#"}
    assert targets <= set(written.xpath("//@id"))
    assert "tabel-belanja" in targets


def test_ids_are_unique_even_inside_the_charts(written: Any) -> None:
    ids = written.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_page_needs_nothing_from_outside(written: Any) -> None:
    sources = written.xpath("//img/@src")
    assert sources
    assert all(source.startswith("data:") for source in sources)
    assert not written.xpath("//link | //script | //iframe")
    urls = re.findall(r"url\(([^)]+)", written.xpath("string(//style)"))
    assert urls
    assert all(url.startswith("data:") for url in urls)


def test_contents_list_every_heading_table_and_figure_with_its_label(written: Any) -> None:
    lists = [[words(li) for li in ol] for ol in written.xpath("//ol[@class='daftar']")]
    assert lists[0][:6] == [
        "Kata Pengantar",
        "Daftar Isi",
        "Daftar Tabel",
        "Daftar Gambar",
        "Ringkasan Eksekutif",
        "BAB I Pendahuluan",
    ]
    assert lists[1][0] == "Tabel R.1 Rincian tabel-ringkasan"
    assert lists[2][0] == "Gambar 1.1 Foto Kegiatan P&K <utama>"


def test_entries_before_the_first_chapter_have_roman_numbers(written: Any) -> None:
    entries = written.xpath("//ol[@class='daftar'][1]/li")
    roman = [words(e) for e in entries if e.xpath("a[@class='hal-romawi']")]
    assert roman[-1] == "Ringkasan Eksekutif"
    assert len(roman) == 5


def test_merged_heads_reach_over_years_and_down_over_rows(written: Any) -> None:
    table = written.get_element_by_id("tabel-belanja").find("table")
    first, second = table.xpath("thead/tr")
    assert [th.get("rowspan") for th in first][:2] == ["2", "2"]
    assert [th.get("colspan") for th in first][2:] == ["2"] * 3
    assert {th.get("scope") for th in second} == {"col"}
    assert len(second) == 6


def test_cells_below_a_merged_cell_keep_the_alignment_of_their_column(tmp_path: Path) -> None:
    rows = (
        Row((Cell((Text("1"),), rowspan=2), Cell((Text("kiri"),)), Cell((Text("10"),)))),
        Row((Cell((Text("bawah"),)), Cell((Text("20"),)))),
    )
    columns = (Column(1, Align.CENTER), Column(2), Column(1, Align.RIGHT))
    root = page(small_report(Table("t", (), columns, (), rows)), tmp_path)
    found = {words(td): (td.get("class") or "") for td in root.xpath("//td")}
    assert found == {"1": "c tepi akhir", "kiri": "", "10": "r", "bawah": "", "20": "r"}


def test_the_closing_line_of_a_table_lies_on_its_last_row(tmp_path: Path) -> None:
    rows = (
        Row((Cell((Text("atas"),), rowspan=2), Cell((Text("satu"),)))),
        Row((Cell((Text("dua"),)),)),
        Row((Cell((Text("sampai akhir"),), rowspan=2), Cell((Text("tiga"),)))),
        Row((Cell((Text("empat"),)),)),
    )
    root = page(small_report(Table("t", (), (Column(1), Column(2)), (), rows)), tmp_path)
    (style,) = root.xpath("//style")
    closing = ".kisi tbody tr:last-child > td, .kisi td.akhir { border-bottom: 1pt"
    assert closing in style.text
    assert not re.search(r"\.kisi \{[^}]*border-bottom", style.text)  # a broken table has none
    ends = root.xpath("//td[contains(@class, 'akhir')]")
    assert [words(td) for td in ends] == ["sampai akhir"]
    assert [words(td) for td in root.xpath("//tbody/tr[last()]/td")] == ["empat"]


@pytest.mark.parametrize(("compact", "level"), [(False, 4), (True, 2)])
def test_small_letters_have_small_levels(tmp_path: Path, compact: bool, level: int) -> None:
    rows = (Row((Cell((Text("bawahan"),), indent=3),)),)
    table = Table("t", (), (Column(1),), (), rows, compact=compact)
    root = page(small_report(table), tmp_path)
    assert root.xpath("//td/div/@style") == [f"padding-left:{3 * level}mm"]


def test_column_widths_follow_their_weights(written: Any) -> None:
    columns = written.get_element_by_id("tabel-panjang").xpath("table/col/@style")
    assert columns == ["width:10.000%", "width:70.000%", "width:20.000%"]


def test_a_column_is_as_wide_as_its_widest_number_as_in_word(tmp_path: Path) -> None:
    table = demo.table_of_an_amount()
    root = page(small_report(table), tmp_path)
    shares = [float(re.findall(r"[\d.]+", style)[0]) for style in root.xpath("//col/@style")]
    widths = fitted_columns(table, STYLE.halaman.lebar_teks, STYLE.huruf.ukuran_tabel)
    assert shares == pytest.approx([w / sum(widths) * 100 for w in widths], abs=0.01)
    assert shares[1] > 12


def test_names_head_their_rows_in_a_table_without_lines(written: Any) -> None:
    rows = written.xpath("//table[@class='polos']//tr")
    assert rows
    assert all(row[0].get("scope") == "row" for row in rows)


def test_lists_go_on_with_the_number_that_is_asked_for(tmp_path: Path) -> None:
    items = demo.items(demo.ListKind.DECIMAL, "lima", "enam", start=5)
    root = page(small_report(items), tmp_path)
    assert root.xpath("//ol[not(@class)]/@start") == ["5"]


def test_wide_tables_stand_in_sections_of_their_own(written: Any) -> None:
    wide = written.xpath("//section[@class='isi-lebar']")
    assert [len(section) for section in wide] == [2, 1]
    assert all(child.get("class").startswith("tabel") for section in wide for child in section)


def test_page_numbers_start_once_in_the_front_and_once_in_the_chapters(written: Any) -> None:
    kinds = written.xpath("//section/@class")
    assert kinds.count("depan-awal") == kinds.count("isi-awal") == 1
    assert kinds.index("depan-awal") == 0


def test_numbers_show_on_screen_where_they_come_from(written: Any) -> None:
    number = written.xpath("//data[@data-jalur='indikator.ikm.realisasi']")[0]
    assert words(number) == "3,98"
    assert number.get("value") == "3.98"
    assert number.get("title") == "Nilai indikator.ikm.realisasi = a / b"


def test_a_page_for_paper_keeps_what_only_a_screen_can_show_out() -> None:
    report = small_report(Paragraph((Value(demo.IKM, "3,98"),)))
    html = compose(report, new_page(report, load_style(), {}, Inside()), final=True)
    assert "3,98" in html
    assert "data-jalur" not in html


def test_figures_have_their_words_and_keep_their_proportions(written: Any) -> None:
    photo = written.get_element_by_id("foto").find("img")
    assert photo.get("alt") == "Orang berbaris di loket."
    width, height = map(float, re.findall(r"([\d.]+)cm", photo.get("style")))
    assert (width, height) == (15.5, pytest.approx(15.5 * 1500 / 2400, abs=0.01))
    chart = written.get_element_by_id("gambar-bagan").xpath("*[local-name()='svg']")[0]
    assert chart.get("aria-label") == "Nilai 3,98 pada 2031."


def test_a_missing_picture_is_a_marker(written: Any) -> None:
    box = written.get_element_by_id("foto-hilang")
    assert words(box.find("p/mark")) == "[BELUM ADA FOTO: inovasi]"


def test_formulas_are_drawings_with_their_words(written: Any) -> None:
    formulas = written.xpath("//p[@class='rumus']/*[local-name()='svg']")
    assert [f.get("aria-label") for f in formulas] == [
        "realisasi dibagi target",
        "hasil",
        "rata-rata",
    ]
    assert all(f.xpath(".//*[local-name()='path']") for f in formulas)


def test_a_long_formula_is_made_to_fit(tmp_path: Path) -> None:
    latex = " + ".join([r"\text{nilai internal} \times \text{responden}"] * 6)
    root = page(small_report(Equation(latex, "panjang")), tmp_path)
    style = root.xpath("//p[@class='rumus']/*/@style")[0]
    assert float(re.findall(r"width:([\d.]+)cm", style)[0]) == pytest.approx(16.0)


def test_a_formula_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(LkjipError) as caught:
        page(small_report(Equation(r"\frac{1}{", "rusak")), tmp_path)
    assert caught.value.findings[0].code == "LK410"


def test_signatories_stand_left_and_right(written: Any) -> None:
    block = written.get_element_by_id("tanda-dua")
    rows = [[words(cell) for cell in row] for row in block]
    assert rows == [
        ["", "Kota Contoh, 2 Januari 2031"],
        ["Pihak Kedua,Kepala Kantor Wilayah", "Pihak Pertama,Kepala Kantor"],
        ["B. ContohNIP 1965 1", "A. ContohNIP 1979 2"],
    ]


def test_a_final_page_has_no_sign_of_a_draft(tmp_path: Path) -> None:
    report = small_report(Heading(1, (Text("Isi"),), "isi"))
    assert page(report, tmp_path).find("body").get("class") == "draf"
    assert page(report, tmp_path, final=True).find("body").get("class") is None


def test_the_style_of_the_office_is_followed(tmp_path: Path) -> None:
    style = load_style()
    style = replace(
        style,
        warna=replace(style.warna, utama="00AA11"),
        halaman=replace(style.halaman, kiri=4.25),
        huruf=replace(style.huruf, utama="Huruf Kantor"),
    )
    target = tmp_path / "laporan.html"
    write_html(small_report(Paragraph((Text("isi"),))), style, {}, target)
    sheet = re.search(r"<style>(.*?)</style>", target.read_text(encoding="utf-8"), re.DOTALL)
    assert sheet is not None
    assert "color: #00AA11" in sheet[1]
    assert "#1F3864" not in sheet[1]
    assert "margin: 2.5cm 2.0cm calc(2.5cm - 4pt) 4.25cm" in sheet[1]
    assert 'font-family: "Huruf Kantor"' in sheet[1]
    assert not re.search(r"var\(--[a-z]", sheet[1])


def test_a_template_of_the_project_goes_first(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "html"
    own.mkdir(parents=True)
    (own / "laporan.html").write_text("<html><body><p>{{ kantor.nama }}</p>{{ isi.bab_1 }}")
    root = page(small_report(Paragraph((Text("isi bab"),))), tmp_path, project=tmp_path)
    assert words(root) == "Kantor Contoh Kelas II P&K <utama>isi bab"


@pytest.mark.parametrize(
    ("source", "code", "line"),
    [
        ("<p>\n{{ kantor.tidak_ada }}</p>{{ isi.bab_1 }}", "LK803", 2),
        ("<p>\n\n{% if %}</p>{{ isi.bab_1 }}", "LK803", 3),
        ("{{ ''.__class__.__mro__ }}{{ isi.bab_1 }}", "LK803", 1),
        ("<p>tanpa tempat</p>", "LK804", None),
    ],
)
def test_a_mistake_in_a_template_names_its_line(
    tmp_path: Path, source: str, code: str, line: int | None
) -> None:
    own = tmp_path / "templates" / "html"
    own.mkdir(parents=True)
    (own / "laporan.html").write_text(source)
    with pytest.raises(LkjipError) as caught:
        page(small_report(Paragraph((Text("isi"),))), tmp_path, project=tmp_path)
    finding = caught.value.findings[0]
    assert finding.code == code
    assert line is None or (finding.place is not None and finding.place.line == line)


def test_the_same_report_gives_the_same_page(tmp_path: Path) -> None:
    report, pictures = demo_report(tmp_path)
    page(report, tmp_path, pictures=pictures)
    first = (tmp_path / "laporan.html").read_bytes()
    page(report, tmp_path, pictures=pictures)
    assert (tmp_path / "laporan.html").read_bytes() == first
