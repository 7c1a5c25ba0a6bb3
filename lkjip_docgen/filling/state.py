"""The data file during a session: as it is, as it was, and what became of others' changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from lkjip_docgen.filling import problems
from lkjip_docgen.filling.comparing import differences, in_few, path_now
from lkjip_docgen.filling.data_merge import Merged, merged
from lkjip_docgen.filling.data_text import DataText, data_text
from lkjip_docgen.filling.files import Change, Files
from lkjip_docgen.filling.in_words import EMPTY, value_in_words
from lkjip_docgen.filling.outside import Conflict, Outside, conflict_at, is_list_for, placed
from lkjip_docgen.filling.past import By, Origin, Past, Run
from lkjip_docgen.filling.steps import History, Step
from lkjip_docgen.filling.table_merge import (
    MergedTable,
    cell_now,
    merged_table,
    rows_of,
    table_conflicts,
)
from lkjip_docgen.filling.watched import Watched
from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.records import replace
from lkjip_docgen.source import Path_, at, file_and_sheet

_SHOWN: Final = 50
_MAX_VERSIONS: Final = 300
_MERGED: Final = "Penggabungan dengan perubahan dari luar"


class State:
    """The data file and the tables beside it, with what others do to them.

    `now` is the data file as it is on the disk; `good` as it was when it could
    last be read.  `trouble` says why it is not there at all.  `waiting` are the
    tables that others saved and that cannot be written just now, with the reason.
    While a work of our own is going on outside, `own_work` says what it is; it has read the
    files as they were when it began, or as it left them itself.
    """

    def __init__(self, file: Path, files: Files, history: History, now: DataText) -> None:
        self.file = file
        self.files = files
        self.now = now
        self.good = now
        self.trouble: tuple[Finding, ...] = ()
        self.version = 1
        self.conflicts: list[Conflict] = []
        self.waiting: dict[str, LkjipError] = {}
        self.own_work = ""
        self._read_by_work: dict[str, int] = {}
        self._kept = 0
        self._watched = Watched(files.disk)
        self._watched.changed(now.raw, now.data)
        self._history = history
        self._past: dict[str, Past] = {file.name: Past(bytes.splitlines)}
        if now.read is not None:
            self._past[file.name].add(now.raw, By.OTHERS)
        self._versions: dict[int, bytes] = {1: now.raw}
        self._touched: dict[int, tuple[Path_, ...] | None] = {}

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

    def path_from(self, version: int, path: Path_) -> Path_ | None:
        """Where a place of an earlier version stands now; None where the item around it is gone."""
        there = path if version > self.version - _MAX_VERSIONS else None
        for number in range(version + 1, self.version + 1):
            touched = self._touched.get(number, ())
            if there is not None and (touched is None or _is_below(there, touched)):
                there = path_now(self.data_at(number - 1), self.data_at(number), there)
        return there

    # --- what is done here --------------------------------------------------------

    def show(self, now: DataText) -> None:
        """Take a text for the data file that is not written yet."""
        self.now = now
        if now.read is not None:
            self.good = now

    def became(self, now: DataText, by: By = By.US) -> None:
        """Note what the data file is from now on, and who wrote it."""
        self.show(now)
        self.trouble = ()
        if now.read is not None:
            self._past[self.file.name].add(now.raw, by)
        self.changed(now.touched)

    def table_became(self, name: str, content: bytes | None, by: By = By.US) -> None:
        """Note what a table beside the data is from now on."""
        self.files.know(name, content)
        if content is not None:
            self._past_of(name).add(content, by)
        self.changed()

    def opened(self, name: str, content: bytes | None) -> None:
        """Note what a table is that is looked at for the first time."""
        if content is not None and name not in self._past:
            self._past_of(name).add(content, By.OTHERS)

    def _past_of(self, name: str) -> Past:
        """The states of a table."""
        if name not in self._past:
            self._past[name] = Past(partial(rows_of, self.files.disk.path(name)))
        return self._past[name]

    def changed(self, touched: tuple[Path_, ...] | None = ()) -> None:
        """Count a change of a file, and where the data changed; None: nobody knows."""
        self.version += 1
        self._versions[self.version] = self.good.raw
        self._touched[self.version] = touched
        self._versions.pop(self.version - _MAX_VERSIONS, None)
        self._touched.pop(self.version - _MAX_VERSIONS, None)

    def begins(self, words: str) -> None:
        """From now on what is written outside is a work of our own, one change, until `ends`."""
        for name in self._watched.tables(self.good.raw, self.good.data):
            self.opened(name, self.files.content(name))
        self.own_work = words
        self._read_by_work = {name: past.latest for name, past in self._past.items()}

    def ends(self) -> None:
        """What is written outside from now on is that of others again."""
        self.own_work = ""
        self._read_by_work = {}
        self._history.close()

    def _origin_of(self, name: str, found: bytes) -> Origin:
        """What was changed here since whoever wrote a file had read it."""
        past = self._past_of(name)
        if self.own_work and name in self._read_by_work:
            return past.origin_since(self._read_by_work[name])
        return past.origin_of(found)

    def _written_outside(self, name: str) -> None:
        """A work of our own goes on from the state that it has written last."""
        if self.own_work:
            self._read_by_work[name] = self._past_of(name).latest

    def _note_outside(self, name: str, before: bytes | None, after: bytes | None) -> By:
        """Who wrote a file outside; what a work of our own wrote can be taken back."""
        if not self.own_work:
            return By.OTHERS
        if before != after:
            self._history.extend(self.own_work, {name: (before, after)})
        return By.US

    # --- what others do -----------------------------------------------------------

    def look(self) -> Outside | None:
        """Take in what others wrote; None where nothing changed.

        Changes of both sides are brought together and written; of a place that
        both changed, theirs stays in the file, and ours becomes a conflict.
        """
        told: list[str] = []
        names: list[str] = []
        known = self._kept
        others = dict(self.files.others())
        if self.trouble and self.file.name not in others:
            others[self.file.name] = self.now.raw  # it is back as it was
        for name, found in others.items():
            words = self._data_file(found) if name == self.file.name else self._later(name, found)
            if words:
                names.append(name)
                told.append(words)
        for name in self._watched.changed(self.good.raw, self.good.data):
            if not self.files.knows(name):
                names.append(name)
                told.append(_taken_in(name, is_merged=False))
                self.changed()
        if not names:
            return None
        new = (one for one in self.conflicts if int(one.id) > known)
        return Outside(tuple(names), " ".join(told), tuple(new))

    def _later(self, name: str, found: bytes | LkjipError | None) -> str:
        """A table as it is now; where what came of it cannot be written yet, at a later look."""
        self.waiting.pop(name, None)
        try:
            return self._table(name, found)
        except LkjipError as error:
            self.waiting[name] = error
            return ""

    def _table(self, name: str, found: bytes | LkjipError | None) -> str:
        """A table beside the data as it is now; what to tell."""
        if isinstance(found, LkjipError):
            return ""
        by = self._note_outside(name, self.files.content(name), found)
        if found is None:
            self.table_became(name, found, by)
            return f"{name} dihapus."
        origin = self._origin_of(name, found)
        both = self._table_with_own(name, found, origin.runs)
        both = self._table_with_doubts(both, name, found, origin.doubtful)
        if both.raw == found or origin.goes_back:
            self.table_became(name, found, by)
            self._written_outside(name)
        if origin.goes_back and both.raw != found:
            return self._table_went_back(name, found, both)
        if both.raw != found:
            self.files.write({name: (found, both.raw)})
            self.table_became(name, found, by)
            self._written_outside(name)
            self.table_became(name, both.raw, By.MERGE)
            self._history.add(Step(_MERGED, {name: (found, both.raw)}))
        for conflict in both.conflicts:
            self._keep(conflict)
        return _taken_in(name, is_merged=both.raw != found)

    def _table_with_own(self, name: str, found: bytes, runs: Sequence[Run]) -> MergedTable:
        """The table of others with what was changed here, and what both changed."""
        both = MergedTable(found)
        for run in runs:
            path = self.files.disk.path(name)
            step = merged_table(path, name, run.before, run.after, both.raw)
            both = MergedTable(step.raw, (*both.conflicts, *step.conflicts))
        return both

    def _table_with_doubts(
        self, both: MergedTable, name: str, found: bytes, doubtful: Sequence[Run]
    ) -> MergedTable:
        """With what would stand otherwise, had others read an earlier state, as conflicts."""
        if not doubtful:
            return both
        other = self._table_with_own(name, found, doubtful)
        told = table_conflicts(self.files.disk.path(name), name, other.raw, both.raw)
        return MergedTable(both.raw, (*both.conflicts, *told, *other.conflicts))

    def _table_went_back(self, name: str, found: bytes, both: MergedTable) -> str:
        """The table is as it was before: what was filled in since is kept for a decision."""
        told = table_conflicts(self.files.disk.path(name), name, both.raw, found)
        for conflict in (*both.conflicts, *told):
            self._keep(conflict)
        return f"{name} dikembalikan ke isi yang lama di luar jendela ini."

    def _data_file(self, found: bytes | LkjipError | None) -> str:
        """The data file as it is now; what to tell, nothing where that was told before."""
        if found is None or isinstance(found, LkjipError):
            why = found.findings if found is not None else (problems.gone_finding(self.file),)
            if why == self.trouble:
                return ""
            self.trouble = why
            self.changed()
            return why[0].message
        if found == self.now.raw:
            self.files.know(self.file.name, found)
            self.trouble = ()
            self.changed()
            return f"{self.file.name} ada lagi."
        return self.take_in(data_text(self.file, found))

    def take_in(self, theirs: DataText) -> str:
        """Take in what the data file is since others wrote it; what became of that.

        Where the result cannot be written this raises, and nothing is taken in.
        """
        if theirs.read is None:
            self._took(theirs)
            return problems.broken(self.file, theirs.problems).findings[0].message
        origin = self._origin_of(self.file.name, theirs.raw)
        if not origin.runs and not origin.doubtful:
            self._took(theirs)
            return _taken_in(self.file.name, is_merged=False)
        both = self._with_doubts(self._with_own(theirs, origin.runs), theirs, origin.doubtful)
        if origin.goes_back:
            self._took(theirs)
            return self._went_back(both)
        if both.now.raw == theirs.raw:
            self._took(theirs)
        else:
            changes: dict[str, Change] = {self.file.name: (theirs.raw, both.now.raw)}
            self.files.write(changes)
            self.became(theirs, self._note_outside(self.file.name, self.now.raw, theirs.raw))
            self._written_outside(self.file.name)
            self.became(both.now, By.MERGE)
            self._history.add(Step(_MERGED, changes))
        for conflict in both.conflicts:
            self._keep(conflict)
        return _taken_in(self.file.name, is_merged=both.now.raw != theirs.raw)

    def _took(self, theirs: DataText) -> None:
        """The data file is what others wrote."""
        self.files.know(self.file.name, theirs.raw)
        self.became(theirs, self._note_outside(self.file.name, self.now.raw, theirs.raw))
        self._written_outside(self.file.name)

    def _with_own(self, theirs: DataText, runs: Sequence[Run]) -> Merged:
        """The file of others with what was changed here, and what both changed."""
        now, conflicts = theirs, list[Conflict]()
        for run in runs:
            base, mine = (data_text(self.file, raw) for raw in (run.before, run.after))
            both = merged(self.file, base, mine, now)
            conflicts = [placed(one, now.data, both.now.data) for one in conflicts]
            conflicts += both.conflicts
            now = both.now
        return Merged(now, tuple(conflicts))

    def _with_doubts(self, both: Merged, theirs: DataText, doubtful: Sequence[Run]) -> Merged:
        """With what would stand otherwise, had others read an earlier state, as conflicts."""
        if not doubtful:
            return both
        other = self._with_own(theirs, doubtful)
        places = in_few(list(differences(both.now.data, other.now.data)), _SHOWN)
        told = [
            conflict_at(
                both.now, self.file, path, at(other.now.data, path), at(both.now.data, path)
            )
            for path in places
        ]
        told += (placed(conflict, other.now.data, both.now.data) for conflict in other.conflicts)
        return Merged(both.now, (*both.conflicts, *told))

    def _went_back(self, both: Merged) -> str:
        """The file is as it was before: what was filled in since is kept for a decision."""
        found = in_few(list(differences(self.now.data, both.now.data)), _SHOWN)
        for conflict in both.conflicts:
            self._keep(placed(conflict, both.now.data, self.now.data))
        for path in found:
            self.keep(path, at(both.now.data, path), at(self.now.data, path))
        return (
            f"{self.file.name} dikembalikan ke isi yang lama di luar jendela ini; "
            f"{len(found)} isian Anda disimpan untuk dipilih."
        )

    # --- conflicts ----------------------------------------------------------------

    def keep(
        self, path: Path_, mine: object, theirs: object, *, is_typed: bool = False
    ) -> Conflict:
        """Keep what was filled in here for a place that others changed."""
        conflict = conflict_at(self.good, self.file, path, mine, theirs)
        return self._keep(replace(conflict, is_typed=is_typed))

    def conflicts_now(self) -> tuple[Conflict, ...]:
        """The conflicts with their places in the files as they are now, and what stands there.

        One that stands against something else than before is another: it has a new id.
        """
        self.conflicts[:] = map(self._as_now, tuple(self.conflicts))
        return tuple(self.conflicts)

    def conflict(self, id: str) -> Conflict | None:
        """A conflict as it is now; None for one that was decided, or is another by now."""
        return next((one for one in self.conflicts_now() if one.id == id), None)

    def decided(self, id: str) -> None:
        """Ask no more."""
        self.conflicts[:] = [one for one in self.conflicts if one.id != id]

    def _as_now(self, conflict: Conflict) -> Conflict:
        now = self._data_now(conflict) if self._is_data(conflict) else self._cell_now(conflict)
        is_same = now.their_value == conflict.their_value
        return now if is_same else replace(now, id=self._new_id())

    def _data_now(self, conflict: Conflict) -> Conflict:
        there = self.path_from(conflict.version, conflict.path)
        if there is None:
            return replace(conflict, theirs=EMPTY, their_value=None)
        now = replace(conflict, path=there, version=self.version)
        theirs = at(self.good.data, there)
        if is_list_for(theirs, now):
            return now
        return replace(now, theirs=value_in_words(theirs), their_value=theirs)

    def _cell_now(self, conflict: Conflict) -> Conflict:
        try:
            raw = self.files.content(file_and_sheet(conflict.file)[0])
        except LkjipError:
            return conflict  # nor can it be written: a decision says why
        return cell_now(conflict, self.files.disk.path(file_and_sheet(conflict.file)[0]), raw)

    def tell_again(self, then: DataText, conflicts: Iterable[Conflict]) -> None:
        """Take back conflicts that were kept when the data file was another."""
        for each in conflicts:
            is_data = self._is_data(each)
            self._keep(placed(each, then.data, self.good.data) if is_data else each)

    def _is_data(self, conflict: Conflict) -> bool:
        return conflict.file == self.file.name

    def _keep(self, conflict: Conflict) -> Conflict:
        """Keep a conflict; one that says the same, or less of the same typing, makes place."""
        left = [one for one in self.conflicts_now() if not _makes_place(one, conflict)]
        kept = replace(conflict, id=self._new_id(), version=self.version)
        self.conflicts[:] = [*left, kept]
        return kept

    def _new_id(self) -> str:
        self._kept += 1
        return str(self._kept)


def _makes_place(earlier: Conflict, conflict: Conflict) -> bool:
    """Whether an earlier conflict says the same as another, or less of the same typing."""
    if (earlier.file, earlier.path) != (conflict.file, conflict.path):
        return False
    return (earlier.is_typed and conflict.is_typed) or earlier.mine == conflict.mine


def _taken_in(name: str, *, is_merged: bool) -> str:
    """That others changed a file, and whether what was filled in here was put into it."""
    more = " dan digabung dengan isian Anda" if is_merged else ""
    return f"{name} diubah di luar jendela ini{more}."


def _is_below(path: Path_, places: Iterable[Path_]) -> bool:
    """Whether a path leads on from one of some places."""
    return any(len(place) < len(path) and path[: len(place)] == place for place in places)
