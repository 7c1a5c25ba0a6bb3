"""The visible block of a signature: QR code and words, as a small PDF with its fonts inside."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from lkjip_docgen.charts import Look, house_look, quiet
from lkjip_docgen.idn import format_date
from lkjip_docgen.records import Record
from lkjip_docgen.style import Style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

STATEMENT = "Ditandatangani secara elektronik oleh:"
_POINTS = 72
_EDGE = 3.0  # points between the edge of the block and its content
_GAP = 6.0  # points between the code and the words
_LINE = 1.18  # of the size
_LARGEST, _SMALLEST, _STEP = 8.0, 4.0, 0.25
_ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}


class Signature(Record):
    """Who signs and when, as the block prints it; what is not known stays empty."""

    nama: str
    jabatan: str
    nip: str
    moment: datetime


def spell_moment(moment: datetime) -> str:
    """A point in time: "3 Januari 2024, 10.15 WIB"; without a name a zone is its distance."""
    offset = moment.utcoffset() or timedelta()
    hours = offset.total_seconds() / 3600
    zone = _ZONES.get(int(hours)) if hours == int(hours) else None
    zone = zone or f"UTC{hours:+g}".replace("UTC+0", "UTC")
    return f"{format_date(moment.date())}, {moment:%H.%M} {zone}"


def code_text(signature: Signature, digest: str) -> str:
    """What the QR code says; `digest` is the SHA-256 of the file before it was signed."""
    lines = [signature.nama, f"NIP {signature.nip}" if signature.nip else ""]
    lines += [signature.moment.isoformat(timespec="seconds"), f"SHA-256 {digest}"]
    return "\n".join(filter(None, lines))


def draw_block(signature: Signature, digest: str, size: tuple[float, float], style: Style) -> bytes:
    """The block as a PDF of one page; `size` in points.

    The code stands at the left in the full height, the words beside it, as
    large as fits.
    """
    from lkjip_docgen.plotting import plain  # isort: skip  before matplotlib
    from matplotlib.figure import Figure

    look = house_look(style)
    width, height = size
    settings = {"pdf.fonttype": 42, "font.family": list(look.families), "pdf.compression": 9}
    out = io.BytesIO()
    with quiet(), plain(settings):
        figure = Figure(figsize=(width / _POINTS, height / _POINTS), facecolor="white")
        side = min(height, width / 2) - 2 * _EDGE
        _draw_code(figure, code_text(signature, digest), side, size)
        left = side + _EDGE + _GAP
        _draw_words(figure, signature, (left, width - left - _EDGE), size, look)
        figure.savefig(out, format="pdf", metadata={"CreationDate": None, "Producer": None})
    return out.getvalue()


def _draw_code(figure: Figure, text: str, side: float, size: tuple[float, float]) -> None:
    """The dark modules as one path, so that the code is sharp at every size."""
    import segno
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    rows = segno.make(text, error="m", micro=False).matrix
    unit = side / len(rows)
    bottom = (size[1] - side) / 2
    squares = [
        _square(_EDGE + x * unit, bottom + (len(rows) - 1 - y) * unit, unit, size)
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    ]
    path = Path.make_compound_path(*(Path(corners, closed=True) for corners in squares))
    patch = PathPatch(path, facecolor="black", edgecolor="none", linewidth=0)
    patch.set_transform(figure.transFigure)
    figure.add_artist(patch)


def _square(
    x: float, y: float, unit: float, size: tuple[float, float]
) -> list[tuple[float, float]]:
    """The corners of a module as shares of the block."""
    corners = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    return [((x + i * unit) / size[0], (y + j * unit) / size[1]) for i, j in corners]


def _draw_words(
    figure: Figure,
    signature: Signature,
    span: tuple[float, float],
    size: tuple[float, float],
    look: Look,
) -> None:
    left, width = span
    points, lines = _fitted(signature, width, size[1] - 2 * _EDGE, look)
    step = points * _LINE
    top = (size[1] + len(lines) * step) / 2
    for number, (text, bold) in enumerate(lines, start=1):
        figure.text(
            left / size[0],
            (top - number * step + points * 0.28) / size[1],
            text,
            fontsize=points,
            fontweight="bold" if bold else "normal",
            color=f"#{look.colors.teks}",
            parse_math=False,
        )


def _fitted(
    signature: Signature, width: float, height: float, look: Look
) -> tuple[float, list[tuple[str, bool]]]:
    """The largest size at which the words fit, and their lines with what is bold."""
    points = _LARGEST
    while True:
        lines = list(_lines(signature, points, width, look))
        if points <= _SMALLEST or len(lines) * points * _LINE <= height:
            return points, lines
        points -= _STEP


def _lines(
    signature: Signature, points: float, width: float, look: Look
) -> Iterator[tuple[str, bool]]:
    nip = f"NIP {signature.nip}" if signature.nip else ""
    texts = (
        (STATEMENT, False),
        (signature.nama, True),
        (signature.jabatan, False),
        (nip, False),
        (spell_moment(signature.moment), False),
    )
    for text, bold in texts:
        yield from ((line, bold) for line in look.wrap(text, points, width, bold))
