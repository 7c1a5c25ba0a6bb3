"""Tracked changes of colleagues."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from trial import reading
from trial.edits.kinds import WORD, is_body, is_prose, kind, mark_of, part_of_words, picked
from trial.edits.own_things import a_row
from trial.edits.wording import child_of
from trial.names import w
from trial.reading import Doc
from trial.sheet import (
    Sheet,
    cut,
    dress,
    paragraph,
    plain,
    properties,
    run,
    setting,
)


def _change(sheet: Sheet, tag: str, author: str) -> etree._Element:
    key = str(sheet.rng.randrange(10**6, 10**7))
    return setting(tag, id=key, author=author, date="2024-01-04T08:00:00Z")


def _delete_tracked(sheet: Sheet, runs: list[etree._Element], author: str) -> None:
    for element in runs:
        change = _change(sheet, "del", author)
        element.addprevious(change)
        change.append(element)
        for text in element.iter(w("t")):
            text.tag = w("delText")


@kind
def tracked_insertion(sheet: Sheet) -> bool:
    """A colleague inserts words with tracking."""
    element = picked(sheet, is_body)
    runs = [] if element is None else cut(element, 12, 13)
    if element is None or not runs:
        return False
    author = f"Rekan {sheet.code()}"
    change = _change(sheet, "ins", author)
    change.append(run(f"{sheet.code()} "))
    child_of(runs[0], element).addprevious(change)
    sheet.probe("tracked", lambda doc: reading.tracked(doc, author), mark_of(element))
    return True


@kind
def tracked_deletion(sheet: Sheet) -> bool:
    """A colleague deletes words with tracking."""
    mark = sheet.pick(is_prose)
    span = None if mark is None else part_of_words(sheet, mark, WORD)
    if mark is None or span is None:
        return False
    author = f"Rekan {sheet.code()}"
    _delete_tracked(sheet, cut(sheet.elements[mark], *span), author)
    sheet.probe("tracked", lambda doc: reading.tracked(doc, author), mark)
    return True


@kind
def tracked_replacement(sheet: Sheet) -> bool:
    """A colleague replaces a word with tracking."""
    mark = sheet.pick(is_prose)
    span = None if mark is None else part_of_words(sheet, mark, WORD)
    if mark is None or span is None:
        return False
    author = f"Rekan {sheet.code()}"
    runs = cut(sheet.elements[mark], *span)
    change = _change(sheet, "ins", author)
    change.append(run(sheet.code()))
    child_of(runs[-1], sheet.elements[mark]).addnext(change)
    _delete_tracked(sheet, runs, author)
    sheet.probe("tracked", lambda doc: reading.tracked(doc, author), mark)
    return True


@kind
def tracked_paragraph(sheet: Sheet) -> bool:
    """A colleague inserts a paragraph with tracking."""
    element = picked(sheet, is_prose)
    if element is None:
        return False
    author = f"Rekan {sheet.code()}"
    new = paragraph("")
    look = etree.SubElement(properties(new), w("rPr"))
    look.append(_change(sheet, "ins", author))
    change = _change(sheet, "ins", author)
    change.append(run(sheet.sentence()))
    new.append(change)
    element.addnext(new)
    sheet.probe("tracked", lambda doc: reading.tracked(doc, author))
    return True


@kind
def tracked_row(sheet: Sheet) -> bool:
    """A colleague inserts a row in a table with tracking."""
    row = a_row(sheet)
    if row is None:
        return False
    twin, author = deepcopy(row), f"Rekan {sheet.code()}"
    for cell in twin.iter(w("tc")):
        for block in list(cell):
            if block.tag != w("tcPr"):
                cell.remove(block)
        cell.append(paragraph("", "TeksTabel"))
        change = _change(sheet, "ins", author)
        change.append(run(sheet.code()))
        cell[-1].append(change)
    holder = twin.find(w("trPr"))
    if holder is None:
        holder = etree.Element(w("trPr"))
        first = next(n for n, child in enumerate(twin) if child.tag == w("tc"))
        twin.insert(first, holder)
    holder.append(_change(sheet, "ins", author))
    row.addnext(twin)
    sheet.probe("tracked", lambda doc: reading.tracked(doc, author))
    return True


@kind
def tracked_look(sheet: Sheet) -> bool:
    """A colleague makes a word bold with tracking."""
    mark = sheet.pick(is_prose)
    span = None if mark is None else part_of_words(sheet, mark, WORD)
    if mark is None or span is None:
        return False
    author, stood = f"Rekan {sheet.code()}", plain(sheet.elements[mark])[slice(*span)]
    for element in cut(sheet.elements[mark], *span):
        look = element.find(w("rPr"))
        before = [] if look is None else [deepcopy(one) for one in look]
        dress([element], setting("b"))
        change = _change(sheet, "rPrChange", author)
        etree.SubElement(change, w("rPr")).extend(before)
        holder = element.find(w("rPr"))
        assert holder is not None
        holder.append(change)

    def measure(doc: Doc) -> tuple[str, ...]:
        return reading.dressed_anew(doc, author)

    sheet.probe("look tracked", measure, mark, words=stood)
    return True
