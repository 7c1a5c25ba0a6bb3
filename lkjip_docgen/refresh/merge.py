"""Brings the new report into the edited file, block by block.

Three trees meet: the report as it was generated (`base`), the file as people
left it (`file`), and the report of the new data (`data`).  What the data
changed and people did not is taken over in place; what people changed stays;
what both changed is a conflict that somebody has to decide.  What stands where
follows the data, but for what people moved.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lkjip_docgen.docx import OBJECT, Element, adopt_pages, blocks, child, style, styles, w, words
from lkjip_docgen.refresh.alignment import Item, Pairs, align
from lkjip_docgen.refresh.children import Children, flat_children
from lkjip_docgen.refresh.items import Knower, item
from lkjip_docgen.refresh.margins import margin_pairs
from lkjip_docgen.refresh.naming import rename_bookmarks
from lkjip_docgen.refresh.objects import Objects
from lkjip_docgen.refresh.order import Orders, merged_order
from lkjip_docgen.refresh.outcome import Kind
from lkjip_docgen.refresh.outline import Outlined, outline
from lkjip_docgen.refresh.paragraph_words import Paragraphs
from lkjip_docgen.refresh.place import Where, brief, margin_of, places
from lkjip_docgen.refresh.placing import Placing
from lkjip_docgen.refresh.sections import match_texts
from lkjip_docgen.refresh.settings import Settings
from lkjip_docgen.refresh.sides import Work
from lkjip_docgen.refresh.table_rows import Tables

_CONTROL = w("sdt")
LISTS = {*styles.CONTENTS, styles.CONTENTS_OF_CAPTIONS}

MergeOne = Callable[[Element, Element, Element, Where], None]


class Merge:
    """One refresh of one file."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.paragraphs = Paragraphs(work, Objects(work, self.container))
        self._knower = Knower()
        followed = self.paragraphs.followed
        self._tables = Tables(work, self._knower, self.container, self.children, followed)
        self.inserted: list[Element] = []

    def body(self) -> None:
        """Merge the text from beginning to end."""
        sides = self._work.sides
        roots = sides.base.body, sides.file.body, sides.data.body
        base, file, data = (blocks(root) for root in roots)
        self._knower.meet(roots[0], base, sides.base)
        self._knower.meet(roots[2], data, sides.data)
        know = self._knower.items
        known = know(base), know(file), know(data)
        levels = self._levels(base), self._levels(file, theirs=True), self._levels(data)
        old, new = (Outlined(known[n], outline(levels[n])) for n in (0, 2))
        children = Children(
            base,
            file,
            data,
            known,
            levels,
            align(known[0], known[1], moves=True),
            match_texts(old, new),
            self._work.adoption.own_comments,
            self._work.adoption.is_redrawn,
        )
        self._rename_bookmarks(children)
        self.children(
            children, list(places(base, Where(), self._knower.style)), roots[1], self._block
        )
        Settings(self._work.adoption).merge_section(*(child(root, "sectPr") for root in roots))

    def _levels(self, own: Sequence[Element], *, theirs: bool = False) -> list[int]:
        """The level of each block, 0 for all but headings; `theirs` may have other styles."""
        names = [self._knower.style(block) for block in own]
        if theirs:
            names = [self._work.adoption.own_style(name) for name in names]
        return [_level(block, name) for block, name in zip(own, names, strict=True)]

    def headers(self) -> None:
        """Merge what stands at the head and foot of the pages."""
        sides = self._work.sides
        for name, own in margin_pairs(sides.base, sides.file):
            if name in sides.data.entries:
                base, data = sides.base.tree(name), sides.data.tree(name)
                self.container(base, sides.file.tree(own), data, margin_of(name))

    def container(self, base: Element, file: Element, data: Element, where: Where) -> None:
        """Merge the blocks of a cell, a note or a header."""
        parts = blocks(base), blocks(file), blocks(data)
        known = _items(parts[0]), _items(parts[1]), _items(parts[2])
        children = flat_children(parts, known, self._work.adoption.own_comments)
        self.children(children, list(places(parts[0], where)), file, self._block)

    def children(
        self, children: Children, where: Sequence[Where], parent: Element, merge: MergeOne
    ) -> None:
        """Merge the children of one place: put them in order, then each with its counterparts."""
        self._learn_lists(children)
        gone = self._withdraw(children, where)
        skipped = self._unwanted(children, where)
        orders = Orders(children.to_file, children.to_data, children.levels[1], children.levels[2])
        placing = Placing(self._work, parent, children)
        children.order = merged_order(orders, gone, skipped)
        placing.place(children.order, gone)
        self._tell_inserted(children, placing, where)
        self._tell_moved(children, placing, where)
        self._merge_each(children, placing, where, merge)
        for n, i in children.copies.items():
            if i in children.to_data and n not in gone:
                wanted = children.data[children.to_data[i]]
                merge(children.base[i], placing.standing(n), wanted, where[i])
        placing.finish()

    def _merge_each(
        self, children: Children, placing: Placing, where: Sequence[Where], merge: MergeOne
    ) -> None:
        """Merge each child that the data still have, or tell that people took it out."""
        for i, block in enumerate(children.base):
            if i not in children.to_data:
                continue
            wanted = children.data[children.to_data[i]]
            if i in children.to_file:
                there = children.to_file[i]
                with placing.quietly(there):
                    self._bring(block, placing.standing(there), wanted, where[i], merge)
            elif words(block) != words(wanted):
                self._miss(block, wanted, where[i])

    def _miss(self, base: Element, data: Element, where: Where) -> None:
        """Tell of what people took out; they may have put it, or parts of it, elsewhere."""
        self._work.ledger.note(Kind.GONE, where, brief(base), brief(data))
        if base.tag == w("p"):
            self.paragraphs.miss(base, data, where)
        for row in base.iter(w("tr")):
            self.paragraphs.rows.add(" ".join(words(row).split()))

    def _bring(
        self, base: Element, file: Element, data: Element, where: Where, merge: MergeOne
    ) -> None:
        """Bring one block up to date; there is nothing to do where the data say nothing new."""
        if not self._knower.same(base, data):
            merge(base, file, data, where)
        elif not _has_numbers(base):
            return
        elif _has_numbers(file):
            self.paragraphs.follow(base, file)
        else:  # another program has made plain words of them
            merge(base, file, data, where)

    def _rename_bookmarks(self, children: Children) -> None:
        """Call headings and captions as in the new report, before others of its names come in."""
        for i, n in children.to_file.items():
            if i not in children.to_data:
                continue
            wanted = children.data[children.to_data[i]]
            if not self._knower.same(children.base[i], wanted):
                rename_bookmarks(children.base[i], children.file[n], wanted)
        self._work.adoption.learn_bookmarks()

    def _learn_lists(self, children: Children) -> None:
        """Which list of the file is which of the data, so that new items join it."""
        for i, n in children.to_file.items():
            if i in children.to_data:
                self._work.adoption.lists.learn(
                    children.data[children.to_data[i]], children.file[n]
                )

    def _block(self, base: Element, file: Element, data: Element, where: Where) -> None:
        if base.tag == w("tbl"):
            self._tables.merge(base, file, data, where)
        else:
            adopt_pages(file, base, data)
            self.paragraphs.merge(base, file, data, where)

    # --- what comes and goes ---------------------------------------------------

    def _withdraw(self, children: Children, where: Sequence[Where]) -> set[int]:
        """The parts of the file that leave it, since the data have them no more."""
        gone: set[int] = set()
        for group in children.groups():
            mine = {children.to_file[i] for i in group}
            edited = children.touched(group)
            if not edited:
                self._note_removed(children, group, where)
                gone |= mine
            elif self._drop(children, group, edited, where):
                gone |= mine | set(edited)
            else:
                self._leave(children, mine)
        return gone

    def _leave(self, children: Children, mine: set[int]) -> None:
        """What waits for a decision stays as it is."""
        for n in mine:
            self.paragraphs.followed.update(children.file[n].iter(w("sdt")))

    def _note_removed(
        self, children: Children, group: Sequence[int], where: Sequence[Where]
    ) -> None:
        for i in group:
            if worth_saying(children.base[i]):
                self._work.ledger.note(Kind.REMOVED, where[i], brief(children.base[i]), "")

    def _drop(
        self,
        children: Children,
        group: Sequence[int],
        edited: Sequence[int],
        where: Sequence[Where],
    ) -> bool:
        """Whether a part that people edited is to go, since the data dropped it."""
        first = group[0]
        shown = next((n for n in edited if worth_saying(children.file[n])), edited[0])
        texts = brief(children.base[first]), brief(children.file[shown]), ""
        restore = self._restoring(children, group)
        anchor = children.file[children.to_file[first]]
        return self._work.ledger.decide(where[first], texts, anchor, restore) == "data"

    def _restoring(self, children: Children, group: Sequence[int]) -> Callable[[], None]:
        """Puts what the data dropped back into the new report, in memory of the conflict.

        Where it stands in the file: elsewhere the next refresh would take what came in
        meanwhile for something new.
        """

        def restore() -> None:
            anchor = children.data_before(group[0])
            copies = [self._work.adoption.remembered(children.base[i]) for i in group]
            if anchor is not None:
                for copy in reversed(copies):
                    anchor.addnext(copy)
            elif len(children.data):
                for copy in copies:
                    children.data[0].addprevious(copy)

        return restore

    def _unwanted(self, children: Children, where: Sequence[Where]) -> set[int]:
        """What the data brought that stays out: people put it in already, or took its place out."""
        skipped = set(children.added)
        origin = children.from_data()
        for j, before in children.coming():
            if j in skipped or not _lost_its_place(children, j, before, origin):
                continue
            skipped.add(j)
            if worth_saying(children.data[j]):
                self._work.ledger.note(Kind.GONE, where[before], "", brief(children.data[j]))
        return skipped

    def _tell_inserted(self, children: Children, placing: Placing, where: Sequence[Where]) -> None:
        """Note what was put in."""
        origin = children.from_data()
        here = where[0] if where else Where()
        for j in range(len(children.data)):
            if j in origin:
                here = where[origin[j]]
            elif j in placing.inserted:
                here = _entered(here, placing.inserted[j], children.levels[2][j])
                self._note_inserted(placing.inserted[j], here)

    def _tell_moved(self, children: Children, placing: Placing, where: Sequence[Where]) -> None:
        """Note what was moved."""
        back = {n: i for i, n in children.to_file.items()}
        for n in placing.moved:
            if n in back and worth_saying(children.file[n]):
                text = brief(children.file[n])
                self._work.ledger.note(Kind.MOVED, where[back[n]], text, text)

    def _note_inserted(self, new: Element, where: Where) -> None:
        if worth_saying(new):
            self._work.ledger.note(Kind.INSERTED, where, "", brief(new))
        if style(new) not in LISTS:
            self.inserted.append(new)
        self.paragraphs.followed.update(new.iter(w("sdt")))


def _items(own: Sequence[Element]) -> list[Item]:
    return [item(block) for block in own]


def _level(block: Element, style_name: str) -> int:
    return styles.OUTLINE.get(style_name, 0) if block.tag == w("p") else 0


def _entered(where: Where, block: Element, level: int) -> Where:
    """The place of a new block; that of a heading is its own section."""
    return where._replace(headings=(*where.headings[:-1], brief(block))) if level else where


def _lost_its_place(children: Children, j: int, before: int, origin: Pairs) -> bool:
    """Whether people took out what stands around a new part, from `before` on."""
    return _is_taken_out(children, before) and not _goes_on(children, j, origin)


def _is_taken_out(children: Children, i: int) -> bool:
    return i not in children.to_file and bool(words(children.base[i]).strip())


def _goes_on(children: Children, j: int, origin: Pairs) -> bool:
    """Whether what follows in the data and is not new still stands in the file."""
    following = next((k for k in range(j + 1, len(children.data)) if k in origin), None)
    return following is not None and origin[following] in children.to_file


def _has_numbers(block: Element) -> bool:
    return next(block.iter(_CONTROL), None) is not None


def worth_saying(block: Element) -> bool:
    """Whether people want to know of a block that came or went: not of lines of contents."""
    return bool(words(block).strip().strip(OBJECT)) and style(block) not in LISTS
