"""PDF appendices: whether their pages can be used, and what they would cost the archive."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from lkjip_docgen.findings import Finding, LkjipError, Severity, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.limited import LimitError, call
from lkjip_docgen.records import Record

MAX_PAGES: Final = 200
_LOOK: Final = "lkjip_docgen.pdf_of_others.facts:look"
_AGAIN: Final = "Buka dengan pembaca PDF, lalu cetak ke PDF baru tanpa sandi."
_SPLIT: Final = "Bagi menjadi beberapa lampiran, atau muat bagian yang penting saja."
_SCAN: Final = "Cetak ke PDF baru dengan resolusi 200 dpi pada kertas A4 atau F4."


class PdfFacts(Record):
    """What a usable PDF is: of each page whether it lies across, and its doubtful fonts.

    `faces` are not embedded, `unreadable` ones do not say which letters their
    signs are.
    """

    turned: tuple[bool, ...]
    faces: tuple[str, ...]
    unreadable: tuple[str, ...]


def can_look() -> bool:
    """Whether PDFs can be looked at: they need a library that only the PDF itself needs."""
    return find_spec("pikepdf") is not None


def pdf_facts(file: Path) -> PdfFacts:
    """What a PDF is; looked at in a limited process, once for the same file.

    Raises `LkjipError` for one that is damaged or empty (LK043), encrypted
    (LK044) or too much (LK045).
    """
    try:
        state = file.stat()
    except OSError:
        raise _refused("damaged", file) from None
    found = _looked_at(str(file), state.st_mtime_ns, state.st_size)
    if "refused" in found:
        raise _refused(str(found["refused"]), file)
    turned = tuple(map(bool, _listed_in(found, "turned")))
    names = (tuple(map(str, _listed_in(found, key))) for key in ("faces", "unreadable"))
    return PdfFacts(turned, *names)


def _listed_in(found: Mapping[str, object], key: str) -> list[object]:
    listed = found[key]
    assert isinstance(listed, list)
    return listed


def doubts(file: Path, facts: PdfFacts) -> list[Finding]:
    """What of a usable PDF keeps the report from being an archive (LK046)."""
    if facts.faces:
        why = f"memakai huruf yang tidak disematkan: {_listed(facts.faces)}"
        loss = "Laporan tidak lagi memenuhi PDF/A."
    elif facts.unreadable:
        why = f"memakai huruf tanpa keterangan aksaranya: {_listed(facts.unreadable)}"
        loss = "Laporan hanya memenuhi PDF/A-3b, tanpa PDF/UA."
    else:
        return []
    message = f"PDF lampiran `{file.name}` {why}."
    hint = f"{loss} {_AGAIN}"
    return [Finding(codes.HURUF_TIDAK_TERSEMAT, Severity.WARNING, message, suggestion=hint)]


@lru_cache(maxsize=64)
def _looked_at(file: str, modified: int, size: int) -> dict[str, object]:
    try:
        return call(_LOOK, file)
    except LimitError:
        return {"refused": "large"}


def _refused(kind: str, file: Path) -> LkjipError:
    if pages := re.fullmatch(r"pages (\d+)", kind):
        why = f"memuat {pages[1]} halaman, lebih dari {MAX_PAGES}"
        code, hint = codes.PDF_TERLALU_BESAR, _SPLIT
    else:
        code, why, hint = _KINDS[kind]
    message = f"PDF lampiran `{file.name}` {why}."
    return problem(code, message, suggestion=hint)


def _listed(names: tuple[str, ...]) -> str:
    more = f", dan {len(names) - 8} lagi" if len(names) > 8 else ""
    return f"{', '.join(names[:8])}{more}"


_KINDS: Final = {
    "encrypted": (codes.PDF_BERSANDI, "bersandi atau dibatasi", _AGAIN),
    "empty": (codes.PDF_TIDAK_TERBACA, "tidak memuat halaman", _AGAIN),
    "damaged": (codes.PDF_TIDAK_TERBACA, "rusak", _AGAIN),
    "large": (codes.PDF_TERLALU_BESAR, "terlalu besar ketika dibuka", _SCAN),
    "sheet": (codes.PDF_TERLALU_BESAR, "memuat halaman yang terlalu besar atau kosong", _SCAN),
}
