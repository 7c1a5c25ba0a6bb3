"""What was appended to a signed PDF, read so strictly that every reader sees the same.

A reader that meets a damaged cross-reference table looks for objects by itself, and
readers differ in what they tolerate.  So an update may be of one shape only: objects
one after another, each where the table says, then the table, `startxref`, `%%EOF`
(ISO 32000-1, 7.5.6).  Anything between, behind or hidden makes it unsound.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lkjip_docgen.records import Record
from lkjip_docgen.sign.spelling import MisspeltError, check_members, check_object, read_value

if TYPE_CHECKING:
    from pyhanko.pdf_utils.generic import StreamObject
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.xref import XRefSectionData, XRefSectionMetaInfo

_BLANK = rb"[\x00\t\n\f\r ]"
_GAP = rb"(?:[\x00\t\n\f\r ]|%[^\r\n]*[\r\n])"  # a comment counts as a blank
_BLANKS = re.compile(_GAP + rb"*")
_OBJECT = re.compile(rb"(?<![A-Za-z])obj(?![A-Za-z])")
_HEADER_BEFORE = re.compile(rb"\d" + _GAP + rb"+\d+" + _GAP + rb"*\Z")
_ROW = rb"\d{10} \d{5} [nf](?: \r| \n|\r\n)"
_TABLE = re.compile(rb"xref[ ]*\r?\n(?:\d+ \d+[ ]*\r?\n(?:" + _ROW + rb")+)+\s*trailer")
_SECTION = re.compile(rb"(\d+) (\d+)[ ]*\r?\n((?:" + _ROW + rb")+)")
_ROW_LENGTH = 20
_ONLY_ZERO = re.compile(rb"xref[ ]*\r?\n0 1[ ]*\r?\n" + _ROW + rb"\s*trailer")
_LOOK_BACK = 512  # bytes before `obj` in which its two numbers would stand
_MOST_SUSPECTS = 1000
_TRAILER_KEYS = (rb"/Root", rb"/Prev", rb"/Size", rb"/Info")
_FOREIGN_KEYS = re.compile(rb"/(?:XRefStm|Encrypt|Extends)(?![A-Za-z])")
_KINDS = frozenset({0, 1, 2})  # of the rows of a table that is a stream
_WIDEST = 8  # bytes of a number in such a row
_MOST_UPDATES = 200
_MOST_UNUSED = 1000  # numbers that a program set aside and did not use
_MISSPELT = "sebuah pembaruan memuat objek yang tidak tertulis menurut aturan"


class UnsoundError(Exception):
    """Why the end of a file cannot be taken for an honest update, in words."""


class Update(Record):
    """The bytes from `start` to `stop` of a file, its revision of that number (from 0)."""

    revision: int
    start: int
    stop: int


def read_updates(data: bytes, reader: PdfFileReader, first: int, end: int) -> tuple[Update, ...]:
    """The updates after the revision `first`, which ends at `end`; up to the last byte.

    `reader` is pyHanko's.  Raises `UnsoundError`.
    """
    total = reader.xrefs.total_revisions
    if total - first > _MOST_UPDATES:
        raise UnsoundError(f"berkas memuat {total - first} pembaruan sesudah ditandatangani")
    found = []
    for revision in range(first + 1, total):
        stop = _end(data, reader, revision, end)
        update = Update(revision, end, stop)
        _check(data, reader, update)
        found.append(update)
        end = stop
    if end != len(data):
        raise UnsoundError(f"{len(data) - end} byte ditambahkan pada akhir berkas")
    return tuple(found)


def ends_soundly(data: bytes, reader: PdfFileReader, revision: int, end: int) -> bool:
    """Whether the bytes up to `end` close with the pointer to the table of `revision`."""
    table = _table(reader, revision)
    tail = re.compile(rb"startxref\s+(\d+)\s+%%EOF[ \r\n]*\Z").search(
        data[max(0, end - 2048) : end]
    )
    return tail is not None and int(tail[1]) == table


def _end(data: bytes, reader: PdfFileReader, revision: int, start: int) -> int:
    """Where the revision ends: after the first `%%EOF` that follows its table."""
    table = _table(reader, revision)
    if not start <= table < len(data):
        raise UnsoundError("tabel acuan sebuah pembaruan tidak berada di dalamnya")
    tail = re.compile(rb"startxref\s+0*%d\s+%%%%EOF(?:\r\n|\r|\n)?" % table)
    found = tail.search(data, table)
    if found is None:
        raise UnsoundError("sebuah pembaruan tidak ditutup dengan benar")
    return found.end()


def _table(reader: PdfFileReader, revision: int) -> int:
    """Where the file says that the table of a revision begins."""
    return int(reader.xrefs.get_startxref_for_revision(revision))


def _check(data: bytes, reader: PdfFileReader, update: Update) -> None:
    section = reader.xrefs.get_xref_data(update.revision)
    info = reader.xrefs.get_xref_container_info(update.revision)
    if section.hybrid is not None:
        raise UnsoundError("sebuah pembaruan memakai dua tabel acuan")
    table = _table(reader, update.revision)
    headers = _headers(section, info, table)
    _check_rows(data, info, table)
    sections = _stream_sections(reader, info) or _table_sections(data, table)
    _check_numbers(sections)
    _check_size(reader, update.revision, sections)
    _check_objects(data, headers, update.start, table, info.stream_ref is not None)
    _check_members(reader, update.revision, section)
    _check_tail(data, table, update.stop, info.stream_ref is not None)
    _check_hidden(data, update, {at for at, _, _ in headers})


def _headers(
    section: XRefSectionData, info: XRefSectionMetaInfo, table: int
) -> list[tuple[int, int, int]]:
    """Offset, number and generation of each object that stands for itself."""
    found = {(at, number, generation) for number, (generation, at) in _plain(section).items()}
    if info.stream_ref is not None:
        reference = info.stream_ref
        found.add((table, reference.idnum, reference.generation))
    return sorted(found)


def _plain(section: XRefSectionData) -> dict[int, tuple[int, int]]:
    """pyHanko's entries of objects outside object streams: number to generation and offset."""
    return {
        number: (int(generation), int(at))
        for number, (generation, at) in section.standard_xrefs.items()
    }


def _check_rows(data: bytes, info: XRefSectionMetaInfo, table: int) -> None:
    """A table that is not written to the letter is one that a reader may not accept."""
    if info.stream_ref is None and not (_TABLE.match(data, table) or _ONLY_ZERO.match(data, table)):
        raise UnsoundError("tabel acuan sebuah pembaruan tidak tertulis menurut aturan")


def _check_numbers(sections: Sequence[tuple[int, int]]) -> None:
    """Of a number with two rows, readers take different ones."""
    end = -1
    for first, count in sorted(sections):
        if first <= end or count < 1:
            raise UnsoundError("tabel acuan sebuah pembaruan menyebut objek yang sama dua kali")
        end = first + count - 1


def _check_size(reader: PdfFileReader, revision: int, sections: Sequence[tuple[int, int]]) -> None:
    """More objects than there are is what a reader may not believe, and repair."""
    sizes = [int(reader.xrefs.get_xref_container_info(n).size) for n in (revision - 1, revision)]
    top = max((first + count for first, count in sections), default=0)
    if sizes[1] > max(sizes[0], top) + _MOST_UNUSED:
        raise UnsoundError("sebuah pembaruan menyebut jumlah objek yang keliru")


def _table_sections(data: bytes, table: int) -> list[tuple[int, int]]:
    """The first number and the count of each part of a table, which has as many rows."""
    found = []
    at = data.index(b"\n", table) + 1
    while part := _SECTION.match(data, at):
        if int(part[2]) * _ROW_LENGTH != len(part[3]):
            raise UnsoundError("tabel acuan sebuah pembaruan tidak tertulis menurut aturan")
        found.append((int(part[1]), int(part[2])))
        at = part.end()
    return found


def _stream_sections(reader: PdfFileReader, info: XRefSectionMetaInfo) -> list[tuple[int, int]]:
    """The same of a table that is a stream; [] where it is none."""
    if info.stream_ref is None:
        return []
    stream = reader.get_object(info.stream_ref)
    numbers = _index(stream)
    widths = [int(width) for width in stream["/W"]]
    rows = bytes(stream.data)
    if not _are_usual(widths) or len(numbers) % 2 or sum(numbers[1::2]) * sum(widths) != len(rows):
        raise UnsoundError("tabel acuan sebuah pembaruan tidak tertulis menurut aturan")
    if not _kinds(rows, widths) <= _KINDS:
        raise UnsoundError("tabel acuan sebuah pembaruan memuat baris yang tidak dikenal")
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _index(stream: StreamObject) -> list[int]:
    """First number and count of each part of a table, one behind the other."""
    given = [int(number) for number in stream["/Index"]] if "/Index" in stream else []
    return given or [0, int(stream["/Size"])]


def _are_usual(widths: Sequence[int]) -> bool:
    """Whether a row has three columns, none of them wider than any file needs."""
    return len(widths) == 3 and all(0 <= width <= _WIDEST for width in widths)


def _kinds(rows: bytes, widths: Sequence[int]) -> set[int]:
    """The kinds of all rows; readers differ in what they make of unknown ones."""
    length, width = sum(widths), widths[0]
    if not width:
        return {1}
    return {int.from_bytes(rows[at : at + width], "big") for at in range(0, len(rows), length)}


def _check_members(reader: PdfFileReader, revision: int, section: XRefSectionData) -> None:
    """The members of an object stream stand one behind the other, as the table counts them."""
    from pyhanko.pdf_utils.generic import Reference

    held: dict[int, dict[int, int]] = {}
    for number, place in section.xrefs_in_objstm.items():
        held.setdefault(int(place.obj_stream_id), {})[int(place.ix_in_stream)] = int(number)
    for number, members in held.items():
        stream = reader.get_object(Reference(number, 0, reader), revision)
        wanted = [members[index] for index in sorted(members)]
        try:
            check_members(bytes(stream.data), int(stream["/First"]), wanted)
        except MisspeltError as error:
            raise UnsoundError(_MISSPELT) from error


def _check_objects(
    data: bytes, headers: Sequence[tuple[int, int, int]], start: int, table: int, stream: bool
) -> None:
    """Each object begins where the table says and ends where the next one begins."""
    starts = [at for at, _, _ in headers]
    stops = [*starts[1:], table] if not stream else [*starts[1:], None]
    before = data[start : starts[0] if starts else table]
    if not _BLANKS.fullmatch(before):
        raise UnsoundError("sebuah pembaruan memuat byte yang tidak disebut tabel acuannya")
    for (at, number, generation), stop in zip(headers, stops, strict=True):
        if not re.compile(rb"%d %d obj(?![A-Za-z])" % (number, generation)).match(data, at):
            raise UnsoundError("tabel acuan sebuah pembaruan menunjuk ke tempat yang keliru")
        body = data[at:stop] if stop is not None else data[at : data.find(b"endobj", at) + 6]
        if body.count(b"endobj") != 1 or not re.search(rb"endobj" + _BLANK + rb"*\Z", body):
            raise UnsoundError("sebuah pembaruan memuat objek yang tidak disebut tabel acuannya")
        _check_spelling(body)


def _check_spelling(body: bytes) -> None:
    try:
        check_object(body)
    except MisspeltError as error:
        raise UnsoundError(_MISSPELT) from error


def _check_tail(data: bytes, table: int, stop: int, stream: bool) -> None:
    """From the table to the end there is one trailer and one pointer, and nothing else."""
    tail = data[table:stop]
    wanted = (0 if stream else 1, 1, 1)
    found = (tail.count(b"trailer"), tail.count(b"startxref"), tail.count(b"%%EOF"))
    if found != wanted:
        raise UnsoundError("akhir sebuah pembaruan tidak tertulis menurut aturan")
    _check_keys(tail, stream)
    between = data[_end_of_trailer(data, table, stream) : data.find(b"startxref", table)]
    if not _BLANKS.fullmatch(between):
        raise UnsoundError("akhir sebuah pembaruan memuat byte yang bukan bagiannya")


def _end_of_trailer(data: bytes, table: int, stream: bool) -> int:
    """Where the dictionary behind a table ends, or the object that a table is."""
    if stream:
        return data.find(b"endobj", table) + len(b"endobj")
    try:
        return read_value(data, data.find(b"trailer", table) + len(b"trailer"))[0]
    except MisspeltError as error:
        raise UnsoundError("akhir sebuah pembaruan tidak tertulis menurut aturan") from error


def _check_keys(tail: bytes, stream: bool) -> None:
    """Of a key that stands twice, or is spelt in another way, readers take different values."""
    entries = tail[: tail.find(b"stream")] if stream else tail[tail.find(b"trailer") :]
    twice = any(len(re.findall(key + rb"(?![A-Za-z])", entries)) > 1 for key in _TRAILER_KEYS)
    if twice or _FOREIGN_KEYS.search(entries) or re.search(rb"/[^\s/<>\[\]()]*#", entries):
        raise UnsoundError("akhir sebuah pembaruan tidak tertulis menurut aturan")


def _check_hidden(data: bytes, update: Update, known: set[int]) -> None:
    """No other object can be found by a reader that searches, inside streams neither."""
    suspects = 0
    for token in _OBJECT.finditer(data, update.start, update.stop):
        window = data[max(update.start, token.start() - _LOOK_BACK) : token.start()]
        line = re.search(rb"(\d+) (\d+) \Z", window)
        if line is not None and token.start() - len(line[0]) in known:
            continue
        suspects += 1
        if _HEADER_BEFORE.search(window) or suspects > _MOST_SUSPECTS:
            raise UnsoundError("sebuah pembaruan menyembunyikan objek")
