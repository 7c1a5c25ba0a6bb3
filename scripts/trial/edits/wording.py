"""Words and figures typed anew."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy

from docx.oxml.parser import OxmlElement
from lxml import etree

from trial import words
from trial.edits.kinds import (
    NUMBER,
    WORD,
    is_body,
    is_caption,
    is_cell,
    is_counted,
    is_item,
    is_small_heading,
    kind,
    part_of_words,
    picked,
)
from trial.edits.looks import has_section
from trial.edits.moving import take_out
from trial.names import w
from trial.reading import Atom
from trial.sheet import (
    Sheet,
    cut,
    letters,
    plain,
    properties,
    retype,
    run,
)


def _typed(
    sheet: Sheet, wanted: Callable[[Atom], bool], pattern: re.Pattern[str], new: str
) -> bool:
    """Type over something in a block."""
    mark = sheet.pick(wanted)
    span = None if mark is None else part_of_words(sheet, mark, pattern)
    if mark is None or span is None:
        return False
    retype(sheet.elements[mark], *span, new)
    return True


@kind
def change_word(sheet: Sheet) -> bool:
    """Another word in a generated sentence."""
    return _typed(sheet, is_body, WORD, sheet.code())


@kind
def words_in_list_item(sheet: Sheet) -> bool:
    """Words inside an item of a list."""
    return _typed(sheet, is_item, re.compile(r"(?<=[a-z]) (?=[a-z])"), f" {sheet.code()} ")


@kind
def sentence_at_the_end(sheet: Sheet) -> bool:
    """A sentence of one's own at the end of a generated paragraph."""
    element = picked(sheet, is_body)
    if element is None:
        return False
    end = len(letters(element))
    retype(element, end, end, f" {sheet.sentence()}")
    return True


@kind
def rewrite_sentence(sheet: Sheet) -> bool:
    """A paragraph is written anew."""
    element = picked(sheet, lambda a: is_body(a) and "⟦" not in a.text)
    if element is None:
        return False
    first = next(element.iter(w("r")), None)
    look = None if first is None else first.find(w("rPr"))
    for child in list(element):
        if child.tag not in (w("pPr"), w("bookmarkStart"), w("bookmarkEnd")):
            element.remove(child)
    new = run(f"{sheet.sentence()} {words.sentence(sheet.rng)}")
    if look is not None:
        new.insert(0, deepcopy(look))
    element.append(new)
    return True


@kind
def retype_number(sheet: Sheet) -> bool:
    """A figure is typed over."""
    return _typed(sheet, is_counted, NUMBER, str(sheet.rng.randrange(1000, 9999)))


@kind
def delete_number(sheet: Sheet) -> bool:
    """A figure is taken out."""
    return _typed(sheet, is_counted, NUMBER, "")


@kind
def cell_text(sheet: Sheet) -> bool:
    """Words in a cell."""
    mark = sheet.pick(is_cell)
    if mark is None or not plain(sheet.elements[mark]):
        return False
    end = len(letters(sheet.elements[mark]))
    retype(sheet.elements[mark], end, end, f" {sheet.code()}")
    return True


@kind
def cell_number(sheet: Sheet) -> bool:
    """A figure in a cell is typed over."""
    number = re.compile(r"^[\d.,]+%?$")
    return _typed(
        sheet,
        lambda a: a.kind == "c" and number.match(a.text) is not None,
        number,
        str(sheet.rng.randrange(1000, 9999)),
    )


@kind
def change_heading(sheet: Sheet) -> bool:
    """A heading gets another word."""
    return _typed(sheet, is_small_heading, WORD, sheet.code())


@kind
def words_in_caption(sheet: Sheet) -> bool:
    """Words at the end of a caption."""
    element = picked(sheet, is_caption)
    if element is None:
        return False
    end = len(letters(element))
    retype(element, end, end, f" ({sheet.code()})")
    return True


@kind
def merge_paragraphs(sheet: Sheet) -> bool:
    """Two paragraphs become one."""
    mark = sheet.pick(is_body, after=1)
    if mark is None or mark + 1 >= len(sheet.elements):
        return False
    first, second = sheet.elements[mark], sheet.elements[mark + 1]
    if first.getnext() is not second or not is_body(sheet.base.atoms[mark + 1]):
        return False
    if mark + 1 in sheet.used or has_section(first, second):
        return False
    sheet.used.add(mark + 1)
    first.append(run(" "))
    for child in list(second):
        if child.tag != w("pPr"):
            first.append(child)
    take_out(second)
    return True


@kind
def split_paragraph(sheet: Sheet) -> bool:
    """A paragraph becomes two."""
    mark = sheet.pick(lambda a: is_body(a) and ". " in a.text)
    span = (
        None if mark is None else part_of_words(sheet, mark, re.compile(r"(?<=[a-z])\. (?=[A-Z])"))
    )
    if mark is None or span is None or has_section(sheet.elements[mark]):
        return False
    element = sheet.elements[mark]
    end = span[1]
    later = cut(element, end, len(letters(element)))
    top = child_of(later[0], element)
    if top.tag != w("r"):
        return False
    twin = OxmlElement("w:p")
    twin.append(deepcopy(properties(element)))
    for child in [top, *top.itersiblings()]:
        if child.tag not in (w("bookmarkEnd"), w("commentRangeEnd")):
            twin.append(child)
    element.addnext(twin)
    return True


def child_of(element: etree._Element, parent: etree._Element) -> etree._Element:
    """The child of `parent` that an element below it is in."""
    while element.getparent() is not parent:
        above = element.getparent()
        assert above is not None
        element = above
    return element


@kind
def line_break(sheet: Sheet) -> bool:
    """A line break inside a paragraph."""
    element = picked(sheet, is_body)
    runs = [] if element is None else cut(element, 10, 11)
    if not runs:
        return False
    holder = etree.Element(w("r"))
    etree.SubElement(holder, w("br"))
    runs[0].addprevious(holder)
    return True
