"""What was changed in a session, step by step, to take it back and do it again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from lkjip_docgen.records import Record, replace
from lkjip_docgen.source import Path_

MAX_STEPS = 1_000

Changes: TypeAlias = Mapping[str, tuple[bytes | None, bytes | None]]
"""What files held before and after."""


class Step(Record):
    """A change in words, and the files that it changed: what each held before and after.

    None stands for a file that was not there.  `touched` are the places of the
    data in which it changed something; None where that is not known.  `is_open`:
    a work that makes it is still going on.
    """

    words: str
    changes: Changes
    touched: tuple[Path_, ...] | None = None
    is_open: bool = False

    @property
    def reverse(self) -> Step:
        """The step that takes it back."""
        turned = {name: (after, before) for name, (before, after) in self.changes.items()}
        return Step(self.words, turned, self.touched)


class History:
    """The steps that can be taken back, and those that were taken back and can be done again."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def add(self, step: Step) -> None:
        """Note a change; what was taken back before it cannot be done again."""
        self._done.append(step)
        self._undone.clear()
        del self._done[:-MAX_STEPS]

    def extend(self, words: str, changes: Changes) -> None:
        """Note changes of a work that is going on: more of its step, where that is the last."""
        last = self.last
        if last is None or not last.is_open or last.words != words:
            self.add(Step(words, changes, is_open=True))
            return
        both = dict(last.changes)
        for name, (before, after) in changes.items():
            both[name] = (both[name][0] if name in both else before, after)
        self._done[-1] = replace(last, changes=both)
        self._undone.clear()

    def close(self) -> None:
        """No more belongs to a change that is here already."""
        self._done = [replace(each, is_open=False) if each.is_open else each for each in self._done]

    @property
    def last(self) -> Step | None:
        """The change to take back next."""
        return self._done[-1] if self._done else None

    @property
    def next(self) -> Step | None:
        """The change to do again next."""
        return self._undone[-1] if self._undone else None

    def took_back(self, words: str) -> bool:
        """Whether a change of these words was taken back, and not done again."""
        return any(step.words == words for step in self._undone)

    def went_back(self) -> None:
        """Note that the last change was taken back."""
        self._undone.append(self._done.pop())

    def pass_over(self) -> None:
        """Note that the last change cannot be taken back any more."""
        self._done.pop()

    def went_on(self) -> None:
        """Note that the next change was done again."""
        self._done.append(self._undone.pop())
