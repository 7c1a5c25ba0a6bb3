"""From what a data file says to its workbook, and whether that says the same."""

from __future__ import annotations

import errno
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from lxml import etree

from lkjip_docgen.editing import pruned, same
from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.source import Path_, YamlData, at, dotted, open_book
from lkjip_docgen.workbook.absent import with_rows
from lkjip_docgen.workbook.layout import GUIDE
from lkjip_docgen.workbook.month_tables import Grid
from lkjip_docgen.workbook.origin import Origin, read_origin, write_origin
from lkjip_docgen.workbook.plan import place
from lkjip_docgen.workbook.reader import read_book
from lkjip_docgen.workbook.sheet_parts import Sheet

_OLDEST = (1980, 1, 1, 0, 0, 0)  # that a zip entry can hold
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def write_book(
    target: Path,
    read: YamlData,
    sheets: Sequence[Sheet],
    grids: Mapping[str, Grid],
    origin: Origin,
) -> None:
    """Write a workbook; `LkjipError` when it would not give back what the data file says."""
    from openpyxl import Workbook

    from lkjip_docgen.workbook.guide import write_guide
    from lkjip_docgen.workbook.sheet_writer import write_sheets

    plan = place(sheets, with_rows(read.data), grids)
    book = Workbook()
    book.properties.creator = "LKjIP Docgen"
    book.active.title = GUIDE
    write_guide(book.active, read.data, plan)
    write_sheets(book, plan)
    write_origin(book, origin)
    book.calculation.fullCalcOnLoad = True
    made = BytesIO()  # openpyxl leaves a file open that it could not finish
    try:
        book.save(made)
    except ValueError as error:  # a character that Excel files cannot hold
        raise problem(
            codes.TIDAK_TERMUAT, f"Buku kerja tidak dapat ditulis: {error}.", None
        ) from None
    except etree.SerialisationError as error:  # the temporary files of openpyxl
        name = str(error).removeprefix("IO_")
        raise OSError(getattr(errno, name, errno.EIO), name) from None
    target.write_bytes(_settled(made, read.data))
    _verify(target, read, sheets, grids)


def _settled(made: BytesIO, data: Mapping[str, object]) -> bytes:
    """The archive without the time of day, so that equal data give equal bytes."""
    stamp = _stamp(data)
    with zipfile.ZipFile(made) as archive:
        entries = [(info.filename, archive.read(info)) for info in archive.infolist()]
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in entries:
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + stamp, content)
            info = zipfile.ZipInfo(name, _OLDEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


def _stamp(data: Mapping[str, object]) -> bytes:
    """The date of the report, that of no report where it has none, as a moment in XML."""
    day = at(data, ("dokumen", "tanggal"))
    return f"{day if isinstance(day, date) else '2000-01-01'}T00:00:00Z".encode()


def _verify(
    target: Path, read: YamlData, sheets: Sequence[Sheet], grids: Mapping[str, Grid]
) -> None:
    """Raise `LkjipError` unless the workbook says what the data file says."""
    book = open_book(target)
    reading, origin = read_book(book, sheets, grids), read_origin(book)
    path = _difference(pruned(read.data), pruned(reading.gathered.data), ())
    if path is None and origin is not None:
        path = _difference(pruned(read.data), origin.data, ())
    if path is None:
        return
    raise problem(
        codes.TIDAK_TERMUAT,
        f"`{dotted(path) or 'Berkas data'}` tidak dapat dimuat dalam buku kerja tanpa berubah.",
        read.places.value(path),
        "Perbaiki atau ubah bagian itu langsung pada berkas data.",
        dotted(path),
    )


def _difference(one: object, other: object, path: Path_) -> Path_ | None:
    """The path of the first value that differs; None when there is none."""
    if same(one, other):
        return None
    for step, here, there in _parts(one, other):
        deeper = _difference(here, there, (*path, step))
        if deeper is not None:
            return deeper
    return path


_Part = tuple[str | int, object, object]
"""A key or position, and what stands there in each of two values."""


def _parts(one: object, other: object) -> Iterator[_Part]:
    """The parts of two values side by side; none where they have no such parts."""
    if isinstance(one, dict) and isinstance(other, dict):
        return _section_parts(one, other)
    if isinstance(one, list) and isinstance(other, list):
        return _list_parts(one, other)
    return iter(())


def _section_parts(one: dict[str, object], other: dict[str, object]) -> Iterator[_Part]:
    for key in dict.fromkeys((*one, *other)):
        yield key, one.get(key), other.get(key)


def _list_parts(one: list[object], other: list[object]) -> Iterator[_Part]:
    """The items by position; none of lists that are not equally long."""
    if len(one) == len(other):
        for position, (here, there) in enumerate(zip(one, other, strict=True)):
            yield position, here, there
