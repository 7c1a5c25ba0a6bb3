from __future__ import annotations

from lkjip_docgen.document.chart import Chart, ChartKind
from lkjip_docgen.document.tree import (
    Callout,
    Cell,
    Column,
    Figure,
    Footnote,
    Heading,
    Items,
    ListKind,
    Marker,
    Paragraph,
    Part,
    Report,
    Row,
    Table,
    Text,
)
from lkjip_docgen.document.walk import charts_of, markers_of, placed_markers

CHART = Chart("pnbp", ChartKind.COLUMNS, "PNBP tiga tahun")


def figure(name: str, chart: Chart | None = None, missing: str = "") -> Figure:
    return Figure(name, (Text("Judul"),), "alt", chart=chart, missing=missing)


def mark(text: str) -> Paragraph:
    return Paragraph((Marker(text),))


def test_charts_are_found_wherever_they_stand_each_once() -> None:
    other = Chart("nka", ChartKind.BARS, "NKA")
    inside = Items(ListKind.BULLET, ((mark("x"), figure("b", other)),))
    report = Report(
        {}, (Part("bab_1", (figure("a", CHART), inside)), Part("bab_2", (figure("c", CHART),)))
    )

    assert charts_of(report) == (CHART, other)


def test_a_marker_is_placed_by_the_title_above_it() -> None:
    heading = Heading(2, (Text("Kendala"),), "kendala")
    table = Table("t", (Text("Nilai"),), (Column(1),), (), (Row((Cell((Marker("sel"),)),)),))
    report = Report({}, (Part("bab_3", (heading, mark("teks"), table, mark("lagi"))),))

    titles = [title for title, _ in placed_markers(report)]
    assert titles == ["Kendala", "Nilai", "Kendala"]


def test_markers_are_counted_in_text_cells_lists_notes_and_for_missing_pictures() -> None:
    table = Table("t", (), (Column(1),), (), (Row((Cell((Marker("sel"),)),)),))
    note = Paragraph((Text("x"), Footnote((Marker("catatan"),))))
    report = Report(
        {},
        (
            Part("bab_1", (mark("teks"), table, note, figure("f", missing="foto"))),
            Part(
                "bab_2",
                (Callout("Visi", (mark("visi"),)), Items(ListKind.ALPHA, ((mark("butir"),),))),
            ),
        ),
    )

    assert [title for title, _ in placed_markers(report)] == ["", "", "", "Judul", "", ""]
    assert [m.text for m in markers_of(report)] == [
        "teks",
        "sel",
        "catatan",
        "foto",
        "visi",
        "butir",
    ]
