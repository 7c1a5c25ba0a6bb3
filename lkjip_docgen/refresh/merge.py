"""Brings the new report into the edited file, block by block.

Three trees meet: the report as it was generated (`base`), the file as people
left it (`file`), and the report of the new data (`data`).  What the data
changed and people did not is taken over in place; what people changed stays;
what both changed is a conflict that somebody has to decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from lkjip_docgen.docx import styles
from lkjip_docgen.docx.blocks import blocks, cells, columns, rows, style, words
from lkjip_docgen.docx.controls import Form, controls
from lkjip_docgen.docx.flow import OBJECT, Flow, tokens
from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.xml import w
from lkjip_docgen.refresh.adoption import Adoption
from lkjip_docgen.refresh.alignment import Item, align
from lkjip_docgen.refresh.diff3 import Hunk, hunks
from lkjip_docgen.refresh.editor import Editor, Slice, set_text
from lkjip_docgen.refresh.items import item
from lkjip_docgen.refresh.objects import Objects
from lkjip_docgen.refresh.outcome import Change, Decisions, Kind, Outcome

_LISTS = {*styles.CONTENTS, styles.CONTENTS_OF_CAPTIONS}


@dataclass(frozen=True, slots=True)
class Where:
    """A place in words that a reader of the pages can follow."""

    heading: str = ""
    caption: str = ""
    inside: str = ""

    def __str__(self) -> str:
        title = f"di bawah judul “{self.heading}”" if self.heading else "sebelum judul pertama"
        table = f"{self.caption or 'tabel'} {self.inside}".strip() if self.inside else ""
        return ", ".join(part for part in (table, title) if part)


class Merge:
    """One refresh of one text."""

    def __init__(
        self, sides: tuple[Package, Package, Package], editor: Editor, adoption: Adoption,
        decisions: Decisions, outcome: Outcome,
    ) -> None:  # fmt: skip
        self._base, self._file, self._data = sides
        self._editor = editor
        self._adoption = adoption
        self._decisions = decisions
        self._outcome = outcome
        self._places = count(1)
        self.inserted: list[Any] = []
        self.renewals: Mapping[Form, str] = {}
        self.renewed: Counter[Form] = Counter()
        self._unsettled: list[tuple[Any, Any]] = []
        self._objects = Objects(sides, editor, adoption, self)

    def body(self) -> None:
        """Merge the text from beginning to end."""
        self.container(self._base.body, self._file.body, self._data.body, Where())

    def headers(self) -> None:
        """Merge what stands at the head and foot of the pages."""
        for name in sorted(self._base.entries):
            if name.startswith(("word/header", "word/footer")):
                sides = (self._base, self._file, self._data)
                if all(name in side.entries for side in sides):
                    base, file, data = (side.tree(name) for side in sides)
                    self.container(base, file, data, Where())

    def keep_unsettled(self) -> None:
        """Let the new report say the old thing where a conflict is open.

        It is remembered as the origin: so the conflict is there again at the
        next refresh, until somebody decides it.
        """
        for old, new in self._unsettled:
            if new.getparent() is not None:
                new.getparent().replace(new, deepcopy(old))

    def container(self, base: Any, file: Any, data: Any, where: Where) -> None:
        """Merge the blocks of a body, a cell or a note."""
        self._children(blocks(base), blocks(file), blocks(data), where)

    def _children(self, base: list[Any], file: list[Any], data: list[Any], where: Where) -> None:
        known, new = [item(block) for block in base], [item(block) for block in data]
        to_file = align(known, [item(block) for block in file], moves=True)
        to_data = align(known, new)
        places = list(_places(base, where))
        self._insert(base, file, data, to_file, to_data, places)  # while its neighbours stand
        for i, block in enumerate(base):
            there = file[to_file[i]] if i in to_file else None
            wanted = data[to_data[i]] if i in to_data else None
            if wanted is not None and _same(known[i], new[to_data[i]], block, wanted):
                continue
            self._block(block, there, wanted, places[i])

    def _block(self, base: Any, file: Any, data: Any, where: Where) -> None:
        if file is None:
            self._deleted(base, data, where)
        elif data is None:
            self._withdrawn(base, file, where)
        elif base.tag == w("p"):
            self.paragraph(base, file, data, where)
        elif base.tag == w("tbl"):
            self._table(base, file, data, where)
        else:
            self._row(base, file, data, where)

    # --- paragraphs ----------------------------------------------------------

    def paragraph(self, base: Any, file: Any, data: Any, where: Where) -> None:
        """Merge the words, the look and what is no text of one paragraph."""
        if words(base) != words(data):
            self._words(self._brought_up(base, file, where), Flow(data), file, where)
        self._objects.merge(base, file, data, where)
        if style(base) != style(data) and style(file) == style(base):
            _restyle(file, data)

    def _brought_up(self, base: Any, file: Any, where: Where) -> Flow:
        """The paragraph as generated, with the numbers that its controls already show anew.

        What the program has brought up to date in the file is no edit of people.
        """
        shown = Counter(form for _, form in controls(file))
        copy = deepcopy(base)
        for control, (tag, text) in list(controls(copy)):
            renewed = self.renewals.get((tag, text))
            if renewed is not None and shown[tag, renewed] > 0:
                shown[tag, renewed] -= 1
                set_text(control, renewed)
                self._outcome.add(Change(Kind.TEXT, str(where), tag, text, renewed))
        return Flow(copy)

    def _words(self, before: Flow, new: Flow, file: Any, where: Where) -> None:
        now = Flow(file)
        found = hunks(tokens(before.text), tokens(now.text), tokens(new.text))
        wanted = [self._wanted(hunk, before, now, new, where) for hunk in found]
        for hunk, take in reversed(list(zip(found, wanted, strict=True))):
            if take:
                self._editor.replace(
                    Slice(Flow(file), *hunk.file),
                    Slice(new, *hunk.data),
                    Slice(before, *hunk.base),
                )

    def _wanted(self, hunk: Hunk, before: Flow, now: Flow, new: Flow, where: Where) -> bool:
        old = before.text[slice(*hunk.base)]
        there = now.text[slice(*hunk.file)]
        wanted = new.text[slice(*hunk.data)]
        path = _path(before, hunk.base) or _path(new, hunk.data)
        change = Change(Kind.TEXT, str(where), path, *_shown(before, hunk.base, new, hunk.data))
        if there == wanted:
            return False
        if not hunk.edited:
            self._outcome.add(change)
            return True
        if old and not there.strip():
            if self.renewed[path, change.old] < 0 or (path, change.old) not in self.renewed:
                self._outcome.add(replace(change, kind=Kind.GONE))
            return False
        pair = (before.paragraph, new.paragraph)
        return self.decide(replace(change, file=_around(now, hunk.file)), pair)

    def decide(self, change: Change, pair: tuple[Any, Any] | None = None) -> bool:
        """Note a conflict; whether the data wins.

        `pair` is what was generated and what the data say now: an open
        conflict has to be found again.
        """
        path = change.path or f"naskah.{next(self._places)}"
        take = self._decisions.take(path)
        taken = {"data": "data", "file": "berkas"}.get(take, "")
        self._outcome.add(replace(change, kind=Kind.CONFLICT, path=path, taken=taken))
        if not take and pair is not None:
            self._unsettled.append(pair)
        return take == "data"

    def note(self, change: Change, kind: Kind) -> None:
        """Note what happened at a place."""
        self._outcome.add(replace(change, kind=kind))

    def resized(self) -> None:
        """Note that a picture got another size."""
        self._outcome.resized = True

    # --- tables --------------------------------------------------------------

    def _table(self, base: Any, file: Any, data: Any, where: Where) -> None:
        if columns(base) != columns(data):
            self._replace(base, file, data, where)
            return
        self._children(rows(base), rows(file), rows(data), where)

    def _row(self, base: Any, file: Any, data: Any, where: Where) -> None:
        old, there, new = cells(base), cells(file), cells(data)
        if len(old) != len(new):
            self._replace(base, file, data, where)
            return
        if len(old) == len(there):
            pairs = {i: i for i in range(len(old))}
        else:
            pairs = align([item(cell) for cell in old], [item(cell) for cell in there])
        for i, cell in enumerate(old):
            place = replace(where, inside=f"{where.inside} kolom {i + 1}".strip())
            if i in pairs:
                _span(cell, there[pairs[i]], new[i])
                self.container(cell, there[pairs[i]], new[i], place)
            elif words(cell) != words(new[i]):
                self._outcome.add(Change(Kind.GONE, str(place), "", words(cell), words(new[i])))

    def _replace(self, base: Any, file: Any, data: Any, where: Where) -> None:
        """A table or row whose shape the data changed: taken over whole, or not at all."""
        change = Change(Kind.TEXT, str(where), "", _brief(base), _brief(data))
        if words(file) == words(data):
            return
        if item(file).key == item(base).key:
            self._outcome.add(change)
        elif not self.decide(replace(change, file=_brief(file)), (base, data)):
            return
        new = deepcopy(data)
        self._adoption.adopt(new)
        look = file.find(w("tblPr"))
        if look is not None and file.tag == w("tbl"):
            new.replace(new.find(w("tblPr")), deepcopy(look))
        file.getparent().replace(file, new)

    # --- blocks that come and go -----------------------------------------------

    def _deleted(self, base: Any, data: Any, where: Where) -> None:
        """People took a block out: it stays out, and what they miss is said."""
        if data is not None and words(base) != words(data):
            self._outcome.add(
                Change(Kind.GONE, str(where), _first_path(base), _brief(base), _brief(data))
            )

    def _withdrawn(self, base: Any, file: Any, where: Where) -> None:
        """The data took a block out."""
        change = Change(Kind.REMOVED, str(where), "", _brief(base), "")
        if item(file).key == item(base).key:
            if _worth_saying(base):
                self._outcome.add(change)
        elif not self.decide(replace(change, file=_brief(file))):
            return
        if not self._editor.mark_deleted(file):
            _remove(file)

    def _insert(
        self, base: Sequence[Any], file: Sequence[Any], data: Sequence[Any],
        to_file: dict[int, int], to_data: dict[int, int], places: Sequence[Where],
    ) -> None:  # fmt: skip
        """Put blocks that are new in the data behind what precedes them there."""
        origin = {j: i for i, j in to_data.items()}
        known = {item(block).key for n, block in enumerate(file) if n not in to_file.values()}
        last: Any = None
        where = places[0] if places else Where()
        skipping = False
        for j, block in enumerate(data):
            if j in origin:
                i = origin[j]
                where = places[i]
                skipping = i not in to_file and bool(words(base[i]).strip())
                last = file[to_file[i]] if i in to_file else last
                continue
            new = item(block)
            if new.text.strip() and new.key in known:
                continue
            if skipping and self._next_is_gone(j, data, origin, to_file):
                if new.text.strip():
                    self._outcome.add(Change(Kind.GONE, str(where), "", "", _brief(block)))
                continue
            if style(block) in styles.OUTLINE:
                where = Where(heading=_brief(block))
            last = self._put(block, last, file, where)

    def _put(self, block: Any, last: Any, file: Sequence[Any], where: Where) -> Any:
        new = deepcopy(block)
        self._adoption.adopt(new)
        if last is not None:
            last.addnext(new)
        elif file:
            file[0].addprevious(new)
        else:
            return None
        self._editor.mark_inserted(new)
        if _worth_saying(new):
            self._outcome.add(Change(Kind.INSERTED, str(where), "", "", _brief(new)))
        if style(new) not in _LISTS:
            self.inserted.append(new)
        return new

    def _next_is_gone(
        self, j: int, data: Sequence[Any], origin: dict[int, int], to_file: dict[int, int]
    ) -> bool:
        """Whether the next block that is not new was taken out by people."""
        following = (origin[k] for k in range(j + 1, len(data)) if k in origin)
        after = next(following, None)
        return after is None or after not in to_file


def _same(base: Item, data: Item, old: Any, new: Any) -> bool:
    """Whether the data say nothing new about a block (what is no text has to be looked at)."""
    if base.text != data.text or OBJECT in base.text or old.tag == w("tr"):
        return False
    return old.tag != w("p") or style(old) == style(new)


def _places(base: Sequence[Any], where: Where) -> Iterator[Where]:
    """The place of each block: below which heading, in which table."""
    heading, caption = where.heading, where.caption
    for number, block in enumerate(base, start=1):
        if block.tag == w("tr"):
            yield replace(where, inside=f"baris {number}")
            continue
        if block.tag == w("p"):
            if style(block) in styles.OUTLINE:
                heading, caption = " ".join(words(block).split()), ""
            elif style(block) == styles.CAPTION:
                caption = " ".join(words(block).split()[:2])
        yield replace(where, heading=heading, caption=caption)


def _path(flow: Flow, stretch: tuple[int, int]) -> str:
    """The path of the quantity whose number stands in a stretch of generated text."""
    for position in range(*stretch):
        control = flow.control(position)
        tag = None if control is None else control.find(f"{w('sdtPr')}/{w('tag')}")
        if tag is not None:
            return str(tag.get(w("val"), ""))
    return ""


def _first_path(block: Any) -> str:
    tag = next(block.iter(w("tag")), None)
    return "" if tag is None else str(tag.get(w("val"), ""))


def _shown(
    before: Flow, base: tuple[int, int], new: Flow, data: tuple[int, int]
) -> tuple[str, str]:
    return _around(before, base), _around(new, data)


def _around(flow: Flow, stretch: tuple[int, int]) -> str:
    """A stretch, out to the ends of the number or words that it cuts into."""
    start, end = stretch
    control = flow.control(start) if start < end else None
    while control is not None and start and flow.control(start - 1) is control:
        start -= 1
    while control is not None and end < len(flow.text) and flow.control(end) is control:
        end += 1
    return flow.text[start:end]


def _brief(block: Any) -> str:
    text = " ".join(words(block).replace(OBJECT, "[gambar]").split())
    return text if len(text) <= 120 else f"{text[:117]}…"


def _worth_saying(block: Any) -> bool:
    """Whether people want to know of a block that came or went: not of lines of contents."""
    return bool(words(block).strip()) and style(block) not in _LISTS


def _span(base: Any, file: Any, data: Any) -> None:
    """Let a cell span the rows that the new data ask for."""
    wanted = _merged(data)
    if _merged(base) == wanted or _merged(file) != _merged(base):
        return
    properties = file.find(w("tcPr"))
    if properties is None:
        return
    for old in properties.findall(w("vMerge")):
        properties.remove(old)
    if wanted:
        before = [e for e in properties if e.tag in (w("tcW"), w("gridSpan"), w("cnfStyle"))]
        at = properties.index(before[-1]) + 1 if before else 0
        properties.insert(at, deepcopy(data.find(f"{w('tcPr')}/{w('vMerge')}")))


def _merged(cell: Any) -> str:
    """ "restart" for a cell that spans rows, "continue" for one below it, else ""."""
    merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
    return "" if merge is None else str(merge.get(w("val"), "continue"))


def _restyle(file: Any, data: Any) -> None:
    """Give a paragraph the style that the new data ask for."""
    mine, theirs = file.find(w("pPr")), data.find(w("pPr"))
    if mine is not None and theirs is not None:
        file.replace(mine, deepcopy(theirs))


def _remove(block: Any) -> None:
    """Take a block out; the marks of fields that reach beyond it stay with its neighbours."""
    parent = block.getparent()
    following, before = block.getnext(), block.getprevious()
    depth, opened, closed = 0, [], []
    for run in block.iter(w("r")):
        for mark in run.iter(w("fldChar"), w("instrText")):
            kind = mark.get(w("fldCharType"))
            if kind == "begin":
                depth += 1
                opened.append([run])
            elif kind == "end":
                if depth:
                    depth -= 1
                    opened.pop()
                else:
                    closed.append(run)
            elif opened:
                opened[-1].append(run)
    if opened and following is not None and following.tag == w("p"):
        at = 1 if following.find(w("pPr")) is not None else 0
        for run in reversed([run for field in opened for run in field]):
            following.insert(at, run)
    if closed and before is not None and before.tag == w("p"):
        before.extend(closed)
    section = block.find(f"{w('pPr')}/{w('sectPr')}")
    if section is not None:
        return  # the end of a section is layout, which people may have made
    if parent is not None:
        parent.remove(block)
