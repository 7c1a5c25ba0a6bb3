"""LibreOffice as a layout engine: bookmarks become PDF destinations that can be read."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from lkjip_docgen.layout.numbering import printed_numbers
from lkjip_docgen.layout.pages import Engine, UnavailableError

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


def find_soffice() -> str | None:
    """The LibreOffice program: `LKJIP_SOFFICE`, the PATH, or where installers put it.

    An empty `LKJIP_SOFFICE` means: do not use LibreOffice.
    """
    named = os.environ.get("LKJIP_SOFFICE")
    if named is not None:
        return named or None
    on_path = shutil.which("soffice") or shutil.which("libreoffice")
    return on_path or next((p for p in _USUAL_PLACES if Path(p).is_file()), None)


def libreoffice(write: Callable[[Path], object]) -> Engine:
    """LibreOffice laying out the .docx that `write` makes."""
    soffice = find_soffice()

    def pages() -> dict[str, str]:
        if soffice is None:
            raise UnavailableError("LibreOffice tidak ditemukan")
        with tempfile.TemporaryDirectory(prefix="lkjip-") as work:
            docx = Path(work, "laporan.docx")
            write(docx)
            return printed_numbers(docx, _destinations(convert(soffice, docx, Path(work))))

    return Engine("LibreOffice", f"{soffice}|{_installed(soffice)}", pages)


def _installed(soffice: str | None) -> str:
    """What changes when another LibreOffice is installed."""
    try:
        return str(Path(soffice or "").resolve().stat().st_mtime_ns)
    except OSError:
        return ""


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
