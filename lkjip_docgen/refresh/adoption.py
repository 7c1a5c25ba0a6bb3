"""Makes elements of the new report at home in the edited file.

Their pictures, links, notes, lists and identifiers belong to another package;
each is brought along or given a number that is free here.
"""

from __future__ import annotations

from copy import deepcopy
from itertools import count
from typing import Any

from lxml import etree
from lxml.etree import _Element as Element

from lkjip_docgen.docx import styles
from lkjip_docgen.docx.blocks import style as style_of
from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.xml import NAMESPACES, w
from lkjip_docgen.refresh.comments import program_comments

_OFFICE = NAMESPACES["r"]
_ID, _EMBED = f"{{{_OFFICE}}}id", f"{{{_OFFICE}}}embed"
_BLIP = f"{{{NAMESPACES['a']}}}blip"
_DOC_NAME = f"{{{NAMESPACES['wp']}}}docPr"
_IMAGE, _LINK = f"{_OFFICE}/image", f"{_OFFICE}/hyperlink"
_FIRST = 70_000  # identifiers from here on are free in any report


class Adoption:
    """Brings elements from one side to another."""

    def __init__(self, generated: Package, source: Package, home: Package) -> None:
        self._generated = generated
        self._source = source
        self._home = home
        self._bookmarks = _bookmark_names(home.body)
        self._numbers = count(
            1 + max([_FIRST, *(_number(e) for e in home.body.iter(w("bookmarkStart"), _DOC_NAME))])
        )
        self._lists: dict[str, str] = {}
        self._ours = _our_styles(home)
        self._theirs = _their_styles(source, home)
        self._own_comments = program_comments(home)
        self._controls = count(_FIRST)

    @property
    def own_comments(self) -> frozenset[str]:
        """The identifiers of the comments in the home document that the program wrote."""
        return self._own_comments

    def own_style(self, identifier: str) -> str:
        """Our identifier of a style of the home document: other programs give their own."""
        return self._ours.get(identifier, identifier)

    def merge_setting(self, base: Element, file: Element, data: Element) -> None:
        """Give a paragraph the style and setting of the new data, where people left them alone."""
        if _setting(base) == _setting(data):
            return
        restyled = style_of(base) != style_of(data) and (
            self.own_style(style_of(file)) == style_of(base)
        )
        if restyled or _setting(file) == _setting(base):
            self._restyle(file, data)

    def forget(self, element: Element) -> None:
        """Note that an element has left the home document: its bookmarks are free again."""
        self._bookmarks -= _bookmark_names(element)

    def learn_bookmarks(self) -> None:
        """Note which bookmarks the home document has by now."""
        self._bookmarks = _bookmark_names(self._home.body)

    def learn_list(self, data: Element, file: Element) -> None:
        """Note which list of the home document a list of the new report is."""
        theirs, here = _list_number(data), _list_number(file)
        if theirs and here:
            self._lists.setdefault(theirs, here)

    def _restyle(self, file: Element, data: Element) -> None:
        """Give a paragraph the style and the setting that the new data ask for."""
        wanted = data.find(w("pPr"))
        if wanted is None:
            return
        new = self.adopted(wanted)
        section = file.find(f"{w('pPr')}/{w('sectPr')}")
        if section is not None and new.find(w("sectPr")) is None:
            new.append(section)
        mine = file.find(w("pPr"))
        if mine is None:
            file.insert(0, new)
        else:
            file.replace(mine, new)

    def adopted(self, element: Element) -> Element:
        """A copy of an element of the new report that can stand in the home document."""
        copy = deepcopy(element)
        self.adopt(copy)
        return copy

    def renumber(self, element: Element) -> None:
        """Make a copy of an element of the home document one of its own: no name stands twice."""
        kinds = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")
        for mark in list(element.iter(*map(w, kinds))):
            parent = mark.getparent()
            if parent is not None:
                parent.remove(mark)
        for drawing in element.iter(_DOC_NAME):
            drawing.set("id", str(next(self._numbers)))
        self._number_controls(element)

    def remembered(self, element: Element) -> Element:
        """A copy of an element of the old report that can stand in the new one."""
        copy = deepcopy(element)
        for drawing in copy.iter(w("drawing")):
            for blip in drawing.iter(_BLIP):
                target = self._generated.target(blip.get(_EMBED, ""))
                if target:
                    blip.set(_EMBED, self._source.add_relation(_IMAGE, target))
        return copy

    def merge_last_section(
        self, base: Element | None, file: Element | None, data: Element | None
    ) -> None:
        """Give the last section the page that the new data ask for, where people left it alone."""
        if base is None or file is None or data is None:
            return
        if _geometry(base) == _geometry(data) or _geometry(base) != _geometry(file):
            return
        parent = file.getparent()
        if parent is not None:
            parent.replace(file, self.adopted(data))

    def merge_section(self, base: Element, file: Element, data: Element) -> None:
        """The same for a section that ends with a paragraph."""
        path = f"{w('pPr')}/{w('sectPr')}"
        self.merge_last_section(base.find(path), file.find(path), data.find(path))

    def adopt(self, element: Any) -> None:
        """Change an element, which is a copy, so that it can stand in the home document."""
        _balance_fields(element)
        self._pictures(element)
        self._links(element)
        self._notes(element)
        self._bookmark(element)
        for number in list(element.iter(w("numId"))):
            number.set(w("val"), self._list(number.get(w("val"), "0")))
        for drawing in element.iter(_DOC_NAME):
            drawing.set("id", str(next(self._numbers)))
        self._number_controls(element)
        for reference in list(element.iter(w("headerReference"), w("footerReference"))):
            self._header(reference)
        for style in list(element.iter(w("pStyle"), w("rStyle"), w("tblStyle"))):
            self._style(style)

    def _number_controls(self, element: Element) -> None:
        for control in element.iter(w("sdtPr")):
            for identifier in control.iterfind(w("id")):
                identifier.set(w("val"), str(next(self._controls) + 0x40000000))

    def _header(self, reference: Element) -> None:
        """Let a section show the header of the home document that is called the same."""
        target = self._source.target(reference.get(_ID, ""))
        relation = self._home.relation_to(target)
        if relation:
            reference.set(_ID, relation)
            return
        parent = reference.getparent()
        if parent is not None:
            parent.remove(reference)  # a section without its own continues those before

    def _style(self, style: Element) -> None:
        """Name a style as the home document does, which may have been saved by another program."""
        if not self._theirs:
            return
        here = self._theirs.get(str(style.get(w("val"))))
        parent = style.getparent()
        if here is not None:
            style.set(w("val"), here)
        elif parent is not None:
            parent.remove(style)

    def picture(self, drawing: Any) -> str:
        """Bring the picture of a drawing of the new report along; its relation here."""
        name = self._source.picture(drawing)
        data = self._source.entries[name]
        extension = name.rsplit(".", 1)[-1]
        known = f"word/media/{name.rsplit('/', 1)[-1]}"
        if self._home.entries.get(known) != data:
            self._home.add_part(known, data, f"image/{extension}")
        return self._home.add_relation(_IMAGE, known.removeprefix("word/"))

    def _pictures(self, element: Any) -> None:
        for drawing in element.iter(w("drawing")):
            for blip in drawing.iter(_BLIP):
                if blip.get(_EMBED) and self._source.picture(drawing) in self._source.entries:
                    blip.set(_EMBED, self.picture(drawing))

    def _links(self, element: Any) -> None:
        for link in element.iter(w("hyperlink")):
            if link.get(_ID):
                target = self._source.target(link.get(_ID))
                link.set(_ID, self._home.add_relation(_LINK, target, external=True))

    def _notes(self, element: Any) -> None:
        references = list(element.iter(w("footnoteReference")))
        part = self._home.part_of_type("footnotes")
        for reference in references:
            note = self._source.notes().get(reference.get(w("id"), ""))
            if note is None or part is None:
                reference.getparent().remove(reference)
                continue
            copy = deepcopy(note)
            taken = [int(known) for known in self._home.notes()]
            copy.set(w("id"), str(max(taken, default=0) + 1))
            self._home.tree(part).append(copy)
            reference.set(w("id"), copy.get(w("id")))

    def _bookmark(self, element: Any) -> None:
        """New numbers for bookmarks; those whose name is taken here go."""
        numbers: dict[str, str] = {}
        for start in list(element.iter(w("bookmarkStart"))):
            if start.get(w("name")) in self._bookmarks:
                start.getparent().remove(start)
                continue
            self._bookmarks.add(start.get(w("name")))
            numbers[start.get(w("id"))] = str(next(self._numbers))
            start.set(w("id"), numbers[start.get(w("id"))])
        for end in list(element.iter(w("bookmarkEnd"))):
            if end.get(w("id")) in numbers:
                end.set(w("id"), numbers[end.get(w("id"))])
            else:
                end.getparent().remove(end)

    def _list(self, number: str) -> str:
        """The list of the home document for one of the new report's."""
        if number == "0":
            return number
        if number not in self._lists:
            self._lists[number] = self._new_list(number)
        return self._lists[number]

    def _new_list(self, number: str) -> str:
        name, own = self._home.part_of_type("numbering"), self._source.part_of_type("numbering")
        if name is None or own is None:
            return "0"
        source: Any = self._source.tree(own)
        home = self._home.tree(name)
        wanted = next((n for n in source.iterfind(w("num")) if n.get(w("numId")) == number), None)
        if wanted is None:
            return "0"
        kind = wanted.find(w("abstractNumId")).get(w("val"))
        abstract = next(
            (a for a in source.iterfind(w("abstractNum")) if a.get(w("abstractNumId")) == kind),
            None,
        )
        same = None if abstract is None else _same_kind(home, abstract)
        if same is None and abstract is not None:
            same = str(1 + max((_value(a, "abstractNumId") for a in _abstracts(home)), default=0))
            copy = deepcopy(abstract)
            copy.set(w("abstractNumId"), same)
            for link in copy.findall(w("nsid")):
                copy.remove(link)
            before = list(_abstracts(home))
            home.insert(home.index(before[-1]) + 1 if before else 0, copy)
        new = deepcopy(wanted)
        fresh = str(1 + max((_value(n, "numId") for n in home.iterfind(w("num"))), default=0))
        new.set(w("numId"), fresh)
        new.find(w("abstractNumId")).set(w("val"), same or "0")
        last = home.findall(w("num"))
        home.insert(home.index(last[-1]) + 1 if last else len(home), new)
        return fresh


def _balance_fields(element: Any) -> None:
    """Take out marks of fields that begin or end outside the element."""
    open_marks: list[Any] = []
    stray: list[Any] = []
    for mark in element.iter(w("fldChar"), w("instrText")):
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            open_marks.append([mark])
        elif kind == "end":
            if open_marks:
                open_marks.pop()
            else:
                stray.append(mark)
        elif open_marks:
            open_marks[-1].append(mark)
        else:
            stray.append(mark)
    stray += [mark for field in open_marks for mark in field]
    for mark in stray:
        mark.getparent().remove(mark)


def _abstracts(numbering: Any) -> Any:
    return numbering.iterfind(w("abstractNum"))


def _same_kind(home: Any, abstract: Any) -> str | None:
    """The kind of list here that is written as that one."""
    wanted = _canonical(abstract)
    for known in _abstracts(home):
        if _canonical(known) == wanted:
            return str(known.get(w("abstractNumId")))
    return None


def _canonical(abstract: Any) -> bytes:
    copy = deepcopy(abstract)
    copy.attrib.pop(w("abstractNumId"), None)
    return bytes(etree.tostring(copy, method="c14n", exclusive=True))


def _styles_by_name(side: Package) -> dict[str, str]:
    """The identifier of each style of a file by its name."""
    name = side.part_of_type("styles")
    if name is None or name not in side.entries:
        return {}
    found: dict[str, str] = {}
    for style in side.tree(name).iterfind(w("style")):
        label = style.find(w("name"))
        if label is not None:
            found.setdefault(str(label.get(w("val"), "")).casefold(), style.get(w("styleId"), ""))
    return found


def _our_styles(home: Package) -> dict[str, str]:
    """Our identifier of each style of a file, by the identifier that it has there."""
    ours = {name.casefold(): identifier for name, identifier in styles.NAMES.items()}
    here = _styles_by_name(home)
    return {identifier: ours[name] for name, identifier in here.items() if name in ours}


def _their_styles(source: Package, home: Package) -> dict[str, str]:
    """The identifier that each style of the new report has in the home document."""
    here = _styles_by_name(home)
    return {own: here[name] for name, own in _styles_by_name(source).items() if name in here}


def _geometry(section: Element) -> tuple[tuple[str, str], ...]:
    """What a section says of its pages; word processors write it in forms of their own."""
    size = section.find(w("pgSz"))
    numbers = section.find(w("pgNumType"))
    facts = [("orient", "" if size is None else str(size.get(w("orient"), "portrait")))]
    facts.append(("start", "" if numbers is None else str(numbers.get(w("start"), ""))))
    return tuple(facts)


def _bookmark_names(element: Element) -> set[str]:
    return {str(mark.get(w("name"), "")) for mark in element.iter(w("bookmarkStart"))}


def _list_number(paragraph: Element) -> str:
    number = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    return "" if number is None else str(number.get(w("val"), ""))


def _setting(paragraph: Element) -> bytes:
    """The properties of a paragraph but for the number of its list and the end of a section."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        return b""
    copy = deepcopy(properties)
    for name in ("sectPr", "rPr"):
        for node in copy.findall(w(name)):
            copy.remove(node)
    for number in copy.iter(w("numId")):
        number.set(w("val"), "")
    return bytes(etree.tostring(copy, method="c14n", exclusive=True))


def _number(element: Any) -> int:
    text = element.get("id") or element.get(w("id")) or "0"
    return int(text) if text.lstrip("-").isdigit() else 0


def _value(element: Any, name: str) -> int:
    text = element.get(w(name), "0")
    return int(text) if text.lstrip("-").isdigit() else 0
