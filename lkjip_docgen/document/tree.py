"""The nodes of the document tree: a handful of blocks and inlines, no behaviour."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from lkjip_docgen.document.chart import Chart
from lkjip_docgen.document.paper import TEXT_CM
from lkjip_docgen.place import Place
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record, field

# --- inlines ---------------------------------------------------------------


class Rise(StrEnum):
    """Whether words stand on the line, or small below or above it."""

    NONE = ""
    SUB = "sub"
    SUPER = "super"


class Text(Record):
    """A run of words; `ground` is the colour behind them ("C8E6C9"), "" none."""

    text: str
    bold: bool = False
    italic: bool = False
    rise: Rise = Rise.NONE
    ground: str = ""


class Value(Record):
    """A printed number that stays tied to its quantity."""

    quantity: Quantity
    text: str
    bold: bool = False
    italic: bool = False


class Absence(Record):
    """A value that a section of the data does not hold."""

    section: object
    name: str


class Marker(Record, eq=False):
    """Something that the office still has to supply; cannot be overlooked.

    `of` is what is missing, as far as whoever made the marker knows; markers that say the same
    are equal all the same.
    """

    text: str
    of: tuple[Absence | Quantity | Place, ...] = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Marker) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)


class Break(Record):
    """A new line inside a paragraph."""


class Link(Record):
    """An address outside the document."""

    url: str
    text: str


class ReferenceKind(StrEnum):
    """What a cross reference prints."""

    LABEL = "label"  # Tabel 3.2
    PAGE = "page"  # 41


class Reference(Record):
    """A cross reference to the block with the id `target`.

    `words` are those of the office's own text, which calls the target as it likes and is
    printed in words where there is none; "" in what the program writes.
    """

    target: str
    kind: ReferenceKind = ReferenceKind.LABEL
    words: str = ""


class Footnote(Record):
    """A note at the foot of the page, marked here."""

    content: tuple[Inline, ...]


class Inset(Record):
    """A small chart or picture in the line of text, for a cell of a table.

    Exactly one of `chart`, `picture` and `missing` is set; `missing` says what the office has
    not supplied, and stands there as a marker.  It is as wide as `width_cm` where its cell has
    the room, and never taller than `height_cm`.  `id` names it among all drawings of the report.
    """

    id: str
    alt: str
    chart: Chart | None = None
    picture: Path | None = None
    width_cm: float = 3.0
    height_cm: float = 9.0
    missing: str = ""
    framed: bool = False


Inline = Text | Value | Marker | Break | Link | Reference | Footnote | Inset
Inlines = tuple[Inline, ...]

# --- blocks ----------------------------------------------------------------


class Heading(Record):
    """A heading; level 1 is a chapter or an unnumbered part of the same rank.

    Numbered headings get their label from `numbering` (BAB I, A., 1., a.).
    """

    level: int
    content: Inlines
    id: str
    numbered: bool = True


class ParagraphRole(StrEnum):
    """What a paragraph is, which decides its style."""

    BODY = "body"
    LEAD = "lead"  # stays with the next block (introduces a list or table)
    CENTER = "center"
    LABEL = "label"  # a run-in title above a paragraph
    CONTINUED = "continued"  # above the next part of a table: "Tabel 3.2 (lanjutan)"
    SOURCE = "source"  # "Sumber: ..." below a table or figure
    PLAIN = "plain"  # in cells and blocks: no indent, no space after
    TITLE = "title"  # the centred title of a document inside the report (an agreement)
    OPENER = "opener"  # what a chapter is about, in a few lines below its title
    OPENER_CONTENTS = "opener-contents"  # and what it holds


class Paragraph(Record):
    """A paragraph of text."""

    content: Inlines
    role: ParagraphRole = ParagraphRole.BODY


class ListKind(StrEnum):
    """How the items of a list are marked."""

    BULLET = "bullet"
    DECIMAL = "decimal"  # 1.
    ALPHA = "alpha"  # a.


class Items(Record):
    """A list; each item is a sequence of blocks, the first a paragraph."""

    kind: ListKind
    items: tuple[Blocks, ...]
    start: int = 1


class Align(StrEnum):
    """Horizontal alignment of a column or cell."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Column(Record):
    """A table column: its share of the table's width and its alignment."""

    weight: float
    align: Align = Align.LEFT


class CellLine(StrEnum):
    """What a line of a cell is, which decides its size and colour."""

    BODY = "body"  # as the cells of the table are
    LABEL = "label"  # what a card is about
    FIGURE = "figure"  # its number, large
    LOW = "low"  # the same where it missed its target
    NOTE = "note"  # small, in grey
    ALERT = "alert"  # small, in the colour of what missed its target


class Cell(Record):
    """A table cell; `colspan` and `rowspan` as in HTML (covered cells are left out).

    `note` is why what belongs here does not apply; the table says so below it.
    `indent` is how many levels a name stands below those at the edge.  `ground` is the colour
    of the cell: one of the look by its name ("muda"), else six digits ("C8E6C9"); "" none.
    A dark one has white words; let numbers on it stand in `lines` that are no BODY, for
    LibreOffice gives those of content controls no colour but that of their style.
    `lines` lets each Break start a paragraph and says what each of them is; those beyond the
    last are as that (`kartu` of `narrative/tables/cells.py` makes such a cell).
    """

    content: Inlines
    colspan: int = 1
    rowspan: int = 1
    align: Align | None = None
    bold: bool = False
    items: ListKind | None = None  # each Break starts a new item of this kind
    note: str = ""
    indent: int = 0
    ground: str = ""
    lines: tuple[CellLine, ...] = ()


class RowRole(StrEnum):
    """What a body row is, which decides how it stands out."""

    BODY = "body"
    GROUP = "group"  # a title over the rows that follow
    SUBTOTAL = "subtotal"
    TOTAL = "total"


class Row(Record):
    """A body row."""

    cells: tuple[Cell, ...]
    role: RowRole = RowRole.BODY


class TableLook(StrEnum):
    """Whether a table shows its grid, only lines up its content, or is made of cards."""

    GRID = "grid"
    PLAIN = "plain"  # no lines, no caption: a signature, name and value pairs
    CARDS = "cards"  # cells on grounds of colour with gaps between them; rows part freely


class Table(Record):
    """A table.  `head` rows repeat on every page.

    `caption` empty: no caption and no number.  `wide`: needs a landscape
    page.  `roomy`: its rows stand further apart.  `source` prints below
    ("Sumber: ...").  `id` is the target of references and stable from build to build.
    """

    id: str
    caption: Inlines
    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    source: Inlines = ()
    wide: bool = False
    compact: bool = False
    roomy: bool = False
    look: TableLook = TableLook.GRID
    summary: str = ""  # what the table shows, for a screen reader


class Sheet(StrEnum):
    """How the page lies that a figure has to itself."""

    UPRIGHT = "upright"
    TURNED = "turned"  # on its side


class Photo(Record):
    """One of the pictures of a figure, or what keeps it from the page (`missing`)."""

    id: str
    alt: str
    picture: Path | None = None
    missing: str = ""


class Figure(Record):
    """A chart, a picture or several, with one caption; exactly one of the three is set.

    `picture` is a file that the loader has found sound; `missing` says that
    the office has not supplied it and a placeholder is shown in its place.
    `photos` stand side by side, `across` of them in a row.
    `sheet` keeps a whole page, for a page of another document.  `wide`: needs a
    landscape page, as a wide table does.
    """

    id: str
    caption: Inlines
    alt: str
    chart: Chart | None = None
    picture: Path | None = None
    width_cm: float = TEXT_CM
    source: Inlines = ()
    missing: str = ""
    framed: bool = False
    sheet: Sheet | None = None
    wide: bool = False
    photos: tuple[Photo, ...] = ()
    across: int = 1


class Equation(Record):
    """A displayed formula in LaTeX; `spoken` is the same in words."""

    latex: str
    spoken: str
    id: str = ""


class Callout(Record):
    """Text set off from the rest: a vision, a mission, a note."""

    title: str
    content: Blocks


class Signatory(Record):
    """One signature: capacity above, name and NIP below the space to sign."""

    capacity: tuple[str, ...]  # ("Pihak Kedua,", "Kepala Kantor Wilayah ...")
    nama: str
    nip: str  # printed form, empty if the person has none
    anchor: str = ""  # text in the space to sign that an electronic signature replaces


class SignatureBlock(Record):
    """Place, date and one or two signatures (the first stands left)."""

    place_date: str
    signatories: tuple[Signatory, ...]
    id: str = ""


class PageBreak(Record):
    """The next block starts a page."""


Block = (
    Heading | Paragraph | Items | Table | Figure | Equation | Callout | SignatureBlock | PageBreak
)
Blocks = tuple[Block, ...]

# --- the report --------------------------------------------------------------


class Part(Record):
    """A part of the report: the blocks that fill one slot of the template.

    `id` is the slot's name (`kata_pengantar`, `ringkasan`, `bab_1` ...).
    """

    id: str
    blocks: Blocks


class Report(Record):
    """The whole report, ready for a writer.

    `properties` holds title, subject, author, keywords and date; `context`
    every name that the template itself may use (cover, headers).
    """

    properties: dict[str, str]
    parts: tuple[Part, ...]
    context: dict[str, object] = field(default_factory=dict)

    def part(self, name: str) -> Blocks:
        """The blocks of the part `name`; empty when the report has none."""
        return next((p.blocks for p in self.parts if p.id == name), ())
