"""What a workbook may hold, found out before it is loaded.

Its parts are streamed and counted, never kept; what is counted is what
loading them costs: a part that a hundred sheets refer to counts a hundred
times.  The size that a sheet says it has is not believed.
"""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Final

from lxml import etree

from lkjip_docgen import safe_xml, safe_zip
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import MutableRecord, field

MAX_UNPACKED: Final = 60 * 1024 * 1024
MAX_XML: Final = 40 * 1024 * 1024  # of all parts together that are XML
MAX_PARTS: Final = 1_000
MAX_SHEETS: Final = 100
MAX_ELEMENTS: Final = 250_000  # a data workbook has about 15,000; loading so many takes 2 s
MAX_MARKUP: Final = 1_500_000
MAX_ROWS: Final = 10_000
MAX_COLUMNS: Final = 200
MAX_MERGED: Final = 50_000  # cells that are merged, or lie under links
MAX_TEXT: Final = 32_767  # characters of a cell, as in Excel
_LONG: Final = 16  # characters of attributes that count as an element
_CHUNK: Final = 64 * 1024
_XML = (".xml", ".rels", ".vml")
_COLUMN = lazy_pattern(r"([A-Za-z]{1,4})[0-9]+")
_AREA = lazy_pattern(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_HEAD: Final = 200_000  # bytes of the list of sheets that are looked at for a name
_RELATION = lazy_pattern(r"<Relationship\b[^>]*>")
_SHEET = lazy_pattern(r"<sheet\b[^>]*>")
_TOO_WIDE: Final = f"lebih dari {MAX_ROWS} baris atau {MAX_COLUMNS} kolom."
_ROOT_RELATIONS = "_rels/.rels"


class TooLargeError(Exception):
    """A workbook beyond a limit; `str()` says in Indonesian what is too much."""

    def __init__(self, message: str, part: str = "") -> None:
        super().__init__(message)
        self.part = part


class UnsoundError(Exception):
    """No zip file, damaged, or with XML that is not read."""


class _Part(MutableRecord):
    """What was counted in a part, and the parts that it refers to."""

    weight: int = 0
    targets: list[str] = field(default_factory=list)


def sound_parts(raw: bytes) -> dict[str, bytes]:
    """The parts of a workbook that is small enough to be loaded.

    Raises `TooLargeError` or `UnsoundError`; either takes a second and 150 MB at most.
    """
    parts: dict[str, bytes] = {}
    try:
        parts = safe_zip.unpack(BytesIO(raw), parts=MAX_PARTS, size=MAX_UNPACKED)
        _inspect(parts)
    except safe_zip.OversizedZipError:
        message = f"Isi buku kerja lebih dari {MAX_UNPACKED // 2**20} MB atau {MAX_PARTS} bagian."
        raise TooLargeError(message) from None
    except (safe_zip.DamagedZipError, etree.XMLSyntaxError) as error:
        raise UnsoundError(str(error)) from None
    except TooLargeError as error:
        name = _sheet_name(parts, error.part)
        raise TooLargeError(f"Lembar `{name}`: {error}" if name else str(error)) from None
    return parts


def _sheet_name(parts: Mapping[str, bytes], part: str) -> str:
    """What the workbook calls the sheet of a part; "" for other parts."""
    relations = parts.get("xl/_rels/workbook.xml.rels", b"")[:_HEAD].decode("utf-8", "replace")
    workbook = parts.get("xl/workbook.xml", b"")[:_HEAD].decode("utf-8", "replace")
    for relation in _RELATION.findall(relations):
        target, identifier = _attribute(relation, "Target"), _attribute(relation, "Id")
        if _target("xl/_rels/workbook.xml.rels", target) != part:
            continue
        for sheet in _SHEET.findall(workbook):
            if _attribute(sheet, "r:id") == identifier:
                return html.unescape(_attribute(sheet, "name"))[:31]
    return ""


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"""\s{re.escape(name)}=(?:"([^"]*)"|'([^']*)')""", tag)
    return (found[1] or found[2] or "") if found else ""


def packed(parts: Mapping[str, bytes]) -> BytesIO:
    """The parts as a zip file that says the truth about them."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream


def _inspect(contents: Mapping[str, bytes]) -> None:
    counter = _Counter()
    parts = {
        name: counter.part(name, _chunks(content))
        for name, content in contents.items()
        if name.lower().endswith(_XML) or content[:1] == b"<"
    }
    if _loaded(parts) > MAX_ELEMENTS:
        raise TooLargeError("Buku kerja memuat terlalu banyak sel.")


def _chunks(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), _CHUNK):
        yield content[start : start + _CHUNK]


class _Counter(MutableRecord):
    """Counts over all parts; raises as soon as a limit is passed."""

    size: int = 0
    marks: int = 0
    elements: int = 0
    merged: int = 0
    sheets: int = 0
    shared: int = 0  # characters of the longest formula that cells share

    def part(self, name: str, chunks: Iterator[bytes]) -> _Part:
        """Count one part."""
        found, before = _Part(), self.elements
        parser, tail = safe_xml.pull_parser(), b""
        opened: list[etree._Element] = []
        for chunk in chunks:
            self._bytes(chunk, tail, first=not tail)
            tail = chunk[-8:]
            parser.feed(chunk)
            for event, element in safe_xml.events(parser):
                if event == "start":
                    opened.append(element)
                    continue
                opened.pop()
                self._element(element, name, found)
                if len(opened) == 1:  # what the root holds is not kept
                    opened[0].remove(element)
        if not tail:
            raise UnsoundError("an empty part")
        parser.close()
        found.weight = self.elements - before
        return found

    def _bytes(self, chunk: bytes, tail: bytes, *, first: bool) -> None:
        if first:
            safe_xml.refuse_head(chunk)
        if safe_xml.has_doctype(tail + chunk):
            raise UnsoundError("document type")
        self.size += len(chunk)
        self.marks += safe_xml.markup(chunk)
        if self.size > MAX_XML or self.marks > MAX_MARKUP:
            raise TooLargeError("Buku kerja memuat terlalu banyak isi.")

    def _element(self, element: etree._Element, part: str, found: _Part) -> None:
        self.elements += 1 + sum(map(len, element.attrib.values())) // _LONG
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if count := _COUNTS.get(name):
            count(self, element, part, found)
        if self.elements > MAX_ELEMENTS:
            raise TooLargeError("Buku kerja memuat terlalu banyak sel.", part)

    def row(self, element: etree._Element, part: str, found: _Part) -> None:
        """A row says which it is, or is the next one."""
        if _whole(element.get("r", "")) > MAX_ROWS:
            raise TooLargeError(_TOO_WIDE, part)

    def cell(self, element: etree._Element, part: str, found: _Part) -> None:
        """A cell says in which column it is, or is the next one."""
        place = _COLUMN.fullmatch(element.get("r", ""))
        if place is not None and _number(place[1]) > MAX_COLUMNS:
            raise TooLargeError(_TOO_WIDE, part)

    def area(self, element: etree._Element, part: str, found: _Part) -> None:
        """Merged cells and links are laid out cell by cell when they are loaded."""
        place = _AREA.fullmatch(element.get("ref", "").replace("$", "").upper())
        if place is None:
            return
        width = abs(_number(place[3]) - _number(place[1])) + 1
        height = abs(int(place[4]) - int(place[2])) + 1
        self.merged += width * height
        if self.merged > MAX_MERGED:
            area = f"{place[1]}{place[2]}:{place[3]}{place[4]}"
            raise TooLargeError(f"Sel {area} digabung atau ditautkan: terlalu banyak sel.", part)

    def sheet(self, element: etree._Element, part: str, found: _Part) -> None:
        """A sheet of the workbook's list."""
        self.sheets += 1
        if self.sheets > MAX_SHEETS:
            raise TooLargeError(f"Buku kerja memuat lebih dari {MAX_SHEETS} lembar.")

    def text(self, element: etree._Element, part: str, found: _Part) -> None:
        """The text of a cell, or a stretch of it."""
        if len(element.text or "") > MAX_TEXT:
            raise TooLargeError(f"Sebuah sel memuat lebih dari {MAX_TEXT} karakter.", part)

    def formula(self, element: etree._Element, part: str, found: _Part) -> None:
        """A formula; one that many cells share is read anew for each."""
        self.text(element, part, found)
        if element.get("t") == "shared":
            self.shared = max(self.shared, len(element.text or ""))
            self.elements += self.shared // _LONG

    def relation(self, element: etree._Element, part: str, found: _Part) -> None:
        """What a part refers to inside the workbook."""
        if element.get("TargetMode") != "External":
            found.targets.append(_target(part, element.get("Target", "")))


_COUNTS = {
    "row": _Counter.row,
    "c": _Counter.cell,
    "mergeCell": _Counter.area,
    "hyperlink": _Counter.area,
    "sheet": _Counter.sheet,
    "t": _Counter.text,
    "v": _Counter.text,
    "f": _Counter.formula,
    "Relationship": _Counter.relation,
}


def _target(relations: str, target: str) -> str:
    """The part that a relation means, by the name of the part that holds the relation."""
    folder = posixpath.dirname(posixpath.dirname(relations))
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _loaded(parts: dict[str, _Part]) -> int:
    """How many elements are read when every relation is followed from the start."""
    known: dict[str, int] = {}

    def weigh(name: str, above: tuple[str, ...]) -> int:
        if name in above or len(above) > 8:  # no office program goes deeper
            return 0
        if name not in known:
            part = parts.get(name, _Part())
            related = parts.get(_relations_of(name), _Part())
            inner = (weigh(target, (*above, name)) for target in related.targets)
            known[name] = part.weight + related.weight + sum(inner)
        return known[name]

    start = parts.get(_ROOT_RELATIONS, _Part())
    followed = sum(weigh(target, ()) for target in start.targets)
    return max(followed, sum(part.weight for part in parts.values()))


def _relations_of(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0


def _number(letters: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
