"""What the writer keeps while one document is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part

from lkjip_docgen.document import Numbering
from lkjip_docgen.docx import Bookmarks, CaptionNumbers
from lkjip_docgen.records import MutableRecord, Record, field
from lkjip_docgen.style import Style
from lkjip_docgen.word.draft import page_mark
from lkjip_docgen.word.lists import Lists
from lkjip_docgen.word.live_numbers import Values
from lkjip_docgen.word.media import Media
from lkjip_docgen.word.native import Charts

FIRST_DRAWING = 1000  # drawings of the template have smaller numbers


class Room(Record):
    """The space for a block: width and height in twips, and where it stands."""

    width: int
    height: int
    depth: int = 0  # lists around it
    callout: bool = False


class Entry(Record):
    """A line of a list of contents; `kind` is "" for headings, else "Tabel", "Gambar"."""

    kind: str
    level: int
    label: str
    text: str
    bookmark: str


class Book(MutableRecord):
    """Everything that has to be unique or counted in one document."""

    numbering: Numbering
    style: Style
    charts: Mapping[str, Path]
    document: Part
    footnotes: Part
    first_note: int
    lists: Lists
    bookmarks: Bookmarks
    media: Media
    native: Charts
    title_below: bool = False  # of a chapter, below its label
    values: Values = field(default_factory=Values)
    captions: CaptionNumbers = field(default_factory=CaptionNumbers)
    entries: list[Entry] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    drawings: Iterator[int] = field(default_factory=lambda: count(FIRST_DRAWING))
    on_top: bool = False  # of a page that what is written next begins, on pages turned otherwise
    below_signatures: bool = False  # what is written next, on the same page
    below_words: bool = False  # what is written next, not below a table
    _break: bool = False
    _story: Part | None = None

    def link(self, url: str) -> str:
        """The id of the relation to an address, in the part being written."""
        story = self._story or self.document
        return story.relate_to(url, RT.HYPERLINK, is_external=True)

    @contextmanager
    def writing(self, part: Part) -> Iterator[None]:
        """While inside, relations belong to `part`."""
        before, self._story = self._story, part
        try:
            yield
        finally:
            self._story = before

    def request_break(self) -> None:
        """Let the next paragraph start a page."""
        self._break = True

    def take_break(self) -> str:
        """The paragraph property of a requested page break, once."""
        if not self._break:
            return ""
        self._break = False
        return "<w:pageBreakBefore/>"

    def page(self, bookmark: str) -> str:
        """What stands for the printed page number of a bookmark until it is known."""
        return page_mark(bookmark)
