"""The numbers of a Word report: what is stored of each, and what stands in the text now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from lkjip_docgen.comparison.snapshot import Number, read_value
from lkjip_docgen.docx import Control, Entry
from lkjip_docgen.idn import number_in
from lkjip_docgen.quantity import Unit, written_places
from lkjip_docgen.records import Record, replace

_LONGEST = 60  # characters of a printed number


class Stored(Record):
    """A number as it was generated: the printed text, and all that the file knows of it."""

    text: str
    number: Number


def stored(entries: Iterable[Entry]) -> dict[str, Stored]:
    """Every number of the store, by the id that content controls are bound to.

    Empty where another program has kept the elements and dropped their ids.
    """
    return {entry.key: _stored(entry) for entry in entries if entry.key}


def number_of(control: Control, text: str, known: Mapping[str, Stored]) -> Number | None:
    """The number that a content control prints; None when it prints none of this program.

    A `text` other than the one generated is read as a number: it then is the value.
    """
    key = control.key or control.tag
    found = known.get(key)
    if found is None:
        return _recovered(key, control.label, text) if key and control.is_bound else None
    number = found.number if text == found.text else _typed_over(found, text)
    return replace(number, label=control.label or number.path)


def exact(text: str) -> Decimal | None:
    """The number printed; None when it is none, or a rounded one ("Rp9,09 miliar")."""
    return None if len(text) > _LONGEST else number_in(text)


def _stored(entry: Entry) -> Stored:
    text = " ".join(entry.text.split())
    value = None if _is_word(entry, text) else read_value(entry.value)
    known = [number for number in (value, exact(text)) if number is not None]
    number = Number(
        entry.path,
        entry.path,
        value,
        entry.unit,
        max((written_places(number) for number in known), default=0),
        bool(entry.formula),
    )
    return Stored(text, number)


def _is_word(entry: Entry, text: str) -> bool:
    """Whether a predicate was printed, which is its word; its place on an order is stored too.

    The unit beside it may be the office's own word for it ("Kategori").
    """
    return entry.unit == Unit.PREDIKAT or not any(map(str.isdigit, text))


def _recovered(key: str, label: str, text: str) -> Number:
    path, value = key.partition("#")[0], exact(text)
    decimals = 0 if value is None else written_places(value)
    return Number(path, label or path, value, "", decimals, recovered=True)


def _typed_over(found: Stored, text: str) -> Number:
    value = _typed(text, found)
    decimals = found.number.decimals if value is None else written_places(value)
    return replace(found.number, value=value, decimals=decimals, typed=True)


def _typed(text: str, found: Stored) -> Decimal | None:
    """The value that people typed; None for no number, or in place of a rounded form."""
    old, value, new = exact(found.text), found.number.value, exact(text)
    if new is None or old is None or value is None or abs(old) != abs(value):
        return None
    hidden_minus = value < 0 <= old  # "turun 0,15" prints a fall without its sign
    return -new if hidden_minus else new
