"""Seals inside outputs, so that they are known on other computers too.

A report is rebuilt many times, by colleagues in a shared folder, and caches
are cleared; a PDF or page that says itself that nobody changed it may be
replaced all the same.  Whatever changes a byte breaks the seal.  A .docx has
its own (`docx/origin.py`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

_DOMAIN = b"lkjip-docgen:keluaran:1\0"
# The second identifier of a PDF is there to follow its content (ISO 32000-1, 14.4),
# and stands uncompressed in the trailer.
_IDS = re.compile(rb"/ID\s*\[\s*[<(][0-9A-Fa-f]+[>)]\s*[<(]([0-9A-Fa-f]{32,64})[>)]\s*\]")
_REMARK = re.compile(rb"<!-- lkjip-docgen ([0-9a-f]{64}) -->\n\Z")


def seal(file: Path) -> None:
    """Put the seal on a finished file; kinds of files that have none stay as they are."""
    kind = _KINDS.get(file.suffix.lower())
    if kind is not None:
        content = file.read_bytes()
        sealed = kind[0](content)
        if sealed != content:
            file.write_bytes(sealed)


def is_sealed(content: bytes, suffix: str) -> bool:
    """Whether a file is, byte for byte, as this program sealed it."""
    kind = _KINDS.get(suffix.lower())
    return kind is not None and kind[1](content)


def _seal_pdf(content: bytes) -> bytes:
    place = _identifier(content)
    if place is None:
        return content
    start, end = place
    return content[:start] + _pdf_seal(content, start, end) + content[end:]


def _pdf_is_sealed(content: bytes) -> bool:
    place = _identifier(content)
    return place is not None and content[slice(*place)].lower() == _pdf_seal(content, *place)


def _identifier(content: bytes) -> tuple[int, int] | None:
    """Where the second identifier of the last trailer stands."""
    found = list(_IDS.finditer(content)) if content.startswith(b"%PDF-") else []
    return found[-1].span(1) if found else None


def _pdf_seal(content: bytes, start: int, end: int) -> bytes:
    digest = hashlib.sha256(_DOMAIN + content[:start] + content[end:])
    return digest.hexdigest()[: end - start].encode()


def _seal_page(content: bytes) -> bytes:
    return content + b"<!-- lkjip-docgen " + _page_seal(content) + b" -->\n"


def _page_is_sealed(content: bytes) -> bool:
    found = _REMARK.search(content[-200:])
    return found is not None and _page_seal(content[: -len(found[0])]) == found[1]


def _page_seal(content: bytes) -> bytes:
    return hashlib.sha256(_DOMAIN + content).hexdigest().encode()


_KINDS: dict[str, tuple[Callable[[bytes], bytes], Callable[[bytes], bool]]] = {
    ".pdf": (_seal_pdf, _pdf_is_sealed),
    ".html": (_seal_page, _page_is_sealed),
}
