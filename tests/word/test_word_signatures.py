"""The room for a signature: more below the words of a letter than below a table."""

from __future__ import annotations

import re
from pathlib import Path

import word_demo as demo
from lxml import etree
from word_files import Docx, W

from lkjip_docgen.document.tree import (
    Block,
    Cell,
    Column,
    Paragraph,
    Part,
    Report,
    Row,
    Signatory,
    SignatureBlock,
    Table,
    Text,
)
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.style import load_style
from lkjip_docgen.word import write_report

WORDS = Paragraph((Text("Demikian surat ini dibuat."),))
TABLE = Table("", (), (Column(1),), (), (Row((Cell((Text("1"),)),)),))
SIGNED = SignatureBlock("Sijuk, 2 Januari 2031", (Signatory(("Kepala,",), "Sari Wening", ""),))
CSS = (TEMPLATES / "html/laporan.css").read_text(encoding="utf-8")


def room(above: Block, folder: Path) -> tuple[float, float]:
    """The points above the place and date, and above the name, where they differ from the style."""
    report = Report({}, (Part("bab_1", (above, SIGNED)),), demo.context())
    write_report(report, TEMPLATES / "laporan.docx", load_style(), {}, folder / "a.docx")
    written = Docx(folder / "a.docx")
    (name,) = written.paragraphs("NamaPenandatangan")
    table = next(name.iterancestors(f"{W}tbl"))
    return points(table.getprevious()), points(name)


def points(paragraph: etree._Element) -> float:
    before = paragraph.find(f"{W}pPr/{W}spacing")
    return 0 if before is None else int(before.get(f"{W}before")) / 20


def css(selector: str, name: str) -> float:
    """The points that the page gives to what a selector names."""
    found = re.search(rf"^{re.escape(selector)} \{{ {name}: (\d+)pt", CSS, re.MULTILINE)
    assert found is not None
    return float(found[1])


def test_a_letter_has_the_room_that_it_has_on_the_page(tmp_path: Path) -> None:
    assert room(WORDS, tmp_path) == (
        css("p + .ttd", "margin-top"),
        css("p + .ttd .nama", "padding-top"),
    )


def test_below_a_table_the_room_is_that_of_the_style(tmp_path: Path) -> None:
    assert room(TABLE, tmp_path) == (0, 0)
