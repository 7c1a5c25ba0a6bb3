"""Places and values in words, for messages and for what can be undone."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_docgen.editing import is_empty
from lkjip_docgen.model import label, title_at
from lkjip_docgen.source import Path_, file_and_sheet
from lkjip_docgen.workbook import spelt

_NAMES = ("kode", "nama", "judul", "tahun", "jenis", "uraian")
_LONGEST = 40
EMPTY = "(kosong)"


def place_in_words(data: object, path: Path_) -> str:
    """A path as people read it in the forms: "Indikator kinerja ikm › Nama indikator"."""
    told: list[str] = []
    names: tuple[str, ...] = ()
    for step in path:
        if isinstance(step, str):
            names = (*names, step)
            told.append(title_at(names) or label(names[-1:]))
            data = data.get(step) if isinstance(data, Mapping) else None
        else:
            data = data[step] if isinstance(data, list) and 0 <= step < len(data) else None
            name = _name(data) or f"butir {step + 1}"
            told[-1:] = [f"{told[-1]} {name}"] if told else [name]
    return " › ".join(told)


def table_in_words(name: str) -> str:
    """A table as people call it: "capaian.xlsx, lembar Juni"."""
    file, sheet = file_and_sheet(name)
    return f"{file}, lembar {sheet}" if sheet else file


def _name(item: object) -> str:
    """What an item is called; nothing for one without a name."""
    if not isinstance(item, Mapping):
        return ""
    found = (item.get(name) for name in _NAMES)
    named = next(
        (value for value in found if not isinstance(value, dict | list) and value is not None), None
    )
    return _short(spelt(named)) if not is_empty(named) else ""


def value_in_words(value: object) -> str:
    """A value as an Indonesian writes it; a section or list by what stands in it."""
    if is_empty(value):
        return EMPTY
    if isinstance(value, Mapping):
        return "; ".join(
            f"{str(key).replace('_', ' ')}: {value_in_words(item)}"
            for key, item in value.items()
            if not is_empty(item)
        )
    if isinstance(value, list | tuple):
        return "; ".join(value_in_words(item) for item in value)
    return value if isinstance(value, str) else spelt(value)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
