"""XML that other people made: one set of safe options, and limits that hold before the work.

A document type definition is refused as such, since entities are what XML
bombs are made of; so are encodings in which `<` is not to be seen, and more
markup than fits into memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

MAX_BYTES = 80_000_000  # of one part; the text of a report of 300 pages has about 5 million
MAX_MARKUP = 2_000_000  # tags and attributes of one part
MAX_DEPTH = 200  # elements inside each other; libxml2 has 256 of its own for short parts
_LONG = 9_000_000  # bytes from which a text may exceed what libxml2 reads without being told
_DECLARED = re.compile(rb"""<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]*)["']""")
_KNOWN = {b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"}
_STARTS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b" ", b"\t", b"\r", b"\n")
_DOCTYPE = (b"<!D", b"<\0!\0D\0", b"\0<\0!\0D")


class UnsafeXmlError(etree.XMLSyntaxError):
    """XML that is not read, sound or not: it declares entities, or is too much."""

    def __init__(self, message: str) -> None:
        super().__init__(message, 0, 0, 0)  # type: ignore[call-arg, arg-type]


def parse(data: bytes | str) -> etree._Element:
    """The root of an XML text: no entities, nothing fetched, bounded in size and depth.

    Raises `etree.XMLSyntaxError` for what is no XML, and for what is refused.
    """
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    _refuse(raw)
    long = len(raw) > _LONG
    root = etree.fromstring(data, parser(huge_tree=long))
    if long:
        _refuse_deep(root)
    return root


def parser(*, huge_tree: bool = False) -> etree.XMLParser:
    """A parser with the safe options."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=huge_tree
    )


def pull_parser() -> etree.XMLPullParser:
    """The same for a text that comes in pieces: an event at the end of each element."""
    return etree.XMLPullParser(
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )


def events(parser: etree.XMLPullParser) -> Iterator[tuple[str, etree._Element]]:
    """The starts and ends of elements that were read since it was last asked."""
    for event, element in parser.read_events():
        if isinstance(element, etree._Element):
            yield event, element


def refuse_head(head: bytes) -> None:
    """Raise `UnsafeXmlError` for the first bytes of a text in an encoding of no office program."""
    if not head.startswith(_STARTS):
        raise UnsafeXmlError("no XML")
    declared = _DECLARED.search(head[:400])
    if declared is not None and declared[1].lower() not in _KNOWN:
        raise UnsafeXmlError("unknown encoding")


def has_doctype(data: bytes) -> bool:
    """Whether a text declares a document type, in UTF-8 or UTF-16."""
    return b"!" in data and any(sign in data for sign in _DOCTYPE)  # the "!" is found at once


def markup(data: bytes) -> int:
    """How many tags and attributes a text has at most."""
    return data.count(b"<") + data.count(b"=")


def _refuse(raw: bytes) -> None:
    refuse_head(raw)
    too_much = len(raw) > MAX_MARKUP and markup(raw) > MAX_MARKUP  # a byte is a tag at most
    if len(raw) > MAX_BYTES or too_much:
        raise UnsafeXmlError("too large")
    if has_doctype(raw):
        raise UnsafeXmlError("document type")


def _refuse_deep(root: etree._Element) -> None:
    """Raise where elements lie deeper in each other than any program writes."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise UnsafeXmlError("too deep")
