"""Where every key and value of a YAML text begins and ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Node:
    """A value in the text: characters `start` up to `end`, without what follows it.

    A section has `entries`, a list has `items`; a scalar has neither.
    `column` is where it begins on its line, from 0.
    """

    kind: str  # scalar | section | list
    start: int
    end: int
    column: int
    flow: bool = False
    style: str = ""  # of a scalar: "", ', ", | or >
    entries: dict[str, Entry] = field(default_factory=dict)
    items: tuple[Node, ...] = ()

    @property
    def block(self) -> bool:
        """Whether this is a section or list of block lines."""
        return self.kind != "scalar" and not self.flow


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a section and its value."""

    start: int
    end: int  # of the key
    column: int
    value: Node


def parse(text: str) -> Node:
    """The root of a YAML text that `read_yaml` has accepted."""
    return _node(yaml.compose(text, Loader=_LOADER), text)


def _node(raw: Any, text: str) -> Node:
    start, end = raw.start_mark.index, raw.end_mark.index
    column = raw.start_mark.column
    if isinstance(raw, yaml.MappingNode):
        entries = {str(key.value): _entry(key, value, text) for key, value in raw.value}
        last = max((entry.value.end for entry in entries.values()), default=start)
        return Node(
            "section", start, end if raw.flow_style else last, column, raw.flow_style, "", entries
        )
    if isinstance(raw, yaml.SequenceNode):
        items = tuple(_node(item, text) for item in raw.value)
        last = max((item.end for item in items), default=start)
        return Node(
            "list", start, end if raw.flow_style else last, column, raw.flow_style, "", {}, items
        )
    style = raw.style or ""
    if style in ("|", ">"):  # the parser counts the blank lines after it
        end = start + len(text[start:end].rstrip())
    return Node("scalar", start, end, column, style=style)


def _entry(key: Any, value: Any, text: str) -> Entry:
    start, end = key.start_mark.index, key.end_mark.index
    return Entry(start, end, key.start_mark.column, _node(value, text))
