"""Which faces are installed, as far as the system says."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Final

from lkjip_docgen.programs import on_path

_SECONDS: Final = 20
_ALIKE: Final = {
    "arial": ("liberation sans", "arimo"),
    "times new roman": ("liberation serif", "tinos"),
    "courier new": ("liberation mono", "cousine"),
    "calibri": ("carlito",),
    "cambria": ("caladea",),
}
"""Faces of the same measures, which take the place of one without moving a line."""


def is_installed(face: str) -> bool:
    """Whether the layout has a face, or one of the same measures."""
    name = face.casefold()
    return not installed_faces().isdisjoint((name, *_ALIKE.get(name, ())))


@lru_cache(maxsize=1)
def installed_faces() -> frozenset[str]:
    """The names of the installed faces without capitals.

    Fontconfig knows them at once; where its program is missing (Windows,
    macOS), matplotlib looks through the folders for fonts.
    """
    found = _of_fontconfig()
    if found:
        return found
    import lkjip_docgen.plotting  # isort: skip  # noqa: F401  before matplotlib
    from matplotlib.font_manager import fontManager

    return frozenset(font.name.casefold() for font in fontManager.ttflist)


@lru_cache(maxsize=64)
def file_of(face: str, *, bold: bool, italic: bool) -> Path | None:
    """The file that a face is taken from, or the one that takes its place; None if none does."""
    program = on_path("fc-match") if os.name == "posix" else None
    if program is None:
        return _of_matplotlib(face, bold=bold, italic=italic)
    weight, slant = ("bold" if bold else "regular"), ("italic" if italic else "roman")
    pattern = re.sub(r"[\\\\:,-]", r"\\\g<0>", face)
    answer = _answer([program, "-f", "%{file}", f"{pattern}:{weight}:{slant}"])
    return Path(answer) if answer and Path(answer).is_file() else None


@lru_cache(maxsize=1)
def state() -> str:
    """What changes when a face is installed, replaced or taken away: nothing of it is read."""
    program = on_path("fc-list") if os.name == "posix" else None
    listed = _answer([program, "-f", "%{file}\n"]) if program is not None else ""
    files = sorted({Path(line) for line in listed.splitlines()} | set(_usual_folders()))
    digest = hashlib.sha256()
    for file in files:
        with suppress(OSError):
            digest.update(f"{file}\0{file.stat().st_mtime_ns}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _usual_folders() -> Iterator[Path]:
    """Where Windows and macOS keep faces: a folder changes with the files in it."""
    for variable, folder in _OF_WINDOWS:
        if place := os.environ.get(variable):
            yield Path(place, folder)
    yield from map(Path, _OF_MACOS)
    with suppress(RuntimeError):  # a user without a home
        yield Path.home() / "Library" / "Fonts"


_OF_WINDOWS: Final = (("WINDIR", "Fonts"), ("LOCALAPPDATA", "Microsoft/Windows/Fonts"))
_OF_MACOS: Final = ("/Library/Fonts", "/System/Library/Fonts")


def _of_matplotlib(face: str, *, bold: bool, italic: bool) -> Path | None:
    import lkjip_docgen.plotting  # isort: skip  # noqa: F401  before matplotlib
    from matplotlib.font_manager import FontProperties, findfont

    names = [face, *_ALIKE.get(face.casefold(), ())]
    wanted = FontProperties(
        family=names,
        weight="bold" if bold else "normal",
        style="italic" if italic else "normal",
    )
    try:
        return Path(findfont(wanted, fallback_to_default=False))
    except ValueError:
        return None


def _of_fontconfig() -> frozenset[str]:
    program = on_path("fc-list") if os.name == "posix" else None
    if program is None:
        return frozenset()
    return _names(_answer([program, ":", "family"]))


def _answer(command: list[str]) -> str:
    """What a program prints; nothing where it fails."""
    import subprocess  # not at the start of a check, which asks for no face

    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace")


def _names(listed: str) -> frozenset[str]:
    """The names that fontconfig lists: those of one face in a line, with commas between."""
    lines = listed.replace("\\", "").splitlines()
    names = (name.strip() for line in lines for name in line.split(","))
    return frozenset(name.casefold() for name in names if name)
