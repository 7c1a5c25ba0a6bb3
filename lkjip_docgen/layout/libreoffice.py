"""LibreOffice as a layout engine: bookmarks become PDF destinations that can be read."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

# Bookmarks are exported as named destinations, so that their pages can be read
# without touching the layout of the .docx itself.
_EXPORT = (
    "pdf:writer_pdf_Export:"
    '{"ExportBookmarks":{"type":"boolean","value":"true"},'
    '"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
)
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_TIMEOUT = 240


class UnavailableError(Exception):
    """No layout could be had; the message says why, in Indonesian."""


def find_soffice() -> str | None:
    """The LibreOffice program: `LKJIP_SOFFICE`, the PATH, or where installers put it.

    An empty `LKJIP_SOFFICE` means: do not use LibreOffice.
    """
    named = os.environ.get("LKJIP_SOFFICE")
    if named is not None:
        return named or None
    on_path = shutil.which("soffice") or shutil.which("libreoffice")
    return on_path or next((p for p in _USUAL_PLACES if Path(p).is_file()), None)


def pages_of_bookmarks(soffice: str, docx: Path) -> dict[str, int]:
    """The physical page, from 1, of every bookmark as LibreOffice lays the file out.

    Raises `UnavailableError` when LibreOffice fails.
    """
    with tempfile.TemporaryDirectory(prefix="lkjip-") as work:
        return _destinations(convert(soffice, docx, Path(work)))


def convert(soffice: str, docx: Path, work: Path) -> Path:
    """Lay out `docx` as a PDF in `work`, with a user profile of its own.

    A profile of its own lets the program run beside an open LibreOffice.
    """
    command = [
        soffice,
        "--headless",
        "--norestore",
        f"-env:UserInstallation={(work / 'profile').as_uri()}",
        "--convert-to",
        _EXPORT,
        "--outdir",
        str(work),
        str(docx),
    ]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_TIMEOUT, check=False)
    except subprocess.TimeoutExpired:
        raise UnavailableError(f"LibreOffice tidak selesai dalam {_TIMEOUT} detik") from None
    except OSError as error:
        raise UnavailableError(f"LibreOffice tidak dapat dijalankan ({error.strerror})") from error
    pdf = work / f"{docx.stem}.pdf"
    if not pdf.is_file():
        raise UnavailableError(f"LibreOffice gagal menata halaman (kode {done.returncode})")
    return pdf


def _destinations(pdf: Path) -> dict[str, int]:
    from pypdf import PdfReader

    reader = PdfReader(pdf)
    pages: dict[str, int] = {}
    for name, destination in reader.named_destinations.items():
        page = reader.get_destination_page_number(destination)
        if page is not None:
            pages[_unescape(name)] = page + 1
    return pages


def _unescape(name: str) -> str:
    """LibreOffice writes `_Toc1` as `5FToc1` behind a solidus: undo both."""
    return re.sub(r"5F", "_", name.lstrip("/"), count=name.lstrip("/").startswith("5F"))
