"""The files of a project in a session: opened, written, taken back, and taken in from others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Final, TypeAlias

from lkjip_docgen.filling import problems
from lkjip_docgen.filling.data_text import DataText, data_text
from lkjip_docgen.filling.disk import ChangedMeanwhileError, Disk
from lkjip_docgen.filling.edited import Edited, without
from lkjip_docgen.filling.files import Change, Files
from lkjip_docgen.filling.in_words import place_in_words
from lkjip_docgen.filling.outside import Conflict, Outside, is_list_for
from lkjip_docgen.filling.state import State
from lkjip_docgen.filling.steps import History, Step
from lkjip_docgen.filling.table_merge import row_now
from lkjip_docgen.filling.tables import Rows, Table, table_of
from lkjip_docgen.filling.undoing import changes_of
from lkjip_docgen.filling.values import as_meant
from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.findings.codes.filling import TIDAK_TERURUNGKAN
from lkjip_docgen.records import replace
from lkjip_docgen.source import Path_, at, data_file, file_and_sheet, locate

_TRIES = 10  # with three, each of three windows that write all the time was refused 3 in 100
_Make: TypeAlias = Callable[[DataText], DataText]


class Session:
    """The data file and the tables of a project, one writer at a time."""

    def __init__(self, root: Path) -> None:
        """Open the project in a folder, or of a data file.

        A data file that cannot be read is no exception: see `problems`.
        Raises `LkjipError` where there is none.
        """
        self.file: Final = data_file(root)
        self.root: Final = self.file.parent
        self._lock = RLock()
        self._history = History()
        self._files = Files(Disk(self.root))
        self._files.disk.sweep()
        raw = self._files.content(self.file.name)
        if raw is None:
            raise problems.gone(self.file)
        now = data_text(self.file, raw)
        self._state = State(self.file, self._files, self._history, now)
        self._together: list[tuple[str, _Make]] | None = None

    # --- what there is ------------------------------------------------------------

    @property
    def data(self) -> Mapping[str, object]:
        """What the data file says, unchecked; while it cannot be read, what it said before."""
        return self._state.good.data

    @property
    def text(self) -> str:
        """The data file as it is written; of one that is gone, as it was."""
        return self._state.now.text

    @property
    def sound_text(self) -> str:
        """The data file as it was when it could be read last; "" where that was never."""
        return self._state.good.text if self._state.good.read is not None else ""

    @property
    def version(self) -> int:
        """A number that is another after every change of a file, whoever made it."""
        return self._state.version

    @property
    def problems(self) -> tuple[Finding, ...]:
        """Why the data file, or single values of it, cannot be read."""
        return self._state.problems

    @property
    def is_broken(self) -> bool:
        """Whether the data file has to be mended, by `put_text`, before it can be filled in."""
        return self._state.is_broken

    def path_now(self, version: int, path: Path_) -> Path_ | None:
        """Where a place of an earlier version stands now; None where the item around it is gone."""
        with self._lock:
            return self._state.path_from(version, path)

    # --- the whole text -----------------------------------------------------------

    def put_text(self, text: str) -> None:
        """Write the whole data file: to mend one that cannot be read, or one that is gone.

        What was filled in before the file was broken stays in it.
        """
        with self._lock:
            self._state.look()
            was_broken, before = self._state.is_broken, self._state.now
            on_disk = self._files.disk.read(self.file.name)
            new = data_text(self.file, before.encoded(text))
            if new.raw == on_disk:
                return
            self._write("Perbaikan berkas data", {self.file.name: (on_disk, new.raw)})
            if was_broken:
                self._state.take_in(new)
            else:
                self._state.became(new)

    # --- several at once ----------------------------------------------------------

    @contextmanager
    def together(self, words: str = "") -> Iterator[None]:
        """What is changed within this is written as one, and undone as one; or not at all.

        `words` say what it is, else those of the first change.
        """
        with self._lock:
            if self._together is not None:
                yield
                return
            self._state.look()
            before = self._state.now
            self._mind_broken(before)
            self._state.show(replace(before, touched=()))
            made = self._together = []
            try:
                yield
                after = self._state.now
            finally:
                self._together = None
                self._state.show(before)
            if made:
                makes = [make for _, make in made]
                more = f" dan {len(made) - 1} perubahan lain" if len(made) > 1 else ""
                said = words or made[0][0] + more
                self._change(said, lambda now: _each(makes, now, before, after))

    @contextmanager
    def written_by(self, words: str, files: Iterable[Path]) -> Iterator[None]:
        """What a job writes to these files of the project within this is one change made here.

        It is undone as one; nothing else is written here meanwhile.  `words` say what it is.
        """
        names = [file.relative_to(self.root).as_posix() for file in files]
        with self._lock:
            self._state.look()
            before = {name: self._files.content(name) for name in names}
            for name, raw in before.items():
                self._state.opened(name, raw)
            try:
                yield
            finally:
                self._note(words, before)

    def _note(self, words: str, before: Mapping[str, bytes | None]) -> None:
        """Note as a step what files hold now that held something else before."""
        now = {name: self._files.disk.read(name) for name in before}
        changes = {name: (raw, now[name]) for name, raw in before.items() if raw != now[name]}
        if changes:
            self._history.add(Step(words, changes))
            self._became(changes, None)

    def work_begins(self, words: str) -> None:
        """From now on what is written outside is a work of our own, undone as one: `words`."""
        with self._lock:
            self.look()
            self._state.begins(words)

    def work_ends(self) -> None:
        """The work is over; what it wrote until now is its own."""
        with self._lock:
            self.look()
            self._state.ends()

    # --- undo ---------------------------------------------------------------------

    def undo(self) -> str | None:
        """Take the last change back; what it was, None where there is nothing left.

        What others changed since stays.  Raises `LkjipError` where they changed
        the same place; the change before it is then the next to be taken back.
        """
        with self._lock:
            step = self._history.last
            if step is None:
                return None
            try:
                self._go(step.reverse, "diurungkan")
            except LkjipError as error:
                if error.findings[0].code == TIDAK_TERURUNGKAN:
                    self._history.pass_over()
                raise
            self._history.went_back()
            return step.words

    def took_back(self, words: str) -> bool:
        """Whether a change of these words was undone, and could be done again."""
        return self._history.took_back(words)

    def redo(self) -> str | None:
        """Do again what was taken back last; what it was, None where there is nothing."""
        with self._lock:
            step = self._history.next
            if step is None:
                return None
            self._go(step, "diulangi")
            self._history.went_on()
            return step.words

    def _go(self, step: Step, verb: str) -> None:
        """Bring the files to what a step makes of them."""
        for _ in range(_TRIES):
            self._state.look()
            if self._state.trouble:
                raise LkjipError(self._state.trouble)
            changes = changes_of(step, self.file, self._files)
            if changes is None:
                raise problems.not_undone(self.file, step.words, verb)
            try:
                self._files.write(changes)
            except ChangedMeanwhileError:
                continue
            self._became(changes, step.touched)
            return
        raise problems.too_busy(self.file)

    def _became(self, changes: Mapping[str, Change], touched: tuple[Path_, ...] | None) -> None:
        """Note what files are from now on."""
        for name, (_, content) in changes.items():
            if name == self.file.name and content is not None:
                self._state.became(replace(data_text(self.file, content), touched=touched))
            else:
                self._state.table_became(name, content)

    # --- others -------------------------------------------------------------------

    def look(self) -> Outside | None:
        """Take in what others wrote since; None where they wrote nothing.

        Their changes and those made here are brought together and written.  Of a
        place that both changed theirs stays; ours is kept in `conflicts`.
        """
        with self._lock:
            try:
                return self._state.look()
            except (ChangedMeanwhileError, LkjipError):
                return None  # it is being written, or cannot be: the next change says why

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The places that were changed here and elsewhere, until somebody decides.

        Each with what stands in the file now.
        """
        with self._lock:
            return self._state.conflicts_now()

    def undecided(self) -> tuple[bytes, tuple[Conflict, ...]]:
        """The data file as it is, and the conflicts with their places in it, to be kept."""
        with self._lock:
            return self._state.good.raw, self._state.conflicts_now()

    def tell_again(self, raw: bytes, conflicts: Sequence[Conflict]) -> None:
        """Take back conflicts that were kept when the data file held `raw`."""
        with self._lock:
            self._state.tell_again(data_text(self.file, raw), conflicts)

    def decide(self, conflict_id: str, mine: bool) -> None:
        """Choose what was filled in here, or leave what stands in the file.

        Where something else stands there by now than was shown, nothing is decided: the
        conflict has another id since.
        """
        with self._lock:
            self.look()
            found = self._state.conflict(conflict_id)
            if found is None:
                return
            if mine:
                self._choose(f"Pilihan isian sendiri: {found.title}", found)
            self._state.decided(conflict_id)

    def _choose(self, words: str, conflict: Conflict) -> None:
        """Write what was filled in here, where others changed it."""
        if conflict.file == self.file.name:
            self._change(words, lambda now: self._with_chosen(now, conflict.id))
        else:
            self._change_table(
                words, conflict.file, lambda table: self._with_cell(table, conflict.id)
            )

    def _with_cell(self, table: Table, conflict_id: str) -> tuple[bytes, Rows]:
        """A table with what was filled in here, where the same stands there as was shown."""
        conflict = self._state.conflict(conflict_id)
        return (table.raw, table.rows) if conflict is None else _chosen_cell(conflict, table)

    def _with_chosen(self, now: DataText, conflict_id: str) -> DataText:
        """The data file with what was filled in here, where the same stands as was shown."""
        conflict = self._state.conflict(conflict_id)
        if conflict is None:
            return now
        there = self._state.path_from(conflict.version, conflict.path)
        if there is None and conflict.value is None:
            return now  # what was to go is gone
        if there is None:
            raise problems.no_such_place(self.file, conflict.path)
        return self._edited(now, there, _chosen(replace(conflict, path=there)))

    # --- writing ------------------------------------------------------------------

    def _edit(
        self,
        verb: str,
        path: Path_,
        make: Callable[[Edited, Path_, object], Edited],
        seen: int | None,
    ) -> None:
        """Change the data file at a path of the version that the caller saw."""
        with self._lock:
            version = self.version if seen is None else seen
            then = self._state.good.data if seen is None else self._state.data_at(seen)

            def edited(now: DataText) -> DataText:
                there = self._state.path_from(version, path)
                if there is None:
                    raise problems.no_such_place(self.file, path)
                return self._edited(now, there, lambda data: make(data, there, then))

            self._change(f"{verb} {place_in_words(then, path)}", edited)

    def _edited(self, now: DataText, path: Path_, make: Callable[[Edited], Edited]) -> DataText:
        """The data file edited, if it then says what it should."""
        edited = make(Edited(self.file, now.text, now.data))
        if edited.text == now.text:
            return now
        new = data_text(self.file, now.encoded(edited.text))
        found = new.new_problems(now)
        if found:
            raise LkjipError(found)
        if not as_meant(new.data, edited.data):
            raise problems.not_as_meant(self.file, path)
        return replace(new, touched=edited.touched)

    def _change(self, words: str, make: Callable[[DataText], DataText]) -> None:
        """Bring the data file to what `make` makes of it."""
        with self._lock:
            if self._together is not None:
                now = self._state.now
                new = make(now)
                if new is not now:
                    touched = (*(now.touched or ()), *(new.touched or ()))
                    self._state.show(replace(new, touched=touched))
                    self._together.append((words, make))
                return
            for _ in range(_TRIES):
                try:
                    self._state.look()
                    self._change_now(words, make)
                except ChangedMeanwhileError:
                    continue
                return
            raise problems.too_busy(self.file)

    def _change_now(self, words: str, make: Callable[[DataText], DataText]) -> None:
        before = self._state.now
        self._mind_broken(before)
        new = make(before)
        if new.raw != before.raw:
            self._write(words, {self.file.name: (before.raw, new.raw)}, new.touched)
            self._state.became(new)

    def _mind_broken(self, now: DataText) -> None:
        """Raise `LkjipError` where the data file cannot be read, or is not there."""
        if self._state.trouble:
            raise LkjipError(self._state.trouble)
        if now.read is None:
            raise problems.broken(self.file, now.problems)

    def _write(
        self,
        words: str,
        changes: Mapping[str, Change],
        touched: tuple[Path_, ...] | None = None,
    ) -> None:
        """Write files, and note the step."""
        self._files.write(changes)
        self._history.add(Step(words, changes, touched))

    # --- tables -------------------------------------------------------------------

    def _table(self, file: str) -> Table:
        """A table as it is now."""
        name, sheet = file_and_sheet(file)
        path = locate(self.root, name)
        raw = self._files.content(name)
        self._state.opened(name, raw)
        return table_of(path, raw or b"", sheet)

    def _change_table(
        self, words: str, file: str, make: Callable[[Table], tuple[bytes, Rows]]
    ) -> None:
        """Bring a table to what `make` makes of it, if it then says what it should."""
        with self._lock:
            for _ in range(_TRIES):
                try:
                    self._state.look()
                    self._change_table_now(words, file, make)
                except ChangedMeanwhileError:
                    continue
                return
            raise problems.too_busy(self.root / file)

    def _change_table_now(
        self, words: str, file: str, make: Callable[[Table], tuple[bytes, Rows]]
    ) -> None:
        name, _ = file_and_sheet(file)
        if name in self._state.waiting:
            raise self._state.waiting[name]
        table = self._table(file)
        raw, meant = make(table)
        if raw == table.raw:
            return
        if not table.holding(raw).says(meant):
            raise problems.cell_not_as_meant(table.path)
        self._write(words, {name: (table.raw, raw)})
        self._state.table_became(name, raw)


def _each(makes: Sequence[_Make], now: DataText, before: DataText, after: DataText) -> DataText:
    """A text with every change made; what came of it before, where it is as it was then."""
    if now is before:
        return after
    for make in makes:
        now = make(now)
    return now


def _chosen(conflict: Conflict) -> Callable[[Edited], Edited]:
    """Write what was filled in here, where others changed it."""

    def make(now: Edited) -> Edited:
        there = at(now.data, conflict.path)
        if conflict.value is None and conflict.path and isinstance(conflict.path[-1], int):
            above, position, count = now.item(conflict.path)
            return now.arranged(above, without(count, position))
        if is_list_for(there, conflict):
            return now.with_new(conflict.path, conflict.value, len(there))
        return now.put(conflict.path, conflict.value)

    return make


def _chosen_cell(conflict: Conflict, table: Table) -> tuple[bytes, Rows]:
    """A table with the cell that was filled in here; all of it where rows came or went."""
    if isinstance(conflict.value, bytes):
        return conflict.value, table.holding(conflict.value).rows
    then = table.holding(conflict.table)
    row, column = (int(step) for step in conflict.path)
    there = row_now(then, table, row)
    if there is None:  # the row is gone: it comes back with what was filled in
        there = len(table.rows)
        raw, _ = table.with_row(there, then.rows[row])
        table = table.holding(raw)
    cells = [[str(conflict.value)]]
    return table.with_cells(there, column, cells), table.meant_by(there, column, cells)
