"""A folder at an address: listed, read and written by the names below it.

Whoever fills that place is not trusted: a name that would lead out of a folder is none, and
what is read is counted, whatever size it was said to have.
"""

from __future__ import annotations

import hashlib
import os
import posixpath
import secrets
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final, Protocol
from urllib.parse import quote, unquote

from lkjip_docgen.addresses.address import Address
from lkjip_docgen.addresses.asking import asking
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.findings.codes import addresses as codes
from lkjip_docgen.project_files import fits_everywhere, leads_away
from lkjip_docgen.records import Record

_BLOCK: Final = 1 << 20  # bytes read at a time
_MOST: Final = 100_000  # files and folders of one folder
_TRIAL: Final = ".lkjip-uji.sementara"
_WEB: Final = ("http", "https")


class FileSystem(Protocol):
    """What is used of a file system of fsspec; each raises whatever its library raises."""

    def ls(self, path: str, detail: bool) -> Iterable[Mapping[str, object]]:
        """What a folder holds: "name" (a path), "type", "size", and more."""

    def info(self, path: str) -> Mapping[str, object]:
        """What `ls` tells of one file."""

    def exists(self, path: str) -> bool:
        """Whether there is something."""

    def open(self, path: str, mode: str) -> BinaryIO:
        """The content of a file."""

    def put_file(self, lpath: str, rpath: str) -> object:
        """Copy a file of this computer to a path there."""

    def mv(self, path1: str, path2: str) -> object:
        """Give a file another path."""

    def rm_file(self, path: str) -> object:
        """Remove a file."""

    def makedirs(self, path: str, exist_ok: bool) -> object:
        """Make a folder and those above it."""

    def invalidate_cache(self) -> object:
        """Forget what was listed."""


class Entry(Record):
    """What a folder elsewhere holds: its name there, what it is, and its size in bytes.

    `is_safe` says that its name can be one in a folder of this computer.  A link is neither
    file nor folder: it could lead anywhere.
    """

    name: str
    is_folder: bool = False
    is_file: bool = False
    is_link: bool = False
    is_safe: bool = True
    size: int = 0


class Store:
    """The folder at `address`; names are below it, with `/`, "." for itself."""

    def __init__(self, address: Address, system: FileSystem, root: str) -> None:
        self.address = address
        self._system = system
        self._root = root.rstrip("/")

    def at(self, name: str) -> Store:
        """The folder `name` of it."""
        return Store(self.address / name, self._system, self._there(name)) if name else self

    def name_of(self, other: Store) -> str | None:
        """What the root of another store is called below this one, "." for the same; None."""
        mine, theirs = self._place(), other._place()
        if mine[:-1] != theirs[:-1]:
            return None
        if mine == theirs:
            return "."
        inside = f"{mine[-1].rstrip('/')}/"
        return theirs[-1].removeprefix(inside) if theirs[-1].startswith(inside) else None

    def _place(self) -> tuple[str, ...]:
        """Where it is, however that was written: the kind of place, the computer, the folder."""
        options = getattr(self._system, "storage_options", {})
        computer = (str(options.get(key, "")) for key in ("host", "port", "endpoint_url"))
        return (type(self._system).__name__, *computer, posixpath.normpath(self._root or "/"))

    def local(self) -> Path | None:
        """The folder itself where it lies on this computer."""
        return Path(self._root) if getattr(self._system, "local_file", False) else None

    def entries(self, name: str) -> tuple[Entry, ...]:
        """What a folder holds, by name; raises `LkjipError`."""
        there = self._there(name)
        with asking(self.address / name):
            listed = list(islice(self._system.ls(there, detail=True), _MOST + 1))
            if len(listed) > _MOST:
                raise OSError(f"lebih dari {_MOST} berkas dan folder")
            found = [entry for info in listed if (entry := self._entry(there, info)) is not None]
        return tuple(sorted(found, key=lambda entry: entry.name))

    def holds(self, name: str) -> bool:
        """Whether there is a file or folder of that name; raises `LkjipError`."""
        with asking(self.address / name):
            return bool(self._system.exists(self._there(name)))

    def blocks(self, name: str) -> Iterator[bytes]:
        """The content of a file, block by block; raises `LkjipError`."""
        address = self.address / name
        with asking(address):
            opened = self._system.open(self._there(name), "rb")
        try:
            while True:
                with asking(address):
                    block = opened.read(_BLOCK)
                if not block:
                    return
                yield bytes(block)
        finally:
            with suppress(Exception):  # it was only read
                opened.close()

    def digest(self, name: str) -> str:
        """What tells a file from one that was changed; "" where there is none."""
        found = hashlib.sha256()
        try:
            for block in self.blocks(name):
                found.update(block)
        except LkjipError as error:
            if error.findings[0].code == codes.ALAMAT_TIDAK_ADA:
                return ""
            raise
        return found.hexdigest()

    def put(self, name: str, file: Path) -> None:
        """Put a file there: all of it or nothing, where the place can rename or puts at once.

        What arrived is read again.  Raises `LkjipError`; where an earlier file could not be
        kept, half a new one is not left either.
        """
        self._system.invalidate_cache()
        with asking(self.address / name):
            if self._renames():
                self._put_aside(name, file)
            else:
                self._put_over(name, file)

    def refuse_closed(self) -> None:
        """Raise `LkjipError` where no file can be put, before costly work begins."""
        with tempfile.TemporaryDirectory(prefix="lkjip-") as place:
            file = Path(place) / _TRIAL
            file.touch()
            with asking(self.address):
                try:
                    self._put(file, self._there(_TRIAL))
                except Exception:
                    if not self._system.exists(self._there(_TRIAL)):
                        raise
                    # it is there from another time, and nothing may be written over
                    self._put(file, self._there(f".{secrets.token_hex(8)}.sementara"))
                with suppress(Exception):  # there are places where files can be put and not removed
                    self._system.rm_file(self._there(_TRIAL))

    def remove(self, name: str) -> None:
        """Remove a file; raises `LkjipError`."""
        with asking(self.address / name):
            self._system.rm_file(self._there(name))

    def _renames(self) -> bool:
        """Whether a file moves there under its new name, without being copied and deleted."""
        from fsspec import AbstractFileSystem

        return type(self._system).mv is not AbstractFileSystem.mv

    def _put_aside(self, name: str, file: Path) -> None:
        folder, _, own = self._there(name).rpartition("/")
        aside = f"{folder}/.{secrets.token_hex(8)}.sementara"
        try:
            self._put_whole(file, aside)
            self._system.mv(aside, f"{folder}/{own}")
        except BaseException:
            with suppress(Exception):
                self._system.rm_file(aside)
            raise

    def _put_over(self, name: str, file: Path) -> None:
        before = self.digest(name)
        try:
            self._put_whole(file, self._there(name))
        except BaseException:
            with suppress(Exception):
                if self.digest(name) != before:
                    self._system.rm_file(self._there(name))
            raise

    def _put_whole(self, file: Path, there: str) -> None:
        self._put(file, there)
        if self._system.info(there).get("size") != file.stat().st_size:
            raise OSError("yang tersimpan tidak utuh")

    def _put(self, file: Path, there: str) -> None:
        """Put a file, in a folder that is made if need be; never in a new bucket."""
        try:
            self._system.put_file(str(file), there)
        except FileNotFoundError:
            if not self._renames():
                raise
            self._system.makedirs(there.rpartition("/")[0], exist_ok=True)
            self._system.put_file(str(file), there)

    def _there(self, name: str) -> str:
        """The path of a name as the place has it."""
        if name in ("", "."):
            return self._root
        own = quote(name) if self.address.protocol in _WEB else name
        return f"{self._root}/{own}"

    def _entry(self, folder: str, info: Mapping[str, object]) -> Entry | None:
        """What is told of something in a folder; None of what is not in it."""
        name = self._name(folder, str(info["name"]))
        if not name:
            return None
        kind = info.get("type")
        if not _is_safe(name):
            return Entry(name, is_safe=False)
        return Entry(
            name,
            is_folder=kind == "directory",
            is_file=kind == "file" and not info.get("islink"),
            is_link=kind == "link" or bool(info.get("islink")),
            size=int(str(info.get("size") or 0)),
        )

    def _name(self, folder: str, path: str) -> str:
        """What a listed path is called in its folder; "" where it is not in there."""
        above, path = folder.strip("/"), path.strip("/")
        if above and not path.startswith(f"{above}/"):
            return ""
        name = path.removeprefix(above).lstrip("/")
        if self.address.protocol in _WEB:
            return "" if set(name) & set("?#") else unquote(name)
        return name


def _is_safe(name: str) -> bool:
    """Whether this computer can have a file of that name, in the folder that it belongs into."""
    if name in (".", "..") or "/" in name or "\0" in name:
        return False
    return os.name != "nt" or not (leads_away(name) or "\\" in name or not fits_everywhere(name))
