"""Half of the rules of a long report, asked by a second process while this one asks the others.

It reads and measures the same files again, at the same time: to hand over what this one has read
would take longer.  What it finds counts only if nothing was written meanwhile.
"""

from __future__ import annotations

import gc
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lkjip_docgen import second_process
from lkjip_docgen.project_files import FolderStamp, folder_stamp
from lkjip_docgen.source import DATA_FILE
from lkjip_docgen.unsaved import unsaved

if TYPE_CHECKING:  # a process is started before what both need is imported
    from lkjip_docgen.checks import Elsewhere, Found
    from lkjip_docgen.measures import Hasil

_LONG: Final = 1_000_000
"""Bytes of a data file from which it is a gain: a report of a usual length has 70,000."""

_PATIENCE: Final = 30.0  # seconds to wait for the other half, and more on a busy computer:
_TIMES_AS_LONG: Final = 2  # as this half took, for both have about as much to do

Order = tuple[str, str]
"""The data file or project folder, and the period that is asked for."""


class Beside:
    """A process at work on a data file, for as long as nothing is written in its folder."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path, before: FolderStamp) -> None:
        self._process = process
        self._folder = folder
        self._before = before
        self._began = time.monotonic()

    def elsewhere(self) -> Elsewhere:
        """The rules that it asks, as `check` takes them."""
        from lkjip_docgen.checks import Elsewhere, codes_of_sentences

        return Elsewhere(codes_of_sentences(), self._found)

    def _found(self, hasil: Hasil) -> Found | None:
        from lkjip_docgen.checks import unpacked

        taken = time.monotonic() - self._began
        seconds = _PATIENCE + _TIMES_AS_LONG * taken
        answer = second_process.answer_within(self._process, seconds)
        if not isinstance(answer, bytes) or folder_stamp(self._folder) != self._before:
            return None
        with suppress(Exception):  # pickle raises whatever it stumbles over
            return unpacked(answer, hasil)
        return None


@contextmanager
def checked_beside(path: Path, periode: str) -> Iterator[Beside | None]:
    """Another process for half of the rules, ended with the block; None where it is no gain.

    `path` is a data file or a project folder.
    """
    folder = _worth_it(path)
    before = folder_stamp(folder) if folder is not None else ()
    process = second_process.start(__name__) if folder is not None else None
    if folder is None or process is None:
        yield None
        return
    try:
        _give(process, (str(path), periode))
        yield Beside(process, folder, before)
    finally:
        second_process.end(process)


def _worth_it(path: Path) -> Path | None:
    """The folder of a data file that is long enough; its text is in the file, not in an editor."""
    file = path / DATA_FILE if path.is_dir() else path
    try:
        is_long = file.stat().st_size >= _LONG
    except OSError:
        return None  # reading says what is wrong with it
    alone = second_process.processors() < 2 or unsaved(file) is not None
    return file.parent if is_long and not alone else None


def _give(process: subprocess.Popen[bytes], order: Order) -> None:
    if process.stdin is not None:
        with suppress(OSError):  # it has ended: no answer will come
            pickle.dump(order, process.stdin, pickle.HIGHEST_PROTOCOL)
            process.stdin.flush()  # it stays open: the process ends when nobody holds it any more


def serve() -> None:
    """What the process does: read an order, and answer with what the rules find."""
    gc.disable()
    with second_process.answers() as answers:
        path, periode = pickle.load(sys.stdin.buffer)
        second_process.end_with_asker()
        pickle.dump(_found((path, periode)), answers, pickle.HIGHEST_PROTOCOL)


def _found(order: Order) -> bytes:
    from lkjip_docgen.checks import Subject, codes_of_sentences, found_by, packed, rules_for
    from lkjip_docgen.compiled_patterns import compiled_once
    from lkjip_docgen.measures import measure, with_unit_sums
    from lkjip_docgen.source import load_project

    path, periode = order
    project = load_project(path, periode)
    hasil = measure(project.laporan)
    subject = Subject(project, with_unit_sums(project.laporan), hasil)
    codes = codes_of_sentences()
    with compiled_once():
        found = found_by(subject, (r for r in rules_for(project) if r.code in codes))
        return packed(found, hasil)
