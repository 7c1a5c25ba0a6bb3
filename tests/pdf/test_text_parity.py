"""Word file, HTML page and PDF of each sample say the same, word by word, in the same order."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn
from draws import share
from lxml import html
from pdf_words import Word, outside, overlapping, words_of
from PIL import Image
from pypdf import PdfReader
from word_files import part

from lkjip_docgen import build
from lkjip_docgen.document.tree import Report
from lkjip_docgen.document.walk import charts_of
from lkjip_docgen.measures import measure
from lkjip_docgen.narrative import compose
from lkjip_docgen.pdf import write_html
from lkjip_docgen.resources import SAMPLES, TEMPLATES
from lkjip_docgen.source import load_project
from lkjip_docgen.style import load_style
from lkjip_docgen.word import write_report

# Word numbers headings itself and repeats headers and footers: both are no text of its body.
ONLY_IN_HTML = (
    "*[self::h1 or self::h2 or self::h3 or self::h4]/span[@class='nomor']",
    "*[@class='kepala' or @class='alamat' or @class='layar']",
    "ol[@class='daftar']",
    "p[@class='pembuka isi-bab']",
    "style",
    "*[local-name()='svg']",
)
BLOCKS = {"p", "h1", "h2", "h3", "h4", "li", "td", "th", "caption", "figcaption"}
# Lists of contents, and the line of a chapter's parts: their page numbers differ.
CONTENTS = {"TOC1", "TOC2", "TOC3", "TableofFigures", "IsiBab"}


Sheets = list[tuple[pikepdf.Page, list[Word]]]

# What a page of the PDF has of its own: the header and the number.
HEADER = re.compile(r"lkjiptahun\d{4}\|.*?(\d+|[ivx]+)$")
BETWEEN = 1500  # letters at the foot of a page that may part a paragraph: notes, marks of lists


NAMES = share(["tanjungpandan-2023", "rudenim-tanjung-purnama-2024"], one_of=2)


@pytest.fixture(scope="module", params=NAMES)
def folder(request: pytest.FixtureRequest) -> Path:
    """The folder of each sample."""
    return SAMPLES / str(request.param)


@pytest.fixture(scope="module")
def sample(folder: Path) -> Report:
    project = load_project(folder)
    return compose(project, measure(project.laporan))


@pytest.fixture(scope="module")
def word(sample: Report, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("word")
    chart = folder / "bagan.png"
    Image.new("RGB", (122, 63)).save(chart)
    pictures = {c.id: chart for c in charts_of(sample)}
    write_report(sample, TEMPLATES / "laporan.docx", load_style(), pictures, folder / "l.docx")
    return docx.Document(str(folder / "l.docx"))


@pytest.fixture(scope="module")
def page(sample: Report, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("html")
    chart = folder / "bagan.svg"
    chart.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 122 63"></svg>')
    pictures = {c.id: chart for c in charts_of(sample)}
    write_html(sample, load_style(), pictures, folder / "l.html")
    root = html.fromstring((folder / "l.html").read_bytes())
    for path in ONLY_IN_HTML:
        for element in root.xpath(f"//{path}"):
            element.drop_tree()
    return root


@pytest.fixture(scope="module")
def files(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The report as it is built, in Word and as PDF."""
    root = tmp_path_factory.mktemp("proyek") / "proyek"
    shutil.copytree(folder, root, ignore=shutil.ignore_patterns(".lkjip", "keluaran"))
    wanted = {"formats": ("docx", "pdf"), "with_layout": False, "reserve_signature": True}
    docx_file, pdf_file = build(root, **wanted).files
    return docx_file, pdf_file


def squeezed(parts: Iterator[str]) -> str:
    return " ".join("".join(parts).split())


def runs(paragraph: Any) -> Iterator[str]:
    """The words of a paragraph of Word; a line break reads as a space."""
    for node in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        yield node.text or "" if node.tag == qn("w:t") else " "


def said_by_word(root: Any) -> list[str]:
    found = []
    for paragraph in root.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is None or style.get(qn("w:val")) not in CONTENTS:
            found.append(squeezed(runs(paragraph)))
    return [text for text in found if text]


def own_words(element: Any) -> Iterator[str]:
    """The words of a block without those of the blocks inside it."""
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield " "
        elif child.tag not in BLOCKS | {"ul", "ol"}:
            yield from own_words(child)
        yield child.tail or ""


def said_by_page(root: Any) -> list[str]:
    found = (squeezed(own_words(block)) for block in root.iter(*BLOCKS))
    return [text for text in found if text]


def test_every_heading_paragraph_cell_and_caption_is_the_same(word: Any, page: Any) -> None:
    in_word, on_page = said_by_word(word.element.body), said_by_page(page)
    assert len(in_word) > 1000
    assert on_page == in_word


def test_tables_have_the_same_rows_and_cells(word: Any, page: Any) -> None:
    def shape(tables: list[Any], row: str, cell: str) -> list[list[int]]:
        return [[len(list(r.iter(cell))) for r in table.iter(row)] for table in tables]

    tables = list(word.element.body.iter(qn("w:tbl")))
    ruled = [t for t in tables if t.find(f".//{qn('w:tblHeader')}") is not None]
    # a cell covered from above is an element of its own in Word
    for table in ruled:
        for merge in table.findall(f".//{qn('w:vMerge')}"):
            if merge.get(qn("w:val")) != "restart":
                covered = merge.getparent().getparent()
                covered.getparent().remove(covered)
    in_word = shape(ruled, qn("w:tr"), qn("w:tc"))
    on_page = [[len(row) for row in table.iter("tr")] for table in page.xpath("//table[thead]")]
    assert len(in_word) > 28
    assert on_page == in_word


def test_headings_have_the_same_level(word: Any, page: Any) -> None:
    levels = {
        "JudulBagian": "h1",
        "JudulDaftar": "h1",
        **{f"Heading{n}": f"h{n}" for n in range(1, 5)},
    }
    in_word = []
    for paragraph in word.element.body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and (level := levels.get(style.get(qn("w:val")))):
            in_word.append((level, squeezed(runs(paragraph))))
    on_page = [(h.tag, squeezed(own_words(h))) for h in page.iter("h1", "h2", "h3", "h4")]
    assert len(in_word) > 70
    assert on_page == in_word


def test_pictures_and_formulas_have_the_same_words_for_those_who_cannot_see(
    sample: Report, word: Any, tmp_path: Path
) -> None:
    described = [d.get("descr") for d in word.element.body.iter(qn("wp:docPr"))]
    target = tmp_path / "l.html"
    write_html(sample, load_style(), {}, target)
    root = html.fromstring(target.read_bytes())
    spoken = root.xpath("(//figure|//table)//img/@alt")
    assert len(spoken) > 2
    assert set(spoken) <= set(described)
    formulas = root.xpath("//p[@class='rumus']/*[local-name()='svg']")
    assert len(formulas) == len(list(word.element.body.iter(qn("m:oMathPara")))) > 0


def letters(text: str) -> str:
    """The letters, digits and signs alone: lines may break elsewhere."""
    return "".join(text.replace("\x00", "").split()).casefold()


@pytest.fixture(scope="module")
def sheets(files: tuple[Path, Path]) -> Iterator[Sheets]:
    """The pages of the PDF with their words, as they are printed one after the other."""
    with pikepdf.open(files[1]) as document:
        yield list(words_of(document))


@pytest.fixture(scope="module")
def printed(sheets: Sheets) -> str:
    """What the pages of the PDF say, one after the other, without what is theirs alone."""
    pages = (letters("".join(word.text for word in words)) for _, words in sheets)
    return "".join(HEADER.sub("", page) for page in pages)


def end_of(words: str, text: str, start: int) -> int:
    """Where `words` end in `text` after `start`, parted by the foot of a page perhaps; else -1."""
    if (at := text.find(words, start)) >= 0:
        return at + len(words)
    for cut in range(len(words) - 1, 0, -1):
        if (at := text.find(words[:cut], start)) >= 0:
            rest = text.find(words[cut:], at + cut, at + len(words) + BETWEEN)
            return rest + len(words) - cut if rest >= 0 else -1
    return -1


def test_the_built_files_have_the_same_text_and_numbers_in_the_same_order(
    files: tuple[Path, Path], printed: str
) -> None:
    in_word = said_by_word(docx.Document(str(files[0])).element.body)
    assert len(in_word) > 1000
    pages, position, lost = printed, 0, []
    for text in in_word:
        end = end_of(letters(text), pages, position)
        if end < 0:
            lost.append(text)
        position = max(position, end)
    assert lost == []
    assert position == len(pages)  # the PDF does not go on where Word ends


def test_the_built_files_have_the_same_headings(files: tuple[Path, Path]) -> None:
    def titles(items: Any) -> Iterator[str]:
        for item in items:
            if isinstance(item, list):
                yield from titles(item)
            else:
                yield letters(item.title)

    styles = {"JudulBagian", "JudulDaftar", "Heading1", "Heading2", "Heading3", "Heading4"}
    in_word = []
    for paragraph in docx.Document(str(files[0])).element.body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and style.get(qn("w:val")) in styles:
            in_word.append(letters(squeezed(runs(paragraph))))
    bookmarks = list(titles(PdfReader(files[1]).outline))
    assert len(bookmarks) == len(in_word) > 70
    for bookmark, heading in zip(bookmarks, in_word, strict=True):
        assert bookmark.endswith(heading)  # Word numbers its headings itself


def test_the_built_files_have_the_same_notes(files: tuple[Path, Path], printed: str) -> None:
    root = part(files[0], "word/footnotes.xml")
    notes = [letters(squeezed(runs(note))) for note in root if note.get(qn("w:type")) is None]
    assert [note for note in notes if note not in printed] == []


def test_no_words_of_the_built_pdf_are_printed_over_each_other_or_off_the_page(
    sheets: Sheets,
) -> None:
    assert sum(len(words) for _, words in sheets) > 10_000
    assert [over for _, words in sheets for over in overlapping(words)] == []
    assert [word for sheet, words in sheets for word in outside(sheet, words)] == []
