"""The parts of a workbook whose cells are changed: sheets by name, and cells where they stand."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from typing import Final

from lxml import etree

from lkjip_docgen import safe_xml
from lkjip_docgen.workbook.typed_cells import CellValue

_WORKBOOK: Final = "xl/workbook.xml"
_BOOK_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_REFERENCE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_BEFORE_CALCULATION: Final = (
    *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets"),
    *("functionGroups", "externalReferences", "definedNames"),
)
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)


def sheet_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The name of each sheet, and of the part that it is."""
    targets = {
        str(each.get("Id")): _part(str(each.get("Target")))
        for each in safe_xml.parse(parts[_BOOK_RELATIONS])
    }
    found: dict[str, str] = {}
    for each in safe_xml.parse(parts[_WORKBOOK]).iter("{*}sheet"):
        identifier = each.get(f"{{{_REFERENCE}}}id") or each.get(f"{{{_STRICT}}}id") or ""
        if targets.get(identifier) in parts:
            found[str(each.get("name"))] = targets[identifier]
    return found


def _part(target: str) -> str:
    """The name of a part that the workbook refers to."""
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The file that parts are, the same each time."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return stream.getvalue()


def computed_anew(workbook: bytes) -> bytes:
    """The part that lists the sheets, with the order to compute every formula when it is opened."""
    root = safe_xml.parse(workbook)
    name = f"{{{etree.QName(root).namespace}}}calcPr"
    found = root.find(name)
    if found is None:
        found = etree.Element(name)
        before = [n for n, each in enumerate(root) if _name(each) in _BEFORE_CALCULATION]
        root.insert(max(before, default=-1) + 1, found)
    found.set("fullCalcOnLoad", "1")
    return as_bytes(root)


def as_bytes(root: etree._Element) -> bytes:
    """A part as it is stored."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


class SheetXml:
    """A sheet whose cells are changed; rows and columns are counted from 1."""

    def __init__(self, part: bytes) -> None:
        self.root = safe_xml.parse(part)
        self._space = f"{{{etree.QName(self.root).namespace}}}"
        data = self.root.find(f"{self._space}sheetData")
        if data is None:
            raise ValueError("no cells")
        self._data = data
        self._rows: dict[int, etree._Element] = {}
        self._cells: dict[tuple[int, int], etree._Element] = {}
        self._name_cells()

    def _name_cells(self) -> None:
        """Give every row and cell the name that it has anyway."""
        row = 0
        for element in self._data.findall(f"{self._space}row"):
            row = int(element.get("r") or row + 1)
            element.set("r", str(row))
            self._rows[row] = element
            column = 0
            for cell in element.findall(f"{self._space}c"):
                column = _column(cell.get("r") or "") or column + 1
                cell.set("r", f"{_letters(column)}{row}")
                self._cells[row, column] = cell

    def cells(self) -> Iterator[tuple[tuple[int, int], etree._Element]]:
        """Every cell that the sheet has."""
        yield from self._cells.items()

    def put(self, row: int, column: int, value: CellValue) -> None:
        """Let a cell hold something else; it keeps its look, a new one has that above it."""
        cell = self._cells.get((row, column))
        if cell is None and value is None:
            return
        hold(self._new(row, column) if cell is None else cell, value)

    def _new(self, row: int, column: int) -> etree._Element:
        place = f"{_letters(column)}{row}"
        cell = etree.Element(f"{self._space}c", r=place)
        above = self._cells.get((row - 1, column))
        if above is not None and above.get("s"):
            cell.set("s", str(above.get("s")))
        line = self._row(row)
        later = (
            n
            for n, other in enumerate(line)
            if _name(other) == "c" and _column(other.get("r") or "") > column
        )
        line.insert(next(later, len(line)), cell)
        line.attrib.pop("spans", "")
        self._cells[row, column] = cell
        size = self.root.find(f"{self._space}dimension")
        if size is not None:  # it may be left out, and is not right any more
            self.root.remove(size)
        return cell

    def _row(self, row: int) -> etree._Element:
        if row not in self._rows:
            line = etree.Element(f"{self._space}row", r=str(row))
            earlier = sum(number < row for number in self._rows)
            self._data.insert(earlier, line)
            self._rows[row] = line
        return self._rows[row]


def hold(cell: etree._Element, value: CellValue) -> None:
    """Put a value into the element of a cell, in place of what it held; a formula stays."""
    space = f"{{{etree.QName(cell).namespace}}}"
    for name in ("v", "is"):
        for old in cell.findall(f"{space}{name}"):
            cell.remove(old)
    cell.attrib.pop("t", "")
    if isinstance(value, Decimal):
        etree.SubElement(cell, f"{space}v").text = _digits(value)
    elif value is not None:
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, f"{space}is"), f"{space}t")
        text.text = value
        text.set(_SPACE, "preserve")


def _digits(number: Decimal) -> str:
    whole = number == number.to_integral_value()
    return str(int(number)) if whole else repr(float(number))


def _column(name: str) -> int:
    """The number of the column in the name of a cell; 0 where there is no name."""
    number = 0
    for letter in name.upper():
        if not "A" <= letter <= "Z":
            break
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
