"""A predicate in an edited report follows the data, goes back to them, and is told as a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from proyek import Proyek
from refresh_files import correct, text, touch
from word_files import type_over

from lkjip_docgen.api import build
from lkjip_docgen.cli import main
from lkjip_docgen.comparison import compare, read_snapshot
from lkjip_docgen.comparison.showing import values_of
from lkjip_docgen.jobs.pull import find_corrections, write_corrections


@pytest.fixture
def graded(proyek: Proyek) -> Proyek:
    """An office of a few pages whose indicator has a predicate."""
    proyek.ukur("urutan: [C, B, BB, A]", "hasil: BB  # dari LHE")
    proyek.ganti("    satuan: indeks\n    target: 3.25", "    satuan: predikat\n    target: B")
    return proyek.ganti("target: 3.25", "target: B").ringkas()


@pytest.fixture
def report(graded: Proyek) -> Path:
    return build(graded.root, with_layout=False).files[0]


def test_what_was_typed_over_goes_to_its_place(graded: Proyek, report: Path) -> None:
    type_over(report, "BB", "a")
    pull = find_corrections(report)
    assert [(c.path, c.old, c.new) for c in pull.corrections] == [
        ("indikator.puas.realisasi", "BB", "a")
    ]
    write_corrections(pull)
    assert "hasil: A  # dari LHE" in graded.data.read_text(encoding="utf-8")


def test_digits_in_a_word_are_no_number(proyek: Proyek) -> None:
    proyek.ukur("urutan: [Level 0, Level 1, Level 2]", "hasil: Level 2")
    proyek.ganti("    satuan: indeks\n    target: 3.25", "    target: Level 0").ringkas()
    proyek.ganti("target: 3.25", "target: Level 0")
    report = build(proyek.root, with_layout=False).files[0]
    type_over(report, "Level 2", "Level 1")
    (found,) = find_corrections(report).corrections
    assert (found.old, found.new, found.value) == ("Level 2", "Level 1", 2)


def test_a_word_that_is_on_no_order_is_refused_with_those_that_are(report: Path) -> None:
    type_over(report, "BB", "AAA")
    (refusal,) = find_corrections(report).refused
    assert "bukan predikat pada urutannya" in refusal.message
    assert refusal.suggestion == "Tulis salah satu: C, B, BB, A."


def test_a_new_predicate_comes_into_the_edited_report(graded: Proyek, report: Path) -> None:
    touch(report)
    correct(graded.root, ("hasil: BB", "hasil: C"))
    assert main(["refresh", str(report), str(graded.root)]) == 0
    assert "belum tercapai" in text(report)
    type_over(report, "C", "B")
    (found,) = find_corrections(report).corrections
    assert (found.old, found.new) == ("C", "B")


def test_diff_tells_the_words(graded: Proyek, report: Path) -> None:
    correct(graded.root, ("hasil: BB", "hasil: A"))
    differences = compare(read_snapshot(report), read_snapshot(graded.root))
    (change,) = [c for c in differences.numbers if c.number.path == "indikator.puas.realisasi"]
    assert values_of(change) == ("BB", "A", "–")


def test_another_predicate_on_the_order_is_no_difference(graded: Proyek, report: Path) -> None:
    correct(graded.root, ("[C, B, BB, A]", "[D, C, B, BB, A]"))
    differences = compare(read_snapshot(report), read_snapshot(graded.root))
    assert not [c for c in differences.numbers if c.number.path.startswith("indikator.puas")]
