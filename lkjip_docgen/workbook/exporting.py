"""From a data file to its workbook."""

from __future__ import annotations

import errno
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from lxml import etree

from lkjip_docgen.editing import same
from lkjip_docgen.editing.values import pruned
from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.output import Outputs
from lkjip_docgen.place import Place
from lkjip_docgen.source.paths import Path_, at, dotted
from lkjip_docgen.source.project import data_file
from lkjip_docgen.source.tables import file_and_sheet
from lkjip_docgen.source.xlsx_reader import open_book, require_excel
from lkjip_docgen.source.yaml_reader import YamlData, read_yaml
from lkjip_docgen.workbook.absent import with_rows
from lkjip_docgen.workbook.blocks import Sheet
from lkjip_docgen.workbook.layout import GUIDE, sheets_of
from lkjip_docgen.workbook.month_tables import Grid
from lkjip_docgen.workbook.months import grids_of
from lkjip_docgen.workbook.origin import Origin, digest_of, read_origin, write_origin
from lkjip_docgen.workbook.pending import Entries, entries_of
from lkjip_docgen.workbook.plan import place
from lkjip_docgen.workbook.reader import read_book

_OLDEST = (1980, 1, 1, 0, 0, 0)  # that a zip entry can hold
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def export_workbook(
    data: Path | str, out: Path | str | None = None, outputs: Outputs | None = None
) -> Path:
    """Write the workbook of a data file and return its path.

    By default it stands beside the data file, with its name.  Raises
    `LkjipError` when the data cannot be read, or when something in them would
    not come back the same from the workbook, or `outputs` refuses the file: what
    people have filled in is not written over before it was imported.
    """
    require_excel(Path(data))
    file = data_file(Path(data))
    target = Path(out) if out is not None else file.with_suffix(".xlsx")
    outputs = outputs or Outputs()
    outputs.reads(file)
    outputs.stays_in(file.parent)
    read = read_yaml(file)
    if read.findings:
        raise LkjipError(read.findings)
    _make_way(outputs, target, file)
    sheets = sheets_of(read.data)
    grids = grids_of(sheets, file.parent)
    tables = {name: grid.rows for name, grid in grids.items()}
    outputs.reads(*(file.parent / file_and_sheet(name)[0] for name in grids))
    origin = Origin(digest_of(file.read_bytes()), read.data, tables)
    outputs.write(target, lambda aside: _write(aside, read, sheets, grids, origin))
    return target


def _make_way(outputs: Outputs, target: Path, file: Path) -> None:
    """Let an earlier workbook at `target` make way, if all of its entries are in the data.

    Raises `LkjipError` where they are not.
    """
    try:
        outputs.check(target)
    except LkjipError as refusal:
        if refusal.findings[0].code != codes.BUKAN_KELUARAN:
            raise
        entries = entries_of(target, file)
        if entries is Entries.IMPORTED:
            outputs.yields(target)
        elif entries is Entries.PENDING:
            raise _not_imported(target, file) from None
        else:
            raise


def _not_imported(target: Path, file: Path) -> LkjipError:
    return problem(
        codes.BUKAN_KELUARAN,
        f"{target.name} memuat isian yang belum diimpor, sehingga tidak ditimpa.",
        Place(str(target)),
        f'Impor dahulu: `lkjip workbook import "{target}" "{file.parent}"`; '
        "atau tulis ke nama lain dengan -o.",
    )


def _write(
    target: Path,
    read: YamlData,
    sheets: Sequence[Sheet],
    grids: Mapping[str, Grid],
    origin: Origin,
) -> None:
    from openpyxl import Workbook

    from lkjip_docgen.workbook.guide import write_guide
    from lkjip_docgen.workbook.writer import write_sheets

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
