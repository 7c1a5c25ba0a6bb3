"""Sections of which the office says that it has none."""

from __future__ import annotations

from pathlib import Path

import pytest
from dinas import DATA, buat

from lkjip_docgen.jobs.check import check_project


def codes_of(folder: Path, tanpa: str) -> list[str]:
    buat(folder)
    data = DATA.replace("dokumen:\n  t", f"susunan: {{tanpa: [{tanpa}]}}\ndokumen:\n  t", 1)
    (folder / "laporan.yaml").write_text(data, encoding="utf-8")
    return [finding.code for finding in check_project(folder).findings]


def test_one_that_the_data_fill_is_printed_and_told(tmp_path: Path) -> None:
    assert codes_of(tmp_path / "dinas", "wilayah_kerja") == ["LK528"]


def test_one_that_is_empty_is_not(tmp_path: Path) -> None:
    assert codes_of(tmp_path / "dinas", "smart") == []


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        (
            "pembanding: []",
            "pembanding: [{unit: Kabupaten A, realisasi: 70, sumber: s}, "
            "{unit: kabupaten A, tahun: 2025, realisasi: 71, sumber: s}]",
            "indikator[0].pembanding[1].unit",
        ),
        (
            "indikator:\n  - kode: jalan",
            "kategori_capaian: {sumber: Perbup, kelas: [{nama: Baik, dari: 90}, {nama: baik}]}\n"
            "indikator:\n  - kode: jalan",
            "kategori_capaian.kelas[1].nama",
        ),
        (
            "istilah: {kantor: dinas}",
            "istilah: {tingkat_anggaran: [program, kegiatan, Program]}",
            "istilah.tingkat_anggaran[2]",
        ),
    ],
    ids=["comparators", "classes", "levels"],
)
def test_what_is_told_apart_by_its_name_has_a_name_of_its_own(
    tmp_path: Path, old: str, new: str, path: str
) -> None:
    folder = buat(tmp_path / "dinas")
    assert old in DATA
    (folder / "laporan.yaml").write_text(DATA.replace(old, new, 1), encoding="utf-8")
    assert [f.path for f in check_project(folder).findings if f.code == "LK232"] == [path]
