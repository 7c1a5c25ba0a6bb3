"""Where the boxes of a tree of performance stand: upper levels in rows, the rest hanging below.

Lines run between rows and left of hanging boxes only, so that none crosses a box.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from lkjip_docgen.charts.boxes import CAP_HEIGHT, LINE_HEIGHT, Box, block_height
from lkjip_docgen.charts.ruler import RoughRuler, Ruler
from lkjip_docgen.document import TreeNode
from lkjip_docgen.records import MutableRecord, Record, field

SIZES = (8.5, 8.0, 7.5)
"""Sizes of names in points, the best first."""

_USUAL_SIZE = (8.0,)
"""The size that the number of pages is planned with."""

SMALL = 7.0
"""Size of everything else in a box, the least that is used."""

EDGE = 2.0  # between the outermost boxes and the edge of the paper
PAD = 4.5  # between a box and its text
_GAP = 2.5  # between the parts of a box
AFTER = _GAP + SMALL * (LINE_HEIGHT - CAP_HEIGHT)  # from a base line to the next part of a box
BULLET = 7.0  # before an item of a box
_BETWEEN = 9.0  # between columns
_LEVEL = 18.0  # between rows
_STACK = 6.0  # between hanging boxes
_INDENT = 13.0  # of hanging boxes
_NARROWEST = 104.0  # column
_WIDEST = 210.0  # box
_WIDEST_TOP = 330.0
_MOST_LINES = 7  # of a name
_BOLD_LEVELS = 2
_POINT = 72 / 2.54


class Words(Record):
    """What stands in a box, in lines: what it is, its name, what measures it, who answers."""

    sebutan: tuple[str, ...]
    nama: tuple[str, ...]
    rincian: tuple[tuple[str, ...], ...]
    keterangan: tuple[str, ...]
    size: float
    bold: bool

    @property
    def height(self) -> float:
        """Points from the top of the first line to the last base line."""
        parts = [small_height(self.sebutan), block_height(len(self.nama), self.size)]
        parts += [small_height(lines) for lines in (*self.rincian, self.keterangan)]
        used = [part for part in parts if part]
        return sum(used) + AFTER * (len(used) - 1)


def small_height(lines: Sequence[str]) -> float:
    """Height of lines in the small size."""
    return block_height(len(lines), SMALL)


class Card(Record):
    """A box with what stands in it; `level` decides its colours."""

    box: Box
    words: Words
    level: int


Wire = list[tuple[float, float]]


class Plan(MutableRecord):
    """Boxes and lines, from the top (0) downwards (negative)."""

    cards: list[Card] = field(default_factory=list)
    wires: list[Wire] = field(default_factory=list)

    @property
    def height(self) -> float:
        """Points from the highest to the lowest box."""
        return -min((card.box.bottom for card in self.cards), default=0.0)


def tops_of(tree: TreeNode) -> tuple[TreeNode, ...]:
    """The boxes of the first row: a tree without a name only holds its trees together."""
    return (tree,) if tree.nama else tree.anak


def lay(tree: TreeNode, ruler: Ruler, width: float, limit: float) -> Plan:
    """The arrangement that shows most levels as rows and is no higher than `limit`.

    Where none is as low as that, the lowest.
    """
    return _best(_plans(tops_of(tree), ruler, width), limit)


def _best(plans: Iterable[Plan], limit: float) -> Plan:
    """The first plan that is no higher than a limit, else the lowest."""
    lowest: Plan | None = None
    for plan in plans:
        if plan.height <= limit:
            return plan
        if lowest is None or plan.height < lowest.height:
            lowest = plan
    return lowest or Plan()


@lru_cache(maxsize=256)  # the trees of two reports: most are as they were a moment ago
def rough_height(tree: TreeNode, width_cm: float, limit_cm: float) -> float:
    """About how high a tree is drawn on paper of a width, in centimetres.

    It is the same on every computer, whatever faces it has, and counts on names that are small
    enough to leave the drawing a choice.  Trees that cannot stand side by side without words being
    broken have no height that paper has: they belong on several pages.
    """
    width, limit = width_cm * _POINT, limit_cm * _POINT
    tops, ruler = tops_of(tree), _rough_ruler()
    least = _least_height(tops, ruler, width)
    if least > limit:
        return least / _POINT
    if len(tops) > 1 and next(_fitting(tops, ruler, width, _USUAL_SIZE), None) is None:
        return math.inf
    plan = _best(_plans(tops, ruler, width, _USUAL_SIZE), limit)
    return (plan.height + 2 * EDGE) / _POINT


@cache
def _rough_ruler() -> RoughRuler:
    """The one that knows the words which it has measured before."""
    return RoughRuler()


def _least_height(tops: Sequence[TreeNode], ruler: Ruler, width: float) -> float:
    """A height below which no arrangement can be: boxes as wide as can be, filling the paper."""
    area = sum(_least_area(node, ruler) for node in tops)
    return area / width


def _least_area(node: TreeNode, ruler: Ruler) -> float:
    """The least area of a box and all below it, what parts it from the next included."""
    lines = sum(ruler.width(text, SMALL) for text in (node.sebutan, *node.rincian))
    own = lines * SMALL + ruler.width(node.nama, SIZES[-1]) * SIZES[-1]
    return own + sum(_least_area(child, ruler) for child in node.anak)


def _plans(
    tops: Sequence[TreeNode], ruler: Ruler, width: float, sizes: Sequence[float] = SIZES
) -> Iterator[Plan]:
    """Every arrangement in which the texts fit; where there is none, one that breaks words."""
    found = False
    for plan in _fitting(tops, ruler, width, sizes):
        found = True
        yield plan
    if not found:
        yield _narrow(tops, ruler, width, sizes[-1])


def _narrow(tops: Sequence[TreeNode], ruler: Ruler, width: float, size: float) -> Plan:
    """Everything hanging in one column below each top."""
    columns = {id(top): 1 for top in tops}
    return _Arrangement(ruler, size, width, 0, columns).lay(tops)


def _fitting(
    tops: Sequence[TreeNode], ruler: Ruler, width: float, sizes: Sequence[float]
) -> Iterator[Plan]:
    """Every arrangement in which no word is broken, those with most levels in rows first.

    Of those alike in this and in the size of their words the lowest comes first: boxes that hang
    in one long column leave the paper beside them empty.
    """
    most = int((width - 2 * EDGE + _BETWEEN) / (_NARROWEST + _BETWEEN))
    for rows in range(max(map(_depth, tops), default=0), -1, -1):
        across = tuple(_columns(tops, rows, most))
        for size in sizes:
            arranged = (_Arrangement(ruler, size, width, rows, columns) for columns in across)
            laid = (one.lay(tops) for one in arranged if one.fit(tops))
            yield from sorted(laid, key=lambda plan: plan.height)


def _columns(tops: Sequence[TreeNode], rows: int, most: int) -> Iterator[dict[int, int]]:
    """How many columns of boxes hang below each box of the last row: one, then ever more.

    A further column goes to the box with most boxes in a column.
    """
    last = [node for node, _ in _row_ends(tops, rows)]
    columns = {id(node): 1 for node in last}
    while len(last) and sum(columns.values()) <= most:
        yield dict(columns)
        room = [node for node in last if columns[id(node)] < len(node.anak)]
        if not room:
            return
        fullest = max(room, key=lambda node: _size(node) / columns[id(node)])
        columns[id(fullest)] += 1


def _row_ends(nodes: Sequence[TreeNode], rows: int) -> Iterator[tuple[TreeNode, int]]:
    """The boxes below which nothing stands in rows, each with the rows that are left below it."""
    for node in nodes:
        if rows == 0 or not node.anak:
            yield node, rows
        else:
            yield from _row_ends(node.anak, rows - 1)


class _Hung(Record):
    """A box of the row to be placed: where its span begins, and the box above it."""

    node: TreeNode
    left: float
    parent: Box | None


class _Arrangement(Record):
    """So many rows below the first, and below each box of the last so many columns."""

    ruler: Ruler
    size: float
    width: float
    rows: int
    columns: dict[int, int]
    plan: Plan = field(default_factory=Plan)
    known: dict[tuple[int, float, int], Words] = field(default_factory=dict)

    @property
    def column(self) -> float:
        """The width of a column."""
        across = sum(self.columns.values())
        return (self.width - 2 * EDGE - _BETWEEN * (across - 1)) / across

    # --- whether the texts fit ---------------------------------------------------

    def fit(self, nodes: Sequence[TreeNode], level: int = 0) -> bool:
        """True when no word is broken and no name takes too many lines, from some boxes down."""
        return all(
            self._fits(node, self._box_width(node, level), level) and self.fit(node.anak, level + 1)
            for node in nodes
        )

    def _fits(self, node: TreeNode, width: float, level: int) -> bool:
        inner, bold = width - 2 * PAD, level < _BOLD_LEVELS
        small = (node.sebutan, node.keterangan, *node.rincian)
        return (
            inner > 0
            and self.ruler.fits(node.nama, self.size, inner, bold)
            and all(self.ruler.fits(text, SMALL, inner - BULLET) for text in small)
            and len(self.ruler.wrap(node.nama, self.size, inner, bold)) <= _MOST_LINES
        )

    # --- placing ----------------------------------------------------------------

    def lay(self, tops: Sequence[TreeNode]) -> Plan:
        """The plan with all boxes, row by row."""
        whole = self._across(tops, 0)
        row = list(self._beside(tops, (self.width - whole) / 2, None, 0))
        level, top = 0, 0.0
        while row:
            bottom = top - max(self._need(hung.node, level) for hung in row)
            below: list[_Hung] = []
            for hung in row:
                below += self._put(hung, top, bottom, level)
            row, level, top = below, level + 1, bottom - _LEVEL
        return self.plan

    def _beside(
        self, nodes: Sequence[TreeNode], left: float, parent: Box | None, level: int
    ) -> Iterator[_Hung]:
        for node in nodes:
            yield _Hung(node, left, parent)
            left += self._span(node, level) + _BETWEEN

    def _put(self, hung: _Hung, top: float, bottom: float, level: int) -> Iterator[_Hung]:
        """Place a box with what hangs on it; gives what is to be placed in the next row."""
        width, span = self._box_width(hung.node, level), self._span(hung.node, level)
        center = hung.left + span / 2
        box = self._add(hung.node, Box(center - width / 2, bottom, center + width / 2, top), level)
        if hung.parent is not None:
            self._connect(hung.parent, box)
        if level < self.rows:
            yield from self._beside(hung.node.anak, hung.left, box, level + 1)
        else:
            self._hang(hung.node, box, hung.left, level)

    def _connect(self, parent: Box, child: Box) -> None:
        """A line from the box above, by way of the middle between the rows."""
        middle = parent.bottom - _LEVEL / 2
        start = (parent.center, parent.bottom)
        end = (child.center, child.top)
        self.plan.wires.append([start, (parent.center, middle), (child.center, middle), end])

    def _hang(self, node: TreeNode, head: Box, left: float, level: int) -> None:
        """Hang the boxes below one of the last row, in its columns."""
        if not node.anak:
            return
        count = self.columns[id(node)]
        if count == 1:
            self._stack(node.anak, head.left, head.right, head.bottom, level + 1)
            return
        bus = head.bottom - _LEVEL / 2
        self.plan.wires.append([(head.center, head.bottom), (head.center, bus)])
        for children in self._parted(node.anak, count, level + 1):
            start = (head.center, bus)
            self.plan.wires.append([start, (left + _INDENT / 2, bus)])
            self._stack(children, left, left + self.column, bus, level + 1)
            left += self.column + _BETWEEN

    def _stack(
        self, nodes: Sequence[TreeNode], left: float, right: float, top: float, level: int
    ) -> float:
        """Hang boxes one below the other on a line at their left; gives the lowest edge."""
        bottom, spine = top, left + _INDENT / 2
        for node in nodes:
            start, high = left + _INDENT, bottom - _STACK
            low = high - self._words(node, right - start, level).height - 2 * PAD
            box = self._add(node, Box(start, low, right, high), level)
            middle = (box.bottom + box.top) / 2
            self.plan.wires.append([(spine, top), (spine, middle), (start, middle)])
            bottom = self._stack(node.anak, start, right, low, level + 1)
        return bottom

    def _parted(
        self, nodes: Sequence[TreeNode], count: int, level: int
    ) -> list[Sequence[TreeNode]]:
        """The boxes in so many columns, in their order, the highest as low as can be."""
        heights = [self._stack_height(node, self.column - _INDENT, level) for node in nodes]
        low, high = max(heights), sum(heights)
        for _ in range(24):
            middle = (low + high) / 2
            fits = len(_filled(nodes, heights, middle)) <= count
            low, high = (low, middle) if fits else (middle, high)
        return _filled(nodes, heights, high)

    def _stack_height(self, node: TreeNode, width: float, level: int) -> float:
        own = self._words(node, width, level).height + 2 * PAD + _STACK
        below = (self._stack_height(child, width - _INDENT, level + 1) for child in node.anak)
        return own + sum(below)

    # --- measures ----------------------------------------------------------------

    def _add(self, node: TreeNode, box: Box, level: int) -> Box:
        self.plan.cards.append(Card(box, self._words(node, box.width, level), level))
        return box

    def _words(self, node: TreeNode, width: float, level: int) -> Words:
        """The text of a box of a width, broken into lines once."""
        key = (id(node), round(width, 3), level)
        if key not in self.known:
            self.known[key] = self._broken(node, width, level)
        return self.known[key]

    def _broken(self, node: TreeNode, width: float, level: int) -> Words:
        inner, bold = width - 2 * PAD, level < _BOLD_LEVELS
        wrap, bullet = self.ruler.wrap, BULLET if len(node.rincian) > 1 else 0.0
        return Words(
            sebutan=tuple(wrap(node.sebutan, SMALL, inner)),
            nama=tuple(wrap(node.nama, self.size, inner, bold)),
            rincian=tuple(tuple(wrap(text, SMALL, inner - bullet)) for text in node.rincian),
            keterangan=tuple(wrap(node.keterangan, SMALL, inner)),
            size=self.size,
            bold=bold,
        )

    def _need(self, node: TreeNode, level: int) -> float:
        return self._words(node, self._box_width(node, level), level).height + 2 * PAD

    def _box_width(self, node: TreeNode, level: int) -> float:
        if level > self.rows:
            return self.column - _INDENT * (level - self.rows)
        return min(_WIDEST_TOP if level == 0 else _WIDEST, self._span(node, level))

    def _span(self, node: TreeNode, level: int) -> float:
        """Width of a box of a row with all that stands below it."""
        if id(node) in self.columns:
            count = self.columns[id(node)]
            return count * self.column + (count - 1) * _BETWEEN
        return self._across(node.anak, level + 1)

    def _across(self, nodes: Sequence[TreeNode], level: int) -> float:
        """Width of boxes of a row beside each other."""
        spans = [self._span(node, level) for node in nodes]
        return sum(spans) + _BETWEEN * (len(spans) - 1)


def _filled(
    nodes: Sequence[TreeNode], heights: Sequence[float], limit: float
) -> list[Sequence[TreeNode]]:
    """The boxes in as few columns as are no higher than a limit, filled one after the other."""
    columns: list[list[TreeNode]] = []
    used = 0.0
    for node, height in zip(nodes, heights, strict=True):
        if not columns or used + height > limit:
            columns.append([])
            used = 0.0
        columns[-1].append(node)
        used += height
    return list(columns)


def _depth(node: TreeNode) -> int:
    return max((1 + _depth(child) for child in node.anak), default=0)


def _size(node: TreeNode) -> int:
    return 1 + sum(map(_size, node.anak))
