"""Which item of one list is which item of another."""

from __future__ import annotations

from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from lkjip_docgen.refresh.alignment import Item, align
from lkjip_docgen.refresh.alignment import _matching as matching

LETTERS = st.lists(st.sampled_from("aabc"), max_size=12)


@given(LETTERS, st.sets(st.integers(0, 11)))
def test_what_changed_in_place_is_matched_as_a_search_would(left: list[str], at: set[int]) -> None:
    right = [f"new {n}" if n in at else letter for n, letter in enumerate(left)]

    assert matching(left, right) == _searched(left, right)


@given(LETTERS, LETTERS)
def test_any_two_lists_are_matched_as_a_search_would(left: list[str], right: list[str]) -> None:
    assert matching(left, right) == _searched(left, right)


def _searched(left: list[str], right: list[str]) -> dict[int, int]:
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return {i + n: j + n for i, j, size in blocks for n in range(size)}


def test_a_sentence_that_changed_is_found_between_its_neighbours() -> None:
    before = [Item("p", text) for text in ("Pagu naik.", "Realisasi 89 persen.", "Pagu naik.")]
    after = [before[0], Item("p", "Realisasi 91 persen."), before[2]]

    assert align(before, after) == {0: 0, 1: 1, 2: 2}


def test_a_paragraph_that_moved_is_found_though_people_edited_it() -> None:
    texts = (
        "Kantor melayani masyarakat di dua kabupaten.",
        "Pegawai mengikuti pelatihan selama setahun.",
        "Anggaran terserap menurut rencana tahun itu.",
    )
    before = [Item("p", text) for text in texts]
    after = [*before[1:], Item("p", texts[0].replace("masyarakat", "warga"))]

    assert align(before, after, moves=True) == {0: 2, 1: 0, 2: 1}
    assert align(before, after) == {1: 0, 2: 1}
