"""An interim report is refreshed and corrected as what it is, from the data of the year."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from proyek import Proyek

from lkjip_docgen.api import build
from lkjip_docgen.docx import Package, read_docx
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.findings.codes import refreshing as codes
from lkjip_docgen.jobs import Pair, Wanted, Wish, build_agreement, diff, find_corrections, refresh

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


def test_data_are_compared_with_a_report_for_its_period(proyek: Proyek) -> None:
    quarters = (
        "    triwulan:",
        "      sifat: jumlah",
        "      realisasi: {tw1: 22, tw2: 20, tw3: 9}",
    )
    proyek.langsung("51", "100", *quarters)
    half = build(proyek.root, with_layout=False, periode="semester 1").files[0]
    for pair in (Pair(old=half, new=proyek.root), Pair(old=proyek.root, new=half)):
        assert not diff(pair)
    proyek.ganti("tw2: 20", "tw2: 21")
    changed = [change.new.label for change in diff(Pair(old=half, new=proyek.root)).numbers]
    assert "Realisasi Indeks Kepuasan triwulan II" in changed


def test_earlier_data_stand_for_a_report_of_their_period(proyek: Proyek, tmp_path: Path) -> None:
    half = build(proyek.ringkas().root, with_layout=False, periode="semester 1").files[0]
    earlier = tmp_path / "semula"
    copytree(proyek.root, earlier)
    proyek.ganti("Nilai SK;16,75", "Nilai SK;10,75", "survei.csv")
    refresh(half, proyek.root, wish=Wish(with_layout=False, base=earlier))
    assert "Triwulan II" in text_of(half) or "triwulan II" in text_of(half)


def test_an_agreement_is_printed_whenever_it_was_signed(proyek: Proyek) -> None:
    proyek.ganti("    tanggal: 2031-01-02", "    tanggal: 2031-10-13\n    versi: perubahan")
    proyek.ganti("  tahun: 2031\n", "  tahun: 2031\n  periode: semester 1\n")
    wanted = Wanted(versi="perubahan")
    assert build_agreement(proyek.root, wanted=wanted, formats=("docx",)).files
