"""What is known of an expression of a template from how it is written."""

from __future__ import annotations

import re

from jinja2 import nodes


def pattern(node: nodes.Node) -> str:
    """The name of a template as written, with `*` for what is only known when rendering."""
    if isinstance(node, nodes.Const):
        return str(node.value)
    if isinstance(node, nodes.Concat):
        return re.sub(r"\*+", "*", "".join(map(pattern, node.nodes)))
    return "*"


def constant(node: nodes.Node) -> object:
    """The value of a literal, also of a negative number; None for anything else."""
    if isinstance(node, nodes.Neg):
        value = constant(node.node)
        return -value if isinstance(value, int) else None
    return node.value if isinstance(node, nodes.Const) else None
