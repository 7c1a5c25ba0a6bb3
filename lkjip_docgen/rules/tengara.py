"""Landmarks that bear a name of their own: airports and ports, with where they lie."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from lkjip_docgen.toml_tables import loads


@cache
def tengara() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The landmarks of each kind ("bandar_udara", "pelabuhan") by name.

    Of each the regencies and cities, without what kind they are, in which it lies or which it
    serves, the nearest first.
    """
    text = Path(__file__).with_name("tengara.toml").read_text(encoding="utf-8")
    kinds: dict[str, dict[str, list[str]]] = loads(text)
    return {
        kind: {name: tuple(places) for name, places in rows.items()} for kind, rows in kinds.items()
    }
