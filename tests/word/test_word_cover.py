"""The cover of the Word file with a long name and colours of its own, and the running head."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import word_demo as demo
from PIL import Image
from word_files import Docx, W, edited, style_of, words

from lkjip_docgen.document.cover import name_size
from lkjip_docgen.document.tree import Part
from lkjip_docgen.records import replace
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.style import Style, load_style
from lkjip_docgen.word import write_report

HOUSE = load_style()
GREEN = replace(HOUSE, warna=replace(HOUSE.warna, utama="1E4D3B", aksen="A8622F"))
USUAL = "Kantor Contoh Kelas II"
OVER = ("Kementerian P&K <utama>", "Direktorat Jenderal Contoh")
LONG = (
    "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk, dan Keluarga "
    "Berencana serta Pemberdayaan Masyarakat dan Desa Kabupaten Kepulauan Contoh Raya Timur"
)


def written(folder: Path, name: str, look: Style = HOUSE, template: Path | None = None) -> Docx:
    """A report of one empty chapter of an office of that name."""
    report = demo.report(folder / "tidak-dipakai.jpg")
    office: Any = report.context["kantor"]
    context = report.context | {"kantor": office | {"nama": name, "nama_singkat": "Contoh Timur"}}
    report = replace(report, parts=(Part("bab_1", ()),), context=context)
    target = folder / "laporan.docx"
    write_report(report, template or TEMPLATES / "laporan.docx", look, {}, target)
    return Docx(target)


def name_on_cover(file: Docx) -> Any:
    (found,) = file.paragraphs("SampulKantor")
    return found


def sizes(paragraph: Any) -> set[str]:
    return {size.get(f"{W}val") for size in paragraph.iter(f"{W}sz")}


def test_a_usual_name_has_the_size_of_its_style(tmp_path: Path) -> None:
    assert sizes(name_on_cover(written(tmp_path, USUAL))) == set()


def indents(paragraph: Any) -> tuple[int, int] | None:
    found = paragraph.find(f"{W}pPr/{W}ind")
    return None if found is None else (int(found.get(f"{W}left")), int(found.get(f"{W}right")))


def test_a_long_name_is_smaller_and_stands_in_even_lines(tmp_path: Path) -> None:
    name = name_on_cover(written(tmp_path, LONG))
    assert words(name) == LONG
    (size,) = sizes(name)
    assert 14 <= int(size) < 28  # half points; its style has 28
    free = round((453 - name_size(LONG, OVER).width) * 20)  # twips of a line of 16 cm
    assert indents(name) == (0, free)
    assert free > 0


def test_a_name_of_one_line_is_as_its_style_has_it(tmp_path: Path) -> None:
    assert indents(name_on_cover(written(tmp_path, USUAL))) is None


def test_a_name_in_the_middle_has_the_same_room_at_both_sides(tmp_path: Path) -> None:
    own = edited(
        TEMPLATES / "laporan.docx", tmp_path / "tengah.docx", {"word/styles.xml": in_the_middle}
    )
    left, right = indents(name_on_cover(written(tmp_path, LONG, template=own))) or (0, 0)
    assert left > 0
    assert abs(left - right) <= 1


def in_the_middle(sheet: str) -> str:
    style = re.search(r'w:styleId="SampulKantor".*?</w:style>', sheet)
    assert style is not None
    return sheet.replace(style[0], style[0].replace('w:jc w:val="left"', 'w:jc w:val="center"'))


@pytest.mark.parametrize(("name", "shown"), [(USUAL, USUAL), (LONG, "Contoh Timur")])
def test_the_running_head_shows_the_name_that_fits_its_line(
    tmp_path: Path, name: str, shown: str
) -> None:
    head = words(written(tmp_path, name).part("word/header1.xml"))
    assert head == f"LKjIP Tahun 2031  |  {shown}"


def colors(file: Docx, name: str) -> set[tuple[int, ...]]:
    picture = Image.open(io.BytesIO(file.parts[f"word/media/{name}"])).convert("RGB")
    return {tuple(color) for _, color in picture.getcolors(1 << 20)}


def rgb(color: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(color))


def test_band_and_ornament_follow_the_colours_of_the_project(tmp_path: Path) -> None:
    file = written(tmp_path, USUAL, GREEN)
    for name in ("pita.png", "sampul.png", "tepi.png"):
        assert rgb(GREEN.warna.utama) in colors(file, name)
        assert rgb(HOUSE.warna.utama) not in colors(file, name)
    assert colors(file, "pita.png") == {rgb(GREEN.warna.utama), rgb(GREEN.warna.aksen)}


def test_a_band_that_the_owner_of_the_template_drew_stays(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "#C70039").save(out, "PNG")
    own = tmp_path / "laporan-kantor.docx"
    with ZipFile(TEMPLATES / "laporan.docx") as source, ZipFile(own, "w") as target:
        for entry in source.namelist():
            mine = entry == "word/media/pita.png"
            target.writestr(entry, out.getvalue() if mine else source.read(entry))
    file = written(tmp_path, USUAL, GREEN, own)
    assert file.parts["word/media/pita.png"] == out.getvalue()
    assert style_of(name_on_cover(file)) == "SampulKantor"
