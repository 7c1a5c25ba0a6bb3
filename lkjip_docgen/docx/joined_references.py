"""References of earlier reports, brought to the form that keeps "Tabel" beside its number.

Earlier a reference was one field over the whole label, so that a line could end inside it.  Now
"Tabel" and a no-break space are words, and a field leads to the number.  LibreOffice prints no
more than "Tabel" of a field over a label with a no-break space.
"""

from __future__ import annotations

import re
from collections.abc import Container
from copy import deepcopy
from itertools import count, takewhile

from lxml import etree

from lkjip_docgen.docx.fields import (
    JOINED,
    Field,
    bookmarks,
    fields_in,
    last_bookmark,
    number_in,
)
from lkjip_docgen.docx.flow import Flow, keep_blanks, split_runs
from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.reading import DOCUMENT
from lkjip_docgen.docx.xml import Element, child, w

_OURS = re.compile(r"_Ref\d{12}")  # those of Word itself have nine digits
_REFERENCE = re.compile(r"\s*REF\s+(_Ref\d{12})\s")
_LABEL = re.compile(r"(?:Tabel|Gambar)[ \u00a0](?=[\dA-Z.]+$)")
_BEGIN = w("bookmarkStart")


def join_references(package: Package) -> None:
    """Let the references of a report lead to the numbers of captions, beside words that stay.

    What people made of a label or a reference so that it is not known again stays as it is:
    the bookmark over the whole label remains.
    """
    _mark_numbers(package.body)
    known = set(bookmarks(package.body))
    notes = package.part_of_type("footnotes")
    for name in (DOCUMENT, notes):
        if name in package.entries:
            for field in fields_in(package.tree(name)):
                _join(field, known)


# --- captions ------------------------------------------------------------------------------


def _mark_numbers(body: Element) -> None:
    """Put a bookmark over the number of each label that has none."""
    known = set(bookmarks(body))
    numbers = count(1 + last_bookmark(body))
    for start in list(body.iter(_BEGIN)):
        name = start.get(w("name"), "")
        if _OURS.fullmatch(name) and number_in(name) not in known:
            _mark_number(start, number_in(name), numbers)


def _mark_number(start: Element, name: str, numbers: count[int]) -> None:
    end = next((e for e in start.itersiblings(w("bookmarkEnd")) if _ends(e, start)), None)
    word = _word_of_label(start, end) if end is not None else None
    if end is None or word is None:
        return
    identifier = str(next(numbers))
    word.addnext(etree.Element(_BEGIN, {w("id"): identifier, w("name"): name}))
    end.addprevious(etree.Element(w("bookmarkEnd"), {w("id"): identifier}))


def _ends(end: Element, start: Element) -> bool:
    return end.get(w("id")) == start.get(w("id"))


def _word_of_label(start: Element, end: Element) -> Element | None:
    """The run that ends with the blank before the number, cut off where need be."""
    paragraph = next(start.iterancestors(w("p")), None)
    if paragraph is None:
        return None
    inside = set(takewhile(lambda element: element is not end, start.itersiblings()))
    flow = Flow(paragraph)
    places = [n for n in range(len(flow.text)) if flow.run(n) in inside]
    label = "".join([flow.text[n] for n in places])
    match = _LABEL.match(label)
    if match is None:
        return None
    word = split_runs(paragraph, places[0], places[match.end()])[-1]
    return word if word.getparent() is start.getparent() else None


# --- references ----------------------------------------------------------------------------


def _join(field: Field, known: Container[str]) -> None:
    """Let a reference to a label be a word and a reference to its number."""
    called = _REFERENCE.match(field.instruction)
    label = _LABEL.match(field.result)
    if called is None or label is None or number_in(called[1]) not in known:
        return
    first = field.marks[0]
    anchor = first if first.tag == w("fldSimple") else _own_run(first)
    looks = next(field.texts[0].iterancestors(w("r")), None)
    if anchor is None or looks is None or not _lead_to(field, called[1], number_in(called[1])):
        return
    anchor.addprevious(_word(label[0].rstrip(" \u00a0") + JOINED, looks))
    _cut_off(field, len(label[0]))


def _own_run(mark: Element) -> Element | None:
    """The run of a mark that begins with it, and that nobody has struck out."""
    run = mark.getparent()
    before = mark.getprevious()
    is_first = before is None or before.tag == w("rPr")
    struck = next(mark.iterancestors(w("del"), w("moveFrom")), None) is not None
    return run if is_first and not struck else None


def _lead_to(field: Field, old: str, new: str) -> bool:
    """Write another bookmark into the instruction; whether it stands there in one piece."""
    for mark in field.marks:
        if mark.tag == w("fldSimple"):
            mark.set(w("instr"), mark.get(w("instr"), "").replace(old, new))
            return True
        if mark.tag == w("instrText") and old in (mark.text or ""):
            mark.text = (mark.text or "").replace(old, new)
            return True
    return False


def _word(text: str, looks: Element) -> Element:
    """A run of the look of another."""
    run = etree.Element(w("r"))
    properties = child(looks, "rPr")
    if properties is not None:
        run.append(deepcopy(properties))
    written = etree.SubElement(run, w("t"))
    written.text = text
    keep_blanks(written)
    return run


def _cut_off(field: Field, letters: int) -> None:
    """Take so many letters off the front of a result."""
    for text in field.texts:
        said = text.text or ""
        text.text = said[letters:]
        letters = max(0, letters - len(said))
