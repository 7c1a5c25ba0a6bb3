"""Takes down a report block by block, from whatever source, as a snapshot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lkjip_docgen.comparison.snapshot import HOLE, Kind, Number, Part, Snapshot, Words
from lkjip_docgen.records import MutableRecord, Record, field, replace

_COUNT = re.compile(r"\d+\.?|[a-z]\.")
_LETTER = re.compile(r"[^\W\d_]")


class Hole(Record):
    """A number or a cross reference inside a text, as printed.

    `number` is the quantity that it prints, None for a reference.
    """

    text: str
    number: Number | None = None


Content = Sequence[str | Hole]


class Recorder(MutableRecord):
    """The snapshot while the report is walked once, in reading order."""

    section: str = ""
    texts: list[Words] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    numbers: dict[str, Number] = field(default_factory=dict)

    def heading(self, key: str, label: str, content: Content) -> None:
        """A heading begins a section; `label` is how a reference names it, "" if by its words."""
        self.section = label or plain(content)
        self._part(Kind.HEADING, key, label, content)

    def caption(self, kind: Kind, key: str, label: str, content: Content) -> None:
        """The caption of a table or figure with its label ("Tabel 3.2")."""
        self._part(kind, key, label, content)

    def text(self, kind: Kind, content: Content, place: str = "", key: str = "") -> None:
        """Words in the current section, or in the table or figure named `place`."""
        where = place or self.section
        for number, printed in _numbers(content):
            self._printed(number, printed, where)
        text = plain(content)
        if text:
            pattern = _joined(piece if isinstance(piece, str) else HOLE for piece in content)
            self.texts.append(Words(kind, where, text, pattern, key))

    def row(self, cells: Iterable[Content], place: str) -> None:
        """A table row; a count in its first cell is left out, and so is a row without words."""
        content = _in_a_row(_without_count([cell for cell in cells if plain(cell)]))
        first = len(self.texts)
        self.text(Kind.ROW, content, place)
        if len(self.texts) > first and not _LETTER.search(self.texts[first].pattern):
            del self.texts[first:]

    def snapshot(self, office: str, subject: str, date: str) -> Snapshot:
        """All that was taken down."""
        return Snapshot(office, subject, self.numbers, tuple(self.texts), tuple(self.parts), date)

    def _part(self, kind: Kind, key: str, label: str, content: Content) -> None:
        title = plain(content)
        known = key or f"{kind}:{title.casefold()}"
        self.parts.append(Part(kind, known, label, title))
        self.text(kind, content, label, known)

    def _printed(self, number: Number, text: str, place: str) -> None:
        known = self.numbers.get(number.path, number)
        self.numbers[number.path] = replace(
            number if number.typed else known,
            texts=tuple(dict.fromkeys((*known.texts, text))),
            places=tuple(dict.fromkeys((*known.places, place))),
        )


def _numbers(content: Content) -> Iterator[tuple[Number, str]]:
    """The quantities in a text, each as it is printed there."""
    for piece in content:
        if isinstance(piece, Hole) and piece.number is not None:
            yield piece.number, piece.text


def _without_count(cells: list[Content]) -> list[Content]:
    """The cells of a row after one that only counts the rows."""
    counted = cells and _COUNT.fullmatch(plain(cells[0]))
    return cells[1:] if counted else cells


def _in_a_row(cells: Iterable[Content]) -> Content:
    content: list[str | Hole] = []
    for cell in cells:
        content += [" | ", *cell] if content else cell
    return content


def plain(content: Content) -> str:
    """What a reader sees, blanks made single."""
    return _joined(piece if isinstance(piece, str) else piece.text for piece in content)


def _joined(pieces: Iterable[str]) -> str:
    return " ".join("".join(pieces).split())
