"""Which parts of Jinja's language templates have, and where its guards are put in.

The list is closed: what Jinja, or a later version of it, offers beyond it is
refused while a template is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from jinja2 import nodes

from lkjip_docgen.templating.problems import ForbiddenSyntaxError

_ALLOWED: Final[frozenset[type[nodes.Node]]] = frozenset(
    {
        # statements
        *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If),
        *(nodes.Assign, nodes.AssignBlock, nodes.With, nodes.Include, nodes.Macro),
        *(nodes.CallBlock, nodes.FilterBlock, nodes.ExprStmt, nodes.Scope),
        # expressions
        *(nodes.Name, nodes.NSRef, nodes.Const, nodes.Tuple, nodes.List, nodes.Dict),
        *(nodes.Pair, nodes.Keyword, nodes.CondExpr, nodes.Filter, nodes.Test, nodes.Call),
        *(nodes.Getattr, nodes.Getitem, nodes.Slice, nodes.Concat, nodes.Compare),
        *(nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Add, nodes.Sub, nodes.Mul),
        *(nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Pos, nodes.Neg),
    }
)
_CALLED: Final[dict[type[nodes.Node], str]] = {
    nodes.Import: "{% import %}",
    nodes.FromImport: "{% from ... import %}",
    nodes.Extends: "{% extends %}",
    nodes.Block: "{% block %}",
    nodes.ScopedEvalContextModifier: "{% autoescape %}",
}
_RESERVED: Final = frozenset({"self", "super", "varargs", "kwargs"})

STEP: Final = "_langkah"
EACH: Final = "_tiap"
PAIRS: Final = "_pasangan"
CUT: Final = "_potong"
MADE: Final = "_susunan"
INCLUDED: Final = "_berkas"


def check(tree: nodes.Template, name: str | None, filename: str | None) -> None:
    """Raise `ForbiddenSyntaxError` for the first thing that templates do not have."""
    for node in _every(tree):
        wrong = _unavailable(node) or _misused(node)
        if wrong:
            raise ForbiddenSyntaxError(wrong, node.lineno or 1, name, filename)


def _every(node: nodes.Node) -> Iterator[nodes.Node]:
    waiting = [node]
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(reversed(list(found.iter_child_nodes())))


def _unavailable(node: nodes.Node) -> str:
    """What is wrong with a kind of node that templates do not have; empty when they have it."""
    if type(node) in _ALLOWED:
        return ""
    what = _CALLED.get(type(node), type(node).__name__)
    return f"Perintah `{what}` tidak tersedia dalam templat."


def _misused(node: nodes.Node) -> str:
    """What is wrong with a node of a kind that templates have; empty when nothing is."""
    match node:
        case nodes.Name() | nodes.NSRef():
            return _taken_name(node.name)
        case nodes.Filter() | nodes.Test() if node.name.startswith("_"):
            return f"Penyaring `{node.name}` tidak dikenal."
        case nodes.Call() | nodes.Filter() | nodes.Test():
            return _unpacked(node)
        case nodes.Include() if not node.with_context:
            return "Perintah `{% include ... without context %}` tidak tersedia dalam templat."
        case _:
            return ""


def _taken_name(name: str) -> str:
    if name.startswith("_") or name in _RESERVED:
        return f"Nama `{name}` tidak dapat dipakai dalam templat."
    return ""


def _unpacked(node: nodes.Call | nodes.Filter | nodes.Test) -> str:
    if node.dyn_args is None and node.dyn_kwargs is None:
        return ""
    return "Tanda `*` dan `**` di depan masukan tidak tersedia dalam templat."


# --- guards ------------------------------------------------------------------------------


def guard(tree: nodes.Template) -> nodes.Template:
    """Put the steps and guards into a checked template, before it is compiled.

    They are filters with names that no template can write: each statement and
    each turn of a loop or macro is a step; what is looped over, searched or
    taken apart is held against what may be; lists in a template are counted.
    """
    _guarded(tree)
    return tree


def _guarded(node: nodes.Node) -> nodes.Node:
    """The node with guards inside; in its own guard, where its kind has one."""
    for name, child in list(node.iter_fields()):
        if isinstance(child, list):
            setattr(node, name, list(map(_guarded_child, child)))
        else:
            setattr(node, name, _guarded_child(child))
    _put_steps(node)
    _guard_parts(node)
    return _wrapped(node)


def _guarded_child(child: object) -> object:
    return _guarded(child) if isinstance(child, nodes.Node) else child


def _guard_parts(node: nodes.Node) -> None:
    """Guard what a node loops over, takes apart, searches or includes."""
    match node:
        case nodes.For():
            apart = isinstance(node.target, nodes.Tuple)
            node.iter = _filter(PAIRS if apart else EACH, node.iter)
        case nodes.Assign() if isinstance(node.target, nodes.Tuple):
            node.node = _filter(EACH, node.node)
        case nodes.Include() if not isinstance(node.template, nodes.Const):
            node.template = _filter(INCLUDED, node.template)
        case nodes.Operand() if node.op in ("in", "notin"):
            node.expr = _filter(EACH, node.expr)


def _wrapped(node: nodes.Node) -> nodes.Node:
    """A part of a list, and a list that the template makes, in a guard; any other node as it is."""
    match node:
        case nodes.Getitem() if isinstance(node.arg, nodes.Slice):
            return _filter(CUT, node.node, _bounds(node.arg))
        case nodes.List() if _grows(node.items):
            return _filter(MADE, node)
        case nodes.Tuple() if node.ctx == "load" and _grows(node.items):
            return _filter(MADE, node)
        case nodes.Dict() if _grows([pair.value for pair in node.items]):
            return _filter(MADE, node)
        case _:
            return node


def _bounds(part: nodes.Slice) -> list[nodes.Expr]:
    nothing = nodes.Const(None, lineno=part.lineno)
    return [bound or nothing for bound in (part.start, part.stop, part.step)]


def _grows(items: list[nodes.Expr]) -> bool:
    return not all(isinstance(item, nodes.Const) for item in items)


def _filter(name: str, node: nodes.Node, args: list[nodes.Expr] | None = None) -> nodes.Filter:
    return nodes.Filter(node, name, args or [], [], None, None, lineno=node.lineno)


def _put_steps(node: nodes.Node) -> None:
    """A step before each statement, and one for each turn of a loop or macro."""
    for name in ("body", "else_"):
        body = getattr(node, name, None)
        if isinstance(body, list):
            setattr(node, name, list(_with_steps(body)))
    if isinstance(node, nodes.For | nodes.Macro | nodes.CallBlock):
        node.body.insert(0, _step(node.lineno))


def _with_steps(body: list[nodes.Node]) -> Iterator[nodes.Node]:
    for node in body:
        for line in _lines(node):
            yield _step(line)
        yield node


def _lines(node: nodes.Node) -> list[int]:
    """The lines on which a statement does something; bare words do nothing."""
    if not isinstance(node, nodes.Output):
        return [node.lineno]
    return [part.lineno for part in node.nodes if not isinstance(part, nodes.TemplateData)][:1]


def _step(line: int) -> nodes.ExprStmt:
    mark = nodes.Const(line, lineno=line)
    return nodes.ExprStmt(_filter(STEP, mark), lineno=line)
