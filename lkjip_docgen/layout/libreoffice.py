"""LibreOffice as a layout engine: bookmarks become PDF destinations that can be read."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.layout.pages import Engine, UnavailableError
from lkjip_docgen.style import faces

if TYPE_CHECKING:
    from lkjip_docgen.layout.soffice import Options

DESTINATIONS: Options = {"ExportBookmarks": True, "ExportBookmarksToPDFDestination": True}
"""Bookmarks are exported as named destinations, so that their pages can be read
without touching the layout of the .docx itself."""


def libreoffice(
    write: Callable[[Path], object], shape: Callable[[], str | None] = lambda: None
) -> Engine:
    """LibreOffice laying out the .docx that `write` makes; `shape` as in `Engine`."""
    # What starts a program and reads its PDF is for those alone who want page numbers.
    from lkjip_docgen.layout.soffice import find_soffice, to_pdf

    soffice = find_soffice()

    def pages() -> dict[str, str]:
        if soffice is None:
            raise UnavailableError("LibreOffice tidak ditemukan")
        with tempfile.TemporaryDirectory(prefix="lkjip-", ignore_cleanup_errors=True) as work:
            docx = Path(work, "laporan.docx")
            try:
                write(docx)
            except OSError as error:
                raise UnavailableError(f"berkas sementara tidak jadi ({error.strerror})") from error
            return pages_of(docx, to_pdf(soffice, docx, Path(work), DESTINATIONS))

    version = f"{soffice}|{_installed(soffice)}|{faces.state()}"
    return Engine("LibreOffice", version, pages, shape)


def _installed(soffice: str | None) -> str:
    """What changes when another LibreOffice is installed."""
    try:
        return str(Path(soffice or "").resolve().stat().st_mtime_ns)
    except OSError:
        return ""


def pages_of(docx: Path, pdf: Path) -> dict[str, str]:
    """The printed page of every bookmark, from a PDF made with `DESTINATIONS`."""
    from lkjip_docgen.layout.printed_numbers import printed_numbers

    return printed_numbers(docx, _destinations(pdf))


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
    return re.sub(r"^/?5F", "_", name).removeprefix("/")
