"""An indicator is compared with any units and standards, each with its source and year."""

from __future__ import annotations

import pytest
from proyek import Proyek

from lkjip_docgen.jobs.check import check_project

OTHERS = """\
    pembanding:
      - {unit: Kab. Sebelah, lingkup: kabupaten, tahun: 2030, realisasi: 3.1, sumber: LKjIP}
      - {unit: Rata-rata provinsi, realisasi: 3.3}
      - {unit: Kab. Sebelah, lingkup: kabupaten, tahun: 2029, realisasi: 3.0, sumber: LKjIP}
"""


def compared(proyek: Proyek, others: str) -> Proyek:
    proyek.langsung("3.2")
    return proyek.ganti("    program: Program Layanan\n", f"    program: Program Layanan\n{others}")


def test_each_comparator_tells_its_kind_year_and_source(proyek: Proyek) -> None:
    text = compared(proyek, OTHERS).naskah()
    assert "Perbandingan dengan Unit dan Standar Lain" in text
    assert "Dibandingkan dengan realisasi Kab. Sebelah (kabupaten, 2030), yaitu 3,10" in text
    assert "Sumber: Kab. Sebelah (kabupaten, 2030): LKjIP; Kab. Sebelah (" in text


def test_a_standard_or_a_mean_is_a_figure_and_attains_none(proyek: Proyek) -> None:
    standard = "      - {unit: SPM bidang kesehatan, lingkup: standar, realisasi: 3.2}\n"
    text = compared(proyek, f"{OTHERS}{standard}").naskah()
    assert "Dibandingkan dengan Rata-rata provinsi, yaitu 3,30, realisasi Indeks" in text
    assert "sama dengan SPM bidang kesehatan (standar), yaitu 3,20." in text


def test_those_of_older_data_print_as_they_did(proyek: Proyek) -> None:
    others = "    pembanding: [{lingkup: kanwil, unit: Kanwil, realisasi: 3.1, sumber: LKjIP}]\n"
    text = compared(proyek, others).naskah()
    assert "Perbandingan dengan Kantor Wilayah dan Standar Nasional" in text
    assert "Dibandingkan dengan realisasi Kanwil, yaitu 3,10" in text
    assert "Sumber: LKjIP; data kinerja" in text


@pytest.mark.parametrize(
    ("other", "code", "key"),
    [
        ("{unit: Provinsi, realisasi: 87}", "LK135", "realisasi"),
        ("{unit: Provinsi, realisasi: 3.3, tahun: 2032}", "LK136", "tahun"),
    ],
)
def test_another_scale_and_a_later_year_are_found(
    proyek: Proyek, other: str, code: str, key: str
) -> None:
    compared(proyek, f"    pembanding: [{other}]\n")
    (found,) = [f for f in check_project(proyek.root).findings if f.code == code]
    assert found.path == f"indikator[0].pembanding[0].{key}"
