"""An edited Word report gets new numbers at the window, and a conflict is decided by a click."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import docx
from at_the_window import Officer, chromium, needs_chromium, program, somebody_at
from docx.document import Document
from word_files import W, save, type_over

from lkjip_docgen.resources import sample_folder

pytestmark = needs_chromium

REVENUE, OVERTYPED, CORRECTED = "Rp5.259.606.637", "Rp5.000.000.000", "Rp3.259.606.637"
OWN = "Alinea ini ditulis kepala kantor sendiri, di Word."


def test_own_text_stays_and_a_conflict_is_decided_by_a_click(tmp_path: Path) -> None:
    folder = tmp_path / "laporan"
    shutil.copytree(sample_folder("tanjungpandan-2023"), folder)
    with (
        program(tmp_path, folder) as address,
        chromium() as browser,
        somebody_at(address, browser, tmp_path) as officer,
    ):
        makes_the_word_report(officer)
        (report,) = (folder / "keluaran").glob("*.docx")
        is_edited_in_word(report)
        corrects_the_revenue(officer)
        renews_the_report(officer)

    fresh = built_anew(folder, tmp_path)
    assert [text for text in paragraphs(report) if text != OWN] == paragraphs(fresh)
    assert OWN in paragraphs(report)


def makes_the_word_report(officer: Officer) -> None:
    officer.chooses_tab("Buat laporan")
    officer.clicks("Laporan Word")
    officer.clicks("Buat")
    officer.sees("Laporan Word sudah dibuat")


def is_edited_in_word(report: Path) -> None:
    """Somebody writes a paragraph of their own, and another number over one of the report's."""
    type_over(report, REVENUE, OVERTYPED, everywhere=False)
    document: Document = docx.Document(str(report))
    place = next(each for each in document.paragraphs if len(each.text) > 300)
    place.insert_paragraph_before(OWN)
    save(document, report)


def corrects_the_revenue(officer: Officer) -> None:
    officer.goes_to("Belanja dan penerimaan")
    row = officer.inside("Target dan realisasi tiap tahun", "2023")
    row.types("Realisasi", CORRECTED.removeprefix("Rp"))
    officer.waits_until_saved()


def renews_the_report(officer: Officer) -> None:
    """Both sides are shown before anything is written; the number of the data is taken."""
    officer.chooses_tab("Buat laporan")
    officer.clicks("Perbarui angkanya")
    officer.clicks("Perbarui")
    officer.sees("Satu hal perlu Anda putuskan")
    officer.sees(OVERTYPED)
    officer.sees(CORRECTED)
    officer.picks("Pakai yang baru dari isian")
    officer.clicks("Perbarui laporan Word")
    officer.sees("Laporan Word sudah diperbarui")


def built_anew(folder: Path, work: Path) -> Path:
    command = [sys.executable, "-m", "lkjip_docgen", "build", str(folder), "-o"]
    subprocess.run([*command, str(work / "baru")], check=True, capture_output=True)
    (report,) = (work / "baru").glob("*.docx")
    return report


def paragraphs(report: Path) -> list[str]:
    """What is written, paragraph by paragraph; the contents count pages, which own text moves."""
    body = docx.Document(str(report)).element.body
    written = []
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is None or not str(style.get(f"{W}val")).startswith(("TOC", "TableofFigures")):
            written.append("".join(each.text or "" for each in paragraph.iter(f"{W}t")))
    return written
