"""Charts of the office's own: drawn from its tables, said in words, and refused at their place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import docx
import pytest
from proyek import Proyek, proyek
from word_files import WP, Docx

from lkjip_docgen import build
from lkjip_docgen.api import compose_report
from lkjip_docgen.charts import draw
from lkjip_docgen.cli import main
from lkjip_docgen.document import (
    Chart,
    ChartKind,
    Figure,
    NumberFormat,
    charts_of,
    each_block,
    number,
    plain_text,
)
from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.style import load_style

__all__ = ["proyek"]

TABLE = """\
Kecamatan;Loket;Ruang;Biaya;Serapan;Jalan
Utara;12;3;Rp1.250.000.000;97,5%;darat
Selatan;9;-;Rp2.100.500.000;90%;darat
Pulau;;2;Rp980.250.000;81,25%;laut
"""
PART = """\
bagian_tambahan:
  - judul: Layanan
    sesudah: Capaian
    isi:
      - uraian: Loket tampak pada [grafik](#grafik-loket).
      - tabel: {judul: Layanan, kode: layanan, berkas: layanan.csv, sumber: seksi contoh}
      - grafik:
          judul: Loket menurut Kecamatan
          kode: grafik-loket
          tabel: layanan
          kategori: kecamatan
          seri: [Loket, Ruang]
          satuan: unit
          acuan: {nilai: 10.5, nama: Standar}
"""


def with_chart(proyek: Proyek, part: str = PART, table: str = TABLE) -> Proyek:
    text = proyek.data.read_text(encoding="utf-8")
    return proyek.ringkas().tulis(f"{text}{part}").tulis(table, "layanan.csv")


def figure(proyek: Proyek) -> Figure:
    """The own chart of the report."""
    blocks = each_block(compose_report(proyek.muat()).part("bab_3"))
    return next(b for b in blocks if isinstance(b, Figure) and b.id.startswith("gambar-tambahan"))


def chart(proyek: Proyek) -> Chart:
    found = figure(proyek).chart
    assert found is not None
    return found


def test_a_chart_shows_columns_of_its_table_and_says_them(proyek: Proyek) -> None:
    report = compose_report(with_chart(proyek).muat())
    found = figure(proyek)
    drawn = chart(proyek)
    assert number(report).label(found.id) == "Gambar 4.1"
    assert plain_text(found.caption) == "Loket menurut Kecamatan"
    assert plain_text(found.source) == "Sumber: Seksi contoh."
    assert (drawn.kind, drawn.format, drawn.axis_title) == (
        ChartKind.COLUMNS,
        NumberFormat.WHOLE,
        "unit",
    )
    assert drawn.categories == ("Utara", "Selatan", "Pulau")
    assert [(s.nama, s.nilai, s.gaps) for s in drawn.series] == [
        ("Loket", (Decimal(12), Decimal(9), None), ()),
        ("Ruang", (Decimal(3), None, Decimal(2)), ("", "tidak ada", "")),
    ]
    assert found.alt == (
        "Diagram kolom Loket menurut Kecamatan (dalam unit). "
        "Loket: Utara 12; Selatan 9; Pulau belum ada data. "
        "Ruang: Utara 3; Pulau 2. Ruang tidak ada untuk Selatan. Garis acuan Standar: 10,5."
    )


@pytest.mark.parametrize("kind", ["kolom", "batang", "garis", "panel"])
def test_every_kind_can_be_drawn(proyek: Proyek, kind: str) -> None:
    part = PART.replace(
        "          acuan: {nilai: 10.5, nama: Standar}\n", f"          jenis: {kind}\n"
    )
    project = with_chart(proyek, part).muat()
    assert draw(chart(proyek), load_style(project.root), "svg").startswith(b"<?xml")


@pytest.mark.parametrize(
    ("columns", "unit", "form"),
    [
        ("[Biaya]", "rupiah", NumberFormat.RUPIAH_SHORT),
        ("[Serapan]", "persen", NumberFormat.PERCENT),
        ("[Loket]", "persen", NumberFormat.PERCENT),
        ("[Loket, Ruang]", "unit", NumberFormat.WHOLE),
    ],
)
def test_numbers_are_printed_as_in_the_table(
    proyek: Proyek, columns: str, unit: str, form: NumberFormat
) -> None:
    part = PART.replace("[Loket, Ruang]", columns).replace("satuan: unit", f"satuan: {unit}")
    found = chart(with_chart(proyek, part))
    assert found.format is form
    assert found.axis_title == ("unit" if unit == "unit" else "")


def test_a_chart_may_have_a_table_of_its_own_that_is_not_printed(proyek: Proyek) -> None:
    part = PART.replace("tabel: layanan\n", "berkas: layanan.csv\n          sumber: seksi lain\n")
    alone = "".join(line for line in part.splitlines(keepends=True) if "- tabel:" not in line)
    project = with_chart(proyek, alone)
    assert plain_text(figure(project).source) == "Sumber: Seksi lain."
    assert project.root / "layanan.csv" in project.muat().files()


def test_a_chart_whose_numbers_have_not_come_yet_is_a_marker(proyek: Proyek) -> None:
    part = PART.replace("[Loket, Ruang]", "[Loket]")
    found = figure(
        with_chart(proyek, part, "Kecamatan;Loket;Ruang\nUtara;;1\nSelatan;;2\nPulau;;3\n")
    )
    assert found.chart is None
    assert found.missing == "BELUM DIISI: angka grafik Loket menurut Kecamatan"


def test_the_command_for_charts_knows_them(proyek: Proyek) -> None:
    with_chart(proyek)
    assert main(["charts", str(proyek.root), "--only", "tambahan-grafik-loket"]) == 0
    folder = proyek.root / "keluaran" / "grafik"
    assert {file.suffix for file in folder.glob("tambahan-grafik-loket.*")} == {".png", ".svg"}


MANY = "Kecamatan;Loket;Ruang\n" + "".join(f"Desa {n};{n};1\n" for n in range(500))


@pytest.mark.parametrize(
    ("old", "new", "table", "code", "key", "message", "suggestion"),
    {
        "no such table": (
            "tabel: layanan\n",
            "tabel: layana\n",
            TABLE,
            "LK090",
            "tabel",
            "Tabel `layana` tidak ada.",
            "Mungkin maksud Anda `layanan`.",
        ),
        "no table at all": (
            "          tabel: layanan\n",
            "",
            TABLE,
            "LK090",
            "",
            "tepat satu asal",
            "`berkas:`",
        ),
        "no such column": (
            "seri: [Loket, Ruang]",
            "seri: [Loket, Ruangg]",
            TABLE,
            "LK090",
            "seri[1]",
            "Kolom `Ruangg` tidak ada pada tabel layanan.csv.",
            "Mungkin maksud Anda `Ruang`.",
        ),
        "no such names": (
            "kategori: kecamatan",
            "kategori: Xyz",
            TABLE,
            "LK090",
            "kategori",
            "Kolom `Xyz` tidak ada",
            "Kolom yang ada: `Kecamatan`",
        ),
        "words": (
            "seri: [Loket, Ruang]",
            "seri: [Jalan]",
            TABLE,
            "LK091",
            "seri[0]",
            "Kolom `Jalan` berisi teks",
            "kolom angka",
        ),
        "unlike numbers": (
            "seri: [Loket, Ruang]",
            "seri: [Loket, Biaya]",
            TABLE,
            "LK091",
            "seri",
            "`Loket` (bilangan) dan `Biaya` (rupiah) berbeda satuan",
            "tersendiri",
        ),
        "five hundred names": (
            "kategori:",
            "jenis: batang\n          kategori:",
            MANY,
            "LK092",
            "jenis",
            "Tabelnya 500 baris; grafik batang paling banyak 40.",
            "Ringkas",
        ),
        "a line of two points": (
            "kategori:",
            "jenis: garis\n          kategori:",
            "Kecamatan;Loket;Ruang\nUtara;1;2\nSelatan;2;3\n",
            "LK092",
            "jenis",
            "paling sedikit 3",
            "`jenis: kolom`",
        ),
        "a target of panels": (
            "kategori:",
            "jenis: panel\n          kategori:",
            TABLE,
            "LK092",
            "acuan",
            "tidak mempunyai garis acuan",
            "`jenis: kolom`",
        ),
        "an unknown kind": (
            "kategori:",
            "jenis: kue\n          kategori:",
            TABLE,
            "LK019",
            "jenis",
            "`kue`",
            "kolom",
        ),
    }.values(),
)
def test_what_keeps_a_chart_from_being_drawn_is_told_at_its_place(
    proyek: Proyek,
    old: str,
    new: str,
    table: str,
    code: str,
    key: str,
    message: str,
    suggestion: str,
) -> None:
    assert old in PART
    findings = check_project(with_chart(proyek, PART.replace(old, new), table).root).findings
    told = [f for f in findings if f.code == code]
    assert len(told) == 1, findings
    assert told[0].path.removeprefix("bagian_tambahan[0].isi[2].grafik").lstrip(".") == key
    assert message in told[0].message
    assert suggestion in told[0].suggestion
    assert told[0].place is not None


def test_charts_know_their_numbers_in_the_order_of_the_data(proyek: Proyek) -> None:
    charts = charts_of(compose_report(with_chart(proyek).muat()))
    assert [found.id for found in charts if found.id.startswith("tambahan-")] == [
        "tambahan-grafik-loket"
    ]


def test_new_numbers_and_a_new_title_arrive_in_an_edited_report(proyek: Proyek) -> None:
    with_chart(proyek)
    report = build(proyek.root, with_layout=False).files[0]
    before = {p.get("descr") for p in Docx(report).document.iter(f"{WP}docPr")}
    document = docx.Document(str(report))
    next(p for p in document.paragraphs if "tampak pada" in p.text).add_run(" Kata kami.")
    document.save(str(report))
    proyek.tulis(TABLE.replace("Utara;12", "Utara;14"), "layanan.csv")
    proyek.ganti("judul: Loket menurut Kecamatan", "judul: Loket Layanan menurut Kecamatan")

    assert main(["refresh", str(report), str(proyek.root), "--no-layout"]) == 0

    found = Docx(report)
    told = {p.get("descr") for p in found.document.iter(f"{WP}docPr")} - before
    assert len(told) == 1
    assert "Loket: Utara 14; Selatan 9" in told.pop()
    lines = [p.text for p in docx.Document(str(report)).paragraphs]
    assert any("Loket Layanan menurut Kecamatan" in line for line in lines)
    assert any("Kata kami." in line for line in lines)


def test_the_file_of_a_chart_goes_into_the_next_year_without_its_figures(
    proyek: Proyek, tmp_path: Path
) -> None:
    alone = PART.replace("tabel: layanan\n", "berkas: layanan.csv\n")
    assert (
        main(["new-year", str(with_chart(proyek, alone).root), "-o", str(tmp_path / "depan")]) == 0
    )
    coming = Proyek(tmp_path / "depan")
    name = "layanan-2032-grafik-grafik-loket.csv"
    assert f"berkas: {name}\n" in coming.data.read_text(encoding="utf-8")
    assert (coming.root / name).read_text(encoding="utf-8-sig").splitlines()[:2] == [
        "Kecamatan;Loket;Ruang;Biaya;Serapan;Jalan",
        "Utara;;;;;darat",
    ]
