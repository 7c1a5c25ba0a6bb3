"""What the writer keeps while one page is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from lkjip_docgen.document import Numbering
from lkjip_docgen.pdf.images import Images
from lkjip_docgen.pdf.rewriting import Rewriting
from lkjip_docgen.records import MutableRecord, field
from lkjip_docgen.style import Style


class Page(MutableRecord):
    """Everything that has to be known or counted in one HTML page.

    `front` holds the ids that stand before the first chapter, on pages with
    Roman numbers.  `live`: numbers show on screen where they come from.
    `parted`: the page has a mark before each of its fragments (`cuts`), and its numbers only
    say which they are; with `rewriting` what the page before has is not written again.
    `spoken` collects the words of the formulas.
    """

    numbering: Numbering
    style: Style
    charts: Mapping[str, Path]
    images: Images
    front: frozenset[str]
    live: bool = False
    parted: bool = False
    rewriting: Rewriting | None = None
    wide: bool = False
    in_front: bool = True
    spoken: set[str] = field(default_factory=set)
    _begun: set[str] = field(default_factory=set)
    _formulas: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def width_cm(self) -> float:
        """Width of the text on the page being written, upright or on its side."""
        page = self.style.halaman
        return page.tinggi_teks if self.wide else page.lebar_teks

    @property
    def height_cm(self) -> float:
        """Height of the text on the page being written."""
        page = self.style.halaman
        return page.lebar_teks if self.wide else page.tinggi_teks

    def sheet(self) -> str:
        """The class of a stretch of pages: which numbers they have, how the paper lies.

        The first stretch before the chapters and the first one of them have a
        class of their own, for their first page counts from 1.
        """
        kind = "depan" if self.in_front else "isi"
        if kind not in self._begun and not self.wide:
            self._begun.add(kind)
            return f"{kind}-awal"
        return f"{kind}-lebar" if self.wide else kind

    def next_formula(self) -> int:
        """The number of the next formula."""
        return next(self._formulas)
