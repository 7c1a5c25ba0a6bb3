"""Names in the data file are words to the checks, never a pattern, and have a length."""

from __future__ import annotations

import pytest
from batas import refused
from proyek import Proyek

from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.source import load_project

SHORT = "nama_singkat: Teluk Contoh"
PATTERNS = [
    "((((((((((",
    "A(a+)+bcdefgh",
    "[[[[[[[[[",
    "]^]]]]]]]]",
    "\\\\\\\\\\\\\\\\\\\\",
    "^*?+{2}()|",
]


@pytest.mark.parametrize("name", PATTERNS)
def test_a_place_is_no_pattern(proyek: Proyek, name: str) -> None:
    proyek.ganti(SHORT, f"nama_singkat: '{name}'")

    assert check_project(proyek.data).findings is not None


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (SHORT, f"nama_singkat: {'W' * 90_000}", 12),
        ("jenis: Kantor Contoh", f"jenis: {'a ' * 40_000}b", 13),
        ("foto_sampul: foto/sampul.jpg", f"foto_sampul: {'a' * 90_000}", 5),
        ("- kode: dipa-akhir", f"- kode: {'a' * 90_000}", 62),
    ],
    ids=["a place", "a kind of office", "a file", "a code"],
)
def test_a_name_of_many_thousand_letters_is_refused(
    proyek: Proyek, old: str, new: str, line: int
) -> None:
    """The checks compare names with every text, at the price of their lengths."""
    proyek.ganti(old, new)

    found = [f for f in refused(lambda: load_project(proyek.data)) if f.code == "LK005"]

    assert [f.place.line for f in found if f.place is not None] == [line]
    assert len(found[0].message) < 200
