"""What may have been meant by a name that is not known: the one way to find it and to ask."""

from __future__ import annotations

from collections.abc import Iterable

from lkjip_docgen.idn import plain_name

_ALIKE = 0.6
"""How much two names have in common, of 1, if one may be the other misspelt."""


def near(name: str, known: Iterable[str], alike: float = _ALIKE) -> str:
    """A sentence that names what may have been meant; "" when nothing is near."""
    found = nearest(name, known, alike)
    return meant(found) if found else ""


def nearest(name: str, known: Iterable[str], alike: float = _ALIKE) -> str:
    """The known name most like one that is not known, whatever its case; "" when none is near."""
    return next(iter(nearest_of_all(name, known, 1, alike)), "")


def nearest_of_all(name: str, known: Iterable[str], most: int, alike: float = _ALIKE) -> list[str]:
    """The known names like one that is not known, at most so many, the most alike first."""
    from difflib import get_close_matches  # not at the start of every command

    by_words = {plain_name(other): other for other in sorted(known, reverse=True)}
    found = get_close_matches(plain_name(name), by_words, most, alike)
    return [by_words[words] for words in found]


def meant(*names: str) -> str:
    """The sentence that asks whether one of some names was meant."""
    return f"Mungkin maksud Anda {' atau '.join(f'`{name}`' for name in names)}."
