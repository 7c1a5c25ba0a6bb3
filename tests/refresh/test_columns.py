"""Columns of a table that come, go and move: what people wrote into one goes with its head."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.table import Table, _Cell
from refresh_files import correct, edit, seen

from lkjip_docgen.docx.body import cells, rows, words
from lkjip_docgen.docx.xml import NAMESPACES, Element, parse_xml
from lkjip_docgen.jobs.refresh import Wish, refresh
from lkjip_docgen.refresh.columns import columns_of, heads, pairs_of, turn

HEAD = "<w:trPr><w:tblHeader/></w:trPr>"
Line = list[str]
PLAIN = Wish(with_layout=False)


def cell(text: str) -> str:
    """A cell; "2022>2" is one over two columns."""
    said, _, across = text.partition(">")
    span = f'<w:gridSpan w:val="{across}"/>' if across else ""
    return f"<w:tc><w:tcPr>{span}</w:tcPr><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:tc>"


def table(*lines: str, head: int = 1) -> Element:
    """A table of lines such as "Jenis|2022|2023", the first of them its head."""
    made = [
        f"<w:tr>{HEAD if n < head else ''}{''.join(map(cell, line.split('|')))}</w:tr>"
        for n, line in enumerate(lines)
    ]
    return parse_xml(f'<w:tbl xmlns:w="{NAMESPACES["w"]}">{"".join(made)}</w:tbl>'.encode())


def lines(found: Element) -> list[str]:
    return ["|".join(words(each) for each in cells(row)) for row in rows(found)]


BASE = table("Jenis|2022|2023", "Pegawai|10|20")
NEXT_YEAR = table("Jenis|2023|2024", "Pegawai|20|30")


def test_a_column_of_a_year_that_fell_out_is_lost_where_people_wrote_into_it() -> None:
    edited = table("Jenis|2022|2023", "Pegawai|11|20")
    assert columns_of(BASE, edited, NEXT_YEAR, ()) == (("2022",), None)


def test_a_column_of_a_year_that_stays_goes_with_its_head_where_people_wrote_into_it() -> None:
    edited = table("Jenis|2022|2023", "Pegawai|10|21")
    found = columns_of(BASE, edited, NEXT_YEAR, ())
    assert not found.lost
    assert found.turns is not None
    assert turn(edited, found.turns.file)
    assert lines(edited) == ["Jenis|2023|2022", "Pegawai|21|10"]


def test_a_column_of_peoples_own_stays_beside_the_one_that_it_was_put_behind() -> None:
    edited = table("Jenis|2022|2023|Catatan", "Pegawai|10|21|diperiksa")
    turns = columns_of(BASE, edited, NEXT_YEAR, ()).turns
    assert turns is not None
    assert turn(edited, turns.file)
    assert lines(edited) == ["Jenis|2023|Catatan|2022", "Pegawai|21|diperiksa|10"]


@pytest.mark.parametrize(
    "edited",
    [BASE, table("Jenis|2022|2023", "Belanja pegawai|10|20")],
    ids=["nobody edited it", "only a column that stays in its place"],
)
def test_columns_that_nobody_edited_are_renewed_in_their_places(edited: Element) -> None:
    assert columns_of(BASE, edited, NEXT_YEAR, ()) == ((), None)


def test_a_head_over_several_columns_takes_all_of_them_along() -> None:
    file = table("Jenis|2022>2|2023>2", "|Pagu|%|Pagu|%", "Pegawai|1|2|3|4", "Catatan>5", head=2)
    assert heads(file, 2) == ["Jenis", "2022 › Pagu", "2022 › %", "2023 › Pagu", "2023 › %"]
    assert turn(file, [0, 3, 4, 1, 2])
    assert lines(file) == ["Jenis|2023|2022", "|Pagu|%|Pagu|%", "Pegawai|3|4|1|2", "Catatan"]


def test_a_table_whose_cells_would_be_torn_is_left_as_it_is() -> None:
    file = table("Jenis|2022|2023", "Jumlah>2|20")
    assert not turn(file, [0, 2, 1])
    assert lines(file) == ["Jenis|2022|2023", "Jumlah|20"]


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        (["Jenis", "2022", "2023"], ["Jenis", "2023", "2024"], {0: 0, 2: 1}),
        (["Target", "Target"], ["Target", "Target"], {0: 0, 1: 1}),
        (["", "2022"], ["", "2023"], {0: 0}),
        (["Relaisasi 2022"], ["Realisasi 2022"], {0: 0}),
        (["Realisasi 2022"], ["Realisasi 2023"], {}),
        (["2022", "2023", "2024"], ["2023", "2024", "2024"], {1: 0, 2: 2}),
    ],
    ids=["by head", "alike", "empty", "reworded", "another year", "a year that is there twice"],
)
def test_columns_are_known_by_their_heads_and_by_place_where_heads_do_not_tell(
    old: Line, new: Line, pairs: dict[int, int]
) -> None:
    assert pairs_of(old, new) == pairs


def spending(document: Document) -> Table:
    """The table of spending by kind and year."""
    return next(t for t in document.tables if seen(t.cell(0, 0)._tc) == "Jenis Belanja")


def spent_on_staff(document: Document) -> list[_Cell]:
    return [spending(document).cell(2, column) for column in (2, 5, 8)]


def write_over_the_first_year(document: Document) -> None:
    spent_on_staff(document)[0].paragraphs[0].text = "2.013.000.000"


def staff_by_year(report: Path) -> dict[str, str]:
    """What the table says was spent on staff in each year, in the order of its columns."""
    document = docx.Document(str(report))
    years = [seen(spending(document).cell(0, column)._tc) for column in (2, 5, 8)]
    return dict(zip(years, (seen(each._tc) for each in spent_on_staff(document)), strict=True))


def test_a_number_written_over_stays_under_its_year_and_is_asked_about_when_the_year_goes(
    work: Path, report: Path
) -> None:
    edit(report, write_over_the_first_year)
    correct(work, (year(2022), year(2020)))  # it was typed wrongly: the columns change places
    assert not refresh(report, wish=PLAIN).outcome.open
    moved = {"2020": "2.234.544.909", "2021": "2.013.000.000", "2023": "2.257.292.623"}
    assert list(staff_by_year(report).items()) == list(moved.items())

    correct(work, (year(2021), year(2022)))  # the year of the edited column is gone
    for _ in range(2):
        [conflict] = refresh(report, wish=PLAIN).outcome.open
        assert "kolom “2021 › Realisasi” tidak ada lagi" in conflict.place
        assert staff_by_year(report) == moved
    refresh(report, wish=Wish((f"{conflict.name}=data",), with_layout=False))
    assert staff_by_year(report)["2022"] == "2.013.526.048"


def year(number: int) -> str:
    return f"- tahun: {number}\n      belanja:"
