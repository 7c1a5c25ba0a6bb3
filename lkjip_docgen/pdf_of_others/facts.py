"""What a PDF of others is, looked at in a limited process (`limited`); needs pikepdf.

Everything that a report would take over is decoded once, and counted.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain, filterfalse
from typing import Final

import pikepdf

MAX_PAGES: Final = 200
MAX_DECODED: Final = 200_000_000  # bytes of all streams but plain pictures
MAX_OBJECTS: Final = 300_000
MAX_SIDE: Final = 14_400  # points: the largest page of a PDF (ISO 32000-1, annex C)
MAX_PIXELS: Final = 200_000_000  # of one picture
_CHUNK: Final = 1 << 20
_PLAIN = ("/FlateDecode", "/DCTDecode", "/CCITTFaxDecode", "/JBIG2Decode", "/JPXDecode")
_ENCODED = ("/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding")

Facts = dict[str, object]


class _RefusedError(Exception):
    """The file cannot be used; `str()` is a kind of `source.pdf_appendix`."""


def look(file: str) -> Facts:
    """`{"turned": [bool a page], "faces": [name], "unreadable": [name]}`, or `{"refused": kind}`.

    `faces` come without a font program, `unreadable` ones without the meaning
    of their signs.
    """
    try:
        with pikepdf.open(file, attempt_recovery=False, suppress_warnings=True) as document:
            if document.is_encrypted:
                return {"refused": "encrypted"}
            return _look(document)
    except _RefusedError as refused:
        return {"refused": str(refused)}
    except pikepdf.PasswordError:
        return {"refused": "encrypted"}
    except (pikepdf.PdfError, ValueError, AttributeError, TypeError, RuntimeError, LookupError):
        return {"refused": "damaged"}


def _look(document: pikepdf.Pdf) -> Facts:
    _mind_pages(len(document.pages))
    _decode(document)
    document.generate_appearance_streams()  # as the report does before it takes the pages
    document.flatten_annotations("print")
    turned = [_turned(page) for page in document.pages]
    fonts = list(chain.from_iterable(map(_fonts, document.pages)))
    return {
        "turned": turned,
        "faces": _names(filterfalse(_embedded, fonts)),
        "unreadable": _names(filterfalse(_has_meaning, fonts)),
    }


def _mind_pages(number: int) -> None:
    """Refuse a document with too many pages, or none."""
    if number > MAX_PAGES:
        raise _RefusedError(f"pages {number}")
    if not number:
        raise _RefusedError("empty")


def _names(fonts: Iterable[pikepdf.Object]) -> list[str]:
    return sorted(set(map(_name, fonts)))


def _decode(document: pikepdf.Pdf) -> None:
    """Decode every stream that a report would take over, within the limits."""
    left = MAX_DECODED
    if len(document.objects) > MAX_OBJECTS:
        raise _RefusedError("large")
    for item in document.objects:
        if isinstance(item, pikepdf.Stream):
            left -= _decoded(item, left)
            if left < 0:
                raise _RefusedError("large")


def _decoded(item: pikepdf.Stream, most: int) -> int:
    """How many bytes a stream counts for."""
    return _picture(item) if item.get("/Subtype") == "/Image" else _size(item, most)


def _picture(item: pikepdf.Stream) -> int:
    if int(item.get("/Width", 0)) * int(item.get("/Height", 0)) > MAX_PIXELS:
        raise _RefusedError("large")
    filters = _filters(item)
    return 0 if len(filters) <= 1 and set(filters) <= set(_PLAIN) else _size(item, MAX_DECODED)


def _size(item: pikepdf.Stream, most: int) -> int:
    """How many bytes a stream has when it is decoded; a plain one is never held as a whole."""
    filters = _filters(item)
    if not filters:
        return len(item.read_raw_bytes())
    if filters[0] == "/FlateDecode":
        size = _inflated(item.read_raw_bytes(), most)
        return size if len(filters) == 1 or size > most else len(item.read_bytes())
    if set(filters) <= set(_PLAIN):
        return 0  # a picture's own way of packing: decoded by who shows it
    return len(item.read_bytes())


def _inflated(raw: bytes, most: int) -> int:
    size, unpacker = 0, zlib.decompressobj()
    while raw and not unpacker.eof and size <= most:
        try:
            size += len(unpacker.decompress(raw, _CHUNK))
        except zlib.error:
            break  # readers show what came until then
        raw = unpacker.unconsumed_tail
    return size


def _filters(item: pikepdf.Stream) -> list[str]:
    found = item.get("/Filter", pikepdf.Array())
    names = list(found) if isinstance(found, pikepdf.Array) else [found]
    return [str(name) for name in names]


def _turned(page: pikepdf.Page) -> bool:
    """Whether a page lies across when it is shown, its rotation counted."""
    page.contents_coalesce()
    if "/Contents" in page:
        page.Contents.read_bytes()
    form = page.as_form_xobject()
    matrix = pikepdf.Matrix(form.Matrix) if "/Matrix" in form else pikepdf.Matrix()
    shown = matrix.transform(pikepdf.Rectangle(pikepdf.Array(form.BBox)))
    if not (1 <= shown.width <= MAX_SIDE and 1 <= shown.height <= MAX_SIDE):
        raise _RefusedError("sheet")
    return shown.width > shown.height


def _fonts(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    """The fonts of a page and of the forms on it, each form once."""
    seen: set[tuple[int, int]] = set()
    waiting: list[pikepdf.Object] = [page.obj.get("/Resources", pikepdf.Dictionary())]
    while waiting:
        resources = waiting.pop()
        yield from dict(resources.get("/Font", {})).values()
        for inner in dict(resources.get("/XObject", {})).values():
            if "/Resources" in inner and inner.objgen not in seen:
                seen.add(inner.objgen)
                waiting.append(inner.Resources)


def _name(font: pikepdf.Object) -> str:
    """The name of a font, in printable characters."""
    name = str(font.get("/BaseFont", "/tanpa nama"))[1:60]
    return re.sub(r"[^\w+,. -]", "?", name)


def _embedded(font: pikepdf.Object) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True
    descendants = font.get("/DescendantFonts")
    real = descendants[0] if descendants is not None else font
    descriptor = real.get("/FontDescriptor", pikepdf.Dictionary())
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def _has_meaning(font: pikepdf.Object) -> bool:
    """Whether the signs of a font are known as letters (ISO 19005-3, 6.2.11.7.2)."""
    return "/ToUnicode" in font or str(font.get("/Encoding", "")) in _ENCODED
