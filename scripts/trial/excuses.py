"""Why something that people did besides words may be otherwise after a refresh."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from trial.fates import squeezed
from trial.listed import Listed
from trial.reading import Atom, Doc
from trial.sheet import Probe

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_COUNTED = re.compile(r"(?:(?:Tabel|Gambar) )?\d+\.\d+")
_LOOKS = ("look", "size", "page break", "section", "pages")


def said_and_shown(atom: Atom) -> tuple[str, tuple[str, ...]]:
    """The words of a block without what they happen to be spaced by, and its pictures."""
    return squeezed(atom.text), atom.pictures


@dataclass(frozen=True)
class Excuses:
    """What the data changed: `fate` says which block of `base` is which of `fresh`."""

    base: Doc
    fresh: Doc
    fate: Mapping[int, int]
    listed: Listed

    def hold(self, probe: Probe, before: tuple[str, ...], now: tuple[str, ...]) -> bool:
        """Whether the data changed what it stands on."""
        if probe.name == "section" and any(mark in self.fate for mark in probe.marks):
            return False
        answers = (self._of(mark, probe, before, now) for mark in probe.marks)
        found = next((answer for answer in answers if answer is not None), None)
        if found is None:
            return bool(probe.marks) and len(before) == len(now) > 0
        return found

    def _of(
        self, mark: int, probe: Probe, before: tuple[str, ...], now: tuple[str, ...]
    ) -> bool | None:
        """What one block that it stands on says; None: nothing."""
        if probe.name == "comment" and _are_counted(before) and _are_counted(now):
            return True
        base = self.base.atoms[mark]
        if mark not in self.fate:  # dropped: then it has to be listed, but for mere looks
            looks = probe.name.startswith(_LOOKS)
            return looks or self.listed.names(base.text) or self.listed.names_block(base, base)
        fresh = self.fresh.atoms[self.fate[mark]]
        if said_and_shown(base) == said_and_shown(fresh):
            return False
        stands = _stands(probe.words, base.text, fresh.text)
        if probe.name == "comment":
            whole = before == (base.text,) and now == (fresh.text,)  # on the whole block
            kept = len(before) == len(now) and not (stands and len(probe.words) < 60)
            return whole or kept
        if probe.name.startswith("look"):
            one, other = "".join(before), "".join(now)
            return (one, other) == (base.text, fresh.text) or not stands or one == other
        return True if probe.name == "pages" else None  # by its words: they are others now


def _are_counted(words: tuple[str, ...]) -> bool:
    """Whether these are numbers of tables or pictures, which follow the order."""
    return bool(words) and all(map(_COUNTED.fullmatch, words))


def _stands(words: str, base: str, fresh: str) -> bool:
    """Whether words of a block are in the new one, as often; a figure as such ("3", "2023")."""
    numbers = Counter(_NUMBER.findall(base)), Counter(_NUMBER.findall(fresh))
    as_often = fresh.count(words) >= base.count(words)
    return bool(words) and words in fresh and as_often and numbers[1][words] >= numbers[0][words]
