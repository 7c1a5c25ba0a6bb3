"""Which function makes the blocks of which kind of piece."""

from __future__ import annotations

from collections.abc import Callable

from lkjip_docgen.document import Blocks
from lkjip_docgen.model import Potongan
from lkjip_docgen.records import Record
from lkjip_docgen.templating import Konteks


class Bench(Record):
    """What a piece is made with: the data and their results, and the way to print a long text."""

    konteks: Konteks
    text: Callable[[str], Blocks]


Maker = Callable[[Bench, Potongan], Blocks]
"""Makes the blocks of a piece of its kind."""

_MAKERS: dict[str, Maker] = {}


def potongan(kind: str) -> Callable[[Maker], Maker]:
    """Register the maker of the pieces whose field `kind` is filled."""

    def remember(maker: Maker) -> Maker:
        if kind in _MAKERS:
            raise ValueError(f"potongan {kind} is registered twice")
        _MAKERS[kind] = maker
        return maker

    return remember


def blocks_of(piece: Potongan, bench: Bench) -> Blocks:
    """The blocks of a piece, whatever its kind."""
    return _MAKERS[piece.jenis](bench, piece)
