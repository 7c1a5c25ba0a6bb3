"""From a workbook back into the data file and its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from lkjip_docgen.editing import pruned, rewrite, same
from lkjip_docgen.findings import Finding, LkjipError, Severity, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.model import key_order
from lkjip_docgen.place import Number, Place
from lkjip_docgen.records import MutableRecord, field, replace
from lkjip_docgen.source import (
    Book,
    Path_,
    Places,
    YamlData,
    at,
    examine,
    locate,
    open_book,
    read_bytes,
    read_yaml,
)
from lkjip_docgen.workbook.conflicts import data_conflict, table_conflict
from lkjip_docgen.workbook.earlier import Exported
from lkjip_docgen.workbook.excel_tables import rewrite_xlsx
from lkjip_docgen.workbook.layout import sheets_of
from lkjip_docgen.workbook.memory import recall, remember
from lkjip_docgen.workbook.merging import Merger, Rows, merge_rows
from lkjip_docgen.workbook.month_tables import Grid, MonthTable
from lkjip_docgen.workbook.months import grids_of, months_of, rewrite_csv
from lkjip_docgen.workbook.origin import Origin, digest_of, read_origin
from lkjip_docgen.workbook.reader import Reading, read_book
from lkjip_docgen.workbook.sheet_names import as_named
from lkjip_docgen.workbook.sheet_parts import Sheet
from lkjip_docgen.workbook.wording import wording_of
from lkjip_docgen.workbook.zeros import give_back


class Import(MutableRecord):
    """An import under way: what it finds, and what it would write."""

    workbook: Path
    file: Path
    read: YamlData
    merger: Merger
    findings: list[Finding] = field(default_factory=list)
    conflicts: list[Finding] = field(default_factory=list)
    origin: Origin | None = None
    since: Origin | None = None  # what the workbook said at its last import, if any
    said: Origin | None = None  # what it says now
    merged: dict[str, object] = field(default_factory=dict)  # the data as they become
    tables: list[tuple[MonthTable, Grid, Grid]] = field(default_factory=list)  # was and becomes

    def contents(self) -> dict[Path, bytes]:
        """The new bytes of the data file and of every table that changes."""
        book = open_book(self.workbook)
        before = self.file.read_bytes()
        now = grids_of(sheets_of(self.read.data), self.file.parent)
        self.origin = read_origin(book)
        origin = self.origin or self._origin_of(book, now)
        sheets, reading = _read(book, origin, now)
        if reading.findings:
            raise LkjipError(reading.findings)
        give_back(reading.gathered.data, [origin.data, self.read.data])
        self.since = recall(self.file, self.origin) if self.origin else None
        merged = self._merged(origin, reading, digest_of(before))
        base = _grids(sheets, self.since or origin, now)
        grids = self._merged_tables(sheets, base, now, reading)
        self.merged = merged
        self.tables = [(block, now[name], grid) for name, (block, grid) in grids.items()]
        contents = {self.file: self._text(before, merged)}
        self._check(contents[self.file], merged, reading, grids)
        if not origin.digest:
            self.findings.append(_unknown_origin(self.workbook))
        self.said = _said(origin, reading)
        return contents | self._tables(grids, now)

    def _origin_of(self, book: Book, now: Mapping[str, Grid]) -> Origin:
        """What a workbook that does not say so was made from: the data, in the words that fit."""
        earlier = Origin("", self.read.data, {})
        if not _read(book, earlier, now)[1].findings:
            return earlier
        return replace(earlier, wording=wording_of(self.read.data))

    def remember(self) -> None:
        """Note what was imported; not where a conflict is still to be decided."""
        if self.origin is not None and self.said is not None and not self.conflicts:
            remember(self.file, self.origin, self.said)

    def _merged(self, origin: Origin, reading: Reading, digest: str) -> dict[str, object]:
        """The data with what the workbook changed since its last import, or its export."""
        theirs = _filled(reading.gathered.data)
        if self.since is None and origin.digest in ("", digest):
            return theirs
        base = (self.since or origin).data
        merged = self.merger.data(base, _filled(self.read.data), theirs)
        places = reading.gathered.places
        self.conflicts += [
            data_conflict(conflict, self.read.places, places) for conflict in self.merger.conflicts
        ]
        return merged

    def _merged_tables(
        self,
        sheets: Sequence[Sheet],
        base: Mapping[str, Grid],
        now: Mapping[str, Grid],
        reading: Reading,
    ) -> dict[str, tuple[MonthTable, Grid]]:
        """Each table that the workbook changes, by file name."""
        changed: dict[str, tuple[MonthTable, Grid]] = {}
        for block in months_of(sheets):
            if not _is_changed(block.file, base, now, reading.grids):
                continue
            was, ours, new = (grids[block.file] for grids in (base, now, reading.grids))
            place = reading.gathered.places[block.path]
            rows = self._merged_rows(block, was, ours, new, place)
            if rows != ours.rows:
                changed[block.file] = (block, block.grid(rows))
        return changed

    def _merged_rows(
        self, block: MonthTable, was: Grid, ours: Grid, new: Grid, place: Place
    ) -> Rows:
        """The rows of a table with both sides' changes; conflicts are noted."""
        merger = Merger(self.merger.take_workbook)
        rows = merge_rows(was.rows, ours.rows, new.rows, was.labels, merger)
        for conflict in merger.conflicts:
            self.conflicts.append(table_conflict(block, conflict, new, place))
        return rows

    def _text(self, before: bytes, merged: dict[str, object]) -> bytes:
        """The data file with the new values."""
        mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
        text = before.removeprefix(mark).decode("utf-8")
        return mark + rewrite(text, self.read.data, merged, key_order()).encode("utf-8")

    def _check(
        self,
        content: bytes,
        merged: dict[str, object],
        reading: Reading,
        grids: Mapping[str, tuple[MonthTable, Grid]],
    ) -> None:
        """Keep the warnings about the new data; `LkjipError` for errors, at their cell."""
        read = self._read_again(content, merged)
        places = self._places(merged, reading)
        tables = {
            block.path: block.table(grids[block.file][1])
            for block in months_of(sheets_of(read.data))
            if block.file in grids
        }
        data = {key: _placed(value, places, (key,)) for key, value in read.data.items()}
        placed = YamlData(data, Places(places, places), ())
        _, self.findings = examine(placed, self.file.parent, tables)
        if any(finding.severity is Severity.ERROR for finding in self.findings):
            raise LkjipError(self.findings)

    def _read_again(self, content: bytes, merged: dict[str, object]) -> YamlData:
        """The new data file; `LkjipError` where it does not say what it should."""
        with TemporaryDirectory() as folder:
            copy = Path(folder) / self.file.name
            copy.write_bytes(content)
            read = read_yaml(copy)
        if read.findings or not same(read.data, merged):
            raise problem(
                codes.TIDAK_TERMUAT,
                "Isi buku kerja tidak dapat ditulis ke berkas data tanpa berubah.",
                Place(str(self.workbook)),
                "Ubah bagian itu langsung pada berkas data.",
            )
        return read

    def _places(self, merged: dict[str, object], reading: Reading) -> dict[Path_, Place]:
        """Where each value comes from: its cell, or its line where the workbook has another."""
        cells, theirs = reading.gathered.places, reading.gathered.data
        own = {
            path: place
            for path, place in cells.items()
            if path == () or same(at(merged, path), at(theirs, path))
        }
        lines = self.read.places.values if len(own) < len(cells) else {}
        return {**lines, **own, (): Place(str(self.workbook))}

    def _tables(
        self, changed: Mapping[str, tuple[MonthTable, Grid]], now: Mapping[str, Grid]
    ) -> dict[Path, bytes]:
        root = self.file.parent
        found: dict[Path, bytes] = {}
        for name, (block, grid) in changed.items():
            file = locate(root, block.file_name)
            write = rewrite_csv if file.suffix.lower() == ".csv" else rewrite_xlsx
            raw = found[file] if file in found else read_bytes(file)  # sheets may share a file
            found[file] = write(block, file, raw, now[name], grid)
        return found


def _read(book: Book, origin: Origin, now: Mapping[str, Grid]) -> tuple[tuple[Sheet, ...], Reading]:
    """The sheets that a workbook was made with, and what it holds now."""
    sheets = as_named(sheets_of(origin.data, origin.wording), book.names)
    grids = _grids(sheets, origin, now)
    return sheets, read_book(book, sheets, grids, Exported(origin.data))


def _is_changed(name: str, *sides: Mapping[str, Grid]) -> bool:
    """Whether a table is on every side, and is not in the last as it was in the first."""
    return all(name in side for side in sides) and sides[0][name].rows != sides[-1][name].rows


def _filled(data: dict[str, object]) -> dict[str, object]:
    """The data without anything empty in them."""
    return pruned(data) or {}


def _said(origin: Origin, reading: Reading) -> Origin:
    """What a workbook says now, as a later import has to know it."""
    tables = {name: grid.rows for name, grid in reading.grids.items()}
    return Origin(origin.digest, _filled(reading.gathered.data), tables)


def _unknown_origin(workbook: Path) -> Finding:
    return Finding(
        codes.SUSUNAN_BUKU_KERJA,
        Severity.WARNING,
        "Buku kerja tidak memuat catatan ekspornya, jadi seluruh isinya dipakai; ubahan pada "
        "berkas data sesudah ekspor tidak dapat dikenali.",
        Place(str(workbook)),
        "",
        "Bandingkan dengan berkas lama (.bak), dan ekspor lagi sebelum mengisi lebih lanjut.",
    )


def _grids(sheets: Sequence[Sheet], origin: Origin, now: Mapping[str, Grid]) -> Mapping[str, Grid]:
    """The monthly tables as they were exported."""
    blocks = {block.file: block for block in months_of(sheets)}
    then = {name: blocks[name].grid(rows) for name, rows in origin.tables.items()}
    return {**now, **then}


def _placed(value: object, cells: Mapping[Path_, Place], path: Path_) -> object:
    """The data with numbers that know their cell instead of a line."""
    if isinstance(value, dict):
        return {key: _placed(item, cells, (*path, key)) for key, item in value.items()}
    if isinstance(value, list):
        return [_placed(item, cells, (*path, i)) for i, item in enumerate(value)]
    if isinstance(value, Number):
        return Number(Decimal(value), cells.get(path))
    return str(value) if isinstance(value, str) else value
