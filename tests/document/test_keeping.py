"""What stays with a signature block, and how large a name stands on the cover."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from matplotlib import get_data_path

from lkjip_docgen.document.cover import FULL_SIZE, name_size, names_of
from lkjip_docgen.document.keep_together import held_by_signatures, opens_group, stays_whole
from lkjip_docgen.document.tree import (
    Block,
    Break,
    Cell,
    Column,
    Heading,
    Items,
    ListKind,
    PageBreak,
    Paragraph,
    Row,
    RowRole,
    SignatureBlock,
    Table,
    Text,
)
from lkjip_docgen.records import replace

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


def of_rows(count: int, *texts: str, weights: tuple[float, ...] = (1, 3)) -> Table:
    """A table with a head and rows that say the same; a stroke begins a new line of a cell."""
    cells = tuple(Cell(tuple(lines(text))) for text in texts)
    head = Row(tuple(Cell((Text("Judul"),)) for _ in texts))
    columns = tuple(Column(weight) for weight in weights)
    return Table("tabel", (Text("Isi"),), columns, (head,), (Row(cells),) * count)


def lines(text: str) -> Iterator[Text | Break]:
    first, *others = text.split("/")
    yield Text(first)
    for other in others:
        yield from (Break(), Text(other))


@pytest.mark.parametrize(
    ("table", "whole"),
    [
        (of_rows(9, "Nama", "satu baris kata"), True),
        (of_rows(10, "Nama", "satu baris kata"), False),
        (of_rows(4, "Nama", "satu/dua"), True),  # 9 lines
        (of_rows(4, "Nama", "satu/dua/tiga"), False),  # 13 lines
        (of_rows(4, "Nama", "kata " * 45), False),  # about three lines of 76 letters
        (of_rows(8, "Rp1.071.600.000.000,00", "1", weights=(1, 9)), True),  # no place to break
    ],
)
def test_a_table_stays_whole_by_the_lines_that_it_takes(table: Table, whole: bool) -> None:
    assert stays_whole(table) is whole


def test_a_cell_over_several_rows_makes_none_of_them_higher() -> None:
    long = "kata " * 60
    over = Row((Cell((Text(long),), rowspan=8), Cell((Text("1"),))))
    below = Row((Cell((Text("2"),)),))
    table = of_rows(1, "Nama", "1")
    assert stays_whole(replace(table, rows=(over, *(below,) * 7)))
    assert not stays_whole(replace(table, rows=(over, *(below,) * 9)))


def test_a_table_in_groups_stays_whole_with_more_lines() -> None:
    table = of_rows(12, "2023", "1.071,60")
    title = Row((Cell((Text("Target dan Realisasi"),), colspan=2),), RowRole.GROUP)
    assert not stays_whole(table)
    assert stays_whole(replace(table, rows=(title, *table.rows)))
    assert not stays_whole(replace(table, rows=(title, title, *table.rows)))


def test_a_row_that_begins_a_group_stays_with_the_next() -> None:
    plain = Row((Cell((Text("2"),)), Cell((Text("b"),))))
    over = Row((Cell((Text("1"),), rowspan=2), Cell((Text("a"),))))
    title = Row((Cell((Text("Sasaran"),), colspan=2),), RowRole.GROUP)
    table = replace(of_rows(1, "Nama", "1"), rows=(plain, over, plain, title, plain))
    assert [opens_group(table, row) for row in range(5)] == [False, True, False, True, False]


def test_a_sum_in_bold_stays_with_the_smaller_sums_in_bold_below_it() -> None:
    def named(words: str, indent: int, *, bold: bool = True) -> Row:
        return Row((Cell((Text(words),), indent=indent, bold=bold),))

    rows = (named("Program", 0), named("Kegiatan", 1), named("Sub Kegiatan", 2, bold=False))
    table = replace(of_rows(1, "1"), rows=(*rows, named("Program lain", 0), named("Lagi", 0)))
    assert [opens_group(table, row) for row in range(5)] == [True, True, False, False, False]
