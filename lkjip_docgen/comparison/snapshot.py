"""What a report says, in a form that two reports can be compared in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from lkjip_docgen.records import Record

HOLE = "\N{WHITE SQUARE}"
"""Stands for a number or a cross reference in the `pattern` of a text."""
_VALUE = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?")


class Number(Record):
    """One quantity of a report.

    `value` is exact, None when there is none or when people typed something
    that is no number.  `unit` is the Indonesian word ("rupiah", "persen",
    "orang").  `texts` are its printed forms and `places` the labels of the
    sections, tables and figures where it is printed; both empty for a number
    that the report does not print.  `typed`: people wrote another number over
    the generated one.  `recovered`: another word processor has dropped all but
    the printed text, from which the value is read; its sign may be missing.
    `word` is what a predicate is, which has no value.
    """

    path: str
    label: str
    value: Decimal | None
    unit: str
    decimals: int = 0
    computed: bool = False
    texts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    typed: bool = False
    recovered: bool = False
    word: str = ""


class Kind(StrEnum):
    """What a text is."""

    HEADING = "judul"
    TABLE = "tabel"
    FIGURE = "gambar"
    PARAGRAPH = "paragraf"
    ROW = "baris tabel"
    FOOTNOTE = "catatan kaki"


class Words(Record):
    """A heading, caption, paragraph, table row or footnote.

    `place` is the label of its section or table; `text` what a reader sees,
    `pattern` the same with a `HOLE` for each number and cross reference; `key`
    names the part (see `Part`) that a heading or caption belongs to.
    """

    kind: Kind
    place: str
    text: str
    pattern: str
    key: str = ""


class Part(Record):
    """A heading, table or figure, known by a `key` that is stable from build to build."""

    kind: Kind
    key: str
    label: str
    title: str


class Snapshot(Record):
    """A report as it is compared.

    `date` is that of the report (ISO 8601), "" where it is not known; `file`
    names the file or folder that it was read from.
    `complete`: the numbers that the report does not print are there too.
    """

    office: str
    subject: str
    numbers: Mapping[str, Number]
    texts: tuple[Words, ...]
    parts: tuple[Part, ...]
    date: str = ""
    file: str = ""
    complete: bool = False


def read_value(text: str) -> Decimal | None:
    """The exact value that a file states; None where it states none that a report can hold."""
    return Decimal(text) if _VALUE.fullmatch(text) else None
