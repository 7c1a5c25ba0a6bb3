"""Values that a Word template prints: held while Jinja renders, then put in as runs.

A number becomes a content control, a missing value a marker; each in the
format of the run in which the template's author wrote `{{ ... }}`.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable

from lxml import etree

from lkjip_docgen.document import Break, Footnote, Inline, Inlines, Marker, Text
from lkjip_docgen.docx import Element, clean, elements, put_in_order, take_out, w
from lkjip_docgen.findings.codes.report import NOT_PRINTABLE
from lkjip_docgen.templating import TemplateMistakeError, marker, to_inlines
from lkjip_docgen.word.markers import marker_text

_OPEN, _CLOSE = "\ue0f2", "\ue0f3"
_MARK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_STRAY = str.maketrans("", "", _OPEN + _CLOSE)
# Where a run may give way to a content control or a field (EG_PContent).
_PARENTS = {w(name) for name in ("p", "hyperlink", "ins", "smartTag", "fldSimple")}

Write = Callable[[Inlines], str]
"""Writes inlines as runs of WordprocessingML."""


class Held:
    """The values of one rendering, by the number in their mark."""

    def __init__(self) -> None:
        self._values: list[Inlines] = []

    def hold(self, value: object) -> str:
        """What Jinja prints for a value: its words, or a mark for more than words.

        Raises `TemplateMistakeError` for a value that has no printed form.
        """
        inlines = (marker(),) if value == "" else to_inlines(value)
        if any(isinstance(inline, Footnote) for inline in inlines):
            raise TemplateMistakeError(
                NOT_PRINTABLE,
                "Catatan kaki tidak dapat dicetak dari templat Word.",
                "Sisipkan catatan kaki dengan Word, lalu tulis {{ ... }} di dalamnya.",
            )
        if all(map(_is_words, inlines)):
            return clean(_words(inlines)).translate(_STRAY)
        self._values.append(inlines)
        return f"{_OPEN}{len(self._values) - 1}{_CLOSE}"

    def plain(self, text: str) -> str:
        """A text with its marks read as words, for places that hold only words."""
        return _MARK.sub(lambda mark: clean(_words(self._values[int(mark[1])])), text)

    def used_in(self, text: str | bytes) -> bool:
        """Whether a rendered part holds marks."""
        return (_OPEN.encode() if isinstance(text, bytes) else _OPEN) in text  # type: ignore[operator]

    def place(self, root: Element, write: Write) -> None:
        """Put the values into a rendered part in place of their marks."""
        for run in list(filter(_holds_mark, root.iter(w("r")))):
            self._split(run, write)
        for element in root.iter(etree.Element):
            self._make_plain(element)

    def _make_plain(self, element: Element) -> None:
        """Put the words of values into a text and attributes, where no run may stand."""
        if element.text and _OPEN in element.text:
            element.text = self.plain(element.text)
        for name, value in element.attrib.items():
            if _OPEN in str(value):
                element.set(name, self.plain(str(value)))

    def _split(self, run: Element, write: Write) -> None:
        """Replace a run by runs with its words and the values between them."""
        runs = _Runs(run.find(w("rPr")))
        for child in list(run):
            if child.tag == w("t"):
                self._put(child.text or "", runs, write)
            elif child.tag != w("rPr"):
                runs.add(child)
        for element in runs.done:
            run.addprevious(element)
        take_out(run)

    def _put(self, text: str, runs: _Runs, write: Write) -> None:
        """Add a text, and the values in the place of the marks in it."""
        for index, part in enumerate(_MARK.split(text)):
            if index % 2:
                runs.put(elements(write(self._values[int(part)])))
            elif part:
                runs.add(_text(part))


def _is_words(inline: Inline) -> bool:
    """Whether an inline is all said by its words."""
    return isinstance(inline, Break) or (isinstance(inline, Text) and not inline.italic)


def _holds_mark(run: Element) -> bool:
    """Whether a run prints a mark where another run, or more, may stand."""
    parent = run.getparent()
    if parent is None or parent.tag not in _PARENTS:
        return False
    return _OPEN in "".join(text.text or "" for text in run.iter(w("t")))


class _Runs:
    """Runs that take the place of one, in its format."""

    def __init__(self, properties: Element | None) -> None:
        self.done: list[Element] = []
        self._properties = properties
        self._open: Element | None = None

    def add(self, child: Element) -> None:
        """Add a part of the old run."""
        if self._open is None:
            self._open = etree.Element(w("r"))
            self._format(self._open)
            self.done.append(self._open)
        self._open.append(child)

    def put(self, new: list[Element]) -> None:
        """Add a value's own runs or content control."""
        self._open = None
        for element in new:
            for holder in element.iter(w("r"), w("sdtPr")):
                self._format(holder)
        self.done += new

    def _format(self, holder: Element) -> None:
        """Give a run the old format; where the value has its own, that comes first."""
        if self._properties is None:
            return
        merged = copy.deepcopy(self._properties)
        own = holder.find(w("rPr"))
        if own is not None:
            _put_before(merged, own)
            holder.remove(own)
        holder.insert(0, merged)
        put_in_order(holder)


def _put_before(properties: Element, own: Element) -> None:
    """Move the properties of `own` to the others, in the place of those of their kind."""
    for element in reversed(own):
        for old in properties.findall(element.tag):
            properties.remove(old)
        properties.insert(0, element)


def _words(inlines: Inlines) -> str:
    return "".join(map(_word, inlines))


def _word(inline: Inline) -> str:
    if isinstance(inline, Break):
        return "\n"
    return marker_text(inline) if isinstance(inline, Marker) else getattr(inline, "text", "")


def _text(text: str) -> Element:
    element = etree.Element(w("t"))
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    element.text = text
    return element
