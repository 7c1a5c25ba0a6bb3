"""Word fields, read and written; bookmarks and the numbers in captions."""

from __future__ import annotations

import re
from hashlib import sha1
from itertools import count

from lkjip_docgen.docx.xml import Element, attribute, escape, run, w, whole
from lkjip_docgen.records import MutableRecord
from lkjip_docgen.records import field as factory

_LABEL = re.compile(r"(?P<kind>\S+) (?P<scope>\S*?)(?P<number>\d+)")
_MARK, _SIMPLE, _TEXT = w("fldChar"), w("fldSimple"), w("t")
_INSTRUCTIONS = (w("instrText"), w("delInstrText"))
_PARTS = (_MARK, _SIMPLE, _TEXT, *_INSTRUCTIONS)

JOINED = "\u00a0"  # between a word and its number: no line ends here
FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def field(instruction: str, result: str) -> str:
    """A field with its cached result (runs), as a sequence of runs."""
    return f"{field_begin(instruction)}{result}{FIELD_END}"


def field_begin(instruction: str) -> str:
    """What comes before the result of a field, which may end in a later paragraph."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


class Field(MutableRecord, eq=False):
    """A field as it stands in a text; what a field inside it holds is not its own.

    `marks` are its `w:fldChar` and `w:instrText`, or the `w:fldSimple`;
    `texts` are the `w:t` of its result; `nested`: other fields stand in its
    instruction.
    """

    marks: list[Element]
    instruction: str = ""
    texts: list[Element] = factory(default_factory=list)
    in_result: bool = False
    ended: bool = False
    nested: bool = False

    @property
    def result(self) -> str:
        """The words of its result."""
        return "".join(text.text or "" for text in self.texts)


class Fields:
    """Follows fields, one inside the other, through elements in the order of the text.

    `begun` are all that were seen to begin, `open` those that have not ended
    yet, the innermost last; `stray` the marks of fields that began before.
    """

    def __init__(self) -> None:
        self.begun: list[Field] = []
        self.open: list[Field] = []
        self.stray: list[Element] = []

    def read(self, element: Element) -> Field | None:
        """Take one element in; the field that is complete with it."""
        tag = element.tag
        if tag == _MARK:
            return self._mark(element)
        if tag == _SIMPLE:
            return self._simple(element)
        if tag in _INSTRUCTIONS:
            self._instruct(element)
        elif tag == _TEXT and self.open and self.open[-1].in_result:
            self.open[-1].texts.append(element)
        return None

    def read_all(self, root: Element) -> list[Field]:
        """Take in all that stands below an element; the fields that are complete with it."""
        found = map(self.read, root.iter(*_PARTS))
        return [known for known in found if known is not None]

    @property
    def hidden(self) -> bool:
        """Whether what stands here belongs to an instruction, which nobody sees."""
        return not all(known.in_result for known in self.open)

    def _mark(self, element: Element) -> Field | None:
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self._begin(Field([element]))
            return None
        if not self.open:
            self.stray.append(element)
            return None
        known = self.open[-1]
        known.marks.append(element)
        if kind == "separate":
            known.in_result = True
        return self._end() if kind == "end" else None

    def _begin(self, new: Field) -> None:
        if self.hidden:
            self.open[-1].nested = True
        self.begun.append(new)
        self.open.append(new)

    def _end(self) -> Field:
        known = self.open.pop()
        known.ended = True
        return known

    def _simple(self, element: Element) -> Field:
        texts = list(element.iter(_TEXT))
        new = Field([element], element.get(w("instr"), ""), texts, in_result=True, ended=True)
        if self.hidden:
            self.open[-1].nested = True
        self.begun.append(new)
        return new

    def _instruct(self, element: Element) -> None:
        if not self.open:
            self.stray.append(element)
            return
        self.open[-1].marks.append(element)
        self.open[-1].instruction += own_text(element)


def own_text(element: Element) -> str:
    """The characters of an element, those behind a comment in it too."""
    return (element.text or "") + "".join([inner.tail or "" for inner in element])


def fields_in(root: Element) -> list[Field]:
    """The fields that begin and end below an element; an inner one comes before its outer one."""
    return Fields().read_all(root)


def unbalanced(root: Element) -> Fields:
    """The fields below an element that end behind it (`open`), or began before it (`stray`)."""
    fields = Fields()
    fields.read_all(root)
    return fields


def bookmarks(root: Element) -> list[str]:
    """The names of the bookmarks that begin below an element."""
    return [mark.get(w("name"), "") for mark in root.iter(w("bookmarkStart"))]


def last_bookmark(root: Element) -> int:
    """The greatest number of a bookmark; 0 when there is none."""
    return max((whole(mark, w("id")) for mark in root.iter(w("bookmarkStart"))), default=0)


def page_bookmark(target: str) -> str:
    """The bookmark over a whole heading or caption, for page numbers and contents."""
    return f"_Toc{_digits(target)}"


def static_bookmark(words: str) -> str:
    """The bookmark over a heading that the template itself has."""
    return page_bookmark(f"templat:{words}")


def label_bookmark(target: str) -> str:
    """The bookmark over the label alone ("Tabel 3.2"), for cross references."""
    return f"_Ref{_digits(target)}"


def number_bookmark(target: str) -> str:
    """The bookmark over the number of a label alone ("3.2"), for references in a sentence."""
    return number_in(label_bookmark(target))


def number_in(label: str) -> str:
    """The bookmark over the number inside the bookmark `label` over a label."""
    return f"{label}n"


def _digits(target: str) -> str:
    # Word's own hidden bookmarks have nine digits; a digest keeps them stable
    # from build to build and apart from each other.
    return f"{int(sha1(target.encode()).hexdigest(), 16) % 10**12:012d}"


class Bookmarks:
    """Hands out the numbers that tie the two ends of a bookmark together."""

    def __init__(self, first: int) -> None:
        self._ids = count(first)

    def around(self, name: str, content: str) -> str:
        """The content between the two ends of a bookmark."""
        number = next(self._ids)
        start = f'<w:bookmarkStart w:id="{number}" w:name="{attribute(name)}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


class CaptionNumbers:
    """Turns the label of a caption into text and a SEQ field.

    `\\s 1` lets Word count anew in each chapter.  LibreOffice does not know that
    switch, and a part outside the chapters has no Heading 1 to count from:
    therefore the first caption of each chapter or part sets the count (`\\r`).
    No blank of the label is a no-break one: LibreOffice prints a reference to such a label
    as "Tabel" alone where a line has no room for all of it.  References lead to the number.
    """

    def __init__(self) -> None:
        self._scope: dict[str, str] = {}

    def runs(self, label: str) -> tuple[str, str]:
        """The word of a label ("Tabel ") and its number ("3.2") as runs; the last is a SEQ field.

        Raises `ValueError` for a label without a number.
        """
        match = _LABEL.fullmatch(label)
        if match is None:
            raise ValueError(f"label without a number: {label!r}")
        kind, scope, number = match["kind"], match["scope"], match["number"]
        switch = " \\s 1" if scope[:1].isdigit() else ""
        if self._scope.get(kind) != scope:
            switch += f" \\r {number}"
        self._scope[kind] = scope
        sequence = field(f"SEQ {kind} \\* ARABIC{switch}", run(number))
        return run(f"{kind} "), (run(scope) if scope else "") + sequence
