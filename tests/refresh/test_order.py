"""Where the parts of a merged text stand: as in the data, but for what people moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lkjip_docgen.refresh.order import Orders, merged_order


def merged(base: str, file: str, data: str, gone: str = "", headings: str = "") -> str:
    """The merged order of parts that are letters: capitals in `headings` are headings."""
    orders = Orders(
        {i: file.index(x) for i, x in enumerate(base) if x in file},
        {i: data.index(x) for i, x in enumerate(base) if x in data},
        [int(x in headings) for x in file],
        [int(x in headings) for x in data],
    )
    leaving = {file.index(x) for x in gone}
    return "".join(
        (file if side == "file" else data)[n] for side, n in merged_order(orders, leaving, set())
    )


def test_what_nobody_edited_stands_as_in_the_data() -> None:
    assert merged("abcd", "abcd", "dxbca") == "dxbca"


def test_a_new_part_comes_behind_what_precedes_it_in_the_data() -> None:
    assert merged("abc", "abc", "abxc") == "abxc"
    assert merged("abc", "abc", "xabc") == "xabc"


def test_what_people_added_stays_behind_what_it_was_put_behind() -> None:
    assert merged("abc", "a1bc", "abc") == "a1bc"
    assert merged("abc", "1abc", "xabc") == "1xabc"


def test_what_people_added_moves_with_what_it_stands_behind() -> None:
    assert merged("abcd", "ab1cd", "acdb") == "acdb1"


def test_what_people_moved_stays_where_they_put_it() -> None:
    assert merged("abcd", "bcda", "abxcd") == "bxcda"


def test_what_people_took_out_stays_out() -> None:
    assert merged("abc", "ac", "abxc") == "axc"


def test_what_the_data_took_out_goes() -> None:
    assert merged("abc", "ab1c", "ac", gone="b") == "a1c"


def test_what_people_added_stays_behind_what_the_data_put_in_place_of_another() -> None:
    assert merged("abc", "ab1c", "axc", gone="b") == "ax1c"
    assert merged("abc", "a1bc", "axc", gone="b") == "a1xc"


def test_a_heading_takes_the_place_of_no_paragraph() -> None:
    assert merged("abc", "ab1c", "aHc", gone="b", headings="H") == "a1Hc"


def test_what_the_data_bring_to_a_section_does_not_land_under_a_heading_of_people() -> None:
    assert merged("ab", "abH1", "abx", headings="H") == "abxH1"


LETTERS = st.lists(st.sampled_from("abcdefgh"), unique=True).map("".join)


@given(base=LETTERS, data=LETTERS)
def test_without_edits_the_order_is_always_that_of_the_data(base: str, data: str) -> None:
    gone = "".join(x for x in base if x not in data)
    assert merged(base, base, data, gone) == data


@given(
    base=LETTERS, data=LETTERS, own=st.lists(st.tuples(st.integers(0, 8), st.sampled_from("123")))
)
def test_nothing_of_people_is_ever_lost(base: str, data: str, own: list[tuple[int, str]]) -> None:
    file = list(base)
    for position, letter in own:
        if letter not in file:
            file.insert(min(position, len(file)), letter)
    gone = "".join(x for x in base if x not in data)
    result = merged(base, "".join(file), data, gone)
    assert sorted(result) == sorted({*data, *(x for x in file if x.isdigit())})
    assert [x for x in result if not x.isdigit()] == list(data)
