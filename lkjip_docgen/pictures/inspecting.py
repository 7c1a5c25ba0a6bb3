"""Whether the report can show a picture file, and in words why not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import Image, ImageFile

from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.pictures.opening import MAX_PIXELS, HeicNotInstalledError, opened
from lkjip_docgen.pictures.png import verify_png

MAX_BYTES: Final = 100 * 1024 * 1024
_MEGA: Final = 1_000_000
_SHRINK: Final = "Perkecil gambar, misalnya menjadi lebar 4.000 piksel, lalu simpan sebagai JPEG."


def inspect(path: Path, name: str) -> None:
    """Raise `LkjipError` unless Pillow can decode the picture within the limits.

    `name` is how the data call the file.  Large photographs are welcome, for
    they are scaled down; the limits are there for what no camera takes.
    """
    state = path.stat()
    if state.st_size > MAX_BYTES:
        message = f"Gambar `{name}` lebih dari {MAX_BYTES // 1024**2} MB."
        raise problem(codes.GAMBAR_TERLALU_BESAR, message, path, _SHRINK)
    try:
        _decode(path, (state.st_mtime_ns, state.st_size))
    except Image.DecompressionBombError:
        message = f"Gambar `{name}` lebih dari {MAX_PIXELS // _MEGA} juta piksel."
        raise problem(codes.GAMBAR_TERLALU_BESAR, message, path, _SHRINK) from None
    except HeicNotInstalledError:
        raise problem(
            codes.PEMBACA_HEIC,
            f"Gambar `{name}` berjenis HEIC (foto iPhone), dan pembacanya belum terpasang.",
            path,
            'Pasang dengan `pip install "lkjip-docgen[heic]"`, atau simpan foto itu sebagai JPEG.',
        ) from None
    except Exception:  # Pillow's decoders raise many kinds of errors on broken files
        raise problem(
            codes.GAMBAR_TIDAK_TERBACA,
            f"Gambar `{name}` rusak atau bukan PNG, JPEG, WebP, atau HEIC.",
            path,
            "Buka gambar itu dengan penampil gambar, lalu simpan ulang sebagai JPEG atau PNG.",
        ) from None


@lru_cache(maxsize=256)  # pictures found sound: a project is read more than once
def _decode(path: Path, state: tuple[int, int]) -> None:
    """Decode as the report will, but for the size: what is truncated is found now.

    JPEG decodes at an eighth of its size; nothing above the limit is decoded
    at all, nor anything but the first picture of several.  `state` tells the
    file from its later self.
    """
    with _strict(), opened(path) as image:
        width, height = image.size
        if image.format == "PNG":
            verify_png(path)
        image.draft(None, (width // 8, height // 8))
        image.load()
        image.getexif()


@contextmanager
def _strict() -> Iterator[None]:
    """Have truncated pictures refused, whatever another library has set for the process."""
    tolerant = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = tolerant
