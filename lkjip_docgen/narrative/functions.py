"""What templates may call: references, notes, figures, and the registered builders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from lkjip_docgen.document.tree import (
    Block,
    Blocks,
    Equation,
    Figure,
    Footnote,
    Marker,
    PageBreak,
    Reference,
    ReferenceKind,
    Text,
)
from lkjip_docgen.model.laporan import Lampiran
from lkjip_docgen.narrative import phrases, registry
from lkjip_docgen.narrative.appendices import divider
from lkjip_docgen.narrative.context import Konteks
from lkjip_docgen.narrative.inlines import marker, slug, to_inlines
from lkjip_docgen.narrative.signatures import signature_block

_PHOTO_WIDTH_CM = 10.5


def belum(apa: str) -> Marker:
    """The marker of something that the office still has to supply."""
    return marker(apa)


def rujuk(target: str) -> Reference:
    """The label of a heading, table or figure: "Tabel 3.2"."""
    return Reference(target)


def halaman(target: str) -> Reference:
    """The page of a heading, table or figure."""
    return Reference(target, ReferenceKind.PAGE)


def catatan(text: Any) -> Footnote:
    """A footnote at this place."""
    return Footnote(to_inlines(text))


def persamaan(latex: str, lisan: str, id: str = "") -> Equation:
    """A displayed formula in LaTeX with its reading in words."""
    return Equation(latex, lisan, id)


def halaman_baru() -> PageBreak:
    """The next block starts a page."""
    return PageBreak()


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "belum": belum,
    "rujuk": rujuk,
    "halaman": halaman,
    "catatan": catatan,
    "persamaan": persamaan,
    "halaman_baru": halaman_baru,
    "tanda_tangan": signature_block,
    "arah": phrases.arah,
    "perubahan": phrases.perubahan,
    "lebih": phrases.lebih,
    "membaik": phrases.membaik,
    "tren": phrases.tren,
    "tercapai": phrases.tercapai,
    "capai_semua": phrases.capai_semua,
    "efisiensi": phrases.efisiensi,
    "penyebab_capaian": phrases.penyebab_capaian,
}


def project_functions(konteks: Konteks) -> dict[str, Callable[..., Any]]:
    """The functions that need a project: its tables, charts, formulas and pictures."""

    def builder(kind: str) -> Callable[..., Block | Blocks]:
        return lambda name, *args: registry.build(kind, konteks, name, *args)

    def gambar(
        berkas: str | None,
        keterangan: str,
        alt: str,
        id: str = "",
        lebar: float = _PHOTO_WIDTH_CM,
    ) -> Figure:
        """A picture of the project folder (`lebar` in centimetres), or its placeholder."""
        return Figure(
            id=id or f"gambar-{slug((Text(Path(berkas).stem if berkas else keterangan),))}",
            caption=to_inlines(keterangan),
            alt=alt,
            picture=konteks.project.picture(berkas) if berkas else None,
            width_cm=lebar,
            missing="" if berkas else alt,
        )

    def lembar_lampiran(lampiran: Lampiran) -> Blocks:
        """The divider sheet of an appendix that is a PDF."""
        return divider(konteks.laporan, lampiran)

    builders = {kind: builder(kind) for kind in ("tabel", "grafik", "rumus")}
    return builders | {"gambar": gambar, "lembar_lampiran": lembar_lampiran}
