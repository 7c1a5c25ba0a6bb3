"""The data file during a session: as it is, as it was, and what became of others' changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from lkjip_docgen.filling import problems
from lkjip_docgen.filling.comparing import differences
from lkjip_docgen.filling.data_text import DataText, data_text
from lkjip_docgen.filling.files import Change, Files
from lkjip_docgen.filling.outside import Conflict, Merged, Outside, base_of, conflict_at, merged
from lkjip_docgen.filling.steps import History, Step
from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.records import Record, replace
from lkjip_docgen.source import Path_, at

_PAST: Final = 300
_SHOWN: Final = 50


class _Past(Record):
    """A state that the data file had, and whether it was written here."""

    raw: bytes
    own: bool


class State:
    """The data file and the tables beside it, with what others do to them.

    `now` is the data file as it is on the disk; `good` as it was when it could
    last be read.  `trouble` says why it is not there at all.
    """

    def __init__(self, file: Path, files: Files, history: History, now: DataText) -> None:
        self.file = file
        self.files = files
        self.now = now
        self.good = now
        self.trouble: tuple[Finding, ...] = ()
        self.version = 1
        self.conflicts: list[Conflict] = []
        self._history = history
        self._past: list[_Past] = [] if now.read is None else [_Past(now.raw, own=False)]
        self._versions: dict[int, bytes] = {1: now.raw}

    @property
    def problems(self) -> tuple[Finding, ...]:
        """What is wrong with the data file."""
        return self.trouble or self.now.problems

    @property
    def is_broken(self) -> bool:
        """Whether it cannot be read as a whole, or is not there."""
        return bool(self.trouble) or self.now.read is None

    def data_at(self, version: int) -> dict[str, object]:
        """What the data were at an earlier version; what they are, where that is not known."""
        raw = self._versions.get(version)
        if raw is None or raw == self.good.raw:
            return self.good.data
        return data_text(self.file, raw).data

    # --- what is done here --------------------------------------------------------

    def show(self, now: DataText) -> None:
        """Take a text for the data file that is not written yet."""
        self.now = now
        if now.read is not None:
            self.good = now

    def became(self, now: DataText, *, own: bool = True) -> None:
        """Note what the data file is from now on, and whether it was written here."""
        self.show(now)
        self.trouble = ()
        if now.read is not None:
            self._past.append(_Past(now.raw, own))
            del self._past[:-_PAST]
        self.changed()

    def changed(self) -> None:
        """Count a change of a file."""
        self.version += 1
        self._versions[self.version] = self.good.raw
        self._versions.pop(self.version - _PAST, None)

    # --- what others do -----------------------------------------------------------

    def look(self) -> Outside | None:
        """Take in what others wrote; None where nothing changed.

        Changes of both sides are brought together and written; of a place that
        both changed, theirs stays in the file, and ours becomes a conflict.
        """
        told: list[str] = []
        names: list[str] = []
        known = len(self.conflicts)
        for name, found in self.files.others():
            words = self._data_file(found) if name == self.file.name else self._table(name, found)
            if words:
                names.append(name)
                told.append(words)
        if not names:
            return None
        return Outside(tuple(names), " ".join(told), tuple(self.conflicts[known:]))

    def _table(self, name: str, found: bytes | LkjipError | None) -> str:
        """A table beside the data, which is only read here."""
        if isinstance(found, LkjipError):
            return ""
        self.files.know(name, found)
        self.changed()
        return f"{name} dihapus." if found is None else f"{name} diubah di luar jendela ini."

    def _data_file(self, found: bytes | LkjipError | None) -> str:
        """The data file as it is now; what to tell, nothing where that was told before."""
        if found is None or isinstance(found, LkjipError):
            why = found.findings if found is not None else (problems.gone_finding(self.file),)
            if why == self.trouble:
                return ""
            self.trouble = why
            self.changed()
            return why[0].message
        self.files.know(self.file.name, found)
        return self.take_in(data_text(self.file, found))

    def take_in(self, theirs: DataText) -> str:
        """Take in what the data file is since others wrote it; what became of that."""
        if theirs.read is None:
            self.became(theirs, own=False)
            return problems.broken(self.file, theirs.problems).findings[0].message
        base = base_of([one.raw for one in self._past], theirs.raw) if self._past else 0
        goes_back = bool(self._past) and self._past[base].raw == theirs.raw
        runs = list(self._own_since(base))
        self.became(theirs, own=False)
        if not runs:
            return f"{self.file.name} diubah di luar jendela ini."
        both = self._with_own(theirs, runs)
        if goes_back:
            return self._went_back(both)
        self._write(theirs, both)
        for conflict in both.conflicts:
            self.keep(conflict.path, conflict.value, conflict.their_value)
        return f"{self.file.name} diubah di luar jendela ini dan digabung dengan isian Anda."

    def _own_since(self, base: int) -> Iterator[tuple[bytes, bytes]]:
        """What was changed here since a state: from what to what, without others' changes."""
        start = self._past[base].raw if self._past else b""
        for before, now in pairwise(self._past[base:]):
            if not now.own:
                if start != before.raw:
                    yield start, before.raw
                start = now.raw
        if self._past and start != self._past[-1].raw:
            yield start, self._past[-1].raw

    def _with_own(self, theirs: DataText, runs: Sequence[tuple[bytes, bytes]]) -> Merged:
        """The file of others with what was changed here, and what both changed."""
        now, conflicts = theirs, list[Conflict]()
        for before, after in runs:
            base, mine = (data_text(self.file, raw) for raw in (before, after))
            both = merged(self.file, base, mine, now)
            now = both.now
            conflicts += both.conflicts
        return Merged(now, tuple(conflicts))

    def _went_back(self, both: Merged) -> str:
        """The file is as it was before: what was filled in since is kept for a decision."""
        found = list(differences(self.now.data, both.now.data))[:_SHOWN]
        for path, value in found:
            self.keep(path, value, at(self.now.data, path))
        return (
            f"{self.file.name} dikembalikan ke isi yang lama di luar jendela ini; "
            f"{len(found)} isian Anda disimpan untuk dipilih."
        )

    def _write(self, theirs: DataText, both: Merged) -> None:
        """Write what was filled in here into the file that others saved without it."""
        if both.now.raw != theirs.raw:
            changes: dict[str, Change] = {self.file.name: (theirs.raw, both.now.raw)}
            self.files.write(changes)
            self.became(both.now)
            self._history.add(Step("Penggabungan dengan perubahan dari luar", changes))

    # --- conflicts ----------------------------------------------------------------

    def keep(self, path: Path_, mine: object, theirs: object) -> Conflict:
        """Keep what was filled in here for a place that others changed."""
        conflict = conflict_at(self.good, self.file, path, mine, theirs)
        left = [one for one in self.conflicts if one.path != path]
        number = 1 + max((int(one.id) for one in self.conflicts), default=0)
        conflict = replace(conflict, id=str(number))
        self.conflicts[:] = [*left, conflict]
        return conflict
