"""Predicates, classes and comparators go through the workbook and come back."""

from __future__ import annotations

from pathlib import Path

from buku import Buku, exported_once
from proyek import Proyek

from lkjip_docgen.jobs.workbook import import_workbook
from lkjip_docgen.source import load_project

CLASSES = """\
kategori_capaian:
  sumber: Peraturan Contoh
  kelas:
    - {nama: Baik, dari: 90, warna: "#A5D6A7"}
    - {nama: Kurang}
"""


def graded(proyek: Proyek) -> Path:
    proyek.ukur(
        "urutan: [C, B, BB, A]", "nilai: [40, 60.5, 70, 80]", "sumber_nilai: S", "hasil: BB"
    )
    others = "    pembanding: [{unit: Provinsi, tahun: 2030, realisasi: A, sumber: LHE}]"
    proyek.ganti(
        "    satuan: indeks\n    target: 3.25", f"    satuan: predikat\n    target: B\n{others}"
    )
    proyek.ganti("target: 3.25", "target: B")
    return proyek.ganti("anggaran:\n  versi", f"{CLASSES}anggaran:\n  versi").root


def test_nothing_changes_on_the_way_there_and_back(proyek: Proyek) -> None:
    folder = graded(proyek)
    before, said = proyek.data.read_text(encoding="utf-8"), load_project(folder).laporan
    import_workbook(exported_once(folder), folder)
    assert proyek.data.read_text(encoding="utf-8") == before
    assert load_project(folder).laporan == said


def test_a_predicate_typed_in_excel_comes_into_the_data(proyek: Proyek) -> None:
    folder = graded(proyek)
    book = Buku(exported_once(folder))
    book.sel("Pengukuran dan realisasi", "Cara pengukuran", 1, "Hasil").value = "A"
    import_workbook(book.simpan(), folder)
    assert "hasil: A" in proyek.data.read_text(encoding="utf-8")
