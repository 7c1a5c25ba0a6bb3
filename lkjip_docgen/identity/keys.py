"""Readable keys of the items of a list, made of what the items are called."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha1

from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record

NAMED_BY: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("alasan", ("kode", "di")),  # an accepted finding: its kode is that of a rule
    ("kode", ("kode",)),
    ("dokumen", ("dokumen", "tahun", "versi")),
    ("besaran", ("besaran", "di")),
    ("peran", ("peran",)),
    ("lingkup", ("lingkup", "unit", "tahun")),
    ("unit", ("unit", "tahun")),
    ("indikator", ("indikator",)),  # in an agreement: the kode of what is measured
    ("nama", ("nama",)),
    ("judul", ("judul",)),
    ("tujuan", ("tujuan",)),
    ("jenis", ("jenis",)),
    ("tingkat", ("tingkat",)),
    ("bulan", ("bulan",)),
    ("tahun", ("tahun", "versi")),
    ("uraian", ("uraian",)),
)
"""What names an item: the first field that it has decides which fields make its name."""

YEAR = lazy_pattern(r"(?<!\d)\d{4}(?!\d)")

_LONGEST = 40  # characters of a key
_DIGEST = 8
_SIGNS = {
    "<": " kurang ",
    ">": " lebih ",
    "≤": " sampai ",
    "≥": " mulai ",
    "+": " plus ",
    "%": " persen ",
    "&": " dan ",
}


class Identity(Record):
    """What an item is known by.

    `key` is unique in its list; `base` is the same for items of one name.
    `name` is in plain words.  `content` is all that the item says: each a
    place in the item and a value.  `kind` says which fields name it.
    """

    key: str
    base: str
    name: str
    content: frozenset[tuple[str, str]] = frozenset()
    kind: str = ""


# --- keys --------------------------------------------------------------------------


def keys(items: Iterable[object], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """A readable key for each item, which no other item changes.

    An item may be a section of the data (model or mapping), or a text.  The
    second of one name has `--2` after it, which no name alone can have; so
    has one whose name is in `taken`, the words that a path uses beside it.
    """
    return tuple(key for key, _ in _keyed(map(_named, items), taken))


def key_of(item: object, items: tuple[object, ...]) -> str:
    """The key of an item of that list; `LookupError` where it is not in it."""
    key = _asked.of(items).get(id(item))
    if key is None:
        raise LookupError(f"{item!r} is not in the list")
    return key


class _Asked:
    """The list that was asked about last: templates ask for the key of each of its items in turn.

    A tuple cannot change, and this one is held, so that no other object has its place.
    """

    def __init__(self) -> None:
        self._items: tuple[object, ...] = ()
        self._keys: dict[int, str] = {}

    def of(self, items: tuple[object, ...]) -> dict[int, str]:
        """The keys of a list by what its items are."""
        if self._items is not items:
            self._items, self._keys = items, dict(zip(map(id, items), keys(items), strict=True))
        return self._keys


_asked = _Asked()


def identities(items: Iterable[object], taken: Iterable[str] = ()) -> tuple[Identity, ...]:
    """Each item with what it is known by."""
    listed = list(items)
    named = [_named(item) for item in listed]
    return tuple(
        Identity(key, base, plain(" ".join(words)), _content(item), kind)
        for item, (kind, words), (key, base) in zip(
            listed, named, _keyed(named, taken), strict=True
        )
    )


def _keyed(
    named: Iterable[tuple[str, list[str]]], taken: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """The key of each item, unique in the list, and what it shares with those of its name."""
    seen = Counter(taken)
    for _, words in named:
        base = slug(" ".join(words))
        seen[base] += 1
        yield base if seen[base] == 1 else f"{base}--{seen[base]}", base


def slug(name: str) -> str:
    """A name as part of a path: lower case, digits and hyphens.

    Capitals, blanks, quotes and punctuation do not matter.  A name that is
    long, or that has letters of another script, is told apart by a digest.
    """
    words = plain(name)
    short = _short(words)
    if short and len(short) <= _LONGEST and not _has_letters_of_another_script(words):
        return short
    digest = sha1(words.encode(), usedforsecurity=False).hexdigest()[:_DIGEST]
    return f"{_beginning(short) or 'butir'}-{digest}"


def _short(words: str) -> str:
    """The words without accents, joined by hyphens; a number is never taken for a position."""
    folded = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    short = "-".join(folded.split())
    is_number = short.isdecimal() and not YEAR.fullmatch(short)
    return f"no-{short}" if is_number else short


def _has_letters_of_another_script(words: str) -> bool:
    return any(ord(letter) > 0x24F for letter in words)  # beyond Latin letters with accents


def _beginning(short: str) -> str:
    """As many whole words as leave room for a digest; a single long word is cut."""
    room = _LONGEST - _DIGEST - 1
    if len(short) <= room:
        return short
    return short[: room + 1].rpartition("-")[0] or short[:room]


def plain(text: str) -> str:
    """A text in small letters and single blanks, without punctuation."""
    text = unicodedata.normalize("NFKC", text).casefold()
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    text = text.replace("'", "").replace("’", "").replace("`", "")
    return " ".join(re.sub(r"[\W_]+", " ", text).split())


# --- what an item says -------------------------------------------------------------


def _named(item: object) -> tuple[str, list[str]]:
    """Which fields name the item, and what they say."""
    if isinstance(item, str):
        return "teks", [item]
    known = _fields(item)
    for mark, fields in NAMED_BY:
        if mark in known and _word(item, mark):
            return mark, _words(item, fields)
    return "", [text for _, text in sorted(_leaves(item, ""))]


def _words(item: object, fields: Iterable[str]) -> list[str]:
    words = (_word(item, name) for name in fields)
    return [word for word in words if word]


def _word(item: object, name: str) -> str:
    """A field as text; "" where the item has none, or one that is no single value."""
    value = _fields(item).get(name)
    return "" if value is None or _is_compound(value) else str(value).strip()


def _fields(item: object) -> Mapping[str, object]:
    if isinstance(item, Mapping):
        return item
    return getattr(item, "__dict__", {})


def _is_compound(value: object) -> bool:
    if isinstance(value, str | Decimal | int | float | date):
        return False
    return isinstance(value, Mapping | list | tuple) or hasattr(value, "__dict__")


def _content(item: object) -> frozenset[tuple[str, str]]:
    return frozenset(() if isinstance(item, str) else _leaves(item, ""))


def _leaves(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Every single value below, with the names of the fields that lead to it."""
    if isinstance(value, list | tuple):
        for item in value:
            yield from _leaves(item, path)
    elif _is_compound(value):
        for name, below in _fields(value).items():
            yield from _leaves(below, f"{path}.{name}")
    elif value is not None and (text := str(value).strip()):
        yield path, text
