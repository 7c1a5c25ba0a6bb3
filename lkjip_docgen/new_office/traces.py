"""Takes what still names the sample's office out of data that were made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from pydantic import BaseModel

from lkjip_docgen.model import Laporan, kosakata_umum, models_at
from lkjip_docgen.new_year import Section
from lkjip_docgen.records import Record

Models: TypeAlias = tuple[type[BaseModel], ...]

_DROPPED = object()


def names_of(sample: Section) -> tuple[str, ...]:
    """The names by which the sample's office, its places and its people can be known."""
    return tuple(dict.fromkeys(name for name in _names(sample) if name))


def _names(sample: Section) -> Iterator[str | None]:
    office = sample["kantor"]
    above = sample["instansi"].get("kantor_wilayah") or {}
    yield from (office["nama"], office["nama_singkat"], sample["dokumen"]["tempat"])
    yield from (above.get("nama"), above.get("singkatan"))
    yield from (row["tempat"] for row in sample["pejabat"])
    yield from (row["nama"] for row in _region(office))
    for row in sample["pejabat"]:
        yield from (person["nama"] for person in row["penandatangan"])


def _region(office: Section) -> list[Section]:
    """The districts that the office works for."""
    return (office.get("wilayah_kerja") or {}).get("wilayah") or []


def _fields_of_duty(ministry: Section) -> tuple[str, ...]:
    """What tells a ministry from others: "Hukum dan HAM" of "Kementerian Hukum dan HAM"."""
    names = (ministry["nama"], ministry.get("singkatan") or "")
    return tuple(name.partition(" ")[2] for name in names if " " in name)


def without_traces(data: Section, sample: Section, unfilled: Callable[[str], str]) -> Section:
    """The data without texts that name the sample's office.

    A text that may be missing goes; one that is required becomes what
    `unfilled` makes of its description.  What the new office calls itself stays.
    """
    names = names_of(sample)
    if data["instansi"]["kementerian"]["nama"] != sample["instansi"]["kementerian"]["nama"]:
        names += _fields_of_duty(sample["instansi"]["kementerian"])
    kept = {key: data[key] for key in ("dokumen", "instansi", "kantor", "pejabat")}
    own = str(kept)  # the new office may share a town or a regional office with the sample's
    cleaner = _Cleaner(tuple(name for name in names if name not in own), unfilled)
    return {**cleaner.section(data, (Laporan,)), **kept}


class _Cleaner(Record):
    names: tuple[str, ...]
    unfilled: Callable[[str], str]

    def section(self, section: Section, models: Models) -> Section:
        """A section of these models without the names."""
        return {key: self._field(key, value, models) for key, value in section.items()}

    def _field(self, key: str, value: object, models: Models) -> object:
        new = self._value(value, models_at((key,), models))
        if new is not _DROPPED:
            return new
        info = next(m.model_fields[key] for m in models if key in m.model_fields)
        if not info.is_required():
            return None
        return self.unfilled(kosakata_umum().tulis(info.description or key).lower())

    def _value(self, value: object, models: Models) -> object:
        if isinstance(value, dict):
            return self.section(value, models) if models else value
        if isinstance(value, list):
            return self._items(value, models)
        return _DROPPED if self._is_named(value) else value

    def _items(self, items: list[object], models: Models) -> list[object]:
        cleaned = (self._value(item, models) for item in items)
        return [item for item in cleaned if item is not _DROPPED]

    def _is_named(self, value: object) -> bool:
        """Whether a text says one of the names."""
        return isinstance(value, str) and any(name in value for name in self.names)
