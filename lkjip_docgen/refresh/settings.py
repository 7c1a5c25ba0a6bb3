"""How paragraphs and pages are set: as the data ask, where people left them alone."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from lkjip_docgen.docx import Element, child, section_of, style, take_out, w
from lkjip_docgen.refresh.adoption import Adoption


class Settings:
    """Merges the properties of paragraphs and sections."""

    def __init__(self, adoption: Adoption) -> None:
        self._adoption = adoption

    def merge(self, base: Element, file: Element, data: Element) -> None:
        """Give a paragraph the style and setting of the new data, where people left them alone."""
        self.merge_section(section_of(base), section_of(file), section_of(data))
        if _written(base) == _written(data) or _setting(base) == _setting(data):
            return
        if self._is_restyled(base, file, data) or _setting(file) == _setting(base):
            self._set(file, data)

    def _is_restyled(self, base: Element, file: Element, data: Element) -> bool:
        """Whether the data give a paragraph another style, and people left it the old one."""
        kept = self._adoption.own_style(style(file)) == style(base)
        return style(base) != style(data) and kept

    def _set(self, file: Element, data: Element) -> None:
        wanted = child(data, "pPr")
        if wanted is None:
            return
        new = self._adoption.adopted(wanted)
        section = section_of(file)
        if section is not None and child(new, "sectPr") is None:
            new.append(section)
        mine = child(file, "pPr")
        if mine is None:
            file.insert(0, new)
        else:
            file.replace(mine, new)

    def merge_section(
        self, base: Element | None, file: Element | None, data: Element | None
    ) -> None:
        """Give a section the pages that the new data ask for, where people left them alone."""
        if base is None or file is None or data is None:
            return
        parent = file.getparent()
        if parent is not None and _pages(file) == _pages(base) != _pages(data):
            parent.replace(file, self._adoption.adopted(data))


def _written(paragraph: Element) -> bytes:
    """The properties of a paragraph to the letter, which are many times faster to compare."""
    properties = child(paragraph, "pPr")
    return b"" if properties is None else etree.tostring(properties, with_tail=False)


def _setting(paragraph: Element) -> bytes:
    """The properties of a paragraph but for the number of its list and the end of a section."""
    properties = child(paragraph, "pPr")
    if properties is None:
        return b""
    copy = deepcopy(properties)
    for node in [*copy.findall(w("sectPr")), *copy.findall(w("rPr"))]:
        take_out(node)
    for number in copy.iter(w("numId")):
        number.set(w("val"), "")
    return bytes(etree.tostring(copy, method="c14n", exclusive=True))


def _pages(section: Element) -> tuple[str, str, int]:
    """What a section says of its pages; word processors write the rest in forms of their own."""
    size, numbers = child(section, "pgSz"), child(section, "pgNumType")
    lies = "" if size is None else size.get(w("orient"), "portrait")
    start = "" if numbers is None else numbers.get(w("start"), "")
    return lies, start, len(section.findall(w("headerReference")))
