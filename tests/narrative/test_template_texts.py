"""What is told of the text templates of a project before any of them is rendered."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_docgen.findings import Finding
from lkjip_docgen.template_owner.template_texts import check_texts


def told(root: Path, **texts: str) -> list[Finding]:
    """The findings about `narasi/uji.md`, whatever else the project has beside it."""
    folder = root / "templates" / "narasi"
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return check_texts(root, ["narasi/uji.md"], {})


def test_a_sound_template_has_no_findings(tmp_path: Path) -> None:
    assert told(tmp_path, uji="# Uji\n\n{{ 1 + 2 }}\n") == []


def test_a_name_that_is_not_there_is_told_with_its_line_and_column(tmp_path: Path) -> None:
    (found,) = told(tmp_path, uji="# Uji\n\nTarget {{ tarjet }} dan {{ 1 }}.\n")
    assert "tarjet" in found.message
    assert found.place is not None
    assert (found.place.line, found.place.column) == (3, 11)


def test_an_included_template_is_read_where_it_is_included(tmp_path: Path) -> None:
    text = "{% include 'narasi/bagian.md' %}"
    (found,) = told(tmp_path, uji=f"{text}\n", bagian="\n{{ tarjet }}\n")
    assert found.place is not None
    assert (Path(found.place.file).name, found.place.line) == ("bagian.md", 2)


def test_templates_that_include_each_other_come_to_an_end(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        uji="{% include 'narasi/bagian.md' %}\n",
        bagian="{% include 'narasi/uji.md' %}\n{{ tarjet }}\n",
    )
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("satu\n{% if 1 %}\n", 2),
        ("{{ 1 | tidakada }}\n", 1),
        ("a\n\n{% include 'narasi/hilang.md' %}\n", 3),
    ],
    ids=["an open command", "an unknown filter", "an included file that is not there"],
)
def test_what_cannot_be_read_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    (found, *_) = told(tmp_path, uji=text)
    assert found.place is not None
    assert found.place.line == line
    assert found.suggestion


def test_a_file_that_no_template_reaches_is_named(tmp_path: Path) -> None:
    (found,) = told(tmp_path, uji="# Uji\n", lain="# Lain\n")
    assert found.message == "Berkas lain.md tidak disebut dalam susunan.toml dan tidak disertakan."
