"""How the model is made: its sections, where they stand, their keys and what people call them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, get_args, get_type_hints

from pydantic import BaseModel

from lkjip_docgen.model.laporan import Laporan

if TYPE_CHECKING:
    from lkjip_docgen.editing import Order

Names = tuple[str, ...]
"""Keys that lead from a section to a value: `("skala_hasil", "maks")`."""


def label(names: Names) -> str:
    """A heading: `("skala_hasil", "maks")` becomes "Skala hasil: maks"."""
    text = ": ".join(" ".join(map(_word, name.split("_"))) for name in names)
    return text[:1].upper() + text[1:]


def _word(word: str) -> str:
    return _SPELT.get(word, word)


_SPELT = {word: word.upper() for word in ("nip", "pnbp", "ikpa", "smart", "dipa", "iii", "spm")}
_SPELT |= {"up": "UP", "tup": "TUP", "emonev": "e-Monev"}


@cache
def hints_of(model: type[BaseModel]) -> dict[str, object]:
    """The types of the values of a section, by their keys."""
    return get_type_hints(model, include_extras=True)


def section_in(hint: object) -> type[BaseModel] | None:
    """The section that a type is; None for any other type."""
    return hint if isinstance(hint, type) and issubclass(hint, BaseModel) else None


@cache
def models_at(
    path: Names, owners: tuple[type[BaseModel], ...] = (Laporan,)
) -> tuple[type[BaseModel], ...]:
    """The sections that may stand at a path; several where `jenis` chooses among them."""
    for name in path:
        owners = tuple(
            found
            for owner in owners
            if name in owner.model_fields
            for found in _models_in(hints_of(owner)[name])
        )
    return owners


def _models_in(hint: object) -> Iterator[type[BaseModel]]:
    if (section := section_in(hint)) is not None:
        yield section
    else:
        for part in get_args(hint):
            yield from _models_in(part)


@cache
def key_order(models: tuple[type[BaseModel], ...] = (Laporan,)) -> Order:
    """The keys of a section in the model's order, each with the order below it."""
    order: dict[str, Order] = {}
    for model in models:
        for name in model.model_fields:
            inner = models_at((name,), (model,))
            order[name] = order if inner == models else key_order(inner) if inner else {}
    return order
