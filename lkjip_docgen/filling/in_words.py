"""Places and values in words, for messages and for what can be undone."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_docgen.editing import is_empty
from lkjip_docgen.model import is_unfilled, label, title_at
from lkjip_docgen.source import Path_, file_and_sheet, select
from lkjip_docgen.workbook import spelt

_TEXTS = ("nama", "judul", "uraian")
_WORDS = ("tahun", "jenis", "tingkat", "kode")
_PROMISES = "perjanjian_kinerja[].tingkat[].sasaran[].indikator[]"
_LONGEST = 40
EMPTY = "(kosong)"


def place_in_words(data: object, path: Path_) -> str:
    """A path as people read it in the forms: "Indikator kinerja “Indeks …” › Target"."""
    whole = data
    told: list[str] = []
    names: tuple[str, ...] = ()
    for step in path:
        if isinstance(step, str):
            names = (*names, step)
            told.append(title_at(names) or label(names[-1:]))
            data = data.get(step) if isinstance(data, Mapping) else None
        else:
            data = data[step] if isinstance(data, list) and 0 <= step < len(data) else None
            name = _promised(whole, names, data) or _name(data) or f"butir {step + 1}"
            told[-1:] = [f"{told[-1]} {name}"] if told else [name]
    return " › ".join(told)


def table_in_words(name: str) -> str:
    """A table as people call it: "capaian.xlsx, lembar Juni"."""
    file, sheet = file_and_sheet(name)
    return f"{file}, lembar {sheet}" if sheet else file


def _name(item: object) -> str:
    """What an item is called, else by what it is told apart; nothing where it says neither."""
    if not isinstance(item, Mapping):
        return ""
    return _first(item, _TEXTS, "“{}”") or _first(item, _WORDS, "{}").replace("_", " ")


def _first(item: Mapping[str, object], keys: tuple[str, ...], form: str) -> str:
    """The first of some single values that says something."""
    found = (item.get(key) for key in keys)
    told = (value for value in found if not isinstance(value, dict | list) and not _is_open(value))
    return next((form.format(_short(spelt(value))) for value in told), "")


def _is_open(value: object) -> bool:
    return is_empty(value) or (isinstance(value, str) and is_unfilled(value))


def _promised(data: object, names: tuple[str, ...], item: object) -> str:
    """The name of an indicator that has none but that of what was promised."""
    if names != ("indikator",) or not isinstance(item, Mapping) or not _is_open(item.get("nama")):
        return ""
    promises = (row for _, row in select(data, _PROMISES) if isinstance(row, Mapping))
    kode = item.get("kode")
    own = (_first(row, _TEXTS, "“{}”") for row in promises if row.get("indikator") == kode)
    return next(filter(None, own), "")


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
