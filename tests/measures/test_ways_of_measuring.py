"""Everything about one way of measuring stands in one module."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import get_args

import pytest

import lkjip_docgen
from lkjip_docgen.measures.ways import WAYS
from lkjip_docgen.measures.ways.base import Way
from lkjip_docgen.model.indikator import CARA, Langsung, Pengukuran
from lkjip_docgen.resources import TEMPLATES

ROOT = Path(lkjip_docgen.__file__).parent


def test_every_way_of_the_model_can_be_measured() -> None:
    assert set(WAYS) == set(get_args(get_args(Pengukuran)[0])) == set(CARA.values())


@pytest.mark.parametrize("jenis", CARA)
def test_every_way_has_its_text(jenis: str) -> None:
    assert (TEMPLATES / "narasi" / f"ukur-{jenis}.md").is_file()


@pytest.mark.parametrize("jenis", CARA)
def test_the_guide_tells_of_every_way(jenis: str) -> None:
    guide = (ROOT.parent / "docs" / "panduan.md").read_text(encoding="utf-8")
    assert f"| `{jenis}` |" in guide


def test_nobody_else_asks_which_way_an_indicator_is_measured() -> None:
    names = {model.__name__ for model in CARA.values()}
    asked = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in ROOT.rglob("*.py")
        if "ways" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "isinstance"
        if names & {n.id for n in ast.walk(node.args[1]) if isinstance(n, ast.Name)}
    }
    assert asked == set()


def test_a_way_that_does_not_measure_cannot_be_made() -> None:
    class Silent(Way[Langsung]):
        model = Langsung

    with pytest.raises(TypeError, match=r"abstract method '?measure"):
        Silent(Langsung.model_construct())  # type: ignore[abstract]
