"""Tables and pictures of the office's texts that have a title: numbered, sourced, referred to."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from lkjip_docgen.document.numbering import EntryKind, number
from lkjip_docgen.document.tree import (
    Align,
    Block,
    Blocks,
    Figure,
    Footnote,
    Heading,
    Items,
    Paragraph,
    Part,
    Reference,
    Report,
    RowRole,
    Table,
    Text,
)
from lkjip_docgen.document.walk import each_block, plain_text
from lkjip_docgen.narrative.engine import render_chapter
from lkjip_docgen.narrative.office import data_blocks, showing
from lkjip_docgen.narrative.tables.cells import uraian
from lkjip_docgen.narrative.tied import resolved

ROWS = """\
| Kecamatan | Loket | Biaya |
|---|---|---|
| Sijuk | 2 | Rp1.250.000 |
| Badau | 12 | Rp900.000 |
| Jumlah | 14 | Rp2.150.000 |
"""
PLAIN = data_blocks(ROWS)


def only_table(text: str) -> Table:
    (table,) = (block for block in data_blocks(text) if isinstance(block, Table))
    return table


def shown(block: Block) -> tuple[str, str, str]:
    """Id, title and source of a table or picture."""
    assert isinstance(block, Table | Figure)
    return block.id, plain_text(block.caption), plain_text(block.source)


@pytest.mark.parametrize(
    "text",
    {
        "above": f"Tabel: Loket menurut Kecamatan {{#loket}}\n\n{ROWS}\nSumber: Seksi Contoh.",
        "right above": f"Tabel: Loket menurut Kecamatan {{#loket}}\n{ROWS}\nSumber: Seksi Contoh.",
        "below": f"{ROWS}\nTabel: Loket menurut Kecamatan {{#loket}}\n\nSumber: Seksi Contoh.",
        "right below": f"{ROWS}Tabel: Loket menurut Kecamatan {{#loket}}\nSumber: Seksi Contoh.",
        "below, in one paragraph": f"{ROWS}\nTabel: Loket menurut\nKecamatan {{#loket}}\n"
        "Sumber: Seksi\nContoh.",
        "below its source": f"{ROWS}\nSumber: Seksi Contoh.\n\n"
        "Tabel: Loket menurut Kecamatan {#loket}",
        "right below its source": f"{ROWS}Sumber: Seksi Contoh.\n"
        "Tabel: Loket menurut Kecamatan {#loket}",
        "above, the source right below": "Tabel: Loket menurut Kecamatan {#loket}\n\n"
        f"{ROWS}Sumber: Seksi\nContoh.",
        "as Pandoc has it": f"{ROWS}\n: Loket menurut Kecamatan {{#loket}}\n\n"
        "Sumber: Seksi Contoh.",
        "in bold": f"**Tabel: Loket menurut Kecamatan** {{#loket}}\n\n{ROWS}\n"
        "Sumber: Seksi Contoh.",
    }.values(),
)
def test_a_title_and_a_source_beside_a_table_are_its_own(text: str) -> None:
    (table,) = data_blocks(text)
    assert shown(table) == ("isian-loket", "Loket menurut Kecamatan", "Sumber: Seksi Contoh.")
    assert isinstance(table, Table)
    assert len(table.rows) == 3


def test_in_a_table_with_a_title_numbers_stand_right_and_the_sum_stands_out() -> None:
    table = only_table(f"{ROWS}\nTabel: Loket")
    assert [column.align for column in table.columns] == [Align.LEFT, Align.RIGHT, Align.RIGHT]
    assert [row.role for row in table.rows] == [RowRole.BODY, RowRole.BODY, RowRole.TOTAL]


def test_what_the_line_under_the_head_says_holds() -> None:
    table = only_table(f"{ROWS.replace('|---|---|---|', '|--:|:-:|:--|')}\nTabel: Loket")
    assert [column.align for column in table.columns] == [Align.RIGHT, Align.CENTER, Align.LEFT]


def test_without_a_title_a_table_stays_as_it_is() -> None:
    """Its source is a sentence, and a row that looks like one is a row."""
    (table, source) = data_blocks(f"{ROWS}\nSumber: Seksi Contoh.")
    assert (table,) == PLAIN
    assert isinstance(source, Paragraph)
    table = only_table(f"{ROWS}Sumber: Seksi Contoh.")
    assert len(table.rows) == 4
    assert {row.role for row in table.rows} == {RowRole.BODY}


def test_each_of_several_tables_has_its_own_title() -> None:
    above = data_blocks(f"Tabel: A\n\n{ROWS}\nTabel: B\n\n{ROWS}")
    below = data_blocks(f"{ROWS}\nTabel: A\n\n{ROWS}\nTabel: B")
    nearer = data_blocks(f"{ROWS}\n\nTabel: B\n{ROWS}")
    assert [shown(block)[1] for block in above] == ["A", "B"]
    assert [shown(block)[1] for block in below] == ["A", "B"]
    assert [shown(block)[1] for block in nearer] == ["", "B"]


def test_a_picture_with_a_title_is_a_figure_of_the_report(tmp_path: Path) -> None:
    Image.new("RGB", (300, 200)).save(tmp_path / "a.png")
    with showing(lambda name: tmp_path / name):
        found = data_blocks('![Dua loket](a.png "Loket Layanan"){#loket}\n\nSumber: Humas.')
        below = data_blocks('![Dua loket](a.png "Loket Layanan"){#loket}\nSumber: Humas.')
        plain = data_blocks("![Dua loket](a.png)\n\nSumber: Humas.")
    assert [shown(block) for block in found] == [("isian-loket", "Loket Layanan", "Sumber: Humas.")]
    assert below == found
    assert [type(block) for block in plain] == [Figure, Paragraph]
    assert shown(plain[0])[1:] == ("", "")


def test_pictures_below_one_another_have_titles_of_their_own() -> None:
    text = '![a](a.png "Depan"){#depan}\n![b](b.png)\n![c](c.png "Belakang {#belakang}")'
    assert [shown(block)[:2] for block in data_blocks(text)] == [
        ("isian-depan", "Depan"),
        ("isian-gambar-b", ""),
        ("isian-belakang", "Belakang"),
    ]


def test_a_table_in_a_list_has_a_title_too() -> None:
    indented = "".join(f"  {line}\n" for line in ROWS.splitlines())
    (items, _) = data_blocks(f"- Loket:\n\n  Tabel: Loket {{#loket}}\n\n{indented}\n- Lain\n\nx")
    assert isinstance(items, Items)
    assert shown(items.items[0][1])[:2] == ("isian-loket", "Loket")


def test_a_title_may_hold_small_letters_and_a_footnote() -> None:
    table = only_table(f"Tabel: Luas (m^2^)[^1] {{#luas}}\n\n{ROWS}\n[^1]: Diukur ulang.")
    assert table.id == "isian-luas"
    assert [type(inline) for inline in table.caption] == [Text, Text, Text, Footnote]


def test_no_full_stop_is_added_behind_a_title_or_its_source() -> None:
    for text in (f"{ROWS}\nTabel: Loket {{#loket}}", f"Tabel: Loket\n\n{ROWS}\nSumber: Humas"):
        (table,) = render_chapter("{{ teks | kalimat | markdown }}", "x.md", {"teks": text})
        assert shown(table)[1] == "Loket"
        assert shown(table)[2] in ("", "Sumber: Humas")


def test_a_table_with_a_title_keeps_its_words_in_a_cell() -> None:
    words = plain_text(uraian(f"Tabel: Loket\n\n{ROWS}\nSumber: Humas").content)
    assert words.startswith("Loket Kecamatan | Loket | Biaya")
    assert words.endswith("Sumber: Humas")


# --- references --------------------------------------------------------------


def report(text: str) -> Report:
    """A report of one chapter that prints a text."""
    chapter = Heading(1, (Text("Kinerja"),), "kinerja")
    section = Heading(2, (Text("Loket"),), "layanan-loket")
    blocks: Blocks = render_chapter("{{ teks | markdown }}", "x.md", {"teks": text})
    return Report({}, resolved([Part("bab_1", (chapter, section, *blocks))]))


def printed(text: str) -> str:
    """The paragraphs of a text with what its references print."""
    made = report(text)
    numbering = number(made)
    words = [
        numbering.reference(inline.target)
        if isinstance(inline, Reference)
        else plain_text((inline,))
        for part in made.parts
        for block in each_block(part.blocks)
        if isinstance(block, Paragraph)
        for inline in block.content
    ]
    return "".join(words)


TITLED = f'Tabel: Loket {{#loket}}\n\n{ROWS}\n![x](a.png "Depan"){{#depan}}'


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Rincian pada [tabel](#loket).", "Rincian pada Tabel 1.1."),
        ("Tampak pada [](#depan).", "Tampak pada Gambar 1.1."),
        ("Lihat **[loket](#Loket)**.", "Lihat Tabel 1.1."),
        ("Lihat [bagian ini](#layanan-loket).", "Lihat BAB I.A."),
        ("Lihat [lampiran](#tiada).", "Lihat lampiran."),
        ("Lihat [lampiran](data.pdf).", "Lihat lampiran."),
    ],
)
def test_a_reference_prints_the_number_of_what_it_names(sentence: str, words: str) -> None:
    assert printed(f"{sentence}\n\n{TITLED}") == words


def test_a_reference_to_a_table_without_a_title_is_its_words() -> None:
    assert printed(f"Lihat [tabel ini](#tabel-kecamatan-loket-biaya).\n\n{ROWS}") == (
        "Lihat tabel ini."
    )


def test_references_stand_in_cells_footnotes_and_titles_too() -> None:
    made = report(
        "| Lihat | x |\n|---|---|\n| [a](#loket) | 1 |\n\nKata.[^1]\n\n"
        "[^1]: Menurut [b](#loket).\n\n"
        f"Tabel: Loket {{#loket}}\n\n{ROWS}\nSumber: [c](#depan)\n\n- [d](#depan)\n\n"
        '![x](a.png "Depan"){#depan}'
    )
    number(made)  # which refuses a reference that leads nowhere
    found = str(made.parts)
    assert found.count("Reference(target='isian-loket'") == 2
    assert found.count("Reference(target='isian-depan'") == 2


def test_tables_with_a_title_are_in_the_list_of_tables() -> None:
    numbering = number(report(f"{TITLED}\n\n{ROWS}"))
    tables = numbering.entries(EntryKind.TABLE)
    assert [(entry.label, plain_text(entry.content)) for entry in tables] == [
        ("Tabel 1.1", "Loket")
    ]
    assert [entry.label for entry in numbering.entries(EntryKind.FIGURE)] == ["Gambar 1.1"]
