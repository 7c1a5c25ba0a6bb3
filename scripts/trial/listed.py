"""What a refresh says of itself: the open conflicts and the parts that are gone."""

from __future__ import annotations

import re

from lkjip_docgen.refresh.outcome import Change, Kind, Outcome
from trial.fates import squeezed
from trial.reading import Atom

LABEL = re.compile(r"\b(Tabel|Gambar|Grafik) [A-Z0-9]+\.\d+")
"""The number of a caption, and what refers to one."""


class Listed:
    """The open conflicts and gone parts that a refresh lists."""

    def __init__(self, outcome: Outcome) -> None:
        self.changes: list[Change] = [*outcome.open, *outcome.of(Kind.GONE)]
        self.texts = [
            squeezed(text).rstrip("…")  # long ones are cut short
            for change in self.changes
            for text in (change.file, change.new, change.old)
            if text.strip()
        ]
        self.claimed = 0

    def names(self, *texts: str) -> bool:
        """Whether a conflict names one of these texts, wholly or a part of it."""
        wanted = [_bare(t) for t in texts if t.strip()]
        for said in map(_bare, self.texts):
            if any(said and (said in text or text in said) for text in wanted):
                self.claimed += 1
                return True
        return False

    def waits(self, text: str) -> bool:
        """Whether this is wholly what the data want where people's words stayed."""
        return bool(text) and any(
            LABEL.sub(r"\1 #", squeezed(change.new)) == LABEL.sub(r"\1 #", text)
            for change in self.changes
            if change.kind is Kind.CONFLICT
        )

    def wholly(self, table: str, caption: str) -> bool:
        """Whether a table of these words is listed as a whole, by its caption and beginning."""
        return any(
            change.kind is Kind.CONFLICT
            and change.place.startswith(f"{' '.join(caption.split()[:2])} seluruhnya")
            and table.startswith(squeezed(change.file.rstrip("…")))
            for change in self.changes
        )

    def drops(self, heading: str) -> bool:
        """Whether a section is listed as one that stays whole where the data know it no more."""
        return any(
            change.kind is Kind.CONFLICT and not change.new and squeezed(change.old) == heading
            for change in self.changes
        )

    def any_of(self, *words: str) -> bool:
        """Whether one is about a picture or the like."""
        return any(
            word in f"{c.path} {c.place} {c.old} {c.new} {c.file}".lower()
            for c in self.changes
            for word in words
        )

    def names_block(self, mine: Atom, other: Atom) -> bool:
        """Whether one names a block in either form, or a picture where it has one."""
        if mine.pictures or other.pictures:
            return self.any_of("gambar", "grafik", "foto")
        return self.names(mine.text, other.text)


def _bare(text: str) -> str:
    """Without what stands for pictures, formulas and marks."""
    return squeezed(re.sub(r"[\ufffc†]|⟦[^⟧]*⟧", "", text))
