"""The kinds of pieces that a part of the office's own is made of; importing it registers them."""

from lkjip_docgen.narrative.pieces import gambar, grafik, tabel, uraian
from lkjip_docgen.narrative.pieces.known import Bench, blocks_of

__all__ = ["Bench", "blocks_of", "gambar", "grafik", "tabel", "uraian"]
