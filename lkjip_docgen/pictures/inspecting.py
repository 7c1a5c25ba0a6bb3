"""Whether the report can show a picture file, and in words why not."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.pictures.looks import look, remembered_look
from lkjip_docgen.pictures.opening import MAX_PIXELS, HeicNotInstalledError, opened, upright

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
    if remembered_look(path) is not None:
        return
    from PIL import Image

    try:
        look(path)
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


def size_of(path: Path) -> tuple[int, int] | None:
    """Width and height in pixels as the picture is shown; None when it cannot be read."""
    try:
        known = remembered_look(path)
        if known is not None:
            return known
        with opened(path) as image:
            return upright(image, *image.size)
    except Exception:  # Pillow's readers raise many kinds of errors on broken files
        return None
