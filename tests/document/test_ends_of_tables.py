"""No table ends on a page of its own with a row or two of few lines."""

from __future__ import annotations

import pytest

from lkjip_docgen.document import Cell, Column, Row, Table, TableLook, Text, is_near_end

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


def test_cards_stand_by_themselves() -> None:
    made = table("a", "b", "c", look=TableLook.CARDS)
    assert not any(is_near_end(made, row) for row in range(3))
