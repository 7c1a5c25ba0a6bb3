"""Targets and results in rows: the mark of a target, joined with the dot of its result.

What matters is the way from one to the other, so the axis need not begin at
zero.  A target with two ends is a band; the target of a later year has no
result yet, the result of another office no target.
"""

from __future__ import annotations

from decimal import Decimal

from lkjip_docgen.charts import frame, in_rows
from lkjip_docgen.charts.appearance import Look
from lkjip_docgen.charts.boxes import CAP_HEIGHT, Box
from lkjip_docgen.charts.canvas import Canvas
from lkjip_docgen.charts.labels import (
    MISSING,
    Labels,
    axis,
)
from lkjip_docgen.charts.scale import Scale
from lkjip_docgen.document import SHORT, Chart, Span
from lkjip_docgen.records import Record

_MARK = 10.0  # points that marks take from top to bottom
_BESIDE = 6.5  # points from the middle of a mark to its value
_BAND = 6.0  # height of a target with two ends


def height(chart: Chart, look: Look, width: float, wish: float) -> float:
    """Points of height that suit the number of rows, near the wish."""
    need = in_rows.lay(chart, look, width, _MARK).height
    return in_rows.fitted_height(_head(chart, look, width) + in_rows.foot(look), need, wish)


def paint(canvas: Canvas, chart: Chart) -> None:
    """Draw the whole chart on its paper."""
    look, measured = canvas.look, axis(chart, _values(chart))
    labels, marks = measured.labels, measured.marks
    frame.draw_head(canvas, chart, measured.heading)
    laid = in_rows.lay(chart, look, canvas.width, _MARK)
    left = frame.EDGE + laid.names_width(look) + 2 * frame.GAP
    right = canvas.width - frame.EDGE - _notes_width(chart, look)
    top = canvas.height - _head(chart, look, canvas.width)
    box = Box(left, frame.EDGE + in_rows.foot(look), right, top)
    before, after = _room(chart, look, labels)
    scale = Scale(marks.low, marks.high, left + before, right - after)
    in_rows.draw_grid(canvas, box, scale, marks, labels)
    middles = in_rows.draw_names(canvas, box, laid)
    for category, middle in middles:
        pair = _pair(chart, category)
        _Row(canvas, labels, scale, box, middle, pair).draw()
        _draw_note(canvas, chart, category, middle)


class Pair(Record):
    """A target, which may have two ends, and a result, with what is said where one is missing."""

    target: Span | None
    result: Decimal | None
    missing: str
    short: bool
    hollow: bool
    bold: bool


def _pair(chart: Chart, category: int) -> Pair:
    target, result = (series.nilai[category] for series in chart.series[:2])
    span = chart.spans[category] if chart.spans else None
    return Pair(
        target=span or (None if target is None else Span(target, target)),
        result=result,
        missing=_missing(chart, category),
        short=bool(chart.tones) and chart.tones[category] == SHORT,
        hollow=bool(chart.hollow) and chart.hollow[category],
        bold=chart.focus == category,
    )


def _missing(chart: Chart, category: int) -> str:
    """Why a value is missing, where the chart says why, or where there is none at all."""
    gaps = [series.gaps[category] for series in chart.series if series.gaps]
    told = "; ".join(dict.fromkeys(filter(None, gaps)))
    nothing = all(series.nilai[category] is None for series in chart.series)
    return told or (MISSING if nothing else "")


def _of_pair(pair: Pair) -> list[Decimal]:
    """The places of the marks of a pair."""
    ends = [pair.target.dari, pair.target.sampai] if pair.target else []
    return ends if pair.result is None else [*ends, pair.result]


def sides(pair: Pair, labels: Labels) -> tuple[str, str]:
    """The values to the left and to the right of the marks of a pair, in the order of the marks."""
    target = _target_text(pair.target, labels) if pair.target else ""
    result = "" if pair.result is None else labels.value(pair.result)
    if pair.target is None or pair.result is None or target == result:
        return "", target or result
    return (result, target) if pair.result < pair.target.dari else (target, result)


def _target_text(target: Span, labels: Labels) -> str:
    if target.dari == target.sampai:
        return labels.value(target.dari)
    return f"{labels.value(target.dari)}–{labels.value(target.sampai)}"


class _Row(Record):
    """A pair and where it is drawn."""

    canvas: Canvas
    labels: Labels
    scale: Scale
    box: Box
    middle: float
    pair: Pair

    def draw(self) -> None:
        """The guide, the way from target to result, both marks, their values, what is missing."""
        in_rows.draw_guide(self.canvas, self.box, self.middle)
        self._draw_way()
        self._draw_marks()
        places = [self.scale.at(value) for value in _of_pair(self.pair)]
        end = self._write_values(min(places), max(places)) if places else self.box.left
        if self.pair.missing:
            in_rows.write_missing(self.canvas, end + frame.GAP, self.middle, self.pair.missing)

    def _draw_way(self) -> None:
        target, result = self.pair.target, self.pair.result
        colors = self.canvas.look.colors
        if target is None:
            return
        if target.dari != target.sampai:
            low, high = self.scale.at(target.dari), self.scale.at(target.sampai)
            band = Box(low, self.middle - _BAND / 2, high, self.middle + _BAND / 2)
            self.canvas.rect(band, colors.muda, colors.redup, 0.5)
        if result is not None:
            nearest = min(max(result, target.dari), target.sampai)
            way = [(self.scale.at(one), self.middle) for one in (nearest, result)]
            self.canvas.line(way, colors.kurang if self.pair.short else colors.redup, 2.0)

    def _draw_marks(self) -> None:
        """The result and over it the target, which is thin enough to leave it visible."""
        target, result = self.pair.target, self.pair.result
        if result is not None:
            which, x = 2 if self.pair.short else 1, self.scale.at(result)
            frame.draw_of_pair(self.canvas, which, x, self.middle, hollow=self.pair.hollow)
        for end in dict.fromkeys((target.dari, target.sampai) if target else ()):
            frame.draw_of_pair(self.canvas, 0, self.scale.at(end), self.middle)

    def _write_values(self, first: float, last: float) -> float:
        """The values beside the outermost marks; gives where the row is free again."""
        look, bold = self.canvas.look, self.pair.bold
        left, right = sides(self.pair, self.labels)
        self._write(left, first - _BESIDE - look.width(left, look.small, bold))
        self._write(right, last + _BESIDE)
        return last + _BESIDE + look.width(right, look.small, bold)

    def _write(self, text: str, left: float) -> None:
        """A value, on white so that no line goes through it."""
        if not text:
            return
        look, bold = self.canvas.look, self.pair.bold
        width, half = look.width(text, look.small, bold), look.small / 2
        white = Box(left - 1, self.middle - half, left + width + 1, self.middle + half)
        self.canvas.rect(white, "FFFFFF")
        base = self.middle - CAP_HEIGHT * look.small / 2
        self.canvas.text(left, base, text, look.small, bold=bold)


def _room(chart: Chart, look: Look, labels: Labels) -> tuple[float, float]:
    """Points that values take to the left and to the right of the outermost marks."""
    widths = [(0.0, 0.0)]
    for category in range(len(chart.categories)):
        pair = _pair(chart, category)
        left, right = sides(pair, labels)
        widths.append((look.width(left, look.small, True), look.width(right, look.small, True)))
    before, after = (max(side) for side in zip(*widths, strict=True))
    return before + _BESIDE + frame.GAP, after + _BESIDE


def _values(chart: Chart) -> list[Decimal]:
    """All values that have a mark."""
    pairs = [_pair(chart, category) for category in range(len(chart.categories))]
    return [value for pair in pairs for value in _of_pair(pair)]


def _head(chart: Chart, look: Look, width: float) -> float:
    return frame.head_height(look, chart, axis(chart, _values(chart)).heading, width)


def _notes_width(chart: Chart, look: Look) -> float:
    """Room that the column of notes takes at the right."""
    width = look.widest(chart.notes, look.base, True)
    return width + 2 * frame.GAP if width else 0.0


def _draw_note(canvas: Canvas, chart: Chart, category: int, middle: float) -> None:
    """The note of a row at the right edge, in the colour of a result that falls short."""
    look = canvas.look
    note = chart.notes[category] if chart.notes else ""
    if note:
        tone = look.tone(chart.tones[category] if chart.tones else "")
        base, color = middle - CAP_HEIGHT * look.base / 2, tone or look.colors.utama
        right = canvas.width - frame.EDGE
        canvas.text(right, base, note, look.base, bold=True, color=color, align="right")
