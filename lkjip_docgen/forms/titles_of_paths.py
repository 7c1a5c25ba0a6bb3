"""What people call a place of the data of which no form is made just now, from the model alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from lkjip_docgen.model import Laporan, models_at, plain_title, told_of

_DEEPEST = 7  # sections within sections, when looking for a key by its name alone


def title_by_name(name: str, *, surely: bool = False) -> str:
    """The title of a key by its name alone, wherever it may stand; "" for a word that is none.

    A word that may also be chosen somewhere is taken for a key only where that is sure.
    """
    return "" if name in _chosen() and not surely else _titles().get(name, "")


def choice_by_word(names: tuple[str, ...], word: str) -> str:
    """What people read for a word that may be chosen at a path; "" for another word."""
    for owner in models_at(names[:-1]) if names else ():
        if names[-1] in owner.model_fields:
            meanings = dict(told_of(owner, names[-1]).choices)
            if word in meanings and "{" not in meanings[word]:
                return meanings[word]
    return ""


@cache
def _titles() -> dict[str, str]:
    """Every key that the data may hold, with a title."""
    found: dict[str, str] = {}
    for owner, name in _keys((Laporan,), _DEEPEST):
        found.setdefault(name, plain_title(owner, name))
    return found


@cache
def _chosen() -> frozenset[str]:
    """Every word that may be chosen at some key."""
    keys = _keys((Laporan,), _DEEPEST)
    return frozenset(word for owner, name in keys for word, _ in told_of(owner, name).choices)


def _keys(
    owners: tuple[type[BaseModel], ...], deepest: int
) -> Iterator[tuple[type[BaseModel], str]]:
    """The keys of some sections, then those of what stands in them."""
    for owner in owners:
        yield from ((owner, name) for name in owner.model_fields)
    if deepest:
        for owner in owners:
            for name in owner.model_fields:
                yield from _keys(models_at((name,), (owner,)), deepest - 1)
