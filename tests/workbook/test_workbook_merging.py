from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lkjip_docgen.editing import copied, pruned, same
from lkjip_docgen.workbook.merging import Merger, merge_rows

BASE: dict[str, Any] = {
    "kantor": {"nama": "Kantor A", "telepon": "1", "surel": "a@b"},
    "penghargaan": [{"nama": "P1", "tahun": 2020}, {"nama": "P2", "tahun": 2021}],
    "saran": ["satu", "dua", "tiga"],
}

_scalars = st.none() | st.integers(0, 3).map(Decimal) | st.sampled_from(["a", "b", "teks panjang"])
_values = st.recursive(
    _scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["nama", "tahun", "isi"]), inner, max_size=3)
    ),
    max_leaves=8,
)
_data = st.dictionaries(st.sampled_from(["kantor", "saran", "inovasi"]), _values, max_size=3)


def gabung(ours: Any, theirs: Any, *, take: bool = False) -> tuple[dict[str, Any], list[Any]]:
    merger = Merger(take)
    merged = merger.data(BASE, ours, theirs)
    return merged, [(c.path, c.data, c.workbook) for c in merger.conflicts]


def test_changes_of_both_sides_are_brought_together() -> None:
    ours, theirs = copied(BASE), copied(BASE)
    ours["kantor"]["telepon"] = "2"
    ours["saran"].append("empat")
    theirs["kantor"]["surel"] = "c@d"
    theirs["penghargaan"].append({"nama": "P3", "tahun": 2022})

    merged, conflicts = gabung(ours, theirs)

    assert merged == {
        "kantor": {"nama": "Kantor A", "telepon": "2", "surel": "c@d"},
        "penghargaan": [*BASE["penghargaan"], {"nama": "P3", "tahun": 2022}],
        "saran": ["satu", "dua", "tiga", "empat"],
    }
    assert conflicts == []


def test_a_value_that_both_changed_stays_and_is_reported() -> None:
    ours, theirs = copied(BASE), copied(BASE)
    ours["kantor"]["telepon"], theirs["kantor"]["telepon"] = "2", "3"

    assert gabung(ours, theirs) == (ours, [(("kantor", "telepon"), "2", "3")])
    assert gabung(ours, theirs, take=True) == (theirs, [])


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    ours, theirs = copied(BASE), copied(BASE)
    for side in (ours, theirs):
        side["kantor"]["telepon"] = "2"
        side["saran"].append("empat")

    assert gabung(ours, theirs) == (ours, [])


def test_an_item_removed_on_one_side_goes_unless_the_other_changed_it() -> None:
    ours, theirs = copied(BASE), copied(BASE)
    ours["kantor"]["nama"] = "Kantor B"
    del theirs["penghargaan"][0]
    merged, conflicts = gabung(ours, theirs)
    assert merged["penghargaan"] == [{"nama": "P2", "tahun": 2021}]
    assert conflicts == []

    ours["penghargaan"][0]["pemberi"] = "X"
    merged, conflicts = gabung(ours, theirs)
    assert [row["nama"] for row in merged["penghargaan"]] == ["P1", "P2"]
    assert [path for path, *_ in conflicts] == [("penghargaan", 0)]


def test_items_are_known_again_when_others_come_before_them() -> None:
    ours, theirs = copied(BASE), copied(BASE)
    ours["penghargaan"].insert(0, {"nama": "P0", "tahun": 2019})
    theirs["penghargaan"][1]["tahun"] = 2023

    merged, conflicts = gabung(ours, theirs)

    assert [(row["nama"], row["tahun"]) for row in merged["penghargaan"]] == [
        ("P0", 2019),
        ("P1", 2020),
        ("P2", 2023),
    ]
    assert conflicts == []


def test_an_item_that_the_workbook_moved_is_neither_lost_nor_doubled() -> None:
    ours, theirs = copied(BASE), copied(BASE)
    ours["penghargaan"][0]["pemberi"] = "X"
    theirs["penghargaan"].reverse()
    theirs["penghargaan"][0]["pemberi"] = "Y"

    merged, conflicts = gabung(ours, theirs)

    assert [(row["nama"], row["pemberi"]) for row in merged["penghargaan"]] == [
        ("P1", "X"),
        ("P2", "Y"),
    ]
    assert conflicts == []


@given(_data, _data)
def test_what_one_side_alone_changed_is_taken_as_it_is(base: Any, changed: Any) -> None:
    base, changed = pruned(base) or {}, pruned(changed) or {}
    for ours, theirs in ((changed, base), (base, changed), (changed, changed)):
        merger = Merger()
        assert same(merger.data(base, ours, theirs), changed)
        assert merger.conflicts == []


@given(_data, _data, _data)
def test_any_three_sides_merge_into_what_stands_on_one_of_them(
    base: Any, ours: Any, theirs: Any
) -> None:
    base, ours, theirs = (pruned(side) or {} for side in (base, ours, theirs))

    merged = Merger().data(base, ours, theirs)

    assert scalars(merged) <= scalars(base) | scalars(ours) | scalars(theirs)


def scalars(value: Any) -> set[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return {found for item in value for found in scalars(item)}
    return {repr(value)}


def test_cells_of_a_monthly_table_merge_one_by_one() -> None:
    base = (("Waktu", 1, 2, 3), ("Biaya", 4, 5, 6))
    ours = (("Waktu", 9, 2, 3), ("Biaya", 4, 5, 7))
    theirs = (("Waktu", 1, 8, 3), ("Biaya", 4, 5, 0))
    merger = Merger()

    merged = merge_rows(base, ours, theirs, 1, merger)

    assert merged == (("Waktu", 9, 8, 3), ("Biaya", 4, 5, 7))
    assert [(c.path, c.data, c.workbook) for c in merger.conflicts] == [((1, 3), 7, 0)]


def test_a_table_with_other_rows_on_both_sides_stays() -> None:
    base, ours, theirs = ((("a", 1),), (("a", 2),), (("b", 1),))
    merger = Merger()

    assert merge_rows(base, ours, theirs, 1, merger) == ours
    assert len(merger.conflicts) == 1
