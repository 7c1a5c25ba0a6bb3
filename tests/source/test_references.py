from __future__ import annotations

import pytest
from proyek import Proyek

from lkjip_docgen.findings import Severity
from lkjip_docgen.source import load_project


@pytest.mark.parametrize(
    ("old", "new", "path", "word"),
    [
        ("sasaran: sk1", "sasaran: sk2", "indikator[0].sasaran", "`sk1`"),
        (
            "anggaran: dipa-akhir",
            "anggaran: dipa-ahkir",
            "perjanjian_kinerja[0].anggaran",
            "Mungkin maksud Anda `dipa-akhir`",
        ),
        (
            "program: Program Layanan",
            "program: Layanan Program",
            "indikator[0].program",
            "`Program Layanan`",
        ),
        ("skm-2017", "skm-2071", "indikator[0].pengukuran.kategori", "`skm-2017`"),
    ],
)
def test_a_reference_to_nothing_is_named(
    proyek: Proyek, old: str, new: str, path: str, word: str
) -> None:
    found = proyek.ganti(old, new).satu()

    assert (found.code, found.path) == ("LK050", path)
    assert word in found.suggestion


def test_an_indicator_of_the_agreement_that_is_not_measured_is_only_warned_of(
    proyek: Proyek,
) -> None:
    proyek.ganti("indikator: puas", "indikator: puass")

    (found,) = (f for f in load_project(proyek.root).findings if f.code == "LK050")
    assert found.severity is Severity.WARNING
    assert found.path.endswith("sasaran[0].indikator[0].indikator")
    assert "`puas`" in found.suggestion


def test_a_code_used_twice_is_named_with_both_places(proyek: Proyek) -> None:
    text = proyek.data.read_text(encoding="utf-8")
    start, end = text.index("  - kode: puas"), text.index("anggaran:\n  versi")
    found = proyek.tulis(text[:end] + text[start:end] + text[end:]).satu()

    assert (found.code, found.path) == ("LK051", "indikator[1].kode")
    assert "baris 45" in found.message


def test_a_part_of_the_budget_is_called_by_its_name_in_any_capitals(proyek: Proyek) -> None:
    proyek.ganti("    program: Program Layanan\n", "    program: program  layanan\n")

    assert proyek.muat().findings == ()


def test_an_objective_counts_only_at_the_activity_level(proyek: Proyek) -> None:
    found = proyek.ganti("tingkat: kegiatan", "tingkat: program")

    assert found.muat().findings == ()  # nothing to compare with: no wrong alarm


def test_a_year_without_agreement_is_a_warning_and_can_still_be_read(proyek: Proyek) -> None:
    project = proyek.ganti("tahun: 2031", "tahun: 2033").muat()

    assert [(f.code, f.severity) for f in project.findings] == [("LK052", Severity.WARNING)]
    assert project.laporan.dokumen.tahun == 2033
