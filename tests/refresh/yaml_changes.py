"""A data file read as plain lists and mappings, changed anywhere, and written again.

By libyaml: a parser that keeps every comment takes seconds for the data of an office.  A value
that nobody touches is written as it was read, to the last digit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_TEXT = "tag:yaml.org,2002:str"


class Bare(str):
    """A value that stands without quotation marks: a number, a date, a word."""

    tag: str


class _Reading(_Loader):
    """Reads every value as text, and knows which stood bare."""


class _Writing(_Dumper):
    """Writes what stood bare as it was."""

    def ignore_aliases(self, data: object) -> bool:
        """Write a value that stands at two places twice, as people do."""
        return True


def changed(text: str, change: Callable[[Any], None]) -> str:
    """The data file `text` after `change` has been at its content."""
    data = yaml.load(text, _Reading)
    change(data)
    return str(yaml.dump(data, Dumper=_Writing, allow_unicode=True, sort_keys=False, width=10_000))


def _read(loader: Any, node: yaml.ScalarNode) -> str:
    if node.style:
        return str(node.value)
    bare = Bare(node.value)
    bare.tag = node.tag
    return bare


def _written(dumper: Any, value: Bare) -> yaml.ScalarNode:
    return yaml.ScalarNode(value.tag, str(value))


def _text(dumper: Any, value: str) -> yaml.ScalarNode:
    """Text of several lines as it stands in a data file, line by line."""
    return yaml.ScalarNode(_TEXT, value, style="|" if "\n" in value else None)


for _kind in ("null", "bool", "int", "float", "timestamp", "str"):
    _Reading.add_constructor(f"tag:yaml.org,2002:{_kind}", _read)
_Writing.add_representer(Bare, _written)
_Writing.add_representer(str, _text)
