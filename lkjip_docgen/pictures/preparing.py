"""Picture files for the report: prepared once, known again by every later build."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import report as codes
from lkjip_docgen.pictures.keeping import Picture, kept

MAX_DPI: Final = 220
_KEPT: Final = 64  # pictures: more than a report has


def prepare(path: Path, width_cm: float) -> Picture:
    """Read a picture and scale it down to what a print of that width can show.

    A sound PNG or JPEG of ordinary colours that is not too fine stays byte for
    byte; all else is turned upright, brought to 8-bit grey or sRGB and written
    anew: PNG as PNG, photographs as JPEG, what is transparent as PNG.  Word,
    PDF and page share what was prepared, and so does the next build (`keeping`).
    Raises `LkjipError` (LK411) when the file cannot be read as a picture.
    """
    limit = max(1, round(width_cm / 2.54 * MAX_DPI))
    try:
        found = path.stat()
        return _prepared(path, (found.st_mtime_ns, found.st_size), limit)
    except Exception as error:  # Pillow's decoders raise many kinds of errors on broken files
        raise _problem(path) from error


@lru_cache(maxsize=_KEPT)
def _prepared(path: Path, state: tuple[int, int], limit: int) -> Picture:
    """The picture for a width of `limit` pixels; `state` tells the file from its later self."""
    content = path.read_bytes()
    return kept(content, limit, lambda: _made(path, content, limit))


def _made(path: Path, content: bytes, limit: int) -> Picture:
    from lkjip_docgen.pictures.scaling import made  # Pillow, which a known picture needs not

    return made(path, content, limit)


def _problem(path: Path) -> LkjipError:
    return problem(
        codes.PICTURE_NOT_PREPARED,
        f"Gambar {path.name} tidak dapat dibaca.",
        path,
        "Simpan ulang gambar itu sebagai PNG atau JPEG.",
    )
