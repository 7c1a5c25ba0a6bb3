"""Tables of the program as an earlier run read them: parsing TOML is a twentieth of a check.

An entry is known by every letter of the text, and by what its numbers were made to.
"""

from __future__ import annotations

import hashlib
import pickle
import tomllib
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from lkjip_docgen.shelf import Shelf

_SHELF: Final = Shelf("tabel", 2_000_000)
_SHORT: Final = 2000  # characters, which are parsed sooner than found
_FORM: Final = 1  # of the entries


def loads(text: str, *, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """As `tomllib.loads`, for the texts of the program; each time a table of its own."""
    if len(text) < _SHORT or parse_float not in (float, Decimal):
        return tomllib.loads(text, parse_float=parse_float)
    key = _key(text, parse_float)
    known = _read(_SHELF.get(key))
    if known is not None:
        return known
    found = tomllib.loads(text, parse_float=parse_float)
    _SHELF.put(key, pickle.dumps(found))
    return found


def _key(text: str, parse_float: Callable[[str], Any]) -> str:
    kind = "pecahan" if parse_float is float else "desimal"
    return hashlib.sha256(f"{_FORM}\n{kind}\n{text}".encode("utf-8", "surrogateescape")).hexdigest()


def _read(content: bytes | None) -> dict[str, Any] | None:
    if content is None:
        return None
    try:
        found = pickle.loads(content)
    except Exception:  # whatever another Python may have left there
        return None
    return found if isinstance(found, dict) else None
