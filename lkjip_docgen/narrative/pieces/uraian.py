"""A text of the office as a piece of its own part."""

from __future__ import annotations

from lkjip_docgen.document import Blocks
from lkjip_docgen.model import Potongan
from lkjip_docgen.narrative.pieces.known import Bench, potongan


@potongan("uraian")
def uraian(bench: Bench, piece: Potongan) -> Blocks:
    """Its paragraphs, lists, tables and pictures."""
    return bench.text(piece.uraian or "")
