"""The page Kilas Kinerja: a card for each thing that was reported, none for silence."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest
from fixture_builders import table
from fixture_data import DATA, konteks

from lkjip_docgen.document.chart import ChartKind, Span
from lkjip_docgen.document.tree import Cell, CellLine, Inset, Marker, Table, Text, Value
from lkjip_docgen.document.walk import plain_text, split_at_breaks
from lkjip_docgen.idn import MONTHS
from lkjip_docgen.measures import HasilIndikator
from lkjip_docgen.narrative.tables.kartu_sejajar import _height, dipotong
from lkjip_docgen.narrative.tables.tren import skala_bersama
from lkjip_docgen.records import replace


def page(**changes: Any) -> Table:
    return table(konteks(**changes), "kilas-kinerja")


def cards(found: Table) -> dict[str, Cell]:
    """The cards by what they are about."""
    cells = (cell for row in found.rows for cell in row.cells)
    return {plain_text(split_at_breaks(cell.content)[0]): cell for cell in cells}


def lines(cell: Cell) -> list[str]:
    return [plain_text(line) for line in split_at_breaks(cell.content)]


def kinds(cell: Cell) -> dict[str, CellLine]:
    return dict(zip(lines(cell), cell.lines, strict=True))


def test_every_card_says_what_it_is_about_and_its_number() -> None:
    for cell in cards(page()).values():
        assert cell.lines[0] is CellLine.LABEL
        assert CellLine.FIGURE in cell.lines or CellLine.LOW in cell.lines
        assert len(cell.lines) == len(split_at_breaks(cell.content))


def test_rows_are_filled_evenly() -> None:
    for row in page().rows:
        spans = [cell.colspan for cell in row.cells]
        assert sum(spans) == 6
        assert len(set(spans)) == 1


def test_cards_of_a_row_have_their_numbers_and_charts_on_the_same_line() -> None:
    """A name that takes more lines stands beside a short one: that one gets empty lines below."""
    long = "Indeks Kepuasan Masyarakat terhadap Pelayanan Administrasi Kependudukan di Kabupaten"
    rows = [row for row in _indicators({"nama": long, "singkatan": "IKA"}) if _is_shown(row)]
    found = page(indikator=rows).rows[1].cells
    heights = [_lines_before_the_number(cell, len(found)) for cell in found]
    assert heights == [3, 3]


def _is_shown(row: Any) -> bool:
    return row["kode"] in ("aduan", "ikm")


def _lines_before_the_number(cell: Cell, size: int) -> int:
    """How many lines one of `size` cards in a row has above its number."""
    count = 0
    for kind, content in zip(cell.lines, split_at_breaks(cell.content), strict=True):
        if kind in (CellLine.FIGURE, CellLine.LOW):
            return count
        count += _height([(kind, content)], size)
    raise AssertionError("a card has a number")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Indeks Pelayanan", "Indeks Pelayanan"),
        (
            "Persentase Penduduk Usia Lanjut yang Mendapat Pelayanan Kesehatan Dasar Sesuai "
            "Standar di Puskesmas dan Rumah Sakit Umum Daerah Kabupaten Teluk Cendana",
            "Persentase Penduduk Usia Lanjut yang Mendapat Pelayanan Kesehatan Dasar Sesuai "
            "Standar …",
        ),
    ],
)
def test_a_long_name_ends_at_a_word_that_can_end_it(name: str, shown: str) -> None:
    cut = dipotong(name, 3, 3)
    assert cut == shown
    assert _height([(CellLine.NOTE, (Text(cut),))], 3) <= 3


def test_a_change_of_a_percentage_is_in_percentage_points() -> None:
    found = cards(page())["Serapan anggaran"]
    changes = [line for line in lines(found) if "naik" in line or "turun" in line]
    assert all(line.endswith(" poin persentase") for line in changes)


def test_a_survey_of_few_months_names_them() -> None:
    rows = _survey_of(["Desember"])
    assert "hanya bulan Desember" in lines(cards(page(indikator=rows))["IKM"])
    assert not any("hanya bulan" in line for line in lines(cards(page())["IKM"]))


def _survey_of(months: list[str]) -> list[Any]:
    """The indicators, the survey of the first with figures of these months alone."""
    rows = deepcopy(DATA["indikator"])
    table = next(row for row in rows if row["kode"] == "ikm")["pengukuran"]["tabel"]
    for row, key in ((table, "nilai"), (table, "responden")):
        row[key] = [row[key][5] if name in months else None for name in MONTHS]
    return rows


def test_courses_share_a_scale_where_they_count_the_same() -> None:
    """Steps of one size look alike; where a course would be flat each has its own scale."""
    assert skala_bersama(_courses("3.9 3.8 4.0", "3.7 3.8 3.9")) == Span(
        Decimal("3.7"), Decimal("4.0")
    )
    assert skala_bersama(_courses("3.9 3.8 4.0", "13.7 13.8 13.9")) is None
    assert skala_bersama(_courses("3.9 3.8 4.0")) is None


def _courses(*several: str) -> list[HasilIndikator]:
    """Indicators of one unit with these results of three years."""
    one = next(row for row in konteks().hasil.indikator if row.model.kode == "ikm")
    year = one.tahun[-1]
    return [
        replace(
            one,
            tahun=tuple(
                replace(year, tahun=2023 + n, realisasi=replace(year.realisasi, value=Decimal(v)))
                for n, v in enumerate(values.split())
            ),
        )
        for values in several
    ]


def _indicators(change: Any) -> list[Any]:
    rows = deepcopy(DATA["indikator"])
    for row in rows:
        if row["kode"] == "aduan":
            row.update(change)
    return rows


def aduan(change: Any) -> Cell:
    found = cards(page(indikator=_indicators(change)))
    return next(cell for label, cell in found.items() if "aduan" in label.casefold())


def test_a_missed_target_is_said_in_words_and_colour() -> None:
    kind = kinds(aduan({"target": Decimal(1)}))  # of complaints, so that more are worse
    assert CellLine.LOW in kind.values()
    assert kind["belum mencapai target"] is CellLine.ALERT
    assert "belum mencapai target" not in kinds(aduan({"target": Decimal(99)}))


@pytest.mark.parametrize(
    ("now", "said"),
    [(5000000000, "sama dengan tahun"), (5000010000, "hampir sama dengan tahun")],
)
def test_growth_that_prints_as_none_is_not_the_same_amount(now: int, said: str) -> None:
    rows = [
        {"tahun": year, "target": 5000000000, "realisasi": amount}
        for year, amount in ((2024, 5000000000), (2025, now))
    ]
    found = cards(page(pnbp={"tahunan": rows}))["Realisasi PNBP"]
    assert lines(found)[-1].startswith(said)


def sparks(found: Table) -> Iterator[Inset]:
    for cell in cards(found).values():
        yield from (one for one in cell.content if isinstance(one, Inset))


def test_two_years_are_a_step_and_one_is_no_course() -> None:
    years = [
        {"tahun": 2024, "target": Decimal(80), "realisasi": Decimal("82.5")},
        {"tahun": 2023, "target": Decimal(78), "realisasi": Decimal(70)},
    ]
    drawn = {one.id for one in sparks(page(indikator=_indicators({"riwayat": years})))}
    short = {one.id for one in sparks(page(indikator=_indicators({"riwayat": years[:1]})))}
    none = {one.id for one in sparks(page(indikator=_indicators({"riwayat": []})))}
    assert "gambar-tren-aduan" in drawn & short - none


def test_the_description_of_a_course_says_each_of_its_figures() -> None:
    for spark in sparks(page()):
        assert spark.chart is not None
        assert spark.chart.kind is ChartKind.SPARK
        shown = [value for value in spark.chart.series[0].nilai if value is not None]
        assert spark.alt.count(";") == len(shown) - 1
        assert all(year in spark.alt for year in (spark.chart.categories[0],))


def test_what_the_office_is_silent_about_has_no_card() -> None:
    found = cards(page(pnbp=None, smart=None, ikpa=None, inovasi=None, penghargaan=None))
    assert not [label for label in found if "PNBP" in label or "NKA" in label or "IKPA" in label]
    assert "Inovasi" not in found
    assert "Penghargaan tahun 2025" not in found


def test_nothing_done_is_no_card() -> None:
    assert "Inovasi" not in cards(page(inovasi=[], penghargaan=[]))


def test_amounts_are_short_and_still_their_quantity() -> None:
    spent = cards(page())["Serapan anggaran"]
    (amount, *_) = [
        one for one in spent.content if isinstance(one, Value) and one.text.startswith("Rp")
    ]
    assert amount.quantity.path.endswith(".realisasi")


def test_a_missing_figure_is_a_marker_in_its_place() -> None:
    program = deepcopy(DATA["anggaran"]["versi"])
    found = page(anggaran={"versi": [_unspent(program[-1])]})
    assert any(isinstance(one, Marker) for one in cards(found)["Serapan anggaran"].content)


def _unspent(version: Any) -> Any:
    for program in version["program"]:
        for activity in program.get("kegiatan", ()):
            activity.pop("realisasi", None)
        program.pop("realisasi", None)
    return version


@pytest.mark.parametrize(("count", "told"), [(6, False), (7, True), (30, True)])
def test_of_many_indicators_it_is_said_how_many_are_elsewhere(count: int, told: bool) -> None:
    one = next(row for row in DATA["indikator"] if row["kode"] == "aduan")
    rows = [deepcopy(one) | {"kode": f"a{n}", "singkatan": f"Aduan {n}"} for n in range(count)]
    found = page(indikator=rows)
    said = plain_text(found.source)
    assert ("indikator lainnya" in said) is told
    assert (f"{count - 6} indikator lainnya" in said) is told
    assert sum("Aduan" in label for label in cards(found)) == min(count, 6)
