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
    assert "\nUnit dan Standar Lain\nKab. Sebelah (kabupaten, 2030)\n–\n3,10\n–\n0,10\n" in text
    assert "Unit dan standar lain. Realisasi Indeks Kepuasan lebih tinggi daripada" in text
    assert "Kab. Sebelah (kabupaten, 2030): LKjIP; Kab. Sebelah (kabupaten, 2029): LKjIP" in text


def test_a_standard_or_a_mean_is_a_figure_and_attains_none(proyek: Proyek) -> None:
    standard = "      - {unit: SPM bidang kesehatan, lingkup: standar, realisasi: 3.2}\n"
    text = compared(proyek, f"{OTHERS}{standard}").naskah()
    assert (
        "Realisasi Indeks Kepuasan lebih tinggi daripada realisasi Kab. Sebelah (kabupaten, "
        "2030); dan realisasi Kab. Sebelah (kabupaten, 2029), sama dengan SPM bidang kesehatan "
        "(standar), tetapi lebih rendah daripada rata-rata provinsi." in text
    )


def test_those_of_older_data_print_as_they_did(proyek: Proyek) -> None:
    others = "    pembanding: [{lingkup: kanwil, unit: Kanwil, realisasi: 3.1, sumber: LKjIP}]\n"
    text = compared(proyek, others).naskah()
    assert "\nKantor Wilayah dan Standar Nasional\nKanwil\n–\n3,10\n–\n0,10\n" in text
    assert "Realisasi Indeks Kepuasan lebih tinggi daripada realisasi Kanwil." in text
    assert "; LKjIP. " in text


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
    heads = check_project(proyek.root).findings
    told = [one for head in heads for one in (head, *head.same_cause)]
    (found,) = [one for one in told if one.code == code]
    assert found.path == f"indikator[0].pembanding[0].{key}"
