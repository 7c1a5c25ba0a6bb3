"""What is noted of a refresh: changes, and conflicts with how they are decided."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha1
from typing import NamedTuple

from lkjip_docgen.docx import Element
from lkjip_docgen.records import MutableRecord, field, replace
from lkjip_docgen.refresh.outcome import Change, Decisions, Kind, Outcome
from lkjip_docgen.refresh.place import Where

_LEAD = 28  # characters of a name that tell what it is about
_SIGNS = re.compile(r"[\W_]+")
_DIGEST = 4

Restore = Callable[[], None]
"""Makes the new report say the old thing at a place, so that it is found again."""


class OpenConflict(NamedTuple):
    """A conflict that nobody has decided, and the paragraph or block where it is."""

    change: Change
    anchor: Element


class Ledger(MutableRecord):
    """Notes what happens at the places of one text, and asks the decisions."""

    decisions: Decisions
    outcome: Outcome = field(default_factory=Outcome)
    open: list[OpenConflict] = field(default_factory=list)
    _restores: list[Restore] = field(default_factory=list)
    _names: set[str] = field(default_factory=set)
    _named: dict[tuple[Element, str], str] = field(default_factory=dict)

    def note(self, kind: Kind, where: Where, old: str, new: str, path: str = "") -> None:
        """Note what happened at a place."""
        self.outcome.add(Change(kind, str(where), path, old, new))

    def decide(
        self, where: Where, texts: tuple[str, str, str], anchor: Element, restore: Restore,
        path: str = "", origin: Element | None = None,
    ) -> str:  # fmt: skip
        """Note a conflict; "data", "file" or "" as it has been decided.

        `texts` are what was generated, what stands in the file, and what the
        data say.  `restore` is done at the end for one that stays open.
        Conflicts of one `origin` (copies of a paragraph) have one name.
        """
        old, file, new = texts
        key = (anchor if origin is None else origin, old)
        name = self._named.setdefault(key, "") or self._name(where, old)
        self._named[key] = name
        take = self.decisions.take(name, path)
        change = Change(Kind.CONFLICT, str(where), path, old, new, file, name)
        taken = {"data": "data", "file": "berkas"}.get(take, "")
        self.outcome.add(replace(change, taken=taken))
        if not take:
            self.open.append(OpenConflict(change, anchor))
            self._restores.append(restore)
        return take

    def keep_open(self) -> bool:
        """Let the new report say the old thing wherever a conflict is open; whether one is.

        It is remembered as what was generated: so the conflict is there again
        at the next refresh, until somebody decides it.
        """
        for restore in reversed(self._restores):
            restore()
        return bool(self._restores)

    def _name(self, where: Where, old: str) -> str:
        """A name that follows from what was generated there, and below which heading."""
        words = " ".join(old.split())
        title = where.headings[-1] if where.headings else "laporan"
        digest = sha1(f"{title}\0{words}".encode()).hexdigest()[:_DIGEST]
        lead = _SIGNS.sub("-", (words or title).casefold()).strip("-")[:_LEAD].rstrip("-")
        name, number = f"{lead}-{digest}", 1
        while name in self._names:
            number += 1
            name = f"{lead}-{digest}-{number}"
        self._names.add(name)
        return name
