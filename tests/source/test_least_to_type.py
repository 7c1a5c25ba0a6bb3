"""What follows from other data need not be typed; what nobody said is never filled in."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from proyek import Proyek

from lkjip_docgen.api import compose_report
from lkjip_docgen.document.walk import markers_of
from lkjip_docgen.findings import Severity
from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.jobs.new_year import new_year
from lkjip_docgen.place import Number
from lkjip_docgen.source import load_project
from lkjip_docgen.source.defaults import with_defaults
from lkjip_docgen.source.yaml_reader import read_yaml

LEAST = Path(__file__).with_name("paling_sedikit")
"""A report of three percentages, with nothing typed that it can do without."""

IN_ALL = 110
AN_INDICATOR = 12


@pytest.fixture
def least(tmp_path: Path) -> Proyek:
    return Proyek(shutil.copytree(LEAST, tmp_path / "balai-2024"))


def typed(value: object) -> int:
    """How many values people typed; `[]` says something and counts as one."""
    if isinstance(value, dict):
        return sum(map(typed, value.values()))
    if isinstance(value, list) and value:
        return sum(map(typed, value))
    return 1


def test_a_small_report_takes_few_values_and_can_be_final() -> None:
    data = yaml.safe_load((LEAST / "laporan.yaml").read_text(encoding="utf-8"))
    report = compose_report(load_project(LEAST))

    assert typed(data) <= IN_ALL
    assert [typed(row) for row in data["indikator"] if typed(row) > AN_INDICATOR] == []
    assert markers_of(report) == ()
    found = check_project(LEAST).findings
    assert [f for f in found if f.severity is Severity.ERROR or f.code == "LK520"] == []


class WithoutAnchors(yaml.SafeDumper):
    """Writes a value as often as it occurs."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def plain(value: Any) -> Any:
    """Data as a YAML writer knows them."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, Number):
        return int(value) if value == int(value) else float(value)
    return value if isinstance(value, date) else str(value)


def test_it_says_the_same_as_one_in_which_everything_is_typed(
    least: Proyek, tmp_path: Path
) -> None:
    spelt_out = plain(with_defaults(read_yaml(least.data).data))
    other = Proyek(shutil.copytree(LEAST, tmp_path / "lengkap"))
    other.tulis(yaml.dump(spelt_out, Dumper=WithoutAnchors, allow_unicode=True))

    assert typed(spelt_out) > IN_ALL + 30
    assert other.naskah() == least.naskah()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("dokumen.batas_data.smart", "2024-12-31"),
        ("kantor.nama_singkat", "Balai Pelatihan Teluk Contoh"),
        ("kantor.sebutan_pimpinan", "Kepala Balai Pelatihan Teluk Contoh"),
        ("pejabat.0.tempat", "Teluk Contoh"),
        ("pejabat.0.tanggal", "2025-01-10"),
        ("pejabat.0.penandatangan.0.peran", "kepala"),
        ("pejabat.1.tahun", "2024"),
        ("pejabat.1.tanggal", "2024-01-05"),
        ("pejabat.1.penandatangan.1.peran", "pihak_kedua"),
        ("perjanjian_kinerja.0.tahun", "2024"),
        ("indikator.1.nama", "Persentase peserta yang hadir"),
        ("indikator.1.target", "90"),
        ("indikator.1.satuan", "persen"),
        ("indikator.1.sasaran", "sk1"),
        ("indikator.1.program", "Program Pelatihan"),
        ("indikator.1.pengukuran.jenis", "persentase"),
        ("indikator.1.riwayat.0.tahun", "2023"),
        ("indikator.1.target_menengah.tahun", "2024"),
        ("smart.tahunan.0.tahun", "2024"),
        ("ikpa.tahunan.0.tahun", "2024"),
    ],
)
def test_what_follows(path: str, value: str) -> None:
    assert str(at(with_defaults(read_yaml(LEAST / "laporan.yaml").data), path)) == value


def at(data: Any, path: str) -> Any:
    for step in path.split("."):
        data = data[int(step)] if step.isdecimal() else data[step]
    return data


def test_a_number_that_follows_stands_where_it_was_typed(least: Proyek) -> None:
    target = least.muat().laporan.indikator[1].target
    assert target is not None
    assert target.place is not None
    line = least.data.read_text(encoding="utf-8").splitlines()[target.place.line - 1]
    assert line.strip() == "target: 90"


def test_targets_are_those_of_the_agreement_in_force(least: Proyek) -> None:
    changed = """\
  - versi: perubahan
    tahun: 2024
    tanggal: 2024-07-01
    anggaran: dipa
    tingkat:
      - tingkat: kegiatan
        sasaran:
          - kode: sk1
            nama: Meningkatnya mutu lulusan
            indikator:
              - {nama: Persentase peserta yang lulus, indikator: lulus, target: 88}
              - {nama: Persentase peserta yang hadir, indikator: hadir, target: 90}
              - {nama: Persentase lulusan yang bekerja, indikator: kerja, target: 60}
"""
    least.ganti("  - tanggal: 2024-01-05", "  - tahun: 2024\n    tanggal: 2024-01-05")
    least.ganti("perjanjian_tahun_depan:", f"{changed}perjanjian_tahun_depan:")
    assert [row.target for row in least.muat().laporan.indikator] == [88, 90, 60]


@pytest.mark.parametrize(
    ("line", "other", "missing"),
    [
        # two agreements, two programs, two years: which one is meant is for the office to say
        ("  - tanggal: 2024-01-05\n", "  - tahun: 2024\n    tanggal: 2024-01-05\n", None),
        ("                indikator: hadir\n", "", "indikator[1].nama"),
        ("      - target: 80\n", "      - realisasi: 70\n      - target: 80\n", "tahun"),
        ("  nama: Balai Pelatihan Teluk Contoh\n", "", "kantor.nama"),
    ],
)
def test_what_does_not_follow_is_asked_for(
    least: Proyek, line: str, other: str, missing: str | None
) -> None:
    least.ganti(line, other)
    if missing is None:
        assert least.muat().laporan.pejabat[1].tanggal == date(2024, 1, 5)
    else:
        assert [f.code for f in least.temuan() if missing in f.path]


def test_the_date_of_an_agreement_may_stand_with_those_who_sign(least: Proyek) -> None:
    least.ganti("  - tanggal: 2024-01-05\n    ", "  - ")
    least.ganti(
        "  - dokumen: perjanjian_kinerja\n",
        "  - dokumen: perjanjian_kinerja\n    tanggal: 2024-01-05\n",
    )
    laporan = least.muat().laporan
    assert laporan.perjanjian_kinerja[0].tanggal == date(2024, 1, 5)
    assert laporan.pejabat[1].tanggal == date(2024, 1, 5)


def test_a_date_left_open_stays_open(least: Proyek) -> None:
    least.ganti("  - dokumen: laporan\n", "  - dokumen: laporan\n    tanggal:\n")
    assert least.muat().laporan.pejabat[0].tanggal is None


def test_of_two_programs_none_is_taken(least: Proyek) -> None:
    other = (
        "        - nama: Program Lain\n          kegiatan: [{nama: Lain, pagu: 1, realisasi: 1}]\n"
    )
    least.ganti(
        "        - nama: Program Pelatihan\n", f"{other}        - nama: Program Pelatihan\n"
    )
    assert {row.program for row in least.muat().laporan.indikator} == {None}
    asked = "BELUM DIISI: program anggaran yang mendukung Persentase peserta yang hadir"
    assert asked in least.naskah()


def test_nothing_of_nothing_is_complete(least: Proyek) -> None:
    least.ganti("nilai_pembilang: 45", "nilai_pembilang: 0")
    least.ganti("nilai_penyebut: 50", "nilai_penyebut: 0")
    assert "LK501" not in {f.code for f in check_project(least.root).findings}
    assert markers_of(compose_report(least.muat())) == ()


def test_an_empty_list_says_none_and_is_not_asked_for_again(least: Proyek) -> None:
    least.ganti("nilai_pembilang: 45", "nilai_pembilang: 30")  # missed: obstacles are asked for
    least.ganti(
        "      penyebab: [Pengajar bersertifikat.]\n",
        "      penyebab: []\n      kendala: []\n      solusi: []\n      program_penunjang: []\n"
        "      rekomendasi: []\n",
    )
    least.ganti("  misi: [Melatih dengan baik.]", "  misi: []")
    least.ganti("saran: [Menambah ruang kelas.]", "saran: []")
    least.ganti("  faktor: [Kontrak ditandatangani tepat waktu.]", "  faktor: []")

    asked = {f.path for f in check_project(least.root).findings if f.code.startswith("LK5")}
    assert asked.isdisjoint({"renstra.misi", "saran", "anggaran.faktor"})
    assert not any(path.startswith("indikator[0].analisis") for path in asked)
    assert any(path == "indikator[1].analisis.rekomendasi" for path in asked), "silence is asked"
    said = least.naskah()
    assert "BELUM DIISI" not in said
    assert "Tidak ada kendala dalam mencapai target Persentase peserta yang lulus." in said
    assert "Tidak ada saran dan rekomendasi perbaikan." in said


def test_obstacles_are_asked_for_where_a_target_is_missed(least: Proyek) -> None:
    assert "kendala dalam mencapai" not in least.naskah()
    least.ganti("nilai_pembilang: 47", "nilai_pembilang: 40")
    said = least.naskah()
    assert "BELUM DIISI: kendala dalam mencapai target Persentase peserta yang hadir" in said
    asked = "BELUM DIISI: solusi yang telah dilakukan untuk mencapai target Persentase peserta"
    assert asked in said
    assert "kendala dalam mencapai target Persentase peserta yang lulus" not in said


def test_the_next_year_begins_with_all_of_it(least: Proyek) -> None:
    folder = new_year(least.root)
    coming = load_project(folder).laporan
    assert coming.dokumen.tahun == 2025
    assert [row.nama for row in coming.indikator][1] == "Persentase peserta yang hadir"
    assert [(row.tahun, row.target) for row in coming.indikator[1].riwayat] == [
        (2023, 85),
        (2024, 90),
    ]


def test_a_promise_is_kept_by_the_indicator_of_the_same_name(least: Proyek) -> None:
    """However it is spaced; the same is said as where the promise names the indicator."""
    before = least.naskah()
    told = least.data.read_text(encoding="utf-8")
    told = told.replace("                indikator: lulus\n", "", 1)
    told = told.replace(
        "  - kode: lulus\n", "  - kode: lulus\n    nama: Persentase peserta  YANG lulus\n"
    )
    least.tulis(told)
    filled = with_defaults(read_yaml(least.data).data)

    assert at(filled, "perjanjian_kinerja.0.tingkat.0.sasaran.0.indikator.0.indikator") == "lulus"
    assert at(filled, "indikator.0.target") == 80
    assert at(filled, "indikator.0.sasaran") == "sk1"
    assert least.naskah().casefold().split() == before.casefold().split()


def test_of_two_alike_none_is_meant() -> None:
    """Nobody knows which of two indicators of one name keeps a promise."""
    data = read_yaml(LEAST / "laporan.yaml").data
    promises = at(data, "perjanjian_kinerja.0.tingkat.0.sasaran.0.indikator")
    del promises[0]["indikator"]
    for row in data["indikator"][:2]:  # type: ignore[index]
        row["nama"] = promises[0]["nama"]

    assert "indikator" not in at(
        with_defaults(data), "perjanjian_kinerja.0.tingkat.0.sasaran.0.indikator.0"
    )
