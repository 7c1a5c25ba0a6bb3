"""How numbers, their changes and shortened texts are shown to a reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_docgen.comparison.compare import Differences, NumberChange
from lkjip_docgen.comparison.snapshot import Kind, Number, Part, Snapshot, Words
from lkjip_docgen.comparison.wording import Change, Stretch, TextChange, stretches
from lkjip_docgen.idn.numbers import format_decimal, format_percent, format_rupiah
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
        return number.texts[0] if number.texts else "belum diisi"
    text = _with_unit(number.value, number.unit, _decimals(number))
    return f"{text} (diketik)" if number.typed else text


def change_of(change: NumberChange) -> str:
    """New less old with its sign: "+Rp1.000", "-0,15 poin persentase"; "–" where there is none."""
    value = change.difference
    if value is None:
        return NONE
    unit = change.number.unit
    unit = str(Unit.POIN_PERSENTASE) if unit == Unit.PERSEN else unit
    decimals = max(_decimals(number) for number in (change.old, change.new) if number is not None)
    text = _with_unit(value, unit, max(decimals, written_places(value.normalize())))
    return f"+{text}" if value > 0 else text


def places_of(number: Number) -> str:
    """Where a number is printed, the first few places named."""
    if not number.places:
        return "tidak tercetak"
    named = "; ".join(number.places[:_MOST_PLACES])
    more = len(number.places) - _MOST_PLACES
    return f"{named}; dan {more} tempat lain" if more > 0 else named


def by_change(changes: Sequence[NumberChange], change: Change) -> list[NumberChange]:
    """The numbers of one kind of change, those that the office writes first."""
    return sorted(
        (entry for entry in changes if entry.change is change),
        key=lambda entry: entry.number.computed,
    )


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
        words = piece.text.split()
        if piece.removed or piece.added or len(words) <= 2 * _AROUND:
            yield piece
            continue
        head = [] if index == 0 else words[:_AROUND]
        tail = [] if index == len(pieces) - 1 else words[-_AROUND:]
        yield Stretch(" ".join([*head, "…", *tail]))


def title_of(snapshot: Snapshot) -> str:
    """The file, and whose report it is: "lama.docx (Laporan kinerja tahun 2023, Kantor …)"."""
    what = ", ".join(filter(None, (snapshot.subject, snapshot.office)))
    return f"{snapshot.file} ({what})" if what else snapshot.file


def summary(differences: Differences) -> str:
    """How much differs: "12 angka, 3 naskah, dan 1 bagian berbeda."."""
    if not differences:
        return NO_DIFFERENCES
    return (
        f"{len(differences.numbers)} angka, {len(differences.texts)} naskah, dan "
        f"{len(differences.parts)} bagian berbeda."
    )


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
