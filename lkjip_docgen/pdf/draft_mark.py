"""The mark of a draft on the pages of another program: DRAF, as `draf.svg` draws it on ours.

The letters are outlines, so that the word stays out of the text of the pages.
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING

from lkjip_docgen.sign import draft_mark
from lkjip_docgen.style import Style

if TYPE_CHECKING:
    from matplotlib.textpath import TextPath
    from pikepdf import Object, Page, Pdf

_SHEET = (210.0, 297.0)  # millimetres
_SIZE, _ANGLE = 74.0, 52.0  # of the letters in millimetres, in degrees against the clock
_PALE = 0.18  # opacity: on a sheet of an appendix the mark lies above the page
_NAME = "/LkjipDraf"


def mark_draft(document: Pdf, style: Style) -> None:
    """Draw DRAF across every page, below all else."""
    import pikepdf

    document.docinfo[f"/{draft_mark.KEY}"] = draft_mark.VALUE
    mark = document.make_stream(_drawing(style))
    mark.Type, mark.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    mark.BBox = [0, 0, *_SHEET]
    pale = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, ca=_PALE)
    mark.Resources = pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(Pale=pale))
    for page in document.pages:
        resources = _own_resources(page)
        resources.XObject[_NAME] = mark
        page.obj.Resources = document.make_indirect(resources)
        page.contents_add(_placed(page).encode(), prepend=True)


def _own_resources(page: Page) -> Object:
    """The resources of a page as its own: pages may share or inherit them."""
    import pikepdf

    shared = page.resources
    resources = pikepdf.Dictionary(dict(shared.items()))
    resources.XObject = pikepdf.Dictionary(dict(shared.get("/XObject", {}).items()))
    return resources


def _placed(page: Page) -> str:
    """The mark as large as the page allows, in its middle, skipped by screen readers."""
    left, bottom, right, top = (float(side) for side in page.mediabox)
    width, height = right - left, top - bottom
    scale = min(width / _SHEET[0], height / _SHEET[1])
    x = left + (width - scale * _SHEET[0]) / 2
    y = bottom + (height - scale * _SHEET[1]) / 2
    return f"/Artifact BMC\nq {scale:.5f} 0 0 {scale:.5f} {x:.3f} {y:.3f} cm {_NAME} Do Q\nEMC\n"


def _drawing(style: Style) -> bytes:
    path = _outline(style)
    box = path.get_extents()
    turn = radians(_ANGLE)
    turned = (cos(turn), sin(turn), -sin(turn), cos(turn), _SHEET[0] / 2, _SHEET[1] / 2)
    centred = (1, 0, 0, 1, -(box.x0 + box.x1) / 2, -(box.y0 + box.y1) / 2)
    lines = [f"/Pale gs {_numbers(_color(style.warna.garis))} rg"]
    lines += [f"{_numbers(matrix)} cm" for matrix in (turned, centred)]
    x, y = 0.0, 0.0
    for points, kind in path.iter_segments():
        lines.append(_segment(int(kind), (x, y, *points), path))
        x, y = points[-2:]
    return "\n".join([*lines, "f"]).encode()


def _outline(style: Style) -> TextPath:
    from lkjip_docgen.plotting import plain  # isort: skip  before matplotlib
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    from lkjip_docgen.charts import house_look, quiet

    with quiet(), plain({}):
        face = FontProperties(family=list(house_look(style).families), weight="bold")
        return TextPath((0, 0), "DRAF", size=_SIZE, prop=face)


def _segment(kind: int, points: tuple[float, ...], path: TextPath) -> str:
    """One piece of an outline, from the point where the last one ended."""
    if kind == path.MOVETO:
        return f"{_numbers(points[2:])} m"
    if kind == path.LINETO:
        return f"{_numbers(points[2:])} l"
    if kind == path.CURVE3:  # PDF knows curves of the third degree only
        x0, y0, x1, y1, x2, y2 = points
        first = (x0 + 2 * (x1 - x0) / 3, y0 + 2 * (y1 - y0) / 3)
        second = (x2 + 2 * (x1 - x2) / 3, y2 + 2 * (y1 - y2) / 3)
        return f"{_numbers((*first, *second, x2, y2))} c"
    if kind == path.CURVE4:
        return f"{_numbers(points[2:])} c"
    return "h"


def _color(color: str) -> tuple[float, ...]:
    """A colour (RRGGBB) as parts of one."""
    return tuple(int(color[start : start + 2], 16) / 255 for start in (0, 2, 4))


def _numbers(values: tuple[float, ...]) -> str:
    return " ".join(f"{value:.4f}" for value in values)
