"""The demonstration report, written once and read again without the program."""

from __future__ import annotations

import datetime
import io
import re
from collections import Counter
from pathlib import Path

import docx
import pytest
import word_demo as demo
from lxml import etree
from PIL import Image
from word_files import WP, A, Docx, M, R, W, fields, part, style_of, words

from lkjip_docgen.document import fitted_columns
from lkjip_docgen.document.numbering import number
from lkjip_docgen.document.tree import (
    Cell,
    Column,
    Heading,
    Paragraph,
    ParagraphRole,
    Part,
    Reference,
    Report,
    Row,
    Signatory,
    SignatureBlock,
    Table,
    Text,
)
from lkjip_docgen.docx import JOINED
from lkjip_docgen.docx.fields import page_bookmark
from lkjip_docgen.records import replace
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.style import load_style
from lkjip_docgen.word import write_report

TEMPLATE = TEMPLATES / "laporan.docx"
TEXT_WIDTH = 9071  # 16 cm in twips


def build(folder: Path, name: str = "laporan.docx", pages: dict[str, str] | None = None) -> Path:
    photo = demo.draw_photo(folder / "foto.jpg")
    chart = demo.draw_chart(folder / "bagan.png")
    target = folder / name
    report = demo.report(photo)
    write_report(report, TEMPLATE, load_style(), {"bagan": chart}, target, pages)
    return target


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("word"))


@pytest.fixture(scope="module")
def written(path: Path) -> Docx:
    return Docx(path)


def labels() -> dict[str, str]:
    return dict(number(demo.report(Path("foto.jpg"))).labels)


# --- text ----------------------------------------------------------------------------


def test_awkward_characters_come_out_as_typed(path: Path) -> None:
    text = "\n".join(p.text for p in docx.Document(str(path)).paragraphs)
    assert f"Aneh: {demo.AWKWARD_PRINTED}. Nilainya" in text


def test_cover_header_and_footer_show_the_office_with_its_special_characters(
    written: Docx,
) -> None:
    cover = [words(p) for p in written.paragraphs("SampulKantor")]
    assert cover == ["Kantor Contoh Kelas II P&K <utama>"]
    assert "Kantor Contoh Kelas II P&K <utama>" in words(written.part("word/header1.xml"))
    address = words(written.part("word/footer2.xml"))
    assert "Jalan Contoh Nomor 1, Kota Contoh 12345" in address
    assert "Telepon" not in address  # the office has given none


def test_no_mark_of_the_template_is_left(written: Docx) -> None:
    for name, data in written.parts.items():
        if name.endswith(".xml"):
            text = data.decode().replace("{{ bukan.jinja }} {% x %}", "")
            assert "{{" not in text, name
            assert "{%" not in text, name


def test_markers_stand_out(written: Docx) -> None:
    marked = [
        words(run)
        for run in written.document.iter(f"{W}r")
        if run.find(f"{W}rPr/{W}rStyle") is not None
        and run.find(f"{W}rPr/{W}rStyle").get(f"{W}val") == "Penanda"
    ]
    assert marked == [
        "[BELUM DIISI: penyebab]",
        "[BELUM ADA FOTO: inovasi]",
        "[BELUM DIISI: perilaku]",
    ]


def test_the_body_has_no_direct_fonts_sizes_or_spacing(written: Docx) -> None:
    """But for a heading that begins a page, with nothing above it, and signatures of a letter."""
    found = [e for holder in written.body.iter(f"{W}rPr", f"{W}pPr") for e in holder]
    direct = {etree.QName(e).localname for e in found}
    assert direct.isdisjoint({"sz", "color", "jc", "highlight"})
    rooms = {"BatasBagian": "560", "NamaPenandatangan": "1440"}
    for spacing in (e for e in found if e.tag == f"{W}spacing"):
        style = spacing.getparent().find(f"{W}pStyle").get(f"{W}val")
        assert style in rooms or style.startswith("Heading")
        assert dict(spacing.attrib) == {f"{W}before": rooms.get(style, "0")}


def test_properties_follow_the_report_and_never_the_clock(path: Path) -> None:
    core = docx.Document(str(path)).core_properties
    assert core.title == "Laporan Kinerja P&K <utama> Tahun 2031"
    assert core.author == "Kantor Contoh"
    assert core.keywords == "LKjIP; 2031"
    assert core.created == datetime.datetime(2032, 1, 3, tzinfo=datetime.UTC)


# --- numbers, references, contents ---------------------------------------------------------


def test_captions_count_in_word_as_they_are_printed(written: Docx) -> None:
    """Counts SEQ by the rules of Word and compares with what stands in the file."""
    counts: Counter[str] = Counter()
    printed = []
    for p in written.paragraphs():
        if style_of(p) == "Heading1":
            counts.clear()
        if style_of(p) not in ("Caption", "KeteranganGambar"):
            continue
        for code, result, _ in fields(p):
            if code.startswith("SEQ "):
                kind = code.split()[1]
                reset = re.search(r"\\r (\d+)", code)
                counts[kind] = int(reset[1]) if reset else counts[kind] + 1
                assert str(counts[kind]) == result
                printed.append(words(p))
    tables = [t for t in printed if t.startswith("Tabel")]
    assert [t.split()[1] for t in tables] == [
        *("R.1", "2.1", "2.2", "2.3", "2.4", "2.5"),
        *("L.1", "L.2", "L.3"),
    ]
    assert tables[1] == "Tabel 2.1 Pagu dan Realisasi Belanja P&K <utama>"


def test_cross_references_lead_to_the_label_they_print(written: Docx) -> None:
    bookmarks = {b.get(f"{W}name"): b for b in written.document.iter(f"{W}bookmarkStart")}
    seen = 0
    for code, result, _ in fields(written.document):
        if not code.startswith("REF "):
            continue
        seen += 1
        start = bookmarks[code.split()[1]]
        inside = ""
        for follower in start.itersiblings():
            if follower.get(f"{W}id") == start.get(f"{W}id"):
                break
            inside += words(follower)
        if "\\r" not in code:
            assert result == inside
    assert seen == 4
    [text] = [words(p) for p in written.paragraphs() if words(p).startswith("Lihat ")]
    assert (
        f"Lihat Tabel{JOINED}2.1 di halaman , Gambar{JOINED}1.1, BAB II, BAB II.A, atau Lampiran."
        in text
    )


def test_bookmarks_controls_and_drawings_have_unique_ids(written: Docx) -> None:
    bookmarks = list(written.document.iter(f"{W}bookmarkStart"))
    for ids in (
        [b.get(f"{W}id") for b in bookmarks],
        [b.get(f"{W}name") for b in bookmarks],
        [i.get(f"{W}val") for i in written.document.iter(f"{W}id")],
        [d.get("id") for d in written.document.iter(f"{WP}docPr")],
    ):
        assert len(ids) >= 5
        assert len(ids) == len(set(ids))


def test_a_heading_below_signatures_stands_apart_from_the_document_they_end(
    tmp_path: Path,
) -> None:
    signed = SignatureBlock("Kota Contoh", (Signatory(("Kepala,",), "A. Contoh", "1979 2"),), "t")
    below, later = (Heading(2, (Text(name),), name, numbered=False) for name in ("Satu", "Dua"))
    report = Report({}, (Part("bab_1", (signed, below, later)),), demo.context())
    write_report(report, TEMPLATE, load_style(), {}, tmp_path / "a.docx")
    found = Docx(tmp_path / "a.docx").paragraphs("Heading2")
    above = [p.find(f"{W}pPr/{W}spacing") for p in found]
    assert [words(p) for p in found] == ["Satu", "Dua"]
    assert above[0].get(f"{W}before") == "960"
    assert above[1] is None


def test_the_next_part_of_a_table_is_titled_as_the_table_is(tmp_path: Path) -> None:
    table = Table("t", (Text("Judul"),), (Column(1),), (), (Row((Cell((Text("1"),)),)),))
    more = Paragraph((Reference("t"), Text(" (lanjutan)")), ParagraphRole.CONTINUED)
    report = Report({}, (Part("bab_1", (table, more)),), demo.context())
    write_report(report, TEMPLATE, load_style(), {}, tmp_path / "a.docx")
    titles = [words(p) for p in Docx(tmp_path / "a.docx").paragraphs("Caption")]
    assert [title.split(None, 2)[2] for title in titles] == ["Judul", "(lanjutan)"]
    assert titles[0].split()[:2] == titles[1].split()[:2]


def contents(written: Docx, style: str) -> list[list[str]]:
    rows = []
    for p in written.paragraphs(style):
        text = "".join(
            "\t" if e.tag == f"{W}tab" else e.text or ""
            for e in p.iter(f"{W}t", f"{W}tab")
            if e.getparent().tag == f"{W}r"
        )
        rows.append(text.split("\t"))
    return rows


def test_contents_list_every_heading_and_no_page_while_none_is_known(written: Docx) -> None:
    assert contents(written, "TOC1") == [
        ["Kata Pengantar", ""],
        ["Daftar Isi", ""],
        ["Daftar Tabel", ""],
        ["Daftar Gambar", ""],
        ["Ringkasan Eksekutif", ""],
        ["BAB I Pendahuluan", ""],
        ["BAB II Akuntabilitas Kinerja", ""],
        ["Lampiran", ""],
    ]
    assert ["A. Latar Belakang", ""] in contents(written, "TOC2")
    captions = contents(written, "TableofFigures")
    assert len(captions) == 9 + 4
    assert ["Gambar 2.1 Nilai Indeks", ""] in captions


def test_contents_and_page_references_show_the_pages_that_are_given(tmp_path: Path) -> None:
    pages = {page_bookmark("tabel-belanja"): "41", page_bookmark("latar"): "1"}
    written = Docx(build(tmp_path, pages=pages))
    assert ["A. Latar Belakang", "1"] in contents(written, "TOC2")
    text = " ".join(words(p) for p in written.paragraphs("BodyText"))
    assert f"Lihat Tabel{JOINED}2.1 di halaman 41," in text


def test_every_entry_of_the_contents_links_to_a_bookmark(written: Docx) -> None:
    names = {b.get(f"{W}name") for b in written.document.iter(f"{W}bookmarkStart")}
    links = [h.get(f"{W}anchor") for h in written.document.iter(f"{W}hyperlink")]
    anchors = [anchor for anchor in links if anchor]
    assert len(anchors) > 20
    assert set(anchors) <= names


# --- sections ------------------------------------------------------------------------------


def test_wide_tables_stand_on_landscape_pages_of_their_own(written: Docx) -> None:
    sections = list(written.document.iter(f"{W}sectPr"))
    turned = [s.find(f"{W}pgSz").get(f"{W}orient") == "landscape" for s in sections]
    # cover, front matter, BAB I, BAB II to the wide tables, both wide tables, the rest of BAB II,
    # appendices, wide appendix
    assert turned == [False, False, False, False, True, False, False, True]


def test_page_numbers_start_once_in_the_front_and_once_in_the_body(written: Docx) -> None:
    numbers = [s.find(f"{W}pgNumType") for s in written.document.iter(f"{W}sectPr")]
    shown = [None if n is None else (n.get(f"{W}fmt"), n.get(f"{W}start")) for n in numbers]
    assert shown == [
        None,
        ("lowerRoman", "1"),
        ("decimal", "1"),
        *[("decimal", None)] * 5,
    ]


def test_text_of_landscape_pages_keeps_within_their_margins(written: Docx) -> None:
    table = written.table("Nilai Bulanan lebar-satu")
    section = next(s for s in written.document.iter(f"{W}sectPr") if is_landscape(s))
    margins = section.find(f"{W}pgMar")
    free = int(section.find(f"{W}pgSz").get(f"{W}w")) - sum(
        int(margins.get(f"{W}{side}")) for side in ("left", "right")
    )
    assert int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) == free


def is_landscape(section: etree._Element) -> bool:
    return section.find(f"{W}pgSz").get(f"{W}orient") == "landscape"


def test_a_page_break_starts_the_next_paragraph_on_a_page(written: Docx) -> None:
    [after] = [p for p in written.paragraphs() if words(p) == "Halaman baru."]
    assert after.find(f"{W}pPr/{W}pageBreakBefore") is not None


# --- tables --------------------------------------------------------------------------------


def test_every_row_fills_the_grid_and_every_table_the_text_width(written: Docx) -> None:
    for table in written.tables():
        grid = [int(c.get(f"{W}w")) for c in table.iter(f"{W}gridCol")]
        assert sum(grid) == int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w"))
        for row in table.iter(f"{W}tr"):
            spans = [span(cell) for cell in row.iter(f"{W}tc")]
            assert sum(spans) == len(grid)
            widths = [int(w.get(f"{W}w")) for w in row.iter(f"{W}tcW")]
            assert sum(widths) == sum(grid)


def test_a_column_is_as_wide_as_its_widest_number(tmp_path: Path) -> None:
    table = demo.table_of_an_amount()
    report = replace(demo.report(tmp_path / "foto.jpg"), parts=(Part("bab_1", (table,)),))
    style, target = load_style(), tmp_path / "uang.docx"
    write_report(report, TEMPLATES / "laporan.docx", style, {}, target)
    columns = next(part(target).iter(f"{W}tblGrid")).iter(f"{W}gridCol")
    widths = [int(column.get(f"{W}w")) * 2.54 / 1440 for column in columns]
    wanted = fitted_columns(table, style.halaman.lebar_teks, style.huruf.ukuran_tabel)
    assert widths == pytest.approx(wanted, abs=0.01)
    assert widths[1] > 0.12 * sum(widths)


def span(cell: etree._Element) -> int:
    across = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if across is None else int(across.get(f"{W}val"))


def test_merged_heads_reach_over_years_and_down_over_rows(written: Docx) -> None:
    first, second = list(written.table("Pagu dan Realisasi Belanja P&K <utama>").iter(f"{W}tr"))[:2]
    assert [(words(c), span(c)) for c in first.iter(f"{W}tc")] == [
        ("No.", 1),
        ("Uraian", 1),
        ("Tahun 2029", 2),
        ("Tahun 2030", 2),
        ("Tahun 2031", 2),
    ]
    merges = [c.find(f"{W}tcPr/{W}vMerge") for c in second.iter(f"{W}tc")]
    assert [m is not None for m in merges] == [True, True] + [False] * 6


def test_head_rows_repeat_and_no_row_breaks_over_pages(written: Docx) -> None:
    rows = list(written.table("Rincian Kegiatan").iter(f"{W}tr"))
    assert len(rows) == 41
    heads = [r.find(f"{W}trPr/{W}tblHeader") is not None for r in rows]
    assert heads == [True] + [False] * 40
    assert all(r.find(f"{W}trPr/{W}cantSplit") is not None for r in rows)


def test_heads_and_sums_are_shaded_in_their_own_cells(written: Docx) -> None:
    """Readers that know no conditions of table styles show the white letters of heads too."""
    dark = load_style().warna.utama
    for table in written.tables():
        look = table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val")
        heads = [r for r in table.iter(f"{W}tr") if r.find(f"{W}trPr/{W}tblHeader") is not None]
        for cell in (cell for row in heads for cell in row.iter(f"{W}tc")):
            assert look == "TabelLKjIP"
            assert cell.find(f"{W}tcPr/{W}shd").get(f"{W}fill") == dark


def test_the_text_above_signatures_stays_on_their_page(written: Docx) -> None:
    signed = [t for t in written.tables() if "3 Januari 2032" in words(t)]
    (preface,) = signed
    lead = preface.getprevious()
    closing = lead.getprevious()
    assert words(closing).startswith("Laporan ini menyajikan")
    assert keeps(lead)
    assert keeps(closing)


def test_captions_stay_with_their_table_and_short_tables_on_one_page(written: Docx) -> None:
    table = written.table("Rincian tabel-lampiran")
    assert style_of(table.getprevious()) == "Caption"
    rows = list(table.iter(f"{W}tr"))
    held = [all(keeps(p) for p in row.iter(f"{W}p")) for row in rows]
    assert held == [True] * (len(rows) - 1) + [False]
    long_rows = list(written.table("Rincian Kegiatan").iter(f"{W}tr"))
    assert [all(keeps(p) for p in r.iter(f"{W}p")) for r in long_rows] == (
        [True, True] + [False] * 36 + [True, True, False]
    )


@pytest.mark.parametrize(
    ("last", "held"),
    [(8, [True] * 8 + [False]), (12, [True] * 3 + [False] * 7 + [True, True, False])],
)
def test_a_table_of_nine_lines_is_not_torn_apart_as_a_longer_one_may_be(
    tmp_path: Path, last: int, held: list[bool]
) -> None:
    months = tuple(Row((demo.cell(f"Bulan {n}"), demo.cell("1,00"))) for n in range(1, last + 1))
    head = (Row((demo.cell("Bulan"), demo.cell("Nilai"))),)
    table = Table("bulanan", (Text("Bulanan"),), (Column(2), Column(1)), head, months)
    report = Report({}, (Part("bab_1", (table,)),), demo.context())
    target = tmp_path / "laporan.docx"
    write_report(report, TEMPLATE, load_style(), {}, target)
    rows = list(Docx(target).table("Bulanan").iter(f"{W}tr"))
    assert [all(keeps(p) for p in row.iter(f"{W}p")) for row in rows] == held


def test_plain_tables_read_like_text(written: Docx) -> None:
    plain = [t for t in written.tables() if words(t).startswith("Nama: A. Contoh")]
    assert len(plain) == 2
    assert {style_of(p) for t in plain for p in t.iter(f"{W}p")} == {"IsiPolos"}


def keeps(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}keepNext") is not None


def test_tables_never_touch(written: Docx) -> None:
    for table in written.tables():
        assert table.getnext().tag == f"{W}p"


def test_tables_are_described_for_screen_readers(written: Docx) -> None:
    table = written.table("Pagu dan Realisasi Belanja P&K <utama>")
    described = table.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val")
    assert described == "Pagu dan realisasi belanja tiga tahun."


def test_totals_and_groups_stand_out(written: Docx) -> None:
    rows = list(written.table("Pagu dan Realisasi Belanja P&K <utama>").iter(f"{W}tr"))
    bold = [all(r.find(f"{W}rPr/{W}b") is not None for r in row.iter(f"{W}r")) for row in rows]
    assert bold[2:] == [True, False, False, False, True, True]
    shaded = [row.find(f"{W}tc/{W}tcPr/{W}shd") is not None for row in rows]
    assert shaded == [True, True, True, False, False, False, True, True]


def test_cells_can_hold_lists(written: Docx) -> None:
    rows = list(written.table("Tata Nilai").iter(f"{W}tr"))
    for row, style in zip(rows[1:4], ("ButirTabel", "NomorTabel", "HurufTabel"), strict=True):
        cell = list(row.iter(f"{W}tc"))[1]
        found = [(style_of(p), words(p)) for p in cell.iter(f"{W}p")]
        assert found == [(style, "Jujur"), (style, "Teliti"), (style, "Tepat waktu")]


# --- lists ---------------------------------------------------------------------------------


def numbering_of(paragraph: etree._Element) -> tuple[str, str]:
    number = paragraph.find(f"{W}pPr/{W}numPr")
    return number.find(f"{W}numId").get(f"{W}val"), number.find(f"{W}ilvl").get(f"{W}val")


def test_every_numbered_list_starts_anew(written: Docx) -> None:
    by_text = {words(p): p for p in written.paragraphs()}
    first = numbering_of(by_text["Butir kedua:"])
    assert numbering_of(by_text["Butir ketiga:"]) == first
    again = numbering_of(by_text["satu"])
    letters = numbering_of(by_text["huruf pertama"])
    more = numbering_of(by_text["mulai lagi dari a"])
    assert len({first[0], again[0], letters[0], more[0]}) == 4
    assert letters[1] == more[1] == "1"
    instances = {n.get(f"{W}numId"): n for n in written.part("word/numbering.xml")}
    for number_id, level in (first, again, letters, more):
        override = instances[number_id].find(f"{W}lvlOverride")
        assert override.get(f"{W}ilvl") == level
        assert override.find(f"{W}startOverride").get(f"{W}val") == "1"


def test_further_paragraphs_of_an_item_line_up_with_it(written: Docx) -> None:
    [p] = [p for p in written.paragraphs() if words(p).startswith("Paragraf lanjutan")]
    assert style_of(p) == "ListContinue"


# --- values --------------------------------------------------------------------------------


def test_each_number_is_bound_to_its_value_in_the_store(written: Docx) -> None:
    store = written.part("customXml/item1.xml")
    controls = list(written.document.iter(f"{W}sdt"))
    assert len(controls) == 4 + 18
    for control in controls:
        binding = control.find(f"{W}sdtPr/{W}dataBinding")
        prefix, uri = re.fullmatch(
            r"xmlns:(\w+)='(.+)'", binding.get(f"{W}prefixMappings")
        ).groups()
        [element] = store.xpath(binding.get(f"{W}xpath"), namespaces={prefix: uri})
        assert element.text == words(control.find(f"{W}sdtContent"))
    ikm = [e for e in store if e.get("jalur") == "indikator.ikm.realisasi"]
    assert [(e.text, e.get("nilai"), e.get("rumus")) for e in ikm] == [
        ("3,98", "3.98", "a / b"),
        ("3,98 (tiga koma sembilan delapan)", "3.98", "a / b"),
    ]


def test_the_store_is_the_one_that_the_controls_name(written: Docx) -> None:
    [identity] = written.part("customXml/itemProps1.xml").attrib.values()
    bindings = written.document.iter(f"{W}dataBinding")
    assert {b.get(f"{W}storeItemID") for b in bindings} == {identity}


def test_tags_fit_into_word(written: Docx) -> None:
    tags = [t.get(f"{W}val") for t in written.document.iter(f"{W}tag")]
    assert "indikator.ikm.realisasi" in tags
    assert max(len(tag) for tag in tags) == 64  # the long path, shortened


# --- figures, equations, notes, signatures ---------------------------------------------------


def test_pictures_have_alternative_texts_and_are_stored_once(written: Docx) -> None:
    drawings = {d.find(f"{WP}docPr").get("name"): d for d in written.document.iter(f"{WP}inline")}
    assert drawings["foto"].find(f"{WP}docPr").get("descr") == "Orang berbaris di loket."
    relations = written.relations()
    targets = {
        name: relations[next(d.iter(f"{A}blip")).get(f"{R}embed")] for name, d in drawings.items()
    }
    assert set(drawings) == {"gambar.lambang", "foto", "foto-lagi", "gambar-bagan"}
    stored = [n for n in written.parts if n.startswith("word/media/")]
    own = 4  # emblem, ornament, band and bar of the cover
    assert len(stored) == own + len(
        {targets["foto"], targets["foto-lagi"], targets["gambar-bagan"]}
    )


def test_photos_are_scaled_to_print_resolution(written: Docx) -> None:
    drawings = {d.find(f"{WP}docPr").get("name"): d for d in written.document.iter(f"{WP}inline")}
    drawing = drawings["foto"]
    target = written.relations()[next(drawing.iter(f"{A}blip")).get(f"{R}embed")]
    image = Image.open(io.BytesIO(written.parts[f"word/{target}"]))
    inches = int(drawing.find(f"{WP}extent").get("cx")) / 914400
    assert image.width / inches == pytest.approx(220, abs=1)
    proportion = int(drawing.find(f"{WP}extent").get("cx")) / int(
        drawing.find(f"{WP}extent").get("cy")
    )
    assert proportion == pytest.approx(2400 / 1500, rel=0.01)


def test_formulas_are_office_math_with_upright_words_and_whole_numbers(written: Docx) -> None:
    formulas = list(written.document.iter(f"{M}oMathPara"))
    assert len(formulas) == 3
    runs = [
        ("".join(r.itertext(f"{M}t")), r.find(f"{M}rPr/{M}nor") is not None)
        for f in formulas
        for r in f.iter(f"{M}r")
    ]
    assert ("Capaian\u00a0Kinerja", True) in [(t.replace(" ", "\u00a0"), n) for t, n in runs]
    texts = [text for text, _ in runs]
    assert {"3,98", "3,25", "122,46", "9.092.592.000"} <= set(texts)
    assert formulas[1].find(f".//{M}f/{M}num") is not None


def test_footnotes_are_footnotes(written: Docx) -> None:
    [reference] = written.document.iter(f"{W}footnoteReference")
    notes = {n.get(f"{W}id"): n for n in written.part("word/footnotes.xml")}
    note = notes[reference.get(f"{W}id")]
    assert words(note).strip() == "Catatan kaki & <tanda>: contoh.go.id."
    link = next(note.iter(f"{W}hyperlink")).get(f"{R}id")
    relations = written.relations("word/_rels/footnotes.xml.rels")
    assert relations[link] == "https://contoh.go.id/a?b=1&c=2"


def test_a_single_signatory_stands_at_the_right_and_stays_on_one_page(written: Docx) -> None:
    tables = [t for t in written.tables() if "A. Contoh" in words(t) and "NIP 1979 2" in words(t)]
    single, double = tables
    rows = [[words(c) for c in r.iter(f"{W}tc")] for r in single.iter(f"{W}tr")]
    assert rows == [
        ["", "Kota Contoh, 3 Januari 2032"],
        ["", "Kepala Kantor,"],
        ["", "A. ContohNIP 1979 2"],
    ]
    rows = [[words(c) for c in r.iter(f"{W}tc")] for r in double.iter(f"{W}tr")]
    assert rows[-1] == ["B. ContohNIP 1965 1", "A. ContohNIP 1979 2"]
    assert all(r.find(f"{W}trPr/{W}cantSplit") is not None for r in double.iter(f"{W}tr"))


# --- the file ------------------------------------------------------------------------------


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    first = build(tmp_path, "satu.docx").read_bytes()
    assert build(tmp_path, "dua.docx").read_bytes() == first


def test_labels_in_the_file_are_those_of_the_numbering(written: Docx) -> None:
    text = " ".join(words(p) for p in written.paragraphs())
    for target, label in labels().items():
        if label.startswith(("Tabel", "Gambar")):
            assert f"{label} " in text, target
