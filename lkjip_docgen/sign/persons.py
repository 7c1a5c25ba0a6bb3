"""Whether two names are one person's: a certificate's, a block's, a reserved place's."""

from __future__ import annotations

import re

LABEL = "Tempat tanda tangan {nama}, halaman {halaman}"
_LABEL = re.compile(r"Tempat tanda tangan (.+), halaman \d+")
_TITLE = re.compile(r"^(?:dr|drs|dra|ir|h|hj|prof|kh|r|rr|st|s|m|a|amd)\.", re.IGNORECASE)


def place_of(label: str) -> str:
    """For whom a reserved place is kept, from its label; empty for places of other programs."""
    found = _LABEL.fullmatch(label)
    return found[1] if found else ""


def other_person(one: str, other: str) -> bool:
    """Whether two names are surely not one person's; an empty one says nothing."""
    first, second = _words(one), _words(other)
    return bool(first and second) and not (first <= second or second <= first)


def _words(name: str) -> set[str]:
    """The words of a name without case, punctuation and academic titles."""
    before, *titles = name.split(",")
    words = {word for word in before.casefold().split() if not _TITLE.match(word)}
    return words or set(" ".join([before, *titles]).casefold().split())
