"""What items of lists are called, so that people find them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lkjip_docgen.forms.written import written
from lkjip_docgen.model import SEBUTAN_PERIODE, Kind, is_unfilled

_TOLD: Final = (
    *("judul", "nama", "kegiatan", "tujuan", "jenis", "unit", "besaran"),
    *("uraian", "tingkat", "tahun", "kode", "sebutan"),
)
"""The keys that tell what an item is; the first of them that is filled names it."""

_LONGEST: Final = 90
_PREPARED: Final = re.compile(r"(?:ik|ss|sp|sk)\d+")
"""Codes that the program gives, which call nothing until it has a name."""
_DOCUMENTS: Final = {"laporan": "Laporan", "perjanjian_kinerja": "Perjanjian kinerja"}


def title_of(item: object, position: int, key: str) -> str:
    """What people call an item of a list; by its number where it says nothing yet."""
    if isinstance(item, Mapping):
        name = _of_document(item) or _of_year(item, key) or _of_piece(item) or _first(item)
        if name:
            return _short(name)
    return f"Butir {position + 1}"


def _of_document(item: Mapping[str, object]) -> str:
    """A signed document: "Perjanjian kinerja 2025 (perubahan)"."""
    kind = _DOCUMENTS.get(str(item.get("dokumen")))
    return f"{kind} {_year(item)}".strip() if kind else ""


def _of_year(item: Mapping[str, object], key: str) -> str:
    """What is told apart by its year: "2025 (perubahan)"."""
    named = key in ("perjanjian_kinerja", "rencana_kinerja") and item.get("tahun") is not None
    return f"Tahun {_year(item)}" if named else ""


def _year(item: Mapping[str, object]) -> str:
    said = (text_of(item.get("versi")), _period(text_of(item.get("periode"))))
    extra = [text for text in said if text]
    told = f" ({', '.join(extra)})" if extra else ""
    return f"{text_of(item.get('tahun'))}{told}".strip()


def _period(text: str) -> str:
    """A period as people read it: "Semester I"."""
    return SEBUTAN_PERIODE.get(text, text)


def _of_piece(item: Mapping[str, object]) -> str:
    """A piece of the office's own part: its kind, and what it is called."""
    for kind in ("tabel", "grafik", "gambar"):
        inner = item.get(kind)
        if isinstance(inner, Mapping) and (title := text_of(inner.get("judul"))):
            return f"{kind.capitalize()}: {title}"
    return ""


def _first(item: Mapping[str, object]) -> str:
    found = next(((key, text) for key in _TOLD if (text := text_of(item.get(key)))), ("", ""))
    return "" if found[0] == "kode" and _PREPARED.fullmatch(found[1]) else found[1]


def text_of(value: object) -> str:
    """A single value in one line; "" for what is none, and for what only waits for one."""
    if value is None or isinstance(value, Mapping | list):
        return ""
    text = " ".join(written(value, Kind.TEKS).split())
    return "" if is_unfilled(text) else text


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
