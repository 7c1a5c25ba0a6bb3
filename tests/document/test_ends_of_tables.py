"""No table ends on a page of its own with a row or two of few lines."""

from __future__ import annotations

import pytest

from lkjip_docgen.document import (
    Cell,
    Column,
    Row,
    RowRole,
    Table,
    TableLook,
    Text,
    is_near_end,
    is_near_start,
    opens_group,
    reads_from_top,
    signed_from,
)
from lkjip_docgen.records import replace

LONG = "satu kalimat yang mengisi beberapa baris sel " * 8


def table(*texts: str, look: TableLook = TableLook.GRID) -> Table:
    rows = tuple(Row((Cell((Text(text),)),)) for text in texts)
    return Table("t", (), (Column(1),), (), rows, look=look)


@pytest.mark.parametrize(
    ("texts", "held"),
    [
        (("a", "b", "c", "d", "e"), [False, False, True, True, False]),
        (("a", "b", "c", LONG, LONG), [False, False, False, True, False]),
        (("a",), [False]),
    ],
)
def test_the_last_rows_stay_together(texts: tuple[str, ...], held: list[bool]) -> None:
    made = table(*texts)
    assert [is_near_end(made, row) for row in range(len(texts))] == held


@pytest.mark.parametrize(("height", "held"), [(1, True), (2, False)])
def test_a_whole_group_may_stand_on_the_next_page_alone(height: int, held: bool) -> None:
    named = Cell((Text("kelompok"),), rowspan=height)
    rows = [Row((named, Cell((Text("x"),)))), Row((Cell((Text("y"),)),))]
    made = replace(table("a", "b"), rows=(*table("a", "b").rows, *rows))
    assert is_near_end(made, 1) is held
    assert is_near_end(made, 2)


@pytest.mark.parametrize(
    ("texts", "held"),
    [
        (("a", "b", "c", "d"), [True, True, False, False]),
        ((LONG, "b", "c", "d"), [False, False, False, False]),
        (("a", LONG, "c", "d"), [True, False, False, False]),
    ],
)
def test_three_lines_at_least_begin_a_table(texts: tuple[str, ...], held: list[bool]) -> None:
    made = table(*texts)
    assert [is_near_start(made, row) for row in range(len(texts))] == held


def test_no_card_waits_for_the_next() -> None:
    assert not is_near_start(table("a", "b", "c", look=TableLook.CARDS), 0)


def test_a_total_of_several_lines_has_two_rows_above_it() -> None:
    name = Cell((Text("Jumlah"),), rowspan=3)
    totals = [(name, Cell((Text("x"),))), *[(Cell((Text("x"),)),)] * 2]
    above = table("a", "b", "c", "d").rows
    made = replace(table(), rows=(*above, *(Row(cells, RowRole.TOTAL) for cells in totals)))
    assert [is_near_end(made, row) for row in range(7)] == [False, False, *[True] * 4, False]


def test_cards_stand_by_themselves() -> None:
    made = table("a", "b", "c", look=TableLook.CARDS)
    assert not any(is_near_end(made, row) for row in range(3))


@pytest.mark.parametrize(
    ("text", "rows", "top"), [("a", 1, False), ("a", 4, False), ("a", 5, True), (LONG, 1, True)]
)
def test_prose_and_cells_beside_many_rows_begin_at_the_top(text: str, rows: int, top: bool) -> None:
    row = Row((Cell((Text(text),), rowspan=rows),))
    made = Table("t", (), (Column(1),), (), (row,))
    assert reads_from_top(made) is top


def test_cards_stand_as_their_look_says() -> None:
    assert not reads_from_top(table(LONG, look=TableLook.CARDS))


def budget(*programs: int) -> Table:
    """A budget of programs in bold, each above so many activities, and its total."""
    rows: list[Row] = []
    for number, activities in enumerate(programs, start=1):
        rows.append(Row((Cell((Text(f"Program {number}"),), bold=True),)))
        rows += [Row((Cell((Text(f"Kegiatan {number}.{n}"),)),)) for n in range(activities)]
    total = Row((Cell((Text("Jumlah"),)),), RowRole.TOTAL)
    return replace(table(), rows=(*rows, total))


def test_a_program_stays_with_its_activities() -> None:
    made = budget(2, 0, 1)
    opening = [place for place in range(len(made.rows)) if opens_group(made, place)]
    assert opening == [0, 4]  # the program without activities stands by itself


@pytest.mark.parametrize(
    ("programs", "first"),
    [
        ((3, 3), 0),  # a short table is signed whole
        ((5, 5, 9, 5), 12),  # 16 lines and the total, from the third program on
        ((5, 5, 5, 5), 6),  # two programs and the total would be 13 lines
        ((5, 5, 13, 1), 12),  # not from the last one: that would be three lines
        ((30,), 0),  # one program cannot be parted
    ],
)
def test_whole_programs_stand_above_the_signatures(programs: tuple[int, ...], first: int) -> None:
    assert signed_from(budget(*programs)) == first
