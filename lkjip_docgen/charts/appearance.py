"""How the style of the report appears in a chart: sizes, series, measured text."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from lkjip_docgen.charts.ruler import Ruler
from lkjip_docgen.document import SHORT
from lkjip_docgen.records import Record
from lkjip_docgen.style import Colors, Style, faces

_HATCHES = ("", "////", "....", "\\\\\\\\", "xxxx", "----")
_MARKERS = ("o", "s", "^", "D", "v", "P")
_DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2), (1.5, 1.5), (6, 2, 1.5, 2), (3, 1), (8, 2))
_DISTINCT = 18.0  # steps of lightness (0-100) that a black-and-white print keeps apart
_PALE = 72.0  # a lighter colour needs a dark edge or stroke to show on white paper


class SeriesLook(Record):
    """What tells one series from the others, in colour and without."""

    color: str
    stroke: str  # the same, dark enough for a thin line
    hatch: str
    hatch_color: str
    edge: str
    marker: str
    dash: tuple[float, ...]


class Look(Ruler):
    """The house style of all charts; sizes in points at print size."""

    colors: Colors
    families: tuple[str, ...]
    base: float  # names and values
    small: float  # ticks, legend, notes

    @property
    def least(self) -> float:
        """The smallest size that is used."""
        return 7.0

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """Width of a line of text in points, word by word (words recur, lines do not)."""
        words = text.split(" ")
        total = sum(_unit_width(word, self.families, bold) for word in words)
        return (total + (len(words) - 1) * _unit_space(self.families, bold)) * size

    def widest(self, lines: Sequence[str], size: float, bold: bool = False) -> float:
        """Width of the widest of some lines in points."""
        return max((self.width(line, size, bold) for line in lines), default=0.0)

    def series(self, index: int) -> SeriesLook:
        """The look of the series at `index`."""
        color = self.colors.seri[index % len(self.colors.seri)]
        return SeriesLook(
            color=color,
            stroke=color if lightness(color) < _PALE else self.colors.redup,
            hatch=self._hatch(index),
            hatch_color="FFFFFF" if lightness(color) < _PALE else self.colors.redup,
            edge="" if lightness(color) < _PALE else self.colors.redup,
            marker=_MARKERS[index % len(_MARKERS)],
            dash=_DASHES[index % len(_DASHES)],
        )

    def tone(self, tone: str) -> str:
        """The colour of a mark that has one of its own, as RRGGBB; "" where it has none."""
        return self.colors.kurang if tone == SHORT else tone

    def _hatch(self, index: int) -> str:
        palette = [lightness(color) for color in self.colors.seri]
        own = palette[index % len(palette)]
        alike = sum(1 for i in range(index) if abs(palette[i % len(palette)] - own) < _DISTINCT)
        return _HATCHES[alike % len(_HATCHES)]


def house_look(style: Style) -> Look:
    """The look that follows from the style of the report and the faces installed."""
    wished = tuple(dict.fromkeys((style.huruf.utama, *style.huruf.cadangan, "DejaVu Sans")))
    installed = _known_faces(wished)
    return look_in(style, tuple(name for name in wished if name in installed))


def look_in(style: Style, families: tuple[str, ...]) -> Look:
    """The same in faces that are known: nobody has to ask which are installed."""
    base = min(9.0, max(8.0, style.huruf.ukuran_tabel - 0.5))
    return Look(colors=style.warna, families=families, base=base, small=base - 0.5)


def _known_faces(wished: Sequence[str]) -> set[str]:
    """The names that matplotlib has a face for.

    It keeps a list of its own, which says nothing of a face that was installed
    later: a wished one that the system has is added to it.
    """
    import lkjip_docgen.plotting  # isort: skip  # noqa: F401  before matplotlib
    from matplotlib.font_manager import fontManager

    listed = {font.name for font in fontManager.ttflist}
    for name in wished:
        if name not in listed and name.casefold() in faces.installed_faces():
            for bold in (False, True):
                _add(faces.file_of(name, bold=bold, italic=False))
    return {font.name for font in fontManager.ttflist}


def _add(face: Path | None) -> None:
    """Tell matplotlib of a face; of one that it cannot read it is not told."""
    from matplotlib.font_manager import fontManager

    with suppress(OSError, RuntimeError):
        if face is not None:
            fontManager.addfont(face)


def lightness(color: str) -> float:
    """CIE lightness, 0 (black) to 100 (white), of an RRGGBB colour: what a grey print shows."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    cube = luminance ** (1 / 3) if luminance > 0.008856 else 7.787 * luminance + 16 / 116
    return 116 * cube - 16


@contextmanager
def quiet() -> Iterator[None]:
    """Keep remarks about fonts and glyphs away from the person who runs the program."""
    logger = logging.getLogger("matplotlib")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


@lru_cache(maxsize=4096)
def _unit_width(text: str, families: tuple[str, ...], bold: bool) -> float:
    import lkjip_docgen.plotting  # isort: skip  # noqa: F401  before matplotlib
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextToPath

    face = FontProperties(family=list(families), weight="bold" if bold else "normal", size=100)
    if not text:
        return 0.0
    width, _, _ = TextToPath().get_text_width_height_descent(text, face, ismath=False)
    return float(width) / 100


def _unit_space(families: tuple[str, ...], bold: bool) -> float:
    return _unit_width("n n", families, bold) - 2 * _unit_width("n", families, bold)
