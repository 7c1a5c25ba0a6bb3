"""Labels of headings, tables and figures, and what a cross reference prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
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
from lkjip_docgen.findings import Finding, LkjipError, Severity, near
from lkjip_docgen.findings.codes import report as codes
from lkjip_docgen.records import Record

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


class Entry(Record):
    """A line of a list of contents; `level` is that of a heading, else 1."""

    id: str
    label: str
    content: Inlines
    level: int = 1


class Numbering(Record):
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
    problems = [*_duplicates(report), *_wrong_references(report, counter.references)]
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
    """Lower-case letters of a positive number, as Word counts: 1 -> a, 26 -> z, 28 -> bb."""
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
        self._letter = _letter(part.id)
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
        self._trail = {key: label for key, label in self._trail.items() if key < level}
        label = self._next_label(heading)
        if label:
            self.labels[heading.id] = self._trail[level] = label
            open_labels = [self._trail[key].rstrip(".)") for key in sorted(self._trail)]
            self.references[heading.id] = ".".join(open_labels)
        else:
            self.references[heading.id] = plain_text(heading.content)
        if level <= CONTENTS_DEPTH:
            entry = Entry(heading.id, label, heading.content, level)
            self.entries[EntryKind.HEADING].append(entry)

    def _next_label(self, heading: Heading) -> str:
        level = heading.level
        self._counts = {key: count for key, count in self._counts.items() if key <= level}
        if level == 1:
            return self._next_chapter(heading.numbered)
        if not heading.numbered:
            return ""
        self._counts[level] = self._counts.get(level, 0) + 1
        return heading_label(level, self._counts[level])

    def _next_chapter(self, numbered: bool) -> str:
        self._counts.clear()
        if numbered:
            self._chapter += 1
            self._letter = None
            return heading_label(1, self._chapter)
        self._letter = _letter(self._part) or self._part.upper()
        return ""

    def _caption(self, kind: EntryKind, target: str, caption: Inlines) -> None:
        if not caption:
            return
        chapter = self._letter or str(self._chapter)
        self._captions[kind, chapter] += 1
        label = f"{_CAPTION_WORDS[kind]} {chapter}.{self._captions[kind, chapter]}"
        self.labels[target] = self.references[target] = label
        self.chapters[target] = chapter
        self.entries[kind].append(Entry(target, label, caption))


def _letter(part: str) -> str | None:
    return PART_LETTERS.get(part.partition("_")[0])


def _ids(report: Report) -> Iterator[str]:
    for part in report.parts:
        for block in each_block(part.blocks):
            if isinstance(block, Heading | Table | Figure | Equation | SignatureBlock) and block.id:
                yield block.id


def _duplicates(report: Report) -> Iterator[Finding]:
    for target, times in Counter(_ids(report)).items():
        if times > 1:
            yield _error(
                codes.TWO_OF_ONE_ID,
                f"Pengenal `{target}` dipakai oleh {times} bagian laporan.",
                "Beri setiap judul, tabel, dan gambar pengenal yang berbeda.",
            )


def _wrong_references(report: Report, printed: Mapping[str, str]) -> Iterator[Finding]:
    known = sorted(set(_ids(report)))
    for reference in dict.fromkeys(_references(report)):
        if reference.target not in known:
            yield _unknown(reference.target, known)
        elif reference.kind is ReferenceKind.LABEL and reference.target not in printed:
            yield _error(
                codes.WITHOUT_NUMBER,
                f"Rujukan ke `{reference.target}` tidak dapat dicetak karena tidak bernomor.",
                "Beri keterangan (caption) pada tabel atau gambar yang dirujuk.",
            )


def _references(report: Report) -> Iterator[Reference]:
    for part in report.parts:
        for inline in each_inline(part.blocks):
            if isinstance(inline, Reference):
                yield inline


def _unknown(target: str, known: list[str]) -> Finding:
    return _error(
        codes.UNKNOWN_ID,
        f"Rujukan ke `{target}` tidak menemukan judul, tabel, atau gambar dengan pengenal itu.",
        near(target, known) or "Periksa pengenal pada rujukan.",
    )


def _error(code: str, message: str, suggestion: str) -> Finding:
    return Finding(code, Severity.ERROR, message, suggestion=suggestion)
