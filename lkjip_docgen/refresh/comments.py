"""Word comments that mark what a refresh has added, and what has to be decided."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy

from lxml import etree

from lkjip_docgen.docx import NAMESPACES, Element, Package, take_out, w, whole
from lkjip_docgen.refresh.ledger import OpenConflict
from lkjip_docgen.refresh.revisions import AUTHOR

CONFLICT = "Pertentangan"
"""How a comment on an open conflict begins."""
_PART = "word/comments.xml"
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KIND = f"{NAMESPACES['r']}/comments"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_NAMES_OF_ONE = (f"{{{_W14}}}paraId", f"{{{_W14}}}textId")
"""What Word calls one paragraph of all."""

_Wanted = tuple[Element, list[str]]
"""What is to have a comment, and its lines."""


def program_comments(package: Package) -> frozenset[str]:
    """The identifiers of the comments that the program wrote."""
    return frozenset(
        str(comment.get(w("id"), ""))
        for comment in _comments(package)
        if comment.get(w("author")) == AUTHOR
    )


def add_comments(package: Package, blocks: Sequence[Element], text: str, date: str) -> None:
    """Comment on new blocks, once for those that follow each other."""
    new = set(blocks)
    firsts = [block for block in blocks if block.getprevious() not in new]
    _write(package, [(block, [text]) for block in firsts], date)


def mark_conflicts(package: Package, conflicts: Iterable[OpenConflict], date: str) -> None:
    """Comment on the open conflicts with both versions in full; those decided lose theirs.

    A comment that says the same already stays as it is.
    """
    wanted = [_marked(package, conflict) for conflict in conflicts]
    known = {tuple(_lines(comment)): comment for comment in _on_conflicts(package)}
    _remove_decided(package, known, wanted)
    _write(package, _unsaid(wanted, known), date)
    for comment in _on_conflicts(package):
        _mark_once(package, comment.get(w("id"), ""))


def _on_conflicts(package: Package) -> list[Element]:
    return [comment for comment in _comments(package) if is_conflict(comment)]


def _remove_decided(
    package: Package, known: Mapping[tuple[str, ...], Element], wanted: Sequence[_Wanted]
) -> None:
    open_ = {tuple(lines) for _, lines in wanted}
    for lines, comment in known.items():
        if lines not in open_:
            _remove(package, comment)


def _unsaid(wanted: Sequence[_Wanted], known: Container[tuple[str, ...]]) -> list[_Wanted]:
    """What no comment says yet: one comment for a conflict that copies of a paragraph share."""
    found = {tuple(lines): (block, lines) for block, lines in reversed(wanted)}
    return [one for lines, one in found.items() if lines not in known][::-1]


def _mark_once(package: Package, number: str) -> None:
    """Take out the marks of a comment that came along when people copied its paragraph."""
    for kind in _MARKS:
        for mark in _marks(package, kind, number)[1:]:
            _take_out(mark)


def _marks(package: Package, kind: str, number: str | None) -> list[Element]:
    """The marks of a kind, in the text, that belong to a comment."""
    return [mark for mark in package.body.iter(w(kind)) if mark.get(w("id")) == number]


def copy_comments(package: Package, copy: Element) -> None:
    """Give a copy of a block comments of its own that say what those on the block say.

    A comment has one place.  Where a move is tracked, the block that stays behind keeps the
    comments and the copy gets these, so that accepting and refusing both leave one.  What
    the program wrote is not copied, nor a comment that stands on more than the block.
    """
    marks = list(copy.iter(*map(w, _MARKS)))
    inside = {mark.get(w("id"), "") for mark in marks if mark.tag == w("commentReference")}
    theirs = inside - program_comments(package)
    numbers = {old: _copied(package, old) for old in sorted(theirs)}
    for mark in marks:
        number = numbers.get(mark.get(w("id"), ""))
        if number is None:
            _take_out(mark)
        else:
            mark.set(w("id"), number)


def _copied(package: Package, number: str) -> str | None:
    """The number of a copy of a comment; nothing where the file has no such comment."""
    comments = _comments(package)
    found = next((comment for comment in comments if comment.get(w("id")) == number), None)
    if found is None:
        return None
    copy = deepcopy(found)
    for paragraph in copy.iter(w("p")):
        for name in _NAMES_OF_ONE:
            paragraph.attrib.pop(name, "")
    fresh = str(1 + max(whole(comment, w("id")) for comment in comments))
    copy.set(w("id"), fresh)
    found.addnext(copy)
    return fresh


def is_conflict(comment: Element) -> bool:
    """Whether a comment marks a conflict that nobody has decided."""
    lines = _lines(comment)
    return comment.get(w("author")) == AUTHOR and bool(lines) and lines[0].startswith(CONFLICT)


def _marked(package: Package, conflict: OpenConflict) -> tuple[Element, list[str]]:
    """Where the comment on a conflict goes, and what it says.

    A comment can only stand in the text: that on a note goes to its mark, that
    on the head or foot of the pages to the first words, and says where it belongs.
    """
    lines = _said(conflict)
    if package.body in conflict.anchor.iterancestors():
        return conflict.anchor, lines
    return _in_text(package, conflict.anchor), [*lines, f"Tempat: {conflict.change.place}."]


def _in_text(package: Package, outside: Element) -> Element:
    number = _note_around(outside)
    for mark in package.body.iter(w("footnoteReference")):
        if number and mark.get(w("id")) == number:
            return mark
    return next(filter(_has_words, package.body.iter(w("p"))), package.body)


def _note_around(element: Element) -> str:
    """The number of the footnote that an element stands in; "" for none."""
    for above in (element, *element.iterancestors()):
        if above.tag == w("footnote"):
            return above.get(w("id"), "")
    return ""


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


def _comments(package: Package) -> list[Element]:
    name = package.part_of_type("comments")
    if name is None or (name not in package.entries):
        return []
    return list(package.tree(name).iterfind(w("comment")))


def _lines(comment: Element) -> list[str]:
    return ["".join(text.text or "" for text in p.iter(w("t"))) for p in comment.iter(w("p"))]


def _remove(package: Package, comment: Element) -> None:
    """Take a comment out, and its marks in the text."""
    number = comment.get(w("id"))
    parent = comment.getparent()
    if parent is not None:
        parent.remove(comment)
    for kind in _MARKS:
        for mark in _marks(package, kind, number):
            _take_out(mark)


def _take_out(mark: Element) -> None:
    """Take a mark out, with its run where it stands in one alone."""
    holder = mark.getparent()
    if holder is None:
        return
    holder.remove(mark)
    if _is_empty_run(holder):
        take_out(holder)


def _is_empty_run(element: Element) -> bool:
    return element.tag == w("r") and all(child.tag == w("rPr") for child in element)


def _write(package: Package, wanted: Sequence[_Wanted], date: str) -> None:
    found = list(_in_paragraphs(wanted))
    if not found:
        return
    root = _part(package)
    taken = [whole(comment, w("id")) for comment in root]
    for number, (paragraph, lines) in enumerate(found, start=1 + max(taken, default=-1)):
        _add(root, paragraph, number, lines, date)


def _in_paragraphs(wanted: Sequence[_Wanted]) -> Iterator[_Wanted]:
    """The same with the paragraphs that the comments go to; what has none gets no comment."""
    for block, lines in wanted:
        paragraph = _paragraph(block)
        if paragraph is not None:
            yield paragraph, lines


def _paragraph(block: Element) -> Element | None:
    """The first paragraph of a block that has words, else its first; that of a mark in one."""
    paragraphs = list(block.iter(w("p"))) or list(block.iterancestors(w("p")))[:1]
    worded = (p for p in paragraphs if next(p.iter(w("t")), None) is not None)
    return next(worded, paragraphs[0] if paragraphs else None)


def _part(package: Package) -> Element:
    name = package.part_of_type("comments")
    if name is None:
        root = etree.Element(w("comments"), nsmap={"w": NAMESPACES["w"]})
        package.add_part(_PART, b"", _TYPE)
        package.replace(_PART, root)
        package.add_relation(_KIND, "comments.xml")
        return root
    return package.tree(name)


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
