"""The measures of pages: empty space, letters upon letters, numbers said again, mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx
import numpy as np
import pytest
from composed_samples import SAMPLES, composed_sample
from measure_pages import (
    MOST_SAID,
    Letter,
    broken_numbers,
    collisions,
    inner,
    labels_in,
    numbers_in,
    opens_part,
    repeated,
    unmentioned,
    unused,
    words_of,
)

from lkjip_docgen.document import (
    Paragraph,
    Report,
    Value,
    each_block,
)

# --- empty space -----------------------------------------------------------------------


def page(*rows: int, height: int = 120) -> np.ndarray:
    ink = np.zeros((height, 10), dtype=bool)
    ink[list(rows), 3] = True
    return ink


@pytest.mark.parametrize(
    ("rows", "share"),
    [
        ((), 1),
        ((5, 115), 1),  # head and foot only
        ((10,), 0.99),
        ((59,), 0.5),
        ((15, 84), 0.25),
        ((109,), 0),
    ],
)
def test_what_is_unused_is_the_part_of_the_text_area_below_the_last_ink(
    rows: tuple[int, ...], share: float
) -> None:
    assert unused(page(*rows), margin=10) == pytest.approx(share)


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("LKjIP Tahun 2024\r\nBAB I Pendahuluan\r\nBAB I PENDAHULUAN\r\nA. LATAR BELAKANG", True),
        ("LKjIP Tahun 2024\r\nBAB I Pendahuluan\r\nB. TUGAS, FUNGSI, DAN STRUKTUR", False),
        ("Lampiran\r\nLAMPIRAN\r\nNASKAH PERJANJIAN KINERJA", True),
        ("Lampiran\r\nLAMPIRAN PERJANJIAN KINERJA TAHUN 2024", False),
    ],
)
def test_a_page_with_the_title_of_a_chapter_opens_it(text: str, opens: bool) -> None:
    assert opens_part(text) is opens


def test_the_page_before_a_chapter_and_the_last_one_may_be_empty() -> None:
    assert inner([0.0, 0.9, 0.1, 0.2, 0.8], [True, False, True, False, False]) == [0.0, 0.1, 0.2]


# --- letters upon letters --------------------------------------------------------------


def letter(text: str, left: float, bottom: float = 100) -> Letter:
    return Letter(text, left, bottom, left + 6, bottom + 8)


def test_letters_side_by_side_do_not_collide() -> None:
    assert collisions([letter("a", 0), letter("b", 6), letter("c", 11.5)]) == []


def test_two_numbers_printed_over_each_other_collide() -> None:
    one, other = letter("1", 20), letter("2", 22)
    assert collisions([letter("0", 10), one, other]) == [(one, other)]


def test_other_lines_and_bold_letters_drawn_twice_are_no_collisions() -> None:
    assert collisions([letter("1", 20), letter("2", 21, bottom=112)]) == []
    assert collisions([letter("1", 20), letter("1", 20.3)]) == []


# --- numbers that do not fit their cell ------------------------------------------------


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("Rp1.420.000.00\r\n0\r\n97,86%", ["Rp1.420.000.00"]),
        ("12.980.000.0\r\n00", ["12.980.000.0"]),
        ("Rp1.420.000.\r\n000\r\n97,86%", ["Rp1.420.000.\n000"]),
        ("Rp1.420\r\n.000.000", ["Rp1.420\n.000"]),
        ("Rp12.980.000.000Rp12.967.432.800", ["12.980.000.000Rp12.967.432.800"]),
        ("Rp12.980.000.000 Rp12.967.432.800 99,90%", []),
        ("senilai Rp1.420.000. Indeks 1.250,5 pada 1.02.02.2.02.0026", []),
        ("Rp7,9 miliar dan Rp0", []),
    ],
)
def test_an_amount_that_goes_on_below_or_touches_the_next_does_not_fit(
    text: str, broken: list[str]
) -> None:
    assert broken_numbers(text) == broken


# --- numbers said again ----------------------------------------------------------------


def test_amounts_percentages_and_decimals_are_numbers_that_tell_something() -> None:
    text = "Tahun 2023, Rp8.871.281.776 atau 97,57% dari 3 pagu (100%); indeks 3,98 naik 1.250,5."
    assert numbers_in(text) == ["Rp8.871.281.776", "97,57%", "100%", "3,98", "1.250,5"]


def test_repeated_are_those_that_are_said_too_often() -> None:
    assert repeated(["3,98 dan 97,57%"] * 4) == {}
    assert repeated(["3,98 dan 97,57%"] * 4 + ["Kembali 3,98."]) == {"3,98": 5}


# --- tables and figures ----------------------------------------------------------------


def test_a_text_names_tables_one_by_one_or_from_one_to_another() -> None:
    assert labels_in("Lihat Tabel 3.2 dan Gambar L.1.") == {"Tabel 3.2", "Gambar L.1"}
    assert labels_in("Gambar L.1 sampai dengan Gambar L.3") == {f"Gambar L.{n}" for n in (1, 2, 3)}


def test_unmentioned_are_captions_that_no_text_names() -> None:
    captions = ["Tabel 3.1 Capaian", "Tabel 3.12 Belanja", "Gambar 3.1 Capaian"]
    assert unmentioned(captions, ["Disajikan pada Tabel 3.12."]) == ["Tabel 3.1", "Gambar 3.1"]


def test_of_a_word_report_the_paragraphs_are_read_and_not_the_tables(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Serapannya 97,57%.", style="Body Text")
    made.add_paragraph("Tabel 3.1 Belanja", style="Caption")
    made.add_table(1, 1).cell(0, 0).paragraphs[0].text = "98,00%"
    made.add_heading("Naik 5,00%", 2)
    made.save(str(tmp_path / "laporan.docx"))
    assert words_of(tmp_path / "laporan.docx") == (["Tabel 3.1 Belanja"], ["Serapannya 97,57%."])


# --- the samples -----------------------------------------------------------------------


def running_values(report: Report) -> Iterator[Value]:
    """The numbers of paragraphs outside tables, headings and captions, each tied to its figure."""
    for part in report.parts:
        for block in each_block(part.blocks):
            if isinstance(block, Paragraph):
                yield from (inline for inline in block.content if isinstance(inline, Value))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_say_no_number_more_than_four_times(name: str) -> None:
    said = Counter(value.quantity.path for value in running_values(composed_sample(name)))
    assert {path: times for path, times in said.items() if times > MOST_SAID} == {}
