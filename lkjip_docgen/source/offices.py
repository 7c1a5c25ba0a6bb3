"""The project folders below a folder: one office each, and that of their superior."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from lkjip_docgen.findings import Finding, LkjipError, Severity, problem
from lkjip_docgen.findings.codes import batch as codes
from lkjip_docgen.findings.codes import data as data_codes
from lkjip_docgen.place import Place
from lkjip_docgen.project_files import leads_elsewhere
from lkjip_docgen.records import MutableRecord, Record, field
from lkjip_docgen.source.files import DATA_FILE

_OUTPUTS = "keluaran"
_MISNAMED = (f"{DATA_FILE}.txt", "laporan.yml", "laporan.yaml.yaml")
_TABLES = (".yaml", ".yml", ".csv", ".xlsx", ".xlsm", ".ods")


class Office(Record):
    """A project folder; `name` says where it is below the folder of all, "." for that one itself.

    `size` is how many bytes of data it holds (YAML and tables), as a measure of the work.
    """

    folder: Path
    name: str
    size: int = 0

    @property
    def key(self) -> str:
        """Its name as every file system can tell it from others: capitals do not count."""
        return unicodedata.normalize("NFC", self.name).casefold()


class Offices(Record):
    """What was found below `root`: the superior's own project, the others by name, and findings.

    `superior` is None where `root` itself is no project folder.
    """

    root: Path
    superior: Office | None
    units: tuple[Office, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def all(self) -> tuple[Office, ...]:
        """Every project folder, that of the superior first."""
        return self.units if self.superior is None else (self.superior, *self.units)


class _Seen(MutableRecord):
    """What a walk has found so far."""

    root: Path
    without: frozenset[Path]
    offices: list[Office] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def find_offices(root: Path, *without: Path) -> Offices:
    """Every project folder at or below `root`, by name.

    A project folder holds a `laporan.yaml`, whatever that is: whether it can be read is found
    out when it is.  Links to folders are told and not followed; hidden folders, folders of
    outputs and those given as `without` are not looked into.  Folders among those of offices
    that hold no data are told.  Raises `LkjipError` where `root` is no folder, or holds no
    project at all.
    """
    if not root.is_dir():
        raise problem(
            data_codes.BERKAS_TIDAK_TERBACA,
            "Folder tidak ditemukan.",
            Place(str(root)),
            "Sebutkan folder yang memuat folder proyek semua kantor.",
        )
    seen = _Seen(root, frozenset(folder.resolve() for folder in without))
    _look_into(root, seen, inside=False)
    offices = sorted(seen.offices, key=lambda office: (office.key, office.name))
    findings = sorted(seen.findings, key=Finding.sort_key)
    if not offices:
        raise LkjipError((_no_office(root), *findings))
    superior = next((office for office in offices if office.folder == root), None)
    units = tuple(office for office in offices if office.folder != root)
    return Offices(root, superior, units, tuple(findings))


def _look_into(folder: Path, seen: _Seen, *, inside: bool) -> bool:
    """Note the projects at and below a folder; whether there are any.

    `inside` says that the folder is a part of a project, such as its pictures.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        seen.findings.append(_closed(folder, error))
        return False
    files = [entry for entry in entries if not _is_folder(entry)]
    is_project = any(entry.name == DATA_FILE for entry in files)
    if is_project:
        seen.offices.append(_office(folder, seen.root, files))
    empty = []
    for below in _folders(entries, seen):
        if not _look_into(below, seen, inside=inside or is_project):
            empty.append(below)
    found = is_project or _holds(folder, seen.offices)
    if found or folder == seen.root:
        part = inside or is_project
        seen.findings += [_without_data(each) for each in empty if not part or _misnamed(each)]
    return found


def _holds(folder: Path, offices: Iterable[Office]) -> bool:
    return any(office.folder.is_relative_to(folder) for office in offices)


def _folders(entries: Iterable[os.DirEntry[str]], seen: _Seen) -> Iterator[Path]:
    """The folders that are looked into, of those in a folder."""
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith(".") or entry.name == _OUTPUTS or not _is_folder(entry):
            continue
        if leads_elsewhere(path.parent, path) is not None:
            seen.findings.append(_link(path))
        elif path.resolve() not in seen.without:
            yield path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder or a link to one."""
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle
        return False


def _office(folder: Path, root: Path, files: Iterable[os.DirEntry[str]]) -> Office:
    tables = (entry for entry in files if entry.name.lower().endswith(_TABLES))
    size = sum(entry.stat(follow_symlinks=False).st_size for entry in tables)
    return Office(folder, folder.relative_to(root).as_posix(), size)


def _misnamed(folder: Path) -> str:
    """The data file of a folder under a name that is not read; "" where there is none."""
    return next((name for name in _MISNAMED if (folder / name).is_file()), "")


def _warning(code: str, message: str, folder: Path, suggestion: str) -> Finding:
    return Finding(code, Severity.WARNING, message, Place(str(folder)), suggestion=suggestion)


def _without_data(folder: Path) -> Finding:
    name = _misnamed(folder)
    message = f"Folder ini tidak memuat {DATA_FILE}, sehingga laporannya tidak dibuat."
    if name:
        remedy = f"Ganti nama {name} menjadi {DATA_FILE}."
    else:
        remedy = f"Letakkan {DATA_FILE} kantor itu di sini, atau pindahkan folder ini."
    return _warning(codes.TANPA_DATA, message, folder, remedy)


def _link(folder: Path) -> Finding:
    message = f"`{folder.name}` adalah tautan ke folder lain, sehingga tidak dibuka."
    remedy = "Ganti tautan itu dengan folder proyeknya, atau jalankan perintah ini di tempatnya."
    return _warning(codes.TAUTAN_FOLDER, message, folder, remedy)


def _closed(folder: Path, error: OSError) -> Finding:
    message = f"Folder ini tidak dapat dibuka ({error.strerror})."
    return _warning(codes.FOLDER_TERTUTUP, message, folder, "Periksa izin membaca folder itu.")


def _no_office(root: Path) -> Finding:
    message = f"Folder ini dan folder di bawahnya tidak memuat {DATA_FILE}."
    remedy = "Sebutkan folder yang memuat folder proyek semua kantor, masing-masing satu folder."
    return Finding(codes.TANPA_KANTOR, Severity.ERROR, message, Place(str(root)), suggestion=remedy)
