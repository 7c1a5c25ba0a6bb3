"""Sentences that were untrue or clumsy though every figure in them was right."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from proyek import Proyek

from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.office_text.lines import ended_early
from lkjip_docgen.source import load_project
from lkjip_docgen.source.defaults import with_defaults

LEAST = Path(__file__).parents[1] / "source" / "paling_sedikit"

SECOND_VERSION = """\
    - kode: revisi
      nama: DIPA revisi
      program:
        - nama: Program Pelatihan
          kegiatan:
            - nama: Pelatihan
              pagu: 1000000
              realisasi: 900000
  faktor:"""

REVENUE = """\
pnbp:
  tahunan:
    - {tahun: 2022, target: 0, realisasi: 0}
    - {tahun: 2023, target: 500, realisasi: 600}
    - {tahun: 2024, target: 500, realisasi: 600}
smart:
"""


@pytest.fixture
def least(tmp_path: Path) -> Proyek:
    return Proyek(shutil.copytree(LEAST, tmp_path / "balai-2024"))


def test_what_did_not_change_is_the_same_and_does_not_go_from_and_to(least: Proyek) -> None:
    least.ganti("realisasi: 85", "realisasi: 90").ganti("smart:\n", REVENUE)
    said = least.naskah()
    assert "Dibandingkan dengan tahun 2023, realisasi tetap dan capaian tetap." in said
    assert "(112,50%), sama dengan capaian pada tahun 2023." in said
    assert "Nilai penerimaan sama dengan tahun 2023" in said
    assert "tetap dari" not in said
    assert "tetap dibandingkan" not in said


def test_a_ceiling_that_was_only_moved_has_not_changed(least: Proyek) -> None:
    said = least.ganti("  faktor:", SECOND_VERSION).naskah()
    assert "direvisi, tetapi jumlahnya menurut DIPA revisi sama dengan menurut DIPA 2024" in said
    assert "berubah dari Rp1.000.000" not in said


def test_nothing_of_nothing_is_neither_a_failure_nor_compared(least: Proyek) -> None:
    """Sentences say which zeros stand there; tables say "belum dilaksanakan"."""
    least.ganti("smart:\n", REVENUE)
    least.ganti("nilai_pembilang: 45", "nilai_pembilang: 0")
    least.ganti("nilai_penyebut: 50", "nilai_penyebut: 0")
    said = least.naskah()
    assert "Persentase peserta yang lulus tidak mempunyai capaian: pembilang dan penyebut" in said
    assert "sedangkan satu lainnya tidak dinilai." in said
    assert "Realisasi tahun 2024 tidak dihitung sehingga tidak dibandingkan." in said


def test_nothing_to_collect_and_nothing_collected_is_no_zero_to_look_into(least: Proyek) -> None:
    least.ganti("smart:\n", REVENUE)
    assert "LK106" not in {finding.code for finding in check_project(least.root).findings}


def test_the_guide_promises_only_what_every_report_has(least: Proyek) -> None:
    guide = (
        "BAB I memperkenalkan kantor, BAB II memuat perencanaan kinerja, BAB III memuat "
        "capaian kinerja beserta analisisnya dan realisasi anggaran, dan BAB IV memuat "
        "kesimpulan dan saran."
    )
    assert guide in least.naskah()
    assert "Lampiran memuat" not in least.naskah()


@pytest.mark.parametrize(
    ("agreed", "prose"),
    [
        ("Kejadian", "kejadian"),
        ("Meter Persegi", "meter persegi"),
        ("Dokumen SOP", "dokumen SOP"),
        ("Ton/Ha", "Ton/Ha"),
        ("m2", "m2"),
    ],
)
def test_the_unit_of_an_agreement_is_no_heading_in_a_sentence(agreed: str, prose: str) -> None:
    row = {"indikator": "a", "satuan": agreed}
    level = {"tingkat": "kegiatan", "sasaran": [{"kode": "s", "indikator": [row]}]}
    data: dict[str, object] = {
        "dokumen": {"tahun": 2024},
        "perjanjian_kinerja": [{"tingkat": [level]}],
        "indikator": [{"kode": "a"}],
    }
    assert with_defaults(data)["indikator"] == [
        {"kode": "a", "satuan": prose, "sasaran": "s"},
    ]
    assert row["satuan"] == agreed


def test_a_date_that_others_follow_is_told_once(least: Proyek) -> None:
    least.ganti("semua: 2024-12-31", "semua: 31/12/2024")
    least.ganti("  tanggal: 2025-01-10", "  tanggal: 10 Januari 2025")
    least.ganti("  - tanggal: 2024-01-05", "  - tanggal: 05-01-2024")
    told = [(f.code, f.place and f.place.line) for f in check_project(least.root).findings]
    assert sorted(told) == [("LK018", 4), ("LK018", 6), ("LK018", 69)]


def test_an_objective_without_a_code_has_no_column_for_it(least: Proyek) -> None:
    objectives = load_project(least.root).laporan.renstra.sasaran_strategis
    assert not any(objective.kode for objective in objectives)
    said = least.naskah()
    assert "Kode" not in said[said.index("Sasaran Strategis\n") :][:400]


def test_a_day_for_all_data_is_found_late_once(least: Proyek) -> None:
    least.ganti("tanggal: 2025-01-10", "tanggal: 2024-12-30")
    heads = check_project(least.root).findings
    found = [each for head in heads for each in (head, *head.same_cause)]
    late = [each.message for each in found if each.code == "LK223"]
    assert late == ["Batas semua data 31 Desember 2024, sesudah tanggal laporan 30 Desember 2024."]


def test_a_sentence_in_brackets_is_told_that_its_commas_part_items(least: Proyek) -> None:
    least.ganti("[Melatih dengan baik.]", "[Melatih, membina, dan mengayomi.]")
    (cut,) = (f for f in check_project(least.root).findings if f.code == "LK023")
    assert "Butir `dan mengayomi.` tampaknya lanjutan `membina`" in cut.message
    assert cut.suggestion
    assert '["membina, dan mengayomi."]' in cut.suggestion


def test_a_line_that_begins_with_and_goes_on() -> None:
    assert ended_early(["menjaga keamanan", "dan ketertiban"]) is None
    assert ended_early(["Jalan Contoh Nomor 1", "Kota Contoh"]) == "Jalan Contoh Nomor 1"


def test_awards_without_a_level_have_no_column_for_it(least: Proyek) -> None:
    award = "penghargaan: [{nama: WBK, tahun: 2024, pemberi: Kementerian Contoh}]"
    assert "Tingkat\n" not in least.ganti("penghargaan: []", award).naskah()


def test_a_result_that_comes_every_few_years_is_held_against_the_last_one(least: Proyek) -> None:
    """Nothing is missing where nothing is measured every year, as the turnout of an election."""
    least.ganti(
        "      - target: 80\n        realisasi: 85\n",
        "      - {tahun: 2019, target: 80, realisasi: 75}\n"
        "      - {tahun: 2020, target: 80, realisasi: 80}\n",
    )
    said = least.naskah()
    assert "karena datanya belum lengkap" not in said
    assert "Hasil tahun 2023 tidak tercatat. Dibandingkan dengan hasil terakhir" in said
    assert "yaitu 80,00% pada tahun 2020, realisasi naik." in said


@pytest.mark.parametrize(
    ("row", "is_told"),
    [("keterangan: Tidak ada pelatihan", False), ("target: 80, realisasi: 85", True)],
)
def test_a_year_that_is_explained_speaks_for_those_before_it(
    least: Proyek, row: str, is_told: bool
) -> None:
    least.ganti(
        "      - target: 80\n        realisasi: 85\n",
        f"      - {{tahun: 2020, target: 80, realisasi: 80}}\n      - {{tahun: 2023, {row}}}\n",
    )
    codes = {finding.code for finding in check_project(least.root).findings}
    assert ("LK271" in codes) is is_told
