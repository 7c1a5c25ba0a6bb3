"""Comments that a refresh writes: at which words they stand, and what they say."""

from __future__ import annotations

from copy import deepcopy

import pytest
from word_xml import p, package, r

from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.word_paragraph import Paragraph
from lkjip_docgen.docx.xml import Element, w
from lkjip_docgen.refresh.comments import (
    add_comments,
    copy_comments,
    mark_conflicts,
    program_comments,
)
from lkjip_docgen.refresh.ledger import OpenConflict
from lkjip_docgen.refresh.outcome import Change, Kind

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
REFERENCE = '<w:r><w:footnoteReference w:id="4"/></w:r>'
NOTES = (
    f'<w:footnote w:id="3">{p("lain")}</w:footnote><w:footnote w:id="4">{p("catatan")}</w:footnote>'
)
DATE = "2031-01-05T00:00:00Z"


@pytest.fixture
def report() -> Package:
    """Three paragraphs, the last with a footnote."""
    body = f"<w:p/>{p('satu')}{p('dua')}<w:p>{r('tiga')}{REFERENCE}</w:p>"
    found = package(f"<w:body>{body}</w:body>", notes=NOTES)
    entries = {**found.entries, "[Content_Types].xml": TYPES.encode()}
    return Package(entries, found.path)


def conflict(
    anchor: Element, name: str = "satu-1a2b", file: str = "lama", new: str = "baru"
) -> OpenConflict:
    change = Change(Kind.CONFLICT, "BAB I", "", "asal", new, file, name)
    return OpenConflict(change, anchor)


def paragraph(report: Package, text: str) -> Element:
    return next(one for one in report.body.iter(w("p")) if Paragraph(one).text.startswith(text))


def said(report: Package) -> dict[str, list[str]]:
    """The lines of the comments at each commented paragraph."""
    comments = report.tree(report.part_of_type("comments") or "")
    lines = {
        comment.get(w("id")): ["".join(line.itertext()) for line in comment.iter(w("p"))]
        for comment in comments
    }
    found = {}
    for mark in report.body.iter(w("commentReference")):
        holder = next(mark.iterancestors(w("p")))
        found[Paragraph(holder).text] = lines[mark.get(w("id"))]
    return found


def test_a_conflict_is_told_at_its_paragraph_with_both_versions(report: Package) -> None:
    mark_conflicts(report, [conflict(paragraph(report, "dua"))], DATE)
    assert said(report) == {
        "dua": [
            "Pertentangan satu-1a2b",
            "Dalam berkas: lama",
            "Menurut data: baru",
            "Putuskan dengan lkjip refresh … --take satu-1a2b=data atau satu-1a2b=file.",
        ]
    }
    assert len(program_comments(report)) == 1


def test_what_one_side_does_not_have_is_said_in_words(report: Package) -> None:
    mark_conflicts(report, [conflict(paragraph(report, "dua"), file="", new="")], DATE)
    ((_, file, new, _),) = said(report).values()
    assert (file, new) == ("Dalam berkas: (tidak ada)", "Menurut data: (tidak ada lagi)")


def test_a_conflict_in_a_footnote_is_told_at_its_mark(report: Package) -> None:
    note = next(one for one in report.tree("word/footnotes.xml") if one.get(w("id")) == "4")
    mark_conflicts(report, [conflict(note[0])], DATE)
    ((text, lines),) = said(report).items()
    assert text.startswith("tiga")
    assert lines[-1] == "Tempat: BAB I."


def test_a_conflict_outside_of_the_text_is_told_at_the_first_words(report: Package) -> None:
    other = next(one for one in report.tree("word/footnotes.xml") if one.get(w("id")) == "3")
    mark_conflicts(report, [conflict(other[0])], DATE)
    assert list(said(report)) == ["satu"]


def test_a_comment_that_says_the_same_stays_and_a_decided_one_goes(report: Package) -> None:
    first = [conflict(paragraph(report, "satu"), "a"), conflict(paragraph(report, "dua"), "b")]
    mark_conflicts(report, first, DATE)
    before = {comment.get(w("id")) for comment in report.tree("word/comments.xml")}
    mark_conflicts(report, first[1:], "2032-01-05T00:00:00Z")
    assert list(said(report)) == ["dua"]
    (left,) = report.tree("word/comments.xml")
    assert left.get(w("id")) in before
    assert left.get(w("date")) == DATE

    mark_conflicts(report, [], DATE)
    assert said(report) == {}
    assert not list(report.body.iter(w("commentRangeStart"), w("commentRangeEnd")))
    assert paragraph(report, "dua").find(w("r")) is not None


def test_copies_of_a_paragraph_share_one_comment(report: Package) -> None:
    both = [conflict(paragraph(report, "satu")), conflict(paragraph(report, "dua"))]
    mark_conflicts(report, both, DATE)
    assert list(said(report)) == ["satu"]


def test_new_blocks_that_follow_each_other_have_one_comment(report: Package) -> None:
    one, two, three = (paragraph(report, text) for text in ("satu", "dua", "tiga"))
    add_comments(report, [one, two], "Baru.", DATE)
    assert said(report) == {"satu": ["Baru."]}
    add_comments(report, [three], "Baru juga.", DATE)
    assert len(report.tree("word/comments.xml")) == 2


def test_a_copy_of_a_paragraph_gets_a_comment_that_says_what_the_one_on_it_says(
    report: Package,
) -> None:
    add_comments(report, [paragraph(report, "satu")], "Pertama.", DATE)
    add_comments(report, [paragraph(report, "dua")], "Kedua.", DATE)
    for comment in report.tree("word/comments.xml"):
        comment.set(w("author"), "Reviu")
    copy = deepcopy(paragraph(report, "dua"))
    paragraph(report, "dua").addnext(copy)
    copy_comments(report, copy)
    assert said(report) == {"satu": ["Pertama."], "dua": ["Kedua."]}
    assert len(report.tree("word/comments.xml")) == 3
