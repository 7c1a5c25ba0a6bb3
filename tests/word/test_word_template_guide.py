"""docs/templat.md names all that a template may use, and nothing that it may not."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from proyek import Proyek
from template_editing import names_of

from lkjip_docgen.docx import styles
from lkjip_docgen.findings import meanings
from lkjip_docgen.narrative.builders import registered
from lkjip_docgen.narrative.markdown import ROLES
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.templating import basics
from lkjip_docgen.templating.filters import FILTERS
from lkjip_docgen.templating.functions import FUNCTIONS

GUIDE = (Path(__file__).parents[2] / "docs" / "templat.md").read_text(encoding="utf-8")
CODE = set(re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", GUIDE, flags=re.DOTALL)))


def section(title: str) -> str:
    return GUIDE.split(f"## {title}")[1].split("\n## ")[0]


def test_every_style_is_named() -> None:
    table = section("2. Templat Word").split("### Warna dan gaya")[1]
    assert set(re.findall(r"`([^`.]+)`", table)) == set(styles.NAMES)


def test_every_slot_is_named() -> None:
    order = tomllib.loads((TEMPLATES / "narasi" / "susunan.toml").read_text(encoding="utf-8"))
    slots = {part["slot"] for part in order["bagian"]} | {"perjanjian"}
    table = re.findall(r"^\| `\{\{ isi\.(\w+) \}\}`", GUIDE, re.MULTILINE)
    assert set(table) == slots


@pytest.mark.parametrize(
    ("kind", "title"), [("tabel", "Tabel"), ("grafik", "Grafik"), ("rumus", "Rumus")]
)
def test_every_table_chart_and_formula_is_named(kind: str, title: str) -> None:
    [line] = re.findall(rf"^- \*\*{title}:\*\* (.+)$", GUIDE, re.MULTILINE)
    known = {name for name in registered(kind) if not name.startswith("contoh-")}  # of tests
    assert set(re.findall(r"`([^`]+)`", line)) == known


def test_every_filter_function_and_role_is_named() -> None:
    named = {re.split(r"[(\s]", code.strip("{} "))[0] for code in CODE}
    assert set(FILTERS) | set(basics.FILTERS) <= named
    assert set(FUNCTIONS) <= named
    assert {f".{role}" for role in ROLES} <= named


def test_every_name_that_is_not_a_key_of_the_data_is_explained(proyek: Proyek) -> None:
    project = proyek.muat()
    own = set(names_of(project)) - set(type(project.laporan).model_fields)
    own -= {"gambar_inovasi", "nilai"}  # shown by examples
    assert own <= CODE
    assert '`nilai["jalur"]`' in GUIDE
    assert "gambar_inovasi(i)" in GUIDE


def test_every_code_has_its_meaning() -> None:
    table = dict(re.findall(r"^\| (LK6\d\d) \| (.+) \|$", GUIDE, re.MULTILINE))
    assert table == {c: text for c, text in meanings().items() if "LK600" <= c <= "LK615"}
