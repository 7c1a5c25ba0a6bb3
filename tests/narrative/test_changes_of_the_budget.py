"""The versions of the budget beside each other, down to what changed between them."""

from __future__ import annotations

from typing import Any

from fixture_data import DATA, konteks, printed
from narrative.fixture_builders import table

Node = dict[str, Any]


def leaf(nama: str, pagu: int) -> Node:
    return {"nama": nama, "pagu": pagu}


def part(nama: str, *rincian: Node) -> Node:
    return {"nama": nama, "rincian": list(rincian)}


def program(nama: str, *kegiatan: Node) -> Node:
    return {"nama": nama, "kegiatan": list(kegiatan)}


def changes(*versions: list[Node]) -> list[list[str]]:
    """The table of the budget in these versions: its last head row and its rows."""
    rows = [
        {"kode": f"v{number}", "nama": f"Versi {number}", "program": programs}
        for number, programs in enumerate(versions, start=1)
    ]
    shown = table(konteks(anggaran={**DATA["anggaran"], "versi": rows}), "perubahan-pagu")
    return [[printed(cell) for cell in row.cells] for row in (*shown.head, *shown.rows)][:-2]


def test_activities_that_changed_stand_below_their_program_and_others_do_not() -> None:
    before = [program("A", leaf("Layanan", 10), leaf("Gedung", 5), leaf("Rapat", 1))]
    after = [program("A", leaf("Layanan", 12), leaf("Gedung", 5), leaf("Rapat", 2))]
    assert changes(before, after) == [
        ["No.", "Program/Kegiatan", "Versi 1", "Versi 2"],
        ["1", "A", "Rp16", "Rp19"],
        ["1.1", "Layanan", "Rp10", "Rp12"],
        ["1.2", "Rapat", "Rp1", "Rp2"],
    ]


def test_what_moved_within_an_activity_is_shown_though_its_sum_is_the_same() -> None:
    before = [program("A", part("K", leaf("x", 4), leaf("y", 6)), leaf("L", 1))]
    after = [program("A", part("K", leaf("x", 5), leaf("y", 5)), leaf("L", 1))]
    assert changes(before, after)[1:] == [
        ["1", "A", "Rp11", "Rp11"],
        ["1.1", "K", "Rp10", "Rp10"],
        ["1.1.1", "x", "Rp4", "Rp5"],
        ["1.1.2", "y", "Rp6", "Rp5"],
    ]


def test_the_only_activity_of_a_program_says_nothing_more_than_the_program() -> None:
    before = [program("A", part("K", leaf("x", 4), leaf("y", 6)))]
    after = [program("A", part("K", leaf("x", 9), leaf("y", 6)))]
    assert changes(before, after)[1:] == [
        ["1", "A", "Rp10", "Rp15"],
        ["1.1", "x", "Rp4", "Rp9"],
    ]


def test_an_activity_that_came_later_has_a_dash_before() -> None:
    before = [program("A", leaf("K", 4), leaf("L", 1))]
    after = [program("A", leaf("K", 4), leaf("L", 1), leaf("M", 7))]
    assert changes(before, after)[2:] == [["1.1", "M", "–", "Rp7"]]


def test_two_programs_of_one_name_are_two() -> None:
    both = [program("A", leaf("K", 4)), program("A", leaf("L", 1))]
    assert changes(both, both)[1:] == [["1", "A", "Rp4", "Rp4"], ["2", "A", "Rp1", "Rp1"]]


def test_without_a_change_below_it_is_a_table_of_programs() -> None:
    same = [program("A", leaf("K", 4), leaf("L", 1)), program("B", leaf("K", 2))]
    assert changes(same, same)[0] == ["No.", "Program", "Versi 1", "Versi 2"]


def test_codes_take_the_place_of_numbers_where_all_have_one() -> None:
    def coded(amount: int) -> list[Node]:
        activities = [leaf("K", amount) | {"kode": "1.1"}, leaf("L", 1) | {"kode": "1.2"}]
        return [program("A", *activities) | {"kode": "1"}]

    rows = changes(coded(4), coded(5))
    assert [row[:2] for row in rows] == [["Kode", "Program/Kegiatan"], ["1", "A"], ["1.1", "K"]]
