"""Which object of a PDF refers to which, as it stands in one revision after another.

An object that a later update adds or replaces may show more than it seems to: an old
object may have referred to its number long before, or from a second place.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lkjip_docgen.sign.document import PdfValue

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.xref import XRefSectionData

_BLANK = rb"[\x00\t\n\v\f\r ]"
_REFERENCE = re.compile(
    rb"(?<!\d)0*(\d{1,10})(?:" + _BLANK + rb"|[+-])+\d+" + _BLANK + rb"*R(?![A-Za-z])"
)  # in every spelling that some reader takes: 7 000000 R, 7+0R


class References:
    """The references of every living object, by the number of the object that holds them.

    Words in a string may look like a reference; that can only make a verdict
    stricter.
    """

    def __init__(self, data: bytes, reader: PdfFileReader) -> None:
        self._data = data
        self._reader = reader
        self._held: dict[int, Counter[int]] = {}
        self._known: set[int] = set()
        self._revision = -1
        self.tables = frozenset(_tables(reader))  # those that are objects
        self._starts = [*sorted(_starts(reader)), len(data)]

    def advance(self, revision: int) -> None:
        """Read on to the state of the file in `revision`, which is not before the last one."""
        while self._revision < revision:
            self._revision += 1
            self._read(self._reader.xrefs.get_xref_data(self._revision))

    def knows(self, number: int) -> bool:
        """Whether the number was that of an object, or somebody referred to it already."""
        return number in self._known or any(number in held for held in self._held.values())

    def times(self, number: int) -> int:
        """How often living objects refer to the number."""
        return sum(held[number] for held in self._held.values())

    def holders(self, number: int) -> set[int]:
        """The objects that refer to the number."""
        return {holder for holder, held in self._held.items() if number in held}

    def _read(self, section: XRefSectionData) -> None:
        if section.hybrid is not None:
            self._read(section.hybrid.xref_data)
        for number, (generation, at) in section.standard_xrefs.items():
            self._known.add(number)
            self._held[number] = self._alone(number, int(generation), int(at))
        for number in section.xrefs_in_objstm:
            self._held[number] = Counter()
        for stream in section.obj_streams_used:
            for number, body in self._members(stream):
                place = section.xrefs_in_objstm.get(number)
                if place is not None and place.obj_stream_id == stream:
                    self._held[number] += _found(body)  # a number may stand there twice
        self._known.update(section.xrefs_in_objstm)

    def _alone(self, number: int, generation: int, at: int) -> Counter[int]:
        """The references of an object that stands for itself.

        Comments and the data of streams want a real parser, which raises
        `PdfError` for a spelling that it does not know.
        """
        from pyhanko.pdf_utils.generic import Reference

        stop = self._starts[bisect_right(self._starts, at)] if at < len(self._data) else at
        body = self._data[at:stop]
        if b"%" not in body and b"stream" not in body:
            return _found(body)
        reference = Reference(number, generation, self._reader)
        return Counter(_inside(self._reader.get_object(reference, self._revision)))

    def _members(self, number: int) -> Iterator[tuple[int, bytes]]:
        """The objects of an object stream, each with its number (ISO 32000-1, 7.5.7)."""
        from pyhanko.pdf_utils.generic import Reference

        stream = self._reader.get_object(Reference(number, 0, self._reader), self._revision)
        content, first = bytes(stream.data), int(stream["/First"])
        head = [int(word) for word in content[:first].split()]
        places = list(zip(head[::2], head[1::2], strict=True))
        starts = [*sorted({first + at for _, at in places}), len(content)]
        for member, at in places:
            start = first + at
            yield member, content[start : starts[bisect_right(starts, start)]]


def _tables(reader: PdfFileReader) -> Iterator[int]:
    """The numbers of the tables that are objects; they refer to what the trailer does."""
    for revision in range(reader.xrefs.total_revisions):
        hybrid = reader.xrefs.get_xref_data(revision).hybrid
        own = reader.xrefs.get_xref_container_info(revision)
        for info in (own, hybrid.meta_info) if hybrid is not None else (own,):
            if info.stream_ref is not None:
                yield int(info.stream_ref.idnum)


def _starts(reader: PdfFileReader) -> set[int]:
    """Where anything begins in the file: objects of all revisions, and their tables."""
    found: set[int] = set()
    for revision in range(reader.xrefs.total_revisions):
        section = reader.xrefs.get_xref_data(revision)
        found.update(int(at) for _, at in section.standard_xrefs.values())
        found.add(int(reader.xrefs.get_xref_container_info(revision).start_location))
    return found


def _found(body: bytes) -> Counter[int]:
    """The numbers that a member of an object stream, or another object, refers to."""
    from pyhanko.pdf_utils.generic import Reference, read_object

    if b"%" not in body:
        return Counter(int(match[1]) for match in _REFERENCE.finditer(body))
    return Counter(_inside(read_object(io.BytesIO(body), Reference(1, 0, None))))


def _inside(value: PdfValue) -> Iterator[int]:
    from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject

    if isinstance(value, IndirectObject):
        yield int(value.idnum)
    elif isinstance(value, DictionaryObject):
        for key in value:
            yield from _inside(value.raw_get(key))
    elif isinstance(value, ArrayObject):
        for index in range(len(value)):
            yield from _inside(value.raw_get(index))
