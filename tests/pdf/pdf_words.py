"""Where each word of a PDF stands, read from its content streams glyph by glyph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_SPACES = {" ", "\u00a0", "\u2009", "\u202f"}
_CODES = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")


@dataclass(frozen=True)
class Word:
    """A word in points from the lower left corner; its height is that of a small letter."""

    text: str
    left: float
    right: float
    low: float
    high: float

    def covers(self, other: Word, least: float) -> bool:
        """Whether both share more than `least` points across, on one line."""
        across = min(self.right, other.right) - max(self.left, other.left)
        return across > least and min(self.high, other.high) > max(self.low, other.low)


@dataclass
class _Font:
    """Widths in thousandths of the size and letters, by code."""

    widths: dict[int, float]
    usual: float
    letters: dict[int, str]

    @classmethod
    def of(cls, font: Any) -> _Font:
        described = font.DescendantFonts[0]
        letters = {
            int(code, 16): bytes.fromhex(text).decode("utf-16-be")
            for code, text in _CODES.findall(font.ToUnicode.read_bytes().decode("latin-1"))
        }
        return cls(dict(_widths(described.W)), float(described.get("/DW", 1000)), letters)


def _widths(array: Any) -> Iterator[tuple[int, float]]:
    """The pairs of `/W`: `c [w w ...]` or `first last w`."""
    items = list(array)
    while items:
        first, second = int(items.pop(0)), items.pop(0)
        if isinstance(second, pikepdf.Array):
            yield from ((first + n, float(width)) for n, width in enumerate(second))
        else:
            width = float(items.pop(0))
            yield from ((code, width) for code in range(first, int(second) + 1))


@dataclass
class _Reader:
    """The state of a page being drawn, as far as it moves text."""

    fonts: dict[str, _Font]
    matrix: pikepdf.Matrix = field(default_factory=pikepdf.Matrix)
    line: pikepdf.Matrix = field(default_factory=pikepdf.Matrix)
    font: _Font | None = None
    size: float = 0.0
    words: list[Word] = field(default_factory=list)
    saved: list[pikepdf.Matrix] = field(default_factory=list)

    def read(self, page: Any) -> list[Word]:
        for operands, operator in pikepdf.parse_content_stream(page):
            self._take(str(operator), list(operands))
        return self.words

    def _take(self, operator: str, operands: list[Any]) -> None:
        match operator:
            case "q":
                self.saved.append(self.matrix)
            case "Q":
                self.matrix = self.saved.pop()
            case "cm":
                self.matrix = pikepdf.Matrix(*map(float, operands)) @ self.matrix
            case "BT":
                self.line = pikepdf.Matrix()
            case "Tm":
                self.line = pikepdf.Matrix(*map(float, operands))
            case "Td":
                self.line = pikepdf.Matrix(1, 0, 0, 1, *map(float, operands)) @ self.line
            case "Tf":
                self.font, self.size = self.fonts[str(operands[0])], float(operands[1])
            case "Tj":
                self._show([operands[0]])
            case "TJ":
                self._show(list(operands[0]))

    def _show(self, pieces: list[Any]) -> None:
        place = self.line @ self.matrix
        if self.font is None or abs(place.b) > 1e-6:  # turned: the mark of a draft, a chart's axis
            return
        start, along, text = 0.0, 0.0, ""
        for code, shift in _glyphs(pieces):
            letter = "" if code is None else self.font.letters.get(code, "?")
            width = 0.0 if code is None else self.font.widths.get(code, self.font.usual)
            if letter in _SPACES:
                self._keep(place, text, start, along)
                start, text = along + width - shift, ""
            text += letter if letter not in _SPACES else ""
            along += width - shift
        self._keep(place, text, start, along)

    def _keep(self, place: pikepdf.Matrix, text: str, start: float, end: float) -> None:
        if not text:
            return
        size = self.size / 1000
        left, base = place.transform((start * size, 0))
        right, _ = place.transform((end * size, 0))
        tall = abs(place.d) * self.size * 0.5
        self.words.append(Word(text, left, right, base, base + tall))


def _glyphs(pieces: list[Any]) -> Iterator[tuple[int | None, float]]:
    """Codes of two bytes, and shifts between them (in thousandths, to the left)."""
    for piece in pieces:
        if not isinstance(piece, pikepdf.String):
            yield None, float(piece)
            continue
        codes = bytes(piece)
        for high, low in zip(codes[::2], codes[1::2], strict=True):
            yield high << 8 | low, 0.0


def words_of(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, list[Word]]]:
    """Each page with its words, those of drawings in it left out."""
    known: dict[Any, _Font] = {}
    for page in pdf.pages:
        fonts = {}
        for name, font in (page.Resources.get("/Font") or {}).items():
            fonts[name] = known.get(font.objgen) or known.setdefault(font.objgen, _Font.of(font))
        yield page, _Reader(fonts).read(page)


def overlapping(words: list[Word], least: float = 1.0) -> list[tuple[str, str]]:
    """Words that are printed over each other."""
    ordered = sorted(words, key=lambda word: (round(word.low), word.left))
    return [(a.text, b.text) for a, b in _near(ordered) if a.covers(b, least)]


def _near(words: list[Word]) -> Iterator[tuple[Word, Word]]:
    """Every word with those after it that begin before it ends, at most two lines down."""
    for place, word in enumerate(words):
        for other in words[place + 1 :]:
            if other.low > word.high:
                break
            yield word, other


def outside(page: Any, words: list[Word]) -> list[str]:
    """Words that leave the paper."""
    left, low, right, high = (float(side) for side in page.mediabox)
    return [
        word.text
        for word in words
        if word.left < left or word.right > right or word.low < low or word.high > high
    ]
