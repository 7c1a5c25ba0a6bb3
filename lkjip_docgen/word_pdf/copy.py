"""The copy of a report that is laid out: what readers see, and nothing that a layout may alter.

A layout program prints what a content control is bound to, not what stands in
it; comments it may put into the margin.  Here every control becomes plain
content and comments go, so that the PDF says what the file says.
"""

from __future__ import annotations

from lxml import etree

from lkjip_docgen.docx import Package, take_marks, w

_COMMENTS = ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")
_TEXTS = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")


def simplify(report: Package) -> None:
    """Make a report ready for the layout, in place; the PDF gets a mark of a draft of its own."""
    take_marks(report)
    for name in sorted(report.entries):
        if name.startswith(_TEXTS) and name.endswith(".xml"):
            root = report.tree(name)
            _open_controls(root)
            _drop_comments(root)


def _open_controls(root: etree._Element) -> None:
    """Put the content of each content control in its place."""
    for control in reversed(list(root.iter(w("sdt")))):  # inner ones first
        content = control.find(w("sdtContent"))
        for child in () if content is None else list(content):
            control.addprevious(child)
        _remove(control)


def _drop_comments(root: etree._Element) -> None:
    for mark in list(root.iter(*map(w, _COMMENTS))):
        _remove(mark)


def _remove(element: etree._Element) -> None:
    """Take an element out, but not the text that lxml keeps behind it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
