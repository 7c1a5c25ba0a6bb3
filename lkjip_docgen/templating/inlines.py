"""From values to inlines: how each kind of value appears in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import get_args

from markupsafe import Markup

from lkjip_docgen.document import (
    Absence,
    Block,
    Break,
    Inline,
    Inlines,
    Marker,
    Text,
    Value,
    plain_text,
)
from lkjip_docgen.findings.codes.report import NOT_PRINTABLE
from lkjip_docgen.idn import format_date, format_decimal, print_quantity, with_unit
from lkjip_docgen.office_text import id_of
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.quantity import Quantity, Status, Unit, written_places
from lkjip_docgen.records import Record, replace
from lkjip_docgen.templating.basics import known
from lkjip_docgen.templating.budget import last_absent
from lkjip_docgen.templating.counting import counted
from lkjip_docgen.templating.data import kind_of
from lkjip_docgen.templating.problems import TemplateMistakeError

INLINE_TYPES: tuple[type, ...] = get_args(Inline)
BLOCK_TYPES: tuple[type, ...] = get_args(Block)

_MADE = INLINE_TYPES + BLOCK_TYPES


class Printed(Record):
    """A quantity with the way it is to be printed: without its sign, with its unit word."""

    quantity: Quantity
    absolute: bool = False
    unit: bool = False


def marker(what: str | None = None, of: Absence | Quantity | Place | None = None) -> Marker:
    """The marker of something that the office still has to supply; `of` is what is missing.

    A name in it that is still a marker stands in parentheses, as no marker of its own.
    """
    text = f"BELUM DIISI: {_TYPED.sub(_named, what)}" if what else "BELUM DIISI"
    return Marker(text, () if of is None else (of,))


def _named(typed: re.Match[str]) -> str:
    return f"({typed[1].removeprefix('BELUM DIISI').removeprefix(': ') or 'nama'})"


def to_inlines(value: object) -> Inlines:
    """Any printable value as inlines.

    A missing value becomes a marker; an undefined name raises the error that
    says so; a value that has no printed form raises `TemplateMistakeError`.
    """
    if type(value) is str:  # as most are
        return tuple(_lines(value))
    if known(value) is None:
        return (marker(of=last_absent()),)
    if isinstance(value, Quantity | Printed):
        return _quantity(value if isinstance(value, Printed) else Printed(value))
    if isinstance(value, INLINE_TYPES):
        return (value,)  # type: ignore[return-value]
    if isinstance(value, list | tuple):
        return tuple(chain.from_iterable(map(to_inlines, value)))
    return tuple(_lines(_scalar(value)))


def printable(value: object) -> object:
    """The value, unless it is a list that a template must not print as it is.

    What our own functions and filters make of several pieces may be printed;
    a list of data may not, for nobody would know how.
    """
    if isinstance(value, list | tuple) and not all(isinstance(v, _MADE) for v in value):
        raise TemplateMistakeError(
            NOT_PRINTABLE,
            "Sebuah daftar tidak dapat dicetak begitu saja.",
            'Pakai `| daftar_kata`, `| join(", ")`, atau {% for ... %}.',
        )
    return value


def _scalar(value: object) -> str:
    if isinstance(value, Markup | bool):
        kind = "hasil makro" if isinstance(value, Markup) else "nilai ya/tidak"
        raise TemplateMistakeError(NOT_PRINTABLE, f"Di sini {kind} tidak dapat dicetak.")
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, Decimal):
        return format_decimal(value, written_places(value.normalize()))
    if isinstance(value, date):
        return format_date(value)
    kind = kind_of(value)
    raise TemplateMistakeError(NOT_PRINTABLE, f"Nilai berjenis {kind} tidak dapat dicetak.")


_TYPED = lazy_pattern(r"\[(BELUM DIISI(?:: [^\[\]]+)?)\]")
"""A marker that stands in the data in the place of a required text."""


def _lines(text: str) -> Iterator[Inline]:
    """A text as written; its line breaks stay line breaks, a typed marker is a marker."""
    for number, line in enumerate(text.strip("\r\n").splitlines()):
        if number:
            yield Break()
        yield from _marked(line)


def _marked(line: str) -> Iterator[Inline]:
    """A line with its typed markers."""
    if line and "[" not in line:
        yield Text(line)
        return
    for index, part in enumerate(_TYPED.split(line)):
        if part:
            yield Marker(part) if index % 2 else Text(part)


def _quantity(printed: Printed) -> Inlines:
    quantity = printed.quantity
    if quantity.status is Status.KOSONG:
        return (marker(quantity.label, quantity),)
    text = print_quantity(quantity, absolute=printed.absolute)
    if not quantity.ada:
        return (Text(text, italic=True),)
    if printed.unit and quantity.unit is Unit.TINGKAT and (printed.absolute or quantity.nilai >= 0):
        return (Text(with_unit(quantity, absolute=True).replace(text, counted(int(text)), 1)),)
    value = Value(quantity, text)
    rest = with_unit(quantity, absolute=printed.absolute)[len(text) :] if printed.unit else ""
    return (value, Text(rest)) if rest else (value,)


def styled(inlines: Iterable[Inline], *, bold: bool = False, italic: bool = False) -> Inlines:
    """The same inlines with bold or italics added; breaks and links stay as they are."""
    return tuple(
        replace(i, bold=i.bold or bold, italic=i.italic or italic)
        if isinstance(i, Text | Value)
        else i
        for i in inlines
    )


def merged(inlines: Iterable[Inline]) -> Inlines:
    """Neighbouring texts of one style joined; no blanks at the ends or around breaks."""
    found: list[Inline] = []
    for inline in inlines:
        last = found[-1] if found else None
        if type(inline) is Text and type(last) is Text and _alike(inline, last):
            found[-1] = replace(last, text=last.text + inline.text)
        else:
            found.append(inline)
    return tuple(_trimmed(found))


def _alike(one: Text, other: Text) -> bool:
    return (one.bold, one.italic, one.rise, one.ground) == (
        other.bold,
        other.italic,
        other.rise,
        other.ground,
    )


def _trimmed(inlines: list[Inline]) -> Iterator[Inline]:
    around = [Break(), *inlines, Break()]
    for before, inline, after in zip(around, inlines, around[2:], strict=False):
        if type(inline) is not Text:
            yield inline
            continue
        text = inline.text
        if isinstance(before, Break):
            text = text.lstrip(" \t\n")
        if isinstance(after, Break):
            text = text.rstrip(" \t\n")
        if text:
            yield inline if text == inline.text else replace(inline, text=text)


def slug(inlines: Iterable[Inline]) -> str:
    """An id made of words: "Latar Belakang" -> "latar-belakang"."""
    return id_of(plain_text(inlines)) or "bagian"
