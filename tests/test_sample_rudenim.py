"""The fictional second sample: it says what it is, and its figures agree with each other."""

from __future__ import annotations

import csv
from decimal import ROUND_HALF_UP, Decimal

import pytest

from lkjip_docgen.model import Laporan
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import load_project

FOLDER = SAMPLES / "rudenim-tanjung-purnama-2024"


@pytest.fixture(scope="module")
def laporan() -> Laporan:
    return load_project(FOLDER).laporan


def share(laporan: Laporan, year: int) -> Decimal:
    """Absorption of a year by type of spending, in percent."""
    belanja = next(t for t in laporan.anggaran.jenis_belanja if t.tahun == year).belanja
    pagu = sum((b.pagu or Decimal(0) for b in belanja), Decimal(0))
    spent = sum((b.realisasi or Decimal(0) for b in belanja), Decimal(0))
    return (spent / pagu * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_it_says_that_it_is_fictional_wherever_somebody_may_look(laporan: Laporan) -> None:
    assert "fiktif" in laporan.kantor.nama  # and so on every page of the report
    assert "FIKTIF" in (FOLDER / "laporan.yaml").read_text(encoding="utf-8")[:200]
    assert "dikarang" in (FOLDER / "CATATAN.md").read_text(encoding="utf-8")
    assert "Fiktif" in (SAMPLES / "README.md").read_text(encoding="utf-8")


def test_every_picture_is_used_and_every_used_picture_is_there(laporan: Laporan) -> None:
    names = [laporan.dokumen.foto_sampul, *(i.foto for i in laporan.inovasi)]
    names.append(laporan.kantor.foto)
    names += [lampiran.gambar for lampiran in laporan.lampiran]
    used = {FOLDER / name for name in names if name}
    assert used == {*FOLDER.glob("foto/*"), *FOLDER.glob("gambar/*")}


def test_program_type_and_source_add_up_to_the_same_budget(laporan: Laporan) -> None:
    last = laporan.anggaran.versi[-1]
    kegiatan = [k for p in last.program for k in p.kegiatan]
    belanja = laporan.anggaran.jenis_belanja[-1].belanja
    pagu = sum(k.pagu or 0 for k in kegiatan)
    assert pagu == sum(b.pagu or 0 for b in belanja)
    assert pagu == sum(s.pagu or 0 for s in laporan.anggaran.sumber_dana)
    assert sum(k.realisasi or 0 for k in kegiatan) == sum(b.realisasi or 0 for b in belanja)


def test_absorption_is_the_same_in_the_budget_in_smart_and_in_emonev(laporan: Laporan) -> None:
    assert laporan.smart is not None
    assert laporan.emonev is not None
    for year in laporan.smart.tahunan[:-1]:  # the rule of 2024 has no such component
        assert year.komponen["penyerapan"] == share(laporan, year.tahun)
    assert laporan.emonev.tabel[-1].anggaran == share(laporan, laporan.dokumen.tahun)


def test_every_breakdown_of_the_employees_has_the_same_sum(laporan: Laporan) -> None:
    assert laporan.pegawai is not None
    sums = {sum(k.jumlah or 0 for k in r.kelompok) for r in laporan.pegawai.rincian}
    assert len(sums) == 1


def test_targets_are_those_of_the_changed_agreement(laporan: Laporan) -> None:
    changed = next(p for p in laporan.perjanjian_kinerja if p.versi == "perubahan")
    agreed = {
        i.indikator: i.target
        for level in changed.tingkat
        for s in level.sasaran
        for i in s.indikator
        if i.indikator
    }
    assert agreed == {i.kode: i.target for i in laporan.indikator}


def test_each_month_of_the_survey_is_the_mean_of_its_elements() -> None:
    text = (FOLDER / "survei-skli-2024.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(text.splitlines()))
    for month in range(2, 14):
        *elements, reported = [row[month] for row in rows[1:-1]]
        if reported:
            mean = sum(map(Decimal, elements), Decimal(0)) / len(elements)
            assert mean.quantize(Decimal("0.01"), ROUND_HALF_UP) == Decimal(reported)


def test_there_is_neither_revenue_nor_an_outside_respondent(laporan: Laporan) -> None:
    assert laporan.pnbp is None
    groups = [g.kode for i in laporan.indikator for g in getattr(i.pengukuran, "kelompok", ())]
    assert groups == ["internal"]
