"""One cause gives one finding: what follows from a wrong value is told with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from seeded_sample import IKM, SAMPLE, Salinan, salin

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


# --- what is told with a finding is gone once that finding is mended -----------------------------


def codes_below(found: Finding) -> set[str]:
    return {one.code for one in found.same_cause}


BARANG = ("realisasi: 4458788691", "realisasi: 4458749191")
KEGIATAN = ("realisasi: 7054880666", "realisasi: 705488066")


def test_the_figure_to_mend_is_the_head_and_the_sums_that_it_spoils_are_below(
    salinan: Salinan,
) -> None:
    salinan.ganti(*KEGIATAN).ganti(*BARANG)  # two slips: the sums differ even without the first
    head = by_code(heads(salinan), "LK265")
    assert head.severity is Severity.ERROR
    assert "LK102" in codes_below(head)
    assert head.place is not None
    assert head.place.line == salinan.baris((KEGIATAN[1],))


def test_a_copy_that_a_missing_digit_has_nothing_to_do_with_stands_alone(salinan: Salinan) -> None:
    salinan.ganti("realisasi: 4458788691", "realisasi: 4327831215")  # Belanja Barang of last year
    salinan.ganti(*KEGIATAN)
    assert "LK262" in {one.code for one in heads(salinan)}


def test_a_question_that_stays_when_the_cell_is_mended_is_not_told_with_it(
    salinan: Salinan,
) -> None:
    salinan.ganti(RESULTS, "Sarana/Prasarana;174,2;17,50", IKM)
    cell = by_code(heads(salinan), "LK111")
    asked = {one.message for one in check_project(SAMPLE).findings if one.code == "LK530"}
    assert not asked & {one.message for one in cell.same_cause}


def test_the_office_accepts_the_figure_and_the_sums_stand_for_themselves(salinan: Salinan) -> None:
    salinan.ganti(*KEGIATAN).ganti(*BARANG)
    head = by_code(heads(salinan), "LK265")
    salinan.tambah(
        f'diterima:\n  - {{kode: LK265, di: "{head.path}", alasan: Memang sebesar itu.}}\n'
    )
    assert by_code(heads(salinan), "LK102").severity is Severity.ERROR


def test_the_year_of_the_report_that_nobody_changed_is_the_head_of_all_that_it_spoils(
    salinan: Salinan,
) -> None:
    found = heads(salinan.ganti("  tahun: 2023 ", "  tahun: 2022 "))
    head = by_code(found, "LK164")
    assert "seharusnya 2023" in head.suggestion
    assert {"LK101", "LK211", "LK226"} <= codes_below(head)
    assert {one.code for one in found} <= {"LK164", "LK052", "LK530"}


def test_a_day_of_the_wrong_year_is_the_head_of_the_days_that_come_after_it(
    salinan: Salinan,
) -> None:
    found = heads(salinan.ganti("tanggal: 2024-01-03", "tanggal: 2023-01-03"))
    head = by_code(found, "LK221")
    assert head.severity is Severity.ERROR
    assert "LK223" in codes_below(head)
    assert "LK223" not in {one.code for one in found}
    assert "Mungkin maksudnya 3 Januari 2024." in head.suggestion
