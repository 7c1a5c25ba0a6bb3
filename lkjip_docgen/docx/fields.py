"""Word fields, bookmarks and the numbers in captions."""

from __future__ import annotations

import re
from hashlib import sha1
from itertools import count

from lkjip_docgen.docx.xml import attribute, escape, run

_LABEL = re.compile(r"(?P<kind>\S+) (?P<scope>\S*?)(?P<number>\d+)")


def field(instruction: str, result: str) -> str:
    """A field with its cached result (runs), as a sequence of runs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def page_bookmark(target: str) -> str:
    """The bookmark over a whole heading or caption, for page numbers and contents."""
    return f"_Toc{_digits(target)}"


def static_bookmark(words: str) -> str:
    """The bookmark over a heading that the template itself has."""
    return page_bookmark(f"templat:{words}")


def label_bookmark(target: str) -> str:
    """The bookmark over the label alone ("Tabel 3.2"), for cross references."""
    return f"_Ref{_digits(target)}"


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
    """

    def __init__(self) -> None:
        self._scope: dict[str, str] = {}

    def runs(self, label: str) -> str:
        """The label ("Tabel 3.2") as runs, its last number a SEQ field."""
        match = _LABEL.fullmatch(label)
        if match is None:
            raise ValueError(f"label without a number: {label!r}")
        kind, scope, number = match["kind"], match["scope"], match["number"]
        switch = " \\s 1" if scope[:1].isdigit() else ""
        if self._scope.get(kind) != scope:
            switch += f" \\r {number}"
        self._scope[kind] = scope
        sequence = field(f"SEQ {kind} \\* ARABIC{switch}", run(number))
        return run(f"{kind} {scope}") + sequence
