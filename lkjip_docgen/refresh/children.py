"""Which children of a text or table stay, come, move and go."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterator, Mapping, Sequence

from lkjip_docgen.docx import Element, Flow, w
from lkjip_docgen.records import MutableRecord, field
from lkjip_docgen.refresh.alignment import Item, Pairs, align, likeness, most_alike
from lkjip_docgen.refresh.order import Part
from lkjip_docgen.refresh.outline import Section, outline
from lkjip_docgen.refresh.revisions import AUTHOR
from lkjip_docgen.refresh.sentences import Unit, is_recounted, text_of

_TELLING = 20  # characters: shorter texts occur too often to know a copy by
_COPY = 0.8
_COMMENTS = (w("commentRangeStart"), w("commentReference"))
_MARKS = (*_COMMENTS, w("ins"), w("del"), w("moveFrom"), w("moveTo"))


class Children(MutableRecord):
    """The children of one place in the three files, and which is which."""

    base: Sequence[Element]
    file: Sequence[Element]
    data: Sequence[Element]
    items: tuple[Sequence[Item], Sequence[Item], Sequence[Item]]
    levels: tuple[Sequence[int], Sequence[int], Sequence[int]]
    to_file: Pairs
    to_data: Pairs
    own_comments: Container[str] = ()  # those that the program wrote
    redrawn: Callable[[Element, Element], bool] = lambda base, file: False
    copies: Pairs = field(default_factory=dict)  # of the file, to what they are copies of
    added: Pairs = field(default_factory=dict)  # new in the data, and in the file already
    order: Sequence[Part] = ()  # those of the merged text, once it is known

    def __post_init__(self) -> None:
        self._pair_additions()
        self._find_copies()

    def withdrawn(self) -> list[int]:
        """What the data took out and people did not."""
        return [i for i in sorted(self.to_file) if i not in self.to_data]

    def own(self) -> list[int]:
        """What people put into the file."""
        known = set(self.to_file.values())
        return [n for n in range(len(self.file)) if n not in known]

    def new(self) -> list[int]:
        """What the data put into the report."""
        known = set(self.to_data.values())
        return [j for j in range(len(self.data)) if j not in known]

    def data_before(self, i: int) -> Element | None:
        """What the data have before a child of the old report that the merged text keeps."""
        known = {n: self.to_data[k] for k, n in self.to_file.items() if k in self.to_data}
        known |= {n: j for j, n in self.added.items()}
        place = self.order.index(("file", self.to_file[i]))
        for side, position in reversed(self.order[:place]):
            found = position if side == "data" else known.get(position)
            if found is not None:
                return self.data[found]
        return None

    def from_data(self) -> Pairs:
        """Where in the old report stands what the new one has kept, by its place there."""
        return {j: i for i, j in self.to_data.items()}

    def coming(self) -> Iterator[tuple[int, int]]:
        """What is new in the data, each with what it has before it that is not new."""
        origin = self.from_data()
        before: int | None = None
        for j in range(len(self.data)):
            if j in origin:
                before = origin[j]
            elif before is not None:
                yield j, before

    def groups(self) -> list[list[int]]:
        """What is withdrawn, together what is one: a section, a table with its caption."""
        leaving = set(self.withdrawn())
        found: list[list[int]] = []
        for section in self._sections(outline(self.levels[0])):
            whole = [i for i in section.positions() if i in leaving]
            if section.heading in leaving:
                found.append(whole)
                leaving.difference_update(whole)
        return found + self._captioned(sorted(leaving))

    def _sections(self, section: Section) -> list[Section]:
        found = [section] if section.heading is not None else []
        for child in section.sections:
            found += self._sections(child)
        return found

    def _captioned(self, leaving: Sequence[int]) -> list[list[int]]:
        """A caption goes with its table or picture and what says where they are from."""
        found: list[list[int]] = []
        for i in leaving:
            joins = found and found[-1][-1] == i - 1 and self._continues(i)
            if joins:
                found[-1].append(i)
            else:
                found.append([i])
        return found

    def _continues(self, i: int) -> bool:
        before, here = self.items[0][i - 1], self.items[0][i]
        if _is_called(here, "tabel:", "sumber:"):
            return True
        if _is_called(here, "_Toc"):
            return _is_called(before, "gambar:")
        return here.kind == "tbl" and not here.names and _is_called(before, "_Toc")

    def touched(self, group: Sequence[int]) -> list[int]:
        """What people did to a group: the parts of the file that are no longer as generated."""
        members = {self.to_file[i]: i for i in group}
        found = [n for n, i in members.items() if self._edited(i, n)]
        if self.levels[0][group[0]]:
            found += self._put_between(min(members), self._end(max(members)))
        return sorted(found)

    def _put_between(self, low: int, high: int) -> list[int]:
        """What people put behind one part of the file, up to another."""
        return [n for n in self.own() if low < n <= high]

    def _end(self, high: int) -> int:
        """The last own part that follows a section directly."""
        known = set(self.to_file.values())
        while high + 1 < len(self.file) and high + 1 not in known and not self.levels[1][high + 1]:
            high += 1
        return high

    def _edited(self, i: int, n: int) -> bool:
        if self.items[0][i].key != self.items[1][n].key:
            return not _only_recounted(self.base[i], self.file[n])
        if self.redrawn(self.base[i], self.file[n]):
            return True
        if _bookmarks(self.file[n]) - _bookmarks(self.base[i]):
            return True
        return any(self._is_of_people(mark) for mark in self.file[n].iter(*_MARKS))

    def _pair_additions(self) -> None:
        """What people have put in already, in the words of the data, is not put in again."""
        mine = {self.items[1][n].key: n for n in reversed(self.own())}
        for j in self.new():
            known = self.items[2][j]
            if known.text.strip() and known.key in mine:
                self.added[j] = mine.pop(known.key)

    def _find_copies(self) -> None:
        """Parts of the file that people copied from others: they follow the data as well."""
        exact = {item.key: i for i, item in reversed(list(enumerate(self.items[0])))}
        taken = set(self.added.values())
        for n in self.own():
            source = None if n in taken else self._source(n, exact)
            if source is not None:
                self.copies[n] = source

    def _source(self, n: int, exact: Mapping[Hashable, int]) -> int | None:
        """What a part of people's is a copy of: of what says the same, or nearly with numbers."""
        item = self.items[1][n]
        if len(item.text.strip()) < _TELLING:
            return None
        source = exact.get(item.key)
        if source is None and next(self.file[n].iter(w("sdt")), None) is not None:
            return self._nearly(item)
        return source

    def _nearly(self, item: Item) -> int | None:
        found = most_alike(range(len(self.items[0])), lambda i: likeness(self.items[0][i], item))
        return found[1] if found is not None and found[0] >= _COPY else None

    def _is_of_people(self, mark: Element) -> bool:
        """Whether a comment or a tracked change is not one of the program's."""
        if mark.tag in _COMMENTS:
            return mark.get(w("id"), "") not in self.own_comments
        return mark.get(w("author"), "") != AUTHOR


def _bookmarks(element: Element) -> set[str]:
    """The bookmarks that people have set, which something of theirs may refer to."""
    names = {mark.get(w("name"), "") for mark in element.iter(w("bookmarkStart"))}
    return {name for name in names if not name.startswith("_")}  # those of programs do


def _is_called(item: Item, *beginnings: str) -> bool:
    """Whether a name that an item carries begins so."""
    return any(name.startswith(beginnings) for name in item.names)


def _only_recounted(base: Element, file: Element) -> bool:
    """Whether a paragraph differs by nothing but the numbers that Word counts itself."""
    if not base.tag == file.tag == w("p"):
        return False
    before, after = text_of(Flow(base)), text_of(Flow(file))
    whole = Unit((0, len(before.text)), (0, len(after.text)), (0, 0))
    return is_recounted(before, after, whole)


Three = tuple[Sequence[Element], Sequence[Element], Sequence[Element]]


def flat_children(
    parts: Three,
    items: tuple[Sequence[Item], Sequence[Item], Sequence[Item]],
    own_comments: Container[str],
) -> Children:
    """Children without headings: those of a cell, or the rows of a table."""
    return Children(
        *parts,
        items,
        ([0] * len(parts[0]), [0] * len(parts[1]), [0] * len(parts[2])),
        _flat_pairs(items[0], items[1]),
        _flat_pairs(items[0], items[2]),
        own_comments,
    )


def _flat_pairs(old: Sequence[Item], new: Sequence[Item]) -> Pairs:
    """Which is which; the one paragraph of a cell is the same one, whatever it says now."""
    if [item.kind for item in old] == ["p"] == [item.kind for item in new]:
        return {0: 0}
    return align(old, new, moves=True)
