"""Where a signature goes: a reserved place, or a new one at the foot of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lkjip_docgen.sign import codes
from lkjip_docgen.sign.document import Field, signature_fields
from lkjip_docgen.sign.problems import problem

NEW_SIZE = (204.0, 66.0)  # points: the room of a block on a page without a reserved place
_NEW_EDGE = 57.0  # points from the edges of the page
_GAP = 12.0  # points between new places


_Box = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(frozen=True, slots=True)
class Spot:
    """A field to fill; a new one also has its page (from 0) and its rectangle in points."""

    field: Field
    page: int | None = None
    box: tuple[int, int, int, int] | None = None


def find_spot(source: Path, reader: Any, name: str | None, page: int | None) -> Spot:
    """The place named `name`, a new one on `page` (from 1), or the only one still empty.

    Raises `LkjipError` when there is no such place (LK705) or several (LK706).
    """
    fields = signature_fields(reader)
    if page is not None:
        return _new_spot(source, reader, page, name, {field.name for field in fields})
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


def _new_spot(source: Path, reader: Any, number: int, name: str | None, taken: set[str]) -> Spot:
    """A place that overlaps none of those that the page has already."""
    count = int(reader.root["/Pages"]["/Count"])
    if not 1 <= number <= count:
        raise _nowhere(source, f"Halaman {number} tidak ada; {source.name} memuat {count} halaman.")
    if name in taken:
        raise _nowhere(source, f"Nama tempat {name} sudah dipakai.", "Pilih nama lain.")
    free = (f"TTD{n}" for n in range(1, len(taken) + 2))
    name = name or next(candidate for candidate in free if candidate not in taken)
    taken_boxes = _signatures_on(reader, number - 1)
    for box in _slots(_page_box(reader, number - 1)):
        if not any(_overlap(box, other) for other in taken_boxes):
            return Spot(Field(name, "", NEW_SIZE, False), number - 1, box)
    message = f"Halaman {number} tidak lagi memuat tempat tanda tangan."
    raise _nowhere(source, message, "Pilih halaman lain.")


def _slots(page: _Box) -> Iterator[tuple[int, int, int, int]]:
    """The rectangles for new places: from the right of the foot to the left, then upwards."""
    width, height = NEW_SIZE
    y = page[1] + _NEW_EDGE
    while y + height <= page[3] - _NEW_EDGE:
        x = page[2] - _NEW_EDGE - width
        while x >= page[0] + _NEW_EDGE / 2:
            yield round(x), round(y), round(x + width), round(y + height)
            x -= width + _GAP
        y += height + _GAP


def _overlap(one: _Box, other: _Box) -> bool:
    across = one[0] < other[2] and other[0] < one[2]
    return across and one[1] < other[3] and other[1] < one[3]


def _nowhere(source: Path, message: str, hint: str = "") -> Exception:
    return problem(codes.TEMPAT_TIDAK_ADA, message, hint, source)


def _page_box(reader: Any, number: int) -> _Box:
    page = _page(reader, number)
    while "/MediaBox" not in page and "/Parent" in page:
        page = page["/Parent"]
    return _corners(page["/MediaBox"])


def _signatures_on(reader: Any, number: int) -> list[_Box]:
    """The signature places that a page has already."""
    annotations = [a.get_object() for a in _page(reader, number).get("/Annots", ())]
    return [_corners(a["/Rect"]) for a in annotations if a.get("/FT") == "/Sig"]


def _corners(rectangle: Any) -> _Box:
    x1, y1, x2, y2 = (float(side) for side in rectangle)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _page(reader: Any, number: int) -> Any:
    reference, _ = reader.find_page_for_modification(number)
    return reference.get_object()
