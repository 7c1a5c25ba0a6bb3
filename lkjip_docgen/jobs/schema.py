"""The JSON Schema of the data file, for editors that complete and check while people type.

It comes from the model.  What differs between the model and the file is put
right here: a table is the name of a file, a number may be written as an
Indonesian text, and what may be left out may also be left empty.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lkjip_docgen.model import Laporan
from lkjip_docgen.model.base import DECLARED, FOLLOWS
from lkjip_docgen.workbook.fields import label

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = "laporan.schema.json"
_TITLE = "Data Laporan Kinerja Instansi Pemerintah (LKjIP)"
_TABLES = {"SurveiBulanan": "tabel", "Emonev": "tabel"}
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
_HEAD = ("title", "description", "default")
_DROPPED = (*_HEAD, "anyOf", "discriminator", FOLLOWS)
_RESTRICTIONS = frozenset({"enum", "const", "format", "pattern"})
_NUMBER = {"type": ["number", "string"], "pattern": r"^-?[0-9.]+(,[0-9]+)?$"}


def schema_text() -> str:
    """The schema as JSON, the same text for the same model."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Any]:
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


def _section(name: str, raw: dict[str, Any]) -> dict[str, Any]:
    """A section of the file: only known keys, the required ones named."""
    required = _required(raw)
    shown = {key: _property(key, value) for key, value in raw["properties"].items()}
    if name in _TABLES:
        shown[_TABLES[name]] = _file_name(shown[_TABLES[name]])
    for key in shown.keys() - set(required):
        shown[key] = _optional(shown[key], raw["properties"][key])
    section = {"title": _words(name), "type": "object", "properties": shown}
    if required:
        section["required"] = required
    return {**section, "additionalProperties": False}


def _file_name(table: dict[str, Any]) -> dict[str, Any]:
    """In the place of a table stands the name of its file."""
    head = {key: table[key] for key in ("title", "description")}
    return {**head, "type": "string", "minLength": 1}


def _required(raw: dict[str, Any]) -> list[str]:
    """The keys that must stand in the file: what other data say may be left out."""
    required = raw.get("required", [])
    return [key for key in required if not raw["properties"][key].get(FOLLOWS)]


def _optional(value: dict[str, Any], raw: dict[str, Any]) -> dict[str, Any]:
    """A value that may be left empty and, unless it has a default, be declared not to apply."""
    default = raw.get("default")
    if default in (None, []) or isinstance(default, dict):
        return _or_absent(_or_empty(value))
    return _or_empty(value)


def _words(name: str) -> str:
    """The name of a class as a title: `SurveiBulanan` becomes "Survei bulanan"."""
    first, *rest = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).split()
    return " ".join([first, *(word if word.isupper() else word.lower() for word in rest)])


def _property(key: str, raw: dict[str, Any]) -> dict[str, Any]:
    head = {"title": label((key,)), "description": raw["description"]}
    if (default := raw.get("default")) not in (None, [], {}) and not isinstance(default, dict):
        head["default"] = default
    return {**head, **_value(raw)}


def _value(raw: dict[str, Any]) -> dict[str, Any]:
    """What may be written as a value, without titles and defaults."""
    parts = [part for part in raw.get("anyOf", ()) if not _is_null(part)]
    if _is_number(parts) or _is_count(raw):
        return dict(_NUMBER)
    if len(parts) == 1:
        return _value(parts[0])
    if _is_plain_text(raw):
        return {"type": ["string", "number"], "minLength": 1}  # 2023 without quotes is a text too
    value = {key: item for key, item in raw.items() if key not in _DROPPED}
    for inner in ("items", "additionalProperties"):
        if isinstance(value.get(inner), dict):
            value[inner] = _item(value[inner])
    return value


def _item(raw: dict[str, Any]) -> dict[str, Any]:
    """What may be written as an item of a list or under a free key."""
    plain = _value(raw)
    may_be_empty = any(map(_is_null, raw.get("anyOf", ())))
    return _or_absent(_or_empty(plain)) if may_be_empty else plain


def _is_null(raw: dict[str, Any]) -> bool:
    return raw.get("type") == "null"


def _is_count(raw: dict[str, Any]) -> bool:
    """A whole number without a highest one, which a year and a month have."""
    return raw.get("type") == "integer" and "maximum" not in raw


def _is_plain_text(raw: dict[str, Any]) -> bool:
    """A text that may be any."""
    return raw.get("type") == "string" and raw.keys().isdisjoint(_RESTRICTIONS)


def _is_number(parts: list[dict[str, Any]]) -> bool:
    return any(part.get("type") == "number" for part in parts)


def _or_empty(value: dict[str, Any]) -> dict[str, Any]:
    """The same, or no value at all: `telepon:` says as much as leaving the line out."""
    if "const" in value:
        return _or_empty({"enum": [value["const"]], **_without(value, "const")})
    kind = value.get("type")
    if "enum" in value:
        return {**value, "enum": [*value["enum"], None], "type": [kind, "null"]}
    if isinstance(kind, list):
        return {**value, "type": [*kind, "null"]}
    if kind is not None:
        return {**value, "type": [kind, "null"]}
    head, rest = _parted(value)
    return {**head, "anyOf": [rest, {"type": "null"}]}


def _parted(value: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a schema says about a value for people, and what the value may be."""
    head = {key: item for key, item in value.items() if key in _HEAD}
    rest = {key: item for key, item in value.items() if key not in _HEAD}
    return head, rest


def _without(value: dict[str, Any], dropped: str) -> dict[str, Any]:
    return {key: item for key, item in value.items() if key != dropped}


def _or_absent(value: dict[str, Any]) -> dict[str, Any]:
    """The same, or a declaration that it does not apply, with the reason."""
    head, rest = _parted(value)
    choices = rest["anyOf"] if rest.keys() == {"anyOf"} else [rest]
    return {**head, "anyOf": [*choices, {"$ref": f"#/$defs/{_ABSENT}"}]}


def _reached(root: dict[str, Any], sections: dict[str, Any]) -> set[str]:
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
    """The names of the sections that a schema refers to."""
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"].rpartition("/")[2]
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _references(item)
