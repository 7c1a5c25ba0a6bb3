"""How wide letters are in Arial and the faces with its measures, as shares of their size."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final


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


def ems(text: str, *, bold: bool = False) -> float:
    """The width of a text on one line as a multiple of its size, within a hundredth."""
    shares = _BOLD if bold else _PLAIN
    return sum(shares.get(letter, _USUAL) for letter in text)
