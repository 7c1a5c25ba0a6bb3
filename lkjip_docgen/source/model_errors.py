"""What pydantic says against the data, with the place that it has in the data file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel

from lkjip_docgen.findings import nearest
from lkjip_docgen.model import Laporan
from lkjip_docgen.records import Record
from lkjip_docgen.source import shapes
from lkjip_docgen.source.paths import Path_, at

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


def chosen(models: tuple[type[BaseModel], ...], tag: object) -> tuple[type[BaseModel], ...]:
    """The models of a union that a tag chooses; all where there is nothing to choose."""
    return tuple(model for model in models if tag in _tags(model)) or models


@cache
def models_below(owners: tuple[type[BaseModel], ...], key: str) -> tuple[type[BaseModel], ...]:
    """The sections that may stand at a key of one of the owners."""
    return tuple(model for owner in owners for model in _models_of(owner, key))


class Spot(Record):
    """A place of the data: its path, and what the model knows of it.

    `owners` are the sections that may hold its last key, `below` those that
    may stand there; `used` are the keys of the section around it.
    """

    path: Path_
    owners: shapes.Models = ()
    below: shapes.Models = ()
    used: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The last key of the path, that of the list for one of its items."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "laporan")

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return bool(self.path) and isinstance(self.path[-1], int)

    @property
    def example(self) -> str:
        """The key with a value as it should be, or an item of a list."""
        if self.is_item and self.below:
            return f"- {shapes.section(self.below)}"
        return shapes.example(self.owners, self.key)


class Problem(Record):
    """A pydantic error with the place it has in the data file."""

    kind: str
    spot: Spot
    value: object
    context: Mapping[str, object]
    near: str = ""  # the known key that an unknown one resembles

    @property
    def path(self) -> Path_:
        """Where the value stands."""
        return self.spot.path

    @property
    def name(self) -> str:
        """The key, or the key of the list and the number of the item."""
        last = self.path[-1] if self.path else "laporan"
        if isinstance(last, str):
            return f"`{last}`"
        parent = self.spot.key if len(self.path) > 1 else "daftar"
        return f"Butir ke-{last + 1} pada `{parent}`"


def problem_of(raw: ErrorDetails, data: object) -> Problem:
    """An error of pydantic as a problem of the data."""
    spot = _follow(raw["loc"], data)
    kind, value, context = raw["type"], raw["input"], raw.get("ctx", {})
    meant = ""
    if kind == "extra_forbidden":
        meant = nearest(str(spot.path[-1]), shapes.keys_of(spot.owners))
    elif kind in ("union_tag_invalid", "union_tag_not_found"):  # the key that chooses the model
        spot, value = Spot((*spot.path, "jenis")), context.get("tag")
    return Problem(kind, spot, value, context, meant)


def _follow(loc: tuple[int | str, ...], data: object) -> Spot:
    """The place in the data of a pydantic location.

    pydantic puts the tag of a union (`survei_bulanan`) into the location; the
    data have no such level.
    """
    path: list[int | str] = []
    owners: shapes.Models = ()
    below: shapes.Models = (Laporan,)
    used: tuple[str, ...] = ()
    for position, step in enumerate(loc):
        last = position == len(loc) - 1
        if not _is_inside(data, step) and not last:  # a union's tag chooses among the models
            below = chosen(below, step)
            continue
        path.append(step)
        if isinstance(step, str):
            used = tuple(data) if isinstance(data, dict) else ()
            owners, below = below, models_below(below, step)
        if not last:
            data = at(data, (step,))
    return Spot(tuple(path), owners, below, used)


def _is_inside(data: object, step: int | str) -> bool:
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and step < len(data)


def _tags(model: type[BaseModel]) -> tuple[object, ...]:
    kind = model.model_fields.get("jenis")
    return get_args(kind.annotation) if kind is not None else ()


def _models_of(owner: type[BaseModel], key: str) -> Iterator[type[BaseModel]]:
    if key in owner.model_fields:
        yield from _models_in(owner.model_fields[key].annotation)


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
