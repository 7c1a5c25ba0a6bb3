"""Pictures in a part of the office's own: one, or several side by side under one number."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from lxml import etree, html
from PIL import Image
from proyek import Proyek, buat, proyek
from word_files import WP, Docx, W

from lkjip_docgen import build, cli
from lkjip_docgen.api import compose_report
from lkjip_docgen.document import Figure, Report, each_block, number, plain_text, sizes
from lkjip_docgen.jobs.check import check_project

__all__ = ["proyek"]

PART = """\
bagian_tambahan:
  - judul: Sarana Layanan
    sesudah: Capaian
    isi:
      - uraian: Sarana baru tampak pada [gambar](#sarana).
      - gambar:
          judul: Sarana Layanan Tahun 2031
          kode: sarana
          berkas: [foto/a.png, foto/b.png, foto/c.png]
          keterangan: [Loket baru, Ruang tunggu, Mobil layanan]
          lajur: 2
          sumber: dokumentasi kantor
      - gambar: {judul: Halaman Depan, berkas: [foto/d.png], keterangan: [Halaman depan kantor]}
"""


def with_pictures(proyek: Proyek, part: str = PART) -> Proyek:
    for name, size in (("a", (400, 300)), ("b", (400, 300)), ("c", (300, 400)), ("d", (600, 300))):
        Image.new("RGB", size, "teal").save(proyek.root / "foto" / f"{name}.png")
    text = proyek.data.read_text(encoding="utf-8")
    return proyek.ringkas().tulis(f"{text}{part}")


def figures(report: Report) -> list[Figure]:
    blocks = each_block(report.part("bab_3"))
    return [b for b in blocks if isinstance(b, Figure) and b.id.startswith("gambar-tambahan-")]


def test_several_pictures_have_one_number_and_one_alone_is_as_wide_as_its_pixels(
    proyek: Proyek,
) -> None:
    report = compose_report(with_pictures(proyek).muat())
    several, one = figures(report)
    labels = number(report)
    assert [labels.label(f.id) for f in (several, one)] == ["Gambar 4.1", "Gambar 4.2"]
    assert [plain_text(f.caption) for f in (several, one)] == [
        "Sarana Layanan Tahun 2031",
        "Halaman Depan",
    ]
    assert plain_text(several.source) == (
        "Dari kiri ke kanan, baris demi baris: Loket baru; Ruang tunggu; Mobil layanan. "
        "Sumber: Dokumentasi kantor."
    )
    assert plain_text(one.source) == ""
    assert [(p.id, p.alt) for p in several.photos] == [
        ("gambar-tambahan-sarana-foto-a", "Loket baru"),
        ("gambar-tambahan-sarana-foto-b", "Ruang tunggu"),
        ("gambar-tambahan-sarana-foto-c", "Mobil layanan"),
    ]
    assert several.across == 2
    assert one.photos == ()
    assert one.width_cm == pytest.approx(600 / 150 * 2.54)


def test_a_picture_that_is_not_there_yet_is_a_marker_among_the_others(proyek: Proyek) -> None:
    project = with_pictures(proyek, PART.replace("foto/b.png", "foto/nanti.png")).muat()
    several = figures(compose_report(project))[0]
    assert [photo.missing for photo in several.photos] == [
        "",
        "BELUM DIISI: berkas gambar foto/nanti.png",
        "",
    ]
    (told,) = [f for f in project.findings if f.code == "LK048"]
    assert told.path == "bagian_tambahan[0].isi[1].gambar.berkas[1]"


def test_places_are_of_one_size_and_pictures_keep_their_proportions() -> None:
    wide, tall, flat = sizes([0.75, 1.5, 0.2], 2, 15.3)
    assert wide == pytest.approx((7.5, 5.625))
    assert tall == pytest.approx((3.75, 5.625))
    assert flat == pytest.approx((7.5, 1.5))
    assert sizes([1.0], 2, 15.3)[0] == pytest.approx((7.5, 7.5))


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    {
        "more words than pictures": (
            "Mobil layanan]",
            "Mobil layanan, Gudang]",
            "LK459",
            "Keterangan ke-4 tidak mempunyai gambar",
        ),
        "fewer words": (", Mobil layanan]", "]", "LK460", "`foto/c.png` tidak mempunyai"),
        "too many columns": ("lajur: 2", "lajur: 5", "LK017", "paling banyak 4"),
        "no file": ("berkas: [foto/d.png]", "berkas: []", "LK021", "paling sedikit 1"),
        "outside": ("foto/d.png", "../d.png", "LK035", "d.png"),
        "one kode twice": (
            "judul: Halaman Depan,",
            "judul: Halaman Depan, kode: sarana,",
            "LK051",
            "sudah dipakai",
        ),
    }.values(),
)
def test_what_is_wrong_with_pictures_is_told(
    proyek: Proyek, old: str, new: str, code: str, message: str
) -> None:
    assert old in PART
    found = check_project(with_pictures(proyek, PART.replace(old, new)).root).findings
    told = [f.message for f in found if f.code == code]
    assert any(message in words for words in told), [(f.code, f.message) for f in found]


# --- written and refreshed ------------------------------------------------------------


def drawings(report: Path) -> list[list[str]]:
    """What the pictures of the table without lines show, row by row."""
    found = Docx(report)
    grid = next(t for t in found.tables() if t.find(f".//{W}drawing") is not None)
    return [[str(d.get("descr")) for d in row.iter(f"{WP}docPr")] for row in grid.findall(f"{W}tr")]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Proyek:
    """A project with its report as Word and page; no test may change it."""
    made = with_pictures(buat(tmp_path_factory.mktemp("gambar") / "proyek"))
    build(made.root, formats=("docx", "html"), with_layout=False)
    return made


def test_word_shows_them_row_by_row_with_what_each_shows(written: Proyek) -> None:
    report = next((written.root / "keluaran").glob("*.docx"))
    assert drawings(report) == [["Loket baru", "Ruang tunggu"], ["Mobil layanan"]]
    found = Docx(report)
    first = next(t for t in found.tables() if t.find(f".//{WP}extent") is not None).find(
        f".//{WP}extent"
    )
    assert int(first.get("cx")) / int(first.get("cy")) == pytest.approx(4 / 3, rel=1e-3)
    words = ["".join(t.itertext()).strip() for t in found.paragraphs()]
    assert any("Gambar 4.1 Sarana Layanan Tahun 2031" in line for line in words)
    assert "Sarana baru tampak pada Gambar\u00a04.1." in [
        "".join(str(t.text) for t in p.iter(f"{W}t")) for p in found.paragraphs()
    ]


def test_the_page_shows_them_row_by_row_too(written: Proyek) -> None:
    root = html.parse(next((written.root / "keluaran").glob("*.html"))).getroot()
    figure = root.get_element_by_id("gambar-tambahan-sarana")
    rows: list[etree._Element] = figure.find_class("deret")
    assert [[image.get("alt") for image in row.iter("img")] for row in rows] == [
        ["Loket baru", "Ruang tunggu"],
        ["Mobil layanan"],
    ]
    assert figure.text_content().strip().startswith("Gambar 4.1 Sarana Layanan Tahun 2031")


@pytest.mark.parametrize(
    ("old", "new", "rows"),
    {
        "one comes": (
            "[foto/a.png, foto/b.png, foto/c.png]\n"
            "          keterangan: [Loket baru, Ruang tunggu, Mobil layanan]",
            "[foto/d2.png, foto/a.png, foto/b.png, foto/c.png]\n"
            "          keterangan: [Aula, Loket baru, Ruang tunggu, Mobil layanan]",
            [["Aula", "Loket baru"], ["Ruang tunggu", "Mobil layanan"]],
        ),
        "one goes": (
            "[foto/a.png, foto/b.png, foto/c.png]\n"
            "          keterangan: [Loket baru, Ruang tunggu, Mobil layanan]",
            "[foto/a.png, foto/c.png]\n          keterangan: [Loket baru, Mobil layanan]",
            [["Loket baru", "Mobil layanan"]],
        ),
        "one is exchanged": (
            "foto/b.png, foto/c.png]\n          keterangan: [Loket baru, Ruang tunggu,",
            "foto/d2.png, foto/c.png]\n          keterangan: [Loket baru, Aula,",
            [["Loket baru", "Aula"], ["Mobil layanan"]],
        ),
    }.values(),
    ids=["one comes", "one goes", "one is exchanged"],
)
def test_pictures_that_come_and_go_do_so_in_an_edited_report(
    written: Proyek, tmp_path: Path, old: str, new: str, rows: list[list[str]]
) -> None:
    proyek = with_pictures(buat(tmp_path / "proyek"))
    made = next((written.root / "keluaran").glob("*.docx"))
    report = tmp_path / made.name
    document = docx.Document(str(made))
    next(p for p in document.paragraphs if "tampak pada" in p.text).add_run(" Kata kami.")
    document.save(str(report))
    Image.new("RGB", (200, 150), "navy").save(proyek.root / "foto" / "d2.png")
    proyek.ganti(old, new)

    assert cli.main(["refresh", str(report), str(proyek.root), "--no-layout"]) == 0

    assert drawings(report) == rows
    assert any("Kata kami." in p.text for p in docx.Document(str(report)).paragraphs)
