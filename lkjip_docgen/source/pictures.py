"""Pictures named in the data: inside the project, sound, and not too large."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image, ImageFile

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.place import Place
from lkjip_docgen.source import codes
from lkjip_docgen.source.files import locate, problem
from lkjip_docgen.source.paths import Places, dotted, select
from lkjip_docgen.source.png import verify_png

MAX_BYTES = 40 * 1024 * 1024
MAX_PIXELS = 80_000_000
FORMATS = ("PNG", "JPEG", "WEBP")
FIELDS = (
    "dokumen.foto_sampul",
    "kantor.lambang",
    "inovasi[].foto",
    "penghargaan[].piagam",
    "lampiran[].gambar",
)
"""Where the data name pictures: the model's fields of the type `Berkas`."""

_SHRINK = "Perkecil gambar, misalnya menjadi lebar 2.000 piksel, lalu simpan sebagai JPEG."


def check_pictures(data: dict[str, Any], root: Path, places: Places) -> list[Finding]:
    """A finding for every picture that the report could not show."""
    findings = []
    checked: dict[str, LkjipError | None] = {}
    for field in FIELDS:
        for path, name in select(data, field):
            if not isinstance(name, str) or not name.strip():
                continue  # a wrong type is the validation's business
            name = name.strip()
            if name not in checked:
                checked[name] = _trouble(root, name)
            if (error := checked[name]) is not None:
                found = error.findings[0]
                findings.append(
                    Finding(
                        found.code,
                        Severity.ERROR,
                        found.message,
                        places.value(path),
                        dotted(path),
                        found.suggestion,
                    )
                )
    return findings


def _trouble(root: Path, name: str) -> LkjipError | None:
    try:
        inspect(locate(root, name), name)
    except LkjipError as error:
        return error
    return None


def inspect(path: Path, name: str) -> None:
    """Raise `LkjipError` unless Pillow can decode the picture within the limits."""
    here = Place(str(path))
    if path.stat().st_size > MAX_BYTES:
        raise problem(
            codes.GAMBAR_TERLALU_BESAR, f"Gambar `{name}` lebih dari 40 MB.", here, _SHRINK
        )
    try:
        _decode(path)
    except Image.DecompressionBombError:
        message = f"Gambar `{name}` lebih dari 80 juta piksel."
        raise problem(codes.GAMBAR_TERLALU_BESAR, message, here, _SHRINK) from None
    except Exception:  # Pillow's decoders raise many kinds of errors on broken files
        raise problem(
            codes.GAMBAR_TIDAK_TERBACA,
            f"Gambar `{name}` rusak atau bukan PNG, JPEG, atau WebP.",
            here,
            "Buka gambar itu dengan penampil gambar, lalu simpan ulang sebagai JPEG atau PNG.",
        ) from None


@contextmanager
def _strict() -> Iterator[None]:
    """Have truncated pictures refused, whatever another library has set for the process."""
    tolerant = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = tolerant


def _decode(path: Path) -> None:
    """Decode as the report will, but for the size: what is truncated is found now.

    JPEG decodes at an eighth of its size; nothing above the limit is decoded
    at all (`DecompressionBombError`), nor anything but the first picture of
    several.
    """
    with warnings.catch_warnings(), _strict():
        warnings.simplefilter("ignore")
        with Image.open(path, formats=FORMATS) as image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise Image.DecompressionBombError
            if image.format == "PNG":
                verify_png(path)
            image.draft(None, (width // 8, height // 8))
            image.load()
            image.getexif()
