"""The list of abbreviations, gathered from what the composed report prints.

A long form is the one that the report itself gives ("Indeks Kepuasan Masyarakat (IKM)"), else
the one beside a name in the data, else the official one of the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest
from math import ceil
from typing import Final

from lkjip_docgen.document import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Part,
    Row,
    Table,
    Text,
    each_block,
    own_inlines,
    plain_text,
)
from lkjip_docgen.idn import introduced, is_said, title_case, tokens
from lkjip_docgen.model import Laporan, singkatan_dalam
from lkjip_docgen.records import replace
from lkjip_docgen.rules import singkatan_lazim

LIST_ID: Final = "tabel-daftar-singkatan"
HEADING_ID: Final = "daftar-singkatan"
_SECTION: Final = "daftar_singkatan"
_FEW: Final = 8  # that a reader keeps in mind: no list, unless the office asks for one
_MANY: Final = 16  # more take half a page and leave its right side empty: they stand in halves
_MOST_ROWS: Final = 12  # of a list in the usual letters; a longer one has smaller letters
_HALVES: Final = (2.2, 5.8, 2.2, 5.8)
_NONE: Final = "Laporan ini tidak memuat singkatan yang perlu dijelaskan."


def with_abbreviations(parts: tuple[Part, ...], laporan: Laporan) -> tuple[Part, ...]:
    """The parts with the rows of the list, wherever a text has given it a place."""
    if not any(map(_is_list, _blocks(parts))):
        return parts
    found = gathered(parts, laporan)
    if not _is_wanted(laporan, found):
        return tuple(replace(part, blocks=tuple(_without(part.blocks))) for part in parts)
    return tuple(replace(part, blocks=tuple(_filled(part.blocks, found))) for part in parts)


def _is_wanted(laporan: Laporan, found: Mapping[str, str]) -> bool:
    """Whether a report has a list: where the office asks for one, else one of a year with many."""
    if _SECTION in laporan.susunan.dengan:
        return True
    return laporan.periode.tahunan and len(found) >= _FEW


def gathered(parts: Iterable[Part], laporan: Laporan) -> dict[str, str]:
    """The abbreviations that the parts print, each with its long form, in alphabetical order."""
    found: dict[str, str] = {}
    texts = dict.fromkeys(_texts(parts))
    for text in texts:
        for short, long in _explained(text) if "(" in text else ():
            found.setdefault(short, long)
    said = frozenset(tokens("\n".join(texts)))
    for known in (_of_data(laporan), singkatan_lazim()):
        for short, long in known.items():
            if short not in found and is_said(short, said):
                found[short] = long
    return {short: title_case(found[short]) for short in sorted(found, key=str.casefold)}


@lru_cache(maxsize=2048)  # the texts of two reports: most are as they were a moment ago
def _explained(text: str) -> tuple[tuple[str, str], ...]:
    """The abbreviations that a text explains."""
    return tuple((short, long) for short, long, _ in introduced(text))


def _of_data(laporan: Laporan) -> Mapping[str, str]:
    """The abbreviations of the data; a word ("renstra") with the capital of a list."""
    found: dict[str, str] = {}
    for short, long, _ in singkatan_dalam(laporan):
        found.setdefault(short[:1].upper() + short[1:], long)
    return found


def _blocks(parts: Iterable[Part]) -> Iterator[Block]:
    for part in parts:
        yield from each_block(part.blocks)


def _texts(parts: Iterable[Part]) -> Iterator[str]:
    """The words of the report, one stretch at a time; those of the list itself do not count."""
    for block in _blocks(parts):
        if not _is_list(block):
            yield from map(plain_text, own_inlines(block))


def _is_list(block: Block) -> bool:
    return isinstance(block, Table) and block.id == LIST_ID


def _filled(blocks: Iterable[Block], found: Mapping[str, str]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Table) and block.id == LIST_ID:
            yield _listed(block, tuple(found.items())) if found else _nothing()
        else:
            yield block


def _without(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without the list and its heading."""
    for block in blocks:
        if not _is_list(block) and not (isinstance(block, Heading) and block.id == HEADING_ID):
            yield block


def _listed(table: Table, entries: Sequence[tuple[str, str]]) -> Table:
    """The list with its rows; many entries go down the left half, then down the right one."""
    if len(entries) <= _MANY:
        return _sized(replace(table, rows=tuple(map(_row, entries))))
    half = ceil(len(entries) / 2)
    beside = zip_longest(entries[:half], entries[half:], fillvalue=("", ""))
    halves = replace(
        table,
        columns=tuple(map(Column, _HALVES)),
        head=tuple(replace(row, cells=row.cells * 2) for row in table.head),
        rows=tuple(_row((*left, *right)) for left, right in beside),
    )
    return _sized(halves)


def _sized(table: Table) -> Table:
    """The list in letters of the usual size; one of very many rows has small ones."""
    return replace(table, compact=len(table.rows) > _MOST_ROWS)


def _row(words: Sequence[str]) -> Row:
    return Row(tuple(Cell((Text(word),)) for word in words))


def _nothing() -> Paragraph:
    return Paragraph((Text(_NONE),))
