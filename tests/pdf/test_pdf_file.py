"""The PDF file, read again with pypdf: pages, numbers, tags, archive, safety."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import word_demo as demo
from pdf_files import STYLE, demo_report, numbers_at_foot, pdf, small_report, texts
from pdf_words import overlapping, words_of
from pypdf import PdfReader

from lkjip_docgen.document.tree import (
    Align,
    Cell,
    Column,
    Equation,
    Footnote,
    Heading,
    PageBreak,
    Paragraph,
    Reference,
    Row,
    Signatory,
    SignatureBlock,
    Table,
    Text,
)
from lkjip_docgen.findings import LkjipError, Severity
from lkjip_docgen.pdf import engine, write_pdf


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    folder = tmp_path_factory.mktemp("pdf")
    report, pictures = demo_report(folder)
    data = folder / "laporan.yaml"
    data.write_text("dokumen: {}\n")
    return pdf(report, folder, pictures=pictures, attachments=[data])


def chapter(*blocks: Any) -> Any:
    return small_report(Heading(1, (Text("Isi"),), "isi"), *blocks)


# --- pages ---------------------------------------------------------------------------


def test_pages_count_roman_then_arabic_and_the_cover_has_no_number(written: PdfReader) -> None:
    numbers = numbers_at_foot(written)
    front = numbers.index("1")
    assert numbers[0] == ""
    assert numbers[1:front] == ["i", "ii", "iii"]
    assert numbers[front:] == [str(n) for n in range(1, len(numbers) - front + 1)]


def test_the_contents_show_the_page_on_which_each_part_stands(written: PdfReader) -> None:
    pages, numbers = texts(written), numbers_at_foot(written)
    contents = next(page for page in pages if "DAFTAR ISI" in page and "BAB II" in page)
    for title, entry in (
        ("BAB II AKUNTABILITAS KINERJA", "BAB II Akuntabilitas Kinerja"),
        ("RINGKASAN EKSEKUTIF", "Ringkasan Eksekutif"),
    ):
        place = next(i for i, page in enumerate(pages) if title in page and page != contents)
        after = contents.split(entry, 1)[1].replace(".", " ").split()
        assert after[0] == numbers[place]


def test_the_header_names_the_report_on_every_page_but_the_cover(written: PdfReader) -> None:
    header = "LKjIP Tahun 2031 | Kantor Contoh Kelas II P&K <utama>"
    assert [header in page for page in texts(written)] == [False] + [True] * (
        len(written.pages) - 1
    )


def test_wide_tables_lie_on_landscape_pages(written: PdfReader) -> None:
    for sheet, words in zip(written.pages, texts(written), strict=True):
        wide = sheet.mediabox.width > sheet.mediabox.height
        assert wide == ("Okt" in words and "Nov" in words)


def test_the_head_of_a_table_repeats_on_each_page(tmp_path: Path) -> None:
    reader = pdf(chapter(demo.long_table(), demo.p(demo.WORDS)), tmp_path)
    with_rows = [page for page in texts(reader) if "Kegiatan 1" in page or "Kegiatan 40" in page]
    assert len(with_rows) == 2
    assert all("No. Kegiatan Capaian" in page for page in with_rows)


def test_a_short_table_keeps_its_caption_and_source_on_its_page(tmp_path: Path) -> None:
    table = demo.merged_table()
    for lines in range(20, 44, 4):
        filler = [demo.p(f"baris {n}") for n in range(lines)]
        pages = texts(pdf(chapter(*filler, table), tmp_path))
        holders = [page for page in pages if "Tabel 1.1" in page and "DAFTAR" not in page]
        assert len(holders) == 1
        assert "Jumlah bagian" in holders[0]
        assert "Sumber: aplikasi" in holders[0]


def test_a_footnote_stands_at_the_foot_of_its_page(tmp_path: Path) -> None:
    note = Footnote((Text("Bunyi catatan."),))
    reader = pdf(chapter(Paragraph((Text("Kalimat"), note, Text(" lanjut.")))), tmp_path)
    heights: dict[str, float] = {}

    def visit(text: str, cm: Any, tm: Any, font: Any, size: Any) -> None:
        for word in ("Kalimat", "Bunyi"):
            if word in text:
                heights[word] = tm[5] * cm[3] + cm[5]

    reader.pages[-1].extract_text(visitor_text=visit)
    assert heights["Kalimat"] > 500
    assert 66 < heights["Bunyi"] < 120


def test_a_heading_that_begins_a_page_stands_at_its_top(tmp_path: Path) -> None:
    above = Paragraph((Text("Alinea pertama."),))
    reader = pdf(chapter(above, PageBreak(), Heading(2, (Text("Puncak"),), "puncak")), tmp_path)
    heights: list[float] = []

    def visit(text: str, cm: Any, tm: Any, font: Any, size: Any) -> None:
        if "PUNCAK" in text.upper():
            heights.append(tm[5] * cm[3] + cm[5])

    reader.pages[-1].extract_text(visitor_text=visit)
    assert 752 < max(heights) < 771  # the text area begins at 771


def test_no_line_ends_between_a_word_and_its_number(tmp_path: Path) -> None:
    shown = Table("tabel-uji", (Text("Uji Tahun 2021–2023"),), (Column(1),), (), ())
    texts = [(Text(f"{'ab ' * count}"), Reference("tabel-uji"), Text(".")) for count in range(40)]
    reader = pdf(chapter(*map(Paragraph, texts), shown), tmp_path)
    lines = [line.strip() for page in reader.pages for line in page.extract_text().splitlines()]
    assert sum("Tabel 1.1" in line for line in lines) > 40
    assert not [line for line in lines if line.endswith("Tabel")]


def test_bookmarks_follow_the_headings(written: PdfReader) -> None:
    def titles(outline: Any) -> list[Any]:
        return [titles(o) if isinstance(o, list) else str(o.title) for o in outline]

    assert titles(written.outline) == [
        "Kata Pengantar",
        "Daftar Isi",
        "Daftar Tabel",
        "Daftar Gambar",
        "Ringkasan Eksekutif",
        "BAB I Pendahuluan",
        ["A. Latar Belakang", "B. Susunan Organisasi"],
        "BAB II Akuntabilitas Kinerja",
        [
            "A. Capaian Kinerja",
            [
                "1. Pengukuran dengan Judul yang Panjang sehingga Tidak Cukup Satu Baris",
                ["a. Rincian", "b. Sesudah Tabel Lebar"],
            ],
        ],
        "Lampiran",
    ]


def test_only_a_draft_is_marked(tmp_path: Path) -> None:
    report = chapter(demo.p(demo.WORDS))
    draft = texts(pdf(report, tmp_path, final=False, file="draf.pdf"))
    assert all("DRAF" in page for page in draft)
    assert not any("DRAF" in page for page in texts(pdf(report, tmp_path)))


# --- archive and access --------------------------------------------------------------


def test_the_file_claims_pdf_a_and_pdf_ua(written: PdfReader) -> None:
    metadata = written.trailer["/Root"]["/Metadata"].get_data().decode()
    assert 'pdfaid:part="3"' in metadata
    assert 'pdfaid:conformance="A"' in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    root = written.trailer["/Root"]
    assert root["/Lang"] == "id-ID"
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - a PDF boolean
    assert written.metadata is not None
    assert written.metadata.title == "Laporan Kinerja P&K <utama> Tahun 2031"


def tags(reader: PdfReader) -> list[Any]:
    """Every structure element in reading order."""
    found: list[Any] = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for kid in node:
                walk(kid)
        elif isinstance(node, dict) and "/S" in node:
            found.append(node)
            walk(node.get("/K", []))

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def test_figures_and_formulas_are_read_aloud(written: PdfReader) -> None:
    spoken: dict[str, list[str]] = {"/Figure": [], "/Formula": []}
    for tag in tags(written):
        if tag["/S"] in spoken:
            spoken[tag["/S"]].append(tag["/Alt"])
    assert spoken["/Formula"] == ["realisasi dibagi target", "hasil", "rata-rata"]
    assert "Orang berbaris di loket." in spoken["/Figure"]
    assert "Nilai 3,98 pada 2031." in spoken["/Figure"]


def test_header_cells_say_what_they_head(written: PdfReader) -> None:
    heads = [tag for tag in tags(written) if tag["/S"] == "/TH"]
    assert {tag["/A"]["/Scope"] for tag in heads} == {"/Column", "/Row"}


def test_a_list_item_has_a_label_and_one_body(written: PdfReader) -> None:
    items = [tag for tag in tags(written) if tag["/S"] == "/LI"]
    assert items
    for item in items:
        kinds = [kid.get_object()["/S"] for kid in item["/K"]]
        assert kinds in (["/Lbl", "/LBody"], ["/LBody"])


def test_the_data_file_is_attached_as_the_source_of_the_report(written: PdfReader) -> None:
    assert written.attachments["laporan.yaml"] == [b"dokumen: {}\n"]
    associated = [entry.get_object() for entry in written.trailer["/Root"]["/AF"]]
    assert [entry["/AFRelationship"] for entry in associated] == ["/Source"]


def test_all_fonts_are_embedded(written: PdfReader) -> None:
    fonts: list[Any] = []
    for sheet in written.pages:
        fonts += sheet["/Resources"]["/Font"].values()
    assert fonts
    for font in fonts:
        descendant = font.get_object()["/DescendantFonts"][0].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(descendant["/FontDescriptor"])


@pytest.mark.made_anew
def test_the_same_report_gives_the_same_bytes_in_another_process(
    written: PdfReader, tmp_path: Path
) -> None:
    script = (
        "import sys; sys.path[:0] = sys.argv[2:]; from pathlib import Path\n"
        "from pdf_files import demo_report, pdf\n"
        "folder = Path(sys.argv[1]); folder.mkdir(); report, pictures = demo_report(folder)\n"
        "data = folder / 'laporan.yaml'; data.write_text('dokumen: {}\\n')\n"
        "pdf(report, folder, pictures=pictures, attachments=[data])\n"
    )
    here = Path(__file__).resolve().parent
    written.stream.seek(0)
    made_here, folder = written.stream.read(), tmp_path / "lain"
    command = [sys.executable, "-c", script, folder, here, here.parent / "word"]
    subprocess.run(command, check=True, capture_output=True)
    assert (folder / "laporan.pdf").read_bytes() == made_here


def test_dates_come_from_the_report_or_from_the_builder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = chapter(demo.p("isi"))
    created = pdf(report, tmp_path).metadata
    assert created is not None
    assert created.creation_date is not None
    assert created.creation_date.isoformat() == "2032-01-03T00:00:00+00:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    created = pdf(report, tmp_path).metadata
    assert created is not None
    assert created.creation_date is not None
    assert created.creation_date.isoformat() == "1970-01-02T00:00:00+00:00"


# --- safety and bad input --------------------------------------------------------------


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/x.png", "file:///etc/hostname", "foto.png", "lkjip:lain"]
)
def test_a_template_cannot_fetch_anything_from_outside(tmp_path: Path, address: str) -> None:
    own = tmp_path / "templates" / "html"
    own.mkdir(parents=True)
    source = f'<html lang="id"><base href="file:///etc/"><img alt="x" src="{address}">'
    (own / "laporan.html").write_text(source + "{{ isi.bab_1 }}")
    with pytest.raises(LkjipError) as caught:
        pdf(chapter(), tmp_path, project=tmp_path)
    finding = caught.value.findings[0]
    assert finding.code == "LK805"
    assert address.rsplit("/", 1)[-1] in finding.message


def test_a_character_without_a_font_is_a_warning(tmp_path: Path, capfd: Any) -> None:
    report = chapter(demo.p("Aksara \U0001077f tidak ada."))
    findings = write_pdf(report, STYLE, {}, tmp_path / "laporan.pdf", final=True)
    assert [(f.code, f.severity) for f in findings] == [("LK806", Severity.WARNING)]
    assert "\U0001077f" in findings[0].message
    assert capfd.readouterr().err == ""


def test_without_weasyprint_the_way_to_install_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(LkjipError) as caught:
        pdf(chapter(), tmp_path)
    assert caught.value.findings[0].code == "LK801"
    assert "pip install" in caught.value.findings[0].suggestion
    assert not (tmp_path / "laporan.pdf").exists()


def test_without_pango_the_install_line_of_each_system_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Broken:
        def find_spec(self, name: str, path: Any = None, target: Any = None) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    with pytest.raises(LkjipError) as caught:
        engine.require()
    finding = caught.value.findings[0]
    assert finding.code == "LK802"
    assert all(word in finding.suggestion for word in ("apt install", "brew install", "pacman"))


def test_the_garbage_collector_is_left_as_it_was(tmp_path: Path) -> None:
    gc.enable()  # a command that ran before may have turned it off
    pdf(chapter(), tmp_path)
    assert gc.isenabled()
    gc.disable()
    try:
        pdf(chapter(), tmp_path)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_formula_stays_a_drawing(tmp_path: Path) -> None:
    reader = pdf(chapter(Equation(r"\frac{3{,}98}{3{,}25}", "3,98 dibagi 3,25")), tmp_path)
    assert "3,98" not in texts(reader)[-1]
    assert [str(t["/Alt"]) for t in tags(reader) if t["/S"] == "/Formula"] == ["3,98 dibagi 3,25"]


def test_an_empty_table_and_an_empty_part_do_no_harm(tmp_path: Path) -> None:
    empty = Table("kosong", (Text("Kosong"),), demo.long_table().columns, (), ())
    assert len(pdf(chapter(empty), tmp_path).pages) >= 2


def money(compact: bool) -> Table:
    """A table of nine columns of amounts, too narrow for type of the ordinary size."""
    row = Row(tuple(Cell((Text("3.921.604.150"),)) for _ in range(9)))
    columns = tuple(Column(1, Align.RIGHT) for _ in range(9))
    return Table(f"tabel-{compact}", (), columns, (), (row,), compact=compact)


def test_the_amounts_of_a_compact_table_are_set_smaller(tmp_path: Path) -> None:
    sizes = {}
    for compact in (False, True):
        reader = pdf(chapter(money(compact)), tmp_path, file=f"{compact}.pdf")
        found = set()

        def visit(text: str, _: Any, tm: Any, __: Any, size: float, found: Any = found) -> None:
            if "921" in text:
                found.add(round(abs(size * tm[3]), 1))

        for sheet in reader.pages:
            sheet.extract_text(visitor_text=visit)
        (sizes[compact],) = found
    assert sizes[True] < 0.9 * sizes[False]
    with pikepdf.open(tmp_path / "False.pdf") as wide, pikepdf.open(tmp_path / "True.pdf") as fits:
        assert len([over for _, words in words_of(wide) for over in overlapping(words)]) == 8
        assert not [over for _, words in words_of(fits) for over in overlapping(words)]


def test_long_words_wrap_and_lists_keep_their_numbers(tmp_path: Path) -> None:
    address = f"https://contoh.go.id/{'panjang' * 30}"
    reader = pdf(
        chapter(demo.p(f"Lihat {address}"), demo.items(demo.ListKind.DECIMAL, "lima", start=5)),
        tmp_path,
    )
    words = reader.pages[-1].extract_text()
    assert sum("panjang" in line for line in words.splitlines()) >= 3
    assert "".join(words.split()).count("panjang") == 30
    assert "5." in words  # the extraction puts the mark behind the words


def test_a_signature_block_never_stands_alone_on_a_page(tmp_path: Path) -> None:
    signature = SignatureBlock(
        "Kota Contoh, 3 Januari 2032", (Signatory(("Kepala Kantor,",), "A. Contoh", "1979 2"),)
    )
    moved = []
    for lines in (14, 19, 21, 24):
        filler = [demo.p(f"baris {n}") for n in range(lines)]
        closing = demo.p("Kami menyampaikan terima kasih kepada semua pihak. " * 4)
        pages = texts(pdf(chapter(*filler, closing, signature), tmp_path))
        (signed,) = (page for page in pages if "A. Contoh" in page)
        assert "semua pihak. Kota Contoh, 3 Januari 2032" in signed
        moved.append("baris 0" not in signed)
    assert set(moved) == {True, False}  # the page turned somewhere among these lengths
