"""Names: compared without regard to how they are typed, and told in a row."""

from __future__ import annotations

from collections.abc import Sequence


def plain_name(name: str) -> str:
    """A name without differences of case and spacing, to compare names by."""
    return " ".join(name.casefold().split())


def in_a_row(words: Sequence[str], joint: str = "dan") -> str:
    """Words in a row: "Januari", "Januari dan Maret", "Januari, Maret, dan Mei"."""
    if len(words) < 3:
        return f" {joint} ".join(words)
    return f"{', '.join(words[:-1])}, {joint} {words[-1]}"
