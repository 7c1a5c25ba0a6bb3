"""The organisation chart: boxes placed by measuring their text, right-angled connectors."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.charts.appearance import Look
from lkjip_docgen.charts.boxes import CAP_HEIGHT, LINE_HEIGHT, Box, block_height
from lkjip_docgen.charts.canvas import Canvas
from lkjip_docgen.charts.frame import EDGE
from lkjip_docgen.document import Chart, TreeNode
from lkjip_docgen.records import MutableRecord, Record, field

_PAD = 5.0  # between a box and its text
_BETWEEN = 8.0  # between boxes side by side
_LEVEL = 20.0  # between a box and the row below it
_STACK = 7.0  # between boxes of a stack
_INDENT = 13.0  # of a stack below its head
_WIDEST = 150.0  # box in a row
_HEAD = 210.0  # box at the top
_LEAST_HEAD = 100.0
_BOLD_LEVELS = 2
_MOST_LINES = 5  # in a box of a row


class Card(Record):
    """A box with its wrapped text; `level` decides its colours."""

    box: Box
    name: tuple[str, ...]
    remark: tuple[str, ...]
    level: int


class Plan(MutableRecord):
    """Boxes and connectors, from the top (0) downwards (negative)."""

    look: Look
    size: float
    cards: list[Card] = field(default_factory=list)
    wires: list[list[tuple[float, float]]] = field(default_factory=list)

    @property
    def height(self) -> float:
        """Points from the highest to the lowest box."""
        return -min(card.box.bottom for card in self.cards)

    def text(self, node: TreeNode, width: float, level: int) -> tuple[list[str], list[str]]:
        """Name and remark of a node, wrapped for a box of that width."""
        inner = width - 2 * _PAD
        name = self.look.wrap(node.nama, self.size, inner, level < _BOLD_LEVELS)
        return name, self.look.wrap(node.keterangan, self.look.least, inner)

    def fits(self, node: TreeNode, width: float, level: int) -> bool:
        """True when no word of a node is broken and its box stays low enough for a row."""
        inner, bold = width - 2 * _PAD, level < _BOLD_LEVELS
        if not self.look.fits(node.nama, self.size, inner, bold):
            return False
        if not self.look.fits(node.keterangan, self.look.least, inner):
            return False
        return all(len(lines) <= _MOST_LINES for lines in self.text(node, width, level))

    def head(self, node: TreeNode, width: float) -> float:
        """Width of the box at the top on paper of that width."""
        natural = max(
            self.look.width(node.nama, self.size, True),
            self.look.width(node.keterangan, self.look.least),
        )
        return min(max(natural + 4 * _PAD, _LEAST_HEAD), _HEAD, width - 2 * EDGE)

    def need(self, node: TreeNode, width: float, level: int) -> float:
        """Height of the box of a node."""
        name, remark = self.text(node, width, level)
        space = block_height(len(name), self.size) + 2 * _PAD + 1
        return space + len(remark) * self.look.least * LINE_HEIGHT + (1 if remark else 0)

    def add(self, node: TreeNode, box: Box, level: int) -> Box:
        """Place the box of a node."""
        name, remark = self.text(node, box.width, level)
        self.cards.append(Card(box, tuple(name), tuple(remark), level))
        return box

    def connect(self, parent: Box | None, child: Box) -> None:
        """A connector from the box above, by way of the middle between the rows."""
        if parent is not None:
            middle, x = parent.bottom - _LEVEL / 2, child.center
            start = (parent.center, parent.bottom)
            self.wires.append([start, (parent.center, middle), (x, middle), (x, child.top)])

    def stack(self, head: Box, children: tuple[TreeNode, ...], level: int) -> float:
        """Hang children below a placed box, one under the other; gives the lowest edge."""
        bottom, spine = head.bottom, head.left + _INDENT / 2
        for child in children:
            left, top = head.left + _INDENT, bottom - _STACK
            low = top - self.need(child, head.right - left, level)
            box = self.add(child, Box(left, low, head.right, top), level)
            middle = (box.bottom + box.top) / 2
            self.wires.append([(spine, head.bottom), (spine, middle), (box.left, middle)])
            bottom = self.stack(box, child.anak, level + 1)
        return bottom


def lay(tree: TreeNode, look: Look, width: float) -> Plan:
    """The arrangement that shows most levels as rows with text that fits its boxes."""
    for rows in range(_depth(tree), 0, -1):
        for size in (look.base, look.small):
            arranged = Arrangement.of(tree, Plan(look, size), rows, width)
            if arranged.fit(tree):
                return arranged.lay(tree)
    return _two_sided(tree, Plan(look, look.base), width)


def height(chart: Chart, look: Look, width: float) -> float:
    """Points of height that the boxes need."""
    return (lay(chart.tree, look, width).height if chart.tree else 0.0) + 2 * EDGE


def paint(canvas: Canvas, chart: Chart) -> None:
    """Draw the whole organisation chart on its paper."""
    if chart.tree is None:
        return
    plan = lay(chart.tree, canvas.look, canvas.width)
    up = canvas.height - EDGE
    for wire in plan.wires:
        canvas.line([(x, y + up) for x, y in wire], canvas.look.colors.redup, 0.9)
    for card in plan.cards:
        _draw(canvas, card, plan.size, up)


def _draw(canvas: Canvas, card: Card, size: float, up: float) -> None:
    colors = canvas.look.colors
    fill, edge, ink = (
        (colors.utama, colors.utama, "FFFFFF"),
        (colors.muda, colors.utama, colors.utama),
        ("FFFFFF", colors.garis, colors.teks),
    )[min(card.level, 2)]
    box = Box(card.box.left, card.box.bottom + up, card.box.right, card.box.top + up)
    canvas.rect(box, fill, edge, 0.8)
    least = canvas.look.least
    rest = len(card.remark) * least * LINE_HEIGHT + (1 if card.remark else 0)
    used = block_height(len(card.name), size) + rest
    top = (box.bottom + box.top) / 2 + used / 2
    bold = card.level < _BOLD_LEVELS
    below = canvas.lines(box.center, top, card.name, size, bold=bold, color=ink, align="center")
    gap = least * (LINE_HEIGHT - CAP_HEIGHT) + 1
    canvas.lines(box.center, below - gap, card.remark, least, color=ink, align="center")


# --- rows ------------------------------------------------------------------------


class Hung(Record):
    """A node of the row to be placed: where its span begins, and the box above it."""

    node: TreeNode
    left: float
    parent: Box | None


class Arrangement(Record):
    """So many levels below the top side by side on paper of that width, the rest hanging."""

    plan: Plan
    count: int
    width: float
    column: float  # the width of a box that has none beside it below

    @classmethod
    def of(cls, tree: TreeNode, plan: Plan, count: int, width: float) -> Arrangement:
        """The rows of a tree, their columns as wide as the paper allows."""
        across = _columns(tree, count)
        room = (width - 2 * EDGE - _BETWEEN * (across - 1)) / across
        return cls(plan, count, width, min(_WIDEST, room))

    def fit(self, node: TreeNode, level: int = 0) -> bool:
        """True when every text fits its box, from a node downwards."""
        if not self.plan.fits(node, self._box_width(node, level), level):
            return False
        return all(self.fit(child, level + 1) for child in node.anak)

    def lay(self, tree: TreeNode) -> Plan:
        """The plan with all boxes of a tree, row by row."""
        row = [Hung(tree, (self.width - self._span(tree, 0)) / 2, None)]
        level, top = 0, 0.0
        while row:
            sizes = [self._box_width(hung.node, level) for hung in row]
            needs = [
                self.plan.need(hung.node, size, level)
                for hung, size in zip(row, sizes, strict=True)
            ]
            bottom = top - max(needs)
            below: list[Hung] = []
            for hung, size in zip(row, sizes, strict=True):
                center = hung.left + self._span(hung.node, level) / 2
                box = Box(center - size / 2, bottom, center + size / 2, top)
                below += self._put(hung, box, level)
            row, level, top = below, level + 1, bottom - _LEVEL
        return self.plan

    def _put(self, hung: Hung, box: Box, level: int) -> list[Hung]:
        """Place a box with what hangs on it; gives what is to be placed in the next row."""
        self.plan.add(hung.node, box, level)
        self.plan.connect(hung.parent, box)
        if level == self.count:
            self.plan.stack(box, hung.node.anak, level + 1)
            return []
        below, left = [], hung.left
        for child in hung.node.anak:
            below.append(Hung(child, left, box))
            left += self._span(child, level + 1) + _BETWEEN
        return below

    def _box_width(self, node: TreeNode, level: int) -> float:
        if level == 0:
            return self.plan.head(node, self.width)
        if level <= self.count:
            return min(_WIDEST, self._span(node, level))
        return self.column - _INDENT * (level - self.count)

    def _span(self, node: TreeNode, level: int) -> float:
        """Width of a node in a row with all that stands below it."""
        across = _columns(node, self.count - level)
        return across * self.column + (across - 1) * _BETWEEN


# --- two sides ---------------------------------------------------------------------


def _two_sided(tree: TreeNode, plan: Plan, width: float) -> Plan:
    """Children in two columns beside a trunk, everything below them hanging."""
    trunk, size = width / 2, plan.head(tree, width)
    bottom = -plan.need(tree, size, 0)
    plan.add(tree, Box(trunk - size / 2, bottom, trunk + size / 2, 0.0), 0)
    near, far = trunk - _INDENT, trunk + _INDENT
    left, right = _halves(tree.anak)
    for children, start, end, side in (
        (left, EDGE, near, near),
        (right, far, width - EDGE, far),
    ):
        top = bottom - _LEVEL / 2
        for child in children:
            high = top - _STACK
            box = Box(start, high - plan.need(child, end - start, 1), end, high)
            plan.add(child, box, 1)
            middle = (box.bottom + box.top) / 2
            plan.wires.append([(trunk, bottom), (trunk, middle), (side, middle)])
            top = plan.stack(box, child.anak, 2)
    return plan


def _halves(children: tuple[TreeNode, ...]) -> tuple[tuple[TreeNode, ...], tuple[TreeNode, ...]]:
    sizes = [len(list(_walk(child))) for child in children]
    cut = min(
        range(1, len(children) + 1),
        key=lambda i: abs(sum(sizes[:i]) - sum(sizes[i:])),
        default=0,
    )
    return children[:cut], children[cut:]


# --- measures of a tree ----------------------------------------------------------------


def _walk(node: TreeNode) -> Iterator[TreeNode]:
    yield node
    for child in node.anak:
        yield from _walk(child)


def _depth(node: TreeNode) -> int:
    return max((1 + _depth(child) for child in node.anak), default=0)


def _columns(node: TreeNode, rows: int) -> int:
    """Columns that a node spans when `rows` more levels stand side by side."""
    if rows == 0 or not node.anak:
        return 1
    return sum(_columns(child, rows - 1) for child in node.anak)
