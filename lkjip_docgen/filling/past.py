"""The states that a file had during a session, and which of them were written here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final, TypeVar

from lkjip_docgen.filling.outside import base_of
from lkjip_docgen.records import Record

MAX_STATES: Final = 300
_Line = TypeVar("_Line")


class _State(Record):
    """What a file held, and whether it was written here."""

    raw: bytes
    own: bool


Run = tuple[bytes, bytes]
"""What a file held before and after changes that were made here."""


class Past:
    """The states of a file, the earliest first."""

    def __init__(self) -> None:
        self._states: list[_State] = []

    def add(self, raw: bytes, *, own: bool) -> None:
        """Note what the file holds from now on."""
        self._states.append(_State(raw, own))
        del self._states[:-MAX_STATES]

    def own_since(
        self, found: bytes, lines: Callable[[bytes], Counter[_Line]]
    ) -> tuple[list[Run], bool]:
        """What was changed here since the state that somebody else saved anew as `found`.

        And whether what they saved is that very state.  Their own changes are no part of it.
        """
        if not self._states:
            return [], False
        known = {state.raw: lines(state.raw) for state in self._states}
        base = base_of([known[state.raw] for state in self._states], lines(found))
        return list(self._runs(base)), self._states[base].raw == found

    def _runs(self, base: int) -> Iterator[Run]:
        start = self._states[base].raw
        for before, now in pairwise(self._states[base:]):
            if not now.own:
                if start != before.raw:
                    yield start, before.raw
                start = now.raw
        if start != self._states[-1].raw:
            yield start, self._states[-1].raw
