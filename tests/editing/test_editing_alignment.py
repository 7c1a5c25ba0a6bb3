"""Which item of a list that people changed was which before."""

from __future__ import annotations

import pytest

from lkjip_docgen.editing.alignment import align


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ([{"kode": "a"}], [{"kode": "a"}], [(0, 0)]),
        ([1, 2, 3], [1, 3], [(0, 0), (1, None), (2, 1)]),
        ([1, 3], [1, 2, 3], [(0, 0), (None, 1), (1, 2)]),
        ([1, 2, 3], [1, 9, 3], [(0, 0), (1, 1), (2, 2)]),
        ([1, 2, 3, 4], [1, 9, 4], [(0, 0), (1, None), (2, None), (None, 1), (3, 2)]),
        ([], [1, 2], [(None, 0), (None, 1)]),
        ([1], [], [(0, None)]),
    ],
    ids=["same", "taken out", "put in", "changed", "two for one", "from nothing", "to nothing"],
)
def test_items_are_paired_in_their_order(
    old: list[object], new: list[object], pairs: list[tuple[int | None, int | None]]
) -> None:
    assert align(old, new) == pairs
