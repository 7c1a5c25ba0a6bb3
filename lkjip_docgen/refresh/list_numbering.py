"""The lists of the new report in the edited file: those that are there, and new ones."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from lkjip_docgen.docx import Element, Package, take_out, value, w

_NONE = "0"  # the number that takes a paragraph out of the list of its style


class Lists:
    """Gives each list of the new report its number in the edited file."""

    def __init__(self, source: Package, home: Package) -> None:
        self._source = source
        self._home = home
        self._known: dict[str, str] = {_NONE: _NONE}

    def learn(self, data: Element, file: Element) -> None:
        """Note that two paragraphs are one and the same, and so is the list they are in."""
        theirs = value(data, "pPr/numPr/numId")
        here = value(file, "pPr/numPr/numId") if theirs else ""
        if here:
            self._known.setdefault(theirs, here)

    def adopt(self, element: Element) -> None:
        """Give the paragraphs of a copy the numbers that their lists have here."""
        for number in element.iter(w("numId")):
            theirs = number.get(w("val"), _NONE)
            if theirs not in self._known:
                self._known[theirs] = self._new(theirs)
            number.set(w("val"), self._known[theirs])

    def _new(self, number: str) -> str:
        """A list of the home document that is as one of the new report; its number."""
        own, name = self._source.part_of_type("numbering"), self._home.part_of_type("numbering")
        if own is None or name is None:
            return _NONE
        source, home = self._source.tree(own), self._home.tree(name)
        wanted = _by_number(source, "num", "numId", number)
        if wanted is None:
            return _NONE
        kind = _by_number(source, "abstractNum", "abstractNumId", value(wanted, "abstractNumId"))
        new = deepcopy(wanted)
        fresh = _free(home, "num", "numId")
        new.set(w("numId"), fresh)
        for link in new.iterfind(w("abstractNumId")):
            link.set(w("val"), _kind_here(home, kind))
        _insert(home, "num", new)
        return fresh


def _kind_here(home: Element, kind: Element | None) -> str:
    """The kind of list here that is written as that one, a new one if need be."""
    if kind is None:
        return _NONE
    wanted = _canonical(kind)
    for known in home.iterfind(w("abstractNum")):
        if _canonical(known) == wanted:
            return known.get(w("abstractNumId"), _NONE)
    copy = deepcopy(kind)
    number = _free(home, "abstractNum", "abstractNumId")
    copy.set(w("abstractNumId"), number)
    for link in copy.findall(w("nsid")):
        take_out(link)
    _insert(home, "abstractNum", copy)
    return number


def _canonical(kind: Element) -> bytes:
    copy = deepcopy(kind)
    copy.attrib.pop(w("abstractNumId"), "")
    return bytes(etree.tostring(copy, method="c14n", exclusive=True))


def _by_number(root: Element, tag: str, name: str, number: str) -> Element | None:
    found = (node for node in root.iterfind(w(tag)) if node.get(w(name)) == number)
    return next(found, None)


def _free(root: Element, tag: str, name: str) -> str:
    return str(1 + max(_numbers(root, tag, name), default=0))


def _numbers(root: Element, tag: str, name: str) -> Iterator[int]:
    for node in root.iterfind(w(tag)):
        text = node.get(w(name), "0")
        yield int(text) if text.lstrip("-").isdigit() else 0


def _insert(root: Element, tag: str, new: Element) -> None:
    """Put a node behind those of its kind: kinds of lists stand before the lists."""
    before = root.findall(w(tag))
    if before:
        before[-1].addnext(new)
    elif tag == "abstractNum":
        root.insert(0, new)
    else:
        root.append(new)
