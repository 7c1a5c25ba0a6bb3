"""What belongs at a place of the data file, as a short example of YAML."""

from __future__ import annotations

import types
from collections.abc import Collection, Sequence
from typing import Annotated, Final, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from lkjip_docgen.model import base

Models = tuple[type[BaseModel], ...]
_KEYS_LISTED: Final = 12
_KEYS_SHOWN: Final = 2  # of a section in an example
_SCALARS: Final[tuple[tuple[object, str], ...]] = (
    (base.Angka, "3.25"),
    (base.Rupiah, "9.092.592.000"),
    (base.Cacah, "12"),
    (base.Tahun, "2023"),
    (base.Pengali, "1000"),
    (base.Tanggal, "2024-01-03"),
    (base.Kode, "kode-singkat"),
    (int, "2"),
    (bool, "true"),
)
TEXT: Final = '"..."'


def keys_of(models: Models) -> list[str]:
    """The keys that a section of one of the models may hold, in their order."""
    return list(dict.fromkeys(key for model in models for key in model.model_fields))


def listed_keys(models: Models, used: Collection[str] = ()) -> str:
    """The keys that may still be added to a section, for a message; "" where there are none."""
    free = [f"`{key}`" for key in keys_of(models) if key not in used]
    if not free:
        return ""
    end = ", ..." if len(free) > _KEYS_LISTED else "."
    return f"Kunci yang dikenal di sini: {', '.join(free[:_KEYS_LISTED])}{end}"


def example(owners: Models, key: str) -> str:
    """A key with a value of its shape: `saran: ["...", "..."]`."""
    owner = next((model for model in owners if key in model.model_fields), None)
    if owner is None:
        return f"{key}: {TEXT}"
    return f"{key}: {_value(_hint(owner, key), 1)}"


def section(models: Models) -> str:
    """A section of the first of the models: `{nama: "...", jumlah: 12}`."""
    return _section(models[0], 1) if models else "{...}"


def _hint(model: type[BaseModel], key: str) -> object:
    return get_type_hints(model, include_extras=True)[key]


def _value(hint: object, depth: int) -> str:
    """A value of a type; what lies deeper than `depth` levels is left out."""
    scalar = _scalar(hint)
    if scalar is not None:
        return scalar
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return _section(hint, depth)
    return _composed(hint, depth)


def _scalar(hint: object) -> str | None:
    for known, shape in _SCALARS:
        if hint == known:
            return shape
    return None


def _composed(hint: object, depth: int) -> str:
    """A value of a type that is made of others."""
    origin, parts = get_origin(hint), _without_none(get_args(hint))
    if origin is Literal:
        return str(parts[0])
    if origin is tuple:
        return _list(parts[0], depth)
    if origin in (Union, types.UnionType, Annotated) and parts[0] is not str:
        return _value(parts[0], depth)
    return TEXT


def _list(item: object, depth: int) -> str:
    one = _value(item, depth)
    return f"[{one}]" if one.startswith("{") else f"[{one}, {one}]"


def _section(model: type[BaseModel], depth: int) -> str:
    if depth == 0:
        return "{...}"
    keys = _telling_keys(model)[:_KEYS_SHOWN]
    pairs = [f"{key}: {_value(_hint(model, key), depth - 1)}" for key in keys]
    return f"{{{', '.join(pairs)}}}"


def _telling_keys(model: type[BaseModel]) -> list[str]:
    """The keys that a section must have; all where it need not have any."""
    needed = [key for key, field in model.model_fields.items() if field.is_required()]
    return needed or list(model.model_fields)


def _without_none(parts: Sequence[object]) -> list[object]:
    return [part for part in parts if part is not type(None)]
