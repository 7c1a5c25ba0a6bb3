"""Pages that people set up themselves: what stood on them does so wherever the data put it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from lxml import etree
from word_files import WORD, W

from lkjip_docgen.refresh.page_setups import Pages

Block = etree._Element


def text(*blocks: str) -> Block:
    """A text whose blocks have names; "a/lying" ends pages that lie, "t|" is a table."""
    made = "".join(map(block, blocks))
    return etree.fromstring(f'<w:body xmlns:w="{WORD}">{made}{pages("upright")}</w:body>')


def block(said: str) -> str:
    name, _, kind = said.partition("/")
    if name.endswith("|"):
        return (
            f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{name[:-1]}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        )
    end = f"<w:pPr>{pages(kind)}</w:pPr>" if kind else ""
    return f"<w:p>{end}<w:r><w:t>{name}</w:t></w:r></w:p>"


def pages(kind: str) -> str:
    start = '<w:pgNumType w:start="1"/>' if kind == "first" else ""
    lies = "lying" if kind == "lying" else "upright"
    return f'<w:sectPr><w:pgSz w:orient="{lies}"/>{start}</w:sectPr>'


def shown(body: Block) -> list[str]:
    """The names of the blocks with the pages that end in them, as `text` takes them.

    At the end those on which the text ends, where these are not upright.
    """
    last = body.find(f"{W}sectPr/{W}pgSz")
    lies = last is not None and last.get(f"{W}orient") == "lying"
    found = [_shown(node) for node in body if node.tag != f"{W}sectPr"]
    return [*found, "/lying"] if lies else found


def _shown(node: Block) -> str:
    name = "".join(t.text or "" for t in node.iter(f"{W}t"))
    size = node.find(f"{W}pPr/{W}sectPr/{W}pgSz")
    if node.tag == f"{W}tbl":
        return f"{name}|"
    if size is None:
        return name
    first = node.find(f"{W}pPr/{W}sectPr/{W}pgNumType[@{W}start]") is not None
    return f"{name}/{'first' if first else size.get(f'{W}orient')}"


def settled(made: Sequence[str], file: Sequence[str], order: Sequence[str]) -> list[str]:
    """The blocks of a file in a new order, those it has not as new ones."""
    body = text(*file)
    here = [node for node in body if node.tag != f"{W}sectPr"]
    by_name = {re.split(r"[/|]", _shown(node))[0]: node for node in here}
    kept = Pages(body, list(text(*made)), here)
    for node in here:
        body.remove(node)
    placed = [by_name.get(name, text(name)[0]) for name in order]
    for position, node in enumerate(placed):
        body.insert(position, node)
    kept.settle(placed)
    return shown(body)


MADE = ["a", "b", "c", "d"]
LYING = ["a/first", "b", "c/lying", "d"]
"""People have put `b` and `c` on pages that lie."""


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        ("abcd", ["a/first", "b", "c/lying", "d"]),
        ("abd", ["a/first", "b/lying", "d"]),
        ("ad", ["a/first", "d"]),
        ("abcxd", ["a/first", "b", "c/lying", "x", "d"]),
        ("abxcd", ["a/first", "b", "x", "c/lying", "d"]),
        ("acbd", ["a/first", "c", "b/lying", "d"]),
        ("bcad", ["b", "c/lying", "a/first", "d"]),
        ("adbc", ["a/first", "d/upright", "b", "c", "/lying"]),
        ("abdc", ["a/first", "b/lying", "d/upright", "c", "/lying"]),
    ],
    ids=[
        "nothing changes", "the end is dropped", "all on it is dropped", "new behind it",
        "new on it", "turned around", "moved to the front", "moved to the end", "split",
    ],
)  # fmt: skip
def test_what_stood_on_pages_of_its_own_does_so_afterwards(order: str, wanted: list[str]) -> None:
    assert settled(MADE, LYING, order) == wanted


def test_pages_that_others_now_divide_are_counted_once() -> None:
    found = settled(["a", "b", "c"], ["a", "b/first", "c/lying", "d"], "acbd")
    assert found == ["a/first", "c/lying", "b/upright", "d"]


def test_pages_end_behind_a_table_in_a_paragraph_of_their_own() -> None:
    found = settled(["a", "t|", "b", "c"], ["a/upright", "t|", "b/lying", "c"], "atc")
    assert found == ["a/upright", "t|", "/lying", "c"]


def test_sections_that_the_program_made_are_left_alone() -> None:
    assert settled(["a/first", "b", "c"], ["a/first", "b", "c"], "bac") == ["b", "a/first", "c"]
