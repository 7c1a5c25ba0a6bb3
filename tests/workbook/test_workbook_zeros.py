"""Zeros that a spreadsheet drops from a code come back; what was typed as text stays."""

from __future__ import annotations

from lkjip_docgen.workbook.cells import Digits
from lkjip_docgen.workbook.zeros import give_back

KNOWN = {"kode_pos": "03341", "rincian": [{"kode": "0123"}, {"kode": "123456"}]}


def test_the_digits_of_a_known_text_get_their_zeros_back() -> None:
    data = {"kode_pos": Digits(3341), "rincian": [{"kode": Digits(123)}, {"kode": Digits(456)}]}
    give_back(data, KNOWN)
    assert data == {"kode_pos": "03341", "rincian": [{"kode": "0123"}, {"kode": "456"}]}


def test_what_was_typed_as_a_text_stays() -> None:
    data = {"kode_pos": "3341"}
    give_back(data, KNOWN)
    assert data == {"kode_pos": "3341"}
