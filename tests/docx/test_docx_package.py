"""A file as a whole: its styles by name, its footnotes, its numbers."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from word_xml import body, p, package, xml

from lkjip_docgen.docx import styles
from lkjip_docgen.docx.body import blocks, paragraphs
from lkjip_docgen.docx.controls import NAMESPACE, Control, entries, stored
from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.paragraphs import Paragraph
from lkjip_docgen.docx.reading import read_docx
from lkjip_docgen.docx.stylesheet import Style
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.layout.soffice import find_soffice
from lkjip_docgen.resources import template


def style(identifier: str, name: str) -> str:
    return f'<w:style w:styleId="{identifier}"><w:name w:val="{name}"/></w:style>'


def test_a_style_is_known_by_its_name_whatever_a_program_calls_it() -> None:
    sheet = style("Judul1", "Heading 1") + style("Isi", "Body Text") + style("Rapi", "Punya Kantor")
    file = package("<w:body/>", sheet)
    assert file.style_names == {"Judul1": "Heading1", "Isi": styles.BODY, "Rapi": "Rapi"}
    assert file.style_id("heading 1") == "Judul1"
    assert file.style_id("Judul Bagian") == ""


def test_a_style_without_a_name_keeps_its_identifier() -> None:
    found = Style(xml('<w:style w:styleId="Aneh"/>'))
    assert (found.name, found.ours, found.list_number) == ("", "Aneh", "")


@pytest.mark.libreoffice
@pytest.mark.skipif(find_soffice() is None, reason="LibreOffice tidak terpasang")
def test_the_styles_of_a_file_that_libreoffice_saved_are_recognised(tmp_path: Path) -> None:
    source = template("laporan.docx", tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    subprocess.run(
        [str(find_soffice()), "--headless", profile, "--convert-to", "docx:MS Word 2007 XML",
         "--outdir", str(tmp_path), str(source)],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    before, after = (Package(read_docx(path), path) for path in (source, tmp_path / source.name))
    old, new = _styles_of_words(before), _styles_of_words(after)
    common = old.keys() & new.keys()
    assert styles.PART_TITLE in {old[words][1] for words in common}
    assert {old[words][1] for words in common} == {new[words][1] for words in common}
    assert [words for words in common if old[words][1] != new[words][1]] == []
    assert [words for words in common if old[words][0] != new[words][0]]  # other identifiers


def _styles_of_words(file: Package) -> dict[str, tuple[str, str]]:
    """The words of the text with the identifier of their style, in the file and ours."""
    found = (Paragraph(element) for element in paragraphs(file.body))
    return {
        paragraph.text.strip(): (paragraph.style, file.style_names[paragraph.style])
        for paragraph in found
        if paragraph.style in file.style_names and paragraph.text.strip()
    }


def test_footnotes_are_found_by_their_number() -> None:
    file = package("<w:body/>", notes=f'<w:footnote w:id="3">{p("catatan")}</w:footnote>')
    assert list(file.notes()) == ["3"]


def test_a_file_without_a_body_is_damaged() -> None:
    with pytest.raises(LkjipError) as caught:
        _ = package("").body
    assert "rusak" in str(caught.value.findings[0].message)


def test_what_the_store_says_of_a_number() -> None:
    file = package("<w:body/>")
    number = 'id="nko#2" jalur="nko.total" nilai="97.57" satuan="%" rumus="a / b"'
    store = f'<nilai xmlns="{NAMESPACE}"><angka {number}>97,57%</angka></nilai>'
    file.entries["customXml/item2.xml"] = store.encode()
    (entry,) = entries(file)
    assert (entry.path, entry.value, entry.unit, entry.formula) == (
        "nko.total", "97.57", "%", "a / b",
    )  # fmt: skip
    assert stored(file) == {
        ("nko", "97,57%"): {
            "jalur": "nko.total", "nilai": "97.57", "satuan": "%", "rumus": "a / b",
        }
    }  # fmt: skip


@pytest.mark.parametrize("quoted", ["@id='nko#2'", '@id = "nko#2"'])
def test_a_control_is_known_by_what_it_is_bound_to(quoted: str) -> None:
    path = quoted.replace('"', "&quot;")
    mapping = f"xmlns:n='{NAMESPACE}'"
    control = Control(
        xml(
            f'<w:sdt><w:sdtPr><w:alias w:val="Nilai"/><w:dataBinding w:prefixMappings="{mapping}" '
            f'w:xpath="/n:nilai/n:angka[{path}]"/></w:sdtPr><w:sdtContent/></w:sdt>'
        )
    )
    assert (control.key, control.quantity, control.label) == ("nko#2", "nko", "Nilai")
    assert control.is_bound
    assert control.tag == ""
    assert control.content is not None


def test_a_foreign_control_shows_no_quantity() -> None:
    control = Control(xml('<w:sdt><w:sdtPr><w:tag w:val="kota"/></w:sdtPr></w:sdt>'))
    assert (control.tag, control.key, control.quantity) == ("kota", "", "")
    assert not control.is_bound
    assert control.content is None


def test_the_blocks_of_a_package_are_those_of_its_body() -> None:
    assert len(blocks(package("<w:body><w:p/><w:tbl/></w:body>").body)) == 2
    assert blocks(body("")) == []
