"""Which texts differ: aligned paragraphs, and the words in them."""

from __future__ import annotations

from collections import Counter

from hypothesis import given as examples
from hypothesis import strategies as st

from lkjip_docgen.comparison.changed_texts import Change, Stretch, stretches, text_changes
from lkjip_docgen.comparison.snapshot import HOLE, Kind, Words


def words(text: str, pattern: str = "", kind: Kind = Kind.PARAGRAPH) -> Words:
    return Words(kind, "BAB I", text, pattern or text)


def kinds(old: list[Words], new: list[Words]) -> list[tuple[Change, str]]:
    return [(entry.change, entry.words.text) for entry in text_changes(old, new)]


A = words("Capaian tahun ini meningkat dibandingkan dengan tahun lalu.")
B = words("Kantor melayani masyarakat di dua kabupaten.")
C = words("Pegawai mengikuti pelatihan selama setahun.")


def test_a_changed_word_makes_a_changed_text() -> None:
    fell = words("Capaian tahun ini menurun dibandingkan dengan tahun lalu.")
    assert kinds([A, B], [fell, B]) == [(Change.CHANGED, fell.text)]


def test_texts_that_share_little_came_and_went() -> None:
    assert kinds([A, B], [A, C]) == [(Change.ADDED, C.text), (Change.REMOVED, B.text)]


def test_a_text_in_another_place_was_moved() -> None:
    assert kinds([A, B, C], [B, C, A]) == [(Change.MOVED, A.text)]


def test_a_number_in_a_hole_changes_no_text() -> None:
    old = words("Realisasi 97,57% dari pagu.", f"Realisasi {HOLE} dari pagu.")
    new = words("Realisasi 96,10% dari pagu.", f"Realisasi {HOLE} dari pagu.")
    assert kinds([old], [new]) == []


def test_a_number_in_the_prose_itself_does() -> None:
    assert kinds([words("Menurut Pasal 5 ayat 1.")], [words("Menurut Pasal 6 ayat 1.")]) == [
        (Change.CHANGED, "Menurut Pasal 6 ayat 1.")
    ]


def test_a_number_that_lost_its_control_and_stayed_the_same_changes_nothing() -> None:
    old = words("Realisasi 97,57% dari pagu.", f"Realisasi {HOLE} dari pagu.")
    assert kinds([old], [words("Realisasi 97,57% dari pagu.")]) == []


def test_a_paragraph_never_pairs_with_a_table_row() -> None:
    row = words(A.text, kind=Kind.ROW)
    assert {change for change, _ in kinds([A], [row])} == {Change.ADDED, Change.REMOVED}


def test_words_taken_out_and_put_in_are_told_apart() -> None:
    assert stretches("capaian ini meningkat pesat", "capaian ini menurun") == [
        Stretch("capaian ini"),
        Stretch("meningkat pesat", removed=True),
        Stretch("menurun", added=True),
    ]


VOCABULARY = ("kantor", "capaian", "naik", "turun", "tahun", "layanan")
LINES = st.lists(st.lists(st.sampled_from(VOCABULARY), min_size=1).map(" ".join), max_size=12)


@examples(LINES)
def test_a_report_differs_from_itself_in_no_text(lines: list[str]) -> None:
    assert text_changes([words(line) for line in lines], [words(line) for line in lines]) == []


@examples(LINES, LINES)
def test_old_texts_with_the_changes_made_are_the_new_texts(old: list[str], new: list[str]) -> None:
    result = Counter(old)
    for entry in text_changes([words(line) for line in old], [words(line) for line in new]):
        if entry.old is not None:
            result[entry.old.text] -= 1
        if entry.new is not None:
            result[entry.new.text] += 1
    assert +result == Counter(new)
    assert min(result.values(), default=0) >= 0


@examples(st.text("ab ", max_size=40), st.text("ab ", max_size=40))
def test_stretches_hold_both_texts_whole(old: str, new: str) -> None:
    pieces = stretches(old, new)
    assert " ".join(p.text for p in pieces if not p.added).split() == old.split()
    assert " ".join(p.text for p in pieces if not p.removed).split() == new.split()
