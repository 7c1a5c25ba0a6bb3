"""Text broken into lines by its width, whoever knows how wide it is."""

from __future__ import annotations

from lkjip_docgen.document import ems
from lkjip_docgen.records import Record, field


class Ruler(Record):
    """What can tell how wide a line is, and so break a text into lines."""

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """Width of a line of text in points."""
        raise NotImplementedError

    def wrap(self, text: str, size: float, limit: float, bold: bool = False) -> list[str]:
        """Lines no wider than `limit` points, as few as possible and of even length."""
        lines = self._greedy(text, size, limit, bold)
        for tighter in range(1, 8 if len(lines) > 1 else 1):
            even = self._greedy(text, size, limit * (1 - 0.07 * tighter), bold)
            if len(even) > len(lines) or _broken(even, text):
                break
            lines = even
        return lines

    def fits(self, text: str, size: float, limit: float, bold: bool = False) -> bool:
        """True when no word of `text` is wider than `limit` points."""
        return all(self.width(word, size, bold) <= limit for word in text.split())

    def _greedy(self, text: str, size: float, limit: float, bold: bool) -> list[str]:
        lines: list[str] = []
        for word in text.split():
            if lines and self.width(f"{lines[-1]} {word}", size, bold) <= limit:
                lines[-1] += f" {word}"
            else:
                lines.extend(self._pieces(word, size, limit, bold))
        return lines

    def _pieces(self, word: str, size: float, limit: float, bold: bool) -> list[str]:
        if self.width(word, size, bold) <= limit:
            return [word]
        pieces = [""]
        for letter in word:
            if pieces[-1] and self.width(pieces[-1] + letter, size, bold) > limit:
                pieces.append("")
            pieces[-1] += letter
        return pieces


def _broken(lines: list[str], text: str) -> bool:
    return " ".join(lines) != " ".join(text.split())


class RoughRuler(Ruler):
    """Widths as those of Arial, the same on every computer; words are measured once."""

    known: dict[tuple[str, bool], float] = field(default_factory=dict)

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width in Arial, within a hundredth."""
        words = text.split(" ")
        blanks = (len(words) - 1) * ems(" ")
        return (sum(self._share(word, bold) for word in words) + blanks) * size

    def wrap(self, text: str, size: float, limit: float, bold: bool = False) -> list[str]:
        """As many lines as it takes; how even they are does not matter to their height."""
        return self._greedy(text, size, limit, bold)

    def _share(self, word: str, bold: bool) -> float:
        """The width of a word as a share of its size."""
        if (word, bold) not in self.known:
            self.known[word, bold] = ems(word, bold=bold)
        return self.known[word, bold]
