"""The small faults that a line of code can be given: one standard operator, one place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

PACKAGE = "lkjip_docgen"
_SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div,
    ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr, ast.Break: ast.Continue, ast.Continue: ast.Break,
}  # fmt: skip
_PLAIN = (ast.Name, ast.Attribute, ast.Call, ast.Subscript, ast.NamedExpr)
"""Conditions that no other operator changes: they are negated."""
Fault = tuple[str, ast.AST, ast.AST]
"""The operator's name, the node, and what takes its place."""


@dataclass(frozen=True)
class Mutant:
    """One fault at one place of one file."""

    path: str
    line: int
    operator: str
    before: str
    """The line as it is, without its indent."""
    after: str
    start: int
    """Where the replaced text begins in the file's bytes."""
    end: int
    text: str

    def applied(self, source: bytes) -> bytes:
        """The file with the fault in it."""
        return source[: self.start] + self.text.encode() + source[self.end :]

    @property
    def key(self) -> tuple[str, str, str]:
        """What stays the same when lines above are added."""
        return self.path, self.before, self.after


def mutants(path: str, source: bytes) -> Iterator[Mutant]:
    """Every fault that a file can be given."""
    starts = [0]
    for row in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(row))
    for name, old, new in _faults(ast.parse(source)):
        assert isinstance(old, ast.expr | ast.stmt)
        start = starts[old.lineno - 1] + old.col_offset
        end = starts[(old.end_lineno or 0) - 1] + (old.end_col_offset or 0)
        text = ast.unparse(new)
        if isinstance(new, ast.expr) and not isinstance(new, ast.Constant):
            text = f"({text})"
        first = starts[old.lineno - 1]
        before = source[first : starts[old.lineno]].decode().strip()
        rest = source[end:].split(b"\n", 1)[0].decode()
        after = (source[first:start].decode() + text + rest).strip()
        yield Mutant(path, old.lineno, name, before, after, start, end, text)


def _faults(tree: ast.AST) -> Iterator[Fault]:
    """In a tree, but for what is no logic: annotations, decorators, texts with fields."""
    for field, value in ast.iter_fields(tree):
        if field in ("annotation", "returns", "decorator_list"):
            continue
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, ast.AST) and not isinstance(node, ast.JoinedStr):
                yield from _of_node(node)
                yield from _faults(node)


def _of_node(node: ast.AST) -> Iterator[Fault]:
    match node:
        case ast.Compare():
            yield from _comparisons(node)
        case ast.BoolOp() | ast.BinOp() | ast.AugAssign() if type(node.op) in _SWAPS:
            yield "operator", node, _with(node, op=_swapped(node.op))
        case ast.UnaryOp(op=ast.Not()):
            yield "not", node, node.operand
        case ast.Constant(value=bool() | int() | float()):
            yield "constant", node, _other_constant(node)
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test):
            if isinstance(test, _PLAIN):
                yield "condition", test, ast.UnaryOp(ast.Not(), test)
        case ast.stmt():
            yield from _statements(node)


def _comparisons(node: ast.Compare) -> Iterator[Fault]:
    for place, op in enumerate(node.ops):
        ops: list[ast.AST] = [*node.ops]
        ops[place] = _swapped(op)
        yield "comparison", node, _with(node, ops=ops)


def _other_constant(node: ast.Constant) -> ast.Constant:
    if isinstance(node.value, bool):
        return ast.Constant(not node.value)
    assert isinstance(node.value, int | float)
    return ast.Constant(node.value + 1)


def _statements(node: ast.stmt) -> Iterator[Fault]:
    match node:
        case ast.Return(value=ast.expr() as value) if not _is_none(value):
            yield "return", node, ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.Raise():
            yield "removed", node, ast.Pass()
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield "removed", node, ast.Pass()
        case ast.Break() | ast.Continue():
            yield "loop", node, _swapped(node)


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _swapped(node: ast.AST) -> ast.AST:
    return _SWAPS[type(node)]()


def _with(node: ast.AST, **changed: object) -> ast.AST:
    return type(node)(**(dict(ast.iter_fields(node)) | changed))
