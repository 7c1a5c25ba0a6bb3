"""Cross references in a text: `[lihat](#kode)` prints "Tabel 3.4"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import Final, NamedTuple
from urllib.parse import unquote

from lkjip_docgen.office_text.parser import tokens_of

OWN: Final = "isian-"
"""How the ids of tables and pictures begin that stand in the office's own texts."""
OWN_PART: Final = "tambahan-"
"""How those of the office's own parts and of their charts begin."""
OWN_TABLE: Final = f"tabel-{OWN_PART}"
OWN_PICTURE: Final = f"gambar-{OWN_PART}"

_OFFICES: Final = (OWN, OWN_TABLE, OWN_PICTURE, OWN_PART)
_ANY: Final = (*_OFFICES, "", "tabel-", "gambar-")
"""What may be left out of an id: the office's own tables, pictures and sections come first."""
_SIGN: Final = "](#"


class Asked(NamedTuple):
    """A reference as it was written: where its address stands, and whom it names."""

    start: int
    target: str


def references(text: str) -> Iterator[Asked]:
    """The references of a text, in their order."""
    if _SIGN not in text:
        return
    place = 0
    for token in tokens_of(text)[0]:
        for piece in token.children or ():
            if piece.type == "link_open" and (target := target_of(str(piece.attrs["href"]))):
                found = text.find(f"#{target}", place)
                place = max(place, found)
                yield Asked(place, target)


def target_of(address: str) -> str:
    """Whom an address names that leads into the report; "" for any other address."""
    return unquote(address[1:]) if address.startswith("#") else ""


def id_of(kode: str) -> str:
    """The part of an id that a kode makes: "Sebaran Loket" -> "sebaran-loket"."""
    folded = unicodedata.normalize("NFKD", kode).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", folded.lower()).strip("-")


def target_among(target: str, ids: Collection[str]) -> str | None:
    """That of the ids of a report that a reference names; None where there is none."""
    name = id_of(target)
    return next((found for start in _ANY if (found := f"{start}{name}") in ids), None)


def names_of(ids: Collection[str]) -> list[str]:
    """How the office calls what has these ids: its own without what the program puts before."""
    return list(map(_short, ids))


def _short(name: str) -> str:
    start = next((start for start in _OFFICES if name.startswith(start)), "")
    return name.removeprefix(start)
