"""Takes what still names the sample's office out of data that were made from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from lkjip_docgen.model import Laporan
from lkjip_docgen.workbook.fields import models_at

_DROPPED = object()


def names_of(sample: dict[str, Any]) -> tuple[str, ...]:
    """The names by which the sample's office, its places and its people can be known."""
    office, document = sample["kantor"], sample["dokumen"]
    above = sample["instansi"].get("kantor_wilayah") or {}
    people = [p["nama"] for row in sample["pejabat"] for p in row["penandatangan"]]
    region = (office.get("wilayah_kerja") or {}).get("wilayah") or ()
    found = [
        office["nama"],
        office["nama_singkat"],
        document["tempat"],
        above.get("nama"),
        above.get("singkatan"),
        *(row["tempat"] for row in sample["pejabat"]),
        *(row["nama"] for row in region),
        *people,
    ]
    return tuple(dict.fromkeys(name for name in found if name))


def _fields_of_duty(ministry: dict[str, Any]) -> tuple[str, ...]:
    """What tells a ministry from others: "Hukum dan HAM" of "Kementerian Hukum dan HAM"."""
    names = (ministry["nama"], ministry.get("singkatan") or "")
    return tuple(name.partition(" ")[2] for name in names if " " in name)


def without_traces(
    data: dict[str, Any], sample: dict[str, Any], unfilled: Callable[[str], str]
) -> dict[str, Any]:
    """The data without texts that name the sample's office.

    A text that may be missing goes; one that is required becomes what
    `unfilled` makes of its description.  What the new office calls itself stays.
    """
    names = names_of(sample)
    if data["instansi"]["kementerian"]["nama"] != sample["instansi"]["kementerian"]["nama"]:
        names += _fields_of_duty(sample["instansi"]["kementerian"])
    kept = {key: data[key] for key in ("dokumen", "instansi", "kantor", "pejabat")}
    own = str(kept)  # the new office may share a town or a regional office with the sample's
    names = tuple(name for name in names if name not in own)
    cleaned: dict[str, Any] = _section(data, (Laporan,), names, unfilled)
    return {**cleaned, **kept}


def _section(
    section: dict[str, Any],
    models: tuple[type[BaseModel], ...],
    names: tuple[str, ...],
    unfilled: Callable[[str], str],
) -> dict[str, Any]:
    cleaned: dict[str, Any] = {}
    for key, value in section.items():
        new = _value(value, models_at((key,), models), names, unfilled)
        if new is _DROPPED:
            info = next(m.model_fields[key] for m in models if key in m.model_fields)
            new = unfilled((info.description or key).lower()) if info.is_required() else None
        cleaned[key] = new
    return cleaned


def _value(
    value: Any,
    models: tuple[type[BaseModel], ...],
    names: tuple[str, ...],
    unfilled: Callable[[str], str],
) -> Any:
    if isinstance(value, dict):
        return _section(value, models, names, unfilled) if models else value
    if isinstance(value, list):
        items = [_value(item, models, names, unfilled) for item in value]
        return [item for item in items if item is not _DROPPED]
    if isinstance(value, str) and any(name in value for name in names):
        return _DROPPED
    return value
