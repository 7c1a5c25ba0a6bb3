"""Writes new values as YAML the way people write data files (ruamel.yaml does the quoting)."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
    SingleQuotedScalarString,
)

from lkjip_docgen.source.yaml_reader import GROUPED

WIDTH = 98
_BREAKS = ("\t", "\r", "\x85", "\u2028", "\u2029")
_PLAIN = re.compile(r"[^\W_](?:[^\[\]{}#?]*[^\[\]{}#?:\s])?")
_ENDLESS = 1_000_000


def scalar_lines(value: Any, column: int, indent: int, *, block: bool = False) -> list[str]:
    """A scalar after `key: ` or `- `: the first line, and further lines of a block scalar.

    `column` is where the first line begins.  The further lines start at the
    margin; the caller indents them by `indent`.  Texts that do not fit on the line, or
    stood as a block before (`block`), become `>-` or `|-`.
    """
    node = _node(value, WIDTH - column, block)
    in_block = isinstance(node, FoldedScalarString | LiteralScalarString)
    lines = _dump(CommentedSeq([node]), WIDTH - indent if in_block else _ENDLESS)
    first, *rest = lines
    return [first.removeprefix("- "), *(line[2:] for line in rest)]


def flow(value: Any) -> str:
    """A value on one line, as it stands inside `{...}` or `[...]`."""
    node = CommentedSeq([_flow_node(value)])
    node.fa.set_flow_style()
    return " ".join(_dump(node, _ENDLESS))[1:-1]


def block_lines(value: Any, width: int) -> list[str]:
    """A section or list as block lines from the margin, no longer than `width`.

    Keys without a value are written as `key:`, ready to be filled in.
    """
    return _dump(_tree(value, width), width)


def _dump(node: Any, width: int) -> list[str]:
    yaml = YAML()
    yaml.Representer = _Representer
    yaml.width = width
    yaml.allow_unicode = True
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = StringIO()
    yaml.dump(node, stream)
    lines = stream.getvalue().split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    if isinstance(node, list) and not _is_flow(node):  # ruamel indents the outermost list too
        lines = [line[2:] if line.startswith("  ") else line for line in lines]
    return lines


def _is_flow(node: Any) -> bool:
    return isinstance(node, CommentedSeq) and bool(node.fa.flow_style())


def _tree(value: Any, width: int) -> Any:
    if isinstance(value, dict):
        return CommentedMap(
            (key, _tree(item, width - 2 if isinstance(item, dict | list) else width - len(key) - 2))
            for key, item in value.items()
        )
    if isinstance(value, list):
        return CommentedSeq([_tree(item, width - 4) for item in value])
    return _node(value, width, block=False)


def _flow_node(value: Any) -> Any:
    if isinstance(value, dict):
        node = CommentedMap((key, _flow_node(item)) for key, item in value.items())
        node.fa.set_flow_style()
        return node
    if isinstance(value, list):
        items = CommentedSeq([_flow_node(item) for item in value])
        items.fa.set_flow_style()
        return items
    return _node(value, _ENDLESS, block=False)


def _node(value: Any, room: int, block: bool) -> Any:
    """What ruamel.yaml writes for a scalar that has `room` characters on its line."""
    if value is None or isinstance(value, bool) or type(value) is date:
        return value
    if isinstance(value, Decimal | int):
        return _number(Decimal(value))
    text = str(value)
    if any(sign in text for sign in _BREAKS) or (room == _ENDLESS and "\n" in text):
        return DoubleQuotedScalarString(text)
    if "\n" in text:
        return LiteralScalarString(text)
    if (block or len(text) > room) and "  " not in text:
        return FoldedScalarString(text)
    if not _PLAIN.fullmatch(text):
        return SingleQuotedScalarString(text)
    return text


def _number(number: Decimal) -> str:
    """The digits, with a decimal comma where a point could be taken for one of thousands."""
    digits = format(number, "f")
    if GROUPED.fullmatch(digits):
        quoted: str = DoubleQuotedScalarString(digits.replace(".", ","))
        return quoted
    return _Digits(digits)


class _Digits(str):
    """The digits of a number, written without quotes."""

    __slots__ = ()


def _represent_digits(representer: Any, digits: _Digits) -> Any:
    kind = "float" if "." in digits else "int"
    return representer.represent_scalar(f"tag:yaml.org,2002:{kind}", str(digits))


def _represent_empty(representer: Any, _: None) -> Any:
    return representer.represent_scalar("tag:yaml.org,2002:null", "")


class _Representer(RoundTripRepresenter):
    """ruamel.yaml's own, with numbers and empty values as people write them, and no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write a value again where it occurs again."""
        return True


_Representer.add_representer(_Digits, _represent_digits)
_Representer.add_representer(type(None), _represent_empty)
