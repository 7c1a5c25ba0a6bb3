from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from lkjip_docgen.docx.reading import read_docx
from lkjip_docgen.file_kinds import EXCEL, WORD, kind_of
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.source.xlsx_reader import open_book


def arsip(**parts: bytes) -> bytes:
    """A zip archive; `__` in the name of a part stands for a slash."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


PAGE = b"\xef\xbb\xbf\r\n<!-- e-Monev -->\n<TABLE border=1><tr><td>Januari</td></tr></TABLE>"
ODS = arsip(mimetype=b"application/vnd.oasis.opendocument.spreadsheet")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PAGE, "halaman HTML"),
        (b"<!DOCTYPE html><html></html>", "halaman HTML"),
        (b'<?xml version="1.0"?>\n<html>', "halaman HTML"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "dokumen Office lama (.xls, .doc) atau bersandi"),
        (ODS, "lembar kerja LibreOffice (.ods)"),
        (arsip(**{"word__document.xml": b""}), WORD),
        (arsip(**{"xl__workbook.xml": b""}), EXCEL),
        (b"unsur;Jan;Feb\n", "berkas teks"),
        (b"PK\x03\x04", ""),
        (b"\x00\x01\x02\n", ""),
        (b"", ""),
    ],
)
def test_a_file_is_known_by_how_it_begins(content: bytes, kind: str) -> None:
    assert kind_of(content) == kind


@pytest.mark.parametrize(
    ("content", "said"),
    [(PAGE, "halaman HTML"), (ODS, "lembar kerja LibreOffice (.ods)"), (b"%PDF-1.7", "PDF")],
)
def test_what_only_bears_the_ending_is_told_for_what_it_is(
    tmp_path: Path, content: bytes, said: str
) -> None:
    excel, word = tmp_path / "a.xlsx", tmp_path / "a.docx"
    for path in (excel, word):
        path.write_bytes(content)

    with pytest.raises(LkjipError) as of_excel:
        open_book(excel)
    with pytest.raises(LkjipError) as of_word:
        read_docx(word)

    (book,), (report,) = of_excel.value.findings, of_word.value.findings
    assert (book.code, said in book.message) == ("LK070", True)
    assert said in report.message
    assert "bukan dokumen Word" in report.message
