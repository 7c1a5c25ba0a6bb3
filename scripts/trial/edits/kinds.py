"""The list of kinds of edits, and which block of a report an edit is done to."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from trial.names import MARK
from trial.reading import Atom
from trial.sheet import (
    Sheet,
    plain,
)

Edit = Callable[[Sheet], bool]
KINDS: dict[str, Edit] = {}
"""Every kind of edit by name."""

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
WORD = re.compile(r"\b[a-z]{5,}\b")
HIGHLIGHTS = ("yellow", "green", "cyan", "magenta", "red", "darkYellow", "lightGray")
COLLEAGUE = "Rekan Sejawat"


def kind(function: Edit) -> Edit:
    """Enter an edit in the list of kinds, under its own name."""
    KINDS[function.__name__.replace("_", " ").strip()] = function
    return function


def is_body(atom: Atom) -> bool:
    """A paragraph of running text."""
    return atom.kind == "p" and atom.style == "body text" and len(atom.text) > 50


def is_item(atom: Atom) -> bool:
    """An item of a list."""
    listed = atom.style.startswith(("list ", "daftar huruf"))
    return atom.kind == "p" and listed and len(atom.text) > 20


def is_prose(atom: Atom) -> bool:
    """Running text or an item of a list."""
    return is_body(atom) or is_item(atom)


def is_counted(atom: Atom) -> bool:
    """Prose that names a figure."""
    return is_prose(atom) and NUMBER.search(atom.text) is not None


def is_cell(atom: Atom) -> bool:
    """A cell of a table that has words."""
    return atom.kind in "rc" and len(atom.text) > 3


def is_figure(atom: Atom) -> bool:
    """A picture of the text."""
    return atom.kind == "p" and bool(atom.pictures) and atom.style == "gambar"


def is_caption(atom: Atom) -> bool:
    """A caption of a table or picture."""
    return atom.kind == "p" and atom.style in ("caption", "keterangan gambar")


def is_heading(atom: Atom) -> bool:
    """A heading of the text."""
    return atom.kind == "p" and atom.style.startswith("heading")


def is_small_heading(atom: Atom) -> bool:
    """A heading of a section within a section."""
    return atom.style in ("heading 3", "heading 4")


def part_of_words(sheet: Sheet, mark: int, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    """A stretch of the letters of a block that the pattern matches."""
    found = list(pattern.finditer(plain(sheet.elements[mark])))
    return sheet.rng.choice(found).span() if found else None


def picked(sheet: Sheet, wanted: Callable[[Atom], bool]) -> etree._Element | None:
    """A block of that kind, where the report has one left."""
    mark = sheet.pick(wanted)
    return None if mark is None else sheet.elements[mark]


def mark_of(element: etree._Element) -> int:
    """The mark of a block; -1 of one that has none."""
    return int(element.get(MARK, "-1"))
