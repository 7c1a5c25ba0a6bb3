"""The divider sheet of an appendix whose pages are a PDF of its own."""

from __future__ import annotations

from lkjip_docgen.document import Blocks, Heading, Paragraph, Text
from lkjip_docgen.identity import key_of
from lkjip_docgen.model import Lampiran, Laporan

ENCLOSED = "dimuat utuh sesudah lembar ini."
"""What a divider says of its document."""
ENCLOSED_BEFORE = "dimuat utuh dalam laporan bentuk PDF, sesudah lembar ini."
"""What reports of earlier versions say there."""


def divider_id(laporan: Laporan, lampiran: Lampiran) -> str:
    """The id of the divider of an appendix, made of its title."""
    return f"lampiran-berkas-{key_of(lampiran, laporan.lampiran)}"


def divider(laporan: Laporan, lampiran: Lampiran) -> Blocks:
    """Title and note of an appendix; the same words in Word and in the PDF."""
    note = f"{lampiran.judul} {ENCLOSED}"
    return (
        Heading(2, (Text(lampiran.judul),), divider_id(laporan, lampiran), numbered=False),
        Paragraph((Text(note),)),
    )
