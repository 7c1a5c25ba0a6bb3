"""The fictional third sample, a dinas: its figures agree with each other, and it can be final."""

from __future__ import annotations

import csv
from decimal import ROUND_HALF_UP, Decimal

import pytest

from lkjip_docgen.findings import Severity
from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.measures import Hasil, measure
from lkjip_docgen.model import Laporan, isi, semua_simpul
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import load_project

FOLDER = SAMPLES / "dinkes-teluk-cendana-2025"


@pytest.fixture(scope="module")
def laporan() -> Laporan:
    return load_project(FOLDER).laporan


@pytest.fixture(scope="module")
def hasil(laporan: Laporan) -> Hasil:
    return measure(laporan)


def test_it_says_that_it_is_fictional_wherever_somebody_may_look(laporan: Laporan) -> None:
    assert "fiktif" in laporan.kantor.nama  # and so on every page of the report
    assert "FIKTIF" in (FOLDER / "laporan.yaml").read_text(encoding="utf-8")[:200]
    assert "dikarang" in (FOLDER / "CATATAN.md").read_text(encoding="utf-8")


def test_nothing_but_its_placeholder_pictures_is_left_to_mend() -> None:
    found = check_project(FOLDER).findings
    assert {f.severity for f in found} == {Severity.HINT}
    assert {f.code for f in found} <= {"LK455", "LK456", "LK457"}


def test_every_picture_is_used_and_every_used_picture_is_there(laporan: Laporan) -> None:
    names = [laporan.dokumen.foto_sampul, *(i.foto for i in laporan.inovasi)]
    assert laporan.kantor.wilayah_kerja is not None
    names.append(laporan.kantor.wilayah_kerja.peta)
    names += [lampiran.gambar for lampiran in laporan.lampiran]
    names += [lampiran.berkas for lampiran in laporan.lampiran]
    used = {FOLDER / name for name in names if name}
    assert used == {
        path for kind in ("foto", "gambar", "dokumen") for path in FOLDER.glob(f"{kind}/*")
    }


def test_program_type_and_source_add_up_to_the_same_budget(laporan: Laporan, hasil: Hasil) -> None:
    total = hasil.anggaran.akhir.total
    belanja = laporan.anggaran.jenis_belanja[-1].belanja
    sources = laporan.anggaran.sumber_dana
    assert total.pagu.nilai == sum(b.pagu or 0 for b in belanja)
    assert total.pagu.nilai == sum(s.pagu or 0 for s in sources)
    assert total.realisasi.nilai == sum(b.realisasi or 0 for b in belanja)
    assert total.realisasi.nilai == sum(s.realisasi or 0 for s in sources)


def test_money_stands_on_the_sub_kegiatan_alone(laporan: Laporan) -> None:
    for version in laporan.anggaran.versi:
        for place in semua_simpul(version.program, ()):
            undivided = not isi(place.simpul)
            assert undivided == (place.tingkat == 3) == (place.simpul.pagu is not None)
            assert undivided or place.simpul.realisasi is None


def test_each_indicator_names_the_part_of_the_budget_that_pays_for_it(hasil: Hasil) -> None:
    paid = [i.efisiensi for i in hasil.indikator]
    assert [p.dana is not None for p in paid if p] == [True] * 12


def test_four_sasaran_have_twelve_indicators_of_which_four_miss_their_target(hasil: Hasil) -> None:
    assert len({i.model.sasaran for i in hasil.indikator}) == 4
    missed = [i.model.kode for i in hasil.indikator if i.tercapai is False]
    assert (len(hasil.indikator), missed) == (12, ["akb", "persalinan", "tbc", "akreditasi"])


def test_predicates_are_judged_and_the_others_have_a_class(hasil: Hasil) -> None:
    classes = {i.model.kode: i.kelas.nama if i.kelas else None for i in hasil.indikator}
    assert (classes["sakip"], classes["kepatuhan"]) == (None, None)
    assert (classes["tbc"], classes["akreditasi"]) == ("Tinggi", "Sedang")
    assert set(classes.values()) == {None, "Sangat Tinggi", "Tinggi", "Sedang"}


def test_rates_are_those_of_the_deaths_and_births_that_were_counted(hasil: Hasil) -> None:
    results = {i.model.kode: i for i in hasil.indikator}
    for kode, deaths, per in (("aki", 4, 100_000), ("akb", 41, 1000)):
        rate = (deaths * per / Decimal(3482)).quantize(Decimal("0.01"), ROUND_HALF_UP)
        assert results[kode].realisasi.nilai == rate
        parts = results[kode].persentase
        assert parts is not None
        assert (parts.pembilang.value, parts.penyebut.value) == (deaths, 3482)


def test_every_breakdown_of_the_employees_has_the_same_sum(laporan: Laporan) -> None:
    assert laporan.pegawai is not None
    sums = {sum(k.jumlah or 0 for k in r.kelompok) for r in laporan.pegawai.rincian}
    assert len(sums) == 1


def test_each_month_of_the_survey_is_the_mean_of_its_elements() -> None:
    text = (FOLDER / "survei-skm-2025.csv").read_text(encoding="utf-8").replace(",", ".")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    for month in range(1, 13):
        *elements, reported = [Decimal(row[month]) for row in rows[1:-1]]
        mean = sum(elements, Decimal(0)) / len(elements)
        assert mean.quantize(Decimal("0.01"), ROUND_HALF_UP) == reported
