"""Goes through a parsed template and reports what cannot work, without rendering it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import singledispatchmethod

from jinja2 import nodes

from lkjip_docgen.findings.codes import templates as codes
from lkjip_docgen.template_owner import kinds
from lkjip_docgen.template_owner.expressions import Expressions
from lkjip_docgen.template_owner.kinds import ANYTHING, Choices, Function, Kind
from lkjip_docgen.template_owner.literals import pattern
from lkjip_docgen.template_owner.problem import Problem
from lkjip_docgen.templating import LOOP

Include = Callable[["Walk", str, int], None]
"""Told the template that is included, as a pattern with `*`, and the line."""

_LOOP: Kind = frozenset({Choices(codes.NAMA, "Keterangan loop", LOOP, ANYTHING)})
_IN_MACROS = ("caller", "varargs", "kwargs")


class Walk:
    """One pass over a template; `scope` holds the kinds of the names in force."""

    def __init__(
        self,
        scope: Mapping[str, Kind],
        filters: Mapping[str, Callable[..., object]],
        tests: Iterable[str],
        include: Include,
    ) -> None:
        self._expressions = Expressions(scope, filters, tests)
        self._kind = self._expressions.kind
        self._include = include

    @property
    def scope(self) -> dict[str, Kind]:
        """The kinds of the names in force."""
        return self._expressions.scope

    @property
    def problems(self) -> list[Problem]:
        """What has been found so far."""
        return self._expressions.reports.problems

    @singledispatchmethod
    def run(self, node: nodes.Node) -> None:
        """Check a statement and what is inside it."""
        for child in node.iter_child_nodes():
            self.run(child)

    @run.register
    def _(self, node: nodes.Expr) -> None:
        self._kind(node)

    @run.register
    def _(self, node: nodes.For) -> None:
        element = kinds.items(self._kind(node.iter))
        loop = (nodes.Name("loop", "store", lineno=node.lineno), _LOOP)
        test = [] if node.test is None else [node.test]
        self._inside([*test, *node.body], [loop, (node.target, element)])
        self._inside(node.else_)

    @run.register
    def _(self, node: nodes.Assign) -> None:
        self._assign(node.target, self._kind(node.node))

    @run.register
    def _(self, node: nodes.AssignBlock) -> None:
        self._inside(node.body)
        self._assign(node.target, ANYTHING)

    @run.register
    def _(self, node: nodes.With) -> None:
        given = [self._kind(value) for value in node.values]
        self._inside(node.body, zip(node.targets, given, strict=True))

    @run.register
    def _(self, node: nodes.Include) -> None:
        self._kind(node.template)
        self._include(self, pattern(node.template), node.lineno)

    @run.register
    def _(self, node: nodes.Macro) -> None:
        self.scope[node.name] = frozenset({Function(ANYTHING)})
        for default in node.defaults:
            self._kind(default)
        names = [*node.args, *(nodes.Name(name, "store") for name in _IN_MACROS)]
        self._inside(node.body, _unknown(names))

    @run.register
    def _(self, node: nodes.CallBlock) -> None:
        self._kind(node.call)
        self._inside(node.body, _unknown(node.args))

    @run.register
    def _(self, node: nodes.FilterBlock) -> None:
        self._inside(node.body)

    @run.register
    def _(self, node: nodes.Import) -> None:
        self._kind(node.template)
        self.scope[node.target] = ANYTHING

    @run.register
    def _(self, node: nodes.FromImport) -> None:
        self._kind(node.template)
        for name in node.names:
            self.scope[name if isinstance(name, str) else name[1]] = ANYTHING

    def _inside(
        self, body: Iterable[nodes.Node], assigned: Iterable[tuple[nodes.Node, Kind]] = ()
    ) -> None:
        """Check a body whose own names do not reach what follows it."""
        outside, self._expressions.scope = self.scope, dict(self.scope)
        for target, kind in assigned:
            self._assign(target, kind)
        for node in body:
            self.run(node)
        self._expressions.scope = outside

    def _assign(self, target: nodes.Node, kind: Kind) -> None:
        if isinstance(target, nodes.Name):
            self.scope[target.name] = kind
        elif isinstance(target, nodes.Tuple):
            for index, part in enumerate(target.items):
                self._assign(part, kinds.item(kind, index) or ANYTHING)


def _unknown(names: Iterable[nodes.Node]) -> Iterator[tuple[nodes.Node, Kind]]:
    """Names of which nothing is known."""
    return ((name, ANYTHING) for name in names)
