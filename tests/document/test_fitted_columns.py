"""No number of a table is wider than its column, whatever the budget and the writer."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from composed_samples import SAMPLES, composed_sample

from lkjip_docgen.document import (
    Cell,
    Column,
    Report,
    Row,
    Table,
    TableLook,
    Text,
    each_block,
    fitted_columns,
    plain_text,
)
from lkjip_docgen.measures import measure
from lkjip_docgen.narrative.compose import compose
from lkjip_docgen.resources import SAMPLES as FOLDER
from lkjip_docgen.source import load_project
from lkjip_docgen.style import load_style

POINTS = 9.0
UPRIGHT, TURNED = 16.0, 24.7  # cm of text of a page that stands, and of one that lies
EM = {".": 0.278, ",": 0.278, "%": 0.889, "R": 0.722, "p": 0.611}  # of Arial bold; digits below
MARGINS = {False: 0.30, True: 0.141}  # cm of a cell; True: in a compact table
AMOUNT = re.compile(r"(?:Rp)?\d[\d.,]*%?")


def table(*rows: str, weights: tuple[float, ...] = (4, 2, 2), compact: bool = True) -> Table:
    """A table of a name and two amounts."""
    body = tuple(Row(tuple(Cell((Text(text),)) for text in row.split("|"))) for row in rows)
    return Table("t", (), tuple(map(Column, weights)), (), body, compact=compact)


def width_of(number: str) -> float:
    """Centimetres of a number in points of 1, by the measures of Arial."""
    return sum(EM.get(letter, 0.556) for letter in number) * 2.54 / 72


def too_wide(shown: Table, page: float) -> Iterator[str]:
    """The amounts in cells of one column that are wider than it."""
    points = POINTS / 1.2 if shown.compact else POINTS
    widths = fitted_columns(shown, page, POINTS)
    covered = [0] * len(widths)
    for row in shown.rows:
        free = [column for column, rows in enumerate(covered) if not rows]
        covered = [max(0, rows - 1) for rows in covered]
        for cell in row.cells:
            columns, free = free[: cell.colspan], free[cell.colspan :]
            room = sum(widths[column] for column in columns) - MARGINS[shown.compact]
            for column in columns:
                covered[column] = cell.rowspan - 1
            for token in plain_text(cell.content).split():
                if AMOUNT.fullmatch(token) and width_of(token) * points > room:
                    yield f"{shown.id}: {token}"


def tables(report: Report) -> Iterator[tuple[Table, float]]:
    """The tables of a report, each with the width of its page; cards have sizes of their own."""
    for part in report.parts:
        for block in each_block(part.blocks):
            if isinstance(block, Table) and block.look is not TableLook.CARDS:
                yield block, TURNED if block.wide else UPRIGHT


def in_trillions(name: str, folder: Path) -> Report:
    """A sample whose office spends trillions, as a ministry does."""
    shutil.copytree(FOLDER / name, folder)
    data = folder / "laporan.yaml"
    times = 100 if name.startswith("dinkes") else 1000
    grown = re.sub(
        r"\b((?:pagu|realisasi|target|anggaran|rencana): *)(\d{6,})\b",
        lambda match: f"{match[1]}{int(match[2]) * times}",
        data.read_text(encoding="utf-8"),
    )
    data.write_text(grown, encoding="utf-8")
    project = load_project(folder)
    return compose(project, measure(project.laporan))


@pytest.mark.parametrize("name", SAMPLES)
def test_in_no_table_of_a_sample_a_number_is_wider_than_its_column(name: str) -> None:
    found = [
        number for shown, page in tables(composed_sample(name)) for number in too_wide(shown, page)
    ]
    assert found == []


@pytest.mark.parametrize("name", SAMPLES)
def test_nor_is_it_where_the_office_spends_trillions(name: str, tmp_path: Path) -> None:
    shown = list(tables(in_trillions(name, tmp_path / name)))
    amounts = [plain_text(c.content) for one, _ in shown for row in one.rows for c in row.cells]
    assert any(re.fullmatch(r"Rp\d{1,2}(?:\.\d{3}){4}", amount) for amount in amounts)
    assert [number for one, page in shown for number in too_wide(one, page)] == []


def test_the_size_is_that_of_the_house() -> None:
    style = load_style()
    assert style.huruf.ukuran_tabel == POINTS
    assert style.halaman.lebar_teks == pytest.approx(UPRIGHT)
    assert style.halaman.tinggi_teks == pytest.approx(TURNED)


# --- how the room is found -------------------------------------------------------------


def test_columns_stay_as_planned_where_all_numbers_fit() -> None:
    shown = table("Jalan|Rp1.000|Rp900")
    assert fitted_columns(shown, 16, POINTS) == pytest.approx((8, 4, 4))


def test_a_column_of_words_gives_what_a_number_lacks() -> None:
    shown = table("Jalan|Rp1.234.567.890.123|Rp9", weights=(6, 1, 1))
    words, amount, other = fitted_columns(shown, 16, POINTS)
    assert words < 12
    assert amount > 2 > other > 1
    assert words + amount + other == pytest.approx(16)


def test_a_column_gives_none_that_its_longest_word_needs_while_others_have_it() -> None:
    shown = table("Pertanggungjawaban|a|Rp1.234.567.890", weights=(2.2, 8, 1))
    word, empty, amount = fitted_columns(shown, 11.2, POINTS)
    assert word == pytest.approx(2.2, abs=0.3)
    assert empty < 7.6
    assert amount > 1.8


def test_numbers_wider_than_the_page_together_are_each_too_wide_by_the_same_share() -> None:
    shown = table("|Rp1.234.567.890.123|Rp1.234.567.890.123", weights=(1, 1, 2))
    assert fitted_columns(shown, 3, POINTS) == pytest.approx((0, 1.5, 1.5))


def test_small_type_needs_less() -> None:
    rows, weights = ("a|Rp1.234.567.890|Rp1",), (6.0, 1.0, 1.0)
    small = fitted_columns(table(*rows, weights=weights), 10, POINTS)
    usual = fitted_columns(table(*rows, weights=weights, compact=False), 10, POINTS)
    assert small[1] < usual[1]


def test_a_number_over_two_columns_has_both() -> None:
    rows = (
        Row((Cell((Text("a"),)), Cell((Text("Rp1.234.567.890.123.456"),), colspan=2))),
        Row((Cell((Text("b"),)), Cell((Text("Rp1"),)), Cell((Text("Rp2"),)))),
    )
    shown = Table("t", (), tuple(map(Column, (8, 1, 1))), (), rows, compact=True)
    first, left, right = fitted_columns(shown, 10, POINTS)
    assert first < 8
    assert left + right > width_of("Rp1.234.567.890.123.456") * POINTS / 1.2
    assert left == pytest.approx(right, abs=0.3)


def test_cards_keep_their_columns() -> None:
    cards = Table(
        "t",
        (),
        (Column(9), Column(1)),
        (),
        (Row((Cell((Text("a"),)), Cell((Text("Rp1.234.567.890"),)))),),
        look=TableLook.CARDS,
    )
    assert fitted_columns(cards, 10, POINTS) == pytest.approx((9, 1))
