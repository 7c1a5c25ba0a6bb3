"""The short name of the office: running text uses it once its full name has been said with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from lkjip_docgen.document import (
    Block,
    Blocks,
    Callout,
    Inline,
    Items,
    Paragraph,
    ParagraphRole,
    Part,
    Text,
)
from lkjip_docgen.model import Kantor
from lkjip_docgen.records import replace

_PARTS: Final = ("kata_pengantar", "ringkasan", "bab_1")
_RUNNING: Final = (ParagraphRole.BODY, ParagraphRole.LEAD)
_SAID: Final = "selanjutnya disebut"


def with_short_name(parts: Iterable[Part], kantor: Kantor) -> Iterator[Part]:
    """The parts, the short name explained where running text first names the office.

    There the full name stands with it: "... (selanjutnya disebut Kanim Contoh)".  Nothing
    changes for an office without a short name, or with a text that explains it itself.
    """
    explaining = _Explaining(kantor)
    for part in parts:
        if part.id in _PARTS and kantor.sebutan != kantor.nama:
            yield replace(part, blocks=explaining.through(part.blocks))
        else:
            yield part


class _Explaining:
    """Looks for the first mention in running text and explains the short name there."""

    def __init__(self, kantor: Kantor) -> None:
        self._kantor = kantor
        names = "|".join(map(re.escape, (kantor.nama, kantor.sebutan)))
        self._mention = re.compile(rf"\b(?:{names})(?!\w)")
        self._done = False

    def through(self, blocks: Blocks) -> Blocks:
        """The blocks with the explanation, if one of them mentions the office."""
        return tuple(map(self._block, blocks))

    def _block(self, block: Block) -> Block:
        if self._done:
            return block
        match block:
            case Paragraph() if block.role in _RUNNING:
                return replace(block, content=tuple(map(self._inline, block.content)))
            case Items():
                return replace(block, items=tuple(map(self.through, block.items)))
            case Callout():
                return replace(block, content=self.through(block.content))
        return block

    def _inline(self, inline: Inline) -> Inline:
        if self._done or not isinstance(inline, Text):
            return inline
        mention = self._mention.search(inline.text)
        if mention is None:
            return inline
        self._done = True
        rest = inline.text[mention.end() :]
        if _SAID in rest[: len(_SAID) + 8]:
            return inline
        return replace(inline, text=f"{inline.text[: mention.start()]}{self._full}{rest}")

    @property
    def _full(self) -> str:
        """The full name with the short one in brackets, those of the name itself if it has any."""
        name, said = self._kantor.nama, f"{_SAID} {self._kantor.sebutan}"
        return f"{name[:-1]}; {said})" if name.endswith(")") else f"{name} ({said})"
