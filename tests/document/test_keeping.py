"""What stays with a signature block, and how large a name stands on the cover."""

from __future__ import annotations

import pytest

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
    assert (usual.points, usual.wide) == (FULL_SIZE, False)
    sizes = [name_size(DINAS * times).points for times in (1, 2, 3)]
    assert FULL_SIZE > sizes[0] > sizes[1] > sizes[2] >= 7
    assert name_size(DINAS).wide


def test_long_names_above_it_leave_less_room() -> None:
    ministry = "Kementerian Koordinator Bidang Pembangunan Manusia dan Kebudayaan Republik"
    assert name_size(DINAS, (ministry, ministry)).points < name_size(DINAS).points
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
