"""Whether a signed file can be judged within seconds: a forger may add what keeps readers busy.

What an honest program adds after a signature is a few kilobytes, and data in streams.
Looked at before anything is read, so the measure is a rough one.
"""

from __future__ import annotations

import re

_RANGE = re.compile(rb"/ByteRange\s*\[\s*0\s+\d+\s+(\d{1,10})\s+(\d{1,10})\s*\]")
_STREAM = re.compile(rb">>\s{0,9}stream\r?\n")
_LENGTH = re.compile(rb"/Length\s{1,9}(\d{1,10})(\s{1,9}\d{1,9}\s{1,9}R)?")
_HEXADECIMAL = re.compile(rb"<[0-9A-Fa-f]{64,}>")
_INDEX = re.compile(rb"/Index\s*\[([\d\s]*)\]")
_SIZE = re.compile(rb"/Size\s+(\d+)")
_TABLE = re.compile(rb"/XRef(?![A-Za-z])")
_AROUND = 600  # bytes in which a table or stream says how long it is
_HEX_SHARE = 6  # hexadecimal digits are read that many times as quickly as the rest
_MOST_BYTES = 1_000_000  # of objects outside of streams, about 6 s of CPU
_MOST_STREAMS = 10_000
_MOST_TABLES = 1000
_MOST_ROWS = 500_000  # of all tables, about 2 s of CPU


def is_too_heavy(data: bytes) -> bool:
    """Whether what follows the first signature, or the tables, would take too long to read."""
    return _rows(data) > _MOST_ROWS or _bytes(data[_first_end(data) :]) > _MOST_BYTES


def _first_end(data: bytes) -> int:
    """Where the bytes of the first signature end, as the file says it; at its end without one."""
    ends = [int(start) + int(length) for start, length in _RANGE.findall(data)]
    return min([*ends, len(data)])


def _rows(data: bytes) -> int:
    """How many objects the tables in streams announce."""
    rows = 0
    for number, table in enumerate(_TABLE.finditer(data)):
        if number > _MOST_TABLES:
            return _MOST_ROWS + 1
        entries = data[max(0, table.start() - _AROUND) : table.end() + _AROUND]
        parts = _INDEX.findall(entries)
        counts = [count for numbers in parts for count in numbers.split()[1::2]]
        rows += sum(int(count[:12]) for count in counts or _SIZE.findall(entries))
    return rows


def _bytes(added: bytes) -> int:
    """How much of it is read sign by sign: all but the data of streams."""
    found, at = 0, 0
    for _ in range(_MOST_STREAMS):
        stream = _STREAM.search(added, at)
        if stream is None:
            return found + _read(added[at:])
        head = added[max(at, stream.start() - _AROUND) : stream.start()]
        end = _stream_end(added, head, stream.end())
        if end < 0:
            return found + _read(added[at:])
        found += _read(added[at : stream.end()])
        at = end
    return _MOST_BYTES + 1


def _stream_end(added: bytes, head: bytes, start: int) -> int:
    """Where the data of a stream end, -1 for nowhere; by its last word if it must be."""
    lengths = _LENGTH.findall(head)
    if lengths and not lengths[-1][1]:
        return start + int(lengths[-1][0])
    return added.find(b"endstream", start)


def _read(part: bytes) -> int:
    digits = sum(len(match[0]) for match in _HEXADECIMAL.finditer(part))
    return len(part) - digits + digits // _HEX_SHARE
