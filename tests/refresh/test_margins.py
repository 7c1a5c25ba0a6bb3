"""Heads and feet of the pages: known by what they say, and never the place of a comment."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import docx
import pytest
from docx.document import Document
from refresh_files import correct, edit, seen
from word_files import part_text

from lkjip_docgen.cli import main
from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.reading import read_docx
from lkjip_docgen.word_pdf.standing import open_conflicts

NAME = ("nama: Kantor Imigrasi Kelas II TPI Tanjungpandan", "nama: Kanim Belitung")
ADDRESS = ("alamat: Jalan Jenderal Sudirman Km 6,5", "alamat: Jalan Baru 9")


def renamed(report: Path, names: dict[str, str]) -> None:
    """Call parts otherwise, as word processors do when they save."""
    old = re.compile("|".join(map(re.escape, names)))

    def new(text: str) -> str:
        return old.sub(lambda found: names[found[0]], text)

    with ZipFile(report) as package:
        entries = {name: package.read(name) for name in package.namelist()}
    with ZipFile(report, "w", ZIP_STORED) as package:
        for name, data in entries.items():
            listing = name.endswith(("document.xml.rels", "[Content_Types].xml"))
            package.writestr(new(name), new(data.decode()) if listing else data)


def margins(report: Path) -> list[str]:
    """What each head and foot of the sections says."""
    document = docx.Document(str(report))
    parts = [part for s in document.sections for part in (s.header, s.footer)]
    return ["".join(seen(p._p) for p in part.paragraphs) for part in parts]


@pytest.mark.parametrize(
    "names",
    [
        {"footer1.xml": "footer2.xml", "footer2.xml": "footer1.xml"},
        {"header1.xml": "header17.xml", "footer1.xml": "footer9.xml"},
        {"header2.xml": "header4.xml", "header4.xml": "header2.xml"},
    ],
    ids=["swapped", "numbered anew", "chapters swapped"],
)
def test_they_are_found_again_under_other_names(
    work: Path, report: Path, names: dict[str, str]
) -> None:
    before = margins(report)
    renamed(report, names)
    edit(report, lambda document: document.add_paragraph("Kalimat orang."))
    correct(work, NAME, ADDRESS)
    assert main(["refresh", str(report), str(work), "--no-layout", "--force"]) == 0
    replaced = [
        text.replace("Kantor Imigrasi Kelas II TPI Tanjungpandan", "Kanim Belitung").replace(
            "Jalan Jenderal Sudirman Km 6,5", "Jalan Baru 9"
        )
        for text in before
    ]
    assert margins(report) == replaced != before


def worded(document: Document) -> None:
    document.sections[1].header.paragraphs[0].add_run(" (untuk pimpinan)")


def conflicts(report: Path) -> int:
    """How many conflicts the comments of the text tell of."""
    return len(open_conflicts(Package(read_docx(report), report)))


def test_a_conflict_in_the_head_of_the_pages_is_marked_in_the_text(
    work: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(report, worded)
    correct(work, NAME)
    assert main(["refresh", str(report), str(work), "--no-layout", "--force"]) == 1
    said = capsys.readouterr().out
    assert "kop halaman" in said
    assert re.search(rf"^  lkjip refresh {report} {work} --take \S+=data$", said, re.MULTILINE)
    assert "comment" not in part_text(report, "word/header1.xml")  # Word knows none there
    assert conflicts(report) == 1

    assert main(["refresh", str(report), str(work), "--no-layout", "--take", "data"]) == 0
    assert conflicts(report) == 0
    assert "Kanim Belitung" in margins(report)[2]
