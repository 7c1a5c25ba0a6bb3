"""Sheets are called as the window calls the same part; older workbooks keep their names."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from buku import Buku, opened

from lkjip_docgen.forms.officers_order import SECTIONS
from lkjip_docgen.forms.written import number_text
from lkjip_docgen.jobs.workbook import import_workbook
from lkjip_docgen.model import Kind
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import load_project
from lkjip_docgen.source.yaml_reader import read_yaml
from lkjip_docgen.workbook.cell_styles import number_format
from lkjip_docgen.workbook.exporting import write_book
from lkjip_docgen.workbook.layout import sheets_of
from lkjip_docgen.workbook.months import grids_of
from lkjip_docgen.workbook.origin import Origin, digest_of
from lkjip_docgen.workbook.sheet_names import as_named
from lkjip_docgen.workbook.wording import EARLIER, wording_of

SAMPLE = SAMPLES / "tanjungpandan-2023"

ON_SEVERAL_SHEETS = {
    "organisasi": ("Organisasi", "Pegawai"),
    "perjanjian": ("Perjanjian kinerja", "Rencana kinerja"),
    "perbandingan": ("Riwayat", "Pembanding"),
    "triwulan": ("Triwulan", "Rencana aksi"),
    "anggaran": ("Anggaran", "Kegiatan"),
    "belanja": ("Belanja", "Sumber dana", "PNBP"),
    "nilai": ("SMART & IKPA", "e-Monev"),
}
"""Sections of the window whose parts fill sheets of their own, each with the name of the part."""

EARLIER_NAMES = (
    *("Dokumen", "Instansi & Kantor", "Pejabat", "Organisasi", "Pegawai", "Strategis", "Renstra"),
    *("Perjanjian Kinerja", "Rencana Kinerja", "Pohon Kinerja", "Indikator", "Pengukuran"),
    *("Unsur Berbobot", "Triwulan", "Rencana Aksi", "Riwayat", "Pembanding", "Analisis"),
    *("Survei ikm", "Survei iki", "Anggaran", "Kegiatan", "Sumber Dana", "Belanja", "PNBP"),
    *("SMART & IKPA", "e-Monev", "Capaian Lainnya", "Evaluasi AKIP", "Penghargaan", "Inovasi"),
    *("Penutup", "Bagian Tambahan", "Istilah & Susunan", "Pemeriksaan", "Tidak Berlaku"),
)


def test_a_part_of_the_data_has_one_name_in_the_window_and_in_excel(exported: Path) -> None:
    names = opened(exported).sheetnames

    for section in SECTIONS:
        title = EARLIER.words.tulis(section.title)
        for name in ON_SEVERAL_SHEETS.get(section.id, (title,)):
            assert name in names


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "proyek"))


@pytest.fixture
def earlier(folder: Path) -> Buku:
    """A workbook with the sheets of an earlier version."""
    read = read_yaml(folder / "laporan.yaml")
    wording = wording_of(read.data)
    sheets = as_named(sheets_of(read.data, wording), EARLIER_NAMES)
    grids = grids_of(sheets, folder)
    tables = {name: grid.rows for name, grid in grids.items()}
    digest = digest_of((folder / "laporan.yaml").read_bytes())
    write_book(
        folder / "lama.xlsx", read, sheets, grids, Origin(digest, read.data, tables, wording)
    )
    return Buku(folder / "lama.xlsx")


def test_a_workbook_of_an_earlier_version_is_taken(folder: Path, earlier: Buku) -> None:
    assert earlier.book.sheetnames[1:-1] == list(EARLIER_NAMES)
    earlier.isian("Dokumen", "Dokumen", "Tempat").value = "Manggar"
    earlier.isian("Strategis", "Pedoman sistematika laporan", "Nama").value = "Pedoman Baru"
    earlier.sel("Penutup", "Lampiran", 1, "Judul").value = "Lampiran Satu"
    earlier.sel("Penutup", "Lampiran", 1, "Uraian").value = "Isi lampiran."

    result = import_workbook(earlier.simpan(), folder)

    laporan = load_project(folder).laporan
    assert (result.findings, result.conflicts) == ((), ())
    assert laporan.dokumen.tempat == "Manggar"
    assert laporan.pedoman is not None
    assert laporan.pedoman.nama == "Pedoman Baru"
    assert laporan.lampiran[0].judul == "Lampiran Satu"


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        ("295", "General", "295"),
        ("17.5", "General", "17,5"),
        ("68.455", "General", "68,455"),
        ("3.30", "0.00########", "3,30"),
        ("1816", "General", "1816"),
        ("2500000", "#,##0", "2.500.000"),
    ],
)
def test_a_number_looks_as_it_does_in_the_window(number: str, form: str, shown: str) -> None:
    value = Decimal(number)

    assert number_format(Kind.ANGKA, value) == form
    assert number_text(value, Kind.ANGKA) == shown


def test_what_is_typed_into_an_empty_cell_shows_its_own_decimals() -> None:
    assert number_format(Kind.ANGKA) == "General"
