"""Every section of a report with its place in the data."""

from __future__ import annotations

from functools import cache
from typing import get_args

from lkjip_docgen.model.base import Bagian
from lkjip_docgen.remembered import remembered

Path_ = tuple[str | int, ...]


@remembered
def sections_of(laporan: Bagian) -> tuple[tuple[Path_, Bagian], ...]:
    """The sections with their data paths, each before those below it."""
    found: list[tuple[Path_, Bagian]] = []
    _gather(laporan, (), found)
    return tuple(found)


def _gather(value: object, path: Path_, found: list[tuple[Path_, Bagian]]) -> None:
    if isinstance(value, Bagian):
        found.append((path, value))
        for name in _holding_sections(type(value)):
            _gather(getattr(value, name), (*path, name), found)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            _gather(item, (*path, number), found)


@cache
def _holding_sections(section: type[Bagian]) -> tuple[str, ...]:
    """The fields of a section that may hold others."""
    fields = section.model_fields.items()
    return tuple(name for name, field in fields if holds_section(field.annotation))


def holds_section(annotation: object) -> bool:
    """Whether a value of a type may be a section, or a list of some."""
    if isinstance(annotation, type) and issubclass(annotation, Bagian):
        return True
    return any(map(holds_section, get_args(annotation)))
