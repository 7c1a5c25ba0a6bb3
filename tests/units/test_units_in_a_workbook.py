"""The data of an office with units as a workbook: filled in there, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from ministry import make_ministry

from lkjip_docgen import cli


def test_a_workbook_that_nobody_changed_changes_no_byte(tmp_path: Path) -> None:
    make_ministry(tmp_path / "kanwil", 3, 8)
    file, book = tmp_path / "kanwil" / "laporan.yaml", tmp_path / "isian.xlsx"
    before = file.read_bytes()

    assert cli.main(["workbook", "export", str(tmp_path / "kanwil"), "-o", str(book)]) == 0
    assert "Unit" in openpyxl.load_workbook(book, read_only=True).sheetnames
    assert cli.main(["workbook", "import", str(book), str(tmp_path / "kanwil")]) == 0

    assert file.read_bytes() == before
