"""The pictures that a text shows: `![apa yang tampak](foto/kantor.jpg)` in a paragraph alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, Protocol, TypeVar
from urllib.parse import unquote

from lkjip_docgen.office_text.parser import tokens_of

FOREIGN: Final = re.compile(r"[a-z][a-z0-9+.-]+:|//", re.IGNORECASE)
"""How an address begins that is no file of the project."""


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
    """The pictures that are all there is in a run of text; none where it has words."""
    full = [piece for piece in pieces if piece.type != "softbreak" and not _is_blank(piece)]
    return full if all(piece.type == "image" for piece in full) else ()


def _is_blank(piece: Piece) -> bool:
    return piece.type == "text" and not piece.content.strip()


def file_of(image: Piece) -> str:
    """The file of a picture; Markdown writes its blanks as `%20`."""
    return unquote(str(image.attrs.get("src", ""))).strip()
