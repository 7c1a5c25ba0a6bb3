"""The one registry of codes: what each means, and that none means two things."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.patterns import lazy_pattern

_FORM: Final = lazy_pattern(r"LK\d{3}")
_MEANINGS: Final[dict[str, str]] = {}


def code(number: str, meaning: str) -> str:
    """Enter a code (`LK114`) with its meaning, one Indonesian line, and give it back.

    `docs/pemeriksaan.md` repeats the meaning and tells more.  Raises `ValueError`
    for a code of another form and for one that is taken.
    """
    if not _FORM.fullmatch(number):
        raise ValueError(f"{number!r} is no code of a finding")
    if number in _MEANINGS:
        raise ValueError(
            f"{number} already means: {_MEANINGS[number]} It cannot also mean: {meaning}"
        )
    _MEANINGS[number] = meaning
    return number


def meanings() -> dict[str, str]:
    """Every code with its meaning, in the order of the codes.

    Rules enter their own codes: they are here once `lkjip_docgen.checks.run` is imported.
    """
    return dict(sorted(_MEANINGS.items()))
