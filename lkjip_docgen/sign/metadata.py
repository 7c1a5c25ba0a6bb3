"""What a PDF says about itself, without the dates of change that every update renews."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyhanko.pdf_utils.generic import DictionaryObject, StreamObject
    from pyhanko.pdf_utils.metadata.model import XmpStructure, XmpValue

_FREE_INFO = ("/ModDate", "/Producer")
_FREE_XMP = (
    ("http://ns.adobe.com/xap/1.0/", "ModifyDate"),
    ("http://ns.adobe.com/xap/1.0/", "MetadataDate"),
    ("http://ns.adobe.com/pdf/1.3/", "Producer"),
    ("http://ns.adobe.com/xap/1.0/mm/", "InstanceID"),
)


def facts_of_info(info: DictionaryObject | None) -> dict[str, str]:
    """The entries of `/Info` as text, but for the date of change and the program."""
    if info is None:
        return {}
    return {str(key): repr(info[key]) for key in info if key not in _FREE_INFO}


def facts_of_xmp(stream: StreamObject | None) -> list[str]:
    """Each property of an XMP packet, sorted; [] where there is none.

    A packet that cannot be read is one fact, its bytes.
    """
    from pyhanko.pdf_utils.metadata.xmp_xml import XmpXmlProcessingError, parse_xmp

    if stream is None:
        return []
    data = bytes(stream.data)
    try:
        roots = parse_xmp(io.BytesIO(data))
    except (XmpXmlProcessingError, ValueError, LookupError):
        return [data.hex()]
    return sorted(fact for root in roots for fact in _properties(root))


def _properties(structure: XmpStructure) -> Iterator[str]:
    for name, value in structure:
        if (name.ns, name.local_name) not in _FREE_XMP:
            yield f"{name.ns} {name.local_name} {_spelt(value)}"


def _spelt(value: XmpValue) -> str:
    """A value in one way of writing, however the packet wrote it."""
    from pyhanko.pdf_utils.metadata.model import XmpArray, XmpStructure

    inner = value.value
    if isinstance(inner, XmpArray):
        words = f"{inner.array_type.value}[{'; '.join(map(_spelt, inner.entries))}]"
    elif isinstance(inner, XmpStructure):
        words = f"{{{'; '.join(sorted(_properties(inner)))}}}"
    else:
        words = repr(str(inner))
    qualifiers = value.qualifiers
    more = sorted(f"{name} {_spelt(held)}" for name, held in qualifiers.iter_quals(with_lang=False))
    return f"{words} {qualifiers.lang or ''} {' '.join(more)}"
