"""The plan of docs/architecture.md: imports point one way, libraries and numbers keep to rooms."""

from __future__ import annotations

import ast
import graphlib
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import lkjip_docgen

ROOT = Path(lkjip_docgen.__file__).parent
USERS = tuple(ROOT.parent / name for name in ("tests", "scripts", "benchmarks"))
NAME = ROOT.name

FLOORS = (
    "doors for_windows import_path patterns records remembered visible",
    "cache file_kinds foreign identity limited pdf_of_others place plotting programs replacing "
    "rounding safe_xml safe_zip second_process unsaved",
    "operation pattern_beginnings shelf",
    "compiled_patterns markdown_tree quantity toml_tables",
    "idn rules spelling",
    "findings model",
    "project_files",
    "addresses resources",
    "document docx office_text pictures style",
    "charts layout source",
    "editing measures native_charts output",
    "templating",
    "checks narrative refresh sign workbook",
    "across appendices forms new_year pdf word workpaper",
    "comparison filling new_office",
    "batch template_owner word_pdf",
    "jobs",
    "api window",
    "commands",
    "cli",
    "__main__",
)
"""The rooms from the ground up; a room imports rooms of lower floors alone."""


LIBRARIES = {
    "PIL": "charts layout pdf pdf_of_others pictures word word_pdf",
    "asn1crypto": "sign",
    "cryptography": "sign",
    "distributed": "batch",
    "docx": "docx word",
    "docxtpl": "word",
    "fsspec": "addresses",
    "hunspell": "spelling",
    "jinja2": "narrative pdf template_owner templating window word",
    "latex2mathml": "document",
    "lazy_loader": "doors",
    "lxml": "docx native_charts refresh safe_xml source template_owner word word_pdf workbook",
    "markdown_it": "markdown_tree",
    "markupsafe": "narrative pdf templating window",
    "mathml_to_omml": "word",
    "matplotlib": "charts pdf plotting sign style",
    "mdit_py_plugins": "markdown_tree",
    "msgspec": "records",
    "numpy": "charts",
    "openpyxl": "source workbook",
    "pi_heif": "pictures",
    "pikepdf": "appendices jobs pdf pdf_of_others sign word_pdf",
    "pydantic": "forms jobs model new_office source template_owner workbook",
    "pydantic_core": "editing model source",
    "pydyf": "pdf",
    "pyhanko": "sign",
    "pyhanko_certvalidator": "sign",
    "pypdfium2": "pdf_of_others",
    "pypdf": "layout pdf_of_others sign",
    "ruamel": "editing",
    "segno": "sign",
    "spylls": "spelling",
    "starlette": "window",
    "uvicorn": "window",
    "watchfiles": "jobs",
    "weasyprint": "pdf",
    "xlsxwriter": "native_charts workpaper",
    "yaml": "checks editing source",
    "ziamath": "pdf",
}
"""The libraries of others with the rooms that know them; another room asks one of these."""


COMMANDS_CALL = {"api", "findings", "for_windows", "jobs", "output", "visible", "window"}
"""The rooms that a command imports: it parses, calls a job, and says what came of it."""

COMMANDS_SAY = {
    "addresses.where",
    "batch.Tls",
    "batch.told",
    "batch.told_ended",
    "batch.told_of",
    "comparison.render_json",
    "comparison.render_text",
    "comparison.stretches_as_data",
    "model.kode_periode",
    "new_office.QUESTIONS",
    "new_office.defaults_for",
    "new_office.identity_of",
    "new_office.profil_lines",
    "new_office.profil_of",
    "new_office.questions",
    "records.asdict",
    "refresh.Kind",
    "sign.Request",
    "sign.spell_moment",
}
"""What commands take from other rooms, to ask and to tell."""

PARTS = {
    "findings.codes": "codes are called by their subject: `from ...findings.codes import data`",
    "commands": "the top of the house: nobody but `cli` comes in, by what it needs at its start",
}
"""Folders that are entered by their modules, each with the reason."""

ONE_THING = {
    "commands": "jobs",  # a command and its job
    "pdf": "word",  # the writers of one tree, module by module
    "narrative.figures": "narrative.tables",  # the pictures and the numbers of one subject
}
"""Rooms whose modules of one name are one thing in two shapes."""

OFTEN = {
    "__init__": "the door of a room",
    "anggaran": "a subject of the data: its model, its checks, its tables and figures",
    "problems": "the errors of a room, each made in one line",
    "triwulan": "a subject of the data: its model, its checks, its tables and figures",
}
"""Names of modules that stand in many rooms, with what they mean in each."""

UNTYPED = {
    "jobs.schema": "pydantic gives a JSON Schema as a dict of whatever it holds",
    "model.base": "pydantic's Field() stands for a value of every type",
    "new_year.raw_sections": "PyYAML: a data file that the model has accepted, before it is one",
    "pattern_beginnings": "re gives a parsed pattern as pairs of whatever a part of it needs",
    "sign.document": "pyHanko and pypdf give what stands in a PDF without a type",
    "templating.environment": "Jinja says that names are texts, and passes on whatever was asked",
    "toml_tables": "tomllib gives a table as a dict of whatever it holds",
}
"""The modules that may say `Any`, each with the library that has no type for what it hands over."""

DATACLASSES = {
    "checks.rule": "`composed` tells nothing of two subjects apart",
    "docx.package": "what is found out once is kept beside the fields",
    "identity.matching": "fields that follow from another are not given",
    "refresh.order": "a field that follows from another is not given",
    "sign.credentials": "a secret is not shown",
    "word.draft": "a tree that somebody may take is no part of what a draft is",
    "workbook.month_tables": "kinds of tables share an abstract class",
}
"""The modules with a dataclass, each with why it cannot be a record, which starts faster."""


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
def running(code: ast.Module) -> tuple[ast.Import | ast.ImportFrom, ...]:
    """What a module imports when it runs, inside functions too; not what is for types alone."""
    found: list[ast.Import | ast.ImportFrom] = []
    waiting: list[ast.AST] = [code]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.Import | ast.ImportFrom):
            found.append(node)
        waiting += ast.iter_child_nodes(node)
    return tuple(found)


def imported(code: ast.Module) -> frozenset[str]:
    """The modules of this package that code imports when it runs."""
    found: set[str] = set()
    for node in running(code):
        if isinstance(node, ast.ImportFrom):
            found.update(_from(node))
        else:
            found.update(a.name for a in node.names if a.name.startswith(f"{NAME}."))
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


def _set_by(node: ast.stmt) -> Iterator[str]:
    """The names that a statement of a module sets; not what is an overload of one function."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        if not any("overload" in ast.unparse(decorator) for decorator in node.decorator_list):
            yield node.name
    elif isinstance(node, ast.Import | ast.ImportFrom):
        yield from (alias.asname or alias.name for alias in node.names)
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for part in (part for target in targets for part in ast.walk(target)):
            if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
                yield part.id


def set_twice(code: ast.Module) -> list[str]:
    """The names that a module sets again; `_` is a function that is called by no name."""
    names = Counter(name for node in code.body for name in _set_by(node) if name != "_")
    return [name for name, times in names.items() if times > 1]


def test_no_name_of_a_module_is_set_twice() -> None:
    again = "_FROM = 1\ndef _from(): pass\n_FROM: int = 2\n"
    assert set_twice(ast.parse(again)) == ["_FROM"]
    assert {name: set_twice(code) for name, code in modules() if set_twice(code)} == {}


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


def test_a_command_only_calls_a_job_and_tells_of_it() -> None:
    found = {
        f"{module_of(module)}.{taken}"
        for name, module, taken in taken_from_others()
        if room(name) == "commands" and room(module_of(module)) not in COMMANDS_CALL
    }
    assert found == COMMANDS_SAY


def taken_from_others() -> Iterator[tuple[str, str, str]]:
    """What modules take from other rooms when they run: module, where from, name."""
    for name, code in modules():
        for node in running(code):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{NAME}."):
                module = str(node.module)
                if room(module_of(module)) != room(name):
                    yield from ((name, module, alias.name) for alias in node.names)


def is_door(module: str) -> bool:
    """Whether a module is a folder with its `__init__`, or stands alone at the top."""
    return (ROOT / module.replace(".", "/")).is_dir() or "." not in module


def test_a_room_is_entered_by_its_door() -> None:
    """What a room offers stands in its `__init__`; its other modules are its own affair."""
    inside = {
        (name, module_of(module))
        for name, module, _ in taken_from_others()
        if not is_door(module_of(module)) and not module_of(module).startswith(tuple(PARTS))
    }
    assert inside == set()


def doors() -> Iterator[tuple[str, str, str]]:
    """The rooms that offer names of their modules: room, module, name."""
    for stub in ROOT.rglob("__init__.pyi"):
        for node in ast.parse(stub.read_text(encoding="utf-8")).body:
            assert isinstance(node, ast.ImportFrom)
            name = ".".join(stub.parent.relative_to(ROOT).parts)
            yield from ((name, node.module or "", alias.name) for alias in node.names)


def test_what_is_taken_from_a_room_stands_at_its_door() -> None:
    """A module of the same name would come instead: `jobs.build` is a function and a module."""
    offered = {(door, name) for door, _, name in doors()}
    with_list = {door for door, _ in offered}
    unlisted = {
        f"{taker} takes {name} of {module_of(module)}"
        for taker, module, name in taken_from_others()
        if module_of(module) in with_list and (module_of(module), name) not in offered
    }
    assert unlisted == set(), "list it in the `__init__.pyi` of its room"


def test_a_door_offers_only_what_somebody_takes() -> None:
    taken = {(module_of(module), name) for _, module, name in all_taken()}
    assert {(door, name) for door, _, name in doors()} - taken == set()


def all_taken() -> Iterator[tuple[str, str, str]]:
    """What modules, tests and scripts take, of other rooms or not, only for its type or not."""
    here = [*ROOT.rglob("*.py"), *(f for folder in USERS for f in folder.rglob("*.py"))]
    for path in here:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(NAME):
                yield from ((path.name, str(node.module), alias.name) for alias in node.names)


def test_a_door_calls_nothing_as_another_module_is_called() -> None:
    """Else the name would mean one thing before that module is imported, and another after."""
    unclear = {
        (door, name)
        for door, module, name in doors()
        if module and module != name and (ROOT / door.replace(".", "/") / f"{name}.py").exists()
    }
    assert unclear == set()


def test_no_name_of_a_module_stands_for_three_things() -> None:
    places: dict[str, set[str]] = {}
    for module, _ in modules():
        above, _, name = module.rpartition(".")
        places.setdefault(name, set()).add(ONE_THING.get(above, above))
    assert {name for name, found in places.items() if len(found) > 2} == OFTEN.keys()


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


def calls_of(code: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the name of what is called: `replace` of `text.replace(...)`."""
    for node in ast.walk(code):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute):
                yield called.attr, node
            elif isinstance(called, ast.Name):
                yield called.id, node


def test_a_decimal_comma_is_read_in_one_module() -> None:
    elsewhere = {
        name
        for name, code in modules()
        for called, node in calls_of(code)
        if called == "replace" and [ast.unparse(a) for a in node.args] == ["','", "'.'"]
    }
    spelling = "checks.language.ejaan"  # says how a number is spelt, and reads none
    assert elsewhere == {"idn.written_numbers", spelling}


def test_parsers_of_xml_are_made_in_one_module() -> None:
    parsers = {"XMLParser", "XMLPullParser", "HTMLParser", "iterparse", "XMLTreeBuilder"}
    makers = {name for name, code in modules() for called, _ in calls_of(code) if called in parsers}
    assert makers == {"safe_xml"}


def test_xml_is_parsed_by_a_safe_parser_or_is_our_own() -> None:
    bare = {
        name
        for name, code in modules()
        for called, node in calls_of(code)
        if called in {"fromstring", "XML"} and len(node.args) + len(node.keywords) < 2
    }
    ours = {
        "docx.xml",
        "pdf.sketch",
        "word.equations",
        "word_pdf.sheets",
    }  # texts that the program wrote
    assert bare == ours


def says_any(code: ast.Module) -> bool:
    """Whether a module imports `Any`; a class of a library without types may be one unseen."""
    for node in imports_and_calls(code):
        names = {a.name for a in node.names} if not isinstance(node, ast.Call) else set()
        if "Any" in names or ("typing" in names and "typing.Any" in ast.unparse(code)):
            return True
    return False


def test_any_stands_only_where_a_library_has_no_types() -> None:
    assert {name for name, code in modules() if says_any(code)} == UNTYPED.keys()


def test_plain_data_are_records() -> None:
    """A dataclass compiles up to six functions whenever its module is loaded."""
    found = {
        name
        for name, code in modules()
        if any(
            isinstance(node, ast.ImportFrom) and node.module == "dataclasses"
            for node in running(code)
        )
    }
    assert found == DATACLASSES.keys()


def test_sections_do_not_postpone_their_annotations() -> None:
    """pydantic would compile each of them again, as a text, at every start."""
    found = {
        name
        for name, code in modules()
        if has_sections(code)
        and any(
            isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in code.body
        )
    }
    assert found == set()


def has_sections(code: ast.Module) -> bool:
    classes = (node for node in code.body if isinstance(node, ast.ClassDef))
    return any(ast.unparse(base) == "Bagian" for node in classes for base in node.bases)
