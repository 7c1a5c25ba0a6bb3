"""Where the Indonesian dictionary of Hunspell lies on this computer."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lkjip_docgen.records import Record

VARIABLE: Final = "LKJIP_KAMUS"
"""Names a folder with the dictionary; `tidak` stands for none at all."""
_NONE: Final = frozenset({"", "tidak"})
_NAME: Final = "id_ID"
_LARGEST: Final = 20_000_000  # bytes; the whole dictionary has 0.3 million
_EXTENSION: Final = "share/extensions/dict-id"
_LINUX: Final = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/share/myspell",
    f"/usr/lib/libreoffice/{_EXTENSION}",
    f"/usr/lib64/libreoffice/{_EXTENSION}",
    f"/snap/libreoffice/current/lib/libreoffice/{_EXTENSION}",
)
_MAC: Final = (
    "/Applications/LibreOffice.app/Contents/Resources/extensions/dict-id",
    "/Library/Spelling",
    "/opt/homebrew/share/hunspell",
    "/usr/local/share/hunspell",
)


class Files(Record):
    """The two files of a dictionary: its rules of affixes, and its words."""

    rules: Path
    words: Path


def is_wanted() -> bool:
    """Whether a dictionary is to be looked for: `LKJIP_KAMUS=tidak` says that it is not."""
    return os.environ.get(VARIABLE, "id").strip().lower() not in _NONE


def find() -> Files | None:
    """The first dictionary of this computer; None where there is none, or none is wanted."""
    if not is_wanted():
        return None
    return next(filter(None, map(_in_folder, _folders())), None)


def _in_folder(folder: Path) -> Files | None:
    """The dictionary in a folder; a relative one would be another with every current folder."""
    files = Files(folder / f"{_NAME}.aff", folder / f"{_NAME}.dic")
    sound = folder.is_absolute() and _is_sound(files.rules) and _is_sound(files.words)
    return files if sound else None


def _is_sound(file: Path) -> bool:
    try:
        return file.is_file() and file.stat().st_size <= _LARGEST
    except OSError:
        return False


def _folders() -> Iterator[Path]:
    """The folders where a dictionary may lie: the one that is named alone, else all known ones."""
    if (named := os.environ.get(VARIABLE)) is not None:
        yield Path(named.strip())
        return
    if sys.platform == "win32":
        yield from _of_windows()
    elif sys.platform == "darwin":
        yield Path.home() / "Library/Spelling"
        yield from map(Path, _MAC)
    else:
        yield from map(Path, _LINUX)
        yield from sorted(Path("/opt").glob(f"libreoffice*/{_EXTENSION}"), reverse=True)
    yield from _added_to_libreoffice()


def _of_windows() -> Iterator[Path]:
    for variable in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"):
        if programs := os.environ.get(variable):
            yield Path(programs) / "LibreOffice" / _EXTENSION


def _added_to_libreoffice() -> Iterator[Path]:
    """The extensions that this user has added to LibreOffice."""
    try:
        home = Path.home()
    except RuntimeError:  # a user without a home
        return
    bases = {
        "win32": Path(os.environ.get("APPDATA", home)) / "LibreOffice",
        "darwin": home / "Library/Application Support/LibreOffice",
    }
    base = bases.get(sys.platform, home / ".config/libreoffice")
    packages = base / "4/user/uno_packages/cache/uno_packages"
    for found in sorted(packages.glob(f"*/*/{_NAME}.aff")):
        yield found.parent
    for found in sorted(packages.glob(f"*/*/*/{_NAME}.aff")):
        yield found.parent
