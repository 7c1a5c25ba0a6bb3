"""An abbreviation has one long form in all that the office writes."""

from __future__ import annotations

from pathlib import Path

from dinas import DATA, buat

from lkjip_docgen.findings import Finding
from lkjip_docgen.jobs.check import check_project


def findings(folder: Path, *sentences: str) -> list[Finding]:
    buat(folder)
    texts = "".join(f"  - {sentence}\n" for sentence in sentences)
    data = DATA + f"langkah:\n{texts}"
    (folder / "laporan.yaml").write_text(data, encoding="utf-8")
    return [finding for finding in check_project(folder).findings if finding.code == "LK447"]


def test_a_second_long_form_is_found_with_the_place_of_the_first(tmp_path: Path) -> None:
    first = "Mengusulkan Dana Alokasi Khusus (DAK) untuk jembatan."
    second = "Menyusun Daftar Alat Kerja (DAK) setiap bulan."
    (finding,) = findings(tmp_path / "dinas", first, second)
    lines = (tmp_path / "dinas/laporan.yaml").read_text(encoding="utf-8").splitlines()
    at = next(n for n, line in enumerate(lines, 1) if first in line)
    assert finding.place is not None
    assert finding.place.line == at + 1
    assert finding.place.column == lines[at].index("Daftar") + 1
    assert "“Dana Alokasi Khusus”" in finding.message
    assert f"laporan.yaml baris {at} " in finding.message


def test_the_words_of_the_report_count_as_well(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path / "dinas", "Membuat Daftar Pegawai Aktif (DPA) dinas.")
    assert "menurut istilah laporan berarti “Dokumen Pelaksanaan Anggaran”" in finding.message


def test_the_same_long_form_again_is_none_whatever_its_letters(tmp_path: Path) -> None:
    sentences = ("Dana Alokasi Khusus (DAK) naik.", "Usulan dana alokasi khusus (DAK) baru.")
    assert findings(tmp_path / "dinas", *sentences) == []
