"""Notes `# PERIKSA: ...` that the program left in the data for the office to work through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import yaml

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.findings import LkjipError, Severity
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_, Places, decode, read_bytes

LEFT = "LK520"
STILL_THERE = "Catatan PERIKSA masih ada: "
"""How the message about a note begins, before what the note says."""
_MARK = "PERIKSA"
_NOTE = lazy_pattern(rf"#\s*{_MARK}\b\s*:?\s*(?P<isi>.*)")
_GOES_ON = lazy_pattern(
    rf"\s*#(?!\s*(?:{_MARK}\b|misalnya\b|[-=]{{3}}|-?\s*[a-z_0-9]+:(?:\s|$)))(.*)"
)
"""A line of a comment that goes on with the note above: neither another one, nor an example,
a rule, or a key that waits to be used."""
_ALL = "berkas ini "  # how the note of a new office begins that is about the whole file
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Note(Record):
    """A note: its first line and column, its last line (all from 1), and what it says."""

    line: int
    column: int
    last: int
    words: str

    @property
    def message(self) -> str:
        """How the finding says that it is still there."""
        return f"{STILL_THERE}{self.words}"


@rule(LEFT, Severity.WARNING, "Catatan PERIKSA belum dihapus")
def notes(subject: Subject) -> Iterator[Problem]:
    """What nobody has looked at yet, as far as the file tells; a final report waits for it."""
    file = subject.project.data_file
    try:
        text = decode(file, read_bytes(file))
    except LkjipError:  # the file has gone since it was loaded
        return
    for note in notes_in(text):
        yield Problem(
            _subject_of(note, subject.project.places),
            note.message,
            "Periksa isian di bawahnya, lalu hapus catatannya. Laporan final menunggunya.",
            Place(str(file), note.line, note.column),
        )


def notes_in(text: str) -> Iterator[Note]:
    """The notes in the text of a data file that can be read, from top to bottom."""
    if _MARK not in text:
        return
    lines = _without_values(text)
    for number, line in enumerate(lines):
        found = _NOTE.search(line)
        if found is None:
            continue
        alone = not line[: found.start()].strip()
        more = list(_further(lines[number + 1 :])) if alone else []
        words = " ".join(filter(None, [found["isi"].strip(), *more])) or "(tanpa isi)"
        yield Note(number + 1, found.start() + 1, number + 1 + len(more), words)


def _further(below: Sequence[str]) -> Iterator[str]:
    """The lines of a note below its first."""
    for line in below:
        found = _GOES_ON.fullmatch(line)
        if found is None:
            return
        yield found[1].strip()


def _subject_of(note: Note, places: Places) -> Path_:
    """What a note is about: the key before it on its line, else the first below it.

    A note above or about the whole file is about no key.
    """
    ordered = sorted((place.line, place.column, path) for path, place in places.keys.items())
    beside = [path for line, column, path in ordered if line == note.line and column < note.column]
    below = [path for line, _, path in ordered if line > note.last]
    if beside:
        return beside[-1]
    if not below or len(below) == len(ordered) or note.words.startswith(_ALL):
        return ()
    return _item_that_begins(below[0], ordered)


def _item_that_begins(path: Path_, ordered: Sequence[tuple[int, int, Path_]]) -> Path_:
    """The item of a list whose first key stands at a path, else the path itself."""
    item = path[:-1]
    if not item or not isinstance(item[-1], int):
        return path
    first = next(each for _, _, each in ordered if each[: len(item)] == item)
    return item if first == path else path


def _without_values(text: str) -> list[str]:
    """The lines of a YAML file with its values blanked: every # that is left begins a comment."""
    lines = text.split("\n")
    for token in yaml.scan(text, Loader=_LOADER):
        if isinstance(token, yaml.ScalarToken):
            first, last = token.start_mark, token.end_mark
            _blank(lines, (first.line, first.column), (last.line, last.column))
    return lines


def _blank(lines: list[str], start: tuple[int, int], end: tuple[int, int]) -> None:
    """Blank the characters from `start` up to `end`, each a line and a column from 0."""
    for number in range(start[0], min(end[0] + 1, len(lines))):
        line = lines[number]
        low = start[1] if number == start[0] else 0
        high = end[1] if number == end[0] else len(line)
        lines[number] = line[:low] + " " * (high - low) + line[high:]
