"""Whether a refresh has changed anything in a file, so that it need not be written anew."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from lkjip_docgen.docx import UnreadableOriginError, origin_name, parse_xml, read_origin


def is_unchanged(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> bool:
    """Whether two files are one and the same but for how their parts are written.

    The seal does not count: it only tells that people have edited the file.
    """
    own = origin_name(before)
    if own is None or own != origin_name(after):
        return False
    if not _same_parts(_without(before, own), _without(after, own)):
        return False
    return before[own] == after[own] or _remembers_the_same(before, after)


def _without(entries: Mapping[str, bytes], own: str) -> dict[str, bytes]:
    return {name: data for name, data in entries.items() if name != own}


def _same_parts(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> bool:
    if before.keys() != after.keys():
        return False
    return all(_says_the_same(name, before[name], after[name]) for name in before)


def _says_the_same(name: str, before: bytes, after: bytes) -> bool:
    if before == after:
        return True
    return name.endswith((".xml", ".rels")) and _canonical(before) == _canonical(after)


def _canonical(data: bytes) -> bytes:
    """A part however its attributes and empty elements are written; as it is where it is no XML."""
    try:
        return bytes(etree.tostring(parse_xml(data), method="c14n"))
    except etree.XMLSyntaxError:
        return data


def _remembers_the_same(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> bool:
    try:
        old, new = read_origin(before), read_origin(after)
    except UnreadableOriginError:
        return False
    if old is None or new is None or (old.office, old.subject) != (new.office, new.subject):
        return False
    return _same_parts(old.parts, new.parts)
