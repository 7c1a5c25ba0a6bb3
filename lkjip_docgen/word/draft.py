"""A Word report ready to be saved, its page numbers still open.

Page numbers follow from a layout of the finished file, so the file is made
once and saved with or without them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from lkjip_docgen import __version__
from lkjip_docgen.docx import DOCUMENT, Element, origin_part, parse_xml, w, write_zip

_SETTINGS = "word/settings.xml"
# What may follow w:updateFields in CT_Settings (ISO/IEC 29500-1, 17.15.1).
_AFTER_UPDATE = {
    w(name)
    for name in (
        *("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids"),
        *("attachedSchema", "themeFontLang", "clrSchemeMapping", "shapeDefaults"),
        *("decimalSymbol", "listSeparator"),
    )
} | {"{http://schemas.openxmlformats.org/officeDocument/2006/math}mathPr"}
_OPEN, _CLOSE = "\ue0f6", "\ue0f7"
_MARK_IN_TEXT = re.compile(f"{_OPEN}(.*?){_CLOSE}")
_MARK = re.compile(_MARK_IN_TEXT.pattern.encode())


def page_mark(bookmark: str) -> str:
    """What stands for the printed page of a bookmark until it is known."""
    return f"{_OPEN}{bookmark}{_CLOSE}"


def has_page_marks(data: bytes) -> bool:
    """Whether a part holds page numbers to fill in."""
    return _MARK.search(data) is not None


@dataclass(frozen=True, slots=True)
class Draft:
    """The zip entries of the file; `open` names those with page numbers to fill in.

    `properties` are those of the report; `origin` is the entry in which the
    file remembers how it was made.  `parsed` holds the text as a tree, until
    somebody takes it.
    """

    entries: Mapping[str, bytes]
    open: frozenset[str]
    properties: Mapping[str, str]
    origin: str
    parsed: list[Element] = field(default_factory=list, compare=False, repr=False)

    def digest(self) -> str:
        """Names the content: the same content has the same layout."""
        digest = hashlib.sha256()
        for name in sorted(self.entries):
            digest.update(f"{name}\0{len(self.entries[name])}\0".encode())
            digest.update(self.entries[name])
        return digest.hexdigest()

    def save(
        self,
        target: Path,
        pages: Mapping[str, str] | None = None,
        *,
        update_on_open: bool = False,
    ) -> None:
        """Write the file.

        `pages` gives the printed page number of each bookmark; without it the
        lists of contents and the page references show none, never a wrong
        one, until Word updates its fields.  `update_on_open` lets Word do that
        when it opens the file; it then asks the reader first.
        """
        write_zip(target, self.filled(pages, update_on_open=update_on_open))

    def filled(
        self, pages: Mapping[str, str] | None = None, *, update_on_open: bool = False
    ) -> dict[str, bytes]:
        """The zip entries as `save` writes them."""
        entries = self.unsealed(pages)
        if update_on_open:
            entries[_SETTINGS] = _asking_for_update(entries[_SETTINGS])
        entries[self.origin] = origin_part(entries, self.properties, __version__, sealed=True)
        return entries

    def text(self, pages: Mapping[str, str]) -> Element:
        """The text of `unsealed` as a tree, for a reader that may change it.

        The first who asks takes the tree that the file was checked by: to read it
        anew takes as long as many a change.
        """
        root = self.parsed.pop() if self.parsed else parse_xml(self.entries[DOCUMENT])
        for element in root.iter(w("t")):
            words = element.text or ""
            if _OPEN in words:
                element.text = _MARK_IN_TEXT.sub(lambda m: pages.get(m[1], ""), words) or None
        return root

    def unsealed(self, pages: Mapping[str, str] | None = None) -> dict[str, bytes]:
        """The same, for what is no file yet: it does not remember how it was made."""
        known = {name.encode(): page.encode() for name, page in (pages or {}).items()}
        entries = dict(self.entries)
        for name in self.open:
            entries[name] = _MARK.sub(lambda mark: known.get(mark[1], b""), entries[name])
        return entries


def _asking_for_update(settings: bytes) -> bytes:
    """The settings with `w:updateFields`, at its place in the schema's order."""
    root = parse_xml(settings)
    for old in root.findall(w("updateFields")):
        root.remove(old)
    wish = etree.Element(w("updateFields"), {w("val"): "true"})
    following = next((child for child in root if child.tag in _AFTER_UPDATE), None)
    if following is None:
        root.append(wish)
    else:
        following.addprevious(wish)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
