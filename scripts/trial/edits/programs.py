"""What programs do to a file, unasked."""

from __future__ import annotations

import re

from trial import reading
from trial.edits.kinds import is_counted, kind, picked
from trial.names import q, w
from trial.sheet import (
    Sheet,
    cut,
    letters,
    run,
)


@kind
def strip_controls(sheet: Sheet) -> bool:
    """Content controls vanish, their words stay."""
    for control in list(sheet.body.iter(w("sdt"))):
        content, holder = control.find(w("sdtContent")), control.getparent()
        if content is not None and holder is not None:
            for child in list(content):
                control.addprevious(child)
            holder.remove(control)
    return True


@kind
def strip_tags(sheet: Sheet) -> bool:
    """Content controls lose their tags, as in LibreOffice."""
    for holder in sheet.body.iter(w("sdtPr")):
        for tag in holder.findall(w("tag")):
            holder.remove(tag)
    return True


@kind
def strip_store(sheet: Sheet) -> bool:
    """The part with the numbers is dropped."""
    for name, data in sheet.base.entries.items():
        if re.fullmatch(r"customXml/item\d+\.xml", name) and b"urn:lkjip-docgen:nilai" in data:
            sheet.removed_parts.add(name)
    return bool(sheet.removed_parts)


@kind
def merge_runs(sheet: Sheet) -> bool:
    """All runs of a paragraph become one, without controls and looks."""
    element = picked(sheet, is_counted)
    if (
        element is None
        or "†" in reading.seen(element)
        or next(element.iter(q("m:oMath")), None) is not None
    ):
        return False
    text = reading.seen(element)
    for child in list(element):
        if child.tag not in (w("pPr"), w("bookmarkStart"), w("bookmarkEnd")):
            element.remove(child)
    element.append(run(text))
    return True


@kind
def split_runs(sheet: Sheet) -> bool:
    """A paragraph's runs are cut into short ones, as spelling marks do."""
    element = picked(sheet, is_counted)
    if element is None:
        return False
    for position in range(3, len(letters(element)), 4):
        cut(element, position, position)
    return True
