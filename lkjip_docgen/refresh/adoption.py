"""Makes elements of the new report at home in the edited file.

Their pictures, links, notes, lists and identifiers belong to another package;
each is brought along or given a number that is free here.
"""

from __future__ import annotations

from copy import deepcopy
from functools import cached_property
from itertools import count

from lkjip_docgen.docx import (
    NAMESPACES,
    Element,
    Package,
    bookmarks,
    bring_charts,
    chart_of,
    data_of_chart,
    q,
    set_workbook,
    take_out,
    unbalanced,
    w,
    workbook_of,
)
from lkjip_docgen.refresh.chart_parts import merged_chart
from lkjip_docgen.refresh.comments import copy_comments, program_comments
from lkjip_docgen.refresh.list_numbering import Lists

_ID, _EMBED = q("r", "id"), q("r", "embed")
_BLIP, _DOC_NAME = q("a", "blip"), q("wp", "docPr")
_IMAGE, _LINK = (f"{NAMESPACES['r']}/{kind}" for kind in ("image", "hyperlink"))
_FIRST = 70_000  # identifiers from here on are free in any report
_CONTROLS = 0x40000000


class Adoption:
    """Brings elements from the new report, and from the one that was generated, to another."""

    def __init__(self, generated: Package, source: Package, home: Package) -> None:
        self._generated = generated
        self._source = source
        self._home = home
        self._numbers = count(1 + max(_FIRST, _last_number(home.body)))
        self._controls = count(_FIRST + _CONTROLS)
        self._ours = home.style_names
        self.lists = Lists(source, home)
        self.own_comments = program_comments(home)
        """The identifiers of the comments in the home document that the program wrote."""

    @cached_property
    def _bookmarks(self) -> set[str]:
        """The bookmarks of the home document."""
        return set(bookmarks(self._home.body))

    @cached_property
    def _theirs(self) -> dict[str, str]:
        """What the home document calls each style of the new report that it has."""
        here = self._home.stylesheet.identifiers()
        known = (style for style in self._source.stylesheet if style.key in here)
        return {style.identifier: here[style.key] for style in known}

    def own_style(self, identifier: str) -> str:
        """Our identifier of a style of the home document: other programs give their own."""
        return self._ours.get(identifier, identifier)

    def forget(self, element: Element) -> None:
        """Note that an element has left the home document: its bookmarks are free again."""
        self._bookmarks.difference_update(bookmarks(element))

    def learn_bookmarks(self) -> None:
        """Note which bookmarks the home document has by now."""
        self._bookmarks = set(bookmarks(self._home.body))

    def adopted(self, element: Element) -> Element:
        """A copy of an element of the new report that can stand in the home document."""
        copy = deepcopy(element)
        self.adopt(copy)
        return copy

    def adopt(self, element: Element) -> None:
        """Change an element, which is a copy, so that it can stand in the home document."""
        _balance_fields(element)
        self._pictures(element)
        self._links(element)
        self._notes(element)
        self._bookmark(element)
        self.lists.adopt(element)
        self._number(element)
        for reference in list(element.iter(w("headerReference"), w("footerReference"))):
            self._header(reference)
        for style in list(element.iter(w("pStyle"), w("rStyle"), w("tblStyle"))):
            self._style(style)

    def renumber(self, element: Element) -> None:
        """Make a copy of an element of the home document one of its own: no name stands twice."""
        for mark in list(element.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            take_out(mark)
        copy_comments(self._home, element)
        self._number(element)

    def remembered(self, element: Element) -> Element:
        """A copy of an element of the old report that can stand in the new one."""
        copy = deepcopy(element)
        for blip in copy.iter(_BLIP):
            target = self._generated.target(blip.get(_EMBED, ""))
            if target:
                blip.set(_EMBED, self._source.add_relation(_IMAGE, target))
        bring_charts(self._generated, copy, self._source)
        return copy

    def renew_chart(self, drawing: Element, old: Element, new: Element) -> None:
        """Let a chart of the home document say what that of the new report says, in its place."""
        was, here, wanted = (
            chart_of(package, shown)
            for package, shown in (
                (self._generated, old),
                (self._home, drawing),
                (self._source, new),
            )
        )
        before = self._generated.tree(was or here)
        merged = merged_chart(before, self._home.tree(here), self._source.tree(wanted))
        self._home.replace(here, merged)
        set_workbook(self._home, here, workbook_of(self._source, wanted))

    def picture(self, drawing: Element) -> str:
        """Bring the picture of a drawing of the new report along; its relation here."""
        name = self._source.picture(drawing)
        data = self._source.entries[name]
        extension = name.rsplit(".", 1)[-1]
        known = f"word/media/{name.rsplit('/', 1)[-1]}"
        if self._home.entries.get(known) != data:
            self._home.add_part(known, data, f"image/{extension}")
        return self._home.add_relation(_IMAGE, known.removeprefix("word/"))

    def is_redrawn(self, generated: Element, here: Element) -> bool:
        """Whether people put other pictures into a block than those it was generated with."""
        old, mine = list(generated.iter(w("drawing"))), list(here.iter(w("drawing")))
        if len(old) != len(mine):
            return True
        return any(self._is_another(was, now) for was, now in zip(old, mine, strict=True))

    def _is_another(self, generated: Element, here: Element) -> bool:
        """Whether a drawing shows another picture or chart than the one that was generated."""
        chart, mine = chart_of(self._generated, generated), chart_of(self._home, here)
        if chart or mine:
            return not (chart and mine) or data_of_chart(
                self._generated.tree(chart)
            ) != data_of_chart(self._home.tree(mine))
        digest = self._generated.picture(generated).rsplit("/", 1)[-1].split(".")[0]
        return bool(digest) and digest != self._home.picture_digest(here)

    def _number(self, element: Element) -> None:
        """Give drawings and content controls numbers that are free."""
        for drawing in element.iter(_DOC_NAME):
            drawing.set("id", str(next(self._numbers)))
        for control in element.iter(w("sdtPr")):
            for identifier in control.iterfind(w("id")):
                identifier.set(w("val"), str(next(self._controls)))

    def _pictures(self, element: Element) -> None:
        for drawing in element.iter(w("drawing")):
            for blip in drawing.iter(_BLIP):
                if blip.get(_EMBED) and self._source.picture(drawing) in self._source.entries:
                    blip.set(_EMBED, self.picture(drawing))
        bring_charts(self._source, element, self._home)

    def _links(self, element: Element) -> None:
        for link in element.iter(w("hyperlink")):
            if link.get(_ID):
                target = self._source.target(link.get(_ID, ""))
                link.set(_ID, self._home.add_relation(_LINK, target, external=True))

    def _notes(self, element: Element) -> None:
        part = self._home.part_of_type("footnotes")
        for reference in list(element.iter(w("footnoteReference"))):
            note = self._source.notes().get(reference.get(w("id"), ""))
            if note is None or part is None:
                take_out(reference)
                continue
            copy = deepcopy(note)
            number = self._free_note()
            copy.set(w("id"), number)
            self._home.tree(part).append(copy)
            reference.set(w("id"), number)

    def _free_note(self) -> str:
        """A number that no note of the home document has."""
        taken = [int(known) for known in self._home.notes() if known.isdecimal()]
        return str(max(taken, default=0) + 1)

    def _bookmark(self, element: Element) -> None:
        """New numbers for bookmarks; those whose name is taken here go."""
        numbers: dict[str, str] = {}
        for start in list(element.iter(w("bookmarkStart"))):
            name = start.get(w("name"), "")
            if name in self._bookmarks:
                take_out(start)
                continue
            self._bookmarks.add(name)
            fresh = str(next(self._numbers))
            numbers[start.get(w("id"), "")] = fresh
            start.set(w("id"), fresh)
        for end in list(element.iter(w("bookmarkEnd"))):
            known = numbers.get(end.get(w("id"), ""))
            if known is None:
                take_out(end)
            else:
                end.set(w("id"), known)

    def _header(self, reference: Element) -> None:
        """Let a section show the header of the home document that is called the same."""
        relation = self._home.relation_to(self._source.target(reference.get(_ID, "")))
        if relation:
            reference.set(_ID, relation)
        else:
            take_out(reference)  # a section without its own continues those before

    def _style(self, style: Element) -> None:
        """Name a style as the home document does, which may have been saved by another program."""
        if not self._theirs:
            return
        here = self._theirs.get(style.get(w("val"), "")) or self._brought(style.get(w("val"), ""))
        if here is not None:
            style.set(w("val"), here)
        else:
            take_out(style)

    def _brought(self, identifier: str) -> str | None:
        """Bring along a style of the program that reports of earlier have not.

        None for one of Word, or of a list, which the home document lost in another program.
        """
        sheet = self._home.part_of_type("styles")
        style = self._own_styles.get(identifier)
        if sheet is None or style is None:
            return None
        self._theirs[identifier] = identifier
        copy = deepcopy(style)
        self._home.tree(sheet).append(copy)
        for other in list(copy.iter(*_RELATED)):
            self._style(other)
        return identifier

    @cached_property
    def _own_styles(self) -> dict[str, Element]:
        """The styles of the program in the new report that may be brought, by identifier."""
        taken = set(self._home.stylesheet.identifiers().values())
        return {
            style.identifier: style.element
            for style in self._source.stylesheet
            if _is_own_style(style.element) and style.identifier not in taken
        }


_RELATED = w("basedOn"), w("next"), w("link")


def _is_own_style(style: Element) -> bool:
    """Whether a style is none of Word's own, and stands for itself: without a list."""
    return style.get(w("customStyle")) is not None and next(style.iter(w("numPr")), None) is None


def _last_number(body: Element) -> int:
    """The greatest number of a bookmark or drawing; 0 when there is none."""
    marks = body.iter(w("bookmarkStart"), _DOC_NAME)
    return max(map(_number_of, marks), default=0)


def _number_of(mark: Element) -> int:
    """The number of a bookmark or drawing; 0 for what is none."""
    number = mark.get("id") or mark.get(w("id")) or "0"
    return int(number) if number.isdigit() else 0


def _balance_fields(element: Element) -> None:
    """Take out marks of fields that begin or end outside the element."""
    found = unbalanced(element)
    for mark in [*found.stray, *(mark for field in found.open for mark in field.marks)]:
        take_out(mark)
