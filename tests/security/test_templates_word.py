"""docxtpl's own ways into a Word file are closed: nothing but words and values gets in."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from template_kinds import names, refusal, said, word

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.word.template import ReportTemplate


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kantor")


@pytest.mark.parametrize(
    "source",
    [
        "{{r kantor.nama }}",
        "{{p kantor.nama }}",
        "{{tr kantor.nama }}",
        "{{tc kantor.nama }}",
        "{{ RichText('x') }}",
        "{{ Subdoc() }}",
        "{{ InlineImage('x') }}",
        "{{ Listing('x') }}",
        "{% cellbg kantor.parse_raw('x') %}",
        "{% colspan 10**(10**8) %}",
        "{% include 'uji.docx' %}",
        "{{ gambar.sampul }}",
        "{{ gambar('foto/sampul.jpg', 'k', 'a') }}",
        "{{ catatan('x') }}",
        "{{ halaman_baru() }}",
        "{{ isi.__class__ }}",
        "{{ isi._parts }}",
        "{%p if kantor.parse_raw('x') %}",
    ],
)
def test_a_way_into_the_markup_is_refused(root: Path, source: str) -> None:
    finding = refusal("word", root, source)
    assert "uji.docx" in finding.message
    assert "Error" not in said(finding)


@pytest.mark.parametrize(
    "words",
    [
        "</w:t></w:r><w:r><w:instrText>DDE</w:instrText></w:r>",
        "<w:altChunk r:id='rId1'/>",
        "< w:p/> <b>",
        "\\a\\f\\t",
        "{_{ kantor }_} {{ 7 * 7 }} {% if x %}",
        "]]> <!-- x --> <?xml?>",
    ],
)
def test_data_never_become_markup(root: Path, words: str) -> None:
    written = str(word(root, "{% set x = " + repr(words) + " %}{{ x }}{{ x ~ '' }}"))
    plain = words.replace("\\\\", "\\").replace("{_{", "{{").replace("}_}", "}}")
    assert plain in written


def test_a_mistake_names_the_cell_and_the_heading(root: Path) -> None:
    message = refusal("word", root, "{{ kantor.parse_raw('x') }}").message
    assert "tabel 1" in message
    assert "baris 1" in message
    assert "Bab Uji" in message


@pytest.mark.parametrize("part", ["kop", "properti"])
def test_other_parts_of_the_file_are_held_to_the_same(root: Path, part: str) -> None:
    document = Document()
    attack = "{{ kantor.parse_raw('x') }}"
    if part == "kop":
        document.sections[0].header.paragraphs[0].text = attack
    else:
        document.core_properties.title = attack
    file = root / f"{part}.docx"
    document.save(str(file))
    with pytest.raises(LkjipError, match="parse_raw"):
        ReportTemplate(file).render_report(names(root))
