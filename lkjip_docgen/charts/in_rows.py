"""Rows of a chart one below the other: their names on the left, the titles of their groups."""

from __future__ import annotations

from lkjip_docgen.charts import frame
from lkjip_docgen.charts.appearance import Look
from lkjip_docgen.charts.boxes import CAP_HEIGHT, Box, block_height
from lkjip_docgen.charts.canvas import Canvas
from lkjip_docgen.charts.labels import Labels
from lkjip_docgen.charts.scale import Scale, Ticks, runs
from lkjip_docgen.document import Chart, ChartKind, ReferenceLine
from lkjip_docgen.records import Record, replace

_SHARES = (0.42, 0.58)  # of the paper's width that names take: usually, and to save height
_GAP, _CLOSE_GAP = 5.0, 3.0  # points between rows, and between many
_MANY = 16  # rows that would take half a page
_EQUAL = 10  # bars: up to as many are equally far apart
_LOOSEST = 1.8  # times the height that the rows need
_PAGE = 620.0  # points; taller than that, the names get small and wide


class Row(Record):
    """A category, or the title of a group (`index` is None)."""

    index: int | None
    lines: tuple[str, ...]
    height: float
    bold: bool = False


class Rows(Record):
    """All rows of a chart, with the size of their names."""

    rows: tuple[Row, ...]
    size: float

    @property
    def height(self) -> float:
        """Points that the rows need."""
        return sum(row.height for row in self.rows)

    def names_width(self, look: Look) -> float:
        """Points that the widest name of a category takes."""
        named = [row for row in self.rows if row.index is not None]
        return max(
            (look.widest(row.lines, self.size, row.bold) for row in named),
            default=0.0,
        )


class _Measure(Record):
    """What rows are laid out by: points of paper, a name, a mark; a size; points between rows."""

    look: Look
    paper: float
    name: float
    mark: float
    size: float
    gap: float


def lay(chart: Chart, look: Look, width: float, mark: float) -> Rows:
    """Rows that hold marks of `mark` points, on paper of a width.

    Their names have the usual size or, where there are very many, a small one.
    """
    usual, small = (width * share for share in _SHARES)
    gap = _GAP if len(chart.categories) < _MANY else _CLOSE_GAP
    rows = _rows(chart, _Measure(look, width, usual, mark, look.base, gap))
    return (
        rows
        if rows.height <= _PAGE
        else _rows(chart, _Measure(look, width, small, mark, look.least, gap))
    )


def _rows(chart: Chart, measure: _Measure) -> Rows:
    rows: list[Row] = []
    for group, start, end in runs(chart.groups) or [("", 0, len(chart.categories))]:
        if group:
            rows.append(_title(group, measure))
        rows += [_row(chart, index, measure) for index in range(start, end)]
    equal = chart.kind is ChartKind.BARS and len(chart.categories) <= _EQUAL
    return Rows(tuple(_equal(rows) if equal else rows), measure.size)


def _title(group: str, measure: _Measure) -> Row:
    look = measure.look
    lines = look.wrap(group, look.base, measure.paper - 2 * frame.EDGE, bold=True)
    return Row(None, tuple(lines), block_height(len(lines), look.base) + 2 * measure.gap)


def _row(chart: Chart, index: int, measure: _Measure) -> Row:
    bold = chart.focus == index
    name = measure.look.wrap(chart.categories[index], measure.size, measure.name, bold)
    height = max(block_height(len(name), measure.size), measure.mark) + measure.gap
    return Row(index, tuple(name), height, bold)


def _equal(rows: list[Row]) -> list[Row]:
    tallest = max(row.height for row in rows if row.index is not None)
    return [row if row.index is None else replace(row, height=tallest) for row in rows]


def fitted_height(rest: float, need: float, wish: float) -> float:
    """Points for rows that need some and what surrounds them, near the wish."""
    return min(max(wish, rest + need), rest + need * _LOOSEST)


def foot(look: Look) -> float:
    """Room that the values of the axis take below the rows."""
    return look.small + frame.GAP


def draw_names(canvas: Canvas, box: Box, rows: Rows) -> tuple[tuple[int, float], ...]:
    """Names and group titles; gives category and middle of each row."""
    y, stretch = box.top, box.height / rows.height
    middles: list[tuple[int, float]] = []
    for row in rows.rows:
        low = y - row.height * stretch
        if row.index is None:
            _draw_title(canvas, row, low, y)
        else:
            _draw_name(canvas, row, box.left - frame.GAP, (low + y) / 2, rows.size)
            middles.append((row.index, (low + y) / 2))
        y = low
    return tuple(middles)


def _draw_title(canvas: Canvas, row: Row, low: float, high: float) -> None:
    look = canvas.look
    top = (low + high) / 2 + block_height(len(row.lines), look.base) / 2
    canvas.rect(Box(0, low + 2, canvas.width, high + 0.5), look.colors.muda)
    canvas.lines(frame.EDGE, top, row.lines, look.base, bold=True, color=look.colors.utama)


def _draw_name(canvas: Canvas, row: Row, right: float, middle: float, size: float) -> None:
    top = middle + block_height(len(row.lines), size) / 2
    canvas.lines(right, top, row.lines, size, bold=row.bold, align="right")


def draw_grid(canvas: Canvas, box: Box, scale: Scale, ticks: Ticks, labels: Labels) -> None:
    """Upright grid lines with their values below; the one that bars stand on is darker."""
    look, free = canvas.look, 0.0
    for value, text in zip(ticks.values, labels.ticks(ticks), strict=True):
        x, half = scale.at(value), look.width(text, look.small) / 2
        canvas.line([(x, box.bottom), (x, box.top)], look.colors.muda, 0.8)
        if x - half > free:
            base = box.bottom - frame.GAP - CAP_HEIGHT * look.small
            canvas.text(x, base, text, look.small, color=look.colors.redup, align="center")
            free = x + half + frame.GAP


def draw_guide(canvas: Canvas, box: Box, middle: float) -> None:
    """A fine line along a row, which leads from its name to its marks."""
    line = [(box.left, middle), (box.right, middle)]
    canvas.line(line, canvas.look.colors.garis, 0.5, (1, 2))


def write_missing(canvas: Canvas, x: float, middle: float, why: str) -> None:
    """Why something of a row is missing, on white so that the guide does not go through it."""
    look, half = canvas.look, canvas.look.least / 2
    width = look.width(why, look.least)
    canvas.rect(Box(x - 1, middle - half, x + width + 2, middle + half), "FFFFFF")
    base = middle - CAP_HEIGHT * look.least / 2
    canvas.text(x, base, why, look.least, color=look.colors.redup, italic=True)


def reference_height(look: Look, reference: ReferenceLine | None) -> float:
    """Room above the rows that the name of a line across them takes."""
    return look.small + frame.GAP if reference else 0.0


def draw_reference(
    canvas: Canvas, reference: ReferenceLine | None, box: Box, scale: Scale, labels: Labels
) -> float | None:
    """An upright dashed line through all rows with its name above; gives its place."""
    if reference is None:
        return None
    look, x = canvas.look, scale.at(reference.nilai)
    color = frame.reference_color(look, reference)
    frame.draw_dashes(canvas, (x, box.bottom), (x, box.top + 3), color)
    name = " ".join(frame.reference_lines(look, reference, labels, canvas.width))
    half = look.width(name, look.small, True) / 2
    center = min(max(x, frame.EDGE + half), canvas.width - frame.EDGE - half)
    canvas.text(center, box.top + 5, name, look.small, color=color, bold=True, align="center")
    return x
