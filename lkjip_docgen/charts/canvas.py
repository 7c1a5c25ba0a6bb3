"""Marks on paper, in points from the lower left corner; matplotlib does the drawing."""

from __future__ import annotations

import lkjip_docgen.plotting  # isort: skip  # noqa: F401  before matplotlib

import io
from collections.abc import Sequence
from typing import Literal

import numpy
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Affine2D
from matplotlib.typing import LineStyleType
from PIL import Image

from lkjip_docgen.charts.appearance import Look, SeriesLook
from lkjip_docgen.charts.boxes import CAP_HEIGHT, LINE_HEIGHT, Box, block_height
from lkjip_docgen.style import Colors

DPI = 200
_WHITE = "FFFFFF"
_SAME_COLOR = 24  # sum of the differences of red, green and blue
SETTINGS: dict[str, str | float] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "lkjip",
    "hatch.linewidth": 0.7,
    "path.simplify": False,
    "text.hinting": "no_hinting",
}  # of matplotlib, while a chart is drawn


Align = Literal["left", "center", "right"]


class Canvas:
    """Paper of a given size, white unless `paper` is another colour; colours are RRGGBB."""

    def __init__(self, width: float, height: float, look: Look, paper: str = "") -> None:
        self.width = width
        self.height = height
        self.look = look
        self._paper = paper or _WHITE
        self._figure = Figure(
            figsize=(width / 72, height / 72), dpi=DPI, facecolor=f"#{self._paper}"
        )
        self._points = Affine2D().scale(1 / 72) + self._figure.dpi_scale_trans
        self._order = 0

    def rect(
        self,
        box: Box,
        fill: str,
        edge: str = "",
        weight: float = 0.6,
        hatch: str = "",
        hatch_color: str = "FFFFFF",
    ) -> None:
        """A filled rectangle, with an outline and a hatch if asked."""
        self._add(_rectangle(box, fill, edge, weight if edge else 0))
        if hatch:
            self._add(_rectangle(box, "", hatch_color, 0, hatch))

    def mark(self, box: Box, look: SeriesLook) -> None:
        """A column, a bar or a legend key in the look of its series."""
        self.rect(box, look.color, look.edge, 0.5, look.hatch, look.hatch_color)

    def wedge(self, box: Box, fill: str) -> None:
        """A triangle that points to the right."""
        corners = [
            (box.left, box.bottom),
            (box.right, (box.bottom + box.top) / 2),
            (box.left, box.top),
        ]
        self._add(Polygon(corners, closed=True, facecolor=f"#{fill}", linewidth=0))

    def line(
        self,
        points: Sequence[tuple[float, float]],
        color: str,
        weight: float = 0.6,
        dash: tuple[float, ...] = (),
    ) -> None:
        """A line through points; `dash` in points on and off."""
        xs, ys = zip(*points, strict=True)
        style: LineStyleType = (0, tuple(d / weight for d in dash)) if dash else "-"
        self._add(
            Line2D(xs, ys, color=f"#{color}", linewidth=weight, linestyle=style,
                   solid_joinstyle="round", solid_capstyle="butt", dash_capstyle="butt")
        )  # fmt: skip

    def dots(
        self,
        points: Sequence[tuple[float, float]],
        marker: str,
        color: str,
        *,
        size: float = 5.5,
        hollow: bool = False,
    ) -> None:
        """A mark with a white rim at each point; a hollow one is white with a coloured rim."""
        xs, ys = zip(*points, strict=True)
        self._add(
            Line2D(xs, ys, linestyle="none", marker=marker, markersize=size,
                   markerfacecolor="white" if hollow else f"#{color}",
                   markeredgecolor=f"#{color}" if hollow else "white",
                   markeredgewidth=1.2 if hollow else 0.8)
        )  # fmt: skip

    def dot(self, point: tuple[float, float], color: str, size: float) -> None:
        """A round mark without a rim; `size` is its width in points."""
        self._add(
            Line2D([point[0]], [point[1]], linestyle="none", marker="o", markersize=size,
                   markerfacecolor=f"#{color}", markeredgewidth=0)
        )  # fmt: skip

    def text(  # noqa: PLR0913 (what looks as usual need not be named)
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        color: str = "",
        bold: bool = False,
        italic: bool = False,
        align: Align = "left",
        angle: float = 0,
    ) -> None:
        """One line of text; `y` is its base line, or `x` when it is turned by 90 degrees."""
        self._add(
            Text(
                x, y, text,
                fontsize=size, family=list(self.look.families),
                weight="bold" if bold else "normal", style="italic" if italic else "normal",
                color=f"#{color or self.look.colors.teks}", parse_math=False,
                horizontalalignment=align, verticalalignment="baseline",
                rotation=angle, rotation_mode="anchor",
            )
        )  # fmt: skip

    def lines(
        self,
        x: float,
        top: float,
        lines: Sequence[str],
        size: float,
        *,
        color: str = "",
        bold: bool = False,
        italic: bool = False,
        align: Align = "left",
    ) -> float:
        """Lines of text below `top`; gives the bottom of the last one."""
        base = top - CAP_HEIGHT * size
        for line in lines:
            self.text(x, base, line, size, color=color, bold=bold, italic=italic, align=align)
            base -= LINE_HEIGHT * size
        return top - block_height(len(lines), size)

    def save(self, fmt: str) -> bytes:
        """The finished picture: `png` at 200 dpi, or `svg` whose text stays text."""
        return self._png() if fmt == "png" else self._svg()

    def _png(self) -> bytes:
        self._figure.dpi = DPI
        canvas = FigureCanvasAgg(self._figure)
        canvas.draw()
        pixels = numpy.asarray(canvas.buffer_rgba())[:, :, :3]
        file = io.BytesIO()
        picture = Image.fromarray(numpy.ascontiguousarray(pixels))
        _few_colors(picture, self.look.colors, self._paper).save(file, "png", dpi=(DPI, DPI))
        return file.getvalue()

    def _svg(self) -> bytes:
        file = io.StringIO()
        canvas = FigureCanvasSVG(self._figure)
        canvas.print_svg(file, metadata={"Date": None, "Creator": None})
        return file.getvalue().encode()

    def _add(self, artist: Rectangle | Polygon | Line2D | Text) -> None:
        self._order += 1
        artist.set_zorder(self._order)
        artist.set_transform(self._points)
        self._figure.add_artist(artist)


def _few_colors(picture: Image.Image, colors: Colors, paper: str) -> Image.Image:
    """The picture with a palette, the colours of the house unchanged: a third of the size."""
    reduced = picture.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    palette = numpy.array(reduced.getpalette()).reshape(-1, 3)
    fills = (*colors.seri, colors.utama, colors.muda, colors.garis, colors.teks, paper)
    for fill in fills:
        exact = numpy.array([int(fill[i : i + 2], 16) for i in (0, 2, 4)])
        distances = numpy.abs(palette - exact).sum(axis=1)
        if distances.min() <= _SAME_COLOR:
            palette[distances.argmin()] = exact
    reduced.putpalette(palette.ravel().tolist())
    return reduced


def _rectangle(box: Box, fill: str, edge: str, weight: float, hatch: str = "") -> Rectangle:
    return Rectangle(
        (box.left, box.bottom),
        box.width,
        box.height,
        facecolor=f"#{fill}" if fill else "none",
        edgecolor=f"#{edge}" if edge else "none",
        linewidth=weight,
        hatch=hatch or None,
    )
