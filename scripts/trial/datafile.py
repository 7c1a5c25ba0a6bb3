"""A data file as plain lists and dictionaries that keep their decimals as they were written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

Node = dict[str, "Node"] | list["Node"] | object
Path_ = tuple[str | int, ...]
"""Keys and positions from the top."""


class Decimal_(str):  # noqa: N801 - private to this module's loader and dumper
    """A decimal number as it stands in the file."""

    __slots__ = ()


class _Loader(yaml.CSafeLoader):
    """Reads decimals as their own text."""


class _Dumper(yaml.CSafeDumper):
    """Writes them back so."""

    def ignore_aliases(self, data: object) -> bool:
        """Lists that stand twice are written twice."""
        return True


def _decimal(loader: _Loader, node: yaml.ScalarNode) -> Decimal_:
    return Decimal_(loader.construct_scalar(node))


_Loader.add_constructor("tag:yaml.org,2002:float", _decimal)
_Dumper.add_representer(
    Decimal_, lambda dumper, data: dumper.represent_scalar("tag:yaml.org,2002:float", str(data))
)


def load(path: Path) -> dict[str, Node]:
    """The data of a file."""
    data = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    assert isinstance(data, dict)
    return data


def dump(data: dict[str, Node], path: Path) -> None:
    """Write data back."""
    text = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    path.write_text(text, encoding="utf-8")


def walk(node: Node, path: Path_ = ()) -> Iterator[tuple[Path_, Node]]:
    """Every node below a node, with its path."""
    yield path, node
    if isinstance(node, dict):
        for key, child in node.items():
            yield from walk(child, (*path, key))
    elif isinstance(node, list):
        for position, child in enumerate(node):
            yield from walk(child, (*path, position))


def at(node: Node, path: Path_) -> Node:
    """The node at a path."""
    for key in path:
        node = node[key]  # type: ignore[index]
    return node


def put(data: Node, path: Path_, value: Node) -> None:
    """Set the node at a path."""
    at(data, path[:-1])[path[-1]] = value  # type: ignore[index]


def pattern(path: Path_) -> str:
    """The path without positions: `inovasi[].foto`."""
    text = ""
    for key in path:
        text += "[]" if isinstance(key, int) else f".{key}"
    return text.lstrip(".")


def is_number(node: Node) -> bool:
    """Whether a node is a number."""
    return isinstance(node, int | Decimal_) and not isinstance(node, bool)


def vary(node: Node, factor: float) -> Node:
    """A number times a factor, in the same way of writing."""
    if isinstance(node, Decimal_):
        places = len(node.partition(".")[2])
        return Decimal_(f"{float(node) * factor:.{places}f}")
    assert isinstance(node, int)
    return max(0, round(node * factor))


def vary_text(text: str, factor: float) -> str:
    """The same for a cell of a CSV file, decimal comma or point."""
    match = re.fullmatch(r"(\d+)(?:([.,])(\d+))?", text.strip())
    if match is None:
        return text
    number = float(f"{match[1]}.{match[3] or '0'}") * factor
    written = f"{number:.{len(match[3] or '')}f}"
    return written.replace(".", match[2] or ".")
