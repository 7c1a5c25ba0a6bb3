"""A program without a ceiling: nothing to absorb, and nothing that the office still owes."""

from __future__ import annotations

from proyek import Proyek


def test_a_program_without_a_ceiling_leaves_no_marker(proyek: Proyek) -> None:
    proyek.ganti("pagu: 9.092.592.000", "pagu: 0").ganti("realisasi: 8871653297", "realisasi: 0")
    said = proyek.naskah()
    assert "Program itu tidak mempunyai pagu sehingga serapan dan efisiensinya" in said
    assert "program anggaran yang mendukung" not in said


def test_an_efficiency_that_does_not_apply_is_not_judged(proyek: Proyek) -> None:
    said = proyek.ganti(
        "    pengukuran:\n",
        "    analisis:\n      efisiensi: {tidak_berlaku: Swadaya warga}\n    pengukuran:\n",
    ).naskah()
    assert "Analisis efisiensi untuk Indeks Kepuasan tidak berlaku: Swadaya warga." in said
    assert "belum efisien" not in said


def test_an_agreement_without_a_date_says_none(proyek: Proyek) -> None:
    text = proyek.data.read_text(encoding="utf-8")
    signed = """\
  - dokumen: perjanjian_kinerja
    tahun: 2031
    tempat: Teluk Contoh
    tanggal: {tidak_berlaku: Tidak tertulis}
    penandatangan:
      - {peran: pihak_pertama, nama: Sari Contoh, jabatan: Kepala}
      - {peran: pihak_kedua, nama: Budi Contoh, jabatan: Kepala Wilayah}
organisasi:
"""
    proyek.tulis(text.replace("organisasi:\n", signed, 1))
    said = proyek.naskah()
    assert "ditandatangani di Teluk Contoh oleh Sari Contoh" in said
    assert "pada tanggal" not in said
