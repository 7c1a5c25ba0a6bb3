"""Builders are found by name, called with the project, and missed with a suggestion."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from lkjip_docgen.document.tree import Column, Figure, Heading, Row, Table, Text
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.measures import measure
from lkjip_docgen.narrative.engine import Engine, render_chapter
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import load_project
from lkjip_docgen.templating.context import Konteks


@pytest.fixture(scope="module")
def konteks() -> Konteks:
    project = load_project(SAMPLES / "tanjungpandan-2023")
    return Konteks(project.laporan, measure(project.laporan), project)


@tabel("contoh-uji")
def example(konteks: Konteks, caption: str) -> Table:
    return Table(caption, (Text(konteks.laporan.kantor.nama),), (Column(1),), (), (Row(()),))


def test_a_builder_gets_the_project_and_the_arguments_of_the_template(konteks: Konteks):
    (table,) = render_chapter("{{ tabel('contoh-uji', 'satu') }}", "x.md", {"konteks": konteks})
    assert table.id == "satu"
    assert table.caption == (Text(konteks.laporan.kantor.nama),)


def test_an_unknown_builder_is_reported_with_the_near_one(konteks: Konteks):
    with pytest.raises(LkjipError) as caught:
        render_chapter("a\n\n{{ tabel('contoh-ujo') }}", "x.md", {"konteks": konteks})
    (finding,) = caught.value.findings
    assert (finding.code, finding.place.line) == ("LK303", 3)
    assert finding.suggestion == "Mungkin maksud Anda `contoh-uji`."


def test_a_name_is_registered_once():
    with pytest.raises(ValueError, match="contoh-uji"):
        tabel("contoh-uji")(example)


@pytest.mark.parametrize("entry", ["compose", "compose_agreement", "registered"])
def test_whoever_comes_in_finds_every_builder_there(entry: str) -> None:
    """In a process of its own: what other tests have imported is known in this one."""
    code = (
        f"from lkjip_docgen.narrative import {entry}\n"
        "from lkjip_docgen.narrative.known_builders import names\n"
        "print([len(names(kind)) > 5 for kind in ('tabel', 'grafik', 'rumus')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[True, True, True]"


def test_a_missing_picture_keeps_its_place(konteks: Konteks):
    (figure,) = render_chapter(
        "{{ gambar(none, 'Piagam', 'piagam penghargaan') }}", "x.md", {"konteks": konteks}
    )
    assert isinstance(figure, Figure)
    assert (figure.picture, figure.missing) == (None, "piagam penghargaan")


def test_a_project_template_replaces_the_default(konteks: Konteks, tmp_path: Path):
    own, default = tmp_path / "own", tmp_path / "default"
    for folder in (own, default):
        folder.mkdir()
        (folder / "a.md").write_text(f"{folder.name} {{% include 'b.md' %}}", encoding="utf-8")
    (default / "b.md").write_text("sisipan", encoding="utf-8")
    (paragraph,) = Engine(konteks, {}, (own, default)).render("a.md")
    assert paragraph.content == (Text("own sisipan"),)


def test_a_mistake_in_an_included_file_names_that_file(konteks: Konteks, tmp_path: Path):
    (tmp_path / "a.md").write_text("a {% include 'b.md' %}", encoding="utf-8")
    (tmp_path / "b.md").write_text("baik\n\n{{ buruk }}", encoding="utf-8")
    with pytest.raises(LkjipError) as caught:
        Engine(konteks, {}, (tmp_path,)).render("a.md")
    (finding,) = caught.value.findings
    assert (finding.place.file, finding.place.line) == (str(tmp_path / "b.md"), 3)


def test_a_file_that_is_not_utf8_is_reported(konteks: Konteks, tmp_path: Path):
    (tmp_path / "a.md").write_bytes(b"caf\xe9")
    with pytest.raises(LkjipError) as caught:
        Engine(konteks, {}, (tmp_path,)).render("a.md")
    assert "UTF-8" in caught.value.findings[0].suggestion


def test_heading_ids_differ_across_the_chapters_of_a_report(konteks: Konteks, tmp_path: Path):
    (tmp_path / "a.md").write_text("## Hasil", encoding="utf-8")
    engine = Engine(konteks, {}, (tmp_path,))
    ids = [
        block.id for _ in range(2) for block in engine.render("a.md") if isinstance(block, Heading)
    ]
    assert ids == ["hasil", "hasil-2"]
