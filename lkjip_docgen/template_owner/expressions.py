"""Checks the expressions of a template; what kind of value each gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import singledispatchmethod

from jinja2 import nodes

from lkjip_docgen.findings import meant, near, nearest
from lkjip_docgen.findings.codes import templates as codes
from lkjip_docgen.template_owner import kinds
from lkjip_docgen.template_owner.filter_kinds import result_of
from lkjip_docgen.template_owner.kinds import ANYTHING, Choices, Function, Kind
from lkjip_docgen.template_owner.literals import constant
from lkjip_docgen.template_owner.problem import Problem, Reports
from lkjip_docgen.template_owner.spelling import spelled

_BY_ATTRIBUTE = {"selectattr", "rejectattr", "groupby"}
_FOR_MISSING_FILTERS = ("default", "d")
_FOR_MISSING_TESTS = ("defined", "undefined")


class Expressions:
    """The expressions of one template; `scope` holds the kinds of the names in force."""

    def __init__(
        self,
        scope: Mapping[str, Kind],
        filters: Mapping[str, Callable[..., object]],
        tests: Iterable[str],
    ) -> None:
        self.scope = dict(scope)
        self.reports = Reports()
        self._filters = filters
        self._tests = frozenset(tests)

    @singledispatchmethod
    def kind(self, node: nodes.Node | None) -> Kind:
        """Check an expression; the kind of its value."""
        if node is not None:
            for child in node.iter_child_nodes():
                self.kind(child)
        return ANYTHING

    @kind.register
    def _(self, node: nodes.Name) -> Kind:
        if node.name not in self.scope:
            self.reports.unknown(node, node.name, f"Nama `{node.name}` tidak dikenal.", self.scope)
        return self.scope.get(node.name, ANYTHING)

    @kind.register
    def _(self, node: nodes.Const) -> Kind:
        return ANYTHING if node.value is None else kinds.of_annotation(type(node.value))

    @kind.register
    def _(self, node: nodes.CondExpr) -> Kind:
        self.kind(node.test)
        return kinds.either((self.kind(node.expr1), self.kind(node.expr2)))

    @kind.register(nodes.And)
    @kind.register(nodes.Or)
    def _(self, node: nodes.BinExpr) -> Kind:
        return kinds.either((self.kind(node.left), self.kind(node.right)))

    @kind.register(nodes.List)
    @kind.register(nodes.Tuple)
    def _(self, node: nodes.List | nodes.Tuple) -> Kind:
        found = tuple(self.kind(part) for part in node.items)
        return frozenset({kinds.Several(found)}) if found else ANYTHING

    # --- members ---------------------------------------------------------------

    @kind.register
    def _(self, node: nodes.Getattr) -> Kind:
        return self._member(node, node.attr)

    @kind.register
    def _(self, node: nodes.Getitem) -> Kind:
        key = constant(node.arg)
        if isinstance(key, str):
            return self._member(node, key)
        owner = self.kind(node.node)
        self.kind(node.arg)
        if isinstance(node.arg, nodes.Slice):
            return owner
        found = kinds.items(owner) if key is None else kinds.item(owner, key)
        return found or ANYTHING

    def _member(self, node: nodes.Getattr | nodes.Getitem, name: str) -> Kind:
        owner = self.kind(node.node)
        if name.startswith("_"):
            self.reports.forbidden(node, spelled(node), name, "Hapus bagian itu dari templat.")
            return ANYTHING
        found = kinds.attribute(owner, name)
        if found is None:
            self._unknown_member(node, owner, name)
            return ANYTHING
        return found

    def _unknown_member(self, node: nodes.Getattr | nodes.Getitem, owner: Kind, name: str) -> None:
        choices = kinds.choices_of(owner)
        if choices is not None:
            self._not_among(node, choices, name)
        elif kinds.hides(owner, name):
            found = nearest(name, self._filters)
            remedy = f"Pakai penyaring: `| {found}`." if found else "Hapus bagian itu."
            self.reports.forbidden(node, spelled(node), name, remedy)
        else:
            other = nearest(name, kinds.known_names(owner))
            hint = meant(f"{spelled(node.node)}.{other}") if other else ""
            self.reports.unknown(node, name, f"Nama `{spelled(node)}` tidak dikenal.", (), hint)

    def _not_among(self, node: nodes.Node, choices: Choices, name: str) -> None:
        suggestion = near(name, choices.keys) or "Lihat daftarnya dengan `lkjip values`."
        message = f"{choices.noun} `{name}` tidak ada."
        self.reports.add(Problem(choices.code, node.lineno, message, suggestion, name))

    # --- calls -----------------------------------------------------------------

    @kind.register
    def _(self, node: nodes.Call) -> Kind:
        function = self.kind(node.node)
        self._arguments(node)
        if node.args:
            for chooser in kinds.choosers(function):
                self._choice(node, chooser)
        return kinds.returned(function)

    def _arguments(self, node: nodes.Call | nodes.Filter) -> None:
        for part in (*node.args, *node.kwargs, node.dyn_args, node.dyn_kwargs):
            self.kind(part.value if isinstance(part, nodes.Keyword) else part)

    def _choice(self, node: nodes.Call, function: Function) -> None:
        wanted = constant(node.args[0])
        if isinstance(wanted, str) and wanted not in function.choices:
            message = f"{function.noun} `{wanted}` tidak dikenal."
            hint = near(wanted, function.choices) or _available(function.choices)
            self.reports.add(Problem(codes.PEMBANGUN, node.lineno, message, hint, wanted))

    # --- filters and tests -----------------------------------------------------

    @kind.register
    def _(self, node: nodes.Filter) -> Kind:
        with self.reports.lenient(node.name in _FOR_MISSING_FILTERS):
            value = self.kind(node.node)
        self._arguments(node)
        if node.name not in self._filters:
            message = f"Penyaring `{node.name}` tidak dikenal."
            hint = near(node.name, self._filters) or _available(self._filters)
            self.reports.add(Problem(codes.PENYARING, node.lineno, message, hint, node.name))
            return ANYTHING
        path = _attribute_argument(node)
        found = self._follow(node, kinds.items(value), path) if path else ANYTHING
        return result_of(node.name, self._filters[node.name], value, found)

    def _follow(self, node: nodes.Filter, kind: Kind, path: str) -> Kind:
        """The kind at the end of a path of names and places in lists: `a.0.b`."""
        for step in path.split("."):
            found = kinds.item(kind, int(step)) if step.isdigit() else kinds.attribute(kind, step)
            if found is None:
                message = f"Nama `{path}` pada penyaring `{node.name}` tidak dikenal."
                self.reports.unknown(node, step, message, kinds.known_names(kind))
                return ANYTHING
            kind = found
        return kind

    @kind.register
    def _(self, node: nodes.Test) -> Kind:
        with self.reports.lenient(node.name in _FOR_MISSING_TESTS):
            self.kind(node.node)
        for part in node.args:
            self.kind(part)
        if node.name not in self._tests:
            message = f"Uji `{node.name}` tidak dikenal."
            hint = near(node.name, self._tests) or "Lihat daftar uji pada docs/templat.md."
            self.reports.add(Problem(codes.PENYARING, node.lineno, message, hint, node.name))
        return frozenset({bool})


def _attribute_argument(node: nodes.Filter) -> str:
    """The attribute that a filter looks at: `map(attribute="a.b")`, `selectattr("a.b")`."""
    given = [k.value for k in node.kwargs if k.key == "attribute"]
    if node.name in _BY_ATTRIBUTE:
        given += node.args[:1]
    value = constant(given[0]) if given else None
    return value if isinstance(value, str) else ""


def _available(names: Iterable[str]) -> str:
    return f"Yang tersedia: {', '.join(sorted(names))}."
