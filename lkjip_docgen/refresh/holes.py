"""What the program fills in between the words: numbers, references, numbers of captions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lkjip_docgen.docx import Element, Field, Fields, Flow, tag_of_control, w

_SIMPLE = w("fldSimple")
_CAPTION = re.compile(r"(?:Tabel|Gambar)\s+[\dIVXLC.]*$")


class Hole(NamedTuple):
    """A stretch that the program fills; `tag` is that of its quantity, "" for a reference."""

    start: int
    end: int
    tag: str = ""
    name: str = ""  # what the quantity is called


def holes(flow: Flow) -> list[Hole]:
    """The holes of a paragraph, in order, none inside another."""
    fields = _results(flow.paragraph)
    found: list[Hole] = []
    position = 0
    while position < len(flow.text):
        hole = _hole_at(flow, position, fields)
        if hole is None:
            position += 1
            continue
        found.append(hole)
        position = hole.end
    return [_with_label(flow.text, hole) for hole in found]


def _hole_at(flow: Flow, position: int, fields: dict[Element, int]) -> Hole | None:
    control = flow.control(position)
    tag = "" if control is None else tag_of_control(control)
    if control is not None and tag:
        end = _end_of_control(flow, position, control)
        return Hole(position, end, tag, name_of_control(control))
    field = fields.get(flow.units[position].element)
    return None if field is None else Hole(position, _end_of_field(flow, position, fields, field))


def _end_of_control(flow: Flow, start: int, control: Element) -> int:
    end = start
    while end < len(flow.text) and flow.control(end) is control:
        end += 1
    return end


def _end_of_field(flow: Flow, start: int, fields: dict[Element, int], field: int) -> int:
    end = start
    while end < len(flow.text) and fields.get(flow.units[end].element) == field:
        end += 1
    return end


def _with_label(text: str, hole: Hole) -> Hole:
    """With the word that belongs to the number of a caption ("Tabel 3." before the field)."""
    if hole.tag:
        return hole
    lead = _CAPTION.search(text[: hole.start])
    return Hole(lead.start(), hole.end) if lead else hole


def letters_in(flow: Flow, control: Element) -> list[int]:
    """The places of the letters that stand in a content control."""
    return [n for n in range(len(flow.text)) if flow.control(n) is control]


def name_of_control(control: Element) -> str:
    """What a content control says that its quantity is called."""
    alias = control.find(f"{w('sdtPr')}/{w('alias')}")
    return "" if alias is None else str(alias.get(w("val"), ""))


def _results(paragraph: Element) -> dict[Element, int]:
    """The elements in the results of complex fields, each with the number of its field."""
    return dict(_walk(paragraph))


def _walk(paragraph: Element) -> Iterator[tuple[Element, int]]:
    """Elements in results of fields; a field inside another belongs to the outer one."""
    reader = Fields()
    for element in paragraph.iter():
        complete = reader.read(element)
        if element.tag == _SIMPLE:
            yield from _texts(complete)
        if reader.open and not reader.hidden:
            yield element, id(reader.open[0])


def _texts(simple: Field | None) -> Iterator[tuple[Element, int]]:
    for text in () if simple is None else simple.texts:
        yield text, id(simple)
