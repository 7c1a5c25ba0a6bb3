"""The columns of the sheet that says how each indicator is measured."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from lkjip_docgen.model import Field, GabunganUnit, Kind, Names, fields_of, models_at
from lkjip_docgen.records import replace
from lkjip_docgen.source import select


def has_units(data: Mapping[str, object]) -> bool:
    """Whether an office brings the data of units together, or measures as if it did."""
    joined = (rule for _, rule in select(data, "indikator[].pengukuran.gabungan"))
    return data.get("unit") is not None or any(rule is not None for rule in joined)


_WIDER = (Kind.ANGKA, Kind.NILAI)
WAY = "Jenis"
"""The heading under which an indicator says how it is measured."""


def measurement(data: Mapping[str, object]) -> tuple[Field, ...]:
    """Every field that some way of measuring has; an indicator uses those of its `jenis`.

    Only an office with units measures by what they reported.
    """
    found: dict[Names, Field] = {}
    used: dict[Names, tuple[str, ...]] = {}
    ways: tuple[str, ...] = ()
    for model in models_at(("indikator", "pengukuran")):
        if model is GabunganUnit and not has_units(data):
            continue
        fields = _fields_of_way(model)
        way = fields[0].choices  # `jenis` stands first, with a single choice
        ways += way
        for field in fields:
            names = ("pengukuran", *field.names)
            used[names] = used.get(names, ()) + way
            if names not in found or field.kind in _WIDER:  # the wider kind of number
                found[names] = replace(field, names=names, required=False)
    note = "Cara pengukuran; kolom bergaris tidak dipakai cara itu"
    kind = ("pengukuran", "jenis")
    found[kind] = Field(kind, WAY, Kind.PILIHAN, note, ways, True)
    return tuple(_used_by(field, used[names], ways) for names, field in found.items())


def _used_by(field: Field, users: tuple[str, ...], ways: tuple[str, ...]) -> Field:
    """The field with the ways that use it, where not all of them do."""
    return replace(field, only_for=() if users == ways else users)


def _fields_of_way(model: type[BaseModel]) -> list[Field]:
    """The fields of one way of measuring; its monthly table as the name of a file."""
    fields = [*fields_of(model, without=frozenset({"tabel"}))]
    table = model.model_fields.get("tabel")
    if table is not None:
        fields.append(Field(("tabel",), "Tabel", Kind.TEKS, table.description or ""))
    return fields
