"""Word comments that mark what a refresh has added."""

from __future__ import annotations

from typing import Any

from lxml import etree

from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.xml import NAMESPACES, w
from lkjip_docgen.refresh.editor import AUTHOR

_PART = "word/comments.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KIND = f"{NAMESPACES['r']}/comments"


def add_comments(side: Package, blocks: list[Any], text: str, date: str) -> None:
    """Comment on new blocks, once for those that follow each other."""
    firsts = [b for b in blocks if b.getprevious() not in blocks and _paragraph(b) is not None]
    if not firsts:
        return
    root = _part(side)
    taken = [int(comment.get(w("id"), "0")) for comment in root]
    for number, block in enumerate(firsts, start=1 + max(taken, default=-1)):
        _comment(root, _paragraph(block), number, text, date)


def _paragraph(block: Any) -> Any:
    """The first paragraph of a block that has words."""
    paragraphs = block.iter(w("p"))
    return next((p for p in paragraphs if next(p.iter(w("t")), None) is not None), None)


def _part(side: Package) -> Any:
    name = side.part_of_type("comments")
    if name is None:
        root = etree.Element(w("comments"), nsmap={"w": NAMESPACES["w"]})
        side.add_part(_PART, b"", _TYPE)
        side.replace(_PART, root)
        side.add_relation(_KIND, "comments.xml")
        return root
    return side.tree(name)


def _comment(root: Any, paragraph: Any, number: int, text: str, date: str) -> None:
    attributes = {w("id"): str(number), w("author"): AUTHOR, w("date"): date, w("initials"): "lk"}
    comment = etree.SubElement(root, w("comment"), attributes)
    words = etree.SubElement(etree.SubElement(etree.SubElement(comment, w("p")), w("r")), w("t"))
    words.text = text
    start = etree.Element(w("commentRangeStart"), {w("id"): str(number)})
    end = etree.Element(w("commentRangeEnd"), {w("id"): str(number)})
    mark = etree.Element(w("r"))
    etree.SubElement(mark, w("commentReference"), {w("id"): str(number)})
    properties = paragraph.find(w("pPr"))
    if properties is None:
        paragraph.insert(0, start)
    else:
        properties.addnext(start)
    paragraph.append(end)
    paragraph.append(mark)
