"""An interim report is refreshed and corrected as what it is, from the data of the year."""

from __future__ import annotations

from pathlib import Path

import pytest
from proyek import Proyek

from lkjip_docgen.api import build
from lkjip_docgen.docx import Package, read_docx
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.findings.codes import refreshing as codes
from lkjip_docgen.jobs import Wish, find_corrections, refresh

QUICK = Wish(with_layout=False)


def text_of(report: Path) -> str:
    document = Package(read_docx(report), report).tree("word/document.xml")
    return "".join(document.itertext())


def test_new_numbers_come_into_the_half_year_and_not_into_the_year(proyek: Proyek) -> None:
    half = build(proyek.root, with_layout=False, periode="semester 1").files[0]
    assert half.name == "LKjIP-Teluk-Contoh-2031-semester-1.docx"
    assert "SEMESTER I TAHUN 2031" in text_of(half)
    proyek.ganti("Nilai SK;16,75", "Nilai SK;10,75", "survei.csv")
    refresh(half, proyek.root, wish=QUICK)
    renewed = text_of(half)
    assert "10,75" in renewed
    assert "SEMESTER I TAHUN 2031" in renewed
    assert find_corrections(half, proyek.root).corrections == []


def test_a_report_of_the_year_takes_no_data_of_a_half_year(proyek: Proyek) -> None:
    whole = build(proyek.ringkas().root, with_layout=False).files[0]
    proyek.ganti("  tahun: 2031\n", "  tahun: 2031\n  periode: semester 1\n")
    with pytest.raises(LkjipError) as caught:
        refresh(whole, proyek.root, wish=QUICK)
    (finding,) = caught.value.findings
    assert finding.code == codes.KANTOR_LAIN
    assert "adalah laporan kinerja tahun 2031" in finding.message
    assert "berisi laporan kinerja semester I tahun 2031" in finding.message
    assert "periodenya" in finding.suggestion
