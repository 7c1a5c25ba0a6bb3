"""What surrounds the marks: legend, axis, grid, category names, target line."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip_docgen.charts.appearance import Look
from lkjip_docgen.charts.boxes import CAP_HEIGHT, LINE_HEIGHT, Box, block_height
from lkjip_docgen.charts.canvas import Canvas
from lkjip_docgen.charts.labels import Labels
from lkjip_docgen.charts.scale import Scale, Ticks, runs
from lkjip_docgen.document import SHORT, Chart, ChartKind, ReferenceLine
from lkjip_docgen.records import Record

EDGE = 3.0  # points left free along the edge of the paper
GAP = 5.0  # points between neighbours
SHORT_OF_TARGET = "Belum mencapai target"
_TICK = 5.6  # half the height of the mark of a target
_KEY = 16.0  # width of a legend key
_LEGEND_ROW = 1.6  # of the size of its text
_MOST_LINES = 4
_MOST_TURNED = 84.0  # longest category name that is turned by 90 degrees


# --- legend and heading ------------------------------------------------------


def legend_rows(chart: Chart, look: Look, width: float) -> list[list[tuple[int, str, float]]]:
    """Rows of (series, name, width of the entry); empty for a single series."""
    if len(chart.series) < 2:
        return []
    rows: list[list[tuple[int, str, float]]] = [[]]
    used = 0.0
    for i, name in enumerate(_legend(chart)):
        entry = _KEY + 4 + look.width(name, look.small) + 12
        if rows[-1] and used + entry > width:
            rows.append([])
            used = 0.0
        rows[-1].append((i, name, entry))
        used += entry
    return rows


def _legend(chart: Chart) -> list[str]:
    """What the legend names: the series, and marks that fall short of their target."""
    names = [series.nama for series in chart.series]
    short = chart.kind is ChartKind.DUMBBELL and SHORT in chart.tones
    return [*names, SHORT_OF_TARGET] if short else names


def head_height(look: Look, chart: Chart, text: str, width: float) -> float:
    """Room that legend and heading take along the upper edge of paper of that width."""
    head = _lay_head(chart, look, text, width)
    rows = len(head.legend) * look.small * _LEGEND_ROW
    below = GAP + block_height(len(head.lines), look.small) if head.lines else 0.0
    return EDGE + rows + below + 2


class _Head(Record):
    """Rows of the legend; the heading beside its only row, where it has room, or in lines below."""

    legend: list[list[tuple[int, str, float]]]
    beside: str
    lines: list[str]


def _lay_head(chart: Chart, look: Look, text: str, width: float) -> _Head:
    room = width - 2 * EDGE
    legend = legend_rows(chart, look, room)
    if len(legend) == 1 and text:
        used = sum(entry for _, _, entry in legend[0])
        if used + look.width(text, look.small) <= room:
            return _Head(legend, text, [])
    return _Head(legend, "", look.wrap(text, look.small, room))


def draw_head(canvas: Canvas, chart: Chart, text: str) -> float:
    """Legend and heading along the upper edge; gives the height left below them."""
    look, top = canvas.look, canvas.height - EDGE
    head, color = _lay_head(chart, look, text, canvas.width), look.colors.redup
    for row in head.legend:
        x, base = EDGE, top - CAP_HEIGHT * look.small
        for index, name, width in row:
            _key(canvas, chart, index, Box(x, base, x + _KEY, top))
            canvas.text(x + _KEY + 4, base, name, look.small)
            x += width
        if head.beside:
            right = canvas.width - EDGE
            canvas.text(
                right, base, head.beside, look.small, color=color, italic=True, align="right"
            )
        top -= look.small * _LEGEND_ROW
    canvas.lines(EDGE, top, head.lines, look.small, color=color, italic=True)
    return canvas.height - head_height(look, chart, text, canvas.width)


def _key(canvas: Canvas, chart: Chart, index: int, box: Box) -> None:
    """The mark of a series as the legend shows it."""
    middle = (box.bottom + box.top) / 2
    if chart.kind is ChartKind.DUMBBELL:
        draw_of_pair(canvas, index, box.center, middle)
        return
    look = canvas.look.series(index)
    if chart.kind is ChartKind.DOTS:
        draw_dot(canvas, chart, index, (box.center, middle))
    elif chart.kind is ChartKind.LINES:
        canvas.line([(box.left, middle), (box.right, middle)], look.stroke, 1.6, look.dash)
        canvas.dots([(box.center, middle)], look.marker, look.stroke)
    else:
        canvas.mark(box, look)


# --- marks of rows ---------------------------------------------------------------


def draw_of_pair(canvas: Canvas, which: int, x: float, y: float, *, hollow: bool = False) -> None:
    """A target (0), a result (1), one that falls short (2); told apart without colour too."""
    colors = canvas.look.colors
    if which == 0:
        canvas.line([(x, y - _TICK), (x, y + _TICK)], "FFFFFF", 3.6)
        canvas.line([(x, y - _TICK), (x, y + _TICK)], colors.teks, 1.8)
    elif which == 1:
        canvas.dots([(x, y)], "o", colors.utama, size=7, hollow=hollow)
    else:
        canvas.dots([(x, y)], "D", colors.kurang, size=6.5, hollow=hollow)


def draw_dot(canvas: Canvas, chart: Chart, series: int, point: tuple[float, float]) -> None:
    """The dot of a series in its row: that of the last one full, of those before it hollow."""
    look, last = canvas.look.series(series), series == len(chart.series) - 1
    if last:
        canvas.dots([point], "o", canvas.look.colors.utama, size=7)
    else:
        canvas.dots([point], look.marker, look.stroke, size=5.5, hollow=True)


# --- axis ----------------------------------------------------------------------


def tick_width(look: Look, labels: Labels, ticks: Ticks) -> float:
    """Room that the tick labels of an upright axis take."""
    return look.widest(labels.ticks(ticks), look.small) + GAP


def draw_grid(canvas: Canvas, box: Box, scale: Scale, ticks: Ticks, labels: Labels) -> None:
    """Level grid lines with their values on the left."""
    look = canvas.look
    for value, text in zip(ticks.values, labels.ticks(ticks), strict=True):
        y = scale.at(value)
        canvas.line([(box.left, y), (box.right, y)], look.colors.muda, 0.8)
        base = y - CAP_HEIGHT * look.small / 2
        canvas.text(box.left - GAP, base, text, look.small, color=look.colors.redup, align="right")


def draw_floor(canvas: Canvas, box: Box, y: float, zoomed: bool) -> None:
    """The line that the marks stand on, with a zigzag at its start when it is not zero."""
    color = canvas.look.colors.redup
    if not zoomed:
        canvas.line([(box.left, y), (box.right, y)], color, 0.8)
        return
    steps = [(box.left + 2.0 * i, y + (0, 2.5, 0, -2.5)[i % 4]) for i in range(9)]
    canvas.line([*steps, (box.right, y)], color, 0.8)


# --- category names --------------------------------------------------------------


class Names(Record):
    """Category names as they will stand below the marks."""

    lines: tuple[tuple[str, ...], ...]
    size: float
    turned: bool
    every: int  # only each such name is written

    def height(self, look: Look) -> float:
        """Room that the names take below the floor."""
        if self.turned:
            return look.widest([line for name in self.lines for line in name], self.size)
        return block_height(max((len(name) for name in self.lines), default=0), self.size)


def lay_names(names: Sequence[str], look: Look, slot: float) -> Names:
    """Names wrapped to their slot (a line break stays one) or, where that fails, turned.

    They are turned by 90 degrees; one that is too long then ends in an ellipsis; `names_fit` tells.
    """
    for size in (look.base, look.small, look.least):
        lines = _level_names(names, look, size, slot - 4)
        if lines is not None:
            return Names(lines, size, False, 1)
    size = look.least
    every = max(1, -int(-size * LINE_HEIGHT // slot))
    cut = tuple((_cut(" ".join(name.split()), look, size),) for name in names)
    return Names(cut, size, True, every)


def _level_names(
    names: Sequence[str], look: Look, size: float, room: float
) -> tuple[tuple[str, ...], ...] | None:
    """The lines of names that stand level; None where one is too wide or too tall for that."""
    if not all(look.fits(name, size, room) for name in names):
        return None
    lines = tuple(
        tuple(line for part in name.split("\n") for line in look.wrap(part, size, room))
        for name in names
    )
    return lines if max(map(len, lines), default=0) <= _MOST_LINES else None


def names_fit(names: Sequence[str], look: Look, slot: float) -> bool:
    """True when all names can stand below the marks, none left out or cut."""
    laid = lay_names(names, look, slot)
    pairs = zip(laid.lines, names, strict=True)
    return laid.every == 1 and all(" ".join(n) == " ".join(m.split()) for n, m in pairs)


def _cut(name: str, look: Look, size: float) -> str:
    if look.width(name, size) <= _MOST_TURNED:
        return name
    while name and look.width(f"{name}…", size) > _MOST_TURNED:
        name = name[:-1].rstrip()
    return f"{name}…"


def draw_names(canvas: Canvas, names: Names, centers: Sequence[float], top: float) -> None:
    """The category names below `top`."""
    for i, (center, lines) in enumerate(zip(centers, names.lines, strict=True)):
        if i % names.every:
            continue
        if names.turned:
            x = center + CAP_HEIGHT * names.size / 2
            canvas.text(x, top, lines[0], names.size, align="right", angle=90)
        else:
            canvas.lines(center, top, lines, names.size, align="center")


def group_height(look: Look, groups: tuple[str, ...], slot: float) -> float:
    """Room that the names of groups take below the category names."""
    heights = [
        block_height(len(look.wrap(name, look.small, slot * (end - start), True)), look.small)
        for name, start, end in runs(groups)
    ]
    return max(heights) + 2 * GAP if heights else 0.0


def draw_groups(
    canvas: Canvas, groups: tuple[str, ...], centers: Sequence[float], slot: float, top: float
) -> None:
    """A rule and a name below the categories of each group."""
    look = canvas.look
    for name, start, end in runs(groups):
        left, right = centers[start] - slot / 2 + 2, centers[end - 1] + slot / 2 - 2
        canvas.line([(left, top - GAP), (right, top - GAP)], look.colors.garis, 0.8)
        lines = look.wrap(name, look.small, slot * (end - start), True)
        canvas.lines(
            (left + right) / 2, top - 2 * GAP, lines, look.small, bold=True, align="center"
        )


# --- notes and target line -----------------------------------------------------------


def draw_notes(
    canvas: Canvas, chart: Chart, centers: Sequence[float], slot: float, top: float
) -> float:
    """A row of short texts above the categories, in their tones; gives what is left below it."""
    look, notes = canvas.look, chart.notes
    rest = top - notes_height(look, notes, slot)
    if not any(notes):
        return rest
    laid, size = _lay_notes(look, notes, slot)
    floor = rest + GAP + look.small / 2
    tones = chart.tones or ("",) * len(notes)
    for center, lines, tone in zip(centers, laid, tones, strict=True):
        start = floor + block_height(len(lines), size)
        color = look.tone(tone) or look.colors.utama
        canvas.lines(center, start, lines, size, bold=True, color=color, align="center")
    return rest


def notes_height(look: Look, notes: Sequence[str], slot: float) -> float:
    """Room that the row of notes takes, with the space below it."""
    if not any(notes):
        return look.small / 2
    laid, size = _lay_notes(look, notes, slot)
    return block_height(max(len(lines) for lines in laid), size) + GAP + look.small / 2


def _lay_notes(look: Look, notes: Sequence[str], slot: float) -> tuple[list[list[str]], float]:
    """The lines of each note and the size of all of them."""
    size = _note_size(look, notes, slot - 3)
    return [look.wrap(note, size, slot - 3, True) for note in notes], size


def _note_size(look: Look, notes: Sequence[str], room: float) -> float:
    """The largest size in which no word of the notes is broken, else the smallest there is."""
    for size in (look.base, look.small):
        if all(look.fits(note, size, room, True) for note in notes):
            return size
    return look.least


def reference_lines(
    look: Look, reference: ReferenceLine, labels: Labels, limit: float
) -> list[str]:
    """The name of a target line, with its value where the name does not say it."""
    said = any(letter.isdigit() for letter in reference.nama)
    text = reference.nama if said else f"{reference.nama} {labels.brief(reference.nilai)}"
    return look.wrap(text, look.small, limit, True)


def reference_room(look: Look, chart: Chart, labels: Labels, limit: float) -> float:
    """Room to the right of the marks that the name of the target line takes."""
    if chart.reference is None:
        return 0.0
    lines = reference_lines(look, chart.reference, labels, limit)
    return look.widest(lines, look.small, True) + 2 * GAP


def reference_color(look: Look, reference: ReferenceLine) -> str:
    """The colour of a target; of a mean, which nobody falls short of, a quiet one."""
    return look.colors.kurang if reference.target else look.colors.redup


def draw_dashes(
    canvas: Canvas, start: tuple[float, float], end: tuple[float, float], color: str
) -> None:
    """A dashed line that shows on white paper and on dark marks."""
    canvas.line([start, end], "FFFFFF", 1.1)
    canvas.line([start, end], color, 1.1, (4, 2.5))


def draw_reference(
    canvas: Canvas, chart: Chart, box: Box, scale: Scale, labels: Labels, limit: float
) -> float | None:
    """A dashed line across the chart that ends at its name; gives its height."""
    if chart.reference is None:
        return None
    look, y = canvas.look, scale.at(chart.reference.nilai)
    lines = reference_lines(look, chart.reference, labels, limit)
    color = reference_color(look, chart.reference)
    draw_dashes(canvas, (box.left, y), (box.right + GAP, y), color)
    height = block_height(len(lines), look.small)
    top = min(max(y + height / 2, box.bottom + height), canvas.height - EDGE)
    canvas.lines(box.right + 1.5 * GAP, top, lines, look.small, color=color, bold=True)
    return y


def fitted_scale(
    marks: Ticks, values: Sequence[Decimal], start: float, end: float, room: float
) -> Scale:
    """The scale from `start` to `end` that leaves `room` for text beyond the outermost marks."""
    low, high = min(values, default=marks.low), max(values, default=marks.high)
    if low < 0:
        start += room
    share = float((high - marks.low) / (marks.high - marks.low))
    if share > 0:
        end = min(end, start + (end - room - start) / share)
    return Scale(marks.low, marks.high, start, end)
