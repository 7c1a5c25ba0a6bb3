"""Rows of letters are the same, however they are found."""

from __future__ import annotations

import re

import pytest

from lkjip_docgen.checks.texts.word_index import _rows_of_letters


@pytest.mark.parametrize(
    "words",
    [
        "",
        "warga dan petugas",
        "ke-2 (dua), rp5.000,- per_bulan; s.d.\tjuni\n\n30%",
        "tahun2023 dan 2020an",
        "“kutipan” – naïf, ½ jam",
        "".join(map(chr, range(128))),
    ],
)
def test_rows_of_letters(words: str) -> None:
    assert _rows_of_letters(words) == re.findall(r"[^\W\d_]+", words)
