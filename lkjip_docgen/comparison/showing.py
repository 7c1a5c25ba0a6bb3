"""How numbers, their changes and shortened texts are shown to a reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import TypeVar

from lkjip_docgen.comparison.changed_texts import Change, Stretch, TextChange, stretches
from lkjip_docgen.comparison.compare import Differences, NumberChange, PartChange
from lkjip_docgen.comparison.snapshot import Kind, Number, Part, Snapshot, Words
from lkjip_docgen.idn import format_decimal, format_percent, format_rupiah, in_a_row
from lkjip_docgen.quantity import Unit, written_places

NONE = "–"
"""Stands where there is no number."""
NO_DIFFERENCES = "Tidak ada perbedaan."
NUMBER_TITLES = {
    Change.CHANGED: "Angka yang berubah",
    Change.ADDED: "Angka yang ditambahkan",
    Change.REMOVED: "Angka yang dihapus",
}
PART_TITLES = {
    Change.ADDED: "Bagian yang ditambahkan",
    Change.REMOVED: "Bagian yang dihapus",
}
TEXT_TITLES = {
    Change.CHANGED: "Naskah yang berubah",
    Change.ADDED: "Naskah yang ditambahkan",
    Change.REMOVED: "Naskah yang dihapus",
    Change.MOVED: "Naskah yang dipindahkan",
}
Entry = TypeVar("Entry", NumberChange, PartChange, TextChange)

ORIGINS = {False: "Angka masukan", True: "Angka hasil hitungan"}
"""What a number is, by whether it is computed."""

_BARE = {str(unit) for unit in (Unit.INDEKS, Unit.NILAI, Unit.JUMLAH)}
_AROUND = 6  # words shown on either side of a change
_MOST_PLACES = 4


def shown(number: Number | None) -> str:
    """The number as it is printed, with its unit; what stands there where it has no value."""
    if number is None:
        return NONE
    if number.value is None:
        return next(iter(number.texts), number.word) or "belum diisi"
    text = _with_unit(number.value, number.unit, _decimals(number))
    return f"{text} (diketik)" if number.typed else text


def change_of(change: NumberChange) -> str:
    """New less old with its sign: "+Rp1.000", "-0,15 poin persentase"; "–" where there is none."""
    value = change.difference
    if value is None:
        return NONE
    decimals = max(_decimals(number) for number in (change.old, change.new) if number is not None)
    places = max(decimals, written_places(value.normalize()))
    text = _with_unit(value, _unit_of_difference(change.number.unit), places)
    return f"+{text}" if value > 0 else text


def _unit_of_difference(unit: str) -> str:
    return str(Unit.POIN_PERSENTASE) if unit == Unit.PERSEN else unit


def places_of(number: Number) -> str:
    """Where a number is printed, the first few places named."""
    if not number.places:
        return "tidak tercetak"
    named = "; ".join(number.places[:_MOST_PLACES])
    more = len(number.places) - _MOST_PLACES
    return f"{named}; dan {more} tempat lain" if more > 0 else named


def by_change(
    changes: Sequence[Entry], titles: Mapping[Change, str]
) -> Iterator[tuple[Change, str, list[Entry]]]:
    """What differs, by what became of it, in the order of the titles; none without an entry."""
    for change, title in titles.items():
        listed = [entry for entry in changes if entry.change is change]
        if listed:
            yield change, title, listed


def by_origin(changes: Iterable[NumberChange]) -> Iterator[tuple[str, Iterator[NumberChange]]]:
    """Numbers under what they are: those that the office writes, then those that are computed."""
    for computed, entries in groupby(sorted(changes, key=_is_computed), _is_computed):
        yield ORIGINS[computed], entries


def _is_computed(change: NumberChange) -> bool:
    return change.number.computed


def values_of(change: NumberChange) -> tuple[str, ...]:
    """The number before and now with their difference; of one that came or went, it alone."""
    if change.change is Change.CHANGED:
        return shown(change.old), shown(change.new), change_of(change)
    return (shown(change.number),)


def part_name(part: Part) -> str:
    """What a part is called: "Tabel 3.2 Realisasi", "judul BAB III.A Capaian"."""
    label = f"{part.label} {part.title}".strip()
    return label if part.label.startswith(part.kind.capitalize()) else f"{part.kind} {label}"


def place_of(words: Words) -> str:
    """Where a text stands and what it is: "BAB III.A, paragraf"."""
    kind = f"judul {words.kind}" if words.kind in (Kind.TABLE, Kind.FIGURE) else str(words.kind)
    return f"{words.place}, {kind}" if words.place not in ("", words.text) else kind


def excerpts(change: TextChange) -> Iterator[Stretch]:
    """The stretches of a changed text, what stays cut down to the words near a change."""
    pieces = stretches(change.old.text, change.new.text) if change.old and change.new else []
    for index, piece in enumerate(pieces):
        if piece.stays:
            yield _cut_down(piece, begins=index == 0, ends=index == len(pieces) - 1)
        else:
            yield piece


def _cut_down(piece: Stretch, *, begins: bool, ends: bool) -> Stretch:
    """The words that stay near a change; there is none before a text begins or after it ends."""
    words = piece.text.split()
    if len(words) <= 2 * _AROUND:
        return piece
    head = [] if begins else words[:_AROUND]
    tail = [] if ends else words[-_AROUND:]
    return Stretch(" ".join([*head, "…", *tail]))


def title_of(snapshot: Snapshot) -> str:
    """The file, and whose report it is: "lama.docx (Laporan kinerja tahun 2023, Kantor …)"."""
    what = ", ".join(filter(None, (snapshot.subject, snapshot.office)))
    return f"{snapshot.file} ({what})" if what else snapshot.file


def summary(differences: Differences) -> str:
    """How much differs, without what is alike: "12 angka dan 1 bagian berbeda."."""
    if not differences:
        return NO_DIFFERENCES
    found = {
        "angka": differences.numbers,
        "naskah": differences.texts,
        "bagian": differences.parts,
    }
    told = [f"{len(each)} {what}" for what, each in found.items() if each]
    return f"{in_a_row(told)} berbeda."


def _decimals(number: Number) -> int:
    return (
        number.decimals
        if number.value is None
        else max(number.decimals, written_places(number.value.normalize()))
    )


def _with_unit(value: Decimal, unit: str, decimals: int) -> str:
    if unit == Unit.RUPIAH:
        return format_rupiah(value, decimals)
    if unit == Unit.PERSEN:
        return format_percent(value, decimals)
    text = format_decimal(value, decimals)
    return text if unit in _BARE or not unit else f"{text} {unit}"
