"""What a file is, by how it begins: programs and people give files the wrong ending."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Final

EXCEL: Final = "buku kerja Excel (.xlsx)"
WORD: Final = "dokumen Word (.docx)"
HEAD: Final = 4096  # bytes that are enough for what is no zip archive
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|table)\b", re.DOTALL
)
_STARTS: Final = (
    (b"%PDF-", "PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "dokumen Office lama (.xls, .doc) atau bersandi"),
    (b"\xff\xd8\xff", "gambar JPEG"),
    (b"\x89PNG\r\n\x1a\n", "gambar PNG"),
    (b"{\\rtf", "dokumen RTF"),
)
_PARTS: Final = (
    ("word/document.xml", WORD),
    ("xl/workbook.xml", EXCEL),
    ("ppt/presentation.xml", "paparan PowerPoint (.pptx)"),
)
_OPEN_DOCUMENTS: Final = {
    b"application/vnd.oasis.opendocument.spreadsheet": "lembar kerja LibreOffice (.ods)",
    b"application/vnd.oasis.opendocument.text": "dokumen LibreOffice (.odt)",
}
_LONGEST_KIND: Final = 100  # bytes of the name of a kind in an OpenDocument file


def kind_of(content: bytes) -> str:
    """What a file is in Indonesian ("halaman HTML"); empty where that is not plain to see."""
    for start, name in _STARTS:
        if content.startswith(start):
            return name
    if content.startswith(b"PK"):
        return _kind_of_zip(content)
    head = content[:HEAD]
    if _PAGE.match(head.removeprefix(b"\xef\xbb\xbf").lower()):
        return "halaman HTML"
    return "berkas teks" if head and _is_text(head) else ""


def _kind_of_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            known = next((name for part, name in _PARTS if part in names), "")
            return known or _open_document(archive, names)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return ""


def _open_document(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" not in names:
        return ""
    with archive.open("mimetype") as part:
        return _OPEN_DOCUMENTS.get(part.read(_LONGEST_KIND).strip(), "")


def _is_text(head: bytes) -> bool:
    """Whether bytes may be a text: some lines, and nothing that no text holds."""
    return b"\0" not in head and b"\n" in head and not re.search(rb"[\x01-\x08\x0e-\x1a]", head)
