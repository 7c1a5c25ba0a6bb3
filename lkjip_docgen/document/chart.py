"""A chart is data: its kind, its series and what it says in words."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from lkjip_docgen.document.paper import TEXT_CM
from lkjip_docgen.records import Record


class ChartKind(StrEnum):
    """How the data are drawn."""

    COLUMNS = "columns"  # grouped columns over categories (years, months)
    BARS = "bars"  # horizontal bars from zero, one per category; long names allowed
    DOTS = "dots"  # a row a category and a dot a series, on an axis that may begin anywhere
    DUMBBELL = "dumbbell"  # a row a category: a target (first series) joined with its result
    LINES = "lines"  # one line a series over ordered categories
    PANELS = "panels"  # one small column chart a group (without groups: a category)
    TREE = "tree"  # an organisation chart
    CASCADE = "cascade"  # a tree of performance: boxes with what measures them
    SPARK = "spark"  # a line of one series, small enough for a cell; a tone marks its last dot


class NumberFormat(StrEnum):
    """How values are printed at the marks and the axis."""

    DECIMAL = "decimal"  # 3,98
    PERCENT = "percent"  # 97,57%
    WHOLE = "whole"  # 39
    RUPIAH_SHORT = "rupiah-short"  # Rp9,09 miliar


class Series(Record):
    """One named row of values, a None where a value is missing.

    `gaps` says why each of them is missing, in the words of the tables ("tidak
    dapat diperbandingkan"); "" where the figure has only not come yet.
    """

    nama: str
    nilai: tuple[Decimal | None, ...]
    gaps: tuple[str, ...] = ()


class ReferenceLine(Record):
    """A line across the chart: a target, or (`target` False) a mean that nobody has to reach."""

    nilai: Decimal
    nama: str
    target: bool = True


class Span(Record):
    """From where to where something ranges: the months of a year, a target with two ends."""

    dari: Decimal
    sampai: Decimal


SHORT = "kurang"
"""The tone of what falls short of its target, in the colour that the style has for it."""


class TreeNode(Record):
    """A box of a tree and the boxes under it.

    In a tree of performance `sebutan` says above its name what it is, `rincian` what measures
    it; one without a name only holds several trees together.
    """

    nama: str
    keterangan: str = ""
    anak: tuple[TreeNode, ...] = ()
    sebutan: str = ""
    rincian: tuple[str, ...] = ()


class Chart(Record):
    """Everything needed to draw one chart, and nothing else.

    `id` names the file and is stable from build to build.  `groups` gives the
    group of each category where categories come in groups.  `notes` holds a
    short text a category (a capaian above its columns) and `tones` the colour of
    each single mark: "" as its series, `SHORT` where it falls short of a target, else
    RRGGBB, and its note says what it means.  `spans` holds how far each category ranges
    (the months of a year; a target with two ends).  `hollow` are categories whose marks
    count less: of others, or of too few who were asked.  `focus` is the category that the
    chart is about.  `labelled` are categories of a line that get their values whatever
    else does.  A bar longer than `clip` is cut there and says so.  `limit` is the highest
    value that the scale knows: the axis ends there.  `scale` is from where to where the axis of
    a SPARK runs where several share one; None as its values need.  `from_zero` False lets points
    stand on an axis that begins elsewhere; columns and bars never do.  `alt` says in one
    or two sentences what the chart shows, with its numbers.  `height_cm` is a
    wish: a chart with more bars is drawn taller and a tree as tall as its boxes
    need, so a writer takes the height from the picture.  `ground` is the colour of the
    paper: one of the look by its name ("muda"), else six digits; "" white.
    """

    id: str
    kind: ChartKind
    alt: str
    categories: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    format: NumberFormat = NumberFormat.DECIMAL
    places: int = 2
    axis_title: str = ""
    groups: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    tones: tuple[str, ...] = ()
    spans: tuple[Span | None, ...] = ()
    hollow: tuple[bool, ...] = ()
    focus: int | None = None
    labelled: tuple[int, ...] = ()
    clip: Decimal | None = None
    reference: ReferenceLine | None = None
    from_zero: bool = True
    limit: Decimal | None = None
    scale: Span | None = None
    tree: TreeNode | None = None
    width_cm: float = TEXT_CM
    height_cm: float = 6.4
    ground: str = ""
