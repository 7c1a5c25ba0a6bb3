"""Tables of the program as an earlier run read them: parsing TOML is a twentieth of a check.

An entry is known by every letter of the text, and by what its numbers were made to.  It is JSON:
whatever stands in a cache, reading it runs nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from lkjip_docgen.records import of_json
from lkjip_docgen.shelf import Shelf

_SHELF: Final = Shelf("tabel", 2_000_000)
_FORM: Final = 1  # of the entries


def loads(text: str, *, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """As `tomllib.loads`, for the texts of the program; each time a table of its own."""
    if parse_float not in (float, Decimal):
        return parsed(text, parse_float=parse_float)
    key = _key(text, parse_float)
    known = _read(_SHELF.get(key))
    if known is not None:
        return known
    found = parsed(text, parse_float=parse_float)
    _SHELF.put(key, json.dumps(found, default=_tagged).encode())
    return found


def parsed(text: str, *, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """As `tomllib.loads`, for texts that others wrote too; a `ValueError` where it is no TOML."""
    import tomllib  # not at the start of a check, which finds all tables known

    return tomllib.loads(text, parse_float=parse_float)


def _key(text: str, parse_float: Callable[[str], Any]) -> str:
    kind = "pecahan" if parse_float is float else "desimal"
    return hashlib.sha256(f"{_FORM}\n{kind}\n{text}".encode("utf-8", "surrogateescape")).hexdigest()


def _read(content: bytes | None) -> dict[str, Any] | None:
    if content is None:
        return None
    try:
        if not any(tag.encode() in content for tag in (_DATE, _DECIMAL)):  # as in most
            return of_json(content, dict[str, Any])
        found = json.loads(content, object_hook=_untagged)
    except ValueError:  # spoilt: read anew
        return None
    return found if isinstance(found, dict) else None


_DATE: Final = "tanggal!"
_DECIMAL: Final = "pecahan!"
"""Keys of an object that stands for what JSON has not; no table has a key with such a sign."""


def _tagged(value: object) -> dict[str, str]:
    if type(value) is date:
        return {_DATE: value.isoformat()}
    if isinstance(value, Decimal):
        return {_DECIMAL: str(value)}
    raise TypeError(f"no table of the program has a {type(value).__name__}")


def _untagged(found: dict[str, Any]) -> Any:
    if _DATE in found:
        return date.fromisoformat(found[_DATE])
    if _DECIMAL in found:
        return Decimal(found[_DECIMAL])
    return found
