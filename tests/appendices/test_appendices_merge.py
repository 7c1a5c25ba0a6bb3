"""The report in PDF carries the pages of its appendices, counted and listed like its own."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from appendix_files import A4, add_stamp, with_appendices, write_pdf
from PIL import Image
from proyek import DATA, EMONEV, SURVEY, Proyek
from pypdf import PdfReader
from pypdf.generic import ContentStream

from lkjip_docgen.api import compose_report
from lkjip_docgen.appendices import Appendix, fill_sheets, read_appendices, reserve_sheets
from lkjip_docgen.document.tree import Figure, Heading, Paragraph, Report
from lkjip_docgen.document.walk import plain_text
from lkjip_docgen.pdf import write_pdf as write_report
from lkjip_docgen.source import load_project
from lkjip_docgen.style import load_style

FIRST, SECOND = "Surat Keputusan & <Tim>", "Piagam yang dipindai"


@dataclass(frozen=True)
class Laid:
    """A report with two appendices, laid out once: sheets empty, then filled."""

    root: Path
    report: Report
    appendices: tuple[Appendix, ...]
    empty: Path
    full: Path


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Laid:
    root = tmp_path_factory.mktemp("proyek")
    (root / "foto").mkdir()
    Image.new("RGB", (64, 40), "navy").save(root / "foto" / "sampul.jpg")
    for name, text in (("survei.csv", SURVEY), ("emonev.csv", EMONEV)):
        (root / name).write_text(text, encoding="utf-8")
    write_pdf(root / "sk.pdf", (A4, (300, 300), (842, 595)), words="Keputusan lembar")
    add_stamp(root / "sk.pdf", "Cap basah")
    write_pdf(root / "pindai.pdf", ((842, 595),), rotate=90, words="Pindaian lembar")
    data = with_appendices(DATA, (f'"{FIRST}"', "sk.pdf"), (SECOND, "pindai.pdf"))
    (root / "laporan.yaml").write_text(data, encoding="utf-8")
    Proyek(root).ringkas()
    (root / "templates" / "narasi" / "lampiran.md").unlink()  # the program's own names them
    project = load_project(root)
    appendices, _ = read_appendices(project)
    report = compose_report(project)
    empty, full = root / "kosong.pdf", root / "isi.pdf"
    write_report(
        reserve_sheets(report, appendices),
        load_style(),
        {},
        empty,
        final=True,
        attachments=(project.data_file,),
    )
    shutil.copy(empty, full)
    fill_sheets(full, appendices)
    return Laid(root, report, appendices, empty, full)


@cache
def page_texts(path: Path) -> tuple[str, ...]:
    """What each page says; a file that is written stays as it is here, and is read once."""
    return tuple(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


def sheets_of(path: Path) -> list[int]:
    return [n for n, text in enumerate(page_texts(path)) if re.match(r"\w+ lembar \d", text)]


def test_without_appendices_nothing_changes(laid: Laid) -> None:
    assert reserve_sheets(laid.report, ()) is laid.report
    before = laid.empty.read_bytes()
    fill_sheets(laid.empty, ())
    assert laid.empty.read_bytes() == before


def test_pages_follow_their_divider_in_order(laid: Laid) -> None:
    texts = page_texts(laid.full)
    first, second = (
        next(n for n, text in enumerate(texts) if f"{title} dimuat utuh" in text)
        for title in (FIRST, SECOND)
    )

    sheets = [*texts[first + 1 : second], *texts[second + 1 :]]
    assert [" ".join(text.split()[:3]) for text in sheets] == [
        "Keputusan lembar 1",
        "Keputusan lembar 2",
        "Keputusan lembar 3",
        "Pindaian lembar 1",
    ]


def test_sheets_are_numbered_on_in_the_place_of_the_other_pages(laid: Laid) -> None:
    pages = PdfReader(laid.full).pages
    sheets = sheets_of(laid.full)
    divider, x, y = number_at_foot(pages[sheets[0] - 1])

    assert [number_at_foot(pages[n]) for n in sheets[:2]] == [
        (divider + 1, pytest.approx(x, abs=6), y),  # a figure more is five points wide
        (divider + 2, pytest.approx(x, abs=6), y),
    ]
    assert number_at_foot(pages[sheets[2]])[0] == divider + 3
    assert number_at_foot(pages[sheets[2]])[1] > 700  # a page on its side
    assert number_at_foot(pages[sheets[3]]) == (divider + 5, pytest.approx(x, abs=6), y)


def number_at_foot(page: Any) -> tuple[int, float, float]:
    """The page number in the lower right corner, and where it begins (in points)."""
    found = []

    def visit(text: str, cm: Any, tm: Any, font: Any, size: Any) -> None:
        if (word := text.strip()).isdigit():
            found.append((int(word), tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]))

    page.extract_text(visitor_text=visit)
    (number,) = ((n, round(x, 2), round(y, 2)) for n, x, y in found if x > 500 and y < 70)
    return number


def test_the_mark_of_a_draft_lies_over_the_page(laid: Laid, tmp_path: Path) -> None:
    draft = tmp_path / "rancangan.pdf"
    report = reserve_sheets(laid.report, laid.appendices)
    write_report(report, load_style(), {}, draft, final=False)
    fill_sheets(draft, laid.appendices)

    def drawn(path: Path) -> list[list[str]]:
        pages = PdfReader(path).pages
        contents = [ContentStream(pages[n]["/Contents"], None) for n in sheets_of(path)]
        return [[o[0] for o, op in stream.operations if op == b"Do"] for stream in contents]

    assert drawn(laid.full) == [["/Halaman"]] * 4
    for first, *more in drawn(draft):
        assert first == "/Halaman"
        assert len(more) == 1


def test_the_contents_name_the_page_that_the_divider_prints(laid: Laid) -> None:
    texts = page_texts(laid.full)
    for title in (FIRST, SECOND):
        line = re.compile(rf"{re.escape(title)}[ .]+(\d+)")
        listed = next(found[1] for text in texts if (found := line.search(text)))
        divider = next(text for text in texts if f"{title} dimuat utuh" in text)
        assert re.search(rf"(?<!\d){listed}$", divider)


def test_every_sheet_is_a4_in_the_orientation_of_its_page(laid: Laid) -> None:
    pages = PdfReader(laid.full).pages
    sizes = [
        (round(float(pages[n].mediabox.width)), round(float(pages[n].mediabox.height)))
        for n in sheets_of(laid.full)
    ]

    assert sizes == [A4, A4, (842, 595), A4]  # the scan lies on its side and is turned upright


def test_a_small_page_is_enlarged_and_centred(laid: Laid) -> None:
    page = PdfReader(laid.full).pages[sheets_of(laid.full)[1]]
    stream = ContentStream(page["/Contents"].get_object(), page.pdf)
    matrix = next([float(n) for n in operands] for operands, op in stream.operations if op == b"cm")

    scale = 595.276 / 300
    assert matrix == pytest.approx([scale, 0, 0, scale, 0, (841.89 - 595.276) / 2], abs=0.01)


def test_visible_signatures_of_an_appendix_stay_visible(laid: Laid) -> None:
    reader = PdfReader(laid.full)
    page = reader.pages[sheets_of(laid.full)[0]]

    assert "Cap basah" in page.extract_text()
    assert "/Annots" not in page
    assert "/AcroForm" not in reader.trailer["/Root"]


def test_a_screen_reader_is_told_what_each_sheet_is(laid: Laid) -> None:
    with pikepdf.open(laid.full) as document:
        figures = [
            item
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"
        ]
        named = {str(f.Alt): f for f in figures if "/Alt" in f}
        for number in (1, 2, 3):
            tag = named[f"{FIRST}, halaman {number} dari 3"]
            page = pikepdf.Page(tag.Pg)
            mark = b"/Figure <</MCID %d>> BDC" % int(tag.K[0])
            assert mark in page.Contents.read_bytes()
            parents = pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree)
            assert parents[int(page.obj.StructParents)][int(tag.K[0])].objgen == tag.objgen


def test_what_the_report_has_stays(laid: Laid) -> None:
    before, after = (PdfReader(path) for path in (laid.empty, laid.full))

    assert len(before.pages) == len(after.pages)
    assert list(after.attachments) == ["laporan.yaml"]
    assert dict(after.attachments) == dict(before.attachments)
    for key in ("/MarkInfo", "/Lang"):
        assert after.trailer["/Root"][key] == before.trailer["/Root"][key]
    assert colour_profile(after) == colour_profile(before)
    assert bookmarks(after) == bookmarks(before)
    assert FIRST in bookmarks(after)


def colour_profile(reader: PdfReader) -> bytes:
    intent = reader.trailer["/Root"]["/OutputIntents"][0].get_object()
    data: bytes = intent["/DestOutputProfile"].get_object().get_data()
    return data


def bookmarks(reader: PdfReader) -> list[str]:
    def titles(items: list[object]) -> list[str]:
        return [
            title
            for item in items
            for title in (titles(item) if isinstance(item, list) else [str(item.title)])
        ]

    return titles(reader.outline)


@pytest.mark.made_anew
def test_the_same_input_gives_the_same_bytes(laid: Laid, tmp_path: Path) -> None:
    again = tmp_path / "lagi.pdf"
    shutil.copy(laid.empty, again)
    fill_sheets(again, laid.appendices)

    assert again.read_bytes() == laid.full.read_bytes()


def test_a_pdf_without_the_sheets_is_not_touched(laid: Laid, tmp_path: Path) -> None:
    other = write_pdf(tmp_path / "lain.pdf")
    before = other.read_bytes()
    with pytest.raises(ValueError, match="0 sheets for 4 pages"):
        fill_sheets(other, laid.appendices)
    assert other.read_bytes() == before


def test_in_word_an_appendix_is_a_divider_with_its_title(laid: Laid) -> None:
    blocks = laid.report.part("lampiran")
    place = next(
        n for n, b in enumerate(blocks) if isinstance(b, Heading) and plain_text(b.content) == FIRST
    )
    note = blocks[place + 1]

    assert isinstance(note, Paragraph)
    assert f"{FIRST} dimuat utuh" in plain_text(note.content)
    assert plain_text(note.content).endswith("sesudah lembar ini.")
    assert not any(isinstance(b, Figure) and "halaman" in b.id for b in blocks)
