"""Which folders of a project hold the data of its units: those that its patterns name."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import units as codes
from lkjip_docgen.project_files import leads_away, own_folder

_NO_UNITS: Final = ("keluaran", "templates")
"""Folders of a project that hold no unit whatever a pattern says."""
_WILD: Final = frozenset("*?[")
MOST_UNITS: Final = 5_000


def folders_named(root: Path, pattern: str) -> tuple[str, ...]:
    """The folders below `root` that a pattern such as `unit/*` names, relative to it, in order.

    `*` stands for any name of one level.  A name without it is given back whether the folder is
    there or not: it is a unit that is expected.  Raises `LkjipError` for a pattern that leads
    out of the project or names the project itself, for a folder that is a link, and for one that
    names more folders than any office has units.
    """
    steps = _steps(pattern)
    found = [""]
    for step in steps:
        found = [below for above in found for below in _below(root, above, step)]
        if len(found) > MOST_UNITS:
            raise problem(
                codes.POLA_UNIT,
                f"Pola folder unit `{pattern}` mencakup lebih dari {MOST_UNITS} folder.",
                root,
                "Tulis pola yang hanya mencakup folder unit.",
            )
    return tuple(found)


def _steps(pattern: str) -> tuple[str, ...]:
    """The names of a pattern, level by level."""
    steps = tuple(step for step in PureWindowsPath(pattern).parts if step != ".")
    if leads_away(pattern) or not steps or "**" in steps:
        raise problem(
            codes.POLA_UNIT,
            f"Folder unit `{pattern}` tidak dapat dipakai.",
            None,
            "Tulis folder di dalam folder laporan ini, satu tingkat demi satu tingkat, "
            "misalnya unit/* atau unit/kantor-a.",
        )
    return steps


def _below(root: Path, above: str, step: str) -> Iterator[str]:
    """The folders of one level that a step of a pattern names, in the order of their names."""
    if not _WILD.intersection(step):
        own_folder(root, _joined(above, step))  # refuses links, and names that nothing may have
        yield _joined(above, step)
        return
    for name in _folders_in(root / above):
        if fnmatchcase(name, step):
            own_folder(root, _joined(above, name))
            yield _joined(above, name)


def _folders_in(folder: Path) -> list[str]:
    """The names of what may be folders of units; a link is one, so that it is told of."""
    try:
        entries = [one.name for one in folder.iterdir() if one.is_dir()]
    except OSError:
        return []
    return sorted(name for name in entries if not name.startswith(".") and name not in _NO_UNITS)


def _joined(above: str, name: str) -> str:
    return str(PurePosixPath(above, name))
