"""Fields that begin in one paragraph and end in another, such as a list of contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_docgen.docx import styles
from lkjip_docgen.docx.blocks import style
from lkjip_docgen.docx.fields import unbalanced
from lkjip_docgen.docx.xml import Element, w

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
        opened = [run for begun, _ in marks for run in begun]
        closed = [run for _, ended in marks for run in ended]
        if opened and not marks[0][0]:
            put_first(lines[0], opened)
        if closed and not marks[-1][1]:
            lines[-1].extend(closed)


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
    following, before = block.getnext(), block.getprevious()
    if opened and following is not None and following.tag == w("p"):
        put_first(following, opened)
    if closed and before is not None and before.tag == w("p"):
        before.extend(closed)


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
    if wrapper.tag == w("sdtContent") and len(wrapper) == 0:
        control = wrapper.getparent()
        above = None if control is None else control.getparent()
        if control is not None and above is not None:
            above.remove(control)
