"""Where every key and value of a YAML text begins and ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import yaml

from lkjip_docgen.records import Record, field
from lkjip_docgen.source import Path_, end_of, start_of

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
    """The root of a YAML text that `read_yaml` has accepted, of its first document.

    What repeats another place (`*name`) is a scalar where it stands, as long as its name: nine
    such lines below each other would else be more values than any memory holds.
    """
    events = iter(yaml.parse(text, Loader=_LOADER))
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            return _Builder(text, events).node(event)
    raise ValueError("the text has no data")


def node_at(root: Node, path: Path_) -> Node:
    """The value at a path that leads somewhere."""
    for step in path:
        root = root.items[step] if isinstance(step, int) else root.entries[step].value
    return root


class _Builder:
    """Turns the parser's events into nodes."""

    def __init__(self, text: str, events: Iterator[yaml.Event]) -> None:
        self._text = text
        self._events = events

    def node(self, event: yaml.Event) -> Node:
        """What an event begins."""
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._section(event)
        return self._scalar(event)

    def _section(self, first: yaml.MappingStartEvent) -> Node:
        entries: dict[str, Entry] = {}
        last: yaml.Event = first
        for last in self._events:
            if isinstance(last, yaml.MappingEndEvent):
                break
            key = self.node(last)
            name = last.value if isinstance(last, yaml.ScalarEvent) else f"? {key.start}"
            value = self.node(next(self._events))
            entries.setdefault(name, Entry(key.start, key.end, key.column, value))
        end = _end(first, last, (entry.value.end for entry in entries.values()))
        start, flow = start_of(first), bool(first.flow_style)
        return Node("section", start.index, end, start.column, flow, entries=entries)

    def _list(self, first: yaml.SequenceStartEvent) -> Node:
        items: list[Node] = []
        last: yaml.Event = first
        for last in self._events:
            if isinstance(last, yaml.SequenceEndEvent):
                break
            items.append(self.node(last))
        end = _end(first, last, (item.end for item in items))
        start, flow = start_of(first), bool(first.flow_style)
        return Node("list", start.index, end, start.column, flow, items=tuple(items))

    def _scalar(self, event: yaml.Event) -> Node:
        start, end = start_of(event).index, end_of(event).index
        style = (event.style or "") if isinstance(event, yaml.ScalarEvent) else ""
        if style in ("|", ">"):  # the parser counts the blank lines after it
            end = start + len(self._text[start:end].rstrip())
        return Node("scalar", start, end, start_of(event).column, style=style)


def _end(
    first: yaml.MappingStartEvent | yaml.SequenceStartEvent, last: yaml.Event, ends: Iterable[int]
) -> int:
    """Where a section or list ends: at its bracket, or where the last value in it does."""
    if first.flow_style:
        return end_of(last).index
    return max(ends, default=start_of(first).index)
