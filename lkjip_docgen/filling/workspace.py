"""A project that is being filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from lkjip_docgen.filling import problems
from lkjip_docgen.filling.added_files import add_document, add_picture, add_table
from lkjip_docgen.filling.edited import ACCEPTED, Edited, empty_item, moved, without
from lkjip_docgen.filling.in_words import place_in_words, table_in_words
from lkjip_docgen.filling.removal import Decision, Followers, followers, removal
from lkjip_docgen.filling.session import Session
from lkjip_docgen.filling.tables import Cells, Rows, Table, rectangle, same_cells
from lkjip_docgen.filling.values import says_already, written
from lkjip_docgen.model import DECLARED
from lkjip_docgen.source import Path_, at, clean, file_and_sheet, unprintable

_ANYTHING: Final = object()


class Workspace(Session):
    """The files of a project, written at every change and read again when others write them.

    Every method may be called from any thread.  What one does is on the disk
    when it returns; where it raises `LkjipError`, nothing has changed.

    `seen`, where a method takes it, is the `version` that the caller saw: a path
    of that version is found again where items moved since.  A place that
    somebody else changed since is not overwritten but becomes a conflict
    (LK087); so does one that no longer holds `before`.
    """

    # --- values -------------------------------------------------------------------

    def set(
        self, path: Path_, value: object, *, seen: int | None = None, before: object = _ANYTHING
    ) -> None:
        """Write a value; None, and a text of nothing, clears it."""
        self._put("Pengisian", path, written(value), seen, before)

    def clear(self, path: Path_, *, seen: int | None = None, before: object = _ANYTHING) -> None:
        """Empty a key; its line stays where people look for it."""
        self._put("Pengosongan", path, None, seen, before)

    def drop(self, path: Path_, *, seen: int | None = None) -> None:
        """Take a key out with its line, because nothing knows it (any more)."""
        self._edit("Penghapusan", path, lambda now, there, _: now.dropped(there), seen)

    def declare_absent(
        self,
        path: Path_,
        reason: str,
        *,
        seen: int | None = None,
        before: object = _ANYTHING,
    ) -> None:
        """Say that something does not apply, and why."""
        value = {DECLARED: written(reason)}
        self._put("Pernyataan tidak berlaku:", path, value, seen, before)

    def _put(self, verb: str, path: Path_, value: object, seen: int | None, before: object) -> None:
        def make(now: Edited, there: Path_, then: object) -> Edited:
            expected = at(then, path) if before is _ANYTHING else written(before)
            self._mind_others(now.data, there, expected, value)
            return now.put(there, value)

        self._edit(verb, path, make, seen)

    def _mind_others(self, data: object, path: Path_, expected: object, value: object) -> None:
        """Raise `LkjipError` where a place does not hold what the caller saw there."""
        now = at(data, path)
        if says_already(now, expected) or says_already(now, value):
            return
        conflict = self._state.keep(path, value, now, is_typed=True)
        raise problems.changed_by_two(self.file, path, conflict.title, conflict.theirs)

    # --- lists --------------------------------------------------------------------

    def add(
        self, path: Path_, value: object = None, at: int | None = None, *, seen: int | None = None
    ) -> Path_:
        """Put a new item into the list at a path, last or at a position; the path of the item."""
        item = empty_item(path) if value is None else written(value)
        made: list[Path_] = []

        def make(now: Edited, there: Path_, _: object) -> Edited:
            count = len(now.items(there))
            place = count if at is None else min(max(at, 0), count)
            made.append((*there, place))
            return now.with_new(there, item, place)

        self._edit("Penambahan butir", path, make, seen)
        return made[-1]

    def fill(self, path: Path_, first: int, rows: Sequence[Mapping[str, object]]) -> None:
        """Write keys of many items of the list at a path, those of the item `first` first.

        Rows beyond the last item are new items.  All is one change.
        """
        given = [{key: written(value) for key, value in row.items()} for row in rows]

        def make(now: Edited, there: Path_, _: object) -> Edited:
            items = now.items(there)
            over = [
                {**item, **keys} if isinstance(item, Mapping) else keys
                for item, keys in zip(items[first:], given, strict=False)
            ]
            new = given[len(over) :]
            return now.with_items(there, [*items[:first], *over, *items[first + len(over) :], *new])

        self._edit("Pengisian", path, make, None)

    def remove(self, path: Path_, *, seen: int | None = None) -> None:
        """Take an item out of its list, with its comments."""

        def make(now: Edited, there: Path_, then: object) -> Edited:
            above, position, count = now.item(there)
            if not says_already(at(now.data, there), at(then, path)):
                raise problems.item_changed(self.file, there, place_in_words(now.data, there))
            return now.arranged(above, without(count, position))

        self._edit("Penghapusan", path, make, seen)

    def move(self, path: Path_, to: int, *, seen: int | None = None) -> None:
        """Bring an item to another position in its list, with its comments."""

        def make(now: Edited, there: Path_, _: object) -> Edited:
            above, position, count = now.item(there)
            return now.arranged(above, moved(count, position, min(max(to, 0), count - 1)))

        self._edit("Pemindahan", path, make, seen)

    def followers(self, path: Path_) -> tuple[Followers, ...]:
        """What names the item at a path, or something in it, and would name nothing without it."""
        return followers(self.data, path)

    def remove_with(self, path: Path_, decided: Mapping[str, Decision]) -> None:
        """Take an item out, with what was decided about those that name it (`followers`).

        All of it is one change.  Raises `LkjipError` where something is not decided.
        """
        with self._lock:
            self.look()
            made = removal(self.data, path, decided)
            with self.together(f"Penghapusan {place_in_words(self.data, path)}"):
                for there, value in made.put:
                    self.set(there, value)
                for there, item in made.added:
                    self.add(there, item)
                for there in made.gone:
                    self.remove(there)

    # --- tables -------------------------------------------------------------------

    def cells(self, file: str) -> Cells:
        """A table in a CSV file, or in a workbook whose sheet stands behind it (`a.xlsx#Juni`).

        Raises `LkjipError` for one that is not there, or that cannot be read.
        """
        with self._lock:
            table = self._table(file)
            return Cells(table.path.name, table.rows, table.head)

    def set_cells(
        self, file: str, top: int, left: int, rows: Rows, *, before: Rows | None = None
    ) -> None:
        """Write cells over others; rows and columns that the table lacks are added.

        `before` is what the caller saw there; cells that others changed since
        are not written over (LK087).
        """
        sign = next(filter(None, (unprintable(clean(cell)) for row in rows for cell in row)), None)
        if sign is not None:
            raise problems.not_printable(self.root / file_and_sheet(file)[0], sign)

        def make(table: Table) -> tuple[bytes, Rows]:
            now = list(rectangle(table.rows, top, left, rows))
            if before is not None and not same_cells(now, before):
                raise problems.cells_changed(table.path, top + 1)
            return table.with_cells(top, left, rows), table.meant_by(top, left, rows)

        self._change_table(f"Pengisian {table_in_words(file)}", file, make)

    def add_row(self, file: str, at: int, cells: Sequence[str] = ()) -> None:
        """Put a row into a table; `at` counts as in `cells`."""

        def make(table: Table) -> tuple[bytes, Rows]:
            return table.with_row(min(max(at, 0), len(table.rows)), cells)

        self._change_table(f"Penambahan baris {table_in_words(file)}", file, make)

    def remove_row(self, file: str, at: int) -> None:
        """Take a row out of a table."""

        def make(table: Table) -> tuple[bytes, Rows]:
            if not 0 <= at < len(table.rows):
                raise problems.no_such_row(table.path, at + 1)
            return table.without_row(at)

        self._change_table(f"Penghapusan baris {table_in_words(file)}", file, make)

    # --- pictures and documents ---------------------------------------------------

    def add_picture(self, name: str, content: bytes) -> str:
        """Put a picture into the project; the name to write into the data.

        It gets a safe name that is free; the same picture is kept once.  Raises
        `LkjipError` for what the report cannot show.  Undo leaves the file.
        """
        with self._lock:
            return add_picture(self._files.disk, name, content)

    def add_document(self, name: str, content: bytes) -> str:
        """Put a PDF appendix into the project, as `add_picture`."""
        with self._lock:
            return add_document(self._files.disk, name, content)

    def add_table(self, name: str, content: bytes) -> str:
        """Put a table, a CSV file or a workbook, into the project, as `add_picture`."""
        with self._lock:
            return add_table(self._files.disk, name, content)

    # --- findings -----------------------------------------------------------------

    def accept(self, code: str, path: str, reason: str, figure: str = "") -> None:
        """Let a finding stand, with the reason: at a data path, or wherever it is found ("").

        A reason given before for the same finding is replaced, and so is the number that stood
        there (`figure`): for another one the finding comes back.
        """
        entry = {"kode": code, "alasan": written(reason), "di": written(path)}
        entry |= {"isi": written(figure)}
        given = {key: value for key, value in entry.items() if value is not None}

        def make(now: Edited, there: Path_, _: object) -> Edited:
            for number, other in enumerate(now.items(there)):
                if isinstance(other, Mapping) and _of_same_finding(other, given):
                    now = now.put((*there, number, "alasan"), given.get("alasan"))
                    figure = (*there, number, "isi")
                    if "isi" in given:
                        return now.put(figure, given["isi"])
                    return now.dropped(figure) if "isi" in other else now
            return now.with_new(there, given, len(now.items(there)))

        self._edit(f"Penerimaan temuan {code}:", ACCEPTED, make, None)


def _of_same_finding(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    return all(one.get(key) == other.get(key) for key in ("kode", "di"))
