"""Where a value is to be written that is not there: on its empty key, or on the remark that has it.

`lkjip init` leaves keys that few offices need as remarks (`# kendala:`), beside their examples.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_docgen.checks.data.perjanjian import in_force
from lkjip_docgen.findings import lines_of
from lkjip_docgen.place import Place
from lkjip_docgen.source import Path_, Project


def absent_at(project: Project, path: Path_) -> Place | None:
    """The place of the value at a path, of its remark, else of the key of the section around it."""
    places = project.places
    if path in places.values or not path:
        return places.values.get(path)
    return remark_at(project, path) or places.key(path[:-1])


def remark_at(project: Project, path: Path_) -> Place | None:
    """Where the key of a path stands as a remark inside its section; None where it does not."""
    *section, key = path
    around = project.places.key(tuple(section))
    if around is None or not section or not isinstance(key, str):
        return None
    least = around.column - isinstance(
        section[-1], int
    )  # the keys of an item stand below its first
    for number, line in _inside(lines_of(around.file), around.line, least):
        if (remark := line.lstrip()).startswith("#"):
            said = remark[1:].removeprefix(" ")
            if said.startswith(f"{key}:"):
                return Place(around.file, number, len(line) - len(said) + 1)
    return None


def agreed_target(project: Project, path: Path_) -> Path_ | None:
    """The empty target in the agreement in force, of an indicator that has none of its own."""
    keys = project.places.keys
    found = in_force(project.laporan)
    if found is None or path[:1] != ("indikator",) or path[2:] != ("target",) or path in keys:
        return None
    number, agreement = found
    kode = project.laporan.indikator[int(path[1])].kode
    rows = (
        ("perjanjian_kinerja", number, "tingkat", t, "sasaran", s, "indikator", i, "target")
        for t, level in enumerate(agreement.tingkat)
        for s, objective in enumerate(level.sasaran)
        for i, row in enumerate(objective.indikator)
        if row.indikator == kode and row.target is None
    )
    return next((path for path in rows if path in keys), None)


def _inside(lines: Sequence[str], above: int, least: int) -> Iterator[tuple[int, str]]:
    """The lines below another one that are indented by so much at least, with their numbers."""
    for number in range(above + 1, len(lines) + 1):
        line = lines[number - 1]
        if line.strip() and len(line) - len(line.lstrip()) < least:
            return
        yield number, line
