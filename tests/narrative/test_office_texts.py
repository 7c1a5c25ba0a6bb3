"""The office's own texts: tables, footnotes, pictures, small letters, sentences with numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from proyek import Proyek

from lkjip_docgen.document.tree import (
    Align,
    Blocks,
    Break,
    Figure,
    Footnote,
    Items,
    Paragraph,
    Rise,
    Table,
    Text,
)
from lkjip_docgen.document.walk import plain_text
from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.narrative.engine import render_chapter
from lkjip_docgen.narrative.office import data_blocks, showing
from lkjip_docgen.narrative.tables.cells import uraian

TABLE = """\
| Kepala kantor | Masa | Pegawai |
|---|:-:|--:|
| **Sari**, S.H. | 1994 | 12 |
| Budi<br>Wijaya | 1999 | 19 |
"""


def blocks(template: str, text: str) -> Blocks:
    return render_chapter(template, "x.md", {"teks": text})


def test_a_table_becomes_a_table_of_the_report() -> None:
    (table,) = data_blocks(TABLE)
    assert isinstance(table, Table)
    assert [column.align for column in table.columns] == [Align.LEFT, Align.CENTER, Align.RIGHT]
    assert [plain_text(cell.content) for cell in table.head[0].cells] == [
        "Kepala kantor",
        "Masa",
        "Pegawai",
    ]
    assert table.rows[0].cells[0].content == (Text("Sari", bold=True), Text(", S.H."))
    assert table.rows[1].cells[0].content == (Text("Budi"), Break(), Text("Wijaya"))
    assert table.columns[0].weight > table.columns[1].weight


def test_a_table_without_titles_has_no_head() -> None:
    (table,) = data_blocks("| | |\n|---|---|\n| a | b |")
    assert isinstance(table, Table)
    assert (table.head, len(table.rows)) == ((), 1)


def test_small_letters_stand_below_and_above_the_line() -> None:
    (paragraph,) = data_blocks("CO~2~ dan m^2^, sekitar ~10 orang")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content == (
        Text("CO"),
        Text("2", rise=Rise.SUB),
        Text(" dan m"),
        Text("2", rise=Rise.SUPER),
        Text(", sekitar ~10 orang"),
    )


def test_a_footnote_stands_where_it_is_marked() -> None:
    (paragraph,) = data_blocks("Kata[^1] lagi^[Sisipan].\n\n[^1]: Isi *miring*.\n")
    assert isinstance(paragraph, Paragraph)
    notes = [inline for inline in paragraph.content if isinstance(inline, Footnote)]
    assert [plain_text(note.content) for note in notes] == ["Isi miring.", "Sisipan"]


def test_a_note_that_refers_to_itself_comes_to_an_end() -> None:
    (paragraph,) = data_blocks("Kata[^1].\n\n[^1]: Isi[^1].")
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.content) == "Kata."


def test_a_picture_is_as_wide_as_its_pixels_allow(tmp_path: Path) -> None:
    Image.new("RGB", (300, 200)).save(tmp_path / "a.png")
    with showing(lambda name: tmp_path / name):
        (figure,) = data_blocks("![Loket layanan](a.png)")
    assert isinstance(figure, Figure)
    assert (figure.alt, figure.picture) == ("Loket layanan", tmp_path / "a.png")
    assert figure.width_cm == pytest.approx(300 / 150 * 2.54)


def test_a_picture_that_is_not_there_is_a_marker() -> None:
    with showing(lambda name: None):
        (figure,) = data_blocks("![Loket](foto/nanti.jpg)")
    assert isinstance(figure, Figure)
    assert figure.missing == "BELUM DIISI: berkas gambar foto/nanti.jpg"


def test_a_sentence_that_begins_with_a_number_is_no_item() -> None:
    first, items = data_blocks("17. Agustus 1945 diperingati.\n\n5. upacara\n6. lomba")
    assert isinstance(first, Paragraph)
    assert isinstance(items, Items)
    assert plain_text(first.content) == "17. Agustus 1945 diperingati."
    assert (items.start, len(items.items)) == (5, 2)


def test_a_sentence_of_the_template_leads_into_a_text_with_a_table() -> None:
    found = blocks("Sejarah. {{ teks | markdown }} Kantor beralamat di sini.", f"Kata.\n\n{TABLE}")
    assert [type(block).__name__ for block in found] == ["Paragraph", "Table", "Paragraph"]


def test_tables_of_one_head_have_ids_of_their_own() -> None:
    one, two = blocks("{{ teks | markdown }}\n\n{{ teks | markdown }}", TABLE)
    assert isinstance(one, Table)
    assert isinstance(two, Table)
    assert (one.id, two.id) == (
        "isian-tabel-kepala-kantor-masa-pegawai",
        "isian-tabel-kepala-kantor-masa-pegawai-2",
    )


def test_a_full_stop_is_not_added_to_a_table() -> None:
    (table,) = blocks("{{ teks | kalimat | markdown }}", TABLE)
    assert isinstance(table, Table)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("> kata orang", "kata orang"),
        ("```\nbaris kode\n```", "baris kode"),
        ("kata ~~lama~~ baru", "kata lama baru"),
        ("Lihat ![loket](a.jpg).", "Lihat loket."),
    ],
)
def test_what_is_not_supported_keeps_its_words(text: str, words: str) -> None:
    assert (
        " ".join(plain_text(b.content) for b in data_blocks(text) if isinstance(b, Paragraph))
        == words
    )


def test_the_words_of_a_table_are_kept_in_a_cell() -> None:
    assert "Sari, S.H. | 1994 | 12" in plain_text(uraian(TABLE).content)


def test_mistakes_are_found_in_the_data_with_line_and_column(proyek: Proyek) -> None:
    proyek.ganti(
        "pejabat:\n",
        "  sejarah: |\n    Kantor **berdiri**.\n\n    Kata <b>tebal</b> dan `kode`.\npejabat:\n",
    )
    found = [
        f for f in check_project(proyek.root).findings if f.code in ("LK400", "LK405", "LK406")
    ]
    line = (
        proyek.data.read_text(encoding="utf-8")
        .splitlines()
        .index("    Kata <b>tebal</b> dan `kode`.")
    )
    assert [(f.code, f.place.line, f.place.column) for f in found if f.place] == [
        ("LK405", line + 1, 10),
        ("LK405", line + 1, 18),
        ("LK406", line + 1, 28),
    ]


def test_lines_that_yaml_joins_are_told_too(proyek: Proyek) -> None:
    lines = "    Kata pembuka.\n\n    Jalan Melati 1\n    Kelurahan Parit\n"
    proyek.ganti("pejabat:\n", f"  sejarah: >-\n{lines}pejabat:\n")
    project = proyek.muat()
    assert project.laporan.kantor.sejarah == "Kata pembuka.\n\nJalan Melati 1 Kelurahan Parit"
    (found,) = (f for f in check_project(proyek.root).findings if f.code == "LK406")
    line = proyek.data.read_text(encoding="utf-8").splitlines().index("    Jalan Melati 1")
    assert found.place is not None
    assert (found.place.line, found.place.column) == (line + 1, 5)
    assert "Jalan Melati 1" in found.message
    assert "`|`" in found.suggestion


def test_pictures_in_texts_are_files_of_the_project(proyek: Proyek) -> None:
    proyek.ganti(
        "pejabat:\n",
        "  sejarah: |\n    ![Depan](foto/nanti.jpg)\n\n    ![Luar](../luar.jpg)\npejabat:\n",
    )
    assert [f.code for f in proyek.temuan()] == ["LK048", "LK035"]
    proyek.ganti("../luar.jpg", "foto/sampul.jpg")
    project = proyek.muat()
    assert [(f.code, f.path) for f in project.findings] == [("LK048", "kantor.sejarah")]
    place = project.findings[0].place
    assert place is not None
    line = proyek.data.read_text(encoding="utf-8").splitlines()[place.line - 1]
    assert line[place.column - 1 :] == "foto/nanti.jpg)"
    assert proyek.root / "foto/sampul.jpg" in project.files()
    (proyek.root / "foto/sisa.jpg").write_bytes((proyek.root / "foto/sampul.jpg").read_bytes())
    told = {f.code: f.message for f in check_project(proyek.root).findings}
    assert "`foto/sisa.jpg`" in told["LK453"]
    assert "`dokumen.foto_sampul`" in told["LK452"]


@pytest.mark.parametrize("text", ["- Loket ditambah.", "1. Loket ditambah."])
def test_an_item_alone_has_no_mark_of_its_own(text: str) -> None:
    """It stands in a list of the report, whose number would stand before an empty line."""
    assert data_blocks(text) == data_blocks("Loket ditambah.")
