"""Fields that do more than show what the file itself holds.

A reader of the file may pass over some of its elements: those of a text box are
another story, those of an unknown program or of a tracked change may not count.
An instruction is therefore read in every way that a reader could read it, and
one whose pieces stand where no instruction belongs is not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import filterfalse

from lkjip_docgen.docx.fields import Field, Fields, own_text
from lkjip_docgen.docx.outside import allowed
from lkjip_docgen.docx.outside.reach import Reach, quoted
from lkjip_docgen.docx.xml import Element, q, take_out, w
from lkjip_docgen.findings.codes import word_files as codes

_SIMPLE = w("fldSimple")
_STRUCK_INSTRUCTION = w("delInstrText")
_INSTRUCTIONS = (w("instrText"), _STRUCK_INSTRUCTION)
_MARKS = (w("fldChar"), _SIMPLE, *_INSTRUCTIONS)
_BOUNDS = (
    *(w(name) for name in ("txbxContent", "footnote", "endnote", "comment", "docPartBody")),
    *(q("mc", name) for name in ("Choice", "Fallback")),
)
_ADDED = {w("ins"), w("moveTo")}
_STRUCK = {w("del"), w("moveFrom")}
_HOLDERS = set(map(w, (
    "r", "p", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple",
    "dir", "bdo", "tbl", "tr", "tc", "body", "document", "hdr", "ftr", "footnotes",
    "endnotes", "comments", "glossaryDocument", "docParts", "docPart",
)))  # fmt: skip
_USUAL = _HOLDERS | _ADDED | _STRUCK | set(_BOUNDS)
_NAME = re.compile(r"\s*(=|[^\s\\\"“”]*)")
_ARGUMENT = re.compile(r"[\"“”]([^\"“”]*)[\"“”]?|(\\\S)|([^\s\\\"“”]+(?:\\[^\s\"“”]+)*|\\\\\S+)")
_WITH_WORDS = ("\\l", "\\o", "\\t", "\\s")  # switches of HYPERLINK that are followed by a word


class _Stories:
    """To which story of a part the elements belong, each asked for once.

    A story begins at the root, or at a text box, note or alternative.  Where it
    has None, an element stands where Word writes no instruction.
    """

    def __init__(self, root: Element) -> None:
        self._known: dict[Element, Element | None] = {root: root if root.tag in _USUAL else None}

    def of(self, element: Element) -> Element | None:
        if element not in self._known:
            self._known[element] = self._above(element)
        return self._known[element]

    def _above(self, element: Element) -> Element | None:
        if element.tag in _BOUNDS:
            return element
        above = element.getparent()
        return None if above is None or element.tag not in _USUAL else self.of(above)


def field_reaches(root: Element, part: str) -> Iterator[Reach]:
    """The fields of a part that are not allowed, each once."""
    stories = _Stories(root)
    marks: dict[Element, list[Element]] = {}
    for mark in root.iter(*_MARKS):
        above = mark.getparent()
        story = None if above is None else stories.of(above)
        if story is not None:
            marks.setdefault(story, []).append(mark)
        else:
            yield _hidden(mark, part)
    for known in marks.values():
        yield from _story(known, part)


def _hidden(mark: Element, part: str) -> Reach:
    what = "Perintah bidang (field) yang tersembunyi"
    return Reach(codes.BIDANG_TERLARANG, what, part, mark, partial(take_out, mark))


def _story(marks: list[Element], part: str) -> Iterator[Reach]:
    fields = Fields()
    for mark in marks:
        fields.read(mark)
    for known in fields.begun:
        yield from _field(known, part)
    yield from _stray(fields.stray, part)


def _field(known: Field, part: str) -> Iterator[Reach]:
    why = _objection(known)
    if why:
        yield Reach(codes.BIDANG_TERLARANG, why, part, known.marks[0], partial(_unwrap, known))
        return
    for address in _addresses(known):
        if not allowed.link(address):
            what = f"Tautan menuju {quoted(address)}"
            yield Reach(codes.TAUTAN_TERLARANG, what, part, known.marks[0], partial(_unwrap, known))
            return


def _objection(known: Field) -> str:
    """What is wrong with a field, in words; "" when it is allowed."""
    for instruction in _readings(known):
        keyword, _ = _parted(instruction)
        if not keyword:
            return "Bidang (field) tanpa nama"
        if not allowed.field(keyword):
            return f"Bidang (field) {quoted(keyword)}"
        if known.nested and keyword.upper() == "HYPERLINK":
            return "Bidang (field) HYPERLINK yang alamatnya disusun bidang lain"
    return ""


def _readings(known: Field) -> set[str]:
    """The instruction with every tracked change, without what was struck, without what is new."""
    if known.marks[0].tag == _SIMPLE:
        return {known.instruction}
    pieces = _pieces(known.marks)
    ways = (pieces, filterfalse(_is_struck, pieces), filterfalse(_is_new, pieces))
    readings = ("".join(map(own_text, way)) for way in ways)
    return set(filter(str.strip, readings)) or {""}


def _pieces(marks: list[Element]) -> list[Element]:
    """Those of the marks of fields that hold a piece of an instruction."""
    return [mark for mark in marks if mark.tag in _INSTRUCTIONS]


def _is_struck(piece: Element) -> bool:
    """Whether a tracked change takes a piece of an instruction out."""
    return piece.tag == _STRUCK_INSTRUCTION or _is_in(piece, _STRUCK)


def _is_new(piece: Element) -> bool:
    """Whether a tracked change has put a piece of an instruction in."""
    return _is_in(piece, _ADDED)


def _is_in(piece: Element, tags: set[str]) -> bool:
    return next(piece.iterancestors(*tags), None) is not None


def _parted(instruction: str) -> tuple[str, str]:
    """The name of a field, and what follows it."""
    found = _NAME.match(instruction)
    return (found[1], instruction[found.end() :]) if found else ("", instruction)


def _addresses(known: Field) -> Iterator[str]:
    """Where the readings of a HYPERLINK field lead, without places in the file itself."""
    for instruction in _readings(known):
        keyword, words = _parted(instruction)
        if keyword.upper() == "HYPERLINK":
            yield from _arguments(words)


def _arguments(words: str) -> Iterator[str]:
    """The words of an instruction that belong to no switch."""
    of_switch = False
    for text, switch, bare in _ARGUMENT.findall(words):
        if switch:
            of_switch = switch.lower() in _WITH_WORDS
        elif of_switch:
            of_switch = False
        else:
            yield text or bare


def _stray(marks: list[Element], part: str) -> Iterator[Reach]:
    """Instructions of fields that begin nowhere: another program may find their beginning."""
    pieces = _pieces(marks)
    words = "".join(map(own_text, pieces)).strip()
    if words:
        what = f"Sisa perintah bidang (field) {quoted(words)}"
        yield Reach(codes.BIDANG_TERLARANG, what, part, pieces[0], partial(_drop, pieces))


def _unwrap(known: Field) -> None:
    """Leave the result of a field as plain text."""
    mark = known.marks[0]
    if mark.tag != _SIMPLE:
        _drop(known.marks)
        return
    for inner in list(mark):
        mark.addprevious(inner)
    take_out(mark)


def _drop(marks: list[Element]) -> None:
    for mark in marks:
        take_out(mark)
