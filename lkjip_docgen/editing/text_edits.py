"""A text that is edited in place: where its lines begin and end, and what changes in it."""

from __future__ import annotations

import re
from collections.abc import Sequence


class Draft:
    """A text with the edits to make in it; every position is one of the text as it was."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self._edits: list[tuple[int, int, str]] = []

    def replace(self, start: int, end: int, new: str) -> None:
        """Put something in the place of the characters `start` up to `end`."""
        self._edits.append((start, end, new))

    def insert(self, position: int, new: str) -> None:
        """Put something before the character at a position, after what was put there already."""
        self._edits.append((position, position, new))

    def result(self) -> str:
        """The text with every edit in place."""
        parts, position = [], 0
        for start, end, new in sorted(self._edits, key=lambda edit: edit[:2]):
            parts += [self.text[position:start], new]
            position = max(position, end)
        return "".join([*parts, self.text[position:]])

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
