"""Word comments that mark what a refresh has added, and what has to be decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.xml import NAMESPACES, Element, w, whole
from lkjip_docgen.refresh.ledger import OpenConflict
from lkjip_docgen.refresh.revisions import AUTHOR

CONFLICT = "Pertentangan"
"""How a comment on an open conflict begins."""
_PART = "word/comments.xml"
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KIND = f"{NAMESPACES['r']}/comments"


def program_comments(side: Package) -> frozenset[str]:
    """The identifiers of the comments that the program wrote."""
    return frozenset(
        str(comment.get(w("id"), ""))
        for comment in _comments(side)
        if comment.get(w("author")) == AUTHOR
    )


def add_comments(side: Package, blocks: Sequence[Element], text: str, date: str) -> None:
    """Comment on new blocks, once for those that follow each other."""
    new = set(blocks)
    firsts = [block for block in blocks if block.getprevious() not in new]
    _write(side, [(block, [text]) for block in firsts], date)


def mark_conflicts(side: Package, conflicts: Iterable[OpenConflict], date: str) -> None:
    """Comment on the open conflicts with both versions in full; those decided lose theirs.

    A comment that says the same already stays as it is.
    """
    wanted = [_marked(side, conflict) for conflict in conflicts]
    known = {tuple(_lines(c)): c for c in _comments(side) if is_conflict(c)}
    kept = [lines for _, lines in wanted if tuple(lines) in known]
    for lines, comment in known.items():
        if list(lines) not in kept:
            _remove(side, comment)
    _write(side, _once([(block, lines) for block, lines in wanted if lines not in kept]), date)
    for comment in _comments(side):
        if is_conflict(comment):
            _mark_once(side, comment.get(w("id"), ""))


def _once(wanted: list[tuple[Element, list[str]]]) -> list[tuple[Element, list[str]]]:
    """One comment for a conflict that copies of a paragraph share."""
    return list({tuple(lines): (block, lines) for block, lines in reversed(wanted)}.values())[::-1]


def _mark_once(side: Package, number: str) -> None:
    """Take out the marks of a comment that came along when people copied its paragraph."""
    for kind in _MARKS:
        for mark in [m for m in side.body.iter(w(kind)) if m.get(w("id")) == number][1:]:
            _take_out(mark)


def is_conflict(comment: Element) -> bool:
    """Whether a comment marks a conflict that nobody has decided."""
    lines = _lines(comment)
    return comment.get(w("author")) == AUTHOR and bool(lines) and lines[0].startswith(CONFLICT)


def _marked(side: Package, conflict: OpenConflict) -> tuple[Element, list[str]]:
    """Where the comment on a conflict goes, and what it says.

    A comment can only stand in the text: that on a note goes to its mark, that
    on the head or foot of the pages to the first words, and says where it belongs.
    """
    lines = _said(conflict)
    if side.body in conflict.anchor.iterancestors():
        return conflict.anchor, lines
    return _in_text(side, conflict.anchor), [*lines, f"Tempat: {conflict.change.place}."]


def _in_text(side: Package, outside: Element) -> Element:
    note = next((n for n in (outside, *outside.iterancestors()) if n.tag == w("footnote")), None)
    number = "" if note is None else note.get(w("id"), "")
    for mark in side.body.iter(w("footnoteReference")):
        if number and mark.get(w("id")) == number:
            return mark
    return next((p for p in side.body.iter(w("p")) if _has_words(p)), side.body)


def _has_words(paragraph: Element) -> bool:
    return any(text.text for text in paragraph.iter(w("t")))


def _said(conflict: OpenConflict) -> list[str]:
    change = conflict.change
    return [
        f"{CONFLICT} {change.name}",
        f"Dalam berkas: {change.file or '(tidak ada)'}",
        f"Menurut data: {change.new or '(tidak ada lagi)'}",
        f"Putuskan dengan lkjip refresh … --take {change.name}=data atau {change.name}=file.",
    ]


def _comments(side: Package) -> list[Element]:
    name = side.part_of_type("comments")
    if name is None or (name not in side.entries):
        return []
    return list(side.tree(name).iterfind(w("comment")))


def _lines(comment: Element) -> list[str]:
    return ["".join(text.text or "" for text in p.iter(w("t"))) for p in comment.iter(w("p"))]


def _remove(side: Package, comment: Element) -> None:
    """Take a comment out, and its marks in the text."""
    number = comment.get(w("id"))
    parent = comment.getparent()
    if parent is not None:
        parent.remove(comment)
    for kind in _MARKS:
        for mark in [m for m in side.body.iter(w(kind)) if m.get(w("id")) == number]:
            _take_out(mark)


def _take_out(mark: Element) -> None:
    """Take a mark out, with its run where it stands in one alone."""
    holder = mark.getparent()
    if holder is None:
        return
    holder.remove(mark)
    above = holder.getparent()
    empty = all(child.tag == w("rPr") for child in holder)
    if holder.tag == w("r") and empty and above is not None:
        above.remove(holder)


def _write(side: Package, wanted: Sequence[tuple[Element, list[str]]], date: str) -> None:
    places = [(_paragraph(block), lines) for block, lines in wanted]
    found = [(paragraph, lines) for paragraph, lines in places if paragraph is not None]
    if not found:
        return
    root = _part(side)
    taken = [whole(comment, w("id")) for comment in root]
    for number, (paragraph, lines) in enumerate(found, start=1 + max(taken, default=-1)):
        _add(root, paragraph, number, lines, date)


def _paragraph(block: Element) -> Element | None:
    """The first paragraph of a block that has words, else its first; that of a mark in one."""
    paragraphs = list(block.iter(w("p"))) or list(block.iterancestors(w("p")))[:1]
    worded = (p for p in paragraphs if next(p.iter(w("t")), None) is not None)
    return next(worded, paragraphs[0] if paragraphs else None)


def _part(side: Package) -> Element:
    name = side.part_of_type("comments")
    if name is None:
        root = etree.Element(w("comments"), nsmap={"w": NAMESPACES["w"]})
        side.add_part(_PART, b"", _TYPE)
        side.replace(_PART, root)
        side.add_relation(_KIND, "comments.xml")
        return root
    return side.tree(name)


def _add(root: Element, paragraph: Element, number: int, lines: Sequence[str], date: str) -> None:
    attributes = {w("id"): str(number), w("author"): AUTHOR, w("date"): date, w("initials"): "lk"}
    comment = etree.SubElement(root, w("comment"), attributes)
    for line in lines:
        run = etree.SubElement(etree.SubElement(comment, w("p")), w("r"))
        etree.SubElement(run, w("t")).text = line
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
