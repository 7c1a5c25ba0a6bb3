"""The room knows Word files and nothing of those who read and write them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from lkjip_docgen import docx

MODULES = sorted(Path(docx.__file__).parent.glob("*.py"))
ALLOWED = tuple(
    f"lkjip_docgen.{name}"
    for name in (
        "docx",
        "doors",
        "file_kinds",
        "findings",
        "place",
        "records",
        "safe_xml",
        "safe_zip",
    )
)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_it_imports_no_room_that_uses_it(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    imports = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    own = [name for name in imports if name.startswith("lkjip_docgen")]
    assert [name for name in own if not name.startswith(ALLOWED)] == []
