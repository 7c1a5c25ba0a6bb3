"""The office's own parts after a refresh: as a new build has them, and with what people wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from built_sample import report_of
from docx.document import Document
from draws import share
from proyek import buat
from refresh_files import W, built, edit, paragraphs, touch
from test_items_of_lists import change_data, rebuilt, sequence

from lkjip_docgen.comparison import compare, read_snapshot
from lkjip_docgen.jobs.pull import find_corrections, write_corrections
from lkjip_docgen.jobs.refresh import Wish, refresh
from lkjip_docgen.source import load_project

Data = Any

TABLE = """\
Kecamatan;Loket;Daring;Catatan
Utara;1204;310;lancar
Selatan;2096;1040;lancar
Timur;870;15;baru
"""
WIDE = "Nama;" + ";".join(f"Kolom bernomor {n}" for n in range(20)) + "\n"
WIDE += "".join(f"{name};" + ";".join(str(n) for n in range(20)) + "\n" for name in ("Satu", "Dua"))
PARTS = """\
bagian_tambahan:
  - judul: Layanan
    sesudah: Capaian
    isi:
      - uraian: Layanan tercantum pada [tabel](#layanan).
      - tabel:
          judul: Layanan menurut Kecamatan
          kode: layanan
          berkas: layanan.csv
          jumlah: {kolom: [Loket, Daring]}
    bagian:
      - judul: Keliling
        isi:
          - uraian: Mobil layanan singgah di desa.
  - judul: Rincian
    dalam: Penutup
    isi:
      - tabel: {judul: Rincian Layanan, berkas: lebar.csv}
"""


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A short report with two parts and a table in two parts."""
    proyek = buat(tmp_path / "proyek").ringkas()
    proyek.tulis(TABLE, "layanan.csv")
    proyek.tulis(WIDE, "lebar.csv")
    proyek.tambah(PARTS)
    built(proyek.root)
    return proyek.root


def table(work: Path, *changes: tuple[str, str], file: str = "layanan.csv") -> None:
    """Change a table file; every change has to find something."""
    text = (work / file).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (work / file).write_text(text, encoding="utf-8")


def new_numbers(work: Path) -> None:
    table(work, ("310", "345"), ("lancar\nTimur", "tersendat\nTimur"))


def rows_come_and_go(work: Path) -> None:
    table(work, ("Utara;1204", "Barat;12;7;baru\nUtara;1204"), ("Timur;870;15;baru\n", ""))


def columns_come_and_go(work: Path) -> None:
    rows = [line.split(";") for line in TABLE.splitlines()]
    other = [[row[0], row[2], new, row[1]] for row, new in zip(rows, "S123", strict=True)]
    other[0][2] = "Selesai"
    (work / "layanan.csv").write_text("".join(";".join(r) + "\n" for r in other), encoding="utf-8")


def titles_change(work: Path) -> None:
    def change(data: Data) -> None:
        first = data["bagian_tambahan"][0]
        first |= {"judul": "Layanan menurut Wilayah", "kode": "layanan"}
        first["isi"][1]["tabel"]["judul"] = "Layanan Tiap Kecamatan"

    change_data(work, change)


def parts_move(work: Path) -> None:
    def change(data: Data) -> None:
        first, second = data["bagian_tambahan"]
        first["sesudah"] = "Pendahuluan"
        data["bagian_tambahan"] = [second, first]

    change_data(work, change)


def a_part_comes(work: Path) -> None:
    def change(data: Data) -> None:
        piece = {"tabel": {"judul": "Lagi", "berkas": "layanan.csv"}}
        part = {"judul": "Tambahan Lagi", "sebelum": "Penutup", "isi": [piece]}
        data["bagian_tambahan"].insert(0, part)

    change_data(work, change)


def a_part_goes(work: Path) -> None:
    change_data(work, lambda data: data["bagian_tambahan"].pop(0))


def sections_and_pieces_change(work: Path) -> None:
    def change(data: Data) -> None:
        first = data["bagian_tambahan"][0]
        first["isi"].reverse()
        first["bagian"].append({"judul": "Malam", "isi": [{"uraian": "Loket malam dibuka."}]})

    change_data(work, change)


def the_wide_table_grows(work: Path) -> None:
    table(work, ("Dua;", "Tiga;" + ";".join(["7"] * 20) + "\nDua;"), file="lebar.csv")


CHANGES = (
    new_numbers,
    rows_come_and_go,
    columns_come_and_go,
    titles_change,
    parts_move,
    a_part_comes,
    a_part_goes,
    sections_and_pieces_change,
    the_wide_table_grows,
)


@pytest.mark.parametrize("change", share(CHANGES, one_of=3), ids=lambda change: change.__name__)
def test_a_refreshed_report_is_that_of_a_new_build(work: Path, change: Any) -> None:
    touch(report_of(work))
    change(work)
    result = refresh(report_of(work), wish=Wish(force=True, with_layout=False))

    assert list(result.outcome.open) == []
    assert sequence(report_of(work)) == sequence(rebuilt(work))


def test_what_people_wrote_into_a_part_stays(work: Path) -> None:
    def change(document: Document) -> None:
        for paragraph in document.paragraphs:
            if paragraph.text.startswith("Mobil layanan"):
                paragraph.add_run(" Jadwalnya tetap.")

    edit(report_of(work), change)
    new_numbers(work)
    parts_move(work)
    refresh(report_of(work), wish=Wish(force=True, with_layout=False))
    words = paragraphs(report_of(work))

    assert "Mobil layanan singgah di desa. Jadwalnya tetap." in words
    assert "345" in words


def test_a_number_corrected_in_word_is_written_into_the_table_file(work: Path) -> None:
    def type_over(document: Document) -> None:
        cell = next(t for t in document.element.body.iter(f"{W}t") if t.text == "2.096")
        cell.text = "2.098"

    edit(report_of(work), type_over)
    pull = find_corrections(report_of(work), work)

    assert [(c.path, c.new) for c in pull.corrections] == [("tabel.layanan.selatan.loket", "2.098")]
    write_corrections(pull)
    assert (work / "layanan.csv").read_text(encoding="utf-8") == TABLE.replace("2096", "2098")


def test_a_sum_corrected_in_word_is_refused_with_its_cells(work: Path) -> None:
    def type_over(document: Document) -> None:
        cell = next(t for t in document.element.body.iter(f"{W}t") if t.text == "4.170")
        cell.text = "4.171"

    edit(report_of(work), type_over)
    (refused,) = find_corrections(report_of(work), work).refused

    assert "angka ini dihitung (jumlah semua baris)" in refused.message
    assert "tabel.layanan.utara.loket" in refused.suggestion


def test_a_comparison_tells_numbers_words_and_parts(work: Path) -> None:
    before = read_snapshot(report_of(work))
    new_numbers(work)
    a_part_comes(work)
    found = compare(before, read_snapshot(rebuilt(work)))

    told = repr(found)
    assert "Daring, Utara" in told
    assert "tersendat" in told
    assert "Tambahan Lagi" in told


def test_the_data_name_the_file_of_the_table_among_those_of_the_report(work: Path) -> None:
    assert work / "layanan.csv" in load_project(work).files()
