"""What a reviewer can be led to in a report: its headings, tables, figures and paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Final

from lkjip_docgen.document import (
    Block,
    Figure,
    Heading,
    Numbering,
    PageBreak,
    Paragraph,
    Report,
    Table,
    each_block,
    markers_in,
    number,
    plain_text,
)
from lkjip_docgen.records import Record

_CHAPTER: Final = "BAB "
_MOST_TITLES: Final = 6
_NOT_YET: Final = "belum ditetapkan"
"""What the only sentence of a section says of a document that there is not yet."""
_LAST: Final = "\U0010ffff"
"""A letter behind all others."""


class Landmark(Record):
    """A heading, table or figure that a reviewer finds by its label and title.

    `word` is what its label begins with ("Tabel", "Gambar", "BAB"), `number` the rest; a heading
    without a label has neither.  `title` is "" where the label says enough.  `gaps` are the
    markers in it and below it; `order` counts all landmarks of the report.
    """

    word: str
    number: str
    title: str
    gaps: int = 0
    order: int = 0


class Landmarks:
    """The landmarks of a report by their ids, in the order of the report."""

    def __init__(self, report: Report) -> None:
        self._found: dict[str, Landmark] = {}
        self._titles: dict[str, list[Landmark]] = {}
        self.paragraphs: list[tuple[str, str]] = []
        """The place and the words, in small letters, of every paragraph."""
        reader = _Reader(number(report))
        for part in report.parts:
            reader.read(part.id, part.blocks)
        self._labelled: dict[str, Landmark] = {}
        for key, landmark in reader.landmarks():
            self._found[key] = landmark
            self._labelled[f"{landmark.word} {landmark.number}"] = landmark
        for name, keys in reader.titles.items():
            self._titles[name] = [self._found[key] for key in keys]
        self.paragraphs = reader.paragraphs
        self._keys = Keys(self._found)

    def at(self, pattern: str) -> list[Landmark]:
        """Those whose id is like a pattern, in which `*` stands for anything."""
        return [self._found[key] for key in self._keys.like(pattern)]

    def labelled(self, label: str) -> Landmark | None:
        """The table or figure with a label ("Tabel 3.2")."""
        return self._labelled.get(label)

    def titles_in(self, part: str) -> list[Landmark]:
        """The headings of the first rank within a part."""
        return self._titles.get(part, [])

    def mentions(self, words: Iterable[str]) -> Iterator[str]:
        """The paragraphs that hold one of some words."""
        wanted = tuple(words)
        for place, text in self.paragraphs:
            if any(word in text for word in wanted):
                yield place


class Keys:
    """Names to be found by patterns, each as fast as its letters before the first `*` are rare."""

    def __init__(self, names: Iterable[str]) -> None:
        self._order = {name: n for n, name in enumerate(names)}
        self._sorted = sorted(self._order)

    def like(self, pattern: str) -> list[str]:
        """The names that a pattern fits, in their own order."""
        beginning = pattern.partition("*")[0].partition("?")[0]
        if beginning == pattern:
            return [pattern] if pattern in self._order else []
        first = bisect_left(self._sorted, beginning)
        last = bisect_left(self._sorted, beginning + _LAST)
        fitting = (name for name in self._sorted[first:last] if fnmatchcase(name, pattern))
        return sorted(fitting, key=self._order.__getitem__)


class _Reader:
    """Takes down the landmarks of a report while it is walked once."""

    def __init__(self, numbering: Numbering) -> None:
        self.paragraphs: list[tuple[str, str]] = []
        self.titles: dict[str, list[str]] = {}
        self._numbering = numbering
        self._blocks: dict[str, Heading | Table | Figure] = {}
        self._gaps: Counter[str] = Counter()
        self._below: defaultdict[str, list[Block]] = defaultdict(list)
        self._open: list[Heading] = []
        self._section = ""
        self._paragraph = 0

    def read(self, part: str, blocks: tuple[Block, ...]) -> None:
        """Take down the blocks of one part."""
        self._open = []
        for block in each_block(blocks):
            if isinstance(block, Heading):
                self._enter(part, block)
            elif isinstance(block, Paragraph):
                self._paragraph += 1
                place = f"{self._section}, alinea {self._paragraph}"
                self.paragraphs.append((place, plain_text(block.content).lower()))
            elif isinstance(block, Table | Figure) and self._numbering.label(block.id):
                self._blocks[block.id] = block
            if self._open and block != self._open[-1] and not isinstance(block, PageBreak):
                self._below[self._open[-1].id].append(block)
            self._count(block)

    def landmarks(self) -> Iterator[tuple[str, Landmark]]:
        """What was found, by its id."""
        for order, (key, block) in enumerate(self._blocks.items(), 1):
            yield key, self._landmark(block, order)

    def _enter(self, part: str, heading: Heading) -> None:
        self._open = [above for above in self._open if above.level < heading.level]
        if len(self._open) == 1:
            self.titles.setdefault(part, []).append(heading.id)
        self._open.append(heading)
        self._blocks[heading.id] = heading
        self._section = shown([self._landmark(heading)])
        self._paragraph = 0

    def _count(self, block: Block) -> None:
        """Count what is missing for the block itself and for all headings above it."""
        missing = sum(1 for _ in markers_in(block))
        if missing:
            keys = [heading.id for heading in self._open]
            if isinstance(block, Table | Figure):
                keys.append(block.id)
            self._gaps.update(dict.fromkeys(keys, missing))

    def _landmark(self, block: Heading | Table | Figure, order: int = 0) -> Landmark:
        gaps = self._gaps[block.id]
        if not isinstance(block, Heading):
            word, _, rest = self._numbering.label(block.id).partition(" ")
            return Landmark(word, rest, "", gaps, order)
        words, named = plain_text(block.content), self._numbering.reference(block.id)
        if named.startswith(_CHAPTER) and named != words:
            rest = named.removeprefix(_CHAPTER)
            return Landmark(_CHAPTER.strip(), rest, words, gaps, order)
        declared = f" ({_NOT_YET})" if self._is_not_yet(block) else ""
        return Landmark("", "", f"{words}{declared}", gaps, order)

    def _is_not_yet(self, heading: Heading) -> bool:
        """Whether a section says nothing but that its document is not yet there."""
        below = self._below[heading.id]
        if len(below) != 1 or not isinstance(below[0], Paragraph):
            return False
        return _NOT_YET in plain_text(below[0].content)


def shown(landmarks: Iterable[Landmark]) -> str:
    """Landmarks in a line in their order, the numbers of those that are alike together.

    The titles of many sections, each with another one, are left out.
    """
    in_order = sorted(dict.fromkeys(landmarks), key=lambda landmark: landmark.order)
    titles = {landmark.title for landmark in in_order if landmark.number}
    groups: dict[tuple[str, str], list[str]] = {}
    for landmark in in_order:
        title = "" if landmark.number and len(titles) > _MOST_TITLES else landmark.title
        numbers = groups.setdefault((landmark.word, title), [])
        if landmark.number and landmark.number not in numbers:
            numbers.append(landmark.number)
    return "; ".join(
        " ".join(filter(None, (word, ", ".join(numbers), title)))
        for (word, title), numbers in groups.items()
    )
