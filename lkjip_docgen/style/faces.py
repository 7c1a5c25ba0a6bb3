"""Which faces are installed, as far as the system says."""

from __future__ import annotations

import os
import subprocess
from functools import lru_cache
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


def _of_fontconfig() -> frozenset[str]:
    program = on_path("fc-list") if os.name == "posix" else None
    if program is None:
        return frozenset()
    try:
        done = subprocess.run(
            [program, ":", "family"], capture_output=True, timeout=_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    return _names(done.stdout.decode("utf-8", "replace"))


def _names(listed: str) -> frozenset[str]:
    """The names that fontconfig lists: those of one face in a line, with commas between."""
    lines = listed.replace("\\", "").splitlines()
    names = (name.strip() for line in lines for name in line.split(","))
    return frozenset(name.casefold() for name in names if name)
