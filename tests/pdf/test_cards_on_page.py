"""Cards and small drawings in cells: the page and the PDF have them as Word has."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from pdf_files import page, small_report, words

from lkjip_docgen.charts import draw
from lkjip_docgen.document.chart import Chart, ChartKind, Series
from lkjip_docgen.document.tree import (
    Break,
    Cell,
    CellLine,
    Column,
    Inset,
    Report,
    Row,
    Table,
    TableLook,
    Text,
)
from lkjip_docgen.document.walk import charts_of, markers_of
from lkjip_docgen.style import load_style

TREND = Chart(
    "tren", ChartKind.SPARK, "Nilai naik.", ("2030", "2031"),
    (Series("Nilai", (Decimal("3.92"), Decimal("3.98"))),), width_cm=4.4, height_cm=1.5,
)  # fmt: skip
SPARK = Inset("tren-kecil", "Nilai naik dari 3,92 menjadi 3,98.", chart=TREND)
CARD = Cell(
    (Text("Indeks"), Break(), Text("3,98"), Break(), SPARK),
    ground="utama",
    lines=(CellLine.LABEL, CellLine.LOW, CellLine.BODY),
)


def report_of(*cells: Cell) -> Report:
    columns = tuple(Column(1) for _ in cells)
    return small_report(Table("kartu", (), columns, (), (Row(cells),), look=TableLook.CARDS))


def drawn(folder: Path) -> dict[str, Path]:
    (folder / "tren.svg").write_bytes(draw(TREND, load_style(), "svg"))
    return {"tren": folder / "tren.svg"}


def test_each_line_of_a_card_is_a_paragraph_of_its_class(tmp_path: Path) -> None:
    found = page(report_of(CARD), tmp_path, pictures=drawn(tmp_path))
    lines = [(p.get("class"), words(p)) for p in found.xpath("//table[@class='kartu']//p")]
    assert lines[:2] == [("label-kartu", "Indeks"), ("angka-kartu kurang", "3,98")]


def test_a_card_has_its_ground_and_light_words_where_it_is_dark(tmp_path: Path) -> None:
    found = page(report_of(CARD, Cell((Text("x"),), ground="C8E6C9")), tmp_path)
    dark, light = found.xpath("//table[@class='kartu']//tr/*")
    assert dark.get("style") == f"background-color:#{load_style().warna.utama}"
    assert "gelap" in dark.get("class")
    assert "gelap" not in light.get("class", "")
    assert light.get("style") == "background-color:#C8E6C9"


def test_a_small_chart_says_what_it_shows(tmp_path: Path) -> None:
    found = page(report_of(CARD), tmp_path, pictures=drawn(tmp_path))
    assert found.xpath("//table[@class='kartu']//*[local-name()='svg']/@aria-label") == [SPARK.alt]


def test_small_charts_are_drawn_and_missing_pictures_counted() -> None:
    gap = Inset("foto", "Foto.", missing="BELUM ADA FOTO: loket")
    report = report_of(CARD, Cell((gap,)))
    assert charts_of(report) == (TREND,)
    assert [marker.text for marker in markers_of(report)] == ["BELUM ADA FOTO: loket"]


def test_cells_of_a_table_of_prose_begin_at_the_top(tmp_path: Path) -> None:
    prose, name = Cell((Text("satu kalimat yang panjang " * 10),)), Cell((Text("Seksi"),))
    columns = (Column(1), Column(1))
    made = Table("tugas", (), columns, (), (Row((name, prose)),))
    short = Table("nama", (), columns, (), (Row((name, name)),))
    found = page(small_report(made, short), tmp_path)
    looks = [each.get("class").split() for each in found.iter("table")]
    assert ["atas" in look for look in looks if "kisi" in look][-2:] == [True, False]
