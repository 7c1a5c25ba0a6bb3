"""The plan of docs/architecture.md: imports point one way, numbers are made in one room."""

from __future__ import annotations

import ast
import graphlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import lkjip_docgen

ROOT = Path(lkjip_docgen.__file__).parent
NAME = ROOT.name

FLOORS = (
    "import_path visible",
    "argparse_id file_kinds foreign identity limited place plotting programs replacing rules "
    "safe_xml safe_zip user_cache",
    "findings model quantity",
    "project_files",
    "resources",
    "document docx findings_text idn office_text pictures style template_loader",
    "charts findings_github findings_json layout source",
    "editing measures new_project output",
    "templating",
    "checks narrative refresh sign workbook",
    "appendices new_year pdf progress schema word",
    "agreement comparison new_office",
    "word_pdf",
    "building template_owner",
    "api jobs",
    "watching",
    "commands",
    "cli",
    "__main__",
)
"""The rooms from the ground up; a room imports rooms of lower floors alone."""


@dataclass(frozen=True)
class Module:
    """What these tests ask of a module; its syntax tree itself is large and soon dropped."""

    imports: tuple[str, ...]
    calls: tuple[tuple[str, int], ...]
    """The functions that it calls by their name alone, each with the line."""


@cache
def modules() -> dict[str, Module]:
    """Every module by its name below the package."""
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if name != "__init__" and not name.startswith("_bundled"):
            code = ast.parse(path.read_text(encoding="utf-8"))
            found[name] = Module(tuple(imported(code)), tuple(called(code)))
    return found


def called(code: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(code):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id, node.lineno


def imported(node: ast.AST) -> Iterator[str]:
    """The modules of this package that code imports when it runs, those inside functions too."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        if isinstance(child, ast.ImportFrom):
            yield from _from(child)
        elif isinstance(child, ast.Import):
            yield from (a.name for a in child.names if a.name.startswith(f"{NAME}."))
        yield from imported(child)


def _from(node: ast.ImportFrom) -> Iterator[str]:
    module = node.module or ""
    if module == NAME:
        yield from (f"{NAME}.{alias.name}" for alias in node.names)
    elif module.startswith(f"{NAME}."):
        yield module


def arrows() -> set[tuple[str, str]]:
    """Which module imports which, of other rooms."""
    found = set()
    for name, module in modules().items():
        for target in module.imports:
            other = target.removeprefix(f"{NAME}.")
            if room(other) != room(name) and not other.startswith("__"):
                found.add((name, other))
    return found


def room(module: str) -> str:
    return module.partition(".")[0]


def floor_of() -> dict[str, int]:
    return {name: floor for floor, names in enumerate(FLOORS) for name in names.split()}


def test_every_room_stands_on_a_floor() -> None:
    rooms = {room(name) for name in modules()}
    assert rooms == floor_of().keys()


def test_imports_point_down_one_way() -> None:
    floors = floor_of()
    up = {pair for pair in arrows() if floors[room(pair[0])] <= floors[room(pair[1])]}
    assert up == set()


def test_no_module_leads_back_to_itself() -> None:
    graph = {
        name: {other for other in map(module_of, module.imports) if other in modules()}
        for name, module in modules().items()
    }
    assert list(graphlib.TopologicalSorter(graph).static_order())


def module_of(target: str) -> str:
    return target.removeprefix(f"{NAME}.")


@pytest.mark.parametrize("maker", ["given", "computed"])
def test_every_quantity_is_made_in_measures(maker: str) -> None:
    elsewhere = {
        f"{name}:{line}"
        for name, module in modules().items()
        if room(name) != "measures"
        for function, line in module.calls
        if function == maker
    }
    assert elsewhere == set()
