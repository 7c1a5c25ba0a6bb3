"""The pictures that a text shows: `![apa yang tampak](foto/kantor.jpg)` in a paragraph alone.

With a title in quotation marks a picture is numbered, and a kode behind it is what
references call it: `![loket](foto/loket.jpg "Loket Layanan"){#loket}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, Protocol, TypeVar
from urllib.parse import unquote

from lkjip_docgen.office_text.parser import tokens_of
from lkjip_docgen.patterns import lazy_pattern

FOREIGN: Final = lazy_pattern(r"[a-z][a-z0-9+.-]+:|//", re.IGNORECASE)
"""How an address begins that is no file of the project."""
SOURCE: Final = lazy_pattern(r"\s*sumber\s*:\s*(?=\S)", re.IGNORECASE)
"""How the source of a table or picture begins."""
_KODE: Final = lazy_pattern(r"\s*\{#([^\s{}#]+)\}\s*")
KODE_AT_END: Final = lazy_pattern(r"\s*\{#([^\s{}#]+)\}\s*$")
"""The kode at the end of a title."""


def picture_names(text: str) -> Iterator[str]:
    """The files that a text shows as pictures, as typed."""
    if "![" not in text:
        return
    for token in tokens_of(text)[0]:
        names = map(file_of, shown_alone(token.children or ()))
        yield from (name for name in names if name and not FOREIGN.match(name))


class Piece(Protocol):
    """A piece of a run of text: a token, or a node of the syntax tree."""

    @property
    def type(self) -> str:
        """What it is."""

    @property
    def content(self) -> str:
        """The words of it."""

    @property
    def attrs(self) -> dict[str, str | int | float]:
        """What it says besides: the address of a picture."""


AnyPiece = TypeVar("AnyPiece", bound=Piece)


def shown_alone(pieces: Sequence[AnyPiece]) -> Sequence[AnyPiece]:
    """The pictures that are all there is in a run of text; none where it has words.

    The kode behind a picture is no word, nor is the source on the line below one with a title.
    """
    pieces = pieces[: _end(pieces)]
    full = [piece for piece in pieces if piece.type != "softbreak" and not _is_blank(piece)]
    images = [piece for piece in full if piece.type == "image"]
    if len(images) == len(full):
        return images
    behind = [two for one, two in pairwise(full) if one.type == "image" and _kode(two)]
    return images if len(images) + len(behind) == len(full) else ()


def source_below(pieces: Sequence[AnyPiece]) -> Sequence[AnyPiece]:
    """The line "Sumber: ..." right below the pictures of a run of text; none where there is not."""
    return pieces[_end(pieces) :]


def _end(pieces: Sequence[Piece]) -> int:
    """Where the pictures of a run of text end, and their source begins, if it has one."""
    titled = False
    for number, (before, piece) in enumerate(pairwise(pieces), start=1):
        titled = title_of(before) != "" if before.type == "image" else titled
        if titled and before.type == "softbreak" and SOURCE.match(piece.content):
            return number
    return len(pieces)


def _is_blank(piece: Piece) -> bool:
    return piece.type == "text" and not piece.content.strip()


def _kode(piece: Piece) -> str:
    """The kode that is all a piece says; "" where it is another."""
    found = _KODE.fullmatch(piece.content) if piece.type == "text" else None
    return found[1] if found else ""


def file_of(image: Piece) -> str:
    """The file of a picture; Markdown writes its blanks as `%20`."""
    return unquote(str(image.attrs.get("src", ""))).strip()


def title_of(image: Piece) -> str:
    """The title of a picture, in quotation marks behind its file; "" where it has none."""
    return KODE_AT_END.sub("", str(image.attrs.get("title", ""))).strip()


def kodes_of(pieces: Sequence[Piece]) -> list[str]:
    """The kode of each picture in a run of text, "" where it has none."""
    shown = pieces[: _end(pieces)]
    full = [piece for piece in shown if piece.type != "softbreak" and not _is_blank(piece)]
    after = [*full[1:], None]
    return [
        _kode_of(image, behind)
        for image, behind in zip(full, after, strict=True)
        if image.type == "image"
    ]


def _kode_of(image: Piece, behind: Piece | None) -> str:
    """The kode right behind a picture, or at the end of its title."""
    if behind is not None and (kode := _kode(behind)):
        return kode
    found = KODE_AT_END.search(str(image.attrs.get("title", "")))
    return found[1] if found else ""
