"""What the narrative may call besides: the tables, charts, formulas and pictures of a project."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from lkjip_docgen.document import Block, Blocks, Figure, Text
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.findings.codes.report import FAILED
from lkjip_docgen.model import Lampiran
from lkjip_docgen.narrative import equations, figures, known_builders, tables
from lkjip_docgen.narrative.appendices import divider
from lkjip_docgen.narrative.notes import with_notes
from lkjip_docgen.narrative.tables.cells import sumber
from lkjip_docgen.records import replace
from lkjip_docgen.templating import (
    Konteks,
    TemplateMistakeError,
    offer,
    printable,
    slug,
    text_of,
    to_inlines,
)

_REGISTERED = (equations, figures, tables)  # importing them fills the registry
_PHOTO_WIDTH_CM = 10.5
_WIDEST_CM = 60.0
_BUILDING = 300  # steps of a table, chart, formula or picture: a few milliseconds


def registered(kind: str) -> tuple[str, ...]:
    """The names of all builders of a kind: `tabel`, `grafik` or `rumus`."""
    return known_builders.names(kind)


def project_functions(konteks: Konteks) -> dict[str, Callable[..., object]]:
    """The functions that need a project, each bound to it."""
    found: dict[str, Callable[..., object]] = {
        kind: partial(_build, konteks, kind) for kind in ("tabel", "grafik", "rumus")
    }
    found["gambar"] = partial(_picture, konteks)
    found["lembar_lampiran"] = partial(_divider, konteks)
    return {name: offer(function, _BUILDING) for name, function in found.items()}


def _build(konteks: Konteks, kind: str, name: str, *args: object) -> Block | Blocks:
    return with_notes(known_builders.build(kind, konteks, str(text_of(name)), *args))


def _picture(
    konteks: Konteks,
    berkas: str | None,
    keterangan: str,
    alt: str,
    id: str = "",
    lebar: float = _PHOTO_WIDTH_CM,
    asal: str | None = None,
) -> Figure:
    """A picture of the project folder (`lebar` in centimetres), or its placeholder.

    `asal` is who made it, for the source below.
    """
    alt = str(text_of(alt))
    name = str(text_of(berkas)) if berkas else ""
    figure = Figure(
        id=str(text_of(id)) or f"gambar-{slug((Text(Path(name).stem or str(keterangan)),))}",
        caption=to_inlines(printable(keterangan)),
        alt=alt,
        width_cm=_width(lebar),
        missing=f"BELUM DIISI: berkas gambar {name}" if name else alt,
        source=sumber(str(text_of(asal))) if asal else (),
    )
    picture = _located(konteks, name) if name else None
    return replace(figure, picture=picture, missing="") if picture else figure


def _located(konteks: Konteks, name: str) -> Path | None:
    """The file of a picture if it is there; what is wrong with the name stands in the template."""
    try:
        return konteks.project.shown(name)
    except LkjipError as error:
        raise LkjipError(replace(found, place=None) for found in error.findings) from error


def _width(lebar: float) -> float:
    if isinstance(lebar, int | float) and 0 < lebar <= _WIDEST_CM:
        return lebar
    raise TemplateMistakeError(
        FAILED,
        "Lebar gambar harus angka di atas 0 (dalam sentimeter).",
        f"Batasnya {_WIDEST_CM:g}; untuk satu kolom penuh sekitar 15.",
    )


def _divider(konteks: Konteks, lampiran: Lampiran) -> Blocks:
    """The divider sheet of an appendix that is a PDF."""
    return divider(konteks.laporan, lampiran)
