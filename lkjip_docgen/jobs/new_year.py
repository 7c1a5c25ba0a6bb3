"""The folder of the next year: data file, emptied tables, and the files it needs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from lkjip_docgen.editing import rewrite
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.measures import kode_for_chart, measure
from lkjip_docgen.model import key_order
from lkjip_docgen.new_year import NextYear, carry, without_past
from lkjip_docgen.output import fresh_folder
from lkjip_docgen.place import Place
from lkjip_docgen.project_files import own_file, own_tree
from lkjip_docgen.records import replace
from lkjip_docgen.resources import copy_schema, copy_starters
from lkjip_docgen.source import (
    DATA_FILE,
    Project,
    documents,
    load_project,
    named_pictures,
    pictures_of,
    read_yaml,
    select,
    with_defaults,
    without_figures,
)
from lkjip_docgen.workbook import empty_csv, tables_of

_BESIDE = ("gaya.toml",)
_FOLDERS = ("templates",)


def new_year(data: Path | str, out: Path | str | None = None) -> Path:
    """Make the folder of the next year and return it.

    By default it stands beside this year's.  Raises `LkjipError` when the
    data have errors or the folder is there already; nothing is written then.
    """
    project = load_project(data)
    year = project.laporan.dokumen.tahun + 1
    folder = Path(out) if out is not None else _beside(project.root, year)
    text, coming = _data_file(project, year)
    with fresh_folder(folder) as made:
        _fill(made, text, coming, project)
        _check(made, project)
    return folder


def _beside(root: Path, year: int) -> Path:
    """The folder of the next year: `kantor-2023` becomes `kantor-2024`."""
    if root.name in ("", ".."):
        root = root.resolve()  # the current folder, or one above it, has its name elsewhere
    old = str(year - 1)
    name = root.name.replace(old, str(year)) if old in root.name else f"{root.name}-{year}"
    return root.with_name(name)


def _check(made: Path, project: Project) -> None:
    """Raise `LkjipError`, placed in this year's data, when the new folder has errors."""
    try:
        load_project(made)
    except LkjipError as error:
        place = Place(str(project.data_file))
        raise LkjipError(replace(finding, place=place) for finding in error.findings) from None


def _data_file(project: Project, year: int) -> tuple[str, NextYear]:
    """The text of the next data file: first without the past, then carried on."""
    text = project.data_file.read_bytes().decode("utf-8-sig")
    data = read_yaml(project.data_file).data
    left = without_past(with_defaults(data), year)
    text = rewrite(text, data, left, key_order())
    coming = carry(left, measure(project.laporan), year)
    return rewrite(text, left, coming.data, key_order(), coming.remarks.lines), coming


def _fill(folder: Path, text: str, coming: NextYear, project: Project) -> None:
    folder.mkdir()
    (folder / DATA_FILE).write_bytes(text.encode("utf-8"))
    copy_schema(folder)
    copy_starters(folder)
    _write_tables(folder, coming, project)
    for source in _needed(text, coming, project):
        _copy(source, project.root, folder)


def _write_tables(folder: Path, coming: NextYear, project: Project) -> None:
    """The tables of this year, under their new names, without their figures."""
    for block in tables_of(read_yaml(project.data_file).data):
        target = folder / coming.tables[block.file]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(empty_csv(block, project.root))
    laporan = project.laporan
    own = {table.kode: table.berkas for table in laporan.tabel_sendiri}
    own |= {kode_for_chart(c): c.berkas for c in laporan.grafik_sendiri if c.berkas is not None}
    for kode, table in own.items():
        target = folder / coming.own_tables[kode]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(without_figures(table))


def _needed(text: str, coming: NextYear, project: Project) -> Iterator[Path]:
    """The files that the next data name or show, and those that change how a report looks."""
    shown = [name for _, name in pictures_of(project.laporan) if _stands_in(text, name)]
    for name in dict.fromkeys((*_named(coming), *shown, *_BESIDE)):
        source = own_file(project.root, name)
        if source is not None:
            yield source
    for name in _FOLDERS:
        yield from own_tree(project.root, name)


def _named(coming: NextYear) -> Iterator[str]:
    """The pictures and documents that the next data name; one may be declared away."""
    for field in (*named_pictures.FIELDS, documents.FIELD):
        for _, value in select(coming.data, field):
            if isinstance(value, str):
                yield value.strip()


def _stands_in(text: str, name: str) -> bool:
    """Whether a text that was carried on shows a picture; blanks may be written as `%20`."""
    return name in text or quote(name) in text


def _copy(source: Path, root: Path, folder: Path) -> None:
    """A file of the project `root` at the same place of the new folder."""
    target = folder / source.relative_to(root)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
