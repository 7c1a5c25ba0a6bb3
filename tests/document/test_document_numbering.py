"""Labels of headings and captions, lists of contents, and references."""

from __future__ import annotations

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from lkjip_docgen.document.numbering import EntryKind, letters, number, roman
from lkjip_docgen.document.tree import (
    Block,
    Callout,
    Cell,
    Column,
    Figure,
    Footnote,
    Heading,
    Items,
    ListKind,
    Paragraph,
    Part,
    Reference,
    ReferenceKind,
    Report,
    Row,
    Table,
    Text,
)
from lkjip_docgen.findings import LkjipError


def heading(level: int, name: str, numbered: bool = True) -> Heading:
    return Heading(level, (Text(name.title()),), name, numbered)


def table(name: str, caption: str = "Isi", cell: Cell | None = None) -> Table:
    content = (Text(caption),) if caption else ()
    rows = (Row((cell,)),) if cell else ()
    return Table(name, content, (Column(1),), (), rows)


def figure(name: str) -> Figure:
    return Figure(name, (Text("Foto"),), "foto", missing="foto")


def report(**parts: list[Block]) -> Report:
    return Report({}, tuple(Part(name, tuple(blocks)) for name, blocks in parts.items()))


def test_headings_are_labelled_as_in_an_official_report():
    numbering = number(
        report(
            bab_1=[
                heading(1, "satu"),
                heading(2, "satu-a"),
                heading(3, "satu-a-1"),
                heading(4, "satu-a-1-a"),
                heading(3, "satu-a-2"),
                heading(2, "satu-b"),
                heading(3, "satu-b-1"),
            ],
            bab_2=[heading(1, "dua"), heading(2, "dua-a")],
        )
    )
    assert dict(numbering.labels) == {
        "satu": "BAB I",
        "satu-a": "A.",
        "satu-a-1": "1.",
        "satu-a-1-a": "a.",
        "satu-a-2": "2.",
        "satu-b": "B.",
        "satu-b-1": "1.",
        "dua": "BAB II",
        "dua-a": "A.",
    }


def test_unnumbered_headings_take_no_number_and_are_cited_by_name():
    numbering = number(
        report(
            bab_1=[heading(1, "satu"), heading(2, "bebas", numbered=False), heading(2, "satu-a")]
        )
    )
    assert numbering.label("bebas") == ""
    assert numbering.reference("bebas") == "Bebas"
    assert numbering.label("satu-a") == "A."


def test_a_reference_to_a_heading_tells_the_whole_way():
    numbering = number(report(bab=[heading(1, "bab"), heading(2, "a"), heading(3, "a1")]))
    assert numbering.reference("a1") == "BAB I.A.1"


def test_captions_count_within_their_chapter_by_kind():
    numbering = number(
        report(
            bab_1=[heading(1, "satu"), table("t1"), figure("g1"), table("t2")],
            bab_2=[heading(1, "dua"), table("t3")],
        )
    )
    found = [numbering.label(name) for name in ("t1", "g1", "t2", "t3")]
    assert found == ["Tabel 1.1", "Gambar 1.1", "Tabel 1.2", "Tabel 2.1"]


def test_captions_outside_the_chapters_carry_a_letter():
    numbering = number(
        report(
            ringkasan=[heading(1, "ringkasan", numbered=False), table("t1")],
            bab_1=[heading(1, "satu"), table("t2")],
            lampiran=[heading(1, "lampiran", numbered=False), table("t3"), figure("g")],
        )
    )
    found = [numbering.label(name) for name in ("t1", "t2", "t3", "g")]
    assert found == ["Tabel R.1", "Tabel 1.1", "Tabel L.1", "Gambar L.1"]


def test_a_table_without_caption_has_no_number():
    numbering = number(report(bab=[heading(1, "bab"), table("kosong", ""), table("isi")]))
    assert numbering.label("kosong") == ""
    assert numbering.label("isi") == "Tabel 1.1"


def test_tables_inside_lists_and_callouts_are_counted_in_reading_order():
    items = Items(ListKind.BULLET, ((Paragraph(()), table("t1")),))
    numbering = number(
        report(bab=[heading(1, "bab"), items, Callout("Sorot", (table("t2"),)), table("t3")])
    )
    assert [e.id for e in numbering.entries(EntryKind.TABLE)] == ["t1", "t2", "t3"]


def test_lists_of_contents_hold_labels_titles_and_levels():
    numbering = number(
        report(bab=[heading(n, f"tingkat-{n}") for n in (1, 2, 3, 4)] + [figure("g")])
    )
    entries = numbering.entries(EntryKind.HEADING)
    assert [(e.level, e.label) for e in entries] == [(1, "BAB I"), (2, "A."), (3, "1.")]
    assert entries[0].content == (Text("Tingkat-1"),)
    assert [e.label for e in numbering.entries(EntryKind.FIGURE)] == ["Gambar 1.1"]


def test_every_duplicate_and_every_lost_reference_is_reported_at_once():
    lost = Paragraph((Footnote((Reference("tabel-isii"),)),))
    in_cell = table("tabel-isi", cell=Cell((Reference("entah-apa"),)))
    with pytest.raises(LkjipError) as caught:
        number(report(bab=[heading(1, "bab"), in_cell, table("bab"), lost]))
    found = {
        f.code: [g for g in caught.value.findings if g.code == f.code]
        for f in caught.value.findings
    }
    assert "`bab`" in found["LK320"][0].message
    assert len(found["LK321"]) == 2
    assert "Mungkin maksud Anda `tabel-isi`." in [f.suggestion for f in found["LK321"]]


def test_a_label_that_does_not_exist_cannot_be_cited_but_its_page_can():
    plain = table("polos", "")
    page = Paragraph((Reference("polos", ReferenceKind.PAGE),))
    number(report(bab=[plain, page]))
    with pytest.raises(LkjipError) as caught:
        number(report(bab=[plain, Paragraph((Reference("polos"),))]))
    assert caught.value.findings[0].code == "LK322"


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@examples(st.integers(1, 3999))
def test_roman_numerals_add_up(value: int):
    digits = [_ROMAN[sign] for sign in roman(value)]
    total = sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))
    assert total == value


def test_letters_go_on_after_z_as_in_word():
    assert [letters(n) for n in (1, 26, 27, 28)] == ["a", "z", "aa", "bb"]
