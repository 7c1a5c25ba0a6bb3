"""Which column of a table is which, by what its head says: a year keeps its figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from lkjip_docgen.docx import Element, cells, child, rows, w, whole, words
from lkjip_docgen.refresh.alignment import Pairs

_BETWEEN = " › "  # heads of one column that stand above each other
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_REWORDED = 0.8  # how alike two heads in the same place are that are one
_COMMENT = w("commentReference")


class Spot(NamedTuple):
    """A cell, with its first column and the one behind its last."""

    start: int
    end: int
    cell: Element


class Turns(NamedTuple):
    """For each column of the table as generated, and as people left it, its new place."""

    base: Sequence[int]
    file: Sequence[int]


class Columns(NamedTuple):
    """What became of the columns that people edited, where there are as many as before."""

    lost: tuple[str, ...] = ()
    """The heads of those that the data have no more."""
    turns: Turns | None = None
    """Where the columns are to go; None where each edited one stands where it stood."""


def columns_of(base: Element, file: Element, data: Element, own: Container[str]) -> Columns:
    """Compare the columns; `own` are the identifiers of the comments of the program."""
    count = len(_marked(base))
    old, new = heads(base, count), heads(data, len(_marked(data)))
    if old == new or len(old) != len(new):
        return Columns()
    pairs = pairs_of(old, new)
    mine = heads(file, count)
    there = _places_in(mine, old)
    edited = _edited(base, file, there, own)
    lost = tuple(old[i] for i in _without(pairs, edited))
    if lost or _stand_still(pairs, edited):
        return Columns(lost)
    return Columns(turns=_turns(pairs, there, len(old), len(mine)))


def _edited(base: Element, file: Element, there: Pairs, own: Container[str]) -> list[int]:
    """The columns that people wrote something into."""
    return [i for i in there if _is_edited(_column(base, i), _column(file, there[i]), own)]


def _without(pairs: Pairs, places: Sequence[int]) -> list[int]:
    """Those of some places that have no counterpart."""
    return [i for i in places if i not in pairs]


def _stand_still(pairs: Pairs, places: Sequence[int]) -> bool:
    return all(pairs[i] == i for i in places)


def _turns(pairs: Pairs, there: Pairs, generated: int, mine: int) -> Turns:
    """The new places of so many columns as were generated, and of those of the file."""
    turns = _with_the_rest(pairs, generated)
    back = {n: turns[i] for i, n in there.items()}
    return Turns(turns, _with_own(back, mine))


def heads(table: Element, count: int) -> list[str]:
    """What stands above each column, in so many rows at the top."""
    above: list[list[str]] = []
    for spot in _spots_in(rows(table)[:count]):
        above += [[] for _ in range(spot.end - len(above))]
        said = _said(spot.cell)
        for column in above[spot.start : spot.end]:
            column.append(said)
    return [_BETWEEN.join(filter(None, column)) for column in above]


def _marked(table: Element) -> list[Element]:
    """The rows that are marked as heads; the program marks those of all its tables."""
    return [row for row in rows(table) if child(row, "trPr/tblHeader") is not None]


def _spots_in(some: Iterable[Element]) -> Iterator[Spot]:
    """The cells of some rows."""
    for row in some:
        yield from _spots(row)


def _spots(row: Element) -> Iterator[Spot]:
    start = 0
    for cell in cells(row):
        across = child(cell, "tcPr/gridSpan")
        width = 1 if across is None else max(1, whole(across, w("val"), 1))
        yield Spot(start, start + width, cell)
        start += width


def pairs_of(old: Sequence[str], new: Sequence[str]) -> Pairs:
    """Where each column went; those that are gone are left out.

    Heads that do not tell (empty, or alike above several columns, as under a
    merged head that is there twice) leave nothing but the place to go by.  So
    does a head that was worded a little differently: that of another year is
    another column.
    """
    pairs = _by_head(old, new)
    for i in _unpaired(pairs, len(old)):
        if _is_reworded(old[i], new[i]):
            pairs[i] = i
    return pairs


def _by_head(old: Sequence[str], new: Sequence[str]) -> Pairs:
    """The columns with the same head, where it is above one column alone."""
    known = _once(new)
    return {i: known[head] for head, i in _once(old).items() if head in known}


def _unpaired(pairs: Pairs, count: int) -> list[int]:
    """The places that are a pair's neither here nor there."""
    taken = set(pairs.values())
    return [i for i in range(count) if i not in pairs and i not in taken]


def _once(found: Sequence[str]) -> dict[str, int]:
    """The places of the heads that are above one column alone."""
    counts = Counter(found)
    return {head: i for i, head in enumerate(found) if head and counts[head] == 1}


def _is_reworded(was: str, now: str) -> bool:
    if _YEAR.findall(was) != _YEAR.findall(now):
        return False
    return SequenceMatcher(None, was, now, autojunk=False).ratio() >= _REWORDED


def _places_in(mine: Sequence[str], old: Sequence[str]) -> Pairs:
    """Where the generated columns stand in the file; by place where people changed a head."""
    found = _by_head(old, mine)
    if len(mine) == len(old):
        found.update({i: i for i in _unpaired(found, len(old))})
    return found


def _column(table: Element, place: int) -> list[Element]:
    return [spot.cell for spot in _spots_in(rows(table)) if spot.start == place]


def _is_edited(base: Sequence[Element], file: Sequence[Element], own: Container[str]) -> bool:
    """Whether people wrote something into a column; rows that they moved or took out do not count.

    A comment of theirs does.
    """
    if Counter(map(_said, file)) - Counter(map(_said, base)):
        return True
    marks = (mark for cell in file for mark in cell.iter(_COMMENT))
    return any(mark.get(w("id"), "") not in own for mark in marks)


def _said(cell: Element) -> str:
    return " ".join(words(cell).split())


def _with_the_rest(pairs: Pairs, count: int) -> list[int]:
    """A new place for each column: what is gone, and nobody edited, makes room for what is new."""
    free = iter(sorted(set(range(count)) - set(pairs.values())))
    return [pairs[i] if i in pairs else next(free) for i in range(count)]


def _with_own(back: Pairs, count: int) -> list[int]:
    """The places in the file; a column of people's own stays behind its left neighbour."""
    keys: list[tuple[int, int]] = []
    for n in range(count):
        before = keys[-1] if keys else (-1, 0)
        keys.append((back[n], 0) if n in back else (before[0], before[1] + 1))
    order = sorted(keys)
    return [order.index(key) for key in keys]


def turn(table: Element, places: Sequence[int]) -> bool:
    """Put the columns of a table at other places; False, and nothing done, where that cannot be."""
    own = rows(table)
    if len(own) < len(table.findall(w("tr"))):
        return False  # a row that is struck may come back, and would have the old order
    turned = [_turned(row, places) for row in own]
    if not all(turned):
        return False
    for row in turned:
        _put(row)
    return True


def _turned(row: Element, places: Sequence[int]) -> list[Element]:
    """The cells of a row in their new order; none where they would be torn or stand elsewhere."""
    if child(row, "trPr/gridBefore") is not None:  # it starts late
        return []
    order: dict[int, Element] = {}
    for spot in _spots(row):
        wanted = sorted(places[spot.start : spot.end])
        if not _is_together(wanted, spot) or spot.cell.getparent() is not row:
            return []
        order[wanted[0]] = spot.cell
    return [order[place] for place in sorted(order)]


def _is_together(wanted: Sequence[int], spot: Spot) -> bool:
    """Whether the new places of a cell are as many as it has, and side by side."""
    width = spot.end - spot.start
    return len(wanted) == width and wanted[-1] - wanted[0] == width - 1


def _put(turned: Sequence[Element]) -> None:
    """Put the cells of a row in this order, each as wide as the one that stood there."""
    row = turned[0].getparent()
    if row is None:
        return
    before = cells(row)
    widths = [_width(cell) for cell in before]
    at = row.index(before[0])
    for n, cell in enumerate(turned):
        row.insert(at + n, cell)
    for cell, width in zip(turned, widths, strict=True):
        _set_width(cell, width)


def _width(cell: Element) -> str:
    found = child(cell, "tcPr/tcW")
    return "" if found is None else found.get(w("w"), "")


def _set_width(cell: Element, width: str) -> None:
    here = child(cell, "tcPr/tcW")
    if here is not None and width:
        here.set(w("w"), width)
