"""Writes new values as YAML the way people write data files (ruamel.yaml does the quoting)."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from io import StringIO

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
    SingleQuotedScalarString,
)

from lkjip_docgen.idn import could_part_thousands

WIDTH = 98
_BREAKS = ("\t", "\r", "\x85", "\u2028", "\u2029")
_PLAIN = re.compile(r"[^\W_](?:[^\[\]{}#?]*[^\[\]{}#?:\s])?")
_ENDLESS = 1_000_000


def scalar_lines(value: object, column: int, indent: int, *, block: bool = False) -> list[str]:
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


def flow(value: object) -> str:
    """A value on one line, as it stands inside `{...}` or `[...]`."""
    node = CommentedSeq([_flow_node(value)])
    node.fa.set_flow_style()
    return " ".join(_dump(node, _ENDLESS))[1:-1]


def block_lines(value: object, width: int) -> list[str]:
    """A section or list as block lines from the margin, no longer than `width`.

    Keys without a value are written as `key:`, ready to be filled in.
    """
    return _dump(_tree(value, width), width)


def _dump(node: object, width: int) -> list[str]:
    yaml = YAML()
    yaml.Representer = _Representer
    yaml.width = width
    yaml.allow_unicode = True
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = StringIO()
    yaml.dump(node, stream)
    lines = _without_blank_end(stream.getvalue().split("\n"))
    if isinstance(node, list) and not _is_flow(node):  # ruamel indents the outermost list too
        return _outdented(lines)
    return lines


def _without_blank_end(lines: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


def _outdented(lines: list[str]) -> list[str]:
    return [line[2:] if line.startswith("  ") else line for line in lines]


def _is_flow(node: object) -> bool:
    return isinstance(node, CommentedSeq) and bool(node.fa.flow_style())


def _tree(value: object, width: int) -> object:
    if isinstance(value, dict):
        return CommentedMap(
            (key, _tree(item, _room_of_key(key, item, width))) for key, item in value.items()
        )
    if isinstance(value, list):
        return CommentedSeq([_tree(item, width - 4) for item in value])
    return _node(value, width, block=False)


def _room_of_key(key: str, value: object, width: int) -> int:
    """The characters that a value has: below its key, or on the line behind it."""
    return width - 2 if isinstance(value, dict | list) else width - len(key) - 2


def _flow_node(value: object) -> object:
    if isinstance(value, dict):
        node = CommentedMap((key, _flow_node(item)) for key, item in value.items())
        node.fa.set_flow_style()
        return node
    if isinstance(value, list):
        items = CommentedSeq([_flow_node(item) for item in value])
        items.fa.set_flow_style()
        return items
    return _node(value, _ENDLESS, block=False)


def _node(value: object, room: int, block: bool) -> object:
    """What ruamel.yaml writes for a scalar that has `room` characters on its line."""
    if value is None or isinstance(value, bool) or type(value) is date:
        return value
    if isinstance(value, Decimal | int):
        return _number(Decimal(value))
    return _text(str(value), room, block)


def _text(text: str, room: int, block: bool) -> object:
    if _needs_escapes(text, room):
        return DoubleQuotedScalarString(text)
    if "\n" in text:
        return LiteralScalarString(text)
    if (block or len(text) > room) and "  " not in text:
        return FoldedScalarString(text)
    return _on_one_line(text)


def _on_one_line(text: str) -> object:
    return text if _PLAIN.fullmatch(text) else SingleQuotedScalarString(text)


def _needs_escapes(text: str, room: int) -> bool:
    """Whether a text can only be written with its breaks spelt out, between double quotes."""
    on_one_line = room == _ENDLESS
    return any(sign in text for sign in _BREAKS) or (on_one_line and "\n" in text)


def _number(number: Decimal) -> object:
    """The digits, with a decimal comma where a point could be taken for one of thousands."""
    digits = format(number, "f")
    if could_part_thousands(digits):
        return DoubleQuotedScalarString(digits.replace(".", ","))
    return _Digits(digits)


class _Digits(str):
    """The digits of a number, written without quotes."""

    __slots__ = ()


def _represent_digits(representer: RoundTripRepresenter, digits: _Digits) -> ScalarNode:
    kind = "float" if "." in digits else "int"
    return representer.represent_scalar(f"tag:yaml.org,2002:{kind}", str(digits))


def _represent_empty(representer: RoundTripRepresenter, _: None) -> ScalarNode:
    return representer.represent_scalar("tag:yaml.org,2002:null", "")


class _Representer(RoundTripRepresenter):
    """ruamel.yaml's own, with numbers and empty values as people write them, and no anchors."""

    def ignore_aliases(self, data: object) -> bool:
        """Write a value again where it occurs again."""
        return True


_Representer.add_representer(_Digits, _represent_digits)
_Representer.add_representer(type(None), _represent_empty)
