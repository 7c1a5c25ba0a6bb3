"""A chart of the office's own as a piece of its part."""

from __future__ import annotations

from lkjip_docgen.document import Blocks
from lkjip_docgen.measures import kode_for_chart
from lkjip_docgen.model import Potongan
from lkjip_docgen.narrative.figures.sendiri import own_chart
from lkjip_docgen.narrative.pieces.known import Bench, potongan


@potongan("grafik")
def grafik(bench: Bench, piece: Potongan) -> Blocks:
    """The chart of its table, which stands in the report or is there for the chart alone."""
    isi = piece.grafik
    if isi is None:
        return ()
    hasil = bench.konteks.hasil
    tables = hasil.tabel_sendiri if isi.berkas is None else hasil.tabel_grafik
    kode = kode_for_chart(isi)
    return tuple(own_chart(isi, table) for table in tables if table.model.kode == kode)
