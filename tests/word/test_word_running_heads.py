"""Heads of pages that name the chapter, and sections that would be empty pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import word_demo as demo
from word_files import Docx, R, W, edited, fields, style_of, words

from lkjip_docgen.document.tree import Blocks, Heading, Paragraph, Part, Text
from lkjip_docgen.docx import Package, blocks, put_titles_below, read_docx
from lkjip_docgen.records import replace
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.style import load_style
from lkjip_docgen.word import write_report
from lkjip_docgen.word.page_sections import without_needless_space

TEMPLATE = TEMPLATES / "laporan.docx"


def chapter(title: str, *, numbered: bool = True) -> Blocks:
    heading = Heading(1, (Text(title),), title.casefold(), numbered)
    return (heading, Paragraph((Text(f"Isi {title}."),)))


def written(folder: Path, *parts: Part, template: Path = TEMPLATE) -> Docx:
    report = replace(demo.report(folder / "tidak-dipakai.jpg"), parts=parts)
    target = folder / "laporan.docx"
    write_report(report, template, load_style(), {}, target)
    return Docx(target)


def heads(file: Docx) -> list[str]:
    """What stands in the default head of each section, "" in one without; those that go on, too."""
    relations, shown, found = file.relations(), "", []
    for section in file.document.iter(f"{W}sectPr"):
        for reference in section.iter(f"{W}headerReference"):
            name = relations[reference.get(f"{R}id")]
            shown = words(file.part(f"word/{name.removeprefix('/word/')}"))
        found.append(shown)
    return found


def beside(head: str) -> str:
    """What a head says beside the report and the office."""
    return head.partition("<utama>")[2].strip()


FOUR = (
    Part("kata_pengantar", chapter("Kata Pengantar", numbered=False)),
    Part("bab_1", chapter("Pendahuluan")),
    Part("bab_2", chapter("Perencanaan Kinerja")),
    Part("lampiran", chapter("Lampiran", numbered=False)),
)


def test_each_chapter_has_pages_whose_head_names_it(tmp_path: Path) -> None:
    cover, *others = heads(written(tmp_path, *FOUR))
    assert cover == ""
    assert list(map(beside, others)) == [
        "",  # the front
        "BAB I  Pendahuluan",
        "BAB II  Perencanaan Kinerja",
        "Lampiran",
    ]


def test_the_name_of_the_chapter_is_a_field_that_word_finds_itself(tmp_path: Path) -> None:
    file = written(tmp_path, *FOUR)
    asked = [f[0] for f in fields(file.part("word/header2.xml"))]
    assert asked == ["STYLEREF 1 \\n", "STYLEREF 1"]
    assert [f[0] for f in fields(file.part("word/header3.xml"))] == ['STYLEREF "Judul Bagian"']


def test_two_chapters_of_one_slot_have_heads_of_their_own(tmp_path: Path) -> None:
    both = Part("bab_1", (*chapter("Pendahuluan"), *chapter("Perencanaan Kinerja")))
    assert [beside(head) for head in heads(written(tmp_path, both)) if beside(head)] == [
        "BAB I  Pendahuluan",
        "BAB II  Perencanaan Kinerja",
    ]


def test_wide_pages_go_on_under_the_head_of_their_chapter(tmp_path: Path) -> None:
    nodes = (*chapter("Pendahuluan"), demo.wide_table("lebar"), *chapter("Penutup"))
    shown = [beside(head) for head in heads(written(tmp_path, Part("bab_1", nodes)))]
    assert shown[2:] == ["BAB I  Pendahuluan"] * 2 + ["BAB II  Penutup"]


@pytest.mark.parametrize("left_out", ["kata_pengantar", "lampiran"])
def test_a_part_that_is_not_there_leaves_no_empty_page(tmp_path: Path, left_out: str) -> None:
    """The front has lists of its own, so that only the appendices are a section less."""
    file = written(tmp_path, *(part for part in FOUR if part.id != left_out))
    sections = list(file.document.iter(f"{W}sectPr"))
    assert len(sections) == 4 + (left_out != "lampiran")
    assert sections[-1].getparent().tag == f"{W}body"
    assert file.document[0][-1] is sections[-1]
    last = beside(heads(file)[-1])
    assert last == ("BAB II  Perencanaan Kinerja" if left_out == "lampiran" else "Lampiran")


def test_a_template_without_such_a_head_keeps_its_chapters_in_one_section(tmp_path: Path) -> None:
    def plain(head: str) -> str:
        return head.replace("STYLEREF", "TITLE")

    own = edited(TEMPLATE, tmp_path / "t.docx", {"word/header2.xml": plain})
    file = written(tmp_path, *FOUR, template=own)
    assert len(list(file.document.iter(f"{W}sectPr"))) == 4


def test_titles_stand_below_the_label_where_the_template_leaves_no_space_behind_it(
    tmp_path: Path,
) -> None:
    own = edited(TEMPLATE, tmp_path / "t.docx", {"word/numbering.xml": earlier})
    assert [breaks(written(tmp_path, *FOUR, template=t)) for t in (own, TEMPLATE)] == [2, 0]


def earlier(numbering: str) -> str:
    """The numbering of earlier templates."""
    label = '<w:suff w:val="space"/><w:lvlText w:val="BAB %1"/>'
    assert label in numbering
    return numbering.replace(label, label.replace("space", "nothing"))


def test_a_new_report_gets_its_titles_below_for_a_file_of_an_earlier_template(
    tmp_path: Path,
) -> None:
    own = edited(TEMPLATE, tmp_path / "t.docx", {"word/numbering.xml": earlier})
    for name in ("lama", "baru"):
        (tmp_path / name).mkdir()
    written(tmp_path / "lama", *FOUR, template=own)
    written(tmp_path / "baru", *FOUR)
    old, new = (package_of(tmp_path / name / "laporan.docx") for name in ("lama", "baru"))
    put_titles_below(new, old)
    assert len(list(new.body.iter(f"{W}br"))) == len(list(old.body.iter(f"{W}br")))
    put_titles_below(new, old)  # once is enough
    assert [words(p) for p in blocks(new.body)] == [words(p) for p in blocks(old.body)]


def package_of(path: Path) -> Package:
    return Package(read_docx(path), path)


def breaks(file: Docx) -> int:
    return sum(len(list(p.iter(f"{W}br"))) for p in chapters(file))


def chapters(file: Docx) -> list[Any]:
    return file.paragraphs("Heading1")


def test_no_space_stands_between_a_table_and_the_end_of_a_section(tmp_path: Path) -> None:
    """It would be an empty page where the table ends at the foot of one."""
    table = demo.small_table("tabel-akhir")
    both = (*chapter("Pendahuluan"), table, *chapter("Penutup"), replace(table, id="tabel-lagi"))
    file = written(tmp_path, Part("bab_1", both), FOUR[-1])
    ends = [p for p in file.paragraphs() if p.find(f"{W}pPr/{W}sectPr") is not None]
    before = [style_of(p.getprevious()) for p in ends if p.getprevious().tag == f"{W}p"]
    assert len(ends) == 4
    assert "JarakTabel" not in before


def test_no_space_stands_between_a_box_and_the_title_of_the_next_part() -> None:
    """A box that ends at the foot of a page would be followed by an empty one."""
    space, text = '<w:p><w:pPr><w:pStyle w:val="JarakTabel"/></w:pPr></w:p>', "<w:p/>"
    for style in ("JudulBagian", "Heading1"):
        title = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>'
        assert without_needless_space(text + space + title) == text + title
    lower = '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr></w:p>'
    assert without_needless_space(text + space + lower) == text + space + lower
