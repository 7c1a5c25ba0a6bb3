"""A text that is edited in place: where its lines begin and end, and what changes in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from lkjip_docgen.records import Record

Part: TypeAlias = str | tuple[int, int]
"""What a stretch of the text is made of anew: new text, or characters that stood in it."""


class _Edit(Record):
    """Parts to put in the place of the characters `start` up to `end`; `number` counts edits."""

    start: int
    end: int
    parts: tuple[Part, ...]
    number: int

    @property
    def moves(self) -> bool:
        """Whether something that stands there stays, perhaps elsewhere."""
        return any(isinstance(part, tuple) for part in self.parts)

    def holds(self, other: _Edit) -> bool:
        """Whether another edit was made in what this one moves."""
        return other.number < self.number and self.start <= other.start and other.end <= self.end


class Draft:
    """A text with the edits to make in it; every position is one of the text as it was."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self._edits: list[_Edit] = []

    def replace(self, start: int, end: int, new: str) -> None:
        """Put something in the place of the characters `start` up to `end`."""
        self.rearrange(start, end, (new,))

    def insert(self, position: int, new: str) -> None:
        """Put something before the character at a position, after what was put there already."""
        self.rearrange(position, position, (new,))

    def rearrange(self, start: int, end: int, parts: Sequence[Part]) -> None:
        """Make the characters `start` up to `end` anew of parts, some of which stand there now.

        What was edited in such a part before, its last position included, moves along.
        """
        self._edits.append(_Edit(start, end, tuple(parts), len(self._edits)))

    def result(self) -> str:
        """The text with every edit in place."""
        return "".join(self._rendered(0, len(self.text), len(self._edits)))

    def _rendered(self, start: int, end: int, before: int) -> Iterator[str]:
        """A stretch of the text with the edits in it whose number is below `before`."""
        position = start
        for edit in self._outermost(start, end, before):
            yield self.text[position : edit.start]
            for part in edit.parts:
                yield from (part,) if isinstance(part, str) else self._rendered(*part, edit.number)
            position = max(position, edit.end)
        yield self.text[position:end]

    def _outermost(self, start: int, end: int, before: int) -> list[_Edit]:
        """The edits of a stretch, in order, without those in what another one moves."""
        here = [e for e in self._edits[:before] if start <= e.start and e.end <= end]
        moving = [edit for edit in here if edit.moves]
        found = [edit for edit in here if not any(one.holds(edit) for one in moving)]
        return sorted(found, key=lambda edit: (edit.start, edit.end))

    def added(self, lines: Sequence[str], column: int) -> str:
        """Lines at a column, to insert after the end of a line."""
        indent = " " * column
        return "".join(f"{self.newline}{indent}{line}" if line else self.newline for line in lines)

    def begun(self, lines: Sequence[str], column: int) -> str:
        """The same lines, the first of which goes where the column is reached already."""
        return self.added(lines, column)[len(self.newline) + column :]

    # --- where things stand --------------------------------------------------

    def before(self, position: int) -> str:
        """The character before a position; empty at the start of the text."""
        return self.text[position - 1 : position]

    def is_blank(self, start: int, end: int) -> bool:
        """Whether nothing but blanks stands there."""
        return not self.text[start:end].strip()

    def line_start(self, position: int) -> int:
        """Where the line of a position begins."""
        return self.text.rfind("\n", 0, position) + 1

    def line_end(self, position: int) -> int:
        """The end of the line, before its line break."""
        end = self.text.find("\n", position)
        end = len(self.text) if end < 0 else end
        return end - 1 if end > position and self.text[end - 1 : end] == "\r" else end

    def end_of_line_before(self, position: int) -> int:
        """The end of the line before the one that begins here."""
        return self.line_end(self.line_start(position - 1)) if position else 0

    def end_with_comments(self, position: int, column: int) -> int:
        """The end of the line, or of comments below it at `column` or deeper."""
        end = self.line_end(position)
        pattern = re.compile(rf"(\r?\n {{{column},}}#[^\r\n]*)+")
        found = pattern.match(self.text, end)
        return end if found is None else found.end()
