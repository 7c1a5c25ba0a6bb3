"""A text of the office with all that it may hold: in Word, on the page, refreshed, compared."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from lxml import etree, html
from PIL import Image
from proyek import Proyek, buat
from word_files import WP, Docx, W

from lkjip_docgen import build, cli
from lkjip_docgen.comparison import compare, read_snapshot
from lkjip_docgen.jobs.workbook import export_workbook, import_workbook

TEXT = """\
Kantor berdiri pada 1994.[^1] Luasnya 250 m^2^ dan emisi CO~2~ dihitung.

| Kepala | Jumlah |
|--------|-------:|
| Sari | 12 |
| Budi[^2] | 19 |

![Halaman depan kantor](foto/depan.png)

Sesudah itu kantor pindah.

Rincian pada [tabel](#loket) dan [](#muka).

Tabel: Loket menurut Kecamatan {#loket}

| Kecamatan | Loket |
|-----------|-------|
| Sijuk | 2 |

Sumber: Seksi Contoh.

![Muka kantor](foto/depan.png "Muka Kantor setelah Dipugar"){#muka}

[^1]: Keputusan Menteri Nomor 1.

[^2]: Pelaksana tugas.
"""
NEW = (
    ("Nomor 1", "Nomor 7"),
    ("Pelaksana tugas", "Pelaksana harian"),
    ("| Sari | 12 |", "| Sari | 13 |"),
    ("| Budi[^2] | 19 |", "| Budi[^2] | 19 |\n| Andi | 25 |"),
    ("m^2^", "m^3^"),
    ("kantor pindah.", "kantor pindah.[^3]\n\n| Tahun | Gedung |\n|---|---|\n| 2001 | Manggar |"),
    ("Tabel: Loket menurut", "Tabel: Banyaknya Loket menurut"),
    ("| Sijuk | 2 |", "| Sijuk | 3 |\n| Badau | 1 |"),
    ("[](#muka).", "[](#muka), juga [](#gedung)."),
    ("pindah.[^3]\n\n| Tahun", "pindah.[^3]\n\nTabel: Gedung {#gedung}\n\n| Tahun"),
    ("[^2]: ", "[^3]: Berita Acara Nomor 5.\n\n[^2]: "),
)


def with_text(proyek: Proyek, text: str) -> Proyek:
    """The project with a history of the office."""
    before, _, after = proyek.data.read_text(encoding="utf-8").partition("pejabat:\n")
    lines = "".join(f"    {line}\n" if line else "\n" for line in text.splitlines())
    before = before.partition("  sejarah:")[0]
    return proyek.tulis(f"{before}  sejarah: |\n{lines}pejabat:\n{after}")


def built(root: Path, *formats: str) -> Path:
    return build(root, formats=formats, with_layout=False).files[0]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Proyek:
    """A project with its report as Word and page; no test may change it."""
    proyek = buat(tmp_path_factory.mktemp("isian") / "proyek")
    Image.new("RGB", (300, 200), "teal").save(proyek.root / "foto/depan.png")
    with_text(proyek, TEXT)
    built(proyek.root, "docx", "html")
    return proyek


@pytest.fixture(scope="module")
def word(written: Proyek) -> Docx:
    return Docx(next((written.root / "keluaran").glob("*.docx")))


def said(element: etree._Element) -> str:
    """The words of an element; small letters and notes as a reader sees them."""
    found = []
    for node in element.iter(f"{W}t", f"{W}vertAlign", f"{W}footnoteReference"):
        if node.tag == f"{W}t":
            found.append(node.text or "")
        else:
            found.append({"subscript": "~", "superscript": "^"}.get(node.get(f"{W}val"), "*"))
    return "".join(found)


def history(report: Docx) -> list[str]:
    """The lines of the text, cells too, from its first sentence to the next heading."""
    lines = [said(paragraph) for paragraph in report.paragraphs()]
    start = next(n for n, line in enumerate(lines) if line.startswith("Kantor berdiri"))
    end = lines.index("Wilayah Kerja", start)
    return [line for line in lines[start:end] if line]


def notes(report: Docx) -> list[str]:
    """The footnotes that the text refers to, in its order."""
    known = {n.get(f"{W}id"): said(n).strip() for n in report.part("word/footnotes.xml")}
    return [known[mark.get(f"{W}id")] for mark in report.document.iter(f"{W}footnoteReference")]


def test_word_has_table_footnotes_and_small_letters(word: Docx) -> None:
    assert history(word) == [
        "Kantor berdiri pada 1994.* Luasnya 250 m^2 dan emisi CO~2 dihitung.",
        "Kepala",
        "Jumlah",
        "Sari",
        "12",
        "Budi*",
        "19",
        "Sesudah itu kantor pindah.",
        "Rincian pada Tabel\u00a01.1 dan Gambar\u00a01.1.",
        "Tabel 1.1 Loket menurut Kecamatan",
        *("Kecamatan", "Loket", "Sijuk", "2"),
        "Sumber: Seksi Contoh.",
        "Gambar 1.1 Muka Kantor setelah Dipugar",
    ]
    assert notes(word) == ["Keputusan Menteri Nomor 1.", "Pelaksana tugas."]


def test_the_head_of_the_table_repeats_and_columns_keep_their_side(word: Docx) -> None:
    table = next(t for t in word.tables() if said(t).startswith("KepalaJumlah"))
    rows = table.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    style = [cell.find(f"{W}p/{W}pPr/{W}pStyle").get(f"{W}val") for cell in rows[1].iter(f"{W}tc")]
    assert style[0] != style[1]


def test_a_picture_is_not_enlarged(word: Docx) -> None:
    drawing = next(
        d for d in word.document.iter(f"{W}drawing")
        if d.find(f".//{WP}docPr").get("descr") == "Halaman depan kantor"
    )  # fmt: skip
    extent = drawing.find(f".//{WP}extent")
    assert (int(extent.get("cx")), int(extent.get("cy"))) == (1828800, 1219200)  # 150 dpi


def test_titled_tables_and_pictures_are_in_the_lists_of_word(word: Docx) -> None:
    lines = [said(paragraph) for paragraph in word.paragraphs()]
    assert sum(line.startswith("Tabel 1.1 Loket menurut Kecamatan") for line in lines) == 2
    assert sum(line.startswith("Gambar 1.1 Muka Kantor setelah Dipugar") for line in lines) == 2


def test_the_page_numbers_and_links_them(written: Proyek) -> None:
    root = html.parse(next((written.root / "keluaran").glob("*.html"))).getroot()
    table, picture = (root.get_element_by_id(f"isian-{kode}") for kode in ("loket", "muka"))
    assert [c.text_content() for c in table.iter("caption")] == [
        "Tabel 1.1 Loket menurut Kecamatan"
    ]
    assert table.text_content().endswith("Sumber: Seksi Contoh.")
    assert [(cell.text_content(), cell.get("class")) for cell in table.iter("td")] == [
        ("Sijuk", "tepi"),
        ("2", "r"),
    ]
    assert [c.text_content() for c in picture.iter("figcaption")] == [
        "Gambar 1.1 Muka Kantor setelah Dipugar"
    ]
    links = [e for e in root.iter("a") if e.get("href") in ("#isian-loket", "#isian-muka")]
    assert [e.text_content() for e in links if e.text_content()[:3] in ("Tab", "Gam")][-2:] == [
        "Tabel 1.1",
        "Gambar 1.1",
    ]


def test_the_page_says_the_same(written: Proyek) -> None:
    root = html.parse(next((written.root / "keluaran").glob("*.html"))).getroot()
    table = root.get_element_by_id("isian-tabel-kepala-jumlah")
    assert [cell.text_content() for cell in table.iter("th")] == ["Kepala", "Jumlah"]
    cells = [(cell.text_content(), cell.get("class")) for cell in table.iter("td")]
    assert cells == [
        ("Sari", "tepi"),
        ("12", "r"),
        ("BudiPelaksana tugas.", "tepi"),
        ("19", "r"),
    ]
    assert [e.text for e in root.iter("sup", "sub")] == ["2", "2"]
    assert [e.text_content() for e in root.iter("span") if e.get("class") == "catatan"][:1] == [
        "Keputusan Menteri Nomor 1."
    ]
    image = next(e for e in root.iter("img") if e.get("alt") == "Halaman depan kantor")
    assert image.get("style").startswith("width:5.080cm")


def test_data_and_word_say_the_same(written: Proyek) -> None:
    report = next((written.root / "keluaran").glob("*.docx"))
    assert not compare(read_snapshot(written.root), read_snapshot(report)).texts


def test_a_workbook_passes_such_a_text_unchanged(written: Proyek, tmp_path: Path) -> None:
    before = written.data.read_bytes()
    book = export_workbook(written.root, tmp_path / "data.xlsx")
    assert import_workbook(book, written.root).files == ()
    assert written.data.read_bytes() == before


def test_changes_arrive_in_a_report_that_people_edited(tmp_path: Path) -> None:
    proyek = buat(tmp_path / "proyek")
    Image.new("RGB", (300, 200), "teal").save(proyek.root / "foto/depan.png")
    report = built(with_text(proyek, TEXT).root, "docx")
    document = docx.Document(str(report))
    next(p for p in document.paragraphs if "pindah" in p.text).add_run(" Kata kami.")
    document.save(str(report))
    text = TEXT
    for old, new in NEW:
        assert old in text
        text = text.replace(old, new)
    with_text(proyek, text)

    assert cli.main(["refresh", str(report), str(proyek.root), "--no-layout"]) == 0

    found = Docx(report)
    assert history(found) == [
        "Kantor berdiri pada 1994.* Luasnya 250 m^3 dan emisi CO~2 dihitung.",
        *("Kepala", "Jumlah", "Sari", "13", "Budi*", "19", "Andi", "25"),
        "Sesudah itu kantor pindah.* Kata kami.",
        "Rincian pada Tabel\u00a01.2 dan Gambar\u00a01.1, juga Tabel\u00a01.1.",
        "Tabel 1.1 Gedung",  # behind the sentence that names it first
        *("Tahun", "Gedung", "2001", "Manggar"),
        "Tabel 1.2 Banyaknya Loket menurut Kecamatan",
        *("Kecamatan", "Loket", "Sijuk", "3", "Badau", "1"),
        "Sumber: Seksi Contoh.",
        "Gambar 1.1 Muka Kantor setelah Dipugar",
    ]
    assert notes(found) == [
        "Keputusan Menteri Nomor 7.",
        "Pelaksana harian.",
        "Berita Acara Nomor 5.",
    ]
