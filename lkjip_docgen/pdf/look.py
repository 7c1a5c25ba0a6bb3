"""The look of the report as CSS: variables written from the style, in this one place."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lkjip_docgen.document import TEXT_WIDTH, name_size, names_of
from lkjip_docgen.records import field_names
from lkjip_docgen.style import Style

# Word counts lines in the height of the face's own line, CSS in the font size.
# The faces of `huruf` (Arial and those with its measures) have a line of 1.149 em.
_LINE = 1.149
_VARIABLE = re.compile(r"var\(--([a-z0-9-]+)\)")


def variables(style: Style) -> dict[str, str]:
    """Every value of the style under its name: `utama` -> `#1F3864`, `kiri` -> `3.0cm`."""
    colors, fonts, page = style.warna, style.huruf, style.halaman
    values = {
        name.replace("_", "-"): f"#{getattr(colors, name)}"
        for name in field_names(colors)
        if name != "seri"
    }
    values |= {f"seri-{i}": f"#{color}" for i, color in enumerate(colors.seri, start=1)}
    values |= {name: f"{getattr(page, name)}cm" for name in field_names(page)}
    faces = dict.fromkeys((fonts.utama, *fonts.cadangan))
    return values | {
        "lebar-teks": f"{page.lebar_teks:g}cm",
        "tinggi-teks": f"{page.tinggi_teks:g}cm",
        "huruf": ", ".join([*(f'"{_quoted(face)}"' for face in faces), "sans-serif"]),
        "ukuran": f"{fonts.ukuran:g}pt",
        "spasi": f"{fonts.spasi * _LINE:.4g}",
        "ukuran-tabel": f"{fonts.ukuran_tabel:g}pt",
        "ukuran-rapat": f"{fonts.ukuran_tabel / 1.2:g}pt",
    }


def cover_variables(context: Mapping[str, object]) -> dict[str, str]:
    """How large the office's name stands on the cover, how wide, and how far from the edges.

    `lebar-kantor` is the width of its lines, `tepi-kantor` the distance from the edges of
    the paper where they are centred.
    """
    size = name_size(*names_of(context))
    width = size.width if size.lines > 1 else TEXT_WIDTH
    return {
        "ukuran-kantor": f"{size.points:g}pt",
        "lebar-kantor": f"{width:.1f}pt",
        "tepi-kantor": f"calc(50% - {width / 2:.1f}pt)",
    }


def fill(source: str, values: Mapping[str, str]) -> str:
    """CSS or SVG with each `var(--name)` replaced by its value; unknown names stay.

    Resolved variables also work where CSS knows none (page size, SVG
    attributes), and spare the layout one look-up an element.
    """
    return _VARIABLE.sub(lambda match: values.get(match[1], match[0]), source)


def _quoted(face: str) -> str:
    return re.sub(r'["\\<>]', "", face)
