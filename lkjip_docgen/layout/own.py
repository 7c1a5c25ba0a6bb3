"""The project's own PDF as a layout: where its headings and captions stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PdfReader
    from pypdf.generic import Destination

    Outline = Sequence["Destination | Outline"]
    """Bookmarks, each followed by those below it."""


def pages_of_own_pdf(
    pdf: bytes, first_chapter: str, bookmark: Callable[[str], str], static: Callable[[str], str]
) -> dict[str, str]:
    """The printed page of every bookmark as the report's own PDF has it.

    `first_chapter` is the id of the block with which Arabic numbers begin;
    what stands before it is numbered in Roman from the page after the cover.
    `bookmark` and `static` name the bookmark of a block by its id, and of a
    heading of the template by its words.
    """
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(pdf))
    found = {
        bookmark(name): _physical(reader, destination)
        for name, destination in reader.named_destinations.items()
    }
    for title, page in _titles(reader, reader.outline):
        found.setdefault(static(title), page)
    start = found[bookmark(first_chapter)]
    return {name: _printed(page, start) for name, page in found.items()}


def _physical(reader: PdfReader, destination: Destination) -> int:
    """The page that a destination lies on, from 1."""
    page = reader.get_destination_page_number(destination)
    if page is None:
        raise ValueError(f"no page for {destination.title!r}")
    return page + 1


def _titles(reader: PdfReader, outline: Outline) -> Iterator[tuple[str, int]]:
    for entry in outline:
        if isinstance(entry, Sequence):
            yield from _titles(reader, entry)
        else:
            yield str(entry.title), _physical(reader, entry)


def _printed(page: int, start: int) -> str:
    from lkjip_docgen.layout.printed_numbers import roman

    return str(page - start + 1) if page >= start else roman(page - 1)
