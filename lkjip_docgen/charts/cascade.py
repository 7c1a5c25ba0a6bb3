"""The tree of performance: each box says what it is, what measures it and who answers for it."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_docgen.charts.boxes import CAP_HEIGHT, Box
from lkjip_docgen.charts.canvas import Canvas
from lkjip_docgen.charts.cascade_layout import AFTER, BULLET, EDGE, PAD, SMALL, Card, Plan, Words

_LINE, _EDGE = 0.8, 0.7  # widths of lines


def height(plan: Plan) -> float:
    """Points of height that the boxes need."""
    return plan.height + 2 * EDGE


def paint(canvas: Canvas, plan: Plan) -> None:
    """Draw all boxes and lines on their paper."""
    up = canvas.height - EDGE
    for wire in plan.wires:
        canvas.line([(x, y + up) for x, y in wire], canvas.look.colors.redup, _LINE)
    for card in plan.cards:
        _draw(canvas, card, up)


def _draw(canvas: Canvas, card: Card, up: float) -> None:
    colors = canvas.look.colors
    fill, edge, name, rest = (
        (colors.utama, colors.utama, "FFFFFF", "FFFFFF"),
        (colors.muda, colors.utama, colors.utama, colors.teks),
        ("FFFFFF", colors.garis, colors.teks, colors.teks),
    )[min(card.level, 2)]
    box = Box(card.box.left, card.box.bottom + up, card.box.right, card.box.top + up)
    canvas.rect(box, fill, edge, _EDGE)
    quiet = rest if card.level == 0 else colors.redup
    _write(canvas, box, card.words, (name, rest, quiet))


def _write(canvas: Canvas, box: Box, words: Words, inks: tuple[str, str, str]) -> None:
    """The text of a box, centred from top to bottom; what measures it stands left."""
    name, rest, quiet = inks
    center = box.center
    top = (box.bottom + box.top) / 2 + words.height / 2
    if words.sebutan:
        top = canvas.lines(center, top, words.sebutan, SMALL, color=quiet, align="center") - AFTER
    top = canvas.lines(
        center, top, words.nama, words.size, bold=words.bold, color=name, align="center"
    )
    for item in words.rincian:
        top -= AFTER
        top = _item(canvas, box, item, top, rest, alone=len(words.rincian) == 1)
    if words.keterangan:
        top -= AFTER
        canvas.lines(center, top, words.keterangan, SMALL, color=quiet, italic=True, align="center")


def _item(
    canvas: Canvas, box: Box, lines: Sequence[str], top: float, ink: str, *, alone: bool
) -> float:
    """One of the items of a box, with a bullet where there are others; gives its bottom."""
    if alone:
        return canvas.lines(box.center, top, lines, SMALL, color=ink, align="center")
    left = box.left + PAD
    canvas.text(left, top - CAP_HEIGHT * SMALL, "•", SMALL, color=ink)
    return canvas.lines(left + BULLET, top, lines, SMALL, color=ink)
