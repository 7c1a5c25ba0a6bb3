"""Pictures made ready for the report: upright, in plain colours, scaled to what print can show."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

from PIL import Image

from lkjip_docgen.pictures.colours import PLAIN, has_srgb, plain
from lkjip_docgen.pictures.keeping import Picture
from lkjip_docgen.pictures.opening import is_sideways, opened, orientation

# Re-encoding costs quality and time: a picture only a little too fine, or a small
# file, stays as it is.
_TOLERANCE: Final = 1.25
_SMALL: Final = 250_000  # bytes
_SMALL_SIZE: Final = 20_000_000  # pixels that a small file may unpack to
_MEDIA_TYPES: Final = {"PNG": "image/png", "JPEG": "image/jpeg"}
_QUALITY: Final = 88
_DEPTH: Final = 24  # where a PNG says how many bits a sample has
_TURNS: Final = {  # by the orientation of EXIF
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def made(path: Path, content: bytes, limit: int) -> Picture:
    """The picture of a file with that content, for a width of `limit` pixels."""
    with opened(path) as image:
        if _is_ready(image, content) and _fits(image, content, limit):
            return Picture(content, _MEDIA_TYPES[image.format or ""], *image.size)
        return _written(image, limit)


def _is_ready(image: Image.Image, data: bytes) -> bool:
    """Whether every reader shows the file as it is, and alike."""
    if image.format not in _MEDIA_TYPES or image.mode not in PLAIN:
        return False
    if image.format == "PNG" and not _is_plain_png(image, data):
        return False
    return orientation(image) == 1 and has_srgb(image)


def _is_plain_png(image: Image.Image, data: bytes) -> bool:
    """Whether a PNG has samples of 8 bits, and no colour that stands for what is transparent."""
    return data[_DEPTH] <= 8 and "transparency" not in image.info


def _fits(image: Image.Image, data: bytes, limit: int) -> bool:
    small = len(data) <= _SMALL and image.width * image.height <= _SMALL_SIZE
    return small or image.width <= limit * _TOLERANCE


def _written(image: Image.Image, limit: int) -> Picture:
    kind = "PNG" if image.format == "PNG" else "JPEG"
    turn = _TURNS.get(orientation(image))
    picture = plain(_scaled(image, limit))
    if turn is not None:
        picture = picture.transpose(turn)
    if picture.mode == "RGBA":
        kind = "PNG"
    out = io.BytesIO()
    picture.save(out, kind, **({"quality": _QUALITY} if kind == "JPEG" else {}))
    return Picture(out.getvalue(), _MEDIA_TYPES[kind], *picture.size)


def _scaled(image: Image.Image, limit: int) -> Image.Image:
    """The picture at most `limit` pixels wide once it is upright."""
    own = image.height if is_sideways(image) else image.width
    scale = limit / own
    if scale >= 1:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    # The JPEG decoder skips what is not needed; twice the size leaves enough to smooth.
    image.draft(None, (2 * size[0], 2 * size[1]))
    if image.mode == "I;16":  # before it takes three times the memory
        return image.resize(size, Image.Resampling.LANCZOS)
    smooth = image.mode in PLAIN | {"CMYK"} and "transparency" not in image.info
    picture = image if smooth else plain(image)
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
