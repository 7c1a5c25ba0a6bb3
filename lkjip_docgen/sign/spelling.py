"""Whether an update is spelt so plainly that every reader reads the same in it.

Readers differ in what they make of a misspelt object: where a dictionary ends, which of
two keys counts, where a member of an object stream begins.  What one of them takes for
an honest change another may show as a page of its own.  So there is one spelling only
(ISO 32000-1, 7.2 and 7.3), without comments inside of objects.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lkjip_docgen.records import MutableRecord, field

_BLANK = rb"[\x00\t\n\f\r ]"
_END = rb"(?=[\x00\t\n\f\r ()<>\[\]{}/%]|\Z)"  # of a number, name or word
_TOKEN = re.compile(
    rb"(?P<name>/(?:[^\x00\t\n\f\r ()<>\[\]{}/%#]|#[0-9A-Fa-f]{2})*" + _END + rb")"
    rb"|(?P<open><<|\[)"
    rb"|(?P<close>>>|\])"
    rb"|(?P<hex><[0-9A-Fa-f\x00\t\n\f\r ]*>)"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)" + _END + rb")"
    rb"|(?P<word>(?:true|false|null|R)" + _END + rb")"
)
_BLANKS = re.compile(_BLANK + rb"*")
_IN_STRING = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_WHOLE = re.compile(rb"\d+")
_HEADER = re.compile(rb"\d+ \d+ obj(?![A-Za-z])")
_STREAM = re.compile(_BLANK + rb"*stream(?:\r\n|\n)")
_AFTER = re.compile(_BLANK + rb"*endobj" + _BLANK + rb"*")
_AFTER_STREAM = re.compile(_BLANK + rb"*endstream" + _BLANK + rb"*endobj" + _BLANK + rb"*")


class MisspeltError(Exception):
    """Something that readers may read in different ways."""


class _Open(MutableRecord):
    """An array or dictionary that is being read; `items` in their spelling."""

    sign: bytes
    items: list[bytes] = field(default_factory=list)

    def add(self, item: bytes) -> None:
        """One more item; the word `R` makes the two numbers before it a reference."""
        if item != b"R":
            self.items.append(item)
            return
        if len(self.items) < 2 or not all(_WHOLE.fullmatch(word) for word in self.items[-2:]):
            raise MisspeltError
        self.items[-2:] = [b"R"]

    def close(self, sign: bytes) -> None:
        """Nothing is unpaired, and no key stands twice."""
        if sign != {b"<<": b">>", b"[": b"]"}[self.sign]:
            raise MisspeltError
        if self.sign == b"[":
            return
        keys = self.items[::2]
        named = all(key.startswith(b"/") for key in keys)
        if len(self.items) % 2 or not named or len(set(keys)) != len(keys):
            raise MisspeltError


def check_object(body: bytes) -> None:
    """Check one object with its header, up to its end and the blanks that follow."""
    header = _HEADER.match(body)
    if header is None:
        raise MisspeltError
    end, entries = read_value(body, header.end())
    stream = _STREAM.match(body, end)
    if stream is None:
        if not _AFTER.fullmatch(body, end):
            raise MisspeltError
    elif not _is_stream_sound(body, stream.end(), entries):
        raise MisspeltError


def _is_stream_sound(body: bytes, start: int, entries: Sequence[bytes]) -> bool:
    """Whether the data of a stream are as long as its dictionary says, if it says so itself."""
    lengths = dict(zip(entries[::2], entries[1::2], strict=True))
    length = lengths.get(b"/Length", b"")
    if _WHOLE.fullmatch(length):
        return _AFTER_STREAM.fullmatch(body, start + int(length)) is not None
    end = body.find(b"endstream", start)
    return length == b"R" and end >= 0 and _AFTER_STREAM.fullmatch(body, end) is not None


def check_members(content: bytes, first: int, numbers: Sequence[int]) -> None:
    """Check the data of an object stream: its members are `numbers`, one behind the other.

    Some readers go by the places that its head names, others by the order.
    """
    head = content[:first].split()
    if len(head) != 2 * len(numbers) or not all(_WHOLE.fullmatch(word) for word in head):
        raise MisspeltError
    starts = [first + int(word) for word in head[1::2]]
    if [int(word) for word in head[::2]] != list(numbers) or starts[:1] != [first]:
        raise MisspeltError
    for start, stop in pairwise([*starts, len(content)]):
        member = content[start:stop]
        end, _ = read_value(member, 0)
        if not _BLANKS.fullmatch(member, end):
            raise MisspeltError


def read_value(data: bytes, at: int) -> tuple[int, list[bytes]]:
    """Where the value that begins at `at` ends, and what it holds, unless it is a plain one."""
    outer: list[_Open] = [_Open(b"")]
    while True:
        kind, token, at = _next(data, at)
        if kind == "open":
            outer.append(_Open(token))
            continue
        if kind == "close":
            closed = outer.pop()
            if not outer:
                raise MisspeltError
            closed.close(token)
            outer[-1].add(closed.sign)
        else:
            outer[-1].add(token)
        if len(outer) == 1:
            return at, closed.items if kind == "close" else []


def _next(data: bytes, at: int) -> tuple[str, bytes, int]:
    """Kind, spelling and end of the next token."""
    blanks = _BLANKS.match(data, at)
    at = blanks.end() if blanks is not None else at
    if data[at : at + 1] == b"(":
        return "string", b"(", _string_end(data, at)
    token = _TOKEN.match(data, at)
    if token is None or (token.lastgroup == "name" and _is_disguised(token[0])):
        raise MisspeltError
    return str(token.lastgroup), token[0], token.end()


def _string_end(data: bytes, at: int) -> int:
    depth = 0
    for sign in _IN_STRING.finditer(data, at):
        depth += {b"(": 1, b")": -1}.get(sign[0], 0)
        if depth == 0:
            return sign.end()
    raise MisspeltError


def _is_disguised(name: bytes) -> bool:
    """Whether a letter of a name is written as a number: /Conte#6ets."""
    codes = (int(found[1], 16) for found in _ESCAPED.finditer(name))
    return any(chr(code).isalnum() for code in codes if code < 0x80)
