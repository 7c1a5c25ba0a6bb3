"""Whether a report was made from what is said to be its origin."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.docx import Package, blocks, rows, w, words
from lkjip_docgen.refresh.alignment import Item

_FEW = 10  # sentences whose numbers people may have retyped, as far as anybody can tell
_SHARE = 0.02


def is_made_from(file: Package, base: Package) -> bool:
    """Whether the numbers of a file are those of a generated report, but for a few.

    People rewrite sentences and retype a number here and there; a report whose
    sentences stand there again and again with other numbers has another origin.
    """
    here = set(_texts(file))
    alike = {masked for masked, _ in here}
    known = _texts_with_numbers(base)
    other = [text for text in known if text not in here and text[0] in alike]
    return len(other) <= max(_FEW, _SHARE * len(known))


def _texts_with_numbers(package: Package) -> list[tuple[str, str]]:
    return [text for text in _texts(package) if text[0] != text[1]]


def _texts(package: Package) -> Iterator[tuple[str, str]]:
    """The words of every paragraph and row without its numbers, and with them."""
    for block in blocks(package.body):
        for part in rows(block) if block.tag == w("tbl") else (block,):
            text = " ".join(words(part).split())
            if text:
                yield Item("", text).masked[1], text
