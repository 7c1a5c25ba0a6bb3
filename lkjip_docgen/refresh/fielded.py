"""Words inside and outside of the results of fields, which Word writes anew itself.

What is written into the result of a field is lost when Word counts anew; a
field without a result is counted all the same.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import groupby

from lkjip_docgen.docx import Element, Field, Flow, fields_in, w

Piece = tuple[int, int, bool]
"""A stretch of a text, and whether it is in the result of a field."""


def pieces(flow: Flow, start: int, end: int) -> list[Piece]:
    """A stretch, cut where a field begins or ends."""
    fields = {
        text: number
        for number, known in enumerate(fields_in(flow.paragraph), start=1)
        for text in known.texts
    }
    found: list[Piece] = []
    for field, group in groupby(range(start, end), lambda n: fields.get(flow.units[n].element, 0)):
        places = list(group)
        found.append((places[0], places[-1] + 1, field > 0))
    return found


def kinds(found: Sequence[Piece]) -> list[bool]:
    """Which pieces are results of fields."""
    return [in_field for _, _, in_field in found]


def with_emptied_fields(paragraph: Element, runs: Sequence[Element]) -> list[Element]:
    """Runs to take out, with the marks of the fields that would have no result then."""
    gone = set(runs)
    for known in fields_in(paragraph):
        if _loses_its_result(known, gone):
            gone.update(_runs_of_marks(known))
    return [run for run in paragraph.iter(w("r")) if run in gone]


def _loses_its_result(known: Field, gone: Container[Element | None]) -> bool:
    return bool(known.texts) and all(text.getparent() in gone for text in known.texts)


def _runs_of_marks(known: Field) -> list[Element]:
    holders = (mark.getparent() for mark in known.marks)
    return [run for run in holders if run is not None and run.tag == w("r")]
