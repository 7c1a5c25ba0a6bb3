"""The first pages of a PDF as pictures: drawn in a limited process, kept in the user's cache.

What is kept is known by the content of the PDF and by what drew it, so the same PDF is drawn
once, and looks the same in every report.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from lkjip_docgen.limited import LimitError, call
from lkjip_docgen.records import Record
from lkjip_docgen.shelf import Shelf

MOST_PAGES: Final = 30  # of one file: more make a Word file that nobody can send
_SECONDS: Final = 40  # of the processor for one file; thirty full pages take five
_DRAW: Final = "lkjip_docgen.pdf_of_others.drawn_pages:draw"
_VERSION: Final = 1  # of drawing: to be raised whenever the same PDF comes out differently
_SHELF: Final = Shelf("halaman-lampiran", 200_000_000)


class CannotDrawError(Exception):
    """The pages cannot be drawn here: too much work, or a file that is not what it seems."""


class DrawnPage(Record):
    """A page as a picture: its bytes, the ending of its kind, how it lies, its words."""

    content: bytes
    ending: str
    turned: bool
    text: str


class DrawnPdf(Record):
    """How many pages a PDF has, and its first ones."""

    number: int
    pages: tuple[DrawnPage, ...]


def can_draw() -> bool:
    """Whether pages can be drawn: it needs libraries of the extra for PDF."""
    return find_spec("pypdfium2") is not None and find_spec("pikepdf") is not None


def kept_pages(content: bytes) -> DrawnPdf | None:
    """The pages of a PDF with this content as they were drawn before; None where they were not."""
    return _unpacked(_SHELF.get(_key(content)))


def draw_pages(file: Path, content: bytes) -> DrawnPdf:
    """Draw the first pages of a PDF that was found usable, and keep them.

    Raises `CannotDrawError`.
    """
    with TemporaryDirectory(prefix="lkjip-") as folder:
        try:
            answer = call(_DRAW, str(file), folder, str(MOST_PAGES), seconds=_SECONDS)
            drawn = _read(answer, Path(folder))
        except (LimitError, OSError, KeyError, TypeError, ValueError) as error:
            raise CannotDrawError(str(file)) from error
    _SHELF.put(_key(content), _packed(drawn))
    return drawn


def _key(content: bytes) -> str:
    drawn_by = ""
    with suppress(PackageNotFoundError):
        drawn_by = f"{version('pypdfium2')} {version('pillow')}"
    digest = hashlib.sha256(f"{_VERSION} {drawn_by} {MOST_PAGES}\n".encode())
    digest.update(content)
    return digest.hexdigest()


def _read(answer: Mapping[str, object], folder: Path) -> DrawnPdf:
    """What the process has drawn; raises `KeyError` where it refused."""
    pages = answer["pages"]
    assert isinstance(pages, list)
    found = []
    for number, page in enumerate(pages):
        found.append(_page(page, (folder / f"{number:03}").read_bytes()))
    return DrawnPdf(int(str(answer["number"])), tuple(found))


def _page(said: Mapping[str, object], content: bytes) -> DrawnPage:
    return DrawnPage(content, str(said["ending"]), bool(said["turned"]), str(said["text"]))


def _packed(drawn: DrawnPdf) -> bytes:
    """An entry: one line that says what follows, then one picture after the other."""
    head = {
        "number": drawn.number,
        "pages": [
            {"size": len(p.content), "ending": p.ending, "turned": p.turned, "text": p.text}
            for p in drawn.pages
        ],
    }
    return json.dumps(head).encode() + b"\n" + b"".join(page.content for page in drawn.pages)


def _unpacked(entry: bytes | None) -> DrawnPdf | None:
    if entry is None:
        return None
    line, _, content = entry.partition(b"\n")
    head = json.loads(line)
    pages = []
    for said in head["pages"]:
        pages.append(_page(said, content[: said["size"]]))
        content = content[said["size"] :]
    return DrawnPdf(head["number"], tuple(pages))
