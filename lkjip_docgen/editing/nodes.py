"""Where every key and value of a YAML text begins and ends."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

import yaml

from lkjip_docgen.records import Record, field
from lkjip_docgen.source import Path_

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Node(Record):
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


class Entry(Record):
    """A key of a section and its value."""

    start: int
    end: int  # of the key
    column: int
    value: Node


def parse(text: str) -> Node:
    """The root of a YAML text that `read_yaml` has accepted."""
    root = yaml.compose(text, Loader=_LOADER)
    if root is None:
        raise ValueError("the text has no data")
    return _node(root, text)


def node_at(root: Node, path: Path_) -> Node:
    """The value at a path that leads somewhere."""
    for step in path:
        root = root.items[step] if isinstance(step, int) else root.entries[step].value
    return root


def _node(raw: yaml.Node, text: str) -> Node:
    if isinstance(raw, yaml.ScalarNode):
        return _scalar(raw, text)
    if isinstance(raw, yaml.SequenceNode):
        return _list(raw, text)
    return _section(cast(yaml.MappingNode, raw), text)


def _section(raw: yaml.MappingNode, text: str) -> Node:
    entries = {str(key.value): _entry(key, value, text) for key, value in raw.value}
    end = _end(raw, (entry.value.end for entry in entries.values()))
    start = raw.start_mark
    return Node("section", start.index, end, start.column, raw.flow_style, entries=entries)


def _list(raw: yaml.SequenceNode, text: str) -> Node:
    items = tuple(_node(item, text) for item in raw.value)
    end = _end(raw, (item.end for item in items))
    return Node(
        "list", raw.start_mark.index, end, raw.start_mark.column, raw.flow_style, items=items
    )


def _end(raw: yaml.CollectionNode, ends: Iterable[int]) -> int:
    """Where a section or list ends: at its bracket, or where the last value in it does."""
    if raw.flow_style:
        return raw.end_mark.index
    return max(ends, default=raw.start_mark.index)


def _scalar(raw: yaml.ScalarNode, text: str) -> Node:
    start, end = raw.start_mark.index, raw.end_mark.index
    style = raw.style or ""
    if style in ("|", ">"):  # the parser counts the blank lines after it
        end = start + len(text[start:end].rstrip())
    return Node("scalar", start, end, raw.start_mark.column, style=style)


def _entry(key: yaml.Node, value: yaml.Node, text: str) -> Entry:
    start, end = key.start_mark.index, key.end_mark.index
    return Entry(start, end, key.start_mark.column, _node(value, text))
