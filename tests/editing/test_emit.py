"""New values as YAML, the way people write data files."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lkjip_docgen.editing.emit import block_lines, flow, scalar_lines


def test_sections_and_lists_are_indented_by_two() -> None:
    value = {
        "versi": [{"kode": "dipa", "program": [{"nama": "Layanan"}]}],
        "sumber": {"pnbp": {"pagu": 1}},
    }
    assert block_lines(value, 98) == [
        "versi:",
        "  - kode: dipa",
        "    program:",
        "      - nama: Layanan",
        "sumber:",
        "  pnbp:",
        "    pagu: 1",
    ]
    assert block_lines([{"kode": "dipa"}, {"kode": "pnbp"}], 98) == ["- kode: dipa", "- kode: pnbp"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Kantor A", "Kantor A"),
        ("Kantor: B", "'Kantor: B'"),
        ("", "''"),
        (None, ""),
        (True, "true"),
        (date(2031, 12, 28), "2031-12-28"),
        (Decimal("3.25"), "3.25"),
        (Decimal("1.816"), '"1,816"'),  # a point could be taken for one of thousands
        (9_092_592, "9092592"),
        ("tab\tdi tengah", '"tab\\tdi tengah"'),
    ],
)
def test_a_value_stands_behind_its_key_as_people_write_it(value: object, written: str) -> None:
    assert scalar_lines(value, 10, 2) == [written]
    assert block_lines({"kunci": value}, 98) == [f"kunci: {written}".rstrip()]


def test_a_text_that_does_not_fit_behind_its_key_becomes_a_block() -> None:
    first, *rest = scalar_lines("kata " * 30 + "akhir", 20, 4)
    assert first == ">-"
    assert [len(line) <= 98 - 4 for line in rest] == [True, True]
    assert " ".join(rest) == "kata " * 30 + "akhir"
    assert scalar_lines("a" * 78, 20, 4) == ["a" * 78]
    assert scalar_lines("pendek", 20, 4, block=True) == [">-", "pendek"]
    assert scalar_lines("dua\nbaris", 20, 4) == ["|-", "dua", "baris"]
    assert scalar_lines("dua  blank " * 20, 20, 4) == [f"'{'dua  blank ' * 20}'"]


def test_inside_of_brackets_everything_stands_on_one_line() -> None:
    assert flow({"tahun": 2031, "nama": "a, b", "isi": [None, "x\ny"]}) == (
        "{tahun: 2031, nama: 'a, b', isi: [null, \"x\\ny\"]}"
    )


def test_a_section_that_occurs_twice_is_written_twice() -> None:
    same = {"pagu": 1}
    assert block_lines({"a": same, "b": same}, 98) == ["a:", "  pagu: 1", "b:", "  pagu: 1"]
