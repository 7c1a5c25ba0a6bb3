"""What differs between two reports or their data, told or written as a list of changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lkjip_docgen.comparison import (
    Differences,
    Snapshot,
    compare,
    is_data,
    read_snapshot,
    write,
)
from lkjip_docgen.jobs.drafting import Progress
from lkjip_docgen.model import periode_dalam
from lkjip_docgen.output import Outputs
from lkjip_docgen.records import Record
from lkjip_docgen.source import DATA_FILE


class Pair(Record):
    """What is compared: each a data file, a project folder, a .docx or a PDF."""

    old: Path
    new: Path

    def __iter__(self) -> Iterator[Path]:
        yield self.old
        yield self.new


def diff(pair: Pair, progress: Progress = lambda text: None) -> Differences:
    """What differs; raises `LkjipError` for what cannot be read or compared.

    Data are compared with a report for the period that the report is about.
    """
    if is_data(pair.old) and not is_data(pair.new):
        new = _new(pair, "", progress)
        old = _old(pair, periode_dalam(new.subject), progress)
    else:
        old = _old(pair, "", progress)
        new = _new(pair, "" if is_data(pair.old) else periode_dalam(old.subject), progress)
    progress("Membandingkan")
    return compare(old, new)


def _old(pair: Pair, periode: str, progress: Progress) -> Snapshot:
    progress("Membaca laporan lama")
    return read_snapshot(pair.old, periode)


def _new(pair: Pair, periode: str, progress: Progress) -> Snapshot:
    progress("Membaca laporan baru")
    return read_snapshot(pair.new, periode)


def diff_outputs(pair: Pair, *, overwrite: bool = False) -> Outputs:
    """What a list of changes may be written over: never what it is made from."""
    outputs = Outputs(overwrite=overwrite)
    for given in pair:
        outputs.reads(given / DATA_FILE if given.is_dir() else given)
        if (folder := _project(given)) is not None:
            outputs.reads(folder / "templates", folder / "gaya.toml")
    return outputs


def write_changes(differences: Differences, pair: Pair, target: Path, outputs: Outputs) -> None:
    """Write the list of changes, .docx or .html, in the look of the newer project."""
    write(differences, target, _project(pair.new) or _project(pair.old), outputs)


def _project(path: Path) -> Path | None:
    """The project folder of a data file, whose own look the list takes on."""
    if path.is_dir():
        return path
    return path.parent if path.suffix.lower() in (".yaml", ".yml") else None
