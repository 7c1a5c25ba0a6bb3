"""A folder of this computer that stands for one elsewhere while files are made in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from lkjip_docgen.addresses.copying import Most, fetch
from lkjip_docgen.addresses.store import Store
from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import addresses as codes
from lkjip_docgen.findings.codes import data as data_codes
from lkjip_docgen.place import Place

_OWNERS: Final = ("~$", ".~lock.")  # how the files begin that say that a document is open


class Mirror:
    """The folder `here` with the files of the folder `there` that its own could meet."""

    def __init__(self, there: Store, here: Path) -> None:
        self._there = there
        self._here = here
        self._fetched: dict[str, str] = {}

    def bring(self, *endings: str) -> None:
        """Fetch the files with one of these endings, and which of them are open somewhere.

        Raises `LkjipError`; a folder that is not there yet holds none.
        """
        self._here.mkdir(exist_ok=True)
        try:
            entries = self._there.entries(".")
        except LkjipError as error:
            if error.findings[0].code == codes.ALAMAT_TIDAK_ADA:
                return
            raise
        for entry in entries:
            if not entry.is_file or not entry.is_safe:
                continue
            if entry.name.startswith(_OWNERS):
                (self._here / entry.name).touch()
            elif entry.name.lower().endswith(endings):
                fetch(self._there, entry.name, self._here / entry.name, Most().of_one)
                self._fetched[entry.name] = _digest(self._here / entry.name)

    def put_back(self, names: Iterable[str]) -> None:
        """Put there what was made here under these names, and is not there already.

        Raises `LkjipError`, for a file that somebody saved there meanwhile as well: that one is
        left as it is, and no harm is done where it is the very same.
        """
        for name in names:
            before, now = self._fetched.get(name, ""), _digest(self._here / name)
            if now and now != before:
                there = self._there.digest(name)
                if there not in (before, now):
                    raise self._saved_meanwhile(name)
                if there != now:
                    self._there.put(name, self._here / name)
                self._fetched[name] = now

    def _saved_meanwhile(self, name: str) -> LkjipError:
        return problem(
            data_codes.BERUBAH_SEMENTARA,
            f"{name} disimpan oleh program atau orang lain ketika sedang dibuat, sehingga tidak "
            "ditimpa.",
            Place(str(self._there.address / name)),
            "Pastikan tidak ada yang sedang menyuntingnya, lalu ulangi.",
        )


def _digest(file: Path) -> str:
    """What tells a file from one that was changed; "" where there is none."""
    if not file.is_file():
        return ""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
