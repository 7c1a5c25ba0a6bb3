"""What an office calls its report stands on the cover, in the running head and in file names."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import word_demo as demo
from dinas import buat
from word_files import Docx, words

from lkjip_docgen.document.cover import name_size
from lkjip_docgen.document.tree import Part
from lkjip_docgen.jobs.common import report_name
from lkjip_docgen.measures import measure
from lkjip_docgen.model.istilah import Istilah, Sebutan
from lkjip_docgen.model.kosakata import Kata, kosakata
from lkjip_docgen.narrative import compose
from lkjip_docgen.pdf import write_html
from lkjip_docgen.records import replace
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.source import Project, load_project
from lkjip_docgen.style import load_style
from lkjip_docgen.word import write_report

LKJ = "Laporan Kinerja Perangkat Daerah"
REGION = "Pemerintah Kabupaten"
LAKIP = "Laporan Akuntabilitas Kinerja Instansi Pemerintah"


def dinas(folder: Path, laporan: str = "") -> Project:
    """The service of a regency, calling its report by these words."""
    data = buat(folder / "dinas") / "laporan.yaml"
    own = f"istilah:\n  kantor: dinas\n{laporan}"
    text = data.read_text("utf-8").replace("istilah: {kantor: dinas}\n", own)
    data.write_text(text, encoding="utf-8")
    return load_project(data.parent)


def named(nama: str, singkatan: str) -> str:
    return f"  laporan: {{nama: {nama}, singkatan: {singkatan}}}\n"


# --- the lines of a cover ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("nama", "baris"),
    [
        ("Laporan Kinerja Instansi Pemerintah", ("Laporan Kinerja", "Instansi Pemerintah")),
        ("laporan kinerja perangkat daerah", ("Laporan Kinerja", "Perangkat Daerah")),
        ("Laporan Kinerja", ("Laporan Kinerja",)),
        (LAKIP, ("Laporan Akuntabilitas", "Kinerja Instansi", "Pemerintah")),
        ("L" * 40, ("L" * 40,)),
    ],
)
def test_a_name_takes_as_few_even_lines_on_a_cover_as_it_can(
    nama: str, baris: tuple[str, ...]
) -> None:
    assert Kata(nama).baris == baris


def test_a_title_of_three_lines_leaves_less_room_for_the_name_of_the_office() -> None:
    name = "Dinas Pekerjaan Umum, Penataan Ruang, Perumahan, dan Permukiman Kabupaten Contoh"
    assert name_size(name, title_lines=2) == name_size(name, title_lines=1) == name_size(name)
    assert name_size(name, title_lines=3).points < name_size(name).points


# --- files, properties, page -------------------------------------------------------------


@pytest.mark.parametrize(
    ("laporan", "name"),
    [
        ("", "LKjIP-Dinas-PU-2025"),
        (named(LKJ, "LKj"), "LKj-Dinas-PU-2025"),
        (named(LKJ, '"../../LKj PD"'), "LKj-PD-Dinas-PU-2025"),
        (named(LKJ, '"(…)"'), "LKjIP-Dinas-PU-2025"),
        (named(LKJ, "L" * 90), f"{'L' * 30}-Dinas-PU-2025"),
    ],
    ids=["of the profile", "own", "no path", "no letter", "long"],
)
def test_files_are_called_by_the_short_name_of_the_report(
    tmp_path: Path, laporan: str, name: str
) -> None:
    assert report_name(dinas(tmp_path, laporan).laporan) == name


def test_cover_head_and_properties_say_the_name_that_the_office_gives(tmp_path: Path) -> None:
    project = dinas(tmp_path, named(LKJ, "LKj"))
    report = compose(project, measure(project.laporan))
    page = tmp_path / "laporan.html"
    write_html(report, load_style(), {}, page)
    text = page.read_text("utf-8")

    assert report.properties["title"] == (
        f"{LKJ} (LKj) Dinas Pekerjaan Umum Kabupaten Contoh Tahun 2025"
    )
    assert report.properties["subject"] == f"{LKJ} Tahun 2025"
    assert report.properties["keywords"].startswith("LKj; laporan kinerja; Dinas")
    assert '<p class="judul">Laporan Kinerja<br>Perangkat Daerah</p>' in text
    assert '<p class="kepala">LKj Tahun 2025  |' in text
    assert not re.search(
        "LKjIP(?! Docgen)|Instansi Pemerintah", re.sub("Akuntabilitas.*", "", text)
    )


def test_without_a_name_of_its_own_a_report_is_the_lkjip(tmp_path: Path) -> None:
    project = dinas(tmp_path)
    report = compose(project, measure(project.laporan))

    assert report.properties["title"].startswith(
        "Laporan Kinerja Instansi Pemerintah (LKjIP) Dinas"
    )
    assert report.properties["subject"] == "Laporan kinerja tahun 2025"


def test_a_government_that_reports_for_itself_stands_on_the_cover_once(tmp_path: Path) -> None:
    """And so does its postal code, where the address holds it already."""
    data = buat(tmp_path / "pemda") / "laporan.yaml"
    text = data.read_text("utf-8").replace("Dinas Pekerjaan Umum Kabupaten", REGION)
    text = text.replace("Contoh Nomor 2\n", 'Contoh Nomor 2 33411\n  kode_pos: "33411"\n')
    data.write_text(text, encoding="utf-8")
    project = load_project(data.parent)
    report = compose(project, measure(project.laporan))
    write_html(report, load_style(), {}, tmp_path / "laporan.html")
    cover = (tmp_path / "laporan.html").read_text("utf-8").split("</div>\n</div>")[0]
    assert cover.count(f">{REGION} Contoh<") == 1
    assert cover.count("33411") == 1

    write_report(report, TEMPLATES / "laporan.docx", load_style(), {}, tmp_path / "laporan.docx")
    shown = [words(paragraph) for paragraph in Docx(tmp_path / "laporan.docx").paragraphs()[:12]]
    assert shown.count(f"{REGION} Contoh") == 1


# --- Word --------------------------------------------------------------------------------


def in_word(folder: Path, nama: str, kantor: str = "Kantor Contoh") -> Docx:
    """The Word file of a report of that name, of an office of that name, with no content."""
    report = demo.report(folder / "tidak-dipakai.jpg")
    istilah = Istilah(laporan=Sebutan(nama=nama, singkatan="L"))
    office: Any = report.context["kantor"]
    context = report.context | {
        "istilah": kosakata("kecamatan", istilah, "strategis"),
        "kantor": office | {"nama": kantor, "nama_singkat": "Dinas"},
    }
    target = folder / "laporan.docx"
    empty = replace(report, parts=(Part("bab_1", ()),), context=context)
    write_report(empty, TEMPLATES / "laporan.docx", load_style(), {}, target)
    return Docx(target)


def test_word_breaks_the_title_of_the_cover_where_the_page_does(tmp_path: Path) -> None:
    file = in_word(tmp_path, "Laporan Kinerja & Aset <Daerah>")
    (title,) = file.paragraphs("Title")

    lines = [text.text for text in title.iter("{*}t")]
    assert (lines, len(list(title.iter("{*}br")))) == (["Laporan Kinerja", "& Aset <Daerah>"], 1)
    assert words(file.part("word/header1.xml")).startswith("L Tahun 2031  |  ")


def test_word_sets_the_name_of_the_office_smaller_below_a_title_of_three_lines(
    tmp_path: Path,
) -> None:
    office = "Dinas Pekerjaan Umum, Penataan Ruang, Perumahan, dan Permukiman Kabupaten Contoh"
    (short,), (long,) = (
        in_word(tmp_path, nama, office).paragraphs("SampulKantor")
        for nama in ("Laporan Kinerja", LAKIP)
    )
    sized = [list(name.iter("{*}sz")) for name in (short, long)]
    assert (sized[0], len(sized[1])) == ([], 1)
