"""Which numbers stand on which sheet, in which order.

Inputs of one sum stand below one another, so that a formula names them as one range.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

from lkjip_docgen.measures import Hasil
from lkjip_docgen.model import Laporan
from lkjip_docgen.operation import Choose, Pick, Tally, Term
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record
from lkjip_docgen.workpaper.operation_parts import inputs_alone, spans_of

_LONG: Final = 3
"""So many inputs make a stretch that should be one range."""
_LONGEST_NAME: Final = 80
_NO_LETTERS: Final = re.compile(r"[^A-Za-z0-9]+")


class Block(Record):
    """A group of quantities under a title."""

    title: str
    rows: tuple[Quantity, ...]


class Listed(Record):
    """A list of the data that a formula counts or picks from, with what each entry says."""

    path: str
    entries: tuple[str | Decimal, ...]


class Arrangement(Record):
    """What stands on the sheets: typed numbers and lists, computed numbers, names of cells."""

    inputs: tuple[Block, ...]
    lists: tuple[Listed, ...]
    computed: tuple[Block, ...]
    names: dict[str, str]


def arrange(laporan: Laporan, hasil: Hasil) -> Arrangement:
    """Everything that the report computes and what it is computed from."""
    quantities = list(hasil.quantities().values())
    computed = [quantity for quantity in quantities if quantity.operasi is not None]
    used = {item.path for quantity in computed for item in quantity.inputs}
    typed = [
        quantity
        for quantity in quantities
        if quantity.operasi is None and (quantity.ada or quantity.path in used)
    ]
    ranks = _ranks(quantities, computed)
    titles = _Titles(laporan)
    return Arrangement(
        inputs=tuple(_blocks(typed, ranks, titles)),
        lists=tuple(_lists(computed)),
        computed=tuple(_blocks(computed, ranks, titles)),
        names=_names(computed),
    )


_Rank = tuple[int, int]


def _ranks(quantities: Sequence[Quantity], computed: Sequence[Quantity]) -> dict[str, _Rank]:
    """The order of quantities within their block: stretches together, each at its first row."""
    order = {quantity.path: n for n, quantity in enumerate(quantities)}
    ranks: dict[str, _Rank] = {}
    for stretch in _stretches(computed):
        new = [quantity.path for quantity in stretch if quantity.path not in ranks]
        first = min((order[path] for path in new), default=0)
        ranks |= {path: (first, n) for n, path in enumerate(new)}
    return {path: ranks.get(path, (n, 0)) for path, n in order.items()}


def _stretches(computed: Iterable[Quantity]) -> Iterator[list[Quantity]]:
    for quantity in computed:
        if quantity.operasi is None:
            continue
        for span in spans_of(quantity.operasi):
            items = span.of_items(quantity.inputs)
            if len(items) >= _LONG:
                yield items


# --- blocks ------------------------------------------------------------------------------


class _Titles:
    """What the blocks are called, by the beginning of a path."""

    def __init__(self, laporan: Laporan) -> None:
        words = laporan.kosakata
        self._of_indicator = {
            row.kode: f"Indikator {row.singkatan or row.nama}" for row in laporan.indikator
        }
        self._words = {
            "anggaran": "Anggaran",
            "emonev": words.aplikasi_pemantauan.judul,
            "evaluasi_akip": "Evaluasi Akuntabilitas Kinerja",
            "ikpa": words.pelaksanaan_anggaran.pendek_awal,
            "indikator": "Seluruh Indikator",
            "kilas": "Kilas Kinerja",
            "nka": words.kinerja_anggaran.pendek_awal,
            "pegawai": "Pegawai",
            "penerimaan": words.penerimaan.pendek_awal,
            "pk": "Perjanjian Kinerja",
            "pnbp": words.penerimaan.pendek_awal,
            "rkt": "Rencana Kinerja Tahunan",
            "sasaran": "Sasaran",
            "tabel": "Tabel Kantor",
        }

    def key(self, path: str) -> str:
        """What the quantities of one block have in common."""
        first, _, rest = path.partition(".")
        kode = rest.partition(".")[0]
        return f"{first}.{kode}" if first == "indikator" and kode in self._of_indicator else first

    def of(self, key: str) -> str:
        """The title of a block."""
        first, _, kode = key.partition(".")
        return self._of_indicator[kode] if kode else self._words.get(first, first.capitalize())


def _blocks(
    quantities: Sequence[Quantity], ranks: dict[str, _Rank], titles: _Titles
) -> Iterator[Block]:
    place = {key: n for n, key in enumerate(dict.fromkeys(titles.key(q.path) for q in quantities))}

    def order(quantity: Quantity) -> tuple[int, _Rank]:
        return place[titles.key(quantity.path)], ranks[quantity.path]

    in_order = sorted(quantities, key=order)
    for key, rows in groupby(in_order, lambda quantity: titles.key(quantity.path)):
        yield Block(titles.of(key), tuple(rows))


# --- lists and names ---------------------------------------------------------------------


def _lists(computed: Iterable[Quantity]) -> Iterator[Listed]:
    found = dict.fromkeys(listed for quantity in computed for listed in lists_of(quantity.operasi))
    yield from found


def lists_of(part: Term | None) -> Iterator[Listed]:
    """The lists whose entries an operation counts or picks from."""
    if isinstance(part, Tally | Pick):
        yield Listed(part.path, part.entries)
    elif isinstance(part, Choose):
        yield from lists_of(part.then)
        yield from lists_of(part.otherwise)


def _names(computed: Iterable[Quantity]) -> dict[str, str]:
    """Names for the cells that formulas mention by themselves, so that these can be read."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for quantity in computed:
        for path in inputs_alone(quantity):
            name = _NO_LETTERS.sub("_", path).strip("_")
            known = path in names or name.casefold() in taken or len(name) > _LONGEST_NAME
            if not known and "_" in name and name[0].isalpha():
                taken.add(name.casefold())
                names[path] = name
    return names
