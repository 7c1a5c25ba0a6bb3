"""What the office has not said is a marker or not there; what it says is printed."""

from __future__ import annotations

import pytest
from proyek import Proyek

from lkjip_docgen.jobs.check import check_project

PEGAWAI = """\
pegawai:
  rincian: [{kode: gol, nama: Golongan, kelompok: [{nama: Golongan IV, jumlah: 12}]}]
"""


def findings(proyek: Proyek, code: str) -> list[str]:
    return [f.message for f in check_project(proyek.root).findings if f.code == code]


def test_no_date_is_printed_that_nobody_gave(proyek: Proyek) -> None:
    """The report is signed on 5 January; nobody said that its data end with December."""
    said = proyek.tambah(PEGAWAI).naskah()
    assert "31 Desember 2031" not in said
    assert "Sampai dengan BELUM DIISI: tanggal batas data realisasi anggaran," in said
    assert "pegawai (data per BELUM DIISI: tanggal batas data kepegawaian)." in said
    assert set(findings(proyek, "LK518")) == {
        f"Belum diisi: tanggal batas data {name}."
        for name in ("kinerja", "anggaran", "e-Monev", "pegawai")
    }


def test_a_date_that_the_office_gives_is_printed(proyek: Proyek) -> None:
    days = "".join(f"    {n}: 2031-12-29\n" for n in ("kinerja", "anggaran", "emonev", "pegawai"))
    proyek.tambah(PEGAWAI).ganti("  foto_sampul", f"  batas_data:\n{days}  foto_sampul")
    said = proyek.naskah()
    assert "Sampai dengan 29 Desember 2031, anggaran yang terealisasi" in said
    assert "pegawai (data per 29 Desember 2031)." in said
    assert "Data kinerja Kantor Contoh Teluk (data per 29 Desember 2031)." in said
    assert "batas data" not in said
    assert findings(proyek, "LK518") == []


def test_next_years_agreement_is_missing_until_the_office_says_that_there_is_none(
    proyek: Proyek,
) -> None:
    none = "Perjanjian Kinerja Tahun 2032 belum ditetapkan pada saat laporan ini disusun."
    said = proyek.naskah()
    assert none not in said
    assert "BELUM DIISI: Perjanjian Kinerja Tahun 2032" in said
    assert findings(proyek, "LK517")
    said = proyek.tambah("perjanjian_tahun_depan: belum_ditetapkan\n").naskah()
    assert none in said
    assert "BELUM DIISI: Perjanjian Kinerja Tahun 2032" not in said
    assert findings(proyek, "LK517") == []


@pytest.mark.parametrize(
    ("part", "none", "marker"),
    [
        ("penghargaan", "tidak memperoleh penghargaan", "penghargaan tahun 2031"),
        ("penghargaan", "Tidak terdapat penghargaan", "penghargaan"),
        ("inovasi", "Tidak terdapat inovasi", "inovasi layanan"),
        ("output_lain", "Tidak terdapat output lain", "capaian output lainnya"),
    ],
)
def test_a_list_is_empty_when_it_is_written_so(
    proyek: Proyek, part: str, none: str, marker: str
) -> None:
    for silence in ("", f"{part}:\n"):
        said = proyek.tambah(silence).naskah()
        assert none not in said
        assert f"BELUM DIISI: {marker}" in said.splitlines()
        assert f"Belum diisi: {part.replace('_', ' ')}." in findings(proyek, "LK519")
    said = proyek.ganti(f"{part}:\n", f"{part}: []\n").naskah()
    assert none in said
    assert f"BELUM DIISI: {marker}" not in said.splitlines()
    assert f"Belum diisi: {part.replace('_', ' ')}." not in findings(proyek, "LK519")
