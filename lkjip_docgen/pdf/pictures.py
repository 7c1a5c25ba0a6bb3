"""Picture files for a page: read, and scaled to what print can show."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.place import Place

MAX_DPI = 220
# Re-encoding costs quality and time: a picture only a little too fine, or a small
# file, stays as it is.
_TOLERANCE = 1.25
_SMALL = 250_000  # bytes
_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}
_ORIENTATION = 0x0112  # EXIF tag


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready to be shown: its bytes, media type and size in pixels."""

    data: bytes
    media_type: str
    width: int
    height: int


def prepare(path: Path, width_cm: float) -> Picture:
    """Read a picture and scale it down to what a print of that width can show.

    PNG and JPEG stay what they are, anything else becomes PNG.  Raises
    `LkjipError` (LK411) when the file cannot be read as a picture.
    """
    try:
        data = path.read_bytes()
        with warnings.catch_warnings(), Image.open(io.BytesIO(data)) as image:
            warnings.simplefilter("ignore")  # about what a camera wrote; in English
            limit = max(1, round(width_cm / 2.54 * MAX_DPI))
            turned = image.getexif().get(_ORIENTATION, 1) != 1
            fine = image.width > limit * _TOLERANCE and len(data) > _SMALL
            if image.format in _TYPES and not turned and not fine:
                return Picture(data, _TYPES[image.format], *image.size)
            return _encode(image, limit)
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError) as error:
        raise _problem(path) from error


def _encode(image: Image.Image, limit: int) -> Picture:
    kind = "JPEG" if image.format == "JPEG" else "PNG"
    image.draft(None, (limit, limit))  # lets the JPEG decoder skip what is not needed
    picture: Image.Image = ImageOps.exif_transpose(image)
    if picture.mode == "P":
        picture = picture.convert("RGBA")
    if picture.width > limit:
        height = max(1, round(picture.height * limit / picture.width))
        picture = picture.resize((limit, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.save(out, kind, **({"quality": 88} if kind == "JPEG" else {}))
    return Picture(out.getvalue(), _TYPES[kind], *picture.size)


def _problem(path: Path) -> LkjipError:
    return LkjipError(
        Finding(
            "LK411",
            Severity.ERROR,
            f"Gambar {path.name} tidak dapat dibaca.",
            Place(str(path)),
            suggestion="Simpan ulang gambar itu sebagai PNG atau JPEG.",
        )
    )
