"""Text broken into lines by its width, whoever knows how wide it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

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


def _shares(groups: Mapping[float, str]) -> dict[str, float]:
    return {letter: share for share, letters in groups.items() for letter in letters}


_PLAIN: Final = _shares(
    {
        0.22: "ijl'|",
        0.28: "!,./:;I[]ft ",
        0.34: "()-r",
        0.5: "Jcksvxyz",
        0.61: "FTZ",
        0.67: "&ABEKPSVXY",
        0.72: "CDHNRUw",
        0.78: "GOQ",
        0.84: "Mm",
        0.95: "%W@",
    }
)
_BOLD: Final = _shares(
    {
        0.28: ",./I[]ijl'| ",
        0.34: "!()-:;ft",
        0.39: "r",
        0.5: "z",
        0.61: "FLTZbdghnopqu",
        0.67: "EPSVXY",
        0.72: "&ABCDHKNRU",
        0.78: "GOQw",
        0.84: "M",
        0.95: "%mW@",
    }
)
_USUAL: Final = 0.56  # of the size


class RoughRuler(Ruler):
    """Widths as those of Arial, the same on every computer; words are measured once."""

    known: dict[tuple[str, bool], float] = field(default_factory=dict)

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width in Arial, within a hundredth."""
        words = text.split(" ")
        blanks = (len(words) - 1) * _PLAIN[" "]
        return (sum(self._share(word, bold) for word in words) + blanks) * size

    def wrap(self, text: str, size: float, limit: float, bold: bool = False) -> list[str]:
        """As many lines as it takes; how even they are does not matter to their height."""
        return self._greedy(text, size, limit, bold)

    def _share(self, word: str, bold: bool) -> float:
        """The width of a word as a share of its size."""
        if (word, bold) not in self.known:
            shares = _BOLD if bold else _PLAIN
            self.known[word, bold] = sum(shares.get(letter, _USUAL) for letter in word)
        return self.known[word, bold]
