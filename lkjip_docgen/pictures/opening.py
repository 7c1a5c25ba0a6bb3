"""Picture files as Pillow sees them: which kinds are read, and how large one may be.

HEIC, the kind of photographs that iPhones take, is read by `pi-heif`, an extra
(`lkjip-docgen[heic]`) that is imported for such a file alone.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL import Image

FORMATS: Final = ("PNG", "JPEG", "WEBP")
SUFFIXES: Final = frozenset({".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif"})
MAX_PIXELS: Final = 110_000_000  # what telephones of 108 megapixels take
_ORIENTATION: Final = 0x0112  # EXIF tag
_SIDEWAYS: Final = 5  # from here on the camera was held upright
# ISO/IEC 23008-12, annex B and 10: an image of HEVC, or several of them.
_HEIC_BRANDS: Final = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"}
_HEAD: Final = 64  # bytes in which a file says its brands


class HeicNotInstalledError(Exception):
    """The file is HEIC, and what reads HEIC is not installed."""


@contextmanager
def opened(path: Path) -> Iterator[Image.Image]:
    """The first picture of a file.

    Raises `Image.DecompressionBombError` above `MAX_PIXELS`, before anything is
    decoded, `HeicNotInstalledError`, and what Pillow's readers raise for broken
    files.
    """
    from PIL import Image  # takes its time: only for a picture that is not known yet

    if is_heic(path):
        yield _read_heic(path)
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about what a camera wrote; in English
        with Image.open(path, formats=FORMATS) as image:
            _within_limit(image.size)
            yield image


def upright(image: Image.Image, width: int, height: int) -> tuple[int, int]:
    """Width and height of a file, in pixels, once its picture is upright."""
    return (height, width) if is_sideways(image) else (width, height)


def orientation(image: Image.Image) -> int:
    """How the camera was held, as EXIF says it; 1 is upright."""
    found = image.getexif().get(_ORIENTATION, 1)
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def is_sideways(image: Image.Image) -> bool:
    """Whether width and height change places when the picture is turned upright."""
    return orientation(image) >= _SIDEWAYS


def _within_limit(size: tuple[int, int]) -> None:
    from PIL import Image

    if size[0] * size[1] > MAX_PIXELS:
        raise Image.DecompressionBombError


def is_heic(path: Path) -> bool:
    """Whether a file says that it is HEIC."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    end = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[at : at + 4] for at in range(8, end - 3, 4)}
    return head[4:8] == b"ftyp" and not brands.isdisjoint(_HEIC_BRANDS)


def _read_heic(path: Path) -> Image.Image:
    try:
        import pi_heif
    except ImportError:
        raise HeicNotInstalledError from None
    found = pi_heif.open_heif(path)
    _within_limit(found.size)
    image: Image.Image = found.to_pillow()  # upright already
    image.getexif().pop(_ORIENTATION, None)
    image.format = "HEIF"
    return image
