"""Notes in the margin."""

from __future__ import annotations

from typing import Any

from trial import reading
from trial.edits.kinds import (
    COLLEAGUE,
    NUMBER,
    is_body,
    is_cell,
    is_counted,
    is_prose,
    kind,
    part_of_words,
)
from trial.reading import Doc
from trial.sheet import (
    Sheet,
    cut,
    letters,
    plain,
)


def _comment(sheet: Sheet, mark: int, span: tuple[int, int]) -> bool:
    element = sheet.elements[mark]
    stood = plain(element)[slice(*span)]
    runs = cut(element, *span)
    if not runs:
        return False
    text = sheet.sentence()
    comment = sheet.document.add_comment(
        [_run_of(sheet, runs[0]), _run_of(sheet, runs[-1])], text, author=COLLEAGUE, initials="RS"
    )
    del comment

    def measure(doc: Doc) -> tuple[str, ...]:
        return tuple(c.words for c in reading.comments(doc) if c.text == text)

    sheet.probe("comment", measure, mark, words=stood)
    return True


def _run_of(sheet: Sheet, element: Any) -> Any:
    from docx.text.run import Run

    return Run(element, sheet.document)


@kind
def comment_on_paragraph(sheet: Sheet) -> bool:
    """A comment on a whole paragraph."""
    mark = sheet.pick(lambda a: is_prose(a) and "⟦" not in a.text)
    return mark is not None and _comment(sheet, mark, (0, len(plain(sheet.elements[mark]))))


@kind
def comment_on_number(sheet: Sheet) -> bool:
    """A comment on a figure in a sentence."""
    mark = sheet.pick(is_counted)
    span = None if mark is None else part_of_words(sheet, mark, NUMBER)
    return mark is not None and span is not None and _comment(sheet, mark, span)


@kind
def comment_in_table(sheet: Sheet) -> bool:
    """A comment on a cell."""
    mark = sheet.pick(is_cell)
    if mark is None or not plain(sheet.elements[mark]):
        return False
    return _comment(sheet, mark, (0, len(plain(sheet.elements[mark]))))


@kind
def comment_over_paragraphs(sheet: Sheet) -> bool:
    """A comment from the end of one paragraph into the next one."""
    mark = sheet.pick(is_body)
    if mark is None or mark + 1 >= len(sheet.elements):
        return False
    element, following = sheet.elements[mark], sheet.elements[mark + 1]
    if element.getnext() is not following or not is_prose(sheet.base.atoms[mark + 1]):
        return False
    if mark + 1 in sheet.used:
        return False
    sheet.used.add(mark + 1)
    end = len(letters(element))
    first, last = cut(element, end - 8, end), cut(following, 0, 8)
    if not first or not last:
        return False
    text = sheet.sentence()
    runs = [_run_of(sheet, first[0]), _run_of(sheet, last[-1])]
    sheet.document.add_comment(runs, text, author=COLLEAGUE, initials="RS")

    def measure(doc: Doc) -> tuple[str, ...]:
        found = (c for c in reading.comments(doc) if c.text == text)
        return tuple(str(c.references) for c in found)

    sheet.probe("comment", measure, mark, mark + 1)
    return True
