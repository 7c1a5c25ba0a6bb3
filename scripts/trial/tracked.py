"""Accepts or rejects tracked changes, as Word does."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from trial import reading
from trial.names import w
from trial.reading import Doc

_IN, _OUT = (w("ins"), w("moveTo")), (w("del"), w("moveFrom"))
Whose = Callable[[etree._Element], bool]


def authors(doc: Doc) -> set[str]:
    """Who changed something with tracking."""
    return {e.get(w("author"), "") for e in doc.root.iter(*_IN, *_OUT)}


def accepted(doc: Doc, names: set[str]) -> Doc:
    """The text when all changes of some authors are taken."""
    return _decided(doc, names, stay=_IN, go=_OUT)


def rejected(doc: Doc, names: set[str]) -> Doc:
    """The text when all of them are refused."""
    return _decided(doc, names, stay=_OUT, go=_IN)


def _decided(doc: Doc, names: set[str], stay: tuple[str, ...], go: tuple[str, ...]) -> Doc:
    root = deepcopy(doc.root)

    def ours(element: etree._Element) -> bool:
        return element.get(w("author"), "") in names

    _rows(root, stay, go, ours)
    _paragraphs(root, stay, go, ours)
    for change in [e for e in root.iter(*go) if ours(e)]:
        _remove(change)
    for change in [e for e in root.iter(*stay) if ours(e)]:
        _unwrap(change)
    for name in ("delText", "delInstrText"):
        for text in root.iter(w(name)):
            if not any(a.tag in _OUT for a in text.iterancestors()):
                text.tag = w("t" if name == "delText" else "instrText")
    return reading.of(doc.entries, root)


def _rows(root: etree._Element, stay: tuple[str, ...], go: tuple[str, ...], ours: Whose) -> None:
    for holder in list(root.iter(w("trPr"))):
        row = holder.getparent()
        marks = [e for e in holder if e.tag in (*stay, *go) and ours(e)]
        if row is not None and any(e.tag in go for e in marks):
            table = row.getparent()
            _remove(row)
            if table is not None and next(table.iter(w("tr")), None) is None:
                _remove(table)
            continue
        for mark in marks:
            _remove(mark)


def _paragraphs(
    root: etree._Element, stay: tuple[str, ...], go: tuple[str, ...], ours: Whose
) -> None:
    """A mark of a paragraph that goes draws its words into the next one."""
    for paragraph in list(root.iter(w("p"))):
        look = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        marks = [] if look is None else [e for e in look if e.tag in (*stay, *go) and ours(e)]
        for mark in marks:
            _remove(mark)
        if any(mark.tag in go for mark in marks):
            _draw_on(paragraph, go, ours)


def _draw_on(paragraph: etree._Element, go: tuple[str, ...], ours: Whose) -> None:
    left = [c for c in paragraph if c.tag != w("pPr") and not (c.tag in go and ours(c))]
    following = paragraph.getnext()
    words = any(reading.seen(c) or next(c.iter(w("drawing")), None) is not None for c in left)
    if words and following is not None and following.tag == w("p"):
        at = 1 if following.find(w("pPr")) is not None else 0
        for child in reversed(left):
            following.insert(at, child)
    if words and (following is None or following.tag != w("p")):
        return
    _remove(paragraph)


def _remove(element: etree._Element) -> None:
    holder = element.getparent()
    if holder is not None:
        holder.remove(element)


def _unwrap(element: etree._Element) -> None:
    holder = element.getparent()
    if holder is None:
        return
    for child in list(element):
        element.addprevious(child)
    holder.remove(element)
