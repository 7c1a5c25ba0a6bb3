"""The cut-offs of data as a sentence names them."""

from __future__ import annotations

from lkjip_docgen.model import label


def spoken(key: str) -> str:
    """A key of the cut-offs within a sentence: "kinerja", "PNBP", "NKA"."""
    return label(("", key)).removeprefix(": ")
