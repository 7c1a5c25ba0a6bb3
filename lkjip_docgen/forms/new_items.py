"""What an item is made of that somebody adds to a list: the keys to fill in, and what is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from lkjip_docgen.editing import copied
from lkjip_docgen.forms.asked import Asked
from lkjip_docgen.forms.building import Builder
from lkjip_docgen.forms.form_parts import FormItem, FormRow
from lkjip_docgen.forms.shapes import Key, Shape, format_of, is_grid, keys_of, spot_of_items
from lkjip_docgen.forms.unmeasured import MEASURED_BY, unmeasured
from lkjip_docgen.model import field_of, is_unfilled
from lkjip_docgen.place import Number
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_, at, dotted, select, with_defaults

_NUMBERED: Final = re.compile(r"(.*?)(\d+)")
_FIRST_CODES: Final = {"indikator": "ik1", "sasaran": "sk1", "simpul": "s1", "versi": "versi-1"}
_PROMISED: Final = f"perjanjian_kinerja[].tingkat[].sasaran[].indikator[].{MEASURED_BY}"
_EARLIER: Final = frozenset({"riwayat"})
"""Lists of years before the reported one; others go on with the next year."""


class NewItem(Record):
    """An item to be added: its value, and its form or row at the end of the list."""

    value: dict[str, object]
    form: FormItem | FormRow


def new_item(data: Mapping[str, object], root: Path, path: Path_) -> NewItem:
    """A new item for the list at a path, with a code that is free and the year that follows.

    The keys that have to be filled in stand in it without a value.  Raises `LookupError` for a
    path where no list of sections can stand.
    """
    where = spot_of_items(path)
    found = at(data, path)
    items = found if isinstance(found, list) else []
    value = _Skeleton(data, path).item(where.model, items, where.pattern)
    changed = _with_item(data, path, value)
    builder = Builder(changed, root)
    number = len(items)
    if is_grid(where.model):
        return NewItem(value, builder.row(where, number, value))
    return NewItem(value, builder.item(where, number, value))


def new_items(
    data: Mapping[str, object], path: Path_, given: Sequence[Mapping[str, object]]
) -> list[dict[str, object]]:
    """New items for the list at a path, one after the other, each with the values given for it.

    What else stands in them is as in `new_item`; raises as that.
    """
    where = spot_of_items(path)
    skeleton = _Skeleton(data, path)
    found = at(data, path)
    items: list[object] = list(found) if isinstance(found, list) else []
    new = []
    for values in given:
        new.append({**skeleton.item(where.model, items, where.pattern), **values})
        items.append(new[-1])
    return new


def indicator_for(data: Mapping[str, object], root: Path, path: Path_) -> dict[str, object]:
    """A new indicator for the promise whose `indikator` stands at a path, to be named there.

    Its name, target, unit and objective follow from the promise and stay empty.  Raises
    `LookupError` for any other path, and for a promise that is measured (by now).
    """
    if path not in unmeasured(with_defaults(dict(data))):
        raise LookupError(f"nothing is to be measured at {dotted(path)}")
    return new_item(data, root, (MEASURED_BY,)).value


def spare_indicator(data: Mapping[str, object]) -> Path_ | None:
    """The indicator that a new data file begins with, while nobody has filled it in or names it."""
    promised = {kode for _, kode in select(data, _PROMISED)}
    items = data.get(MEASURED_BY)
    for number, item in enumerate(items if isinstance(items, list) else []):
        if isinstance(item, dict) and item.get("kode") not in promised and not _is_begun(item):
            return (MEASURED_BY, number)
    return None


def _is_begun(value: object, key: str = "") -> bool:
    """Whether anything in an item was filled in that a new data file does not say by itself."""
    if isinstance(value, dict):
        return any(_is_begun(below, str(name)) for name, below in value.items())
    if isinstance(value, list):
        return any(_is_begun(each, key) for each in value)
    if value is None or key in ("kode", "jenis", "tahun"):
        return False
    return not (isinstance(value, str) and is_unfilled(value))


def _with_item(data: Mapping[str, object], path: Path_, item: object) -> dict[str, object]:
    """A copy of the data with the item at the end of its list; sections on the way are made."""
    changed = {key: copied(value) for key, value in data.items()}
    here: object = changed
    for step in path[:-1]:
        here = _below(here, step)
    assert isinstance(here, dict)
    items = here.get(path[-1])
    here[path[-1]] = [*(items if isinstance(items, list) else []), item]
    return changed


def _below(here: object, step: str | int) -> object:
    if isinstance(here, dict):
        if not isinstance(here.get(step), dict | list):
            here[step] = {}
        return here[step]
    if isinstance(here, list) and isinstance(step, int) and step < len(here):
        return here[step]
    raise LookupError(f"nothing stands at {step}")


class _Skeleton:
    """Makes new items for the list at a path."""

    def __init__(self, data: Mapping[str, object], path: Path_) -> None:
        self._asked = Asked(data)
        self._year = next((year for _, year in select(data, "dokumen.tahun")), None)
        self._key = str(path[-1])

    def item(self, model: type[BaseModel], items: list[object], pattern: str) -> dict[str, object]:
        """An item beside those that the list has."""
        return dict(self._values(model, items, pattern))

    def _values(
        self, model: type[BaseModel], items: list[object], pattern: str
    ) -> Iterator[tuple[str, object]]:
        for key in keys_of(model):
            if key.name == "tahun":
                yield key.name, self._next_year(items)
            elif self._is_needed(model, key, f"{pattern}.{key.name}"):
                yield key.name, self._empty(model, key, items, pattern)

    def _is_needed(self, model: type[BaseModel], key: Key, pattern: str) -> bool:
        known = field_of(model, key.name)
        required = known.required if known else model.model_fields[key.name].is_required()
        return required or (key.shape is Shape.VALUE and self._asked.wants(pattern))

    def _empty(self, model: type[BaseModel], key: Key, items: list[object], pattern: str) -> object:
        """What stands at a key of a new item: nothing, a free code, or the first item of a list."""
        if key.shape is Shape.LIST:
            return [dict(self._values(key.models[0], [], f"{pattern}.{key.name}[]"))]
        if key.shape is Shape.SECTION and len(key.models) == 1:
            return dict(self._values(key.models[0], [], f"{pattern}.{key.name}"))
        if key.shape is Shape.SECTION:
            return {"jenis": None}  # which of several sections it is to be
        if key.name == "kode" and format_of(model, key.name) == "kode":
            return _free_code(items, pattern.removesuffix("[]").rpartition(".")[2])
        return None

    def _next_year(self, items: list[object]) -> Number | None:
        years = [row["tahun"] for row in items if isinstance(row, dict) and "tahun" in row]
        known = [int(year) for year in years if isinstance(year, Number)]
        if known:
            return Number(min(known) - 1 if self._key in _EARLIER else max(known) + 1)
        if not isinstance(self._year, Number):
            return None
        return Number(int(self._year) - (self._key in _EARLIER))


def _free_code(items: list[object], name: str) -> str:
    """A code that no item has: the next one after the last that ends in a number."""
    taken = {str(row.get("kode")) for row in items if isinstance(row, dict)}
    numbered = [found for code in taken if (found := _NUMBERED.fullmatch(code))]
    last = max(numbered, key=lambda found: int(found[2]), default=None)
    first = _NUMBERED.fullmatch(_FIRST_CODES.get(name, f"{name}-1"))
    assert first is not None
    start, number = (last[1], int(last[2]) + 1) if last else (first[1], int(first[2]))
    while f"{start}{number}" in taken:
        number += 1
    return f"{start}{number}"
