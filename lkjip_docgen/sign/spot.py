"""Where a signature goes: a reserved place, or a new one where a page has room."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pypdf.errors import PyPdfError

from lkjip_docgen.findings.codes import signing as codes
from lkjip_docgen.records import Record
from lkjip_docgen.sign.document import Field, PdfValue, open_pdf, readable, signature_fields
from lkjip_docgen.sign.ink import Box, Ink, ink_of, overlap
from lkjip_docgen.sign.problems import problem

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pypdf import PageObject

NEW_SIZE = (204.0, 66.0)  # points: the room of a block on a page without a reserved place
_NEW_EDGE = 57.0  # points from the edges of the page
_STEP = (24.0, 6.0)  # points between the places that are tried, across and upwards
_MARGIN = 3.0  # points between a new place and what stands beside it
_WATERMARK = 90.0  # points in both directions: a sign as large is no text


class Spot(Record):
    """A field to fill; a new one also has its page (from 0) and its rectangle in points."""

    field: Field
    page: int | None = None
    box: tuple[int, int, int, int] | None = None


def find_spots(
    source: Path,
    reader: PdfFileReader,
    name: str | None,
    page: int | None,
    reserve: Sequence[int] = (),
) -> tuple[Spot, tuple[Spot, ...]]:
    """Where to sign, and new places on the pages `reserve` (from 1) for later signatories.

    That is the place named `name`, a new one on `page` (from 1), or the only
    one still empty.  Raises `LkjipError` when there is no such place or no room
    (LK705), when there are several (LK706), and when a signed document can get
    no new one (LK620).
    """
    fields = signature_fields(reader)
    if page is not None or reserve:
        _check_new(source, reader, fields)
    new = _New(source, reader, {field.name for field in fields})
    spot = new.spot(page, name, "--page") if page is not None else _reserved(source, fields, name)
    return spot, tuple(new.spot(number, None, "--reserve") for number in reserve)


def empty_places(source: Path) -> tuple[Field, ...]:
    """The reserved places of a PDF that nobody has signed yet; `LkjipError` for no usable PDF."""
    with readable(source):
        return tuple(each for each in signature_fields(open_pdf(source)) if not each.filled)


def _reserved(source: Path, fields: tuple[Field, ...], name: str | None) -> Spot:
    if name is not None:
        return _named(source, fields, name)
    empty = [field for field in fields if not field.filled]
    if len(empty) == 1:
        return Spot(_roomy(empty[0]))
    if empty:
        message = f"{source.name} memuat {len(empty)} tempat tanda tangan."
        raise problem(codes.TEMPAT_RANCU, message, _listed(empty), source)
    raise _nowhere(
        source,
        f"{source.name} tidak memuat tempat tanda tangan yang masih kosong.",
        "Buat PDF dengan --reserve-signature, atau sebut halamannya: --page 1.",
    )


def _check_new(source: Path, reader: PdfFileReader, fields: tuple[Field, ...]) -> None:
    """A tagged document keeps its tags; a tag added after a signature looks like tampering."""
    if "/StructTreeRoot" not in reader.root or not any(field.filled for field in fields):
        return
    empty = [field for field in fields if not field.filled]
    other = f" {_listed(empty)}" if empty else ""
    raise problem(
        codes.TEMPAT_TAMBAHAN,
        f"{source.name} sudah ditandatangani; tempat baru akan merusak tanda tangan atau "
        "keterbacaannya bagi pembaca layar.",
        "Mulai dari PDF yang belum ditandatangani, dan sediakan semua tempat pada tanda tangan "
        f"pertama: --reserve 3 (halaman 3), boleh diulang.{other}",
        source,
    )


def _named(source: Path, fields: tuple[Field, ...], name: str) -> Spot:
    empty = [field for field in fields if not field.filled]
    found = next((field for field in fields if field.name == name), None)
    if found is None:
        message = f"Tempat tanda tangan {name} tidak ada dalam {source.name}."
        raise _nowhere(source, message, _listed(empty))
    if found.filled:
        raise _nowhere(source, f"Tempat {name} sudah ditandatangani.", _listed(empty))
    return Spot(_roomy(found))


def _listed(fields: list[Field]) -> str:
    if not fields:
        return "Tidak ada tempat yang masih kosong; sebut halamannya: --page 1."
    names = "; ".join(f"{f.name} ({f.label})" if f.label else f.name for f in fields)
    return f"Pilih dengan --field: {names}."


def _roomy(field: Field) -> Field:
    """The field; one without a visible place gets a block of the usual size, which goes unseen."""
    return field if min(field.size) >= 1 else Field(field.name, field.label, NEW_SIZE, False)


class _New:
    """New places of a document, one after another."""

    def __init__(self, source: Path, reader: PdfFileReader, names: set[str]) -> None:
        self._source, self._reader, self._names = source, reader, names
        self._boxes: dict[int, list[Box]] = {}

    def spot(self, number: int, name: str | None, option: str) -> Spot:
        """A place on page `number` (from 1) that covers nothing; `option` asked for it."""
        count = int(self._reader.root["/Pages"]["/Count"])
        if not 1 <= number <= count:
            message = f"Halaman {number} tidak ada; {self._source.name} memuat {count} halaman."
            raise _nowhere(self._source, message)
        if name in self._names:
            message = f"Nama tempat {name} sudah dipakai."
            raise _nowhere(self._source, message, "Pilih nama lain.")
        box = self._room(number, option)
        name = name or self._free_name()
        self._names.add(name)
        return Spot(Field(name, "", NEW_SIZE, False), number - 1, box)

    def _free_name(self) -> str:
        free = (f"TTD{n}" for n in range(1, len(self._names) + 2))
        return next(candidate for candidate in free if candidate not in self._names)

    def _room(self, number: int, option: str) -> tuple[int, int, int, int]:
        try:
            page = self._pages[number - 1]
            taken = self._boxes.setdefault(number, [_margin(box) for box in _taken(page)])
            places = list(_places(_corners(page.mediabox)))
        except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
            message = f"Isi halaman {number} dalam {self._source.name} tidak dapat dibaca."
            raise problem(codes.BUKAN_PDF, message, "Buat ulang PDF itu.", self._source) from error
        for box in places:
            if not any(overlap(box, other) for other in taken):
                taken.append(_margin(box))
                return box
        message = f"Halaman {number} tidak memuat ruang kosong untuk tanda tangan."
        raise _nowhere(self._source, message, f"Pilih halaman lain dengan {option}.")

    @cached_property
    def _pages(self) -> Sequence[PageObject]:
        from pypdf import PdfReader

        stream = self._reader.stream
        stream.seek(0)
        return PdfReader(io.BytesIO(stream.read())).pages


def _places(page: Box) -> Iterator[tuple[int, int, int, int]]:
    """The rectangles for new places: from the right of the foot to the left, then upwards."""
    width, height = NEW_SIZE
    y = page[1] + _NEW_EDGE
    while y + height <= page[3] - _NEW_EDGE:
        x = page[2] - _NEW_EDGE - width
        while x >= page[0] + _NEW_EDGE / 2:
            yield round(x), round(y), round(x + width), round(y + height)
            x -= _STEP[0]
        y += _STEP[1]


def _taken(page: PageObject) -> Iterator[Box]:
    """What stands on a page, and its annotations: links and places of signatures."""
    yield from (ink.box for ink in ink_of(page) if not _is_watermark(ink))
    for annotation in page.get("/Annots") or ():
        yield _corners(annotation.get_object()["/Rect"])


def _is_watermark(ink: Ink) -> bool:
    left, bottom, right, top = ink.box
    return ink.signs > 0 and right - left > _WATERMARK and top - bottom > _WATERMARK


def _margin(box: Box) -> Box:
    left, bottom, right, top = box
    return left - _MARGIN, bottom - _MARGIN, right + _MARGIN, top + _MARGIN


def _corners(rectangle: PdfValue) -> Box:
    x1, y1, x2, y2 = (float(side) for side in rectangle)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _nowhere(source: Path, message: str, hint: str = "") -> Exception:
    return problem(codes.TEMPAT_TIDAK_ADA, message, hint, source)
