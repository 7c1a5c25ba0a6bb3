"""Data files that are written on trial: kept before, and as they were unless it is a success."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from lkjip_docgen.editing import NewNumber, with_numbers
from lkjip_docgen.output import keep, write_aside


class Trial:
    """Several data files, written and written again until `commit`.

    Without a `commit` every file is as it was when the block is left, and
    no copy stays.  A copy is made before the first change, so that a stroke
    of bad luck in between loses nothing.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self._before = {file: file.read_bytes() for file in files}
        self._now = dict(self._before)
        self._copies: dict[Path, Path] = {}
        self._committed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if not self._committed:
            self._restore()

    def write(self, numbers: Sequence[NewNumber]) -> None:
        """Let the files say these numbers, and else what they said before.

        Raises `NumberNotThereError`, with nothing written, when a place does
        not hold its old number.
        """
        wanted = {
            file: with_numbers(file, raw, [n for n in numbers if Path(n.place.file) == file])
            for file, raw in self._before.items()
        }
        for file, content in wanted.items():
            self._put(file, content)

    def commit(self) -> tuple[Path, ...]:
        """Leave the files as they are now; those that changed."""
        changed = tuple(file for file, raw in self._before.items() if self._now[file] != raw)
        self._committed = True
        self._drop_copies(keeping=changed)
        return changed

    def _put(self, file: Path, content: bytes) -> None:
        if content == self._now[file]:
            return
        if file not in self._copies:
            self._copies[file] = keep(file)
        write_aside(file.resolve(), lambda aside: _bytes(aside, content))
        self._now[file] = content

    def _restore(self) -> None:
        for file, copy in self._copies.items():
            copy.replace(file.resolve())  # needs no room, as writing it again would

    def _drop_copies(self, keeping: Sequence[Path]) -> None:
        for file, copy in self._copies.items():
            if file not in keeping:
                copy.unlink(missing_ok=True)


def _bytes(target: Path, content: bytes) -> None:
    target.write_bytes(content)
