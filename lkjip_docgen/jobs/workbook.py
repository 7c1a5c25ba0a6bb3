"""The data as an Excel workbook to fill in, and what was filled in back in the data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lkjip_docgen.editing import is_empty, pruned, same
from lkjip_docgen.filling import ChangedValue, changed_values, value_in_words
from lkjip_docgen.findings import Finding, LkjipError, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.output import Outputs, replace_together
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record
from lkjip_docgen.source import data_file, file_and_sheet, read_yaml, require_excel
from lkjip_docgen.workbook import (
    Entries,
    Grid,
    Import,
    Merger,
    MonthTable,
    Origin,
    digest_of,
    entries_of,
    grids_of,
    sheets_of,
    wording_of,
    write_book,
)

# --- out -------------------------------------------------------------------------------


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
    wording = wording_of(read.data)
    sheets = sheets_of(read.data, wording)
    grids = grids_of(sheets, file.parent)
    tables = {name: grid.rows for name, grid in grids.items()}
    outputs.reads(*(file.parent / file_and_sheet(name)[0] for name in grids))
    origin = Origin(digest_of(file.read_bytes()), read.data, tables, wording)
    outputs.write(target, lambda aside: write_book(aside, read, sheets, grids, origin))
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


# --- and back ---------------------------------------------------------------------------


class ImportResult(Record):
    """The files that were changed and, in `backups`, where their earlier selves are; the rest.

    A conflict is an error about one value, which stays as it is in the data
    file; everything else that the workbook changed is in the files.  `changes` are the values that
    became others, or would.
    """

    files: tuple[Path, ...]
    changes: tuple[ChangedValue, ...] = ()
    findings: tuple[Finding, ...] = ()
    conflicts: tuple[Finding, ...] = ()
    backups: tuple[Path, ...] = ()


def import_workbook(
    workbook: Path | str,
    data: Path | str,
    *,
    take_workbook: bool = False,
    dry_run: bool = False,
) -> ImportResult:
    """Bring what was changed in a workbook into a data file and the tables beside it.

    What the data file says differently since the export stays.  A value that
    both changed stays as the data file has it, and is reported; with
    `take_workbook` the workbook's value is taken.  Raises `LkjipError` with
    every mistake of the workbook, by cell; nothing is written then, nor with `dry_run`.
    """
    file = data_file(Path(data))
    read = read_yaml(file)
    if read.findings:
        raise LkjipError(read.findings)
    job = Import(Path(workbook), file, read, Merger(take_workbook))
    wanted = {path: (path.read_bytes(), content) for path, content in job.contents().items()}
    changed = {path: pair for path, pair in wanted.items() if pair[0] != pair[1]}
    told = (tuple(_changes(job)), tuple(job.findings), tuple(job.conflicts))
    if dry_run:
        return ImportResult((), *told)
    backups = replace_together(changed)
    job.remember()
    return ImportResult(tuple(changed), *told, backups)


def _changes(job: Import) -> Iterator[ChangedValue]:
    """What the data and their tables say differently after an import."""
    yield from changed_values(pruned(job.read.data) or {}, job.merged)
    for block, was, now in job.tables:
        for number, row in enumerate(now.rows):
            old = was.rows[number] if number < len(was.rows) else ()
            yield from _changed_cells(block, now, old, row)


def _changed_cells(
    block: MonthTable, grid: Grid, old: Sequence[object], row: Sequence[object]
) -> Iterator[ChangedValue]:
    """The cells of a row that became others, named by table, row and column."""
    label = ", ".join(str(value) for value in row[: grid.labels] if value is not None)
    for number, (column, value) in enumerate(zip(grid.fields, row, strict=True)):
        was = old[number] if number < len(old) else None
        if not same(was, value) and not (is_empty(was) and is_empty(value)):
            title = " › ".join(filter(None, (block.title, label, column.label)))
            yield ChangedValue(block.file, title, value_in_words(was), value_in_words(value))
