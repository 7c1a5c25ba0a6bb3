"""Parts of a report taken out, moved and copied."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from trial.edits.kinds import (
    is_body,
    is_cell,
    is_figure,
    is_item,
    is_prose,
    is_small_heading,
    kind,
    mark_of,
    picked,
)
from trial.edits.looks import has_section
from trial.edits.own_things import a_row
from trial.names import w
from trial.reading import Atom
from trial.sheet import (
    Sheet,
    copy_of,
    paragraph,
    style_of,
    table_of,
)


def take_out(element: etree._Element) -> None:
    """Take a block out of the text that holds it."""
    holder = element.getparent()
    if holder is not None:
        holder.remove(element)


@kind
def delete_paragraph(sheet: Sheet) -> bool:
    """A generated paragraph goes."""
    element = picked(sheet, is_body)
    if element is None or has_section(element):
        return False
    take_out(element)
    return True


@kind
def delete_list_item(sheet: Sheet) -> bool:
    """An item of a generated list goes."""
    element = picked(sheet, is_item)
    if element is not None:
        take_out(element)
    return element is not None


@kind
def delete_table_row(sheet: Sheet) -> bool:
    """A row of a generated table goes."""
    row = a_row(sheet)
    if row is not None:
        take_out(row)
    return row is not None


def _around(sheet: Sheet, wanted: Callable[[Atom], bool]) -> list[etree._Element]:
    """A table or picture with its caption: what stands together."""
    mark = sheet.pick(wanted)
    if mark is None:
        return []
    element = sheet.elements[mark]
    other = element.getnext()
    if other is None or (is_figure(sheet.base.atoms[mark]) and other.tag != w("p")):
        return []
    return [element, other]


def _is_table_caption(atom: Atom) -> bool:
    return atom.kind == "p" and atom.style == "caption"


@kind
def delete_table(sheet: Sheet) -> bool:
    """A generated table and its caption go."""
    found = _around(sheet, _is_table_caption)
    for element in found:
        take_out(element)
    return bool(found)


@kind
def delete_figure(sheet: Sheet) -> bool:
    """A generated picture and its caption go."""
    found = _around(sheet, is_figure)
    for element in found:
        take_out(element)
    return bool(found)


def _section(sheet: Sheet) -> list[etree._Element]:
    """A small section from its heading to the next one; nothing where pages are set up in it."""
    mark = sheet.pick(is_small_heading)
    if mark is None:
        return []
    level = sheet.base.atoms[mark].style
    found = [sheet.elements[mark]]
    for element in sheet.elements[mark].itersiblings():
        key = mark_of(element)
        if element.tag == w("p") and key >= 0 and sheet.base.atoms[key].is_heading:
            if sheet.base.atoms[key].style <= level:
                break
        elif element.tag == w("p") and key < 0 and style_of(element).startswith("Heading"):
            break
        if element.tag == w("sectPr") or has_section(element):
            return []
        found.append(element)
    return found


@kind
def delete_section(sheet: Sheet) -> bool:
    """A generated section goes."""
    found = _section(sheet)
    for element in found:
        take_out(element)
    return bool(found)


@kind
def move_section(sheet: Sheet) -> bool:
    """A generated section goes before another of its level."""
    found = _section(sheet)
    if not found:
        return False
    level = sheet.base.atoms[mark_of(found[0])].style
    moved = {mark_of(p) for e in found for p in e.iter(w("p"))}
    target = sheet.pick(lambda a: a.style == level)
    if target is None or target in moved:
        return False
    for element in found:
        sheet.elements[target].addprevious(element)
    return True


@kind
def move_paragraph(sheet: Sheet) -> bool:
    """A generated paragraph goes to another place."""
    element, other = picked(sheet, is_body), picked(sheet, is_body)
    if element is None or other is None or has_section(element):
        return False
    other.addnext(element)
    return True


@kind
def move_table(sheet: Sheet) -> bool:
    """A generated table goes with its caption to another place."""
    found = _around(sheet, _is_table_caption)
    other = picked(sheet, is_body)
    if other is None:
        return False
    for element in reversed(found):
        other.addnext(element)
    return bool(found)


@kind
def copy_paragraph(sheet: Sheet) -> bool:
    """A generated paragraph stands a second time elsewhere."""
    element, other = picked(sheet, is_prose), picked(sheet, is_body)
    if element is None or other is None or has_section(element):
        return False
    other.addnext(copy_of(element, sheet))
    return True


@kind
def copy_table(sheet: Sheet) -> bool:
    """A generated table stands a second time elsewhere."""
    element, other = picked(sheet, is_cell), picked(sheet, is_body)
    table = None if element is None else table_of(element)
    if table is None or other is None:
        return False
    other.addnext(paragraph(sheet.sentence()))
    other.addnext(copy_of(table, sheet))
    return True
