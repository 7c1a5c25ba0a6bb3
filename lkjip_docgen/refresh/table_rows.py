"""New rows and cells into a table that people may have edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy

from lkjip_docgen.docx import Element, cells, columns, rows, w, words
from lkjip_docgen.refresh.alignment import Pairs, align
from lkjip_docgen.refresh.children import Children, flat_children
from lkjip_docgen.refresh.columns import Turns, columns_of, turn
from lkjip_docgen.refresh.items import Knower, item, row_items
from lkjip_docgen.refresh.outcome import Kind
from lkjip_docgen.refresh.place import Where, brief, row_places
from lkjip_docgen.refresh.sides import Work

_BEFORE_SPAN = (w("tcW"), w("gridSpan"), w("cnfStyle"))
_BEFORE_SHADE = (*_BEFORE_SPAN, w("hMerge"), w("vMerge"), w("tcBorders"))

MergeOne = Callable[[Element, Element, Element, Where], None]
MergeChildren = Callable[[Children, Sequence[Where], Element, MergeOne], None]


class Tables:
    """Merges tables row by row, and rows cell by cell."""

    def __init__(
        self,
        work: Work,
        knower: Knower,
        container: MergeOne,
        children: MergeChildren,
        followed: set[Element],
    ) -> None:
        self._work = work
        self._knower = knower
        self._followed = followed  # numbers that nothing else is to renew
        self._container = container
        self._children = children

    def merge(self, base: Element, file: Element, data: Element, where: Where) -> None:
        """Bring one table up to date: a column that people edited goes with its head."""
        whole = where._replace(inside="seluruhnya")
        if columns(base) != columns(data):
            self._replace(base, file, data, whole)
            return
        found = columns_of(base, file, data, self._work.adoption.own_comments)
        if found.lost:
            gone = ", ".join(f"“{head}”" for head in found.lost)
            inside = f"seluruhnya karena kolom {gone} tidak ada lagi dalam data"
            self._replace(base, file, data, where._replace(inside=inside))
        elif found.turns is None:
            self._rows(base, file, data, where)
        elif not self._turn(found.turns, (base, file, data), where):
            self._replace(base, file, data, whole)

    def _turn(self, turns: Turns, tables: tuple[Element, Element, Element], where: Where) -> bool:
        """Put the columns where the data have them, then the rows; False where that cannot be.

        Where changes are tracked the table is taken out and put in: no word
        processor knows a column that moved.
        """
        base, file, data = deepcopy(tables[0]), tables[1], tables[2]
        tracks = self._work.revisions.tracks
        here = deepcopy(file) if tracks else file
        if not (turn(base, turns.base) and turn(here, turns.file)):
            return False
        self._work.ledger.note(Kind.MOVED, where, brief(tables[0]), brief(data))
        if tracks:
            self._work.adoption.renumber(here)
            file.addprevious(here)
        with self._work.revisions.untracked():
            self._rows(base, here, data, where)
        if tracks:
            self._work.revisions.mark_replaced(file, here)
        return True

    def _rows(self, base: Element, file: Element, data: Element, where: Where) -> None:
        parts = rows(base), rows(file), rows(data)
        self._knower.meet(base, parts[0], self._work.sides.base)
        self._knower.meet(data, parts[2], self._work.sides.data)
        known = row_items(base), row_items(file), row_items(data)
        children = flat_children(parts, known, self._work.adoption.own_comments)
        self._children(children, list(row_places(len(parts[0]), where)), file, self._row)

    def _row(self, base: Element, file: Element, data: Element, where: Where) -> None:
        old, there, new = cells(base), cells(file), cells(data)
        if len(old) != len(new):
            self._replace(base, file, data, where)
            return
        pairs = _cell_pairs(old, there)
        for i, cell in enumerate(old):
            place = where._replace(inside=f"{where.inside} kolom {i + 1}".strip())
            if i in pairs:
                _span(cell, there[pairs[i]], new[i])
                _shade(cell, there[pairs[i]], new[i])
                self._container(cell, there[pairs[i]], new[i], place)
            elif words(cell) != words(new[i]):
                self._work.ledger.note(Kind.GONE, place, words(cell), words(new[i]))

    def _replace(self, base: Element, file: Element, data: Element, where: Where) -> None:
        """A table or row whose shape the data changed: taken over whole, or not at all."""
        if words(file) == words(data):
            self._followed.update(file.iter(w("sdt")))
            return
        texts = brief(base), brief(file), brief(data)
        if words(file).split() == words(base).split():
            self._work.ledger.note(Kind.TEXT, where, texts[0], texts[2])
        elif self._work.ledger.decide(where, texts, file, _restoring(base, data)) != "data":
            self._followed.update(file.iter(w("sdt")))  # it stays as it is, wholly
            return
        new = self._work.adoption.adopted(data)
        _keep_look(file, new)
        self._followed.update(new.iter(w("sdt")))  # none is a copy that people made
        if not self._work.revisions.tracks:
            _refill(file, new)
            return
        file.addprevious(new)
        self._work.revisions.mark_replaced(file, new)


def _cell_pairs(old: Sequence[Element], there: Sequence[Element]) -> Pairs:
    """Which cell of a row is which: by place, where there are as many as before."""
    if len(old) == len(there):
        return {i: i for i in range(len(old))}
    return align([item(cell) for cell in old], [item(cell) for cell in there])


def _keep_look(file: Element, new: Element) -> None:
    """Let a new table look as people made the one that it replaces."""
    look, own = file.find(w("tblPr")), new.find(w("tblPr"))
    if look is not None and own is not None:
        new.replace(own, deepcopy(look))


def _refill(element: Element, new: Element) -> None:
    """Give an element, which others may know by now, the content of another."""
    for node in list(element):
        element.remove(node)
    element.extend(list(new))


def _restoring(base: Element, data: Element) -> Callable[[], None]:
    def restore() -> None:
        parent = data.getparent()
        if parent is not None:
            parent.replace(data, deepcopy(base))

    return restore


def _span(base: Element, file: Element, data: Element) -> None:
    """Let a cell span the rows that the new data ask for."""
    if not _merged(file) == _merged(base) != _merged(data):
        return
    properties = file.find(w("tcPr"))
    if properties is None:
        return
    for old in properties.findall(w("vMerge")):
        properties.remove(old)
    merge = data.find(f"{w('tcPr')}/{w('vMerge')}")
    if merge is not None:
        _put_behind(_BEFORE_SPAN, properties, deepcopy(merge))


def _shade(base: Element, file: Element, data: Element) -> None:
    """Give a cell the ground of the new data, where people left it the old one."""
    was, here, wanted = _ground(base), _ground(file), _ground(data)
    properties = file.find(w("tcPr"))
    if was != here or was == wanted or properties is None:
        return
    for old in properties.findall(w("shd")):
        properties.remove(old)
    shade = data.find(f"{w('tcPr')}/{w('shd')}")
    if shade is not None:
        _put_behind(_BEFORE_SHADE, properties, deepcopy(shade))


def _ground(cell: Element) -> str:
    """The colour behind a cell; "" for none."""
    shade = cell.find(f"{w('tcPr')}/{w('shd')}")
    return "" if shade is None else shade.get(w("fill"), "").upper()


def _put_behind(others: Sequence[str], properties: Element, new: Element) -> None:
    """Put a property of a cell behind those that the order has before it."""
    before = [known for known in properties if known.tag in others]
    at = properties.index(before[-1]) + 1 if before else 0
    properties.insert(at, new)


def _merged(cell: Element) -> str:
    """ "restart" for a cell that spans rows, "continue" for one below it, else ""."""
    merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
    return "" if merge is None else str(merge.get(w("val"), "continue"))
