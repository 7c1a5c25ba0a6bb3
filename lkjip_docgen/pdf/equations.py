"""Formulas as vector graphics: MathML laid out by the rules of mathematical typesetting."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.metadata import version
from typing import Final

from lkjip_docgen.document import Equation, to_mathml, unreadable
from lkjip_docgen.pdf.images import SVG
from lkjip_docgen.pdf.page import Page
from lkjip_docgen.pictures import Picture, kept

_PX_PER_PT = 96 / 72
_PRECISION: Final = 2  # decimals of a place in an outline
_TIMES = re.compile(r"<mo>(?:&#x000D7;|×)</mo>")
_WIDE_TIMES = '<mo lspace="0.25em" rspace="0.25em">&#x000D7;</mo>'
_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')


def equation(node: Equation, page: Page) -> str:
    """A displayed formula, centred; read aloud as its words.

    Raises `LkjipError` (LK410) for a formula that cannot be read.
    """
    fonts = page.style.huruf
    svg = formula(node.latex, fonts.ukuran, f"#{page.style.warna.teks}")
    width, height = _extent(svg)
    fitted = min(1.0, page.width_cm / width)
    size = f"width:{width * fitted:.3f}cm;height:{height * fitted:.3f}cm"
    drawing = page.images.drawing(f"rumus-{page.next_formula()}", svg, node.spoken, size)
    page.spoken.add(node.spoken)
    anchor = f' id="{node.id}"' if node.id else ""
    return f'<p class="rumus"{anchor}>{drawing}</p>'


@lru_cache(maxsize=256)
def formula(latex: str, size_pt: float, color: str) -> str:
    """The SVG of a LaTeX formula, its glyphs as outlines.

    To set one takes as long as a page of text, so it is kept by all that it is made of.
    """
    mathml = _TIMES.sub(_WIDE_TIMES, to_mathml(latex))
    made_of = (
        "rumus",
        version("ziamath"),
        version("ziafont"),
        str(_PRECISION),
        str(size_pt),
        color,
        mathml,
    )

    def drawn() -> Picture:
        try:
            svg = _typeset(mathml, size_pt, color)
        except Exception as error:  # the library raises whatever it stumbles over
            raise unreadable(latex) from error
        return Picture(svg.encode(), SVG, 0, 0)

    return kept("\n".join(made_of).encode(), 0, drawn).data.decode()


def _typeset(mathml: str, size_pt: float, color: str) -> str:
    from ziamath.config import config
    from ziamath.zmath import Math

    config.svg2 = False  # one self-contained path a glyph
    config.precision = _PRECISION
    svg: str = Math(mathml, size=size_pt * _PX_PER_PT).svg()
    return svg.replace('"black"', f'"{color}"')


def _extent(svg: str) -> tuple[float, float]:
    """Width and height of a drawing in centimetres."""
    match = _SIZE.search(svg)
    if match is None:
        raise ValueError("drawing without a size")
    return float(match[1]) * 2.54 / 96, float(match[2]) * 2.54 / 96
