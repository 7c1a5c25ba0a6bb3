"""The JSON Schema of the data file, for editors that complete and check while people type.

It comes from the model.  What differs between the model and the file is put
right here: a table is the name of a file, a number may be written as an
Indonesian text, and what may be left out may also be left empty.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from lkjip_docgen.model import DECLARED, FOLLOWS, Laporan, kosakata_umum, label
from lkjip_docgen.output import Outputs

Schema: TypeAlias = dict[str, Any]
"""A part of a JSON Schema: what may be written, by the words of that language."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = "laporan.schema.json"
_TITLE = "Data Laporan Kinerja Instansi Pemerintah (LKjIP)"
_TABLES = {"SurveiBulanan": "tabel", "Emonev": "tabel", "TabelSendiri": "berkas"}
_ABSENT = "TidakBerlaku"
_DECLARATION = {
    "title": "Tidak berlaku",
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
    section = {"title": _words(name), "type": "object", "properties": shown}
    if required:
        section["required"] = required
    return {**section, "additionalProperties": False}


def _properties(name: str, raw: Schema) -> dict[str, Schema]:
    """What may stand at each key; a table is the name of its file."""
    properties = {key: _property(key, value) for key, value in raw["properties"].items()}
    table = _TABLES.get(name)
    if table is not None:
        told = {key: properties[table][key] for key in ("title", "description")}
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


def _property(key: str, raw: Schema) -> Schema:
    head = {"title": label((key,)), "description": kosakata_umum().tulis(raw["description"])}
    default = raw.get("default")
    if default not in (None, []) and not isinstance(default, dict):
        head["default"] = default
    return {**head, **_value(raw)}


def _value(raw: Schema) -> Schema:
    """What may be written as a value, without titles and defaults."""
    choices = [choice for choice in raw.get("anyOf", ()) if not _is_null(choice)]
    if _is_number(raw, choices):
        return dict(_NUMBER)
    if len(choices) == 1:
        return _value(choices[0])
    if _is_free_text(raw):
        return {"type": ["string", "number"], "minLength": 1}  # 2023 without quotes is a text too
    return _without(raw, *_DROPPED) | _below(raw)


_DROPPED = ("title", "description", "default", "anyOf", "discriminator", FOLLOWS)
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
    return {**_told(value), "anyOf": [_without(value, *_TOLD), {"type": "null"}]}


def _or_absent(value: Schema) -> Schema:
    """The same, or a declaration that it does not apply, with the reason."""
    rest = _without(value, *_TOLD)
    choices = rest["anyOf"] if rest.keys() == {"anyOf"} else [rest]
    return {**_told(value), "anyOf": [*choices, {"$ref": f"#/$defs/{_ABSENT}"}]}


_TOLD = ("title", "description", "default")


def _told(value: Schema) -> Schema:
    """What is told of a value, whatever may be written."""
    return {key: item for key, item in value.items() if key in _TOLD}


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
