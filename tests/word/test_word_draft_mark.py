"""DRAF behind the text of a Word file: where it stands, and that it goes and comes whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import word_demo as demo
from lxml import etree
from word_files import Docx, R, W, edited, words

from lkjip_docgen.document.tree import Heading, Part, Text
from lkjip_docgen.docx import Package, is_marked, put_back, read_docx, take_marks
from lkjip_docgen.records import replace
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.style import load_style
from lkjip_docgen.word import write_report

TEMPLATE = TEMPLATES / "laporan.docx"
GREY = load_style().warna.garis


def written(folder: Path, *, is_draft: bool = True, template: Path = TEMPLATE) -> Path:
    chapters = (
        Part("bab_1", (Heading(1, (Text("Pendahuluan"),), "pendahuluan"),)),
        Part("bab_2", (Heading(1, (Text("Penutup"),), "penutup"),)),
    )
    report = replace(demo.report(folder / "tidak-dipakai.jpg"), parts=chapters)
    target = folder / f"laporan-{is_draft}.docx"
    write_report(report, template, load_style(), {}, target, is_draft=is_draft)
    return target


def shapes(head: Any) -> list[Any]:
    return [shape for shape in head.iter("{*}shape") if shape.getparent().tag == f"{W}pict"]


def head_of_each_section(file: Docx) -> list[Any]:
    """The default head that the pages of each section show."""
    relations, shown, found = file.relations(), None, []
    for section in file.document.iter(f"{W}sectPr"):
        for reference in section.iter(f"{W}headerReference"):
            name = relations[reference.get(f"{R}id")].removeprefix("/word/")
            shown = file.part(f"word/{name}")
        found.append(shown)
    return found


def test_every_page_of_a_draft_is_marked_the_cover_too(tmp_path: Path) -> None:
    heads = head_of_each_section(Docx(written(tmp_path)))
    assert len(heads) >= 4
    for head in heads:
        (shape,) = shapes(head)
        assert shape.get("fillcolor") == f"#{GREY}"
        assert "rotation:315" in shape.get("style")
        assert [t.get("string") for t in shape.iter("{*}textpath")] == ["DRAF"]


def test_each_mark_has_a_name_of_its_own_by_which_word_takes_it_out(tmp_path: Path) -> None:
    file = Docx(written(tmp_path))
    heads = [file.part(name) for name in file.parts if name.startswith("word/header")]
    names = [shape.get("id") for head in heads for shape in shapes(head)]
    assert len(set(names)) == len(names) == len(heads)
    assert all(name.startswith("PowerPlusWaterMarkObject") for name in names)


def test_the_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    file = Docx(written(tmp_path))
    assert "DRAF" not in " ".join(map(words, head_of_each_section(file)))


def test_a_final_report_has_none(tmp_path: Path) -> None:
    assert not is_marked(read_docx(written(tmp_path, is_draft=False)))
    assert is_marked(read_docx(written(tmp_path)))


def test_pages_that_begin_a_section_and_even_ones_are_marked_where_they_differ(
    tmp_path: Path,
) -> None:
    own = edited(
        TEMPLATE,
        tmp_path / "t.docx",
        {
            "word/document.xml": lambda text: text.replace(
                "<w:cols ", '<w:cols w:num="1" ', 1
            ).replace("</w:sectPr>", "<w:titlePg/></w:sectPr>", 1),
            "word/settings.xml": lambda text: text.replace(
                "<w:characterSpacingControl", "<w:evenAndOddHeaders/><w:characterSpacingControl"
            ),
        },
    )
    file = Docx(written(tmp_path, template=own))
    first = next(file.document.iter(f"{W}sectPr"))
    kinds = [reference.get(f"{W}type") for reference in first.iter(f"{W}headerReference")]
    assert sorted(kinds) == ["default", "even", "first"]


def test_what_is_taken_out_can_be_put_back_where_it_was(tmp_path: Path) -> None:
    path = written(tmp_path)
    package = Package(read_docx(path), path)
    before = {n: canonical(package.tree(n)) for n in package.entries if n.startswith("word/header")}
    marks = take_marks(package)
    assert len(marks) == len(before)
    assert not is_marked(package.result())
    put_back(package, marks)
    assert {name: canonical(package.tree(name)) for name in before} == before


def test_the_mark_that_word_keeps_in_a_control_goes_with_it(tmp_path: Path) -> None:
    path = written(tmp_path)
    package = Package(read_docx(path), path)
    head = package.tree("word/header1.xml")
    run = next(run for run in head.iter(f"{W}r") if run.find(f"{W}pict") is not None)
    control = etree.Element(f"{W}sdt")
    run.addprevious(control)
    etree.SubElement(control, f"{W}sdtContent").append(run)
    take_marks(package)
    assert not list(head.iter(f"{W}sdt"))


def canonical(root: Any) -> bytes:
    return etree.tostring(root, method="c14n")
