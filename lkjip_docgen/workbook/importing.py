"""From a workbook back into the data file and its tables."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lkjip_docgen.editing import pruned, rewrite, same
from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.output import write_aside
from lkjip_docgen.place import Number, Place
from lkjip_docgen.source import codes
from lkjip_docgen.source.files import problem
from lkjip_docgen.source.paths import Path_, Places
from lkjip_docgen.source.project import data_file, examine
from lkjip_docgen.source.xlsx_reader import open_book
from lkjip_docgen.source.yaml_reader import YamlData, read_yaml
from lkjip_docgen.workbook.blocks import Months, Sheet
from lkjip_docgen.workbook.exporting import grids_of
from lkjip_docgen.workbook.fields import key_order
from lkjip_docgen.workbook.layout import sheets_of
from lkjip_docgen.workbook.months import Grid, months_of, rewrite_csv, table_of
from lkjip_docgen.workbook.reader import Reading, read_book


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The files that were changed (each with its earlier self as .bak) and the warnings."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...] = ()


def import_workbook(workbook: Path | str, data: Path | str) -> ImportResult:
    """Bring what a workbook says into a data file and the CSV files beside it.

    Only values that differ are written.  Raises `LkjipError` with every
    mistake of the workbook, by cell; nothing is written then.
    """
    file = data_file(Path(data))
    read = read_yaml(file)
    if read.findings:
        raise LkjipError(read.findings)
    sheets = sheets_of(read.data)
    grids = grids_of(sheets, file.parent)
    reading = read_book(open_book(Path(workbook)), sheets, grids)
    if reading.findings:
        raise LkjipError(reading.findings)
    before = file.read_bytes()
    contents = _contents(file, before, read, reading)
    findings = _check(contents[file], file, reading, sheets, Path(workbook))
    contents |= _tables(sheets, file.parent, grids, reading.grids)
    changed = [path for path, content in contents.items() if content != path.read_bytes()]
    for path in changed:
        _replace(path, contents[path])
    return ImportResult(tuple(changed), tuple(findings))


def _contents(file: Path, before: bytes, read: YamlData, reading: Reading) -> dict[Path, bytes]:
    """The data file with the new values."""
    mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    text = before.removeprefix(mark).decode("utf-8")
    new = pruned(reading.gathered.data) or {}
    return {file: mark + rewrite(text, read.data, new, key_order()).encode("utf-8")}


def _check(
    content: bytes, file: Path, reading: Reading, sheets: Sequence[Sheet], workbook: Path
) -> list[Finding]:
    """The warnings about the new data; `LkjipError` for errors, at the cell they come from."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / file.name
        copy.write_bytes(content)
        read = read_yaml(copy)
    if read.findings or not same(read.data, reading.gathered.data):
        raise problem(
            codes.TIDAK_TERMUAT,
            "Isi buku kerja tidak dapat ditulis ke berkas data tanpa berubah.",
            Place(str(workbook)),
            "Ubah bagian itu langsung pada berkas data.",
        )
    cells = {**reading.gathered.places, (): Place(str(workbook))}
    tables = {
        block.path: table_of(block, reading.grids[block.file])
        for block in months_of(sheets)
        if block.file in reading.grids and _still_named(block, read.data)
    }
    placed = YamlData(_placed(read.data, cells, ()), Places(cells, cells), ())
    _, findings = examine(placed, file.parent, tables)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise LkjipError(findings)
    return findings


def _still_named(block: Months, data: Mapping[str, Any]) -> bool:
    """Whether the data still name the file of a monthly table at its place."""
    value: Any = data
    for step in block.path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return False
    return bool(value == block.file)


def _placed(value: Any, cells: Mapping[Path_, Place], path: Path_) -> Any:
    """The data with numbers that know their cell instead of a line."""
    if isinstance(value, dict):
        return {key: _placed(item, cells, (*path, key)) for key, item in value.items()}
    if isinstance(value, list):
        return [_placed(item, cells, (*path, i)) for i, item in enumerate(value)]
    if isinstance(value, Number):
        return Number(Decimal(value), cells.get(path))
    return str(value) if isinstance(value, str) else value


def _tables(
    sheets: Sequence[Sheet], root: Path, old: Mapping[str, Grid], new: Mapping[str, Grid]
) -> dict[Path, bytes]:
    """The CSV files whose tables differ."""
    return {
        root / block.file: rewrite_csv(block, root, old[block.file], new[block.file])
        for block in months_of(sheets)
        if block.file in new and new[block.file].rows != old[block.file].rows
    }


def _replace(path: Path, content: bytes) -> None:
    """Write a file and keep the earlier one beside it."""

    def keep(aside: Path) -> None:
        shutil.copyfile(path, aside)

    def write(aside: Path) -> None:
        aside.write_bytes(content)

    write_aside(path.with_name(f"{path.name}.bak"), keep)
    write_aside(path, write)
