"""Other programs give parts, wrappers and instructions of a file forms of their own."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.text.paragraph import Paragraph
from lxml import etree
from refresh_files import OTHER_SAMPLE, W, built, correct, edit, part, project
from word_files import WORD

from lkjip_docgen.docx.container import write_zip
from lkjip_docgen.docx.reading import read_docx
from lkjip_docgen.jobs.refresh import RefreshResult, Wish, refresh
from lkjip_docgen.refresh.naming import rename
from lkjip_docgen.refresh.outcome import Kind
from lkjip_docgen.refresh.revisions import Revisions

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
OLD, NEW = "kanim.tanjungpandan@gmail.com", "kantor@contoh.go.id"
ADDRESS = "word/footer2.xml"


def again(report: Path, *, track: bool = False) -> RefreshResult:
    return refresh(report, wish=Wish(with_layout=False, track=track))


def swapped_footers(report: Path) -> None:
    """Give the two footers each other's name, as programs that count parts anew do."""
    entries = read_docx(report)
    one, other = "word/footer1.xml", ADDRESS
    entries[one], entries[other] = entries[other], entries[one]
    name = "word/_rels/document.xml.rels"
    relations = entries[name].replace(b"footer1.xml", b"footer0.xml")
    relations = relations.replace(b"footer2.xml", b"footer1.xml")
    entries[name] = relations.replace(b"footer0.xml", b"footer2.xml")
    write_zip(report, entries)


def footers(report: Path) -> str:
    with zipfile.ZipFile(report) as package:
        names = [n for n in package.namelist() if n.startswith("word/footer")]
    return "\n".join("".join(part(report, name).itertext()) for name in sorted(names))


@pytest.mark.parametrize(
    "rename_parts", [lambda report: None, swapped_footers], ids=["as-made", "renamed"]
)
def test_a_footer_follows_the_data_whatever_its_part_is_called(
    work: Path, report: Path, rename_parts: Callable[[Path], None]
) -> None:
    rename_parts(report)
    edit(report, lambda document: None)
    correct(work, (OLD, NEW))
    result = again(report)
    assert NEW in footers(report)
    assert OLD not in footers(report)
    assert not result.outcome.of(Kind.CONFLICT, Kind.GONE)


# --- lists of contents --------------------------------------------------------------------------


def xml(text: str) -> etree._Element:
    return etree.fromstring(text.replace(">", f' xmlns:w="{WORD}">', 1))


def test_words_struck_in_a_list_of_contents_stay_in_their_line() -> None:
    """Word processors wrap such a list, whole paragraphs, in a content control."""
    body = xml(
        "<w:body><w:sdt><w:sdtContent><w:p><w:r><w:t>Saran</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt></w:body>"
    )
    line = next(body.iter(f"{W}p"))
    Revisions(track=True, date="2025-01-10T00:00:00Z").strike(list(line.iter(f"{W}r")))
    assert [node.tag for node in body] == [f"{W}sdt"]
    assert [node.text for node in line.iter(f"{W}delText")] == ["Saran"]


def field(instruction: str) -> etree._Element:
    return xml(f"<w:p><w:r><w:instrText>{instruction}</w:instrText></w:r></w:p>")


@pytest.mark.parametrize("blanks", ["{}", " {} ", "{} "])
def test_a_reference_is_renamed_whatever_blanks_stand_around_it(blanks: str) -> None:
    file = field(blanks.format("PAGEREF _Toc1 \\h"))
    rename(field(" PAGEREF _Toc1 \\h "), file, field(" PAGEREF _Toc2 \\h "))
    assert "".join(file.itertext()) == blanks.format("PAGEREF _Toc2 \\h")


# --- formulas -----------------------------------------------------------------------------------


def test_a_formula_whose_brackets_became_marks_follows_the_data(tmp_path: Path) -> None:
    work = project(tmp_path / "kerja", OTHER_SAMPLE)
    report = built(work)

    def as_marks(document: Document) -> None:
        for node in document.element.body.iter(f"{MATH}t"):
            node.text = (node.text or "").replace("(", "").replace(")", "")

    edit(report, as_marks)
    correct(work, ("nilai: 3.21", "nilai: 3.61"))
    assert not again(report).outcome.of(Kind.CONFLICT, Kind.GONE)
    formulas = "".join(t.text or "" for t in part(report, "word/document.xml").iter(f"{MATH}t"))
    assert "20%×3,61" in formulas
    assert "20%×3,21" not in formulas


# --- numbers that have become plain words -------------------------------------------------------


def plain_words(document: Document) -> None:
    """Content controls vanish and their words stay, as in some programs."""
    for control in list(document.element.body.iter(f"{W}sdt")):
        for run in control.find(f"{W}sdtContent"):
            control.addprevious(run)
        control.getparent().remove(control)


def break_the_page(sentence: Paragraph) -> None:
    sentence.add_run().add_break(WD_BREAK.PAGE)


def link(sentence: Paragraph) -> None:
    first = sentence._p.find(f"{W}r")
    around = OxmlElement("w:hyperlink")
    around.set(f"{W}anchor", "_top")
    first.addprevious(around)
    around.append(first)


@pytest.mark.parametrize("change", [break_the_page, link])
def test_a_break_or_link_of_people_stays_when_the_numbers_around_it_come_to_life_again(
    report: Path, change: Callable[[Paragraph], None]
) -> None:
    def change_a_sentence(document: Document) -> None:
        change(next(p for p in document.paragraphs if p._p.find(f"{W}sdt") is not None and p.text))
        plain_words(document)

    edit(report, change_a_sentence)
    mine = breaks_and_links(report)
    again(report)
    assert breaks_and_links(report) == mine


def breaks_and_links(report: Path) -> tuple[int, int]:
    root = part(report, "word/document.xml")
    breaks = [mark for mark in root.iter(f"{W}br") if mark.get(f"{W}type") == "page"]
    return len(breaks), sum(1 for _ in root.iter(f"{W}hyperlink"))
