"""Sections of a data file as they are read: keys with whatever people wrote there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from lkjip_docgen.identity import slug
from lkjip_docgen.source import select

Section: TypeAlias = dict[str, Any]
"""A section of the data, before any model has looked at it."""


def begin_budget(version: Section, document: str) -> None:
    """Make a version of a budget the first of its year; `document` is what grants it."""
    name = f"{document} awal"
    version |= {"kode": first_code(document), "nama": name, "tanggal": None, "penyebab": None}


def first_code(document: str) -> str:
    """The code of the first version of a budget: "dpa-awal"."""
    return slug(f"{document} awal")


def sections(data: object, pattern: str) -> Iterator[Section]:
    """The sections at `anggaran.versi[].program[]`; what is no section there is passed over."""
    return (found for _, found in select(data, pattern) if isinstance(found, dict))


def budget_parts(version: Section) -> Iterator[Section]:
    """Every part of a version of a budget, programs and what lies below them."""
    for program in sections(version, "program[]"):
        yield from _with_parts(program)


def _with_parts(part: Section) -> Iterator[Section]:
    yield part
    for key in ("kegiatan", "rincian"):
        for below in sections(part, f"{key}[]"):
            yield from _with_parts(below)


def without_amounts(row: Section) -> None:
    """Take the ceiling and the spending out of a row; where it is divided, its parts have them."""
    divided = row.get("kegiatan") or row.get("rincian")
    for key in ("pagu", "realisasi"):
        if key in row or not divided:
            row[key] = None


def year_of(row: Section) -> int:
    """The year that a row is about; 0 where it says none."""
    return int(row.get("tahun") or 0)


def unanswered(groups: list[Section] | None) -> None:
    """Take the answers out of the groups of respondents of a survey."""
    for group in groups or ():
        group["responden"] = None
        for element in group["unsur"]:
            element["nilai"] = None


def uncounted(staff: Section) -> None:
    """Take the numbers of people out of the tables of staff."""
    for group in sections(staff, "rincian[].kelompok[]"):
        group["jumlah"] = None
