"""A snapshot as JSON: what travels inside a PDF so that it can be compared later."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NotRequired, TypedDict

from lkjip_docgen.comparison.snapshot import Kind, Number, Part, Snapshot, Words, read_value
from lkjip_docgen.records import asdict

FILE = "isi-laporan.json"
DESCRIPTION = "Angka dan naskah laporan ini, untuk dibandingkan dengan laporan lain"
VERSION = 1
_MOST_DECIMALS = 12


def dump(snapshot: Snapshot) -> bytes:
    """The snapshot as JSON; the same snapshot gives the same bytes."""
    content = {
        "versi": VERSION,
        "kantor": snapshot.office,
        "perihal": snapshot.subject,
        "tanggal": snapshot.date,
        "angka": [_entry_of(number) for number in snapshot.numbers.values()],
        "naskah": [asdict(words) for words in snapshot.texts],
        "bagian": [asdict(part) for part in snapshot.parts],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _entry_of(number: Number) -> dict[str, object]:
    """A number as JSON has it; a word stands there of predicates alone."""
    entry = asdict(number) | {"value": None if number.value is None else f"{number.value:f}"}
    return {key: value for key, value in entry.items() if key != "word" or value}


def load(data: bytes) -> Snapshot:
    """The snapshot in JSON; `ValueError` when it is damaged or of another version."""
    try:
        content = json.loads(data)
        if content["versi"] != VERSION:
            raise ValueError(f"versi {content['versi']}")
        numbers = [_number(entry) for entry in content["angka"]]
        return Snapshot(
            str(content["kantor"]),
            str(content["perihal"]),
            {number.path: number for number in numbers},
            tuple(map(_words, content["naskah"])),
            tuple(map(_part, content["bagian"])),
            str(content["tanggal"]),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("isi rusak") from error


class _Entry(TypedDict):
    """A number as JSON has it; what a PDF of others holds there is made sure of."""

    path: object
    label: object
    value: object
    unit: object
    decimals: int
    computed: object
    texts: list[object]
    places: list[object]
    word: NotRequired[object]


def _number(entry: _Entry) -> Number:
    decimals = int(entry["decimals"])
    if not 0 <= decimals <= _MOST_DECIMALS:
        raise ValueError(f"{decimals} desimal")
    return Number(
        str(entry["path"]),
        str(entry["label"]),
        read_value(str(entry["value"])),
        str(entry["unit"]),
        decimals,
        bool(entry["computed"]),
        tuple(map(str, entry["texts"])),
        tuple(map(str, entry["places"])),
        word=str(entry.get("word", "")),
    )


def _words(entry: Mapping[str, object]) -> Words:
    names = ("place", "text", "pattern", "key")
    return Words(Kind(str(entry["kind"])), *(str(entry[name]) for name in names))


def _part(entry: Mapping[str, object]) -> Part:
    return Part(Kind(str(entry["kind"])), *(str(entry[name]) for name in ("key", "label", "title")))
