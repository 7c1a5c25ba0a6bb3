"""What stays with a signature block, and how large a name stands on the cover."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from matplotlib import get_data_path

from lkjip_docgen.document.cover import FULL_SIZE, name_size, names_of
from lkjip_docgen.document.keep_together import held_by_signatures
from lkjip_docgen.document.tree import (
    Block,
    Column,
    Heading,
    Items,
    ListKind,
    PageBreak,
    Paragraph,
    Row,
    SignatureBlock,
    Table,
    Text,
)

SIGNED = SignatureBlock("Kota Uji, 3 Januari 2026", ())
TABLE = Table("t", (), (Column(1),), (), (Row(()),))
TITLE = Heading(1, (Text("Kata Pengantar"),), "kata", numbered=False)


def p(words: str) -> Paragraph:
    return Paragraph((Text(words),))


LONG = p("kata " * 60)
SHORT = p("Satu baris.")
TWO = Items(ListKind.DECIMAL, ((SHORT,), (SHORT,)))


@pytest.mark.parametrize(
    ("blocks", "held"),
    [
        ((TITLE, LONG, LONG, SIGNED), {2}),
        ((LONG, SHORT, SIGNED), {0, 1}),
        ((LONG, SHORT, SHORT, SIGNED), {1, 2}),
        ((LONG, TWO, SIGNED), {1}),
        ((LONG, TABLE, SHORT, SIGNED), {1, 2}),
        ((TITLE, SHORT, SIGNED), {1}),
        ((LONG, PageBreak(), SIGNED), set()),
        ((LONG, LONG), set()),
        ((LONG, SIGNED, SHORT, SIGNED), {0, 2}),
    ],
)
def test_two_lines_or_more_stay_with_the_signatures_below_them(
    blocks: tuple[Block, ...], held: set[int]
) -> None:
    assert held_by_signatures(blocks) == held


DINAS = (
    "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk, dan Keluarga "
    "Berencana Kota Tanjungpinang"
)


def test_a_usual_name_keeps_its_size_and_a_long_one_shrinks_to_its_room() -> None:
    usual = name_size("Rumah Detensi Imigrasi Tanjung Purnama")
    assert (usual.points, usual.lines) == (FULL_SIZE, 1)
    sizes = [name_size(DINAS * times).points for times in (1, 2, 3)]
    assert FULL_SIZE >= sizes[0] > sizes[1] > sizes[2] >= 7
    assert name_size(DINAS).lines > 1


@pytest.mark.parametrize("name", [DINAS, DINAS * 2, "Kantor Wilayah " * 5, "Ab " * 60])
def test_lines_of_a_name_are_as_even_as_its_words_allow(name: str) -> None:
    size = name_size(name)
    words, width = [measured(word) for word in name.upper().split()], size.width / size.points
    assert len(broken(words, width)) == size.lines
    lines = broken(words, width / 1.03 + 0.001)  # without what it has to spare
    assert len(lines) == size.lines
    assert len(broken(words, max(lines) - 0.01)) > size.lines  # no narrower


def broken(words: list[float], width: float) -> list[float]:
    """The lengths in em of the lines that words are broken into."""
    lines = [words[0]]
    for word in words[1:]:
        longer = lines[-1] + measured(" ") + word
        lines[-1:] = [longer] if longer <= width else [lines[-1], word]
    return lines


def measured(text: str) -> float:
    """How wide a text is in em, by what the maker of Helvetica Bold says of it."""
    return sum(WIDTHS[letter] for letter in text) / 1000


METRICS = Path(get_data_path(), "fonts", "pdfcorefonts", "Helvetica-Bold.afm").read_text()
WIDTHS = {chr(int(code)): int(width) for code, width in re.findall(r"C (\d+) ; WX (\d+)", METRICS)}


def test_long_names_above_it_leave_less_room() -> None:
    ministry = "Kementerian Koordinator Bidang Pembangunan Manusia dan Kebudayaan Republik"
    name = DINAS * 2
    assert name_size(name, (ministry, ministry)).points < name_size(name).points
    assert name_size("Kantor Uji", (ministry, ministry)).points == FULL_SIZE


def test_the_names_of_a_cover_are_found_in_what_a_template_sees() -> None:
    over = {"kementerian": {"nama": "Kementerian"}, "eselon_satu": None}
    assert names_of({"kantor": {"nama": "Kantor"}, "instansi": over}) == (
        "Kantor",
        ("Kementerian",),
        2,
    )
    assert names_of({"kantor": "Kantor"}) == ("Kantor", (), 2)
    assert names_of({"istilah": {"laporan": {"baris": ("Laporan", "Kinerja", "Dinas")}}})[2] == 3
    assert names_of({}) == ("", (), 2)
