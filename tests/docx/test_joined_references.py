"""References of reports made earlier, one field over the whole label, become those of now."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from word_files import W

from lkjip_docgen.docx import JOINED, Package, join_references, label_bookmark, number_bookmark
from lkjip_docgen.docx.fields import bookmarks, field, fields_in
from lkjip_docgen.docx.flow import visible
from lkjip_docgen.docx.xml import DECLARATIONS, Element, run

LABEL, NUMBER = label_bookmark("tabel:survei"), number_bookmark("tabel:survei")


def marked(name: str, number: int, content: str) -> str:
    """Content between the two ends of a bookmark."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


def caption(*label: str) -> str:
    """A caption as it was written earlier, its label in these runs before the number."""
    counted = "".join(map(run, label)) + field("SEQ Tabel", run("4"))
    return f"<w:p>{marked(LABEL, 3, counted)}{run(' Hasil Survei')}</w:p>"


def reference(result: str, code: str = f"REF {LABEL} \\h") -> str:
    return f"<w:p>{run('Lihat ')}{field(code, result)}{run('.')}</w:p>"


def as_text(element: Element) -> str:
    return etree.tostring(element, encoding="unicode")


def joined(*content: str) -> Element:
    """The text of a report with these paragraphs after its references were joined."""
    document = f"<w:document {DECLARATIONS}><w:body>{''.join(content)}</w:body></w:document>"
    package = Package({"word/document.xml": document.encode()}, Path("laporan.docx"))
    join_references(package)
    return package.body


def told(body: Element) -> tuple[list[str], list[tuple[str, str]]]:
    """The words of the paragraphs; the fields with what they print."""
    found = [(known.instruction.strip(), known.result) for known in fields_in(body)]
    return [visible(paragraph) for paragraph in body], found


NOW = (
    ["Tabel 3.4 Hasil Survei", f"Lihat Tabel{JOINED}3.4."],
    [("SEQ Tabel", "4"), (f"REF {NUMBER} \\h", "3.4")],
)


@pytest.mark.parametrize("label", [("Tabel 3.",), ("Tabel ", "3."), ("Ta", "bel 3", ".")])
@pytest.mark.parametrize(
    "result",
    [
        run("Tabel 3.4"),
        run("Tabel ") + run("3.4"),
        run("Tab") + run("el 3.4"),
        run("Tabel\u00a03.4"),
    ],
)
def test_a_reference_leads_to_the_number_beside_its_word(
    label: tuple[str, ...], result: str
) -> None:
    body = joined(caption(*label), reference(result))
    assert told(body) == NOW
    assert bookmarks(body) == [LABEL, NUMBER]
    assert said_in(body, NUMBER) == "3.4"
    assert said_in(body, LABEL) == "Tabel 3.4"


def said_in(body: Element, name: str) -> str:
    """The words between the two ends of a bookmark."""
    (start,) = (mark for mark in body.iter() if mark.get(f"{W}name") == name)
    words = ""
    for follower in start.itersiblings():
        if follower.get(f"{W}id") == start.get(f"{W}id"):
            return words
        words += "".join(follower.itertext(f"{W}t"))
    raise AssertionError(name)


def test_what_is_joined_already_stays() -> None:
    body = joined(caption("Tabel 3."), reference(run("Tabel 3.4")))
    content = [as_text(paragraph) for paragraph in body]
    assert [as_text(paragraph) for paragraph in joined(*content)] == content


@pytest.mark.parametrize(
    "paragraph",
    [
        reference(run("Tabel 3.4"), "REF _Ref123456789 \\h"),  # of Word itself
        reference(run("tabel di atas")),  # typed over by people
        reference(run("Tabel 3.4"), f"REF {label_bookmark('tabel:lain')} \\h"),  # no such table
    ],
)
def test_what_is_no_reference_of_the_program_stays(paragraph: str) -> None:
    body = joined(caption("Tabel 3."), paragraph)
    assert as_text(body[1]) == as_text(joined(paragraph)[0])
    assert NUMBER in bookmarks(body)


def test_a_caption_that_people_rewrote_keeps_its_references() -> None:
    body = joined(
        f"<w:p>{marked(LABEL, 3, run('Daftar hasil'))}</w:p>", reference(run("Tabel 3.4"))
    )
    assert bookmarks(body) == [LABEL]
    assert told(body)[1] == [(f"REF {LABEL} \\h", "Tabel 3.4")]
