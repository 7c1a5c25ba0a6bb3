"""What a .docx remembers of how it was made: its text as generated, and a seal.

A custom XML part of its own (ISO/IEC 29500-1, 15.2.5) that word processors
carry along.  The seal tells an untouched file from an edited one; the text as
generated is the common ancestor when new numbers meet people's edits.
"""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from collections.abc import Mapping

from lxml import etree

from lkjip_docgen.docx.xml import Element, attribute, parse_xml
from lkjip_docgen.records import Record

NAMESPACE = "urn:lkjip-docgen:asal:1"
STORE_ID = "{2E9B6C0A-7C53-4C1D-8E55-0B6A9D4F17C2}"
VERSION = 1
EMPTY = f'<asal xmlns="{NAMESPACE}"/>'.encode()
"""What stands in the place of the part until the file is finished."""
_ANY_VERSION = b"urn:lkjip-docgen:asal:"
_STORY = re.compile(
    r"word/(document|footnotes|header\d*|footer\d*|charts/grafik\d+|_rels/document\.xml\.rels)\S*"
)
_LIMIT = 80_000_000  # bytes of all remembered parts


class UnreadableOriginError(Exception):
    """The part is there but cannot be read; `version` is what it says it is."""

    def __init__(self, version: str = "") -> None:
        super().__init__(version)
        self.version = version


class Origin(Record):
    """The report as it was generated; `office` and `subject` say whose it is."""

    office: str
    subject: str
    program: str
    seal: str
    parts: Mapping[str, bytes]


def origin_part(
    entries: Mapping[str, bytes], properties: Mapping[str, str], program: str, *, sealed: bool
) -> bytes:
    """The part for a file of these entries; without a seal the file counts as edited."""
    seal = seal_of(entries) if sealed else ""
    parts = "".join(
        f'<bagian nama="{attribute(name)}">{_packed(entries[name])}</bagian>'
        for name in sorted(entries)
        if _STORY.fullmatch(name)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
        f'<asal xmlns="{NAMESPACE}" versi="{VERSION}" program="{attribute(program)}"'
        f' kantor="{attribute(properties.get("author", ""))}"'
        f' perihal="{attribute(properties.get("subject", ""))}"'
        f' segel="{seal}">{parts}</asal>'
    ).encode()


def seal_of(entries: Mapping[str, bytes]) -> str:
    """A digest of every part but the origin itself."""
    own = origin_name(entries)
    digest = hashlib.sha256()
    for name in sorted(entries):
        if name != own:
            digest.update(f"{name}\0{len(entries[name])}\0".encode())
            digest.update(entries[name])
    return digest.hexdigest()


def origin_name(entries: Mapping[str, bytes]) -> str | None:
    """The name of the zip entry that holds the origin, of whatever version."""
    return next((name for name in sorted(entries) if _is_origin(name, entries[name])), None)


def _is_origin(name: str, data: bytes) -> bool:
    own_part = name.startswith("customXml/") and "rops" not in name  # the one that names it is none
    return own_part and _ANY_VERSION in data[:400]


def read_origin(entries: Mapping[str, bytes]) -> Origin | None:
    """The origin of a file; None when it has none.

    Raises `UnreadableOriginError` for one that is damaged or from another version.
    """
    name = origin_name(entries)
    if name is None:
        return None
    root = _root(entries[name])
    parts = _parts(root)
    if "word/document.xml" not in parts:
        raise UnreadableOriginError
    return Origin(
        root.get("kantor", ""),
        root.get("perihal", ""),
        root.get("program", ""),
        root.get("segel", ""),
        parts,
    )


def is_untouched(entries: Mapping[str, bytes]) -> bool:
    """Whether a file is, byte for byte, as this program wrote it."""
    name = origin_name(entries)
    if name is None:
        return False
    seal = re.search(rb'segel="([0-9a-f]+)"', entries[name][:4000])
    return seal is not None and seal[1].decode() == seal_of(entries)


def _packed(data: bytes) -> str:
    return base64.b64encode(zlib.compress(data, 6)).decode()


def _root(data: bytes) -> Element:
    """The part as a tree, of this version."""
    try:
        root = parse_xml(data)
    except etree.XMLSyntaxError:
        raise UnreadableOriginError from None
    version, namespace = root.get("versi", ""), etree.QName(root).namespace or ""
    if namespace != NAMESPACE or version != str(VERSION):
        raise UnreadableOriginError(version or namespace.rsplit(":", 1)[-1])
    return root


def _parts(root: Element) -> dict[str, bytes]:
    """The remembered parts, together within the limit."""
    parts: dict[str, bytes] = {}
    left = _LIMIT
    for node in root:
        data = _unpacked(node.text or "", left)
        left -= len(data)
        parts[node.get("nama", "")] = data
    return parts


def _unpacked(text: str, limit: int) -> bytes:
    try:
        packed = zlib.decompressobj()
        data = packed.decompress(base64.b64decode(text, validate=False), limit + 1)
    except (ValueError, zlib.error):
        raise UnreadableOriginError from None
    if not packed.eof or len(data) > limit:
        raise UnreadableOriginError
    return data
