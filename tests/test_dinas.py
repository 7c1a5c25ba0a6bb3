"""A service of a regency, to which half of a ministry's form does not apply, can be final."""

from __future__ import annotations

from pathlib import Path

import pytest
from dinas import buat
from word_files import Docx, words

from lkjip_docgen.api import build, compose_report
from lkjip_docgen.document.walk import markers_of
from lkjip_docgen.jobs.agreement import build_agreement
from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.source import load_project


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project; no test may change it."""
    return buat(tmp_path_factory.mktemp("dinas") / "dinas-2025")


def test_nothing_is_left_to_ask_and_the_final_report_is_written(folder: Path) -> None:
    assert check_project(folder).findings == ()
    (file,) = build(folder, with_layout=False, final=True).files
    report = Docx(file)
    assert [words(p) for p in report.paragraphs("SampulInstansi")] == [
        "Pemerintah Kabupaten Contoh"
    ]
    text = "\n".join(map(words, report.paragraphs()))
    assert "Sebagai unit pelaksana" not in text
    for foreign in ("DIPA", "PNBP", "SMART", "IKPA", "Bappenas", "Sasaran Kegiatan"):
        assert foreign not in text
    assert "Sumber: DPA dan realisasi anggaran Dinas" in text


def test_its_agreement_can_be_final_too(folder: Path) -> None:
    (file,) = build_agreement(folder, formats=("docx",), final=True).files
    assert [words(p) for p in Docx(file).paragraphs("KopUnit")] == []


def test_its_profile_is_what_keeps_the_form_of_a_ministry_away(tmp_path: Path) -> None:
    """As a unit of a ministry the same service could never be final."""
    folder = buat(tmp_path / "dinas")
    data = folder / "laporan.yaml"
    text = data.read_text(encoding="utf-8").replace("perangkat-daerah", "unit-kementerian")
    data.write_text(text, encoding="utf-8")
    missing = {marker.text for marker in markers_of(compose_report(load_project(folder)))}
    assert "BELUM DIISI: Nilai Kinerja Anggaran (SMART)" in missing
    assert "BELUM DIISI: tata nilai" in missing
    assert {finding.code for finding in check_project(folder).findings} >= {
        "LK512",
        "LK514",
        "LK516",
    }
