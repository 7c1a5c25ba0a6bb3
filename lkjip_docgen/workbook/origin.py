"""What a workbook was made from, kept in it: an import can tell what was changed where.

The sheet is hidden from the lists of Excel and LibreOffice, which both keep
it.  It holds the data of the export, packed, in as many cells as they need.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from lkjip_docgen.editing import pruned
from lkjip_docgen.place import Number
from lkjip_docgen.records import Record
from lkjip_docgen.source import Book, at
from lkjip_docgen.workbook.wording import EARLIER, Wording, as_data, from_data

if TYPE_CHECKING:
    from openpyxl import Workbook

SHEET = "_ekspor"
_FORM = "lkjip-ekspor-1"
_NOTE = "Catatan ekspor; jangan diubah."
_CELL = 30_000  # characters; Excel keeps 32,767
_LARGEST = 64 * 1024 * 1024  # bytes when unpacked: no more than a data file may have


class Origin(Record):
    """The data file's digest and data, and the rows of the monthly tables, at the export.

    `wording` is what the workbook calls things; of one that does not say, the `EARLIER` one.
    """

    digest: str
    data: dict[str, object]
    tables: Mapping[str, tuple[tuple[object, ...], ...]]
    wording: Wording = EARLIER


def digest_of(content: bytes) -> str:
    """The digest by which a data file is known again."""
    return hashlib.sha256(content).hexdigest()


def write_origin(book: Workbook, origin: Origin) -> None:
    """Add the sheet to a workbook of openpyxl."""
    sheet = book.create_sheet(SHEET)
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True
    whole = packed(origin)
    parts = [whole[start : start + _CELL] for start in range(0, len(whole), _CELL)]
    for row, text in enumerate((_NOTE, _FORM, origin.digest, *parts), 1):
        cell = sheet.cell(row, 1)
        cell.value, cell.data_type = text, "s"


def read_origin(book: Book) -> Origin | None:
    """What the workbook was made from; None when it does not say, or no longer soundly."""
    if SHEET not in book.names:
        return None
    cells = book.values[SHEET]
    texts = [str(cells.cell(row, 1).value or "") for row in range(2, cells.max_row + 1)]
    if len(texts) < 3 or texts[0] != _FORM:
        return None
    return unpacked(texts[1], "".join(texts[2:]))


def packed(origin: Origin) -> str:
    """The data and tables of an export as letters and digits; not its digest."""
    content = {"data": pruned(origin.data) or {}, "tabel": origin.tables}
    if origin.wording != EARLIER:
        content["sebutan"] = as_data(origin.wording)
    raw = json.dumps(_plain(content), ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(zlib.compress(raw, 9)).decode("ascii")


def unpacked(digest: str, content: str) -> Origin | None:
    """An export from its digest and what `packed` made of it; None where that is not sound."""
    try:
        return _unpacked(digest, content)
    except (ValueError, LookupError, TypeError, RecursionError, zlib.error):
        return None


def _unpacked(digest: str, whole: str) -> Origin:
    unpacker = zlib.decompressobj()
    raw = unpacker.decompress(base64.b64decode(whole, validate=True), _LARGEST)
    if not unpacker.eof:
        raise ValueError("the packed data go on")
    content = _typed(json.loads(raw))
    data, tables = at(content, ("data",)), at(content, ("tabel",))
    if not (isinstance(data, dict) and isinstance(tables, dict)):
        raise ValueError("the packed data are no export")
    said = at(content, ("sebutan",))
    wording = EARLIER if said is None else from_data(said)
    rows_of = {name: tuple(map(tuple, rows)) for name, rows in tables.items()}
    return Origin(digest, data, rows_of, wording)


def _plain(value: object) -> object:
    """As JSON has it: numbers and dates become a text behind the name of their kind."""
    if isinstance(value, Mapping):
        return {"isi": {key: _plain(item) for key, item in value.items()}}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return list(map(_plain, value))
    return _plain_scalar(value)


def _plain_scalar(value: object) -> object:
    if isinstance(value, Decimal):
        return {"angka": format(value, "f")}
    if type(value) is date:
        return {"tanggal": value.isoformat()}
    return value


def _typed(value: object) -> object:
    if isinstance(value, list):
        return list(map(_typed, value))
    if not isinstance(value, dict):
        return value
    ((kind, content),) = value.items()
    if kind in _SCALARS:
        return _SCALARS[kind](content)
    return {key: _typed(item) for key, item in content.items()}


_SCALARS: Mapping[str, Callable[[str], Number | date]] = {
    "angka": Number,
    "tanggal": date.fromisoformat,
}
