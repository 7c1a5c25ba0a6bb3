"""Pages of PDF appendices as pictures in the Word file; what is not among them is said."""

from __future__ import annotations

import hashlib
import re
from importlib import import_module
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from appendix_files import with_appendices, write_pdf
from proyek import DATA, Proyek

from lkjip_docgen.api import build
from lkjip_docgen.appendices import pages_in_word
from lkjip_docgen.appendices.in_word import LONGEST_ALT
from lkjip_docgen.document import (
    Blocks,
    Figure,
    Heading,
    Paragraph,
    Part,
    Report,
    Sheet,
    plain_text,
)
from lkjip_docgen.document import Text as Words
from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.jobs import refresh
from lkjip_docgen.jobs.refresh import Wish
from lkjip_docgen.limited import LimitError
from lkjip_docgen.narrative import divider_id
from lkjip_docgen.pdf_of_others.drawn_pages import PIXELS, draw

A4, ACROSS = (595, 842), (842, 595)
ENTRY = ("Surat Keputusan", "dok/sk.pdf")
ONLY_PDF = "Halamannya hanya dimuat dalam bentuk PDF laporan ini."


@pytest.fixture
def berlampiran(proyek: Proyek) -> Proyek:
    """A project with one appendix, whose file the test writes."""
    (proyek.root / "dok").mkdir()
    return proyek.tulis(with_appendices(DATA, ENTRY))


def sk(proyek: Proyek) -> Path:
    return proyek.root / "dok" / "sk.pdf"


def shown(proyek: Proyek) -> tuple[Blocks, tuple[Finding, ...]]:
    """What stands after the divider in the Word file, and what is remarked."""
    project = proyek.muat()
    divider = divider_id(project.laporan, project.laporan.lampiran[0])
    blocks = (Heading(2, (Words("Surat Keputusan"),), divider), Paragraph((Words("Lembar."),)))
    with pages_in_word(Report({}, (Part("lampiran", blocks),)), project) as (report, remarks):
        assert all(b.picture.is_file() for b in report.parts[0].blocks if isinstance(b, Figure))
    return report.parts[0].blocks[len(blocks) :], remarks


def _words(blocks: Blocks) -> list[str]:
    """What is said in place of the pages."""
    return [plain_text(block.content) for block in blocks if isinstance(block, Paragraph)]


def pages(blocks: Blocks) -> list[Figure]:
    return [block for block in blocks if isinstance(block, Figure)]


def test_each_page_has_its_own_paper_that_lies_as_the_page_does(berlampiran: Proyek) -> None:
    write_pdf(sk(berlampiran), (A4, ACROSS))
    blocks, remarks = shown(berlampiran)
    assert [type(block).__name__ for block in blocks] == ["PageBreak", "Figure"] * 2
    assert [page.sheet for page in pages(blocks)] == [Sheet.UPRIGHT, Sheet.TURNED]
    assert all(page.framed for page in pages(blocks))
    assert remarks == ()


def test_a_page_is_described_by_its_words_cut_between_two(berlampiran: Proyek) -> None:
    write_pdf(sk(berlampiran), ((14_000, 842),), words="Kata " * 200)
    (page,) = pages(shown(berlampiran)[0])
    assert page.alt.startswith("Surat Keputusan, halaman 1 dari 1: Kata Kata")
    assert page.alt.endswith("Kata …")
    assert len(page.alt) <= LONGEST_ALT + 2


def test_of_a_long_document_the_first_thirty_pages_and_a_note(berlampiran: Proyek) -> None:
    write_pdf(sk(berlampiran), (A4,) * 31)
    blocks, (remark,) = shown(berlampiran)
    note, *rest = blocks
    assert isinstance(note, Paragraph)
    assert "seluruh 31 halamannya dimuat dalam bentuk PDF" in str(note)
    assert len(pages(tuple(rest))) == 30
    assert (remark.code, remark.severity) == ("LK049", Severity.HINT)
    assert "Hanya 30 dari 31 halaman" in remark.message
    assert remark.path == "lampiran[0].berkas"
    assert remark.place is not None


@pytest.mark.parametrize("kind", ["too many pages", "damaged", "encrypted"])
def test_a_document_that_cannot_be_shown_is_named_with_its_place_and_remedy(
    berlampiran: Proyek, kind: str
) -> None:
    write_pdf(sk(berlampiran), (A4,) * (400 if kind == "too many pages" else 1))
    if kind == "damaged":
        sk(berlampiran).write_bytes(sk(berlampiran).read_bytes()[:300])
    if kind == "encrypted":
        with pikepdf.open(sk(berlampiran), allow_overwriting_input=True) as document:
            document.save(sk(berlampiran), encryption=pikepdf.Encryption(owner="a", user="b"))
    blocks, (remark,) = shown(berlampiran)
    assert _words(blocks) == [ONLY_PDF]
    assert (remark.code, remark.severity) == ("LK049", Severity.WARNING)
    assert remark.message.startswith("Halaman lampiran `sk.pdf` tidak dimuat dalam dokumen Word: ")
    assert remark.suggestion
    assert remark.place is not None
    line = berlampiran.data.read_text(encoding="utf-8").splitlines()[remark.place.line - 1]
    assert "dok/sk.pdf" in line


def test_without_the_library_the_divider_stands_alone_and_how_to_get_it_is_said(
    berlampiran: Proyek, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("lkjip_docgen.appendices.in_word"), "can_draw", lambda: False)
    write_pdf(sk(berlampiran))
    blocks, (remark,) = shown(berlampiran)
    assert _words(blocks) == [ONLY_PDF]
    assert "lkjip-docgen[pdf]" in remark.suggestion


def test_pages_that_take_too_much_are_left_out_with_a_remedy(
    berlampiran: Proyek, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tired(*words: str, seconds: int = 0) -> dict[str, object]:
        raise LimitError("draw")

    monkeypatch.setattr(import_module("lkjip_docgen.appendices.drawing"), "call", tired)
    write_pdf(sk(berlampiran), words="terlalu berat")
    blocks, (remark,) = shown(berlampiran)
    assert _words(blocks) == [ONLY_PDF]
    assert "terlalu berat digambar" in remark.message


# --- drawing -------------------------------------------------------------------------------


def test_a_page_is_drawn_turned_as_it_says_and_the_same_every_time(tmp_path: Path) -> None:
    scan = write_pdf(tmp_path / "pindai.pdf", (A4,), rotate=90, words="Halaman")
    digests = set()
    for name in ("satu", "dua"):
        (tmp_path / name).mkdir()
        said = draw(str(scan), str(tmp_path / name), "30")
        digests.add(hashlib.sha256((tmp_path / name / "000").read_bytes()).hexdigest())
    assert said == {
        "number": 1,
        "pages": [{"ending": "png", "turned": True, "text": "Halaman 1"}],
    }
    assert len(digests) == 1


def test_a_page_of_any_size_becomes_a_picture_of_one_size(tmp_path: Path) -> None:
    from PIL import Image

    scan = write_pdf(tmp_path / "besar.pdf", ((14_400, 7_200), (30, 60)))
    draw(str(scan), str(tmp_path), "30")
    sizes = []
    for name in ("000", "001"):
        with Image.open(tmp_path / name) as page:
            sizes.append(page.size)
    assert sizes == [(PIXELS, PIXELS // 2), (PIXELS // 2, PIXELS)]


def test_words_that_command_a_terminal_or_no_xml_can_hold_are_blanks(tmp_path: Path) -> None:
    scan = write_pdf(tmp_path / "nakal.pdf", words=r"Kata\033[31m\001\302")
    (page,) = draw(str(scan), str(tmp_path), "1")["pages"]  # type: ignore[misc, attr-defined]
    assert page["text"].isprintable()


def test_what_is_no_pdf_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bukan.pdf").write_bytes(b"%PDF-1.7\n" + b"\0" * 500)
    assert draw(str(tmp_path / "bukan.pdf"), str(tmp_path), "30") == {"refused": "damaged"}


# --- a report with them ----------------------------------------------------------------------


def names_in(report: Path) -> list[str]:
    """The names of the pages shown in a Word file, in their order."""
    text = ZipFile(report).read("word/document.xml").decode()
    return re.findall(r'<wp:docPr id="\d+" name="(lampiran-berkas-[^"]+)"', text)


def test_a_refresh_exchanges_the_pages_of_a_document_and_leaves_those_of_others(
    berlampiran: Proyek,
) -> None:
    other = ("Notulen", "dok/notulen.pdf")
    berlampiran.tulis(with_appendices(DATA, ENTRY, other))
    write_pdf(sk(berlampiran), (A4, A4), words="Semula")
    write_pdf(sk(berlampiran).with_name("notulen.pdf"), (A4,), words="Notulen")
    report = build(berlampiran.root, with_layout=False).files[0]
    before = pictures_of(report)
    assert names_in(report) == [
        "lampiran-berkas-surat-keputusan-halaman-1",
        "lampiran-berkas-surat-keputusan-halaman-2",
        "lampiran-berkas-notulen-halaman-1",
    ]
    write_pdf(sk(berlampiran), (A4, ACROSS, A4), words="Kini")
    say(report, "Puji syukur")
    done = refresh(report, berlampiran.root, wish=Wish(with_layout=False))
    after = pictures_of(done.file)
    assert names_in(done.file) == [
        "lampiran-berkas-surat-keputusan-halaman-1",
        "lampiran-berkas-surat-keputusan-halaman-2",
        "lampiran-berkas-surat-keputusan-halaman-3",
        "lampiran-berkas-notulen-halaman-1",
    ]
    same = {name for name in before if before[name] == after.get(name)}
    assert same == {"lampiran-berkas-notulen-halaman-1"}


def pictures_of(report: Path) -> dict[str, str]:
    """A digest of what each shown page looks like, by its name."""
    with ZipFile(report) as package:
        text = package.read("word/document.xml").decode()
        relations = package.read("word/_rels/document.xml.rels").decode()
        targets = dict(re.findall(r'Id="([^"]+)"[^>]*?Target="([^"]+)"', relations)) | {
            found[1]: found[0]
            for found in re.findall(r'Target="([^"]+)"[^>]*?Id="([^"]+)"', relations)
        }
        found = re.findall(r'name="(lampiran-berkas-[^"]+)".*?r:embed="([^"]+)"', text, re.S)
        return {
            name: hashlib.sha256(package.read(f"word/{targets[embed]}")).hexdigest()
            for name, embed in found
        }


def say(report: Path, words: str) -> None:
    """Edit a report: a word more behind these."""
    import docx

    document = docx.Document(str(report))
    paragraph = next(p for p in document.paragraphs if words in p.text)
    paragraph.add_run(" Terima kasih.")
    document.save(str(report))
