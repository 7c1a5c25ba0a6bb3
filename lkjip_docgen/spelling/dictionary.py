"""The dictionary as the rules ask it: which of some words it does not know."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from lkjip_docgen.spelling.engines import Known, engine
from lkjip_docgen.spelling.installed import Files, find


class Kamus:
    """An Indonesian dictionary; one that is `cepat` may be asked about thousands of words."""

    def __init__(self, known: Known, *, cepat: bool) -> None:
        self._known = known
        self.cepat = cepat

    def memuat(self, words: Collection[str]) -> frozenset[str]:
        """Those of some words, in small letters, that the dictionary holds."""
        return self._known(words) if words else frozenset()


def kamus() -> Kamus | None:
    """The dictionary of this computer; None where there is none, or nothing that reads it."""
    files = find()
    return None if files is None else _opened(files)


@cache
def _opened(files: Files) -> Kamus | None:
    found = engine(files)
    return None if found is None else Kamus(found[0], cepat=found[1])
