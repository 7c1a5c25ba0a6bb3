"""Values of a PDF as they are written: what each is, which objects they refer to, what differs."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from lkjip_docgen.sign.document import PdfValue

if TYPE_CHECKING:
    from pyhanko.pdf_utils.generic import DictionaryObject, Reference
    from pyhanko.pdf_utils.reader import HistoricalResolver

_DEEPEST = 12  # how far validation data are followed
DATA = "isi"
"""What differs where two streams have other data."""


def objects_inside(
    raw: PdfValue,
    resolver: HistoricalResolver,
    seen: set[int],
    depth: int,
    owned: Callable[[int], bool],
) -> set[int]:
    """The numbers of all objects in a store of validation data, but for those not its own."""
    number = number_of(raw)
    if depth > _DEEPEST or number in seen or (number >= 0 and not owned(number)):
        return seen
    if number >= 0:
        seen.add(number)
    value = resolver(reference_to(number, resolver)) if number >= 0 else raw
    for item in entries(value):
        objects_inside(item, resolver, seen, depth + 1, owned)
    return seen


def entries(value: PdfValue) -> list[PdfValue]:
    """What a dictionary or list holds, as it is written; nothing of a stream."""
    if is_stream(value):
        return []
    if is_dictionary(value):
        return [value.raw_get(key) for key in value]
    if is_array(value):
        return [value.raw_get(index) for index in range(len(value))]
    return []


def differing(old: DictionaryObject, new: DictionaryObject) -> set[str]:
    """The keys whose entries are not written the same, and `DATA` for streams."""
    keys = set(old) | set(new)
    found = {str(key) for key in keys if _spelling(old, key) != _spelling(new, key)}
    return found if _data(old) == _data(new) else found | {DATA}


def _data(value: PdfValue) -> bytes | None:
    """The data of a stream as they are stored; None for what is none."""
    return bytes(value.encoded_data) if is_stream(value) else None


def _spelling(owner: DictionaryObject, key: str) -> bytes | None:
    return written(owner.raw_get(key)) if key in owner else None


def written(value: PdfValue) -> bytes:
    """A value as it stands in a file."""
    out = io.BytesIO()
    value.write_to_stream(out, None)
    return out.getvalue()


def number_of(raw: PdfValue) -> int:
    """The number of the object that is referred to; -1 for a value of its own."""
    from pyhanko.pdf_utils.generic import IndirectObject

    return int(raw.idnum) if isinstance(raw, IndirectObject) else -1


def number_at(owner: DictionaryObject, key: str) -> int:
    """The number of the object that an entry refers to; -1 where there is none."""
    return number_of(owner.raw_get(key)) if key in owner else -1


def is_number(value: PdfValue) -> bool:
    """Whether a value is a whole number."""
    return isinstance(value, int) and not isinstance(value, bool)


def reference_to(number: int, resolver: HistoricalResolver) -> Reference:
    """A reference to an object of one revision."""
    from pyhanko.pdf_utils.generic import Reference

    return Reference(number, 0, resolver)


def rectangle(value: PdfValue) -> tuple[float, float, float, float]:
    """Left, bottom, right, top, whichever corners are given."""
    x1, y1, x2, y2 = (float(side) for side in value)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def is_form(value: PdfValue) -> bool:
    """Whether an appearance is one drawing that a reader fits into the place."""
    if not is_stream(value) or "/BBox" not in value:
        return False
    box = rectangle(value["/BBox"])
    return box[0] < box[2] and box[1] < box[3]


def is_dictionary(value: PdfValue) -> bool:
    """Whether a value is a dictionary, or a stream with one."""
    from pyhanko.pdf_utils.generic import DictionaryObject

    return isinstance(value, DictionaryObject)


def is_stream(value: PdfValue) -> bool:
    """Whether a value is a stream."""
    from pyhanko.pdf_utils.generic import StreamObject

    return isinstance(value, StreamObject)


def is_array(value: PdfValue) -> bool:
    """Whether a value is a list."""
    from pyhanko.pdf_utils.generic import ArrayObject

    return isinstance(value, ArrayObject)
