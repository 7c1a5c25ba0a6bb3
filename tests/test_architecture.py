"""The plan of docs/architecture.md: imports point one way, libraries and numbers keep to rooms."""

from __future__ import annotations

import ast
import graphlib
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import lkjip_docgen

ROOT = Path(lkjip_docgen.__file__).parent
NAME = ROOT.name

FLOORS = (
    "import_path visible",
    "cache file_kinds foreign identity limited place plotting programs replacing rules "
    "safe_xml safe_zip",
    "findings model quantity",
    "project_files",
    "resources",
    "document docx idn office_text pictures style",
    "charts layout source",
    "editing measures output",
    "templating",
    "checks narrative refresh sign workbook",
    "appendices new_year pdf word",
    "comparison new_office",
    "word_pdf",
    "jobs template_owner",
    "api",
    "commands",
    "cli",
    "__main__",
)
"""The rooms from the ground up; a room imports rooms of lower floors alone."""


LIBRARIES = {
    "PIL": "charts pictures word word_pdf",
    "asn1crypto": "sign",
    "cryptography": "sign",
    "docx": "docx word",
    "docxtpl": "word",
    "jinja2": "narrative pdf template_owner templating word",
    "latex2mathml": "document",
    "lxml": "docx refresh safe_xml source template_owner word word_pdf workbook",
    "markdown_it": "narrative office_text",
    "markupsafe": "narrative pdf templating",
    "mathml_to_omml": "word",
    "matplotlib": "charts pdf plotting sign style",
    "mdit_py_plugins": "narrative office_text",
    "numpy": "charts",
    "openpyxl": "source workbook",
    "pi_heif": "pictures",
    "pikepdf": "appendices jobs pdf sign source word_pdf",
    "pydantic": "model new_office source template_owner workbook",
    "pydantic_core": "editing model",
    "pydyf": "pdf",
    "pyhanko": "commands sign",
    "pyhanko_certvalidator": "sign",
    "pypdf": "comparison layout sign",
    "ruamel": "editing",
    "segno": "sign",
    "watchfiles": "jobs",
    "weasyprint": "pdf",
    "yaml": "checks editing source",
    "ziamath": "pdf",
}
"""The libraries of others with the rooms that know them; another room asks one of these."""


@cache
def modules() -> tuple[tuple[str, ast.Module], ...]:
    """Every module by its name below the package, with its code."""
    return tuple(_modules())


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(ROOT.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if name != "__init__" and not name.startswith("_bundled"):
            yield name, ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports_and_calls(code: ast.Module) -> tuple[ast.Import | ast.ImportFrom | ast.Call, ...]:
    """All that a module imports and calls anywhere."""
    wanted = (ast.Import, ast.ImportFrom, ast.Call)
    return tuple(node for node in ast.walk(code) if isinstance(node, wanted))


@cache
def imported(code: ast.Module) -> frozenset[str]:
    """The modules of this package that code imports when it runs, those inside functions too."""
    found: set[str] = set()
    waiting: list[ast.AST] = [code]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.ImportFrom):
            found.update(_from(node))
        elif isinstance(node, ast.Import):
            found.update(a.name for a in node.names if a.name.startswith(f"{NAME}."))
        waiting += ast.iter_child_nodes(node)
    return frozenset(found)


def _from(node: ast.ImportFrom) -> Iterator[str]:
    module = node.module or ""
    if module == NAME:
        yield from (f"{NAME}.{alias.name}" for alias in node.names)
    elif module.startswith(f"{NAME}."):
        yield module


def arrows() -> set[tuple[str, str]]:
    """Which module imports which, of other rooms."""
    found = set()
    for name, code in modules():
        for target in imported(code):
            other = target.removeprefix(f"{NAME}.")
            if room(other) != room(name) and not other.startswith("__"):
                found.add((name, other))
    return found


def room(module: str) -> str:
    return module.partition(".")[0]


def floor_of() -> dict[str, int]:
    return {name: floor for floor, names in enumerate(FLOORS) for name in names.split()}


def test_every_room_stands_on_a_floor() -> None:
    rooms = {room(name) for name, _ in modules()}
    assert rooms == floor_of().keys()


def test_imports_point_down_one_way() -> None:
    floors = floor_of()
    up = {pair for pair in arrows() if floors[room(pair[0])] <= floors[room(pair[1])]}
    assert up == set()


def test_no_module_leads_back_to_itself() -> None:
    names = {name for name, _ in modules()}
    graph = {
        name: {other for other in map(module_of, imported(code)) if other in names}
        for name, code in modules()
    }
    assert list(graphlib.TopologicalSorter(graph).static_order())


def libraries(code: ast.Module) -> Iterator[str]:
    """The libraries of others that a module imports anywhere, by their topmost name."""
    for node in imports_and_calls(code):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        else:
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        tops = {name.partition(".")[0] for name in names}
        yield from tops - sys.stdlib_module_names - {NAME}


def test_a_library_is_imported_in_its_rooms_alone() -> None:
    found: dict[str, set[str]] = {}
    for name, code in modules():
        for library in libraries(code):
            found.setdefault(library, set()).add(room(name))
    assert found == {library: set(rooms.split()) for library, rooms in LIBRARIES.items()}


def module_of(target: str) -> str:
    return target.removeprefix(f"{NAME}.")


@pytest.mark.parametrize("maker", ["given", "computed"])
def test_every_quantity_is_made_in_measures(maker: str) -> None:
    elsewhere = {
        f"{name}:{node.lineno}"
        for name, code in modules()
        if room(name) != "measures"
        for node in imports_and_calls(code)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id == maker
    }
    assert elsewhere == set()
