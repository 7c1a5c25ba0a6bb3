"""Labels of headings, tables and figures, and what a cross reference prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from lkjip_docgen.document.tree import (
    Block,
    Equation,
    Figure,
    Heading,
    Inlines,
    Part,
    Reference,
    ReferenceKind,
    Report,
    SignatureBlock,
    Table,
)
from lkjip_docgen.document.walk import each_block, each_inline, plain_text
from lkjip_docgen.findings import Finding, LkjipError, Severity

# Captions outside the chapters carry a letter, so that "Tabel R.1" of the summary
# never looks like "Tabel 1.1" of BAB I.  The key is the part's id up to its first "_".
PART_LETTERS = {"kata": "K", "ringkasan": "R", "lampiran": "L"}

CONTENTS_DEPTH = 3


class EntryKind(StrEnum):
    """The three lists in the front matter."""

    HEADING = "heading"  # daftar isi
    TABLE = "table"  # daftar tabel
    FIGURE = "figure"  # daftar gambar


_CAPTION_WORDS = {EntryKind.TABLE: "Tabel", EntryKind.FIGURE: "Gambar"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list of contents; `level` is that of a heading, else 1."""

    id: str
    label: str
    content: Inlines
    level: int = 1


@dataclass(frozen=True, slots=True)
class Numbering:
    """Every label of a report by the id of its block.

    `labels` is what stands at the block itself: "BAB I", "A.", "Tabel 3.2";
    blocks without a number are not in it.  `references` is what a reference
    to it prints: "BAB I", "BAB I.A", "Tabel 3.2", or a heading's own words.
    `chapters` gives the chapter number or letter of each caption ("3", "R").
    """

    labels: Mapping[str, str]
    references: Mapping[str, str]
    chapters: Mapping[str, str]
    _entries: Mapping[EntryKind, tuple[Entry, ...]]

    def label(self, target: str) -> str:
        """The label of the block `target`; empty when it has none."""
        return self.labels.get(target, "")

    def reference(self, target: str) -> str:
        """What a reference to the block `target` prints."""
        return self.references[target]

    def entries(self, kind: EntryKind) -> tuple[Entry, ...]:
        """The list of contents, tables or figures in document order.

        Headings down to level 3; tables and figures that have a caption.
        """
        return self._entries[kind]


def number(report: Report) -> Numbering:
    """Give every heading, table and figure of a report its label.

    Raises `LkjipError` with every id that is used twice (LK320), every
    reference to an unknown id (LK321) and every reference to a block that
    has no label to print (LK322).
    """
    counter = _Counter()
    for part in report.parts:
        counter.enter(part)
        for block in each_block(part.blocks):
            counter.count(block)
    problems = [*_duplicates(report), *_unknown(report, counter.references)]
    if problems:
        raise LkjipError(problems)
    entries = {kind: tuple(lines) for kind, lines in counter.entries.items()}
    return Numbering(counter.labels, counter.references, counter.chapters, entries)


def roman(value: int) -> str:
    """Upper-case Roman numeral of a positive number: 4 -> "IV"."""
    steps = (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    text = ""
    for size, sign in steps:
        count, value = divmod(value, size)
        text += sign * count
    return text


def letters(value: int) -> str:
    """Lower-case letter of a positive number as Word counts: 1 -> a, 26 -> z, 27 -> aa, 28 -> bb."""
    repeat, index = divmod(value - 1, 26)
    return chr(ord("a") + index) * (repeat + 1)


def heading_label(level: int, value: int) -> str:
    """The label of the `value`-th numbered heading of a level: BAB I, A., 1., a., 1), a)."""
    forms = (
        f"BAB {roman(value)}",
        f"{letters(value).upper()}.",
        f"{value}.",
        f"{letters(value)}.",
        f"{value})",
        f"{letters(value)})",
    )
    return forms[min(level, len(forms)) - 1]


class _Counter:
    """The state of numbering while the report is walked once."""

    def __init__(self) -> None:
        self.labels: dict[str, str] = {}
        self.references: dict[str, str] = {}
        self.chapters: dict[str, str] = {}
        self.entries: dict[EntryKind, list[Entry]] = {kind: [] for kind in EntryKind}
        self._chapter = 0
        self._counts: dict[int, int] = {}  # numbered headings so far, by level below 1
        self._trail: dict[int, str] = {}  # labels of the headings that are open, by level
        self._captions: Counter[tuple[EntryKind, str]] = Counter()
        self._letter: str | None = None  # set outside the chapters
        self._part = ""

    def enter(self, part: Part) -> None:
        """Begin a part; a part that belongs to no known group continues the chapter."""
        self._part = part.id
        self._letter = PART_LETTERS.get(part.id.partition("_")[0])
        if self._letter is None and self._chapter == 0:
            self._letter = part.id.upper()

    def count(self, block: Block) -> None:
        """Label one block."""
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Table):
            self._caption(EntryKind.TABLE, block.id, block.caption)
        elif isinstance(block, Figure):
            self._caption(EntryKind.FIGURE, block.id, block.caption)

    def _heading(self, heading: Heading) -> None:
        level = heading.level
        for deeper in [key for key in self._trail if key >= level]:
            del self._trail[deeper]
        for deeper in [key for key in self._counts if key > level]:
            del self._counts[deeper]
        label = self._heading_label(heading)
        if label:
            self.labels[heading.id] = self._trail[level] = label
        self.references[heading.id] = (
            ".".join(part.rstrip(".)") for part in self._path()) if False else self._full(heading)
        )
        if level <= CONTENTS_DEPTH:
            entry = Entry(heading.id, label, heading.content, level)
            self.entries[EntryKind.HEADING].append(entry)
