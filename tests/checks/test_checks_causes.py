"""One cause gives one finding: what follows from a wrong value is told with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from seeded_sample import IKM, Salinan, salin

from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.jobs.check import check_project

RESULTS = "Sarana/Prasarana;17,42;17,50"


def target(value: str) -> tuple[str, str]:
    """The target of the second indicator, and what takes its place."""
    line = "target: {}\n    pengantar: >-\n      Indeks Pengamanan"
    return line.format("3.13"), line.format(value)


@pytest.fixture
def salinan(tmp_path: Path) -> Salinan:
    return salin(tmp_path)


def heads(salinan: Salinan) -> list[Finding]:
    """The new findings that stand for themselves."""
    new = {(found.code, found.path, found.message) for found in salinan.temuan_baru()}
    told = check_project(salinan.root).findings
    return [found for found in told if (found.code, found.path, found.message) in new]


def by_code(findings: list[Finding], code: str) -> Finding:
    (found,) = [found for found in findings if found.code == code]
    return found


def test_a_cell_outside_its_scale_explains_the_mean_that_it_spoils(salinan: Salinan) -> None:
    salinan.ganti(RESULTS, "Sarana/Prasarana;174,2;17,50", IKM)
    cell = by_code(heads(salinan), "LK111")
    assert [found.code for found in cell.same_cause] == ["LK267", "LK112"]
    assert [found.code for found in heads(salinan)] == ["LK111"]


def test_findings_about_the_very_same_value_are_told_together(salinan: Salinan) -> None:
    salinan.ganti(*target("313"))
    found = heads(salinan)
    (wrong,) = [one for one in found if one.path == "indikator[1].target"]
    assert wrong.severity is Severity.ERROR
    assert {"LK204", "LK122"} <= {wrong.code, *(one.code for one in wrong.same_cause)}


def test_what_contradicts_a_wrong_target_is_told_with_the_target(salinan: Salinan) -> None:
    salinan.ganti(*target("3.31"))
    wrong = by_code(heads(salinan), "LK204")
    assert wrong.others[0].path.startswith("perjanjian_kinerja[0]")
    assert "LK127" in {one.code for one in wrong.same_cause}


def test_a_part_that_stands_against_all_others_is_told_once(salinan: Salinan) -> None:
    salinan.ganti("pagu: 7267937000", "pagu: 7267937100")
    [wrong] = [found for found in heads(salinan) if found.code == "LK101"]
    assert wrong.path == "anggaran.versi[2].program[1].kegiatan[0].pagu"
    assert "menurut jenis belanja dan sumber dana" in wrong.message


def test_an_error_is_never_told_below_a_warning(salinan: Salinan) -> None:
    salinan.ganti("realisasi: 2155200462", "realisasi: 0")
    error = by_code(heads(salinan), "LK102")
    assert "LK106" in {one.code for one in error.same_cause}
    order = list(Severity)
    for found in check_project(salinan.root).findings:
        for below in found.same_cause:
            assert order.index(found.severity) <= order.index(below.severity)


def test_what_the_office_accepts_explains_nothing(salinan: Salinan) -> None:
    salinan.ganti("realisasi: 3.91", "realisasi: 39.1")
    wrong = by_code(heads(salinan), "LK122")
    with_it = {one.code for one in wrong.same_cause}
    assert "LK124" in with_it
    for kode in ("LK122", "LK266"):
        start = "diterima:\n" if kode == "LK122" else ""
        salinan.tambah(f'{start}  - {{kode: {kode}, di: "{wrong.path}", alasan: Benar.}}\n')
    assert "LK124" in {found.code for found in heads(salinan)}


def test_two_sentences_that_are_both_wrong_are_two_findings(salinan: Salinan) -> None:
    salinan.ganti(
        "      # penyebab:                   # mengapa",
        "      penyebab:\n        - Realisasi IKM tahun 2022 adalah 3,98.\n"
        "        - Nilai IKM pada tahun 2022 mencapai 3,99.\n      # mengapa",
    )
    assert [found.code for found in heads(salinan)].count("LK433") == 2
