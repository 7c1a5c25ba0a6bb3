"""The project folders below a folder: one office each, and that of their superior."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from lkjip_docgen.findings import Finding, LkjipError, Severity, problem
from lkjip_docgen.findings.codes import batch as codes
from lkjip_docgen.findings.codes import data as data_codes
from lkjip_docgen.place import Place
from lkjip_docgen.project_files import fits_everywhere, leads_elsewhere
from lkjip_docgen.records import Record, replace
from lkjip_docgen.source.files import DATA_FILE

_OUTPUTS = "keluaran"
_SUMMARY = "ringkasan-batch.json"
_MISNAMED = (f"{DATA_FILE}.txt", "laporan.yml", "laporan.yaml.yaml")
_TABLES = (".yaml", ".yml", ".csv", ".xlsx", ".xlsm", ".ods")


_DEEPEST = 40
"""Folders within folders that are looked into; a place elsewhere could go on for ever."""
_MOST_FOLDERS = 100_000


class Member(Record):
    """A project folder by where it is below the folder of all, "." for that one itself.

    `size` is how many bytes of data it holds (YAML and tables), as a measure of the work.
    """

    name: str
    size: int = 0

    @property
    def key(self) -> str:
        """Its name as every file system can tell it from others: without capitals, a last dot."""
        return _key(self.name)


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFC", name).casefold()
    return "/".join(part.rstrip(". ") or part for part in plain.split("/"))


class Members(Record):
    """The offices that were found, by name, that of the superior (".") first; and findings."""

    all: tuple[Member, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def superior(self) -> Member | None:
        """The folder of all itself, where it is a project folder."""
        return next((office for office in self.all if office.name == "."), None)

    @property
    def units(self) -> tuple[Member, ...]:
        """The other offices."""
        return tuple(office for office in self.all if office.name != ".")


class Listed(Protocol):
    """What a folder holds: files, folders and links, which are none of both."""

    @property
    def name(self) -> str:
        """Its name in the folder."""

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder, and no link to one."""

    @property
    def is_link(self) -> bool:
        """Whether it is a link to a folder."""

    @property
    def size(self) -> int:
        """How many bytes it holds, if it is a file of data."""


class Tree(Protocol):
    """Folders by their names below a root, "." being the root itself."""

    def place(self, name: str) -> str:
        """Where a folder is, as people are told."""

    def entries(self, name: str) -> Iterable[Listed]:
        """What a folder holds, by name; raises `OSError` or `LkjipError`."""

    def is_left_out(self, name: str) -> bool:
        """Whether a folder is not looked into."""


def find_members(tree: Tree) -> Members:
    """Every project folder at or below the root of a tree, as `members_below` finds them.

    Raises `LkjipError` where there is none.
    """
    walk = _Walk(tree)
    walk.look_into(".", inside=False)
    members = sorted(walk.members, key=lambda each: (each.name != ".", each.key, each.name))
    findings = sorted(walk.findings, key=Finding.sort_key)
    if not members:
        raise LkjipError((_no_office(tree.place(".")), *findings))
    return Members(tuple(members), tuple(findings))


def members_below(root: Path, *without: Path) -> Members:
    """Every project folder at or below a folder of this computer, by name.

    A project folder holds a `laporan.yaml`, whatever that is: whether it can be read is found
    out when it is.  Links to folders are told and not followed; hidden folders, folders of
    outputs and those given as `without` are not looked into.  Folders among those of offices
    that hold no data are told.  Raises `LkjipError` where `root` is no folder, or holds no
    project at all.
    """
    if not root.is_dir():
        raise problem(
            data_codes.BERKAS_TIDAK_TERBACA,
            "Ini berkas, bukan folder." if root.is_file() else "Folder tidak ditemukan.",
            Place(str(root)),
            "Sebutkan folder yang memuat folder proyek semua kantor.",
        )
    return find_members(_FolderTree(root, without))


class _Entry(Record):
    """What a folder of this computer holds; see `Listed`."""

    name: str
    is_folder: bool
    is_link: bool
    size: int


class _FolderTree:
    """The folders of this computer below `root`, but for those given as `without`."""

    def __init__(self, root: Path, without: Iterable[Path]) -> None:
        self._root = root
        self._without = frozenset(folder.resolve() for folder in without)

    def place(self, name: str) -> str:
        return str(self._root / name)

    def entries(self, name: str) -> Iterator[Listed]:
        for entry in sorted(os.scandir(self._root / name), key=lambda entry: entry.name):
            yield _listed(entry)

    def is_left_out(self, name: str) -> bool:
        return bool(self._without) and (self._root / name).resolve() in self._without


def _listed(entry: os.DirEntry[str]) -> _Entry:
    path = Path(entry.path)
    leads_to_folder = _is_folder(entry)
    is_link = leads_to_folder and leads_elsewhere(path.parent, path) is not None
    is_data = not leads_to_folder and entry.name.lower().endswith(_TABLES)
    size = entry.stat(follow_symlinks=False).st_size if is_data else 0
    return _Entry(entry.name, leads_to_folder and not is_link, is_link, size)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder or a link to one."""
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle
        return False


class _EndlessError(OSError):
    """There are more folders than anybody has offices."""


class _Walk:
    """What a walk through a tree has found so far."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self.members: list[Member] = []
        self.findings: list[Finding] = []
        self._misnamed: dict[str, str] = {}
        self._not_told: set[str] = set()
        self._looked = 0

    def look_into(self, folder: str, *, inside: bool) -> bool:
        """Note the projects at and below a folder; whether there are any.

        `inside` says that the folder is a part of a project, such as its pictures.
        """
        try:
            entries = self._entries(folder)
        except (OSError, LkjipError) as error:
            if self._looked <= _MOST_FOLDERS + 1:  # of all that are too many the first
                self.findings.append(_closed(self._tree.place(folder), error))
            self._not_told.add(folder)  # what it holds is not known
            return False
        before = len(self.members)
        files = [entry for entry in entries if not (entry.is_folder or entry.is_link)]
        is_project = any(entry.name == DATA_FILE for entry in files)
        if is_project:
            self.members.append(Member(folder, _size(files)))
            self._tell_unfit(folder)
        self._note(folder, files)
        empty = [
            below
            for below in self._folders(folder, entries)
            if not self.look_into(below, inside=inside or is_project)
        ]
        found = len(self.members) > before
        if found or folder == ".":
            self._tell_empty(empty, is_part=inside or is_project)
        return found

    def _entries(self, folder: str) -> list[Listed]:
        """What a folder holds; a place that goes on and on is not followed for ever."""
        self._looked += 1
        if folder.count("/") > _DEEPEST:
            raise _EndlessError(0, "folder yang terlalu dalam")
        if self._looked > _MOST_FOLDERS:
            raise _EndlessError(0, f"lebih dari {_MOST_FOLDERS} folder")
        return list(self._tree.entries(folder))

    def _folders(self, folder: str, entries: Iterable[Listed]) -> Iterator[str]:
        """The folders that are looked into, of those in a folder."""
        for entry in entries:
            if entry.name.startswith(".") or entry.name == _OUTPUTS:
                continue
            name = entry.name if folder == "." else f"{folder}/{entry.name}"
            if entry.is_link:
                self.findings.append(_link(entry.name, self._tree.place(name)))
            elif entry.is_folder and not self._tree.is_left_out(name):
                yield name

    def _note(self, folder: str, files: Iterable[Listed]) -> None:
        """Remember data under a name that is not read, and which folder an earlier batch filled."""
        names = {entry.name for entry in files}
        wrong = next((name for name in _MISNAMED if name in names), "")
        if wrong:
            self._misnamed[folder] = wrong
        if _SUMMARY in names:
            self._not_told.add(folder)

    def _tell_unfit(self, folder: str) -> None:
        unfit = next((part for part in folder.split("/") if not fits_everywhere(part)), "")
        if unfit and folder != ".":
            self.findings.append(_unfit(unfit, self._tree.place(folder)))

    def _tell_empty(self, folders: Iterable[str], *, is_part: bool) -> None:
        """Tell of folders without data; parts of a project hold none by right."""
        for folder in folders:
            name = self._misnamed.get(folder, "")
            if name or not (is_part or folder in self._not_told):
                self.findings.append(_without_data(self._tree.place(folder), name))


def _size(files: Iterable[Listed]) -> int:
    """How many bytes of data there are in some files."""
    return sum(entry.size for entry in files if entry.name.lower().endswith(_TABLES))


def _warning(code: str, message: str, place: str, suggestion: str) -> Finding:
    return Finding(code, Severity.WARNING, message, Place(place), suggestion=suggestion)


def _without_data(place: str, misnamed: str) -> Finding:
    message = f"Folder ini tidak memuat {DATA_FILE}, sehingga laporannya tidak dibuat."
    if misnamed:
        remedy = f"Ganti nama {misnamed} menjadi {DATA_FILE}."
    else:
        remedy = f"Letakkan {DATA_FILE} kantor itu di sini, atau pindahkan folder ini."
    return _warning(codes.TANPA_DATA, message, place, remedy)


def _link(name: str, place: str) -> Finding:
    message = f"`{name}` adalah tautan ke folder lain, sehingga tidak dibuka."
    remedy = "Ganti tautan itu dengan folder proyeknya, atau jalankan perintah ini di tempatnya."
    return _warning(codes.TAUTAN_FOLDER, message, place, remedy)


def _unfit(name: str, place: str) -> Finding:
    message = f"Nama folder `{name}` tidak dapat dipakai di semua komputer."
    remedy = (
        'Ganti namanya tanpa tanda : * ? " < > |, titik atau spasi di akhir, dan nama perangkat '
        "Windows seperti CON atau NUL."
    )
    return _warning(codes.NAMA_FOLDER_KHUSUS, message, place, remedy)


def _closed(place: str, error: OSError | LkjipError) -> Finding:
    if isinstance(error, LkjipError):
        why = error.findings[0].message.rstrip(".")
    else:
        why = error.strerror or type(error).__name__
    message = f"Folder ini tidak dapat dibuka ({why}), sehingga kantor di dalamnya terlewat."
    remedy = "Periksa izin membaca folder itu, lalu jalankan lagi."
    if isinstance(error, _EndlessError):
        remedy = "Pindahkan yang bukan bahan laporan dari folder itu, lalu jalankan lagi."
    return replace(_warning(codes.FOLDER_TERTUTUP, message, place, remedy), severity=Severity.ERROR)


def _no_office(place: str) -> Finding:
    message = f"Folder ini dan folder di bawahnya tidak memuat {DATA_FILE}."
    remedy = "Sebutkan folder yang memuat folder proyek semua kantor, masing-masing satu folder."
    return Finding(codes.TANPA_KANTOR, Severity.ERROR, message, Place(place), suggestion=remedy)
