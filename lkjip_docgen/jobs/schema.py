"""The JSON Schema of the data file, for editors that complete and check while people type.

It comes from the model.  What differs between the model and the file is put
right here: a table is the name of a file, a number may be written as an
Indonesian text, and what may be left out may also be left empty.
"""

from __future__ import annotations

import json
import re
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
    properties = {key: _property(key, value) for key, value in raw["properties"].items()}
    if name in _TABLES:
        table = properties[_TABLES[name]]
        properties[_TABLES[name]] = {
            "title": table["title"],
            "description": table["description"],
            "type": "string",
            "minLength": 1,
        }
    shown = {
        key: _optional(value, raw["properties"][key]) if key not in required else value
        for key, value in properties.items()
    }
    section = {"title": _words(name), "type": "object", "properties": shown}
    if required:
        section["required"] = required
    return {**section, "additionalProperties": False}


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
    parts = [part for part in raw.get("anyOf", ()) if part.get("type") != "null"]
    if _is_number(parts) or (raw.get("type") == "integer" and "maximum" not in raw):
        return dict(_NUMBER)
    if len(parts) == 1:
        return _value(parts[0])
    if raw.get("type") == "string" and not raw.keys() & {"enum", "const", "format", "pattern"}:
        return {"type": ["string", "number"], "minLength": 1}  # 2023 without quotes is a text too
    dropped = ("title", "description", "default", "anyOf", "discriminator", FOLLOWS)
    value = {key: item for key, item in raw.items() if key not in dropped}
    for inner in ("items", "additionalProperties"):
        if isinstance(value.get(inner), dict):
            may_be_empty = any(p.get("type") == "null" for p in value[inner].get("anyOf", ()))
            plain = _value(value[inner])
            value[inner] = _or_absent(_or_empty(plain)) if may_be_empty else plain
    return value


def _is_number(parts: list[dict[str, Any]]) -> bool:
    return any(part.get("type") == "number" for part in parts)


def _or_empty(value: dict[str, Any]) -> dict[str, Any]:
    """The same, or no value at all: `telepon:` says as much as leaving the line out."""
    kind = value.get("type")
    if "const" in value:
        return _or_empty({"enum": [value["const"]], **_without(value, "const")})
    if "enum" in value:
        return {**value, "enum": [*value["enum"], None], "type": [kind, "null"]}
    if kind is not None:
        return {**value, "type": [*(kind if isinstance(kind, list) else [kind]), "null"]}
    head = {key: item for key, item in value.items() if key in ("title", "description", "default")}
    rest = {key: item for key, item in value.items() if key not in head}
    return {**head, "anyOf": [rest, {"type": "null"}]}


def _without(value: dict[str, Any], dropped: str) -> dict[str, Any]:
    return {key: item for key, item in value.items() if key != dropped}


def _or_absent(value: dict[str, Any]) -> dict[str, Any]:
    """The same, or a declaration that it does not apply, with the reason."""
    head = {key: item for key, item in value.items() if key in ("title", "description", "default")}
    rest = {key: item for key, item in value.items() if key not in head}
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


def _references(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["$ref"].rpartition("/")[2]] if isinstance(value.get("$ref"), str) else []
        return own + [name for item in value.values() for name in _references(item)]
    if isinstance(value, list):
        return [name for item in value for name in _references(item)]
    return []
