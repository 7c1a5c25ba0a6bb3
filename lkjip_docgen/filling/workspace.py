"""A project that is being filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import RLock
from typing import Final

from lkjip_docgen.filling import problems
from lkjip_docgen.filling.data_text import DataText, data_text
from lkjip_docgen.filling.disk import ChangedMeanwhileError, Disk
from lkjip_docgen.filling.edited import DECLARED, Edited, empty_item, moved, without
from lkjip_docgen.filling.steps import History, Step
from lkjip_docgen.filling.values import as_meant, written
from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.source import Path_, data_file, dotted

_TRIES = 3


class Workspace:
    """The files of a project, written at every change and read again when others write them.

    Every method may be called from any thread.  What one does is on the disk
    when it returns; where it raises `LkjipError`, nothing has changed.
    """

    def __init__(self, root: Path) -> None:
        """Open the project in a folder, or of a data file.

        A data file that cannot be read is no exception: see `problems`.
        Raises `LkjipError` where there is none.
        """
        self.file: Final = data_file(root)
        self.root: Final = self.file.parent
        self._name = self.file.name
        self._disk = Disk(self.root)
        self._lock = RLock()
        self._history = History()
        self._version = 1
        self._now = data_text(self.file, self._on_disk())

    # --- what there is ------------------------------------------------------------

    @property
    def data(self) -> Mapping[str, object]:
        """What the data file says, unchecked; nothing where it cannot be read."""
        return self._now.data

    @property
    def text(self) -> str:
        """The data file as it is written."""
        return self._now.text

    @property
    def version(self) -> int:
        """A number that is another after every change of a file, whoever made it."""
        return self._version

    @property
    def problems(self) -> tuple[Finding, ...]:
        """Why the data file, or single values of it, cannot be read."""
        return self._now.problems

    @property
    def is_broken(self) -> bool:
        """Whether the data file has to be mended, by `put_text`, before it can be filled in."""
        return self._now.read is None

    # --- values -------------------------------------------------------------------

    def set(self, path: Path_, value: object) -> None:
        """Write a value; None, and a text of nothing, clears it."""
        self._edit(f"Pengisian {dotted(path)}", path, lambda now: now.put(path, written(value)))

    def clear(self, path: Path_) -> None:
        """Empty a key; its line stays where people look for it."""
        self._edit(f"Pengosongan {dotted(path)}", path, lambda now: now.put(path, None))

    def declare_absent(self, path: Path_, reason: str) -> None:
        """Say that something does not apply, and why."""
        value = {DECLARED: written(reason)}
        words = f"Pernyataan tidak berlaku bagi {dotted(path)}"
        self._edit(words, path, lambda now: now.put(path, value))

    # --- lists --------------------------------------------------------------------

    def add(self, path: Path_, value: object = None, at: int | None = None) -> Path_:
        """Put a new item into the list at a path, last or at a position; the path of the item."""
        item = empty_item(path) if value is None else written(value)
        places: list[int] = []

        def make(now: Edited) -> Edited:
            count = len(now.items(path))
            places.append(count if at is None else min(max(at, 0), count))
            return now.with_new(path, item, places[-1])

        self._edit(f"Penambahan butir {dotted(path)}", path, make)
        return (*path, places[-1])

    def remove(self, path: Path_) -> None:
        """Take an item out of its list, with its comments."""
        above, position = self._item(path)

        def make(now: Edited) -> Edited:
            count = self._count(now, path)
            return now.arranged(above, without(count, position))

        self._edit(f"Penghapusan {dotted(path)}", path, make)

    def move(self, path: Path_, to: int) -> None:
        """Bring an item to another position in its list, with its comments."""
        above, position = self._item(path)

        def make(now: Edited) -> Edited:
            count = self._count(now, path)
            return now.arranged(above, moved(count, position, min(max(to, 0), count - 1)))

        self._edit(f"Pemindahan {dotted(path)}", path, make)

    def _item(self, path: Path_) -> tuple[Path_, int]:
        """The list and the position of an item."""
        if not path or not isinstance(path[-1], int):
            raise problems.no_such_place(self.file, path)
        return path[:-1], path[-1]

    def _count(self, now: Edited, path: Path_) -> int:
        """How many items the list of an item has."""
        above, position = self._item(path)
        count = len(now.items(above))
        if not 0 <= position < count:
            raise problems.no_such_place(self.file, path)
        return count

    # --- the whole text -----------------------------------------------------------

    def put_text(self, text: str) -> None:
        """Write the whole data file, to mend one that cannot be read."""
        self._change("Perbaikan berkas data", lambda now: self._whole(now, text), mends=True)

    def _whole(self, now: DataText, text: str) -> DataText:
        return data_text(self.file, now.encoded(text))

    def _edit(self, words: str, path: Path_, make: Callable[[Edited], Edited]) -> None:
        self._change(words, lambda now: self._edited(now, path, make))

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
        return new

    # --- undo ---------------------------------------------------------------------

    def undo(self) -> str | None:
        """Take the last change back; what it was, None where there is nothing left."""
        with self._lock:
            step = self._history.last
            if step is None:
                return None
            self._apply(step.reverse)
            self._history.went_back()
            return step.words

    def redo(self) -> str | None:
        """Do again what was taken back last; what it was, None where there is nothing."""
        with self._lock:
            step = self._history.next
            if step is None:
                return None
            self._apply(step)
            self._history.went_on()
            return step.words

    def _apply(self, step: Step) -> None:
        """Bring the files from what they were before a step to what they were after it."""
        for name, (before, after) in step.changes.items():
            if before is not None and after is not None:
                self._write(name, after, before)

    # --- the files ----------------------------------------------------------------

    def _change(
        self, words: str, make: Callable[[DataText], DataText], *, mends: bool = False
    ) -> None:
        """Bring the data file to what `make` makes of it."""
        with self._lock:
            for _ in range(_TRIES):
                self._look()
                if self.is_broken and not mends:
                    raise problems.broken(self.file, self.problems)
                before = self._now
                new = make(before)
                if new.raw == before.raw:
                    return
                try:
                    self._write(self._name, new.raw, before.raw)
                except ChangedMeanwhileError:
                    continue
                self._now = new
                self._history.add(Step(words, {self._name: (before.raw, new.raw)}))
                return
            raise problems.gone(self.file)

    def _write(self, name: str, content: bytes, before: bytes) -> None:
        self._disk.write(name, content, before)
        self._version += 1
        if name == self._name and content != self._now.raw:
            self._now = data_text(self.file, content)

    def _look(self) -> None:
        """Read again what others wrote."""
        raw = self._on_disk()
        if raw != self._now.raw:
            self._now = data_text(self.file, raw)
            self._version += 1

    def _on_disk(self) -> bytes:
        raw = self._disk.read(self._name)
        if raw is None:
            raise problems.gone(self.file)
        return raw
