"""Fields that begin in one paragraph and end in another, such as a list of contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from lkjip_docgen.docx import Element, style, styles, take_out, unbalanced, w

_LISTS = {*styles.CONTENTS, styles.CONTENTS_OF_CAPTIONS}


def open_marks(block: Element) -> tuple[list[Element], list[Element]]:
    """The runs of fields that begin in a block and end behind it, and of those that end in it."""
    found = unbalanced(block)
    opened = [mark for field in found.open for mark in field.marks]
    return _runs(opened), _runs(found.stray)


def _runs(marks: list[Element]) -> list[Element]:
    runs = (next(mark.iterancestors(w("r")), None) for mark in marks)
    return list(dict.fromkeys(run for run in runs if run is not None))


def keep_fields_together(blocks: Sequence[Element]) -> None:
    """Let each list of contents among some blocks begin in its first line and end in its last."""
    for lines in _lists(blocks):
        marks = [open_marks(line) for line in lines]
        _begin_first([begun for begun, _ in marks], lines[0])
        _end_last([ended for _, ended in marks], lines[-1])


def _begin_first(begun: Sequence[list[Element]], first: Element) -> None:
    """Let what begins in any line begin in the first."""
    opened = [*chain(*begun)]
    if opened and not begun[0]:
        put_first(first, opened)


def _end_last(ended: Sequence[list[Element]], last: Element) -> None:
    """Let what ends in any line end in the last."""
    closed = [*chain(*ended)]
    if closed and not ended[-1]:
        last.extend(closed)


def _lists(blocks: Sequence[Element]) -> Iterator[list[Element]]:
    """The lines of each list of contents."""
    found: list[Element] = []
    for block in blocks:
        if style(block) in _LISTS:
            found.append(block)
            continue
        if found:
            yield found
        found = []
    if found:
        yield found


def put_first(paragraph: Element, runs: list[Element]) -> None:
    """Put runs at the beginning of a paragraph."""
    at = 1 if paragraph.find(w("pPr")) is not None else 0
    for run in reversed(runs):
        paragraph.insert(at, run)


def release_marks(block: Element) -> None:
    """Leave the marks of fields that reach beyond a block to its neighbours."""
    opened, closed = open_marks(block)
    following, before = _if_paragraph(block.getnext()), _if_paragraph(block.getprevious())
    if opened and following is not None:
        put_first(following, opened)
    if closed and before is not None:
        before.extend(closed)


def _if_paragraph(neighbour: Element | None) -> Element | None:
    return neighbour if neighbour is not None and neighbour.tag == w("p") else None


def remove_block(block: Element) -> None:
    """Take a block out; the marks of fields that reach beyond it stay with its neighbours."""
    release_marks(block)
    parent = block.getparent()
    if parent is None:
        return
    parent.remove(block)
    _remove_empty(parent)


def _remove_empty(wrapper: Element) -> None:
    """Take out a wrapper that held this block alone; a cell keeps its last paragraph."""
    if wrapper.tag != w("sdtContent") or len(wrapper):
        return
    control = wrapper.getparent()
    if control is not None:
        take_out(control)
