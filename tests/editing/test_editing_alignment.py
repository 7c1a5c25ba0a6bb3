"""Which item of a list that people changed was which before."""

from __future__ import annotations

import pytest

from lkjip_docgen.editing.alignment import origins


@pytest.mark.parametrize(
    ("old", "new", "was"),
    [
        ([{"kode": "a"}], [{"kode": "a"}], [0]),
        ([1, 2, 3], [1, 3], [0, 2]),
        ([1, 3], [1, 2, 3], [0, None, 1]),
        ([1, 2, 3], [1, 9, 3], [0, 1, 2]),
        ([1, 2, 3, 4], [1, 9, 4], [0, None, 3]),
        ([1, 2, 3], [3, 1, 2], [2, 0, 1]),
        ([1, 2, 3], [3, 9, 1], [2, None, 0]),
        ([], [1, 2], [None, None]),
        ([1], [], []),
    ],
    ids=[
        "same",
        "taken out",
        "put in",
        "changed",
        "two for one",
        "moved",
        "moved around a new one",
        "from nothing",
        "to nothing",
    ],
)
def test_each_item_is_one_that_was_there_or_a_new_one(
    old: list[object], new: list[object], was: list[int | None]
) -> None:
    assert origins(old, new) == was
