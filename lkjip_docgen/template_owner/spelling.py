"""An expression of a template as its author would write it."""

from __future__ import annotations

from jinja2 import nodes


def spelled(node: nodes.Node) -> str:
    """The expression in words for a message; what is long is shortened to "…"."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Const():
            return f'"{node.value}"' if isinstance(node.value, str) else str(node.value)
        case nodes.Getattr():
            return f"{spelled(node.node)}.{node.attr}"
        case nodes.Getitem():
            return f"{spelled(node.node)}[{spelled(node.arg)}]"
        case nodes.Call():
            return f"{spelled(node.node)}(…)"
        case nodes.Filter() if node.node is not None:
            return f"({spelled(node.node)} | {node.name})"
        case _:
            return "…"
