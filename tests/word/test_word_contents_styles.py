"""The styles of the lists of contents, also in templates that were made before."""

from __future__ import annotations

import re

import pytest
from lxml import etree
from word_files import Docx, W

from lkjip_docgen.docx.xml import DECLARATIONS
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.word.contents_styles import settle

DOTS = '<w:tab w:val="right" w:leader="dot" w:pos="9071"/>'
FIGURES = '<w:style w:type="paragraph" w:styleId="TableofFigures"/>'


def sheet(*styles: str) -> etree._Element:
    return etree.fromstring(f"<w:styles {DECLARATIONS}>{''.join(styles)}{FIGURES}</w:styles>")


def toc(level: int, tabs: str, indent: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="TOC{level}"><w:name w:val="toc {level}"/><w:pPr>'
        f"<w:tabs>{tabs}</w:tabs><w:ind {indent}/></w:pPr></w:style>"
    )


def shape(root: etree._Element, identifier: str) -> tuple[list[str], dict[str, str]]:
    """The positions of the tab stops of a style, and its indents."""
    style = next(s for s in root.iter(f"{W}style") if s.get(f"{W}styleId") == identifier)
    indent = style.find(f"{W}pPr/{W}ind")
    values = {} if indent is None else indent.attrib
    stops = [str(tab.get(f"{W}pos")) for tab in style.iter(f"{W}tab")]
    return stops, {str(k).removeprefix(W): str(v) for k, v in values.items()}


def test_a_label_column_of_an_older_template_no_longer_catches_short_names() -> None:
    root = sheet(
        toc(1, f'<w:tab w:val="left" w:pos="1020"/>{DOTS}', 'w:left="1020" w:hanging="1020"'),
        toc(2, f'<w:tab w:val="left" w:pos="907"/>{DOTS}', 'w:left="907" w:hanging="454"'),
    )
    settle(root)
    assert shape(root, "TOC1") == (["9071"], {})
    assert shape(root, "TOC2") == (["9071"], {"left": "907", "hanging": "454"})


def test_a_style_without_a_label_column_stays_as_its_owner_made_it() -> None:
    root = sheet(toc(1, DOTS, 'w:left="300" w:hanging="300"'))
    settle(root)
    assert shape(root, "TOC1") == (["9071"], {"left": "300", "hanging": "300"})


def test_no_empty_list_of_tab_stops_is_left() -> None:
    root = sheet(toc(2, '<w:tab w:val="left" w:pos="907"/>', 'w:left="907"'))
    settle(root)
    assert root.find(f".//{W}tabs") is None


def test_libreoffice_finds_its_style_for_tables_and_figures_once() -> None:
    root = sheet()
    settle(root)
    settle(root)
    names = [s.get(f"{W}val") for s in root.iter(f"{W}name")]
    assert names == ["Figure Index 1"]


@pytest.mark.parametrize("name", ["laporan.docx", "perjanjian.docx", "perubahan.docx"])
def test_the_templates_that_come_with_the_program_need_no_settling(name: str) -> None:
    root = Docx(TEMPLATES / name).part("word/styles.xml")
    before = etree.tostring(root)
    settle(root)
    assert etree.tostring(root) == before
    assert all(len(shape(root, f"TOC{level}")[0]) == 1 for level in (1, 2, 3))


def test_a_number_of_a_heading_is_followed_by_a_space_as_in_the_contents() -> None:
    numbering = Docx(TEMPLATES / "laporan.docx").part("word/numbering.xml")
    xml = etree.tostring(numbering, encoding="unicode")
    levels = re.findall(r'<w:pStyle w:val="Heading[234]"/><w:suff w:val="(\w+)"', xml)
    assert levels == ["space"] * 3
