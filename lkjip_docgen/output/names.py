"""Names of output files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from pathlib import Path

FOLDER = "keluaran"
_LONGEST = 80  # characters: with folder, year and ending it fits into any system's names
FORMATS = ("docx", "pdf", "html")


def slug(text: str, otherwise: str = "kantor", longest: int = _LONGEST) -> str:
    """A part of a file name: letters, digits and hyphens, capitals kept, not too long for one.

    `otherwise` is that part where the text has no letter or digit to give.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")
    return _shortened(words, longest).strip("-") or otherwise


def _shortened(words: str, longest: int) -> str:
    """As many whole words as fit, none of which only leads on; of a long one its beginning."""
    if len(words) <= longest:
        return words
    whole = words[: longest + 1].rpartition("-")[0] or words[:longest]
    return whole.removesuffix("-dan")


def target_file(out: Path, name: str, suffix: str, formats: Container[str] = FORMATS) -> Path:
    """The file to write: `name` in the folder `out`.

    Where `out` is itself named as a file of one of the `formats` ("docx"),
    the file is that one, with the `suffix` wanted.
    """
    if out.suffix.lower().removeprefix(".") in formats:
        return out.with_suffix(suffix)
    return out / f"{name}{suffix}"
