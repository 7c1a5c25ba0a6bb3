"""The JSON Schema of the data file, for editors that complete and check while people type.

It comes from the model.  What differs between the model and the file is put
right here: a table is the name of a file, a number may be written as an
Indonesian text, and what may be left out may also be left empty.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import BaseModel

from lkjip_docgen.forms import keys_in_order
from lkjip_docgen.model import (
    DECLARED,
    FOLLOWS,
    Field,
    Kind,
    Laporan,
    Names,
    Told,
    example_of,
    field_of,
    item_of,
    kosakata_umum,
    models_at,
    told_of,
)
from lkjip_docgen.output import Outputs
from lkjip_docgen.records import Record

Schema: TypeAlias = dict[str, Any]
"""A part of a JSON Schema: what may be written, by the words of that language."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = "laporan.schema.json"
_TITLE = "Data Laporan Kinerja Instansi Pemerintah (LKjIP)"
_TABLES = {"SurveiBulanan": "tabel", "Emonev": "tabel", "TabelSendiri": "berkas"}
_ABSENT = "TidakBerlaku"
_YEAR = 2025
"""The year of the examples."""
_DECLARATION = {
    "title": "Tidak berlaku",
    "description": "Pernyataan bahwa suatu isian tidak berlaku bagi kantor",
    "type": "object",
    "properties": {
        DECLARED: {
            "title": "Tidak berlaku",
            "description": "Alasan isian ini tidak berlaku; tercetak dalam laporan",
            "type": "string",
            "minLength": 1,
        }
    },
    "required": [DECLARED],
    "additionalProperties": False,
}
_NUMBER = {"type": ["number", "string"], "pattern": r"^-?[0-9.]+(,[0-9]+)?$"}


def schema_text() -> str:
    """The schema as JSON, the same text for the same model."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def write_schema(target: Path, outputs: Outputs) -> None:
    """Write the schema where `outputs` allows it."""
    outputs.write_bytes(target, schema_text().encode("utf-8"))


def schema() -> Schema:
    """The schema of `laporan.yaml` (JSON Schema 2020-12), described in Indonesian."""
    raw = Laporan.model_json_schema()
    sections = {name: _section(name, section) for name, section in raw["$defs"].items()}
    sections[_ABSENT] = _DECLARATION
    root = _section("Laporan", raw)
    reached = _reached(root, sections)
    return {
        "$schema": _DIALECT,
        "$id": _ID,
        **root,
        "title": _TITLE,
        "$defs": {name: sections[name] for name in sorted(reached)},
    }


def _section(name: str, raw: Schema) -> Schema:
    """A section of the file: only known keys, the required ones named."""
    required = _required(raw)
    shown = {
        key: value if key in required else _optional(value, raw["properties"][key])
        for key, value in _properties(name, raw).items()
    }
    head = {"title": _words(name), "description": raw["description"]}
    section = {**head, "type": "object", "properties": shown}
    if required:
        section["required"] = required
    return {**section, "additionalProperties": False}


def _properties(name: str, raw: Schema) -> dict[str, Schema]:
    """What may stand at each key; a table is the name of its file."""
    place = _places()[name]
    properties = {key: _property(place, key, value) for key, value in raw["properties"].items()}
    table = _TABLES.get(name)
    if table is not None:
        told = {key: item for key, item in properties[table].items() if _is_told(key)}
        properties[table] = {**told, "type": "string", "minLength": 1}
    return properties


def _required(raw: Schema) -> list[str]:
    """The keys that must stand in the file: what other data say may be left out."""
    required = raw.get("required", [])
    return [key for key in required if not raw["properties"][key].get(FOLLOWS)]


def _optional(value: Schema, raw: Schema) -> Schema:
    """A value that may be left empty and, unless it has a default, be declared not to apply."""
    default = raw.get("default")
    if default in (None, []) or isinstance(default, dict):
        return _or_absent(_or_empty(value))
    return _or_empty(value)


def _words(name: str) -> str:
    """The name of a class as a title: `SurveiBulanan` becomes "Survei bulanan"."""
    first, *rest = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).split()
    return " ".join([first, *(word if word.isupper() else word.lower() for word in rest)])


class _Section(Record):
    """A section of the model, and the keys that lead to the first place where it stands."""

    model: type[BaseModel]
    keys: Names


@cache
def _places() -> Mapping[str, _Section]:
    """Every section of the model by the name that the schema has for it."""
    found: dict[str, _Section] = {}
    waiting = [_Section(Laporan, ())]
    while waiting:
        section = waiting.pop(0)
        if section.model.__name__ not in found:
            found[section.model.__name__] = section
            waiting += _below_section(section)
    return found


def _below_section(section: _Section) -> Iterator[_Section]:
    for key in section.model.model_fields:
        for model in models_at((key,), (section.model,)):
            yield _Section(model, (*section.keys, key))


def _property(section: _Section, key: str, raw: Schema) -> Schema:
    told = told_of(section.model, key)
    head = {"title": _said(told.label), "description": _said(told.help)}
    default = raw.get("default")
    if default not in (None, []) and not isinstance(default, dict):
        head["default"] = default
    return {**head, **_told_in_x(section, key, told), **_value(raw)}


def _said(text: str) -> str:
    """A text with words that fit every office."""
    said = kosakata_umum().tulis(text)
    return said[:1].upper() + said[1:]


def _told_in_x(section: _Section, key: str, told: Told) -> Schema:
    """What editors and forms can tell of a key, which JSON Schema has no words for."""
    field = field_of(section.model, key)
    known = {
        "x-urutan": _order(section, key),
        "x-panjang": "panjang" if field and _is_long(section, key, field) else "",
        "x-satuan": told.unit,
        "x-sumber": told.source,
        "x-pilihan": {word: _said(meaning) for word, meaning in told.choices},
        "x-contoh": _example((*section.keys, key)) if field and not told.choices else "",
    }
    return {name: value for name, value in known.items() if value}


def _order(section: _Section, key: str) -> int:
    """The place of a key, from 1: the officer's order of whole sections, else the model's."""
    keys = list(section.model.model_fields) if section.keys else keys_in_order()
    return keys.index(key) + 1


def _is_long(section: _Section, key: str, field: Field) -> bool:
    """Whether a text, or each of several, may have paragraphs."""
    if field.kind is Kind.DAFTAR:
        return item_of(section.model, key)[0] is Kind.URAIAN
    return field.kind is Kind.URAIAN


def _example(keys: Names) -> str:
    """An example as lines of YAML; "" for what has only words to choose from."""
    try:
        return example_of(".".join(keys), _YEAR)
    except LookupError:
        return ""


def _value(raw: Schema) -> Schema:
    """What may be written as a value, without titles and defaults."""
    choices = [choice for choice in raw.get("anyOf", ()) if not _is_null(choice)]
    if _is_number(raw, choices):
        return dict(_NUMBER)
    if len(choices) == 1:
        return _value(choices[0])
    if _is_free_text(raw):
        return {"type": ["string", "number"], "minLength": 1}  # 2023 without quotes is a text too
    plain = {key: value for key, value in raw.items() if not key.startswith(_OWN)}
    return _without(plain, *_DROPPED) | _below(raw)


_DROPPED = ("title", "description", "default", "anyOf", "discriminator", FOLLOWS)
_OWN = "x-"
"""How words begin that JSON Schema does not have."""
_INNER = ("items", "additionalProperties")


def _below(raw: Schema) -> Schema:
    """What a list holds, and a section whose keys are free."""
    return {key: _inner(raw[key]) for key in _INNER if isinstance(raw.get(key), dict)}


def _inner(raw: Schema) -> Schema:
    """What may be written as an item of a list, or as a value in a section of free keys."""
    value = _value(raw)
    return _or_absent(_or_empty(value)) if any(map(_is_null, raw.get("anyOf", ()))) else value


def _is_null(choice: Schema) -> bool:
    return bool(choice.get("type") == "null")


def _is_number(raw: Schema, choices: list[Schema]) -> bool:
    """Whether a value is a number that may be of any size."""
    if any(choice.get("type") == "number" for choice in choices):
        return True
    return raw.get("type") == "integer" and "maximum" not in raw


def _is_free_text(raw: Schema) -> bool:
    return raw.get("type") == "string" and not raw.keys() & {"enum", "const", "format", "pattern"}


def _or_empty(value: Schema) -> Schema:
    """The same, or no value at all: `telepon:` says as much as leaving the line out."""
    kind = value.get("type")
    if "const" in value:
        return _or_empty({"enum": [value["const"]], **_without(value, "const")})
    if "enum" in value:
        return {**value, "enum": [*value["enum"], None], "type": [kind, "null"]}
    if kind is not None:
        kinds = kind if isinstance(kind, list) else [kind]
        return {**value, "type": [*kinds, "null"]}
    return {**_told(value), "anyOf": [_rest(value), {"type": "null"}]}


def _or_absent(value: Schema) -> Schema:
    """The same, or a declaration that it does not apply, with the reason."""
    rest = _rest(value)
    choices = rest["anyOf"] if rest.keys() == {"anyOf"} else [rest]
    return {**_told(value), "anyOf": [*choices, {"$ref": f"#/$defs/{_ABSENT}"}]}


def _is_told(key: str) -> bool:
    """Whether a word of the schema tells of a value, whatever may be written."""
    return key in ("title", "description", "default") or key.startswith(_OWN)


def _told(value: Schema) -> Schema:
    """What is told of a value."""
    return {key: item for key, item in value.items() if _is_told(key)}


def _rest(value: Schema) -> Schema:
    """What may be written as a value."""
    return {key: item for key, item in value.items() if not _is_told(key)}


def _without(value: Schema, *dropped: str) -> Schema:
    return {key: item for key, item in value.items() if key not in dropped}


def _reached(root: Schema, sections: Mapping[str, Schema]) -> set[str]:
    """The sections that the file can hold (not those of the table files)."""
    reached: set[str] = set()
    waiting = [root]
    while waiting:
        for name in _references(waiting.pop()):
            if name not in reached:
                reached.add(name)
                waiting.append(sections[name])
    return reached


def _references(value: object) -> Iterator[str]:
    """The sections that a part of the schema names, however deep."""
    named = value.get("$ref") if isinstance(value, dict) else None
    if isinstance(named, str):
        yield named.rpartition("/")[2]
    for part in _parts(value):
        yield from _references(part)


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
