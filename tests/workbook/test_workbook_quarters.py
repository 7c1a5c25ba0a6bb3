"""Quarters and action plans go through the workbook and come back."""

from __future__ import annotations

from pathlib import Path

from buku import Buku, exported_once
from proyek import Proyek

from lkjip_docgen.jobs.workbook import import_workbook
from lkjip_docgen.source import load_project

TABLE = "Target dan realisasi tiap triwulan"
PLANNED = (
    "    triwulan:",
    "      sifat: jumlah",
    "      target: {tw1: 20, tw2: 25, tw3: 25, tw4: 30}",
    "      realisasi: {tw1: 22.5}",
    "      keterangan: {tw1: Loket kedua dibuka.}",
    "    rencana_aksi:",
    "      - {kegiatan: Melatih petugas, triwulan: [1, 3], anggaran: 5000000}",
)


def planned(proyek: Proyek) -> Path:
    proyek.langsung("100", "100", *PLANNED)
    money = "anggaran:\n  triwulan: {realisasi: {tw1: 5}}\n  versi"
    return proyek.ganti("anggaran:\n  versi", money).root


def test_nothing_changes_on_the_way_there_and_back(proyek: Proyek) -> None:
    folder = planned(proyek)
    before = proyek.data.read_text(encoding="utf-8")
    import_workbook(exported_once(folder), folder)
    assert proyek.data.read_text(encoding="utf-8") == before


def test_a_quarter_and_a_step_typed_in_excel_come_into_the_data(proyek: Proyek) -> None:
    folder = planned(proyek)
    book = Buku(exported_once(folder))
    book.sel("Triwulan", TABLE, 1, "Realisasi: tw2").value = 24
    book.sel("Rencana aksi", "Rencana aksi", 1, "Triwulan").value = "1\n2"
    book.isian("Anggaran", "Belanja tiap triwulan", "Realisasi: tw2").value = 7
    import_workbook(book.simpan(), folder)
    laporan = load_project(folder).laporan
    (row,) = laporan.indikator
    assert row.triwulan is not None
    assert row.triwulan.realisasi.tw2 == 24
    assert row.rencana_aksi[0].triwulan == (1, 2)
    assert laporan.anggaran.triwulan is not None
    assert laporan.anggaran.triwulan.realisasi.tw2 == 7
