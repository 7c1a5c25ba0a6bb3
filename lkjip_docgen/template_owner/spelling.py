"""An expression of a template as its author would write it."""

from __future__ import annotations

from functools import singledispatch

from jinja2 import nodes


@singledispatch
def spelled(node: nodes.Node) -> str:
    """The expression in words for a message; what is long is shortened to "…"."""
    return "…"


@spelled.register
def _(node: nodes.Name) -> str:
    return node.name


@spelled.register
def _(node: nodes.Const) -> str:
    return f'"{node.value}"' if isinstance(node.value, str) else str(node.value)


@spelled.register
def _(node: nodes.Getattr) -> str:
    return f"{spelled(node.node)}.{node.attr}"


@spelled.register
def _(node: nodes.Getitem) -> str:
    return f"{spelled(node.node)}[{spelled(node.arg)}]"


@spelled.register
def _(node: nodes.Call) -> str:
    return f"{spelled(node.node)}(…)"


@spelled.register
def _(node: nodes.Filter) -> str:
    return "…" if node.node is None else f"({spelled(node.node)} | {node.name})"
