"""Rules that another process asks, and how it hands over what they find.

A long report is mostly sentences, and half of the time of its check goes into holding them against
the numbers: that half needs little of what the other prepares.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Mapping

from lkjip_docgen.checks.claims.claim_subjects import known_quantities
from lkjip_docgen.checks.rule import Problem
from lkjip_docgen.measures import Hasil
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record

Found = Mapping[str, tuple[Problem, ...]]
"""The problems of rules, by their codes."""


class Elsewhere(Record):
    """The codes that another process looks for, and what asks it; None where no answer comes."""

    codes: frozenset[str]
    found: Callable[[Hasil], Found | None]


def packed(found: Found, hasil: Hasil) -> bytes:
    """What was found, for a process that has measured the same: it has the quantities itself."""
    file = io.BytesIO()
    _Pickler(file, known_quantities(hasil)).dump(found)
    return file.getvalue()


def unpacked(content: bytes, hasil: Hasil) -> Found:
    """What `packed` gave, with the quantities of these results."""
    found: Found = _Unpickler(io.BytesIO(content), known_quantities(hasil)).load()
    return found


class _Pickler(pickle.Pickler):
    """Writes the path of a quantity that both have, and not what it was computed from."""

    def __init__(self, file: io.BytesIO, known: Mapping[str, Quantity]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._known = known

    def persistent_id(self, obj: object) -> str | None:
        """The path of such a quantity."""
        if isinstance(obj, Quantity) and self._known.get(obj.path) is obj:
            return obj.path
        return None


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, known: Mapping[str, Quantity]) -> None:
        super().__init__(file)
        self._known = known

    def persistent_load(self, pid: str) -> Quantity:
        """The quantity of a path."""
        return self._known[pid]
