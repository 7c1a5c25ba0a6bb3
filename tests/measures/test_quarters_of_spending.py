"""Spending of quarters: each by itself, together, and as a part of the ceiling."""

from __future__ import annotations

from proyek import Proyek

from lkjip_docgen.measures import measure
from lkjip_docgen.source import load_project

QUARTERS = """\
anggaran:
  triwulan:
    target: {tw1: 2000000000, tw2: 2200000000, tw3: 2400000000, tw4: 2492592000}
    realisasi: {tw1: 1900000000, tw2: 2300000000, tw3: 2300000000, tw4: 2371653297}
"""


def test_spending_up_to_a_quarter_is_a_part_of_the_ceiling(proyek: Proyek) -> None:
    proyek.ganti("anggaran:\n  versi", f"{QUARTERS}  versi")
    money = measure(load_project(proyek.root, "semester 1").laporan).anggaran
    assert money.triwulanan is not None
    last = money.triwulanan.kini
    assert last.target_sampai.nilai == 4_200_000_000
    assert last.realisasi_sampai.nilai == 4_200_000_000
    assert str(last.capaian_sampai.nilai) == "100.00"
    assert str(money.triwulanan.serapan[-1].nilai) == "46.19"
    assert money.berjalan is not None
    assert money.berjalan.realisasi == last.realisasi_sampai


def test_spending_of_the_year_is_none_of_a_part_of_it(proyek: Proyek) -> None:
    """The data do not say until when they are: a figure of an unknown day is not of the period."""
    money = measure(load_project(proyek.root, "semester 1").laporan).anggaran
    assert money.berjalan is not None
    assert not money.berjalan.realisasi.ada
    assert money.berjalan.pagu.ada


def test_spending_that_was_read_within_the_period_is_that_of_the_period(proyek: Proyek) -> None:
    proyek.ganti("  tempat: Teluk", "  batas_data: {anggaran: 2031-06-30}\n  tempat: Teluk")
    money = measure(load_project(proyek.root, "semester 1").laporan).anggaran
    assert money.berjalan is not None
    assert money.berjalan.realisasi.nilai == 8_871_653_297
