"""From "Kantor baru" to the final report of a small office, by clicks and typing alone."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from at_the_window import (
    Absent,
    Excel,
    Known,
    Officer,
    Picture,
    chromium,
    needs_chromium,
    program,
    somebody_at,
)
from docx import Document
from PIL import Image
from pypdfium2 import PdfDocument
from small_office import FIRST_ANSWERS, KNOWN, LETTERS, NAME, SATISFACTION
from word_files import Docx, W

pytestmark = needs_chromium


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """What the officer's camera took."""
    folder = tmp_path / "kamera"
    folder.mkdir()
    for name, width in (("sampul.png", 1600), ("kantor.png", 1500)):
        Image.linear_gradient("L").resize((width, 1200)).convert("RGB").save(folder / name)
    return folder


def test_a_small_office_comes_from_nothing_to_its_final_report(
    tmp_path: Path, pictures: Path
) -> None:
    with (
        program(tmp_path) as address,
        chromium() as browser,
        somebody_at(address, browser, tmp_path) as officer,
    ):
        begins_a_new_office(officer)
        tells_of_two_indicators(officer, pictures)
        answers_what_is_asked(officer, pictures)
        settles_what_was_found(officer)
        makes(officer, "Laporan Word")
        makes(officer, "Laporan PDF")

    (folder,) = (tmp_path / "Documents").iterdir()
    (word,) = (folder / "keluaran").glob("*.docx")
    (pdf,) = (folder / "keluaran").glob("*.pdf")
    holds_what_was_typed(word, pdf)
    holds_numbers_beside_their_names(word)
    is_what_the_command_line_makes(word, folder, tmp_path)


def begins_a_new_office(officer: Officer) -> None:
    officer.clicks("Kantor baru")
    officer.types("Nama lengkap kantor", NAME)
    officer.clicks("Lanjut")
    for question, answer in FIRST_ANSWERS.items():
        officer.types(question, answer)
    officer.clicks("Buat folder laporan")
    officer.sees("Lanjutkan mengisi")


def tells_of_two_indicators(officer: Officer, pictures: Path) -> None:
    """Those that are measured come first: other sections name them."""
    officer.goes_to("Indikator kinerja")
    officer.inside().fills(KNOWN["Indikator kinerja"], pictures)
    officer.goes_to("Belanja dan penerimaan")
    officer.inside("Sumber dana").removes("baris 3")  # this district has no such funds
    officer.waits_until_saved()


def answers_what_is_asked(officer: Officer, pictures: Path) -> None:
    """Follow "Lanjutkan mengisi" until nothing is asked any more."""
    seen: list[str] = []
    while (section := officer.is_led_on()) != "Temuan":
        assert section not in seen, f"asked again: {officer.page.url}"
        seen.append(section)
        officer.inside().fills(KNOWN[section], pictures)
        officer.waits_until_saved()
    assert {*seen, "Indikator kinerja"} == KNOWN.keys()


def settles_what_was_found(officer: Officer) -> None:
    """What the program had prepared is looked at, hints are accepted; nothing else was found."""
    officer.sees("Lambang instansi belum diisi")
    officer.sees_no("Kesalahan")
    officer.sees_no("Peringatan")
    officer.accepts_each("Lambang dan piagam menyusul dari bagian umum.")
    officer.clicks("Yang masih kurang")
    officer.answers_each("✓ Sudah diperiksa")
    officer.sees("Semua sudah dijawab")
    officer.chooses_tab("Buat laporan")
    officer.sees("Siap menjadi laporan akhir")


def makes(officer: Officer, document: str) -> None:
    officer.chooses_tab("Buat laporan")
    officer.clicks(document)
    officer.ticks("Laporan akhir")
    officer.clicks("Buat")
    officer.sees(f"{document} sudah dibuat")


def holds_what_was_typed(word: Path, pdf: Path) -> None:
    """Every name and number stands in both, and nothing that waits for an answer."""
    for printed in (text_of_word(word), text_of_pdf(pdf)):
        missing = [text for text in typed(KNOWN) if squeezed(as_printed(text)) not in printed]
        assert missing == []
        assert not re.search(r"belumdiisi|periksa:|draf|tersedia\]", printed)


NUMBERS = (
    {SATISFACTION, "85,00", "88,25"},
    {LETTERS, "90,00%"},
    {"Pejabat struktural", "6"},
    {"Pejabat fungsional", "5"},
    {"Pelaksana", "13"},
    {"Tahun 2023", "82,00", "83,10"},
    {"Tahun 2024", "84,00", "84,75"},
    {"Realisasi 2025 terhadap target 2029", "92,00"},
    {"Realisasi 2025 terhadap target 2029", "96,00%"},
)
"""What is too short to be looked for anywhere: texts that stand in one row of a table."""


def holds_numbers_beside_their_names(word: Path) -> None:
    rows = [
        {" ".join("".join(cell.itertext(f"{W}t")).split()) for cell in row.iter(f"{W}tc")}
        for row in Docx(word).document.iter(f"{W}tr")
    ]
    assert [each for each in NUMBERS if not any(each <= row for row in rows)] == []


def text_of_word(file: Path) -> str:
    """All that is written in a Word file, its text boxes and contents, too."""
    return squeezed("".join(Document(str(file)).element.itertext("{*}t")))


def text_of_pdf(file: Path) -> str:
    """All that is written in a PDF, as pages show it."""
    with pikepdf.open(file) as opened:
        assert NAME in str(opened.docinfo["/Title"])
    with PdfDocument(file) as pages:
        return squeezed("".join(page.get_textpage().get_text_range() for page in pages))


def squeezed(text: str) -> str:
    """A text without what lines and pages do to it: spaces, hyphens, small or large letters."""
    return re.sub(r"[\s\u00ad\ufffe\u2013-]", "", text).casefold()


def as_printed(text: str) -> str:
    """A value as reports print what was typed."""
    if text == "31/12/2025":
        return "31 Desember 2025"
    return f"{int(text):,}".replace(",", ".") if re.fullmatch(r"1\d{3}|\d{6,}", text) else text


CHOSEN = {"Pembilang dibagi penyebut", "Belum ditetapkan", "ik1", "ik2", "ss1"}
"""What is chosen and what the data call things; reports have their own words for it."""


def typed(known: Known) -> Iterator[str]:
    """Every text that was typed or pasted, and that people read."""
    for answer in known.values():
        match answer:
            case str():
                yield from (line for line in answer.splitlines() if line not in CHOSEN)
            case Excel(_, rows):
                cells = re.split(r"[\t\n]", rows)
                yield from (cell for cell in cells if cell and cell not in CHOSEN)
            case Picture():
                pass
            case Absent(reason):
                yield reason
            case tuple():
                for row in answer:
                    yield from typed(row)
            case _:
                yield from typed(answer)


def is_what_the_command_line_makes(word: Path, folder: Path, work: Path) -> None:
    """The window adds nothing and leaves nothing out."""
    made = work / "baris-perintah"
    command = [sys.executable, "-m", "lkjip_docgen", "build", str(folder), "--final"]
    subprocess.run([*command, "-o", str(made)], check=True, capture_output=True)
    assert (made / word.name).read_bytes() == word.read_bytes()
