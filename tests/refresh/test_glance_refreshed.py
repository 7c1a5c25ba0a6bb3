"""The page Kilas Kinerja in an edited report: refreshed as built anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from built_sample import built
from proyek import buat
from refresh_files import W, edit, seen, touch
from word_files import part, part_text, style_of
from yaml_changes import changed

from lkjip_docgen.jobs.refresh import Wish, refresh

Data = Any
PAGE = '{% include "narasi/kilas-kinerja.md" %}\n'
HISTORY = """\
    singkatan: IKC
    riwayat:
      - {tahun: 2029, target: 3.1, realisasi: 3.7}
      - {tahun: 2030, target: 3.2, realisasi: 3.8}
"""


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small office with the page, and its report."""
    folder = tmp_path_factory.mktemp("kilas") / "asal"
    office = buat(folder).ringkas()
    office.tulis(PAGE, "templates/narasi/ringkasan.md")
    office.ganti("    target: 3.25\n    program:", f"    target: 3.25\n{HISTORY}    program:")
    built(folder)
    return folder


def missed(data: Data) -> None:
    """The target lies above the result: the number takes the colour of what is short of it."""
    data["indikator"][0]["target"] = 3.99


def spent(data: Data) -> None:
    """Less was spent."""
    data["anggaran"]["versi"][0]["program"][0]["kegiatan"][0]["realisasi"] = 5000000000


def longer(data: Data) -> None:
    """A year is known that was not: the small chart becomes longer."""
    data["indikator"][0]["riwayat"].insert(0, {"tahun": 2028, "target": 3, "realisasi": 3.5})


def two(data: Data) -> None:
    """Another indicator comes, and half as much room is left to each card."""
    other = dict(data["indikator"][0]) | {"kode": "lain", "nama": "Indeks Lain", "singkatan": "IL"}
    data["indikator"].append(other)
    row = {"nama": "Indeks Lain", "indikator": "lain", "target": 3.25}
    data["perjanjian_kinerja"][0]["tingkat"][0]["sasaran"][0]["indikator"].append(row)


def shown(report: Path) -> list[object]:
    """What a reader sees of the cards, in order: words and their styles, grounds, small charts."""
    document = docx.Document(str(report))
    table = next(document.element.body.iter(f"{W}tbl"))
    return [
        (seen(node), style_of(node))
        if node.tag == f"{W}p"
        else node.get(f"{W}fill")
        if node.tag == f"{W}shd"
        else picture(document, node)
        for node in table.iter(f"{W}p", f"{W}shd", f"{W}drawing")
    ]


def picture(document: Any, drawing: Any) -> bytes:
    blip = next(e for e in drawing.iter() if e.tag.endswith("}blip"))
    relation = next(v for k, v in blip.attrib.items() if k.endswith("}embed"))
    return bytes(document.part.related_parts[relation].blob)


@pytest.mark.parametrize("change", [missed, spent, longer, two])
def test_cards_are_renewed_as_built_anew(
    first: Path, tmp_path: Path, change: Callable[[Data], None]
) -> None:
    work = Path(shutil.copytree(first, tmp_path / "kerja"))
    file, report = work / "laporan.yaml", next((work / "keluaran").glob("*.docx"))
    before = shown(report)
    touch(report)
    file.write_text(changed(file.read_text(encoding="utf-8"), change), encoding="utf-8")
    refresh(report, wish=Wish(force=True, with_layout=False))
    other = Path(shutil.copytree(work, tmp_path / "baru", ignore=lambda *_: {"keluaran"}))
    assert shown(report) == shown(built(other)) != before


def test_each_card_of_an_edited_row_is_renewed_by_itself(first: Path, tmp_path: Path) -> None:
    """Words that a person wrote into one card stay, and its numbers and other cards follow."""
    work = Path(shutil.copytree(first, tmp_path / "kerja"))
    file, report = work / "laporan.yaml", next((work / "keluaran").glob("*.docx"))

    def rename(document: Any) -> None:
        for text in next(document.element.body.iter(f"{W}tbl")).iter(f"{W}t"):
            if text.text == "Serapan anggaran":
                text.text = "Serapan pagu"

    edit(report, rename)
    file.write_text(changed(file.read_text(encoding="utf-8"), both), encoding="utf-8")
    result = refresh(report, wish=Wish(force=True, with_layout=False))
    assert result.outcome.open == ()
    words = [row[0] for row in shown(report) if isinstance(row, tuple)]
    at = words.index("Serapan pagu")
    assert words[at + 1 : at + 3] == ["54,99%", "Rp5,00 miliar dari Rp9,09 miliar"]
    assert "0 dari 1" in words


def both(data: Data) -> None:
    """Less was spent, and the target was missed."""
    spent(data)
    missed(data)


def test_cards_that_make_room_for_others_are_no_copies_that_people_made(
    first: Path, tmp_path: Path
) -> None:
    """Rows of three cards become rows of two; all cards say nearly the same in other numbers."""
    work = Path(shutil.copytree(first, tmp_path / "kerja"))
    file, report = work / "laporan.yaml", next((work / "keluaran").glob("*.docx"))

    def many(data: Data) -> None:
        for number in range(4):
            others(data, f"n{number}", f"3.{number + 1}")

    def fewer(data: Data) -> None:
        del data["indikator"][1]
        del data["perjanjian_kinerja"][0]["tingkat"][0]["sasaran"][0]["indikator"][1]
        data["indikator"][1]["target"] = 3.99

    for change in (many, fewer):
        touch(report)
        file.write_text(changed(file.read_text(encoding="utf-8"), change), encoding="utf-8")
        result = refresh(report, wish=Wish(force=True, with_layout=False))
        assert result.outcome.open == ()
    other = Path(shutil.copytree(work, tmp_path / "baru", ignore=lambda *_: {"keluaran"}))
    assert shown(report) == shown(built(other))


def others(data: Data, kode: str, result: str) -> None:
    """Another indicator, with a result of its own."""
    way = {"jenis": "langsung", "nama": "Penilaian", "hasil": float(result)}
    one = dict(data["indikator"][0]) | {"kode": kode, "nama": kode, "singkatan": kode}
    data["indikator"].append(one | {"pengukuran": way})
    row = {"nama": kode, "indikator": kode, "target": 3.25}
    data["perjanjian_kinerja"][0]["tingkat"][0]["sasaran"][0]["indikator"].append(row)


def test_a_ground_that_people_chose_stays(first: Path, tmp_path: Path) -> None:
    work = Path(shutil.copytree(first, tmp_path / "kerja"))
    file, report = work / "laporan.yaml", next((work / "keluaran").glob("*.docx"))

    def paint(document: Any) -> None:
        for shade in next(document.element.body.iter(f"{W}tbl")).iter(f"{W}shd"):
            shade.set(f"{W}fill", "ABCDEF")

    edit(report, paint)
    file.write_text(changed(file.read_text(encoding="utf-8"), missed), encoding="utf-8")
    refresh(report, wish=Wish(force=True, with_layout=False))
    table = next(docx.Document(str(report)).element.body.iter(f"{W}tbl"))
    assert {shade.get(f"{W}fill") for shade in table.iter(f"{W}shd")} == {"ABCDEF"}


def test_a_report_of_earlier_gets_the_page_with_its_styles(first: Path, tmp_path: Path) -> None:
    work = Path(shutil.copytree(first, tmp_path / "kerja"))
    text = work / "templates/narasi/ringkasan.md"
    text.write_text("# Ringkasan {.tanpa-nomor}\n\nBelum ada kartu.\n", encoding="utf-8")
    report = built(work)
    without_card_styles(report)
    text.write_text(f"# Ringkasan {{.tanpa-nomor}}\n\nBelum ada kartu.\n\n{PAGE}", encoding="utf-8")
    refresh(report, wish=Wish(force=True, with_layout=False))
    known = {style.get(f"{W}styleId") for style in part(report, "word/styles.xml")}
    used = {style_of(p) for p in part(report).iter(f"{W}p")}
    assert {"AngkaKartu", "RincianKartu", "LabelKartuTerang"} <= used <= known | {""}


def without_card_styles(report: Path) -> None:
    """As the report of a version that knew no cards."""

    def forget(document: Any) -> None:
        sheet = document.styles.element
        for style in list(sheet):
            if "Kartu" in style.get(f"{W}styleId", ""):
                sheet.remove(style)

    edit(report, forget)
    assert "Kartu" not in part_text(report, "word/styles.xml")
