"""Tables of the annual plan of performance: what was planned, beside what was then agreed on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_docgen.document import Align, Cell, Row, Table
from lkjip_docgen.measures import (
    HasilRencana,
    HasilSasaranRencana,
    HasilTargetRencana,
)
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.narrative.tables.cells import (
    TIDAK_ADA,
    kepala,
    keterangan,
    kolom,
    nomor,
    sumber,
    teks,
)
from lkjip_docgen.narrative.tables.perjanjian import sel_diperjanjikan
from lkjip_docgen.templating import Konteks

C, L = Align.CENTER, Align.LEFT


@tabel("rkt")
def rkt(konteks: Konteks, plan: HasilRencana) -> Table:
    """The targets of a plan; where its year has an agreement, beside the targets of that."""
    words = konteks.laporan.kosakata
    objective, indicator = words.sasaran.judul, words.indikator.judul
    year, agreed = plan.model.tahun, plan.perjanjian is not None
    heads = ["Target RKT", "Target Perjanjian Kinerja"] if agreed else ["Target"]
    targets = [(3.2, C)] * len(heads)
    rows: list[Row] = []
    for number, sasaran in enumerate(plan.sasaran, start=1):
        rows += _objective_rows(number, sasaran, agreed)
    return Table(
        id=f"tabel-rkt-{year}",
        caption=keterangan(f"Rencana Kinerja Tahunan {year}"),
        columns=kolom((1, C), (4.4, L), (5.2, L), *targets),
        head=(kepala("No.", objective, indicator, *heads),),
        rows=tuple(rows),
        source=sumber(plan.model.penetapan or f"Rencana Kinerja Tahunan {year}"),
        summary=_summary(objective, year, agreed),
    )


def _summary(objective: str, year: int, agreed: bool) -> str:
    beside = ", di samping target menurut perjanjian kinerja" if agreed else ""
    return f"{objective}, indikator, dan target yang direncanakan untuk tahun {year}{beside}."


def _objective_rows(number: int, sasaran: HasilSasaranRencana, agreed: bool) -> Iterator[Row]:
    height = len(sasaran.indikator)
    for n, row in enumerate(sasaran.indikator, start=1):
        name = f"{n}. {row.model.nama}" if height > 1 else row.model.nama
        cells = (teks(name), *_targets(row, agreed))
        if n == 1:
            title = teks(sasaran.model.nama, rowspan=height)
            cells = (nomor(number, rowspan=height), title, *cells)
        yield Row(cells)


def _targets(row: HasilTargetRencana, agreed: bool) -> Sequence[Cell]:
    planned = sel_diperjanjikan(row.target, row.sampai)
    if not agreed:
        return (planned,)
    if row.perjanjian is None:
        return (planned, teks(TIDAK_ADA, align=C))
    return (planned, sel_diperjanjikan(row.perjanjian.target, row.perjanjian.sampai))
