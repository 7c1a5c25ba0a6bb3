"""Notes `# PERIKSA: ...` that the program left in the data for the office to work through."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.findings import LkjipError, Severity
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.source import decode, read_bytes

LEFT = "LK520"
_MARK = "PERIKSA"
_NOTE = lazy_pattern(rf"#\s*{_MARK}\b\s*:?\s*(?P<isi>.*)")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@rule(LEFT, Severity.WARNING, "Catatan PERIKSA belum dihapus")
def notes(subject: Subject) -> Iterator[Problem]:
    """What nobody has looked at yet, as far as the file tells; a final report waits for it."""
    file = subject.project.data_file
    try:
        text = decode(file, read_bytes(file))
    except LkjipError:  # the file has gone since it was loaded
        return
    if _MARK not in text:
        return
    for number, line in enumerate(_without_values(text), start=1):
        found = _NOTE.search(line)
        if found is not None:
            yield Problem(
                (),
                f"Catatan PERIKSA masih ada: {found['isi'].strip() or '(tanpa isi)'}",
                "Periksa isian di bawahnya, lalu hapus catatannya. Laporan final menunggunya.",
                Place(str(file), number, found.start() + 1),
            )


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
