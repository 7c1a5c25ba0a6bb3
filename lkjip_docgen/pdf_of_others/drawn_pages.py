"""Pages of a PDF of others as pictures, drawn in a limited process (`limited`); needs pypdfium2."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pypdfium2 as pdfium
from PIL import ImageChops

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

PIXELS: Final = 1650  # of the longer side: what a page of A4 between margins shows at 170 dpi
LONGEST_TEXT: Final = 4000  # characters taken from one page, more than anybody listens to
_QUALITY: Final = 82  # of JPEG
_NEARLY_GREY: Final = 10  # how far apart the colours of a grey pixel may be, of 255

Answer = dict[str, object]


def draw(file: str, folder: str, most: str) -> Answer:
    """Draw the first pages of a PDF, at most so many, into a folder, called "000", "001" ...

    `{"number": of all pages, "pages": [{"ending", "turned", "text"}]}`, or
    `{"refused": "damaged"}`.
    """
    try:
        with pdfium.PdfDocument(file) as document:
            document.init_forms()  # or the fields of a form stay empty
            number = min(len(document), int(most))
            pages = [_drawn(document[n], Path(folder, f"{n:03}")) for n in range(number)]
            return {"number": len(document), "pages": pages}
    except (pdfium.PdfiumError, OSError, ValueError, RuntimeError):
        return {"refused": "damaged"}


def _drawn(page: pdfium.PdfPage, file: Path) -> Answer:
    """Draw one page, and say what kind of picture it is, how it lies and what its words are."""
    width, height = page.get_size()
    content, ending = _packed(_plain(_picture(page)))
    file.write_bytes(content)
    said: Answer = {"ending": ending, "turned": width > height, "text": _words(page)}
    page.close()  # or the pages of a large file fill the memory
    return said


def _picture(page: pdfium.PdfPage) -> Picture:
    """A page as it is shown: turned as it says, with its notes and the fields of its forms."""
    scale = PIXELS / max(page.get_size())
    shown: Picture = page.render(scale=scale, rev_byteorder=True).to_pil()
    return shown.convert("RGB")


def _plain(picture: Picture) -> Picture:
    """A picture without colours as grey, which takes a third of the room."""
    red, green, blue = picture.split()
    grey = _are_close(red, green) and _are_close(green, blue)
    return picture.convert("L") if grey else picture


def _are_close(one: Picture, other: Picture) -> bool:
    """Whether two bands show nearly the same everywhere."""
    counts = ImageChops.difference(one, other).histogram()
    return not any(counts[_NEARLY_GREY + 1 :])


def _packed(picture: Picture) -> tuple[bytes, str]:
    """The smaller of PNG, which suits what was written, and JPEG, which suits scans."""
    drawn = _saved(picture, "PNG", compress_level=6)
    photographed = _saved(picture, "JPEG", quality=_QUALITY)
    return (photographed, "jpeg") if len(photographed) < len(drawn) else (drawn, "png")


def _saved(picture: Picture, kind: str, **options: int) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def _words(page: pdfium.PdfPage) -> str:
    """The words of a page on one line; none where it is a scan, or does not say its letters."""
    text = ""
    with suppress(pdfium.PdfiumError):
        text = page.get_textpage().get_text_bounded()[:LONGEST_TEXT]
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
