"""Charts as pictures, drawn by matplotlib only when their data or the style changed.

Importing this package is cheap: matplotlib is loaded with the first picture
that has to be drawn.
"""

from __future__ import annotations

from lkjip_docgen.charts.ahead import DrawingProcess, drawing_process
from lkjip_docgen.charts.cache import Drawn, draw, render

__all__ = ["DrawingProcess", "Drawn", "draw", "drawing_process", "render"]
