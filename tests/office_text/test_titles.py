"""Titles of tables and pictures, kodes and references: what is wrong with them, and where."""

from __future__ import annotations

import pytest

from lkjip_docgen.office_text import kodes, mistakes, references

ROWS = "| a | b |\n|---|---|\n| 1 | 2 |\n"
GOOD = f"""\
Rincian pada [tabel](#loket) dan [](#depan).

Tabel: Loket menurut Kecamatan {{#loket}}

{ROWS}
Sumber: Seksi Contoh.

![Halaman depan](foto/depan.jpg "Halaman Depan"){{#depan}}
Tabel berikut:

{ROWS}Tabel: Pegawai
Sumber: Seksi Contoh.
"""


def test_titles_kodes_and_references_are_no_mistake() -> None:
    assert mistakes(GOOD.replace("{#depan}\n", "{#depan}\n\n")) == ()


@pytest.mark.parametrize(
    ("text", "quote", "message", "lost"),
    {
        "a title without a table": (
            "Kata.\n\nTabel: Loket {#loket}\n\nKata.",
            "Tabel: Loket",
            "tidak berada tepat di atas atau di bawah tabel",
            True,
        ),
        "a title without a table or a kode": (
            "Kata.\n\nTabel: Loket\n\nKata.",
            "Tabel: Loket",
            "tercetak sebagai kalimat",
            False,
        ),
        "a title in the paragraph above": (
            f"Datanya:\nTabel: Loket {{#loket}}\n\n{ROWS}",
            "Tabel: Loket",
            "tidak berada tepat",
            True,
        ),
        "a title between two tables": (
            f"{ROWS}\nTabel: Loket\n\n{ROWS}",
            "Tabel: Loket",
            "di antara dua tabel",
            False,
        ),
        "a kode and no title": (f"Tabel: {{#loket}}\n\n{ROWS}", "Tabel:", "tidak menyebut", True),
        "a picture with a kode and no title": (
            "![x](a.jpg){#x}",
            "{#x}",
            "`a.jpg` berkode tetapi tanpa judul",
            True,
        ),
        "a kode at a small title": ("## Loket {#loket}\n\nKata.", "{#loket}", "apa adanya", True),
        "a kode in a sentence": ("Kata {#loket} lagi.", "{#loket}", "apa adanya", True),
        "a number that somebody typed": (
            f"Tabel 3.1. Loket\n\n{ROWS}",
            "Tabel 3.1. Loket",
            "diketik",
            False,
        ),
        "the title of a picture as a sentence": (
            "![x](a.jpg)\n\nGambar: Loket",
            "Gambar: Loket",
            "bukan sebagai judul gambar",
            False,
        ),
        "a link that leads nowhere": ("Lihat [x](#).", "#", "hanya katanya", True),
    }.values(),
)
def test_what_is_wrong_with_a_title_is_told_at_its_place(
    text: str, quote: str, message: str, lost: bool
) -> None:
    (found,) = mistakes(text)
    assert text[found.start :].startswith(quote)
    assert message in found.message
    assert found.lost is lost
    assert found.suggestion


@pytest.mark.parametrize(
    "text",
    [
        "Tabel 3.1 menunjukkan loket.\n\nKata.",
        f"Tabel: A\n\n{ROWS}\nTabel: B\n\n{ROWS}",
        f"{ROWS}\nTabel: A\n\n{ROWS}\nTabel: B",
        f"- Kata.\n- Loket:\n\n  Tabel: A\n\n  {ROWS.replace(chr(10), chr(10) + '  ')}",
    ],
)
def test_titles_that_are_none_and_titles_in_order_are_not_told(text: str) -> None:
    assert mistakes(text) == ()


def test_a_text_in_a_cell_is_told_once_that_it_holds_a_table() -> None:
    (found,) = mistakes(f"Tabel: Loket {{#loket}}\n\n{ROWS}", in_cell=True)
    assert "Tabel tidak dapat berada di dalam sel" in found.message


def test_kodes_and_references_know_their_places() -> None:
    assert [(GOOD[start:][:8], kode) for start, kode in kodes(GOOD)] == [("{#loket}", "loket")]
    text = GOOD.replace("{#depan}\n", "{#depan}\n\n")
    assert [kode for _, kode in kodes(text)] == ["loket", "depan"]
    assert [(text[start:][:6], target) for start, target in references(text)] == [
        ("#loket", "loket"),
        ("#depan", "depan"),
    ]
