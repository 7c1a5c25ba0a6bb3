"""What happens with templates that people have changed: well, badly, or maliciously."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

import pytest
import word_demo as demo
from PIL import Image
from word_files import WP, A, Docx, R, W, edited, fields, words

from lkjip_docgen.document.tree import Part, Report
from lkjip_docgen.docx import styles
from lkjip_docgen.docx.fields import field
from lkjip_docgen.docx.xml import run
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.records import replace
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.style import load_style
from lkjip_docgen.word import write_report

TEMPLATE = TEMPLATES / "laporan.docx"
ROOT = Path(__file__).parents[2]


def small_report(**context: object) -> Report:
    blocks = (demo.p("Isi pengantar."),)
    return Report({}, (Part("kata_pengantar", blocks),), {**demo.context(), **context})


def write(folder: Path, template: Path = TEMPLATE, **context: object) -> Docx:
    target = folder / "laporan.docx"
    write_report(small_report(**context), template, load_style(), {}, target)
    return Docx(target)


def with_text(folder: Path, old: str, new: str, part: str = "word/document.xml") -> Path:
    """The default template with one text replaced by another."""

    def change(xml: str) -> str:
        assert old in xml
        return xml.replace(old, new, 1)

    return edited(TEMPLATE, folder / "templat.docx", {part: change})


def complaint(folder: Path, template: Path, **context: object) -> tuple[str, str]:
    with pytest.raises(LkjipError) as caught:
        write(folder, template, **context)
    [finding] = caught.value.findings
    assert finding.place is not None
    assert finding.suggestion
    return finding.message, finding.suggestion


# --- mistakes ------------------------------------------------------------------------


def test_an_unknown_name_is_reported_with_its_paragraph_and_the_name_meant(tmp_path: Path) -> None:
    template = with_text(tmp_path, "{{ kantor.nama }}", "Unit: {{ kantr.nama }}")
    message, suggestion = complaint(tmp_path, template)
    assert message == (
        'Templat templat.docx: nama kantr pada paragraf "Unit: {{ kantr.nama }}" (paragraf 10) '
        "tidak dikenal."
    )
    assert "Mungkin maksud Anda kantor." in suggestion


def test_an_unknown_field_of_a_known_name_is_reported(tmp_path: Path) -> None:
    template = with_text(tmp_path, "{{ kantor.nama }}", "{{ kantor.namanya }}")
    message, _ = complaint(tmp_path, template)
    assert "namanya" in message


def test_a_syntax_error_is_reported_with_its_paragraph(tmp_path: Path) -> None:
    template = with_text(tmp_path, "{{ periode.nama | kapital }}", "TAHUN {{ dokumen. }}")
    message, _ = complaint(tmp_path, template)
    assert '"TAHUN {{ dokumen. }}"' in message
    assert "salah tulis" in message


def test_a_mistake_in_a_header_is_reported_too(tmp_path: Path) -> None:
    template = with_text(tmp_path, "periode.nama", "dokumen.thn", "word/header1.xml")
    message, _ = complaint(tmp_path, template)
    assert "thn" in message


def test_a_template_cannot_run_code(tmp_path: Path) -> None:
    attack = "{{ cycler.__init__.__globals__.os.getcwd() }}"
    template = with_text(tmp_path, "{{ kantor.nama }}", attack)
    message, _ = complaint(tmp_path, template)
    assert "cycler" in message


def test_data_are_never_read_as_a_template(tmp_path: Path) -> None:
    office = {**demo.context()["kantor"], "nama": "{{ 6 * 7 }} <b>&amp;"}
    written = write(tmp_path, kantor=office)
    assert words(written.paragraphs("SampulKantor")[0]) == "{{ 6 * 7 }} <b>&amp;"
    assert "{{ 6 * 7 }}" in words(written.part("word/header1.xml"))


def test_a_missing_value_shows_that_it_is_missing(tmp_path: Path) -> None:
    office = {**demo.context()["kantor"], "nama": None}
    written = write(tmp_path, kantor=office)
    assert words(written.paragraphs("SampulKantor")[0]) == "[BELUM DIISI]"


def test_a_part_without_a_slot_is_not_lost_silently(tmp_path: Path) -> None:
    template = with_text(tmp_path, "{{ isi.kata_pengantar }}", "Sambutan")
    message, suggestion = complaint(tmp_path, template)
    assert "tidak ada tempat bagi bagian kata_pengantar" in message
    assert "{{ isi.kata_pengantar }}" in suggestion


def test_a_slot_may_stand_only_once(tmp_path: Path) -> None:
    template = with_text(tmp_path, "{{ isi.ringkasan }}", "{{ isi.kata_pengantar }}")
    message, _ = complaint(tmp_path, template)
    assert "ada dua kali" in message


def test_a_slot_has_to_be_a_paragraph_of_its_own(tmp_path: Path) -> None:
    template = with_text(tmp_path, "{{ isi.ringkasan }}", "Ringkasan: {{ isi.ringkasan }}")
    message, _ = complaint(tmp_path, template)
    assert "tidak berdiri sendiri" in message


def test_a_file_that_is_no_word_document_is_refused(tmp_path: Path) -> None:
    template = tmp_path / "templat.docx"
    template.write_text("bukan zip")
    message, _ = complaint(tmp_path, template)
    assert "bukan dokumen Word" in message


def test_a_template_without_a_needed_style_is_refused(tmp_path: Path) -> None:
    template = with_text(tmp_path, 'w:val="Tabel LKjIP"', 'w:val="Tabel Lain"', "word/styles.xml")
    message, _ = complaint(tmp_path, template)
    assert "Tabel LKjIP" in message


# --- changes that are welcome ------------------------------------------------------------


def test_a_template_saved_by_an_indonesian_word_works(tmp_path: Path) -> None:
    """Such a Word renames the identifiers of styles, not their names."""
    renamed = {"Heading1": "Judul1", "BodyText": "TeksIsi", "TOC1": "TOC1Isi"}

    def change(xml: str) -> str:
        for old, new in renamed.items():
            xml = xml.replace(f'"{old}"', f'"{new}"')
        return xml

    parts = ("word/document.xml", "word/styles.xml", "word/numbering.xml")
    template = edited(TEMPLATE, tmp_path / "templat.docx", dict.fromkeys(parts, change))
    written = write(tmp_path, template)
    known = {s.get(f"{W}styleId") for s in written.part("word/styles.xml").iter(f"{W}style")}
    used = {s.get(f"{W}val") for s in written.document.iter(f"{W}pStyle")}
    assert used <= known
    assert [words(p) for p in written.paragraphs("BodyText")] == ["Isi pengantar."]


def test_own_text_and_headings_of_a_template_stay_and_enter_the_contents(tmp_path: Path) -> None:
    template = with_text(tmp_path, "Daftar Gambar", "Daftar Bagan dan Gambar")
    entries = [words(p) for p in write(tmp_path, template).paragraphs("TOC1")]
    assert "Daftar Bagan dan Gambar" in entries


def test_a_list_of_contents_that_word_has_filled_in_keeps_its_own_instruction(
    tmp_path: Path,
) -> None:
    def fill(xml: str) -> str:
        entry = field("PAGEREF _Toc000000001 \\h", run("7"))
        filled = f"Lama</w:t></w:r>{entry}<w:r><w:t>"
        assert "Terisi saat laporan dibuat." in xml
        return xml.replace("Terisi saat laporan dibuat.", filled, 1)

    template = edited(TEMPLATE, tmp_path / "templat.docx", {"word/document.xml": fill})
    written = write(tmp_path, template)
    lists = [code for code, _, _ in fields(written.document) if code.startswith("TOC")]
    assert lists == [
        'TOC \\o "1-3" \\h \\z \\u',
        'TOC \\h \\z \\c "Tabel"',
        'TOC \\h \\z \\c "Gambar"',
    ]
    assert "Lama" not in words(written.body)


def test_the_project_s_own_colours_reach_the_styles(tmp_path: Path) -> None:
    house = load_style()
    own = replace(house, warna=replace(house.warna, utama="7A0019"))
    target = tmp_path / "laporan.docx"
    write_report(small_report(), TEMPLATE, own, {}, target)
    xml = Docx(target).parts["word/styles.xml"].decode()
    assert "7A0019" in xml
    assert house.warna.utama not in xml


def frame(written: Docx, name: str) -> tuple[object, str]:
    [properties] = [
        d for d in written.document.iter(f"{WP}docPr") if d.get("name") == f"gambar.{name}"
    ]
    holder = properties.getparent()
    relation = next(holder.iter(f"{A}blip")).get(f"{R}embed")
    return holder, written.relations()[relation]


def test_the_office_s_emblem_and_photo_take_the_place_of_the_template_s(tmp_path: Path) -> None:
    emblem, photo = tmp_path / "lambang.png", tmp_path / "sampul.jpg"
    Image.new("RGB", (200, 400), "red").save(emblem)
    Image.new("RGB", (900, 300), "blue").save(photo)
    before = write(tmp_path)
    after = write(tmp_path, gambar={"lambang": emblem, "sampul": photo})
    holder, target = frame(after, "lambang")
    assert after.parts[f"word/{target}"] == emblem.read_bytes()
    extent = holder.find(f"{WP}extent")  # the whole emblem, twice as high as wide
    assert int(extent.get("cy")) == pytest.approx(2 * int(extent.get("cx")), abs=2)
    holder, target = frame(after, "sampul")
    assert after.parts[f"word/{target}"] == photo.read_bytes()
    crop = holder.find(f".//{A}srcRect")  # 21 x 12.2 cm out of 3 : 1
    shown = 1 - (int(crop.get("l")) + int(crop.get("r"))) / 100_000
    assert shown * 900 / 300 == pytest.approx(21 / 12.2, rel=0.01)
    gone = {frame(before, name)[1] for name in ("lambang", "sampul")}
    assert gone.isdisjoint(name.removeprefix("word/") for name in after.parts)


# --- the template that comes with the program -----------------------------------------------


def test_the_default_template_is_what_its_script_builds() -> None:
    path = ROOT / "scripts" / "build_template.py"
    spec = importlib.util.spec_from_file_location("build_template", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    folders = list(sys.path)
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path[:] = folders
    built = module.build(load_style())
    stored = Docx(TEMPLATE).parts
    assert built.keys() == stored.keys()
    for name, data in built.items():
        if name.endswith((".xml", ".rels")):
            assert data == stored[name], name


def test_the_default_template_offers_every_style_under_its_usual_name() -> None:
    sheet = Docx(TEMPLATE).part("word/styles.xml")
    offered = {
        s.find(f"{W}name").get(f"{W}val"): s.get(f"{W}styleId") for s in sheet.iter(f"{W}style")
    }
    assert {name: offered.get(name) for name in styles.NAMES} == styles.NAMES


def test_the_default_template_speaks_indonesian_in_one_face() -> None:
    xml = Docx(TEMPLATE).parts["word/styles.xml"].decode()
    assert re.findall(r'<w:lang w:val="([^"]+)"', xml) == ["id-ID"]
    [fonts] = re.findall(r"<w:rFonts [^>]*>", xml)
    assert set(re.findall(r'"([^"]+)"', fonts)) == {load_style().huruf.utama}
    assert "Theme=" not in xml
