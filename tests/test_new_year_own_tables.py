"""Own parts in the next year: their tables have files of their own, with words and no numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from proyek import Proyek, proyek

from lkjip_docgen.jobs.new_year import new_year
from lkjip_docgen.source import load_project

__all__ = ["proyek"]

PARTS = """\
bagian_tambahan:
  - judul: Layanan
    dalam: Penutup
    isi:
      - tabel:
          judul: Layanan menurut Kecamatan
          berkas: layanan-2031.csv
          jumlah: {kolom: [Loket]}
      - tabel:
          judul: Loket Saja
          berkas: layanan-2031.csv
          kolom: [{nama: Kecamatan}, {nama: Loket}]
"""


@pytest.fixture
def coming(proyek: Proyek) -> Path:
    proyek.tulis("Kecamatan;Loket;Biaya;Jalan\nUtara;1204;Rp10;darat\n", "layanan-2031.csv")
    proyek.tambah(PARTS)
    return new_year(proyek.root)


def test_each_table_has_a_file_of_the_next_year_without_figures(coming: Path) -> None:
    first, second = (str(t.berkas) for t in load_project(coming).laporan.tabel_sendiri)

    assert (first, second) == ("layanan-2032.csv", "layanan-2032-loket-saja.csv")
    assert (coming / first).read_text() == "Kecamatan;Loket;Biaya;Jalan\nUtara;;;darat\n"
    assert (coming / second).read_text() == "Kecamatan;Loket\nUtara;\n"


def test_the_officer_is_asked_to_look_at_them(coming: Path) -> None:
    text = (coming / "laporan.yaml").read_text(encoding="utf-8")

    assert "# PERIKSA: teks dan tabel tiap bagian tambahan menurut tahun 2032." in text


def test_a_table_that_sums_all_its_numbers_waits_for_those_of_the_next_year(
    proyek: Proyek,
) -> None:
    """Its columns are empty there, yet they are numbers: the row of totals stays."""
    proyek.tulis("Kecamatan;Pemilih;Hadir;Catatan\nUtara;1204;1100;kota\n", "pemilih-2031.csv")
    proyek.tambah(
        "bagian_tambahan:\n  - judul: Pemilih\n    dalam: Penutup\n    isi:\n      - tabel:\n"
        "          judul: Pemilih\n          berkas: pemilih-2031.csv\n"
        "          jumlah: {judul: Kabupaten}\n"
    )

    (table,) = load_project(new_year(proyek.root)).laporan.tabel_sendiri

    formats = {column.nama: column.format for column in table.berkas.kolom}
    assert formats == {
        "Kecamatan": "teks",
        "Pemilih": "bilangan",
        "Hadir": "bilangan",
        "Catatan": "teks",
    }
