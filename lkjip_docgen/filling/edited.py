"""The text of the data file and what it says, with one edit after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, cast

from lkjip_docgen.editing import New, Places, arrange, drop, put, put_items
from lkjip_docgen.filling import problems
from lkjip_docgen.filling.values import leads_on, says_already, with_value
from lkjip_docgen.model import DECLARED, key_order
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_, at, dotted

ACCEPTED: Final = ("diterima",)
_POSITION = lazy_pattern(r"\[(\d+)\]")


class Edited(Record):
    """A text, what it says, and the file that it is of, for errors.

    `touched` are the places that were edited.
    """

    file: Path
    text: str
    data: dict[str, object]
    touched: tuple[Path_, ...] = ()

    def put(self, path: Path_, value: object) -> Edited:
        """With another value at a path; None empties it, a section key by key.

        A section that was declared not to apply is opened by a value in it.
        Raises `LkjipError` for a path that leads nowhere.
        """
        opened = self._opened(path)
        if not path or not leads_on(opened.data, path):
            raise problems.no_such_place(self.file, path)
        now = at(opened.data, path)
        if says_already(now, value):
            return opened
        if isinstance(now, Mapping) and DECLARED in now and value != {DECLARED: now[DECLARED]}:
            opened = opened._reopened(path)
        return opened.written(path, emptied(at(opened.data, path)) if value is None else value)

    def written(self, path: Path_, value: object) -> Edited:
        """The same without looking at what stands there."""
        text = put(self.text, self.data, path, value, key_order())
        return self._with(text, path, value)

    def dropped(self, path: Path_) -> Edited:
        """Without a key, its value and the comments in that; a section of nothing else is empty.

        Raises `LkjipError` where there is no such key.
        """
        above, key = path[:-1], path[-1]
        section = at(self.data, above)
        if not isinstance(section, Mapping) or key not in section:
            raise problems.no_such_place(self.file, path)
        if len(section) == 1:
            return self.written(above, None) if above else self.put(path, None)
        left = {name: value for name, value in section.items() if name != key}
        return self._with(drop(self.text, path), above, left)

    def _with(self, text: str, path: Path_, value: object) -> Edited:
        """With a text that says otherwise at a path."""
        data = _section(with_value(self.data, path, value))
        return Edited(self.file, text, data, (*self.touched, path))

    def _opened(self, path: Path_) -> Edited:
        edited = self
        for end in range(1, len(path)):
            section = at(self.data, path[:end])
            if isinstance(section, Mapping) and DECLARED in section:
                edited = edited._reopened(path[:end])
        return edited

    def _reopened(self, path: Path_) -> Edited:
        """Without the declaration that the section at a path does not apply."""
        section = at(self.data, path)
        assert isinstance(section, Mapping)
        if len(section) == 1:
            return self.written(path, None)
        left = {key: value for key, value in section.items() if key != DECLARED}
        text = drop(self.text, (*path, DECLARED))
        return self._with(text, path, left)

    # --- lists --------------------------------------------------------------------

    def items(self, path: Path_) -> list[object]:
        """The items of the list at a path; none of what is empty or declared not to apply.

        Raises `LkjipError` where something else stands.
        """
        if not path or not leads_on(self.data, path):
            raise problems.no_such_place(self.file, path)
        found = at(self.data, path)
        if isinstance(found, list):
            return found
        if found in (None, "") or (isinstance(found, Mapping) and DECLARED in found):
            return []
        raise problems.no_such_place(self.file, path)

    def item(self, path: Path_) -> tuple[Path_, int, int]:
        """The list of an item, the position of the item, and how many there are.

        Raises `LkjipError` where there is no such item.
        """
        if path and isinstance(path[-1], int):
            above, position = path[:-1], path[-1]
            count = len(self.items(above))
            if 0 <= position < count:
                return above, position, count
        raise problems.no_such_place(self.file, path)

    def with_new(self, path: Path_, value: object, position: int) -> Edited:
        """With a new item in the list at a path."""
        items = self.items(path)
        if not items:
            opened = self._opened((*path, 0))
            return opened.written(path, [value])
        places: list[int | New] = list(range(len(items)))
        places.insert(position, New(value))
        return self.arranged(path, places)

    def with_items(self, path: Path_, new: list[object]) -> Edited:
        """With other items in the list at a path, each in its place; more than it has are added."""
        items = self.items(path)
        if len(new) < len(items):
            raise problems.no_such_place(self.file, path)
        if not items:
            return self._opened((*path, 0)).written(path, new)
        text = put_items(self.text, self.data, path, new, key_order())
        changed = (n for n, (old, item) in enumerate(zip(items, new, strict=False)) if old != item)
        touched = [(*path, n) for n in changed] if len(new) == len(items) else [path]
        data = _section(with_value(self.data, path, new))
        return Edited(self.file, text, data, (*self.touched, *touched))

    def arranged(self, path: Path_, places: Places) -> Edited:
        """With the items of the list at a path in another order; acceptances follow them."""
        items = self.items(path)
        if not places:
            # An item that says nothing is as good as none to `written`: an empty list is not.
            left = self.written(path, []).written(path, None)
            return left._with_acceptances(path, places)
        new = [place.value if isinstance(place, New) else items[place] for place in places]
        text = arrange(self.text, path, places)
        return self._with(text, path, new)._with_acceptances(path, places)

    def _with_acceptances(self, path: Path_, places: Places) -> Edited:
        """With accepted findings named by the new positions; what went takes its own along."""
        now = {place: number for number, place in enumerate(places) if isinstance(place, int)}
        edited, gone = self, set[int]()
        for number, where in list(self._acceptances()):
            position = _position_in(where, dotted(path))
            if position is None or now.get(position) == position:
                continue
            if position in now:
                rest = where[len(dotted(path)) :]
                moved = f"{dotted(path)}{_POSITION.sub(f'[{now[position]}]', rest, count=1)}"
                edited = edited.put((*ACCEPTED, number, "di"), moved)
            else:
                gone.add(number)
        if not gone:
            return edited
        left = [n for n in range(len(edited.items(ACCEPTED))) if n not in gone]
        return edited.arranged(ACCEPTED, left)

    def _acceptances(self) -> Iterator[tuple[int, str]]:
        """The positions of acceptances that name a place, with that place."""
        found = at(self.data, ACCEPTED)
        for number, entry in enumerate(found if isinstance(found, list) else ()):
            where = entry.get("di") if isinstance(entry, Mapping) else None
            if isinstance(where, str):
                yield number, where


def _position_in(where: str, name: str) -> int | None:
    """Which item of the list of that name a place is in; None where it is elsewhere."""
    found = _POSITION.match(where, len(name)) if where.startswith(name) else None
    return int(found[1]) if found else None


def empty_item(path: Path_) -> object:
    """What a new item begins with: its first key, ready to be filled in; nothing for a text."""
    order: Mapping[str, object] = key_order()
    for step in path:
        if isinstance(step, str):
            order = cast("Mapping[str, object]", order.get(step, {}))
    return {next(iter(order)): None} if order else None


def emptied(value: object) -> object:
    """What is left of a value that is cleared: of a section its keys, without values."""
    if isinstance(value, Mapping) and value:
        return {key: emptied(item) for key, item in value.items()}
    return None


def without(count: int, position: int) -> list[int]:
    """The positions of a list without one of them."""
    return [number for number in range(count) if number != position]


def moved(count: int, position: int, to: int) -> list[int]:
    """The positions of a list with one of them elsewhere."""
    places = without(count, position)
    places.insert(to, position)
    return places


def _section(data: object) -> dict[str, object]:
    assert isinstance(data, dict)
    return data
