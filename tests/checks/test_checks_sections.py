"""Sections of which the office says that it has none."""

from __future__ import annotations

from pathlib import Path

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
