from __future__ import annotations

import re
from pathlib import Path

from word_demo import context
from word_files import Docx, part_text

from lkjip_docgen.document.tree import Heading, Paragraph, Part, Report, Text
from lkjip_docgen.records import replace
from lkjip_docgen.resources import template
from lkjip_docgen.style import Style, load_style
from lkjip_docgen.word import write_report

HOUSE = load_style()


def parts(folder: Path, look: Style) -> dict[str, str]:
    """The XML parts of a small report in the given look."""
    blocks = (Heading(1, (Text("Pendahuluan"),), "bab-1"), Paragraph((Text("Isi."),)))
    report = Report({"title": "Laporan"}, (Part("bab_1", blocks),), context())
    target = folder / "laporan.docx"
    write_report(report, template("laporan.docx"), look, {}, target)
    return {name: data.decode() for name, data in Docx(target).parts.items() if name[-4:] == ".xml"}


def style(sheet: str, identifier: str) -> str:
    found = re.search(rf'<w:style [^>]*w:styleId="{identifier}".*?</w:style>', sheet, re.DOTALL)
    assert found is not None
    return found[0]


def test_the_default_look_leaves_the_template_as_it_is(tmp_path: Path) -> None:
    sheet = parts(tmp_path, HOUSE)["word/styles.xml"]
    own = part_text(template("laporan.docx"), "word/styles.xml")
    for name in ("BodyText", "Heading1", "TeksTabel"):
        assert re.findall(r'w:val="\w+"', style(sheet, name)) == re.findall(
            r'w:val="\w+"', style(own, name)
        )


def test_sizes_follow_the_look_of_the_project(tmp_path: Path) -> None:
    look = replace(HOUSE, huruf=replace(HOUSE.huruf, ukuran=12, ukuran_tabel=10, spasi=1.5))
    sheet = parts(tmp_path, look)["word/styles.xml"]
    defaults = sheet[: sheet.index("</w:docDefaults>")]
    assert f'w:sz w:val="{12 * 2}"' in defaults
    assert f'w:sz w:val="{10 * 2}"' in style(sheet, "TeksTabel")
    assert f'w:line="{round(240 * 1.5)}"' in style(sheet, "BodyText")


def test_margins_and_the_lines_that_depend_on_them_follow(tmp_path: Path) -> None:
    page = replace(HOUSE.halaman, kiri=4.0, kanan=3.0, atas=4.0, bawah=3.0)
    written = parts(tmp_path, replace(HOUSE, halaman=page))
    last = re.findall(r"<w:pgMar [^>]*>", written["word/document.xml"])[-1]
    sides = {s: int(v) for s, v in re.findall(r'w:(top|right|bottom|left)="(\d+)"', last)}
    assert sides == {"top": 2268, "right": 1701, "bottom": 1701, "left": 2268}
    for name in ("TOC1", "TOC2", "TOC3", "TableofFigures"):
        stops = re.findall(r'<w:tab [^>]*w:pos="(\d+)"', style(written["word/styles.xml"], name))
        assert stops == [str(round(14 / 2.54 * 1440))]


def test_colours_and_face_follow_in_text_and_drawings(tmp_path: Path) -> None:
    look = replace(
        HOUSE,
        warna=replace(HOUSE.warna, utama="0B5D3B", aksen="B4632D"),
        huruf=replace(HOUSE.huruf, utama="Bookman Old Style"),
    )
    written = parts(tmp_path, look)
    whole = "".join(written.values())
    assert "0B5D3B" in written["word/styles.xml"]
    assert "Bookman Old Style" in written["word/styles.xml"]
    for old in (HOUSE.warna.utama, HOUSE.warna.aksen):
        assert not re.search(rf'w:(?:val|fill|color)="{old}"|srgbClr val="{old}"', whole)
