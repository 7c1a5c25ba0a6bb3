"""Numbers that people corrected in Word, and where in the data they were written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from lkjip_docgen.docx import styles
from lkjip_docgen.docx.blocks import blocks, cells, rows, style, words
from lkjip_docgen.docx.controls import stored, tag_of_control
from lkjip_docgen.docx.flow import Flow, tokens
from lkjip_docgen.docx.origin import Origin
from lkjip_docgen.docx.package import Package, ancestor
from lkjip_docgen.docx.xml import w
from lkjip_docgen.place import Place
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.refresh.alignment import align
from lkjip_docgen.refresh.diff3 import hunks
from lkjip_docgen.refresh.items import item

_MARK = "\ue000"
_PRINTED = re.compile(r"[-−]?\d[\d.]*(?:,\d+)?")
_SCALE = re.compile(r"\b(?:ribu|juta|miliar|triliun)\b")
_WRITTEN = re.compile(r"""(?P<quote>["']?)[-+]?\d[\d_.,]*(?P=quote)""")


@dataclass(frozen=True, slots=True)
class Correction:
    """A number that stands otherwise in the file than it was generated.

    `quantity` is that of the data now, None when the data no longer have it;
    `value` is what people wrote, None when it cannot be read as a number.
    """

    path: str
    heading: str
    old: str
    new: str
    quantity: Quantity | None
    value: Decimal | None

    @property
    def place(self) -> Place | None:
        """Where the office wrote the number; None for a computed one."""
        return None if self.quantity is None else self.quantity.place


def corrections(
    edited: dict[str, bytes], origin: Origin, quantities: Mapping[str, Quantity], path: Path
) -> list[Correction]:
    """The numbers that people changed, each path and value once, in document order."""
    base, file = ancestor(origin.parts, path), Package(edited, path)
    paths = {tag: facts["jalur"] for (tag, _), facts in stored(file).items()}
    found: dict[tuple[str, str], Correction] = {}
    for heading, old, new in _paragraphs(base.body, file.body):
        for tag, was, now in _numbers(old, new):
            name = paths.get(tag, tag)
            quantity = quantities.get(name)
            key = (name, now)
            if key not in found:
                found[key] = Correction(name, heading, was, now, quantity, parse_number(now))
    return list(found.values())


def parse_number(text: str) -> Decimal | None:
    """A number as Indonesians print it: `Rp1.234,50`, `97,57%`.

    None for anything else, and for one that is rounded in words (`Rp9,09 miliar`).
    """
    numbers = _PRINTED.findall(text)
    if len(numbers) != 1 or _SCALE.search(text):
        return None
    plain = numbers[0].replace("−", "-").replace(".", "").replace(",", ".")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def written(text: str, place: Place, old: Decimal, new: Decimal) -> str | None:
    """The text of a data file with a number replaced; None when it is not where it should be."""
    lines = text.split("\n")
    if not 0 < place.line <= len(lines):
        return None
    line = lines[place.line - 1]
    match = _WRITTEN.match(line, place.column - 1)
    if match is None or _read(match[0]) != old:
        return None
    number = f"{new:f}"
    if "," in match[0] and "." not in match[0]:
        number = number.replace(".", ",")
    quote = match["quote"]
    lines[place.line - 1] = f"{line[: match.start()]}{quote}{number}{quote}{line[match.end() :]}"
    return "\n".join(lines)


def _read(text: str) -> Decimal | None:
    plain = text.strip("\"'").replace("_", "")
    if "," in plain and "." not in plain:
        plain = plain.replace(",", ".")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def _paragraphs(base: Any, file: Any, heading: str = "") -> Iterator[tuple[str, Any, Any]]:
    """The paragraphs that are one and the same in both texts, with the heading above."""
    yield from _pairs(blocks(base), blocks(file), heading)


def _pairs(old: list[Any], new: list[Any], heading: str) -> Iterator[tuple[str, Any, Any]]:
    pairs = align([item(e) for e in old], [item(e) for e in new], moves=True)
    for i, element in enumerate(old):
        if element.tag == w("p") and style(element) in styles.OUTLINE:
            heading = " ".join(words(element).split())
        if i not in pairs:
            continue
        other = new[pairs[i]]
        if element.tag == w("p"):
            yield heading, element, other
        elif words(element) == words(other):
            continue
        elif element.tag == w("tbl"):
            yield from _pairs(rows(element), rows(other), heading)
        elif element.tag == w("tr") and len(cells(element)) == len(cells(other)):
            for cell, there in zip(cells(element), cells(other), strict=True):
                yield from _paragraphs(cell, there, heading)


def _numbers(base: Any, file: Any) -> Iterator[tuple[str, str, str]]:
    """Tag, generated words and present words of each number of a paragraph that differs."""
    before, now = Flow(base), Flow(file)
    if before.text == now.text:
        return
    for control in base.iter(w("sdt")):
        places = [n for n in range(len(before.text)) if before.control(n) is control]
        tag = tag_of_control(control)
        if not places or not tag:
            continue
        start, end = places[0], places[-1] + 1
        marked = [*tokens(before.text[:start]), _MARK, *tokens(before.text[end:])]
        for hunk in hunks(tokens(before.text), tokens(now.text), marked):
            was = before.text[slice(*hunk.base)]
            there = now.text[slice(*hunk.file)]
            if hunk.edited and there.strip() and there != was:
                yield tag, was, there
