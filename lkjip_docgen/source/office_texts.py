"""Where the data hold texts in Markdown, and the pictures that stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, get_args

from lkjip_docgen.model import MARKDOWN, Bagian, Laporan, holds_section
from lkjip_docgen.office_text import picture_names
from lkjip_docgen.remembered import remembered
from lkjip_docgen.source.paths import Path_

IN_CELLS: Final = frozenset({"renstra.tata_nilai.nilai.uraian", "output_lain.uraian"})
"""Texts that the report prints in a cell of a table."""


@remembered
def office_texts(laporan: Laporan) -> tuple[tuple[Path_, str], ...]:
    """Every text in Markdown with its data path, in the order of the model."""
    found: list[tuple[Path_, str]] = []
    _gather(laporan, (), found)
    return tuple(found)


def field_of(path: Path_) -> str:
    """A data path without list positions: `indikator.analisis.penyebab`."""
    return ".".join(step for step in path if isinstance(step, str))


def pictures_of(laporan: Laporan) -> Iterator[tuple[Path_, str]]:
    """The picture files that stand in texts, each with the data path of its text."""
    for path, text in office_texts(laporan):
        yield from ((path, name) for name in picture_names(text))


def _gather(section: Bagian, path: Path_, found: list[tuple[Path_, str]]) -> None:
    """Add the texts of a section and of those below it to what is found."""
    for name, marked in _fields(type(section)):
        _gather_value(getattr(section, name), (*path, name), marked, found)


def _gather_value(value: object, path: Path_, marked: bool, found: list[tuple[Path_, str]]) -> None:
    if isinstance(value, Bagian):
        _gather(value, path, found)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            _gather_value(item, (*path, number), marked, found)
    elif marked and isinstance(value, str):
        found.append((path, value))


@cache
def _fields(section: type[Bagian]) -> tuple[tuple[str, bool], ...]:
    """The fields of a section that are or may hold texts in Markdown, and which are."""
    fields = [
        (name, MARKDOWN in field.metadata or _is_marked(field.annotation), field.annotation)
        for name, field in section.model_fields.items()
    ]
    return tuple((name, marked) for name, marked, kind in fields if marked or holds_section(kind))


def _is_marked(annotation: object) -> bool:
    return MARKDOWN in getattr(annotation, "__metadata__", ()) or any(
        _is_marked(part) for part in get_args(annotation)
    )
