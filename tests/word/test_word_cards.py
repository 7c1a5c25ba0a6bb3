"""Cards and small drawings in cells: what a Word file holds of them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import word_demo as demo
from lxml import etree
from word_files import W, part, style_of, words

from lkjip_docgen.charts import draw
from lkjip_docgen.document.chart import Chart, ChartKind, Series
from lkjip_docgen.document.tree import (
    Break,
    Cell,
    CellLine,
    Column,
    Inset,
    Part,
    Row,
    Table,
    TableLook,
    Text,
    Value,
)
from lkjip_docgen.records import replace
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.style import load_style
from lkjip_docgen.word import write_report

TREND = Chart(
    "tren", ChartKind.SPARK, "Nilai naik.", ("2030", "2031"),
    (Series("Nilai", (Decimal("3.92"), Decimal("3.98"))),), width_cm=4.4, height_cm=1.5,
)  # fmt: skip
SPARK = Inset("tren-kecil", "Nilai naik dari 3,92 menjadi 3,98.", chart=TREND, width_cm=4.4)


def card(ground: str = "muda", figure: CellLine = CellLine.FIGURE) -> Cell:
    """A label, a number, a line in grey and a small chart."""
    content = (
        Text("Indeks"), Break(), Value(demo.IKM, "3,98"), Break(), Text("target 3,25"), Break(),
        SPARK,
    )  # fmt: skip
    lines = (CellLine.LABEL, figure, CellLine.NOTE, CellLine.BODY)
    return Cell(content, ground=ground, lines=lines)


def cards(*rows: tuple[Cell, ...]) -> Table:
    columns = tuple(Column(1) for _ in rows[0])
    return Table("kartu", (), columns, (), tuple(map(Row, rows)), look=TableLook.CARDS)


def written(folder: Path, *tables: Table) -> etree._Element:
    """The text of a Word file with the tables in its summary."""
    report = replace(demo.report(folder / "foto.jpg"), parts=(Part("ringkasan", tables),))
    style, picture, target = load_style(), folder / "tren.png", folder / "kartu.docx"
    picture.write_bytes(draw(TREND, style, "png"))
    write_report(report, TEMPLATES / "laporan.docx", style, {"tren": picture}, target)
    return part(target)


def the_cells(root: etree._Element) -> list[etree._Element]:
    return list(next(root.iter(f"{W}tbl")).iter(f"{W}tc"))


def fill(cell: etree._Element) -> str:
    return cell.find(f"{W}tcPr/{W}shd").get(f"{W}fill")


def test_each_line_of_a_card_is_a_paragraph_of_its_kind(tmp_path: Path) -> None:
    (cell,) = the_cells(written(tmp_path, cards((card(),))))
    lines = [(style_of(p), words(p)) for p in cell.iter(f"{W}p")]
    assert lines == [
        ("LabelKartu", "Indeks"),
        ("AngkaKartu", "3,98"),
        ("RincianKartu", "target 3,25"),
        ("TeksTabel", ""),
    ]


def test_a_ground_is_a_colour_of_the_look_or_a_colour_itself(tmp_path: Path) -> None:
    root = written(tmp_path, cards((card("muda"), card("C8E6C9"))))
    assert [fill(cell) for cell in the_cells(root)] == [load_style().warna.muda, "C8E6C9"]


def test_lines_on_a_dark_ground_are_light(tmp_path: Path) -> None:
    (cell,) = the_cells(written(tmp_path, cards((card("utama", CellLine.LOW),))))
    kinds = [style_of(p) for p in cell.iter(f"{W}p")]
    assert kinds[:3] == ["LabelKartuTerang", "AngkaKartuTerang", "RincianKartuTerang"]


def test_a_cell_over_two_rows_keeps_its_ground(tmp_path: Path) -> None:
    rows = ((replace(card("utama"), rowspan=2), card()), (card("C8E6C9"),))
    root = written(tmp_path, cards(*rows))
    dark, light = load_style().warna.utama, load_style().warna.muda
    assert [fill(cell) for cell in the_cells(root)] == [dark, light, dark, "C8E6C9"]


@pytest.mark.parametrize("kind", list(CellLine))
def test_every_kind_of_line_has_a_style_that_the_file_knows(tmp_path: Path, kind: CellLine) -> None:
    cell = the_cells(written(tmp_path, cards((card(figure=kind),))))[0]
    known = {s.get(f"{W}styleId") for s in part(tmp_path / "kartu.docx", "word/styles.xml")}
    assert {style_of(p) for p in cell.iter(f"{W}p")} <= known


def test_a_number_on_a_card_is_alive(tmp_path: Path) -> None:
    (cell,) = the_cells(written(tmp_path, cards((card(),))))
    assert [tag.get(f"{W}val") for tag in cell.iter(f"{W}tag")] == [demo.IKM.path]


def test_a_small_chart_has_its_name_and_is_told_to_who_cannot_see_it(tmp_path: Path) -> None:
    (cell,) = the_cells(written(tmp_path, cards((card(),))))
    (label,) = [e for e in cell.iter() if e.tag.endswith("}docPr")]
    assert (label.get("name"), label.get("descr")) == (SPARK.id, SPARK.alt)


def widths_of(root: etree._Element) -> list[float]:
    """How wide the drawings of the first table are, in centimetres."""
    table = next(root.iter(f"{W}tbl"))
    return [int(e.get("cx")) / 360_000 for e in table.iter() if e.tag.endswith("}extent")]


def test_a_small_picture_is_no_wider_than_its_cell(tmp_path: Path) -> None:
    five = widths_of(written(tmp_path, cards((card(), card(), card(), card(), card()))))
    assert max(five) < 16 / 5
    assert widths_of(written(tmp_path, cards((card(),)))) == pytest.approx([4.4], abs=0.01)


def test_a_small_picture_that_is_missing_is_a_marker(tmp_path: Path) -> None:
    missing = Inset("foto", "Foto loket.", missing="BELUM ADA FOTO: loket")
    (cell,) = the_cells(written(tmp_path, cards((Cell((missing,)),))))
    assert words(cell) == "[BELUM ADA FOTO: loket]"


def test_cards_are_parted_by_lines_of_paper_and_rows_go_over_pages_freely(tmp_path: Path) -> None:
    root = written(tmp_path, cards((card(),), (card(),)))
    table = next(root.iter(f"{W}tbl"))
    borders = table.find(f"{W}tblPr/{W}tblBorders")
    assert {border.get(f"{W}color") for border in borders} == {"FFFFFF"}
    assert next(table.iter(f"{W}keepNext"), None) is None
    assert len(list(table.iter(f"{W}cantSplit"))) == 2


def test_cells_of_a_table_of_prose_begin_at_the_top_and_its_head_does_not(tmp_path: Path) -> None:
    prose = Cell((Text("satu kalimat yang panjang " * 10),))
    head = (Row((Cell((Text("Unit"),)), Cell((Text("Tugas"),)))),)
    rows = (Row((Cell((Text("Seksi"),)), prose)),)
    made = Table("tugas", (), (Column(1), Column(1)), head, rows)
    first, *others = written(tmp_path, made).iter(f"{W}tr")
    assert not list(first.iter(f"{W}vAlign"))
    stands = [cell.find(f"{W}tcPr/{W}vAlign") for row in others for cell in row.iter(f"{W}tc")]
    assert [each.get(f"{W}val") for each in stands] == ["top", "top"]


@pytest.mark.parametrize(("compact", "level"), [(False, 227), (True, 113)])
def test_small_letters_have_small_levels(tmp_path: Path, compact: bool, level: int) -> None:
    rows = (Row((Cell((Text("bawahan"),), indent=3),)),)
    root = written(tmp_path, Table("t", (), (Column(1),), (), rows, compact=compact))
    (cell,) = the_cells(root)
    assert [ind.get(f"{W}left") for ind in cell.iter(f"{W}ind")] == [str(3 * level)]
