"""Builders of tables, charts and formulas, known to templates by a short name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from lkjip_docgen.document import Block, Blocks
from lkjip_docgen.findings import near
from lkjip_docgen.findings.codes.report import UNKNOWN_BUILDER
from lkjip_docgen.templating import Konteks, TemplateMistakeError

Builder = Callable[..., Block | Blocks]
B = TypeVar("B", bound=Builder)

_BUILDERS: dict[str, dict[str, Builder]] = {"tabel": {}, "grafik": {}, "rumus": {}}


def tabel(name: str) -> Callable[[B], B]:
    """Register a builder `(konteks, *args) -> Table | Blocks` for `{{ tabel("name") }}`."""
    return _register("tabel", name)


def grafik(name: str) -> Callable[[B], B]:
    """Register a builder `(konteks, *args) -> Figure | Blocks` for `{{ grafik("name") }}`."""
    return _register("grafik", name)


def rumus(name: str) -> Callable[[B], B]:
    """Register a builder `(konteks, *args) -> Equation | Blocks` for `{{ rumus("name") }}`."""
    return _register("rumus", name)


def build(kind: str, konteks: Konteks, name: str, *args: object) -> Block | Blocks:
    """Call the builder `name` of a kind (`tabel`, `grafik`, `rumus`).

    Raises `TemplateMistakeError` naming the nearest builder when there is none.
    """
    builders = _BUILDERS[kind]
    if name not in builders:
        message = f"{kind.capitalize()} `{name}` tidak dikenal."
        raise TemplateMistakeError(UNKNOWN_BUILDER, message, near(name, builders))
    return builders[name](konteks, *args)


def names(kind: str) -> tuple[str, ...]:
    """The names of the builders of a kind that have been imported."""
    return tuple(_BUILDERS[kind])


def _register(kind: str, name: str) -> Callable[[B], B]:
    def remember(builder: B) -> B:
        if name in _BUILDERS[kind]:
            raise ValueError(f"{kind} {name} is registered twice")
        _BUILDERS[kind][name] = builder
        return builder

    return remember
