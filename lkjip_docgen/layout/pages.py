"""The printed page numbers of a .docx, remembered by the digest of its bytes."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lkjip_docgen.layout.libreoffice import UnavailableError, find_soffice, pages_of_bookmarks
from lkjip_docgen.layout.numbering import printed_numbers

_VERSION = 1  # raise when the same file would get other numbers


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """Printed page by bookmark; `engine` says who laid the pages out.

    Without a layout both are empty and `reason` says why, in Indonesian.
    """

    pages: dict[str, str]
    engine: str = ""
    reason: str = ""


def page_numbers(
    digest: str, write: Callable[[Path], object], cache: Path | None = None
) -> PageNumbers:
    """Lay out a .docx and read the printed page of every bookmark.

    `write` makes the file and `digest` names its content; `cache` is a folder
    for earlier answers: the same content on the same LibreOffice has the same
    pages, and a layout takes seconds.
    """
    soffice = find_soffice()
    known = cache / f"{_key(digest, soffice)}.json" if cache is not None and soffice else None
    if known is not None and (remembered := _read(known)) is not None:
        return PageNumbers(remembered, "LibreOffice")
    with tempfile.TemporaryDirectory(prefix="lkjip-") as work:
        docx = Path(work, "laporan.docx")
        try:
            if soffice is None:
                raise UnavailableError("LibreOffice tidak ditemukan")
            write(docx)
            pages = printed_numbers(docx, pages_of_bookmarks(soffice, docx))
        except UnavailableError as unavailable:
            return PageNumbers({}, reason=str(unavailable))
    if known is not None:
        _write(known, pages)
    return PageNumbers(pages, "LibreOffice")


def _key(digest: str, soffice: str | None) -> str:
    return hashlib.sha256(
        f"{_VERSION}|{soffice}|{_installed(soffice)}|{digest}".encode()
    ).hexdigest()


def _installed(soffice: str | None) -> str:
    """What changes when another LibreOffice is installed."""
    try:
        return str(Path(soffice or "").resolve().stat().st_mtime_ns)
    except OSError:
        return ""


def _read(file: Path) -> dict[str, str] | None:
    try:
        pages = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return {str(k): str(v) for k, v in pages.items()} if isinstance(pages, dict) else None


def _write(file: Path, pages: dict[str, str]) -> None:
    aside = file.with_suffix(".sementara")
    try:
        aside.write_text(json.dumps(pages, indent=0, sort_keys=True), encoding="utf-8")
        aside.replace(file)
    except OSError:  # a cache that cannot be written costs time, not the report
        aside.unlink(missing_ok=True)
