"""No cell of a table that the program writes is a formula to Excel."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from proyek import DATA, Proyek

from lkjip_docgen.jobs.workbook import export_workbook
from lkjip_docgen.source.inert import inert, meant
from lkjip_docgen.source.month_tables import read_survey
from lkjip_docgen.template_owner import list_names, listing_formats

FORMULAS = (
    '=HYPERLINK("http://contoh.example","klik")',
    "+1+cmd|' /C calc'!A1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_becomes_a_text_and_means_the_same_again(text: str) -> None:
    assert inert(text) == f"'{text}"
    assert meant(inert(text)) == text


@pytest.mark.parametrize(
    "text", ["-3,25", "+5", "-", "12.5%", "-1.816.000", "Urusan = umum", "'kutip"]
)
def test_numbers_and_plain_texts_stay(text: str) -> None:
    assert inert(text) == text
    assert meant(text) == text


def test_the_list_of_names_is_inert(proyek: Proyek) -> None:
    proyek.ganti("bidang: percontohan", "bidang: '=HYPERLINK(\"http://a.example\")'")

    text = listing_formats.as_csv(list_names(proyek.muat()))

    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert '\'=HYPERLINK("http://a.example")' in cells
    assert not [cell for cell in cells if cell[:1] in ("=", "@", "+", "\t")]
    assert "17.50" in cells or "17,50" in cells  # a number is a number still


def test_a_name_behind_an_apostrophe_is_read_without_it(tmp_path: Path) -> None:
    head = "unsur;Jan;Feb;Mar;Apr;Mei;Jun;Jul;Agt;Sept;Okt;Nov;Des\n"
    rows = "".join(f"{name};{';'.join(['1'] * 12)}\n" for name in ("'=A1", "Nilai", "Responden"))
    (tmp_path / "a.csv").write_text(head + rows, encoding="utf-8")

    assert read_survey(tmp_path / "a.csv", "Nilai")["unsur"][0]["nama"] == "=A1"


def test_a_text_in_the_workbook_is_no_formula(proyek: Proyek, tmp_path: Path) -> None:
    proyek.tulis(DATA.replace("bidang: percontohan", "bidang: '=1+1'"))
    export_workbook(proyek.root, tmp_path / "data.xlsx")

    book = load_workbook(tmp_path / "data.xlsx")
    found = [c for s in book for row in s.iter_rows() for c in row if c.value == "=1+1"]

    assert [cell.data_type for cell in found] in (["s"], ["f"])
    assert b"<f>1+1</f>" not in _sheets(tmp_path / "data.xlsx")


def _sheets(path: Path) -> bytes:
    import zipfile

    with zipfile.ZipFile(path) as archive:
        return b"".join(archive.read(n) for n in archive.namelist() if "worksheets/" in n)
