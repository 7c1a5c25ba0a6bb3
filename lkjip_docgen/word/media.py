"""Picture files for Word: read, scaled to print resolution, stored once each."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from PIL import Image, ImageOps, UnidentifiedImageError

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.place import Place

MAX_DPI = 220
# Re-encoding costs quality and time: a picture only a little too fine, or a small
# file, stays as it is.
_TOLERANCE = 1.25
_SMALL = 250_000  # bytes
_TYPES = {"PNG": ("png", "image/png"), "JPEG": ("jpeg", "image/jpeg")}
_ORIENTATION = 0x0112  # EXIF tag


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready for the package: its bytes and its size in pixels."""

    data: bytes
    format: str
    width: int
    height: int


def prepare(path: Path, width_cm: float) -> Picture:
    """Read a picture and scale it down to what a print of that width can show.

    PNG and JPEG stay what they are, anything else becomes PNG.  What the
    camera wrote about turning the picture is done.  Raises
    `LkjipError` when the file cannot be read as a picture.
    """
    try:
        data = path.read_bytes()
        with warnings.catch_warnings(), Image.open(io.BytesIO(data)) as image:
            warnings.simplefilter("ignore")  # about what a camera wrote; in English
            limit = max(1, round(width_cm / 2.54 * MAX_DPI))
            turned = image.getexif().get(_ORIENTATION, 1) != 1
            fits = len(data) <= _SMALL or image.width <= limit * _TOLERANCE
            if image.format in _TYPES and not turned and fits:
                return Picture(data, image.format, *image.size)
            return _encode(image, limit)
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError) as error:
        raise _problem(path) from error


def _encode(image: Image.Image, limit: int) -> Picture:
    kind = "JPEG" if image.format == "JPEG" else "PNG"
    if image.width > 2 * limit:
        image.draft(None, (limit, limit))
    picture = ImageOps.exif_transpose(image)
    if picture.width > limit:
        height = max(1, round(picture.height * limit / picture.width))
        if picture.mode == "P":
            picture = picture.convert("RGBA")
        picture = picture.resize((limit, height), Image.Resampling.BICUBIC, reducing_gap=2.0)
    out = io.BytesIO()
    if kind == "JPEG":
        picture.save(out, "JPEG", quality=88)
    else:
        picture.save(out, "PNG")
    return Picture(out.getvalue(), kind, *picture.size)


class Media:
    """The pictures of one package; equal pictures are stored once."""

    def __init__(self, document: Part) -> None:
        self._document = document
        self._relations: dict[str, str] = {}
        self._prepared: dict[tuple[Path, int], Picture] = {}

    def load(self, path: Path, width_cm: float) -> Picture:
        """The picture scaled for a width; read once however often it is shown."""
        key = (path, round(width_cm * 10))
        if key not in self._prepared:
            self._prepared[key] = prepare(path, width_cm)
        return self._prepared[key]

    def relate(self, picture: Picture) -> str:
        """The id of the document's relation to this picture."""
        digest = sha1(picture.data).hexdigest()
        if digest not in self._relations:
            extension, content_type = _TYPES[picture.format]
            name = PackURI(f"/word/media/{digest[:16]}.{extension}")
            part = Part(name, content_type, picture.data, self._document.package)
            self._relations[digest] = self._document.relate_to(part, RT.IMAGE)
        return self._relations[digest]


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
