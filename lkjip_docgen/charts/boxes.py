"""Rectangles on paper and the height of text in them, in points; nothing is drawn here."""

from __future__ import annotations

from lkjip_docgen.records import Record

CAP_HEIGHT = 0.72  # of the size, close enough for every face in use
LINE_HEIGHT = 1.2


class Box(Record):
    """A rectangle on the paper."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Points from bottom to top."""
        return self.top - self.bottom

    @property
    def center(self) -> float:
        """The middle between left and right."""
        return (self.left + self.right) / 2

    def overlap(self, other: Box) -> float:
        """The area that both share, in square points."""
        across = min(self.right, other.right) - max(self.left, other.left)
        along = min(self.top, other.top) - max(self.bottom, other.bottom)
        return max(0.0, across) * max(0.0, along)


def block_height(count: int, size: float) -> float:
    """Height of `count` lines of text, from the top of a capital to the last base line."""
    return (CAP_HEIGHT + LINE_HEIGHT * (count - 1)) * size if count else 0.0
