"""Goes through a parsed template and reports what cannot work, without rendering it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from jinja2 import nodes

from lkjip_docgen.findings import Severity
from lkjip_docgen.findings.codes import templates as codes
from lkjip_docgen.template_owner import kinds
from lkjip_docgen.template_owner.kinds import ANYTHING, Choices, Function, Kind
from lkjip_docgen.template_owner.spelling import spelled
from lkjip_docgen.templating.data import LOOP
from lkjip_docgen.templating.problems import near

Include = Callable[["Walk", str, int], None]
"""Told the template that is included, as a pattern with `*`, and the line."""

_LOOP: Kind = frozenset({Choices(codes.NAMA, "Keterangan loop", LOOP, ANYTHING)})
_SAME = {"default", "d", "list", "reverse", "sort", "unique", "selectattr", "rejectattr", "select"}
_SAME |= {"reject", "isi"}
_ONE = {"first", "last", "min", "max", "random"}
_BY_ATTRIBUTE = {"selectattr", "rejectattr", "groupby"}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong on a line of a template; `word` is what to look for on it."""

    code: str
    line: int
    message: str
    suggestion: str = ""
    word: str = ""
    severity: Severity = Severity.ERROR


class Walk:
    """One pass over a template; `scope` holds the kinds of the names in force."""

    def __init__(
        self,
        scope: Mapping[str, Kind],
        filters: Mapping[str, Callable[..., object]],
        tests: Iterable[str],
        include: Include,
    ) -> None:
        self.scope = dict(scope)
        self.problems: list[Problem] = []
        self._filters = filters
        self._tests = frozenset(tests)
        self._include = include
        self._lenient = False

    # --- statements ------------------------------------------------------------

    def run(self, node: nodes.Node) -> None:
        """Check a statement and what is inside it."""
        match node:
            case nodes.For():
                self._for(node)
            case nodes.Assign():
                self._assign(node.target, self.kind(node.node))
            case nodes.AssignBlock():
                self._inside(node.body)
                self._assign(node.target, ANYTHING)
            case nodes.With():
                given = [self.kind(value) for value in node.values]
                self._inside(node.body, zip(node.targets, given, strict=True))
            case nodes.Include():
                self.kind(node.template)
                self._include(self, pattern(node.template), node.lineno)
            case nodes.Macro():
                self._macro(node)
            case nodes.CallBlock():
                self.kind(node.call)
                self._inside(node.body, ((a, ANYTHING) for a in node.args))
            case nodes.FilterBlock():
                self._inside(node.body)
            case nodes.Import() | nodes.FromImport():
                self._import(node)
            case nodes.Expr():
                self.kind(node)
            case _:
                for child in node.iter_child_nodes():
                    self.run(child)

    def _inside(
        self, body: Iterable[nodes.Node], assigned: Iterable[tuple[nodes.Node, Kind]] = ()
    ) -> None:
        """Check a body whose own names do not reach what follows it."""
        outside, self.scope = self.scope, dict(self.scope)
        for target, kind in assigned:
            self._assign(target, kind)
        for node in body:
            self.run(node)
        self.scope = outside

    def _for(self, node: nodes.For) -> None:
        element = kinds.items(self.kind(node.iter))
        loop = (nodes.Name("loop", "store", lineno=node.lineno), _LOOP)
        assigned = [loop, (node.target, element)]
        test = [node.test] if node.test is not None else []
        self._inside([*test, *node.body], assigned)
        self._inside(node.else_)

    def _assign(self, target: nodes.Node, kind: Kind) -> None:
        if isinstance(target, nodes.Name):
            self.scope[target.name] = kind
        elif isinstance(target, nodes.Tuple):
            for index, part in enumerate(target.items):
                self._assign(part, kinds.item(kind, index) or ANYTHING)

    def _macro(self, node: nodes.Macro) -> None:
        self.scope[node.name] = frozenset({Function(ANYTHING)})
        for default in node.defaults:
            self.kind(default)
        names = [*node.args, *(nodes.Name(n, "store") for n in ("caller", "varargs", "kwargs"))]
        self._inside(node.body, ((name, ANYTHING) for name in names))

    def _import(self, node: nodes.Import | nodes.FromImport) -> None:
        self.kind(node.template)
        if isinstance(node, nodes.Import):
            self.scope[node.target] = ANYTHING
            return
        for name in node.names:
            self.scope[name if isinstance(name, str) else name[1]] = ANYTHING

    # --- expressions -----------------------------------------------------------

    def kind(self, node: nodes.Node | None) -> Kind:
        """Check an expression; the kind of its value."""
        match node:
            case None:
                return ANYTHING
            case nodes.Name():
                return self._name(node)
            case nodes.Const():
                return kinds.of_annotation(type(node.value)) if node.value is not None else ANYTHING
            case nodes.Getattr():
                return self._member(node, node.attr)
            case nodes.Getitem():
                return self._item(node)
            case nodes.Call():
                return self._call(node)
            case nodes.Filter():
                return self._filter(node)
            case nodes.Test():
                return self._test(node)
            case nodes.CondExpr():
                self.kind(node.test)
                return kinds.either((self.kind(node.expr1), self.kind(node.expr2)))
            case nodes.And() | nodes.Or():
                return kinds.either((self.kind(node.left), self.kind(node.right)))
            case nodes.List() | nodes.Tuple():
                found = tuple(self.kind(part) for part in node.items)
                return frozenset({kinds.Several(found)}) if found else ANYTHING
            case _:
                for child in node.iter_child_nodes():
                    self.kind(child)
                return ANYTHING

    def _name(self, node: nodes.Name) -> Kind:
        if node.name not in self.scope:
            self._unknown(node, node.name, f"Nama `{node.name}` tidak dikenal.", self.scope)
        return self.scope.get(node.name, ANYTHING)

    def _item(self, node: nodes.Getitem) -> Kind:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._member(node, node.arg.value)
        owner = self.kind(node.node)
        self.kind(node.arg)
        if isinstance(node.arg, nodes.Slice):
            return owner
        key = _constant(node.arg)
        return (kinds.item(owner, key) if key is not None else kinds.items(owner)) or ANYTHING

    def _member(self, node: nodes.Getattr | nodes.Getitem, name: str) -> Kind:
        owner = self.kind(node.node)
        if name.startswith("_"):
            message = f"`{spelled(node)}` tidak diizinkan dalam templat."
            self._report(codes.TERLARANG, node, message, "Hapus bagian itu dari templat.", name)
            return ANYTHING
        found = kinds.attribute(owner, name)
        if found is None:
            self._unknown_member(node, owner, name)
        return ANYTHING if found is None else found

    def _unknown_member(self, node: nodes.Getattr | nodes.Getitem, owner: Kind, name: str) -> None:
        choices = next((m for m in owner if isinstance(m, Choices)), None)
        known = kinds.known_names(owner)
        base = spelled(node.node)
        if choices is None and any(isinstance(m, type) and hasattr(m, name) for m in owner):
            found = get_close_matches(name, self._filters, n=1)
            hint = f"Pakai penyaring: `| {found[0]}`." if found else "Hapus bagian itu."
            message = f"`{spelled(node)}` tidak diizinkan dalam templat."
            self._report(codes.TERLARANG, node, message, hint, name)
            return
        if choices is None:
            names = {f"{base}.{other}": other for other in known}
            hint = near(name, known)
            meant = next((full for full, n in names.items() if f"`{n}`" in hint), "")
            hint = f"Mungkin maksud Anda `{meant}`." if meant else ""
            message = f"Nama `{spelled(node)}` tidak dikenal."
            self._unknown(node, name, message, (), hint)
            return
        suggestion = near(name, known) or "Lihat daftarnya dengan `lkjip values`."
        message = f"{choices.noun} `{name}` tidak ada."
        self._report(choices.code, node, message, suggestion, name)

    def _call(self, node: nodes.Call) -> Kind:
        function = self.kind(node.node)
        for part in (*node.args, *node.kwargs, node.dyn_args, node.dyn_kwargs):
            self.kind(part.value if isinstance(part, nodes.Keyword) else part)
        for member in function:
            if isinstance(member, Function) and member.choices and node.args:
                self._choice(node, member)
        return kinds.returned(function)

    def _choice(self, node: nodes.Call, function: Function) -> None:
        wanted = _constant(node.args[0])
        if isinstance(wanted, str) and wanted not in function.choices:
            message = f"{function.noun} `{wanted}` tidak dikenal."
            hint = near(wanted, function.choices) or _available(function.choices)
            self._report(codes.PEMBANGUN, node, message, hint, wanted)

    def _filter(self, node: nodes.Filter) -> Kind:
        lenient, self._lenient = self._lenient, node.name in ("default", "d")
        value = self.kind(node.node)
        self._lenient = lenient
        for part in (*node.args, *node.kwargs, node.dyn_args, node.dyn_kwargs):
            self.kind(part.value if isinstance(part, nodes.Keyword) else part)
        if node.name not in self._filters:
            message = f"Penyaring `{node.name}` tidak dikenal."
            hint = near(node.name, self._filters) or _available(self._filters)
            self._report(codes.PENYARING, node, message, hint, node.name)
            return ANYTHING
        return self._filtered(node, value)

    def _filtered(self, node: nodes.Filter, value: Kind) -> Kind:
        path = self._attribute_argument(node)
        found = self._follow(node, kinds.items(value), path) if path else ANYTHING
        if node.name == "map":
            return frozenset({kinds.Many(found)})
        if node.name in _SAME:
            return value
        if node.name in _ONE:
            return kinds.items(value)
        if node.name in ("groupby", "batch", "slice", "sum"):
            return ANYTHING
        return kinds.returned(kinds.of_callable(self._filters[node.name]))

    def _attribute_argument(self, node: nodes.Filter) -> str:
        """The attribute that a filter looks at: `map(attribute="a.b")`, `selectattr("a.b")`."""
        named = [k.value for k in node.kwargs if k.key == "attribute"]
        first = node.args[:1] if node.name in _BY_ATTRIBUTE else []
        value = _constant((named + first)[0]) if named + first else None
        return value if isinstance(value, str) else ""

    def _follow(self, node: nodes.Filter, kind: Kind, path: str) -> Kind:
        for step in path.split("."):
            found = kinds.item(kind, int(step)) if step.isdigit() else kinds.attribute(kind, step)
            if found is None:
                message = f"Nama `{path}` pada penyaring `{node.name}` tidak dikenal."
                self._unknown(node, step, message, kinds.known_names(kind))
                return ANYTHING
            kind = found
        return kind

    def _test(self, node: nodes.Test) -> Kind:
        lenient, self._lenient = self._lenient, node.name in ("defined", "undefined")
        self.kind(node.node)
        self._lenient = lenient
        for part in node.args:
            self.kind(part)
        if node.name not in self._tests:
            message = f"Uji `{node.name}` tidak dikenal."
            hint = near(node.name, self._tests) or "Lihat daftar uji pada docs/templat.md."
            self._report(codes.PENYARING, node, message, hint, node.name)
        return frozenset({bool})

    # --- reports ---------------------------------------------------------------

    def _unknown(
        self, node: nodes.Node, name: str, message: str, known: Iterable[str], hint: str = ""
    ) -> None:
        """An unknown name; only worth a warning where the template expects that."""
        hint = hint or near(name, known)
        if self._lenient:
            message = message.replace("tidak dikenal.", "tidak pernah ada.")
            hint = hint or "Perbaiki nama itu atau hapus."
            self._report(codes.NILAI_BAWAAN, node, message, hint, name, Severity.WARNING)
            return
        hint = hint or "Lihat nama yang tersedia dengan `lkjip values`."
        self._report(codes.NAMA, node, message, hint, name)

    def _report(
        self,
        code: str,
        node: nodes.Node,
        message: str,
        suggestion: str,
        word: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        self.problems.append(Problem(code, node.lineno, message, suggestion, word, severity))


def pattern(node: nodes.Node) -> str:
    """The name of a template as written, with `*` for what is only known when rendering."""
    if isinstance(node, nodes.Const):
        return str(node.value)
    if isinstance(node, nodes.Concat):
        return re.sub(r"\*+", "*", "".join(map(pattern, node.nodes)))
    return "*"


def _available(names: Iterable[str]) -> str:
    return f"Yang tersedia: {', '.join(sorted(names))}."


def _constant(node: nodes.Node) -> object:
    """The value of a literal, also of a negative number; None for anything else."""
    if isinstance(node, nodes.Neg):
        value = _constant(node.node)
        return -value if isinstance(value, int) else None
    return node.value if isinstance(node, nodes.Const) else None
