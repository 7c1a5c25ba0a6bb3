"""The PDF of an edited report: what people wrote is in it, and what an archive needs."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import docx
import pikepdf
import pytest
from appendix_files import A4, with_appendices, write_pdf
from proyek import DATA, EMONEV, SURVEY, Proyek
from pypdf import PdfReader
from word_edits import ADDED, HEADING, add_comment, add_heading, add_words, edit

from lkjip_docgen.api import build
from lkjip_docgen.comparison.reading import read_snapshot
from lkjip_docgen.jobs.word_pdf import WordPdf, word_pdf
from lkjip_docgen.layout.soffice import find_soffice
from lkjip_docgen.sign.credentials import Credentials
from lkjip_docgen.sign.request import Request
from lkjip_docgen.sign.signer import sign
from lkjip_docgen.sign.verify import verify
from lkjip_docgen.style import load_style

pytest_plugins = ["sign_fixtures"]
pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(find_soffice() is None, reason="LibreOffice (soffice) tidak terpasang"),
]


@dataclass(frozen=True)
class Made:
    """An edited report with two appendices, and its PDF."""

    report: Path
    result: WordPdf

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(self.result.file)

    @cached_property
    def words(self) -> str:
        return " ".join(" ".join(page.extract_text() for page in self.reader.pages).split())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    root = tmp_path_factory.mktemp("pdf") / "proyek"
    (root / "foto").mkdir(parents=True)
    project = Proyek(root)
    entries = (("Keputusan Satu", "satu.pdf"), ("Keputusan Dua", "dua.pdf"))
    project.tulis(with_appendices(DATA.replace("  foto_sampul: foto/sampul.jpg\n", ""), *entries))
    project.tulis(SURVEY, "survei.csv")
    project.tulis(EMONEV, "emonev.csv")
    write_pdf(root / "satu.pdf", (A4, A4))
    write_pdf(root / "dua.pdf")
    report = build(root, with_layout=False).files[0]
    edit(report, add_words, add_heading, add_comment)
    return Made(report, word_pdf(report, reserve_signature=True))


def titles(outline: list[object]) -> list[str]:
    found: list[str] = []
    for entry in outline:
        found += titles(entry) if isinstance(entry, list) else [entry.title]  # type: ignore[attr-defined]
    return found


def test_what_people_wrote_is_in_the_pdf_and_their_comments_are_not(made: Made) -> None:
    assert ADDED in made.words
    assert HEADING.upper() in made.words.upper()
    assert "Tolong diperiksa" not in made.words
    assert "LK781" in [finding.code for finding in made.result.findings]


def test_the_bookmarks_are_the_headings(made: Made) -> None:
    names = ("heading 1", "heading 2", "heading 3", "heading 4", "judul bagian", "judul daftar")
    headings = [
        "".join(p.text.split())
        for p in docx.Document(str(made.report)).paragraphs
        if p.style is not None and p.style.name.lower() in names and p.text.strip()
    ]
    found = ["".join(title.split()) for title in titles(made.reader.outline)]
    assert len(found) == len(headings)
    for title, heading in zip(found, headings, strict=True):
        assert title.endswith(heading)


def test_a_heading_that_no_list_names_is_reported(made: Made) -> None:
    (finding,) = [f for f in made.result.findings if f.code == "LK780"]
    assert f"judul “{HEADING}” tidak tercantum" in finding.message


def test_the_metadata_are_those_of_the_document(made: Made) -> None:
    core = docx.Document(str(made.report)).core_properties
    with pikepdf.open(made.result.file) as pdf:
        info, packet = pdf.docinfo, pdf.open_metadata()
        assert (info["/Title"], info["/Author"]) == (core.title, core.author)
        assert (info["/Subject"], info["/Keywords"]) == (core.subject, core.keywords)
        assert info["/CreationDate"] == "D:20320105000000Z"
        assert packet["dc:title"] == core.title
        assert packet["pdfaid:part"] + packet["pdfaid:conformance"] == "3A"
        assert pdf.Root.Lang == "id-ID"


def test_data_and_content_travel_inside(made: Made) -> None:
    with pikepdf.open(made.result.file) as pdf:
        kinds = {name: str(file.obj.AFRelationship) for name, file in pdf.attachments.items()}
        data = pdf.attachments["laporan.yaml"].get_file().read_bytes()
    assert kinds["laporan.yaml"] == kinds["survei.csv"] == "/Source"
    assert kinds["isi-laporan.json"] == "/Data"
    assert data == (made.report.parents[1] / "laporan.yaml").read_bytes()
    said = read_snapshot(made.result.file)
    assert any(ADDED in text.text for text in said.texts)


def test_the_appendices_stand_after_their_dividers(made: Made) -> None:
    pages = [" ".join(page.extract_text().split()) for page in made.reader.pages]
    first = next(i for i, text in enumerate(pages) if "Keputusan Satu dimuat utuh" in text)
    second = next(i for i, text in enumerate(pages) if "Keputusan Dua dimuat utuh" in text)
    assert second == first + 3
    shown = [
        number
        for number, page in enumerate(made.reader.pages)
        if "/Halaman" in page["/Resources"].get("/XObject", {})
    ]
    assert shown == [first + 1, first + 2, second + 1]


def test_every_page_of_a_draft_is_marked_outside_its_text(made: Made) -> None:
    for page in made.reader.pages:
        assert page.get_contents().get_data().count(b"/LkjipDraf Do") == 1
    assert "DRAF" not in made.words


def test_nothing_drawn_is_left_outside_the_tags(made: Made) -> None:
    painting = {"f", "f*", "S", "B", "B*", "Do", "sh", "Tj", "TJ"}
    with pikepdf.open(made.result.file) as pdf:
        for page in pdf.pages:
            depth = 0
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                depth += (operator in ("BDC", "BMC")) - (operator == "EMC")
                assert depth or operator not in painting


def test_header_cells_say_what_they_head_and_formulas_are_spoken(made: Made) -> None:
    with pikepdf.open(made.result.file) as pdf:
        tags = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o]
        heads = [tag for tag in tags if tag.S == "/TH"]
        formulas = [str(tag.Alt) for tag in tags if tag.S == "/Formula"]
        assert heads
        assert all(any("/Scope" in one for one in tag.A) for tag in heads)
    assert any("dibagi" in words and "sama dengan" in words for words in formulas)


def test_the_place_is_signed_and_found_sound(made: Made, sari: Credentials, tmp_path: Path) -> None:
    assert made.result.places == ("TTE1",)
    signed = tmp_path / "ttd.pdf"
    sign(made.result.file, signed, sari, Request(draft=True), load_style())

    (report,) = verify(signed)
    assert report.intact
    assert report.allowed
    assert report.field == "TTE1"


@pytest.mark.made_anew
def test_the_same_report_gives_the_same_bytes(made: Made, tmp_path: Path) -> None:
    folder = shutil.copytree(made.report.parents[1], tmp_path / "lain")
    again = word_pdf(folder / "keluaran" / made.report.name, out=tmp_path, reserve_signature=True)
    assert again.file.read_bytes() == made.result.file.read_bytes()
