"""What may stand at each key of a section: a value, a section, a list, a table file."""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from typing import get_args, get_origin

from pydantic import BaseModel

from lkjip_docgen.forms.form_parts import Accepts, Format
from lkjip_docgen.model import (
    Bagian,
    Kind,
    Laporan,
    base,
    field_of,
    hints_of,
    models_at,
    tambahan,
    without_none,
)
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_


class Shape(Enum):
    """What stands at a key."""

    VALUE = auto()
    SECTION = auto()
    LIST = auto()
    TABLE = auto()
    FREE = auto()
    """Numbers under keys that rules name."""


class Key(Record):
    """A key of a section of the model."""

    name: str
    shape: Shape
    models: tuple[type[BaseModel], ...] = ()
    """The sections that may stand there, or in the list there."""


class Spot(Record):
    """Where in the data a section stands.

    `pattern` is the path without numbers of items; `live` says whether the section is one that
    the report has, so that what it lacks is missed.
    """

    model: type[BaseModel]
    path: Path_ = ()
    pattern: str = ""
    live: bool = True

    def below(self, name: str) -> str:
        """The pattern of a key of the section."""
        return f"{self.pattern}.{name}" if self.pattern else name


def pattern_of(path: Path_) -> str:
    """A path without the numbers of items: `anggaran.versi[].program`."""
    text = ""
    for step in path:
        text += "[]" if isinstance(step, int) else f".{step}" if text else step
    return text


def spot_of_items(path: Path_) -> Spot:
    """Where the items of the list at a path stand; `LookupError` where no list of sections can."""
    *above, name = (step for step in path if isinstance(step, str))
    for owner in models_at(tuple(above)) or (Laporan,):
        for key in keys_of(owner):
            if key.name == name and key.shape is Shape.LIST:
                return Spot(key.models[0], path, f"{pattern_of(path)}[]")
    raise LookupError(f"no list of sections at {path}")


_ROWS = 6
"""The most columns that a list has which is shown as a grid."""

_TABLES = frozenset({("SurveiBulanan", "tabel"), ("Emonev", "tabel")})


@cache
def keys_of(model: type[BaseModel]) -> tuple[Key, ...]:
    """The keys of a section in the model's order."""
    return tuple(_key(model, name) for name in model.model_fields)


def _key(model: type[BaseModel], name: str) -> Key:
    hint, _ = without_none(hints_of(model)[name])
    if (model.__name__, name) in _TABLES or hint == tambahan.BerkasTabel:
        return Key(name, Shape.TABLE)
    if field_of(model, name) is not None:
        return Key(name, Shape.VALUE)
    if get_origin(hint) is dict:
        return Key(name, Shape.FREE)
    below = models_at((name,), (model,))
    return Key(name, Shape.LIST if get_origin(hint) is tuple else Shape.SECTION, below)


@cache
def is_grid(model: type[BaseModel]) -> bool:
    """Whether the items of a list are rows: few single values, none of them long or a file."""
    keys = keys_of(model)
    return len(keys) <= _ROWS and all(_is_cell(model, key) for key in keys)


def _is_cell(model: type[BaseModel], key: Key) -> bool:
    field = field_of(model, key.name)
    if field is None or field.kind in (Kind.DAFTAR, Kind.URAIAN):
        return False
    return not accepts(model, key.name)


@cache
def accepts(model: type[BaseModel], name: str) -> Accepts:
    """Which kind of file a value names."""
    hint, _ = without_none(hints_of(model)[name])
    if get_origin(hint) is tuple:
        hint = get_args(hint)[0]
    if _key(model, name).shape is Shape.TABLE:
        return "tabel"
    if hint == base.BerkasPdf:
        return "pdf"
    return "gambar" if hint == base.Berkas else ""


@cache
def format_of(model: type[BaseModel], name: str) -> Format:
    """The form that a text has to have."""
    hint, _ = without_none(hints_of(model)[name])
    if name == "nip":
        return "nip"
    if hint == base.Kode:
        return "kode"
    return "warna" if hint == base.Warna else ""


@cache
def is_multiplier(model: type[BaseModel], name: str) -> bool:
    """Whether a value is one of the powers of ten that rates are told per."""
    return without_none(hints_of(model)[name])[0] == base.Pengali


_SIDE_BY_SIDE = frozenset({"NilaiTriwulan", "RupiahTriwulan", "Sebutan"})


def is_side_by_side(key: Key) -> bool:
    """Whether a section is a row of a grid beside others of its kind."""
    return key.shape is Shape.SECTION and key.models[0].__name__ in _SIDE_BY_SIDE


@cache
def may_be_none(model: type[BaseModel], name: str) -> bool:
    """Whether an empty list says that there is nothing, and not merely that nobody filled it in."""
    if not issubclass(model, Bagian) or _key(model, name).shape is not Shape.LIST:
        return True
    empty = model.model_construct(_fields_set={name}, **{name: ()})
    return empty.nihil(name)
