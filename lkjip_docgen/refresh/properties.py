"""Whose report it is and what it is called, where the data say that otherwise than before.

The text as generated does not hold the properties of the file, so what people
wrote into them is told from ours by the office's name: ours mention it.
"""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_docgen.docx import Element, Origin, Package

PROPERTIES = "docProps/core.xml"
_AUTHOR = "{http://purl.org/dc/elements/1.1/}creator"
_SUBJECT = "{http://purl.org/dc/elements/1.1/}subject"
_NAMING = (
    _AUTHOR,
    _SUBJECT,
    "{http://purl.org/dc/elements/1.1/}title",
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords",
)
"""The properties that name the office or the year."""


def whose(data: Package, origin: Origin) -> Mapping[str, str]:
    """Office and subject of the new report; those that were remembered where it names none."""
    root = _root(data)
    author, subject = _said(root, _AUTHOR), _said(root, _SUBJECT)
    return {"author": author or origin.office, "subject": subject or origin.subject}


def subject_of(file: Package) -> str:
    """What a report says that it is about; "" where it says nothing."""
    return _said(_root(file), _SUBJECT)


def renew_properties(file: Package, data: Package, origin: Origin) -> None:
    """Bring title, author, subject and keywords up to date when office or year are others."""
    now = whose(data, origin)
    if (now["author"], now["subject"]) == (origin.office, origin.subject):
        return
    mine, theirs = _root(file), _root(data)
    if mine is None:
        return
    for name in _NAMING:
        _renew(mine.find(name), _said(theirs, name), origin)


def _renew(element: Element | None, new: str, origin: Origin) -> None:
    if element is not None and new and _is_ours(element.text or "", origin):
        element.text = new


def _is_ours(text: str, origin: Origin) -> bool:
    return text == origin.subject or (bool(origin.office) and origin.office in text)


def _root(package: Package) -> Element | None:
    return package.tree(PROPERTIES) if PROPERTIES in package.entries else None


def _said(root: Element | None, name: str) -> str:
    return "" if root is None else root.findtext(name) or ""
