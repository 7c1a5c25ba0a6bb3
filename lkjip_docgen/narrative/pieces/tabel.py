"""A table of the office's own as a piece of its part."""

from __future__ import annotations

from lkjip_docgen.document import Blocks
from lkjip_docgen.model import Potongan
from lkjip_docgen.narrative.pieces.known import Bench, potongan
from lkjip_docgen.narrative.tables.sendiri import own_table


@potongan("tabel")
def tabel(bench: Bench, piece: Potongan) -> Blocks:
    """The table, in parts where its columns do not fit on a page that lies on its side."""
    found = (t for t in bench.konteks.hasil.tabel_sendiri if t.model is piece.tabel)
    return tuple(table for hasil in found for table in own_table(hasil))
