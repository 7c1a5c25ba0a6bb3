"""Copying a project from elsewhere into a folder of this computer, within limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from lkjip_docgen.addresses.address import Address
from lkjip_docgen.addresses.store import Entry, Store
from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import addresses as codes
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record

Counts = Callable[[str, bool], bool]
"""Whether what is called so, a folder or not, is a part of the project."""


class Most(Record):
    """How much of a project is copied: files and folders, how deep, bytes of one and of all."""

    entries: int = 20_000
    depth: int = 30
    of_one: int = 512 << 20
    of_all: int = 2 << 30


def fetch_project(
    store: Store, target: Path, counts: Counts, without: str | None = None, most: Most | None = None
) -> None:
    """Copy what is in a folder elsewhere to `target`, which is empty.

    `without` is the name of a folder in it that is left out.  A link becomes one that leads
    nowhere, so that it is seen and not followed.  Raises `LkjipError` for a name that would
    lead out of `target`, and for more than a project can be.
    """
    limits = most or Most()
    size = 0
    found = _walk(store, ".", counts, without, limits.depth)
    for count, (name, entry) in enumerate(found, 1):
        if count > limits.entries:
            raise _too_much(store.address, f"lebih dari {limits.entries} berkas dan folder")
        if entry.is_folder:
            (target / name).mkdir()
        elif entry.is_link:
            with suppress(OSError):  # not every computer lets everybody make links
                (target / name).symlink_to("tautan")
        elif entry.is_file:
            left = min(limits.of_one, limits.of_all - size)
            size += fetch(store, name, target / name, left)


def _walk(
    store: Store, folder: str, counts: Counts, without: str | None, depth: int
) -> Iterator[tuple[str, Entry]]:
    """What there is at and below a folder, each folder before what is in it."""
    if depth < 0:
        raise _too_much(store.address, "folder yang terlalu dalam")
    for entry in store.entries(folder):
        if not entry.is_safe:
            raise unsafe(store.address / folder, entry.name)
        name = entry.name if folder == "." else f"{folder}/{entry.name}"
        if not counts(entry.name, entry.is_folder) or name == without:
            continue
        yield name, entry
        if entry.is_folder:
            yield from _walk(store, name, counts, without, depth - 1)


def fetch(store: Store, name: str, target: Path, most: int) -> int:
    """Copy one file, which must not be there yet; its size.  Raises `LkjipError`."""
    size = 0
    try:
        with target.open("xb") as copy:
            for block in store.blocks(name):
                size += len(block)
                if size > most:
                    raise _too_much(store.address / name, f"lebih dari {most >> 20} MB")
                copy.write(block)
    except FileExistsError:
        raise problem(
            codes.ISI_ALAMAT,
            f"Nama `{name}` ada dua, atau hanya berbeda huruf besar-kecil dari nama lain, sehingga "
            "keduanya tidak dapat disalin ke komputer ini.",
            Place(str(store.address / name)),
            "Ganti nama salah satunya.",
        ) from None
    except OSError as error:
        raise problem(
            codes.ISI_ALAMAT,
            f"`{name}` tidak dapat disalin ke komputer ini ({error.strerror}).",
            Place(str(store.address / name)),
            "Kosongkan ruang pada komputer yang mengerjakannya, atau ganti nama berkas itu, lalu "
            "ulangi.",
        ) from None
    return size


def unsafe(folder: Address, name: str) -> LkjipError:
    """That a name elsewhere cannot be one in a folder of this computer."""
    return problem(
        codes.ISI_ALAMAT,
        f"Nama `{name}` pada alamat itu mengarah ke luar foldernya, atau tidak dapat dipakai di "
        "komputer ini, sehingga tidak disalin.",
        Place(str(folder)),
        "Hapus atau ganti nama objek itu, dan tanyakan kepada pengirimnya bila bukan milik Anda.",
    )


def _too_much(address: Address, what: str) -> LkjipError:
    return problem(
        codes.ISI_ALAMAT,
        f"Alamat itu berisi {what}, lebih dari yang wajar untuk folder kantor.",
        Place(str(address)),
        "Pindahkan yang bukan bahan laporan dari folder itu.",
    )
