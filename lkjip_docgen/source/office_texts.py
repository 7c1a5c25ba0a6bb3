"""Where the data hold texts in Markdown, and the pictures that stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, get_args

from lkjip_docgen.model import MARKDOWN, Bagian, Laporan
from lkjip_docgen.office_text import picture_names
from lkjip_docgen.remembered import remembered
from lkjip_docgen.source.paths import Path_

IN_CELLS: Final = frozenset({"renstra.tata_nilai.nilai.uraian", "output_lain.uraian"})
"""Texts that the report prints in a cell of a table."""


@remembered
def office_texts(laporan: Laporan) -> tuple[tuple[Path_, str], ...]:
    """Every text in Markdown with its data path, in the order of the model."""
    return tuple(_texts(laporan, (), False))


def field_of(path: Path_) -> str:
    """A data path without list positions: `indikator.analisis.penyebab`."""
    return ".".join(step for step in path if isinstance(step, str))


def pictures_of(laporan: Laporan) -> Iterator[tuple[Path_, str]]:
    """The picture files that stand in texts, each with the data path of its text."""
    for path, text in office_texts(laporan):
        yield from ((path, name) for name in picture_names(text))


def _texts(value: object, path: Path_, is_text: bool) -> Iterator[tuple[Path_, str]]:
    if isinstance(value, Bagian):
        for name, marked in _fields(type(value)):
            yield from _texts(getattr(value, name), (*path, name), marked)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _texts(item, (*path, number), is_text)
    elif is_text and isinstance(value, str):
        yield path, value


@cache
def _fields(section: type[Bagian]) -> tuple[tuple[str, bool], ...]:
    """The fields of a section, and which of them are texts in Markdown."""
    return tuple(
        (name, MARKDOWN in field.metadata or _is_marked(field.annotation))
        for name, field in section.model_fields.items()
    )


def _is_marked(annotation: object) -> bool:
    return MARKDOWN in getattr(annotation, "__metadata__", ()) or any(
        _is_marked(part) for part in get_args(annotation)
    )
