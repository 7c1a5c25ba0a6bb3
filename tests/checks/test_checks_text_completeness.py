"""Parts that the guidelines ask for are missed when they are emptied, one by one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from seeded_sample import SAMPLE, Salinan, salin

RUDENIM = SAMPLE.parent / "rudenim-tanjung-purnama-2024"


def kosongkan(salinan: Salinan, key: str, after: str) -> Salinan:
    """Drop the first `key` after the line `after`, with everything indented below it."""
    path = salinan.root / "laporan.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if line.startswith(after))
    at = next(n for n in range(start, len(lines)) if lines[n].lstrip().startswith(f"{key}:"))
    indent = len(lines[at]) - len(lines[at].lstrip())
    end = at + 1
    while end < len(lines) and (
        not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > indent
    ):
        end += 1
    path.write_text("".join(lines[:at] + lines[end:]), encoding="utf-8")
    return salinan


# Code, key to drop, line after which it stands, data path of the finding.
PARTS = [
    ("LK501", "target", "  - kode: ikm", "indikator[0].target"),
    ("LK501", "hasil", "  - kode: ipk", "indikator[1].pengukuran"),
    ("LK502", "riwayat", "  - kode: ikm", "indikator[0].riwayat"),
    ("LK503", "target_menengah", "  - kode: ikm", "indikator[0].target_menengah"),
    ("LK504", "pembanding", "  - kode: ikm", "indikator[0].pembanding"),
    ("LK505", "penyebab", "  - kode: iki", "indikator[2].analisis.penyebab"),
    ("LK507", "program", "  - kode: ikm", "indikator[0].program"),
    ("LK508", "program_penunjang", "  - kode: ikm", "indikator[0].analisis.program_penunjang"),
    ("LK509", "rekomendasi", "  - kode: ikm", "indikator[0].analisis.rekomendasi"),
    ("LK511", "pegawai", "pegawai:", "pegawai"),
    ("LK511", "tugas", "organisasi:", "organisasi.tugas"),
    ("LK511", "dasar_hukum", "organisasi:", "organisasi.dasar_hukum"),
    ("LK511", "butir", "isu_strategis:", "isu_strategis.butir"),
    ("LK511", "landasan_hukum", "landasan_hukum:", "landasan_hukum"),
    ("LK512", "visi", "renstra:", "renstra.visi"),
    ("LK512", "sasaran_strategis", "renstra:", "renstra.sasaran_strategis"),
    ("LK514", "faktor", "anggaran:", "anggaran.faktor"),
    ("LK514", "smart", "smart:", "smart"),
    ("LK514", "emonev", "emonev:", "emonev"),
    ("LK515", "saran", "saran:", "saran"),
    ("LK515", "isu", "kesimpulan:", "kesimpulan.isu"),
    ("LK516", "pembinaan", "pembinaan:", "pembinaan"),
    ("LK516", "kontribusi_kanwil", "kontribusi_kanwil:", "kontribusi_kanwil"),
]


@pytest.mark.parametrize(("kode", "kunci", "sesudah", "jalur"), PARTS)
def test_a_part_that_is_emptied_is_missed(
    tmp_path: Path, kode: str, kunci: str, sesudah: str, jalur: str
) -> None:
    findings = kosongkan(salin(tmp_path), kunci, sesudah).temuan_baru()
    mine = {(f.code, f.path) for f in findings if f.code >= "LK400"}
    assert (kode, jalur) in mine
    message = next(f.message for f in findings if f.path == jalur and f.code == kode)
    assert re.search(r"53/2014|88/2021|kementerian", message)


def test_an_activity_without_spending_is_missed_at_its_line(tmp_path: Path) -> None:
    salinan = salin(tmp_path).ganti("              realisasi: 1816401110\n", "")
    (finding,) = [f for f in salinan.temuan_baru() if f.code == "LK510"]
    assert finding.path == "anggaran.versi[2].program[0].kegiatan[0].realisasi"


def test_a_year_before_that_cannot_be_compared_needs_only_its_reason(tmp_path: Path) -> None:
    row = "- {tahun: 2022, target: 3.12, realisasi: 3.90}"
    salinan = salin(tmp_path).ganti(row, "- {tahun: 2022, target: 3.12}")
    assert "LK502" in {f.code for f in salinan.temuan_baru()}
    salinan.ganti("{tahun: 2022, target: 3.12}", "{tahun: 2022, keterangan: Survei belum ada}")
    assert "LK502" not in {f.code for f in salinan.temuan_baru()}


def test_an_agreement_of_another_year_does_not_count(tmp_path: Path) -> None:
    salinan = salin(tmp_path)
    salinan.ganti("perjanjian_kinerja:\n  - tahun: 2023", "perjanjian_kinerja:\n  - tahun: 2024")
    codes = {f.code for f in salinan.temuan()}
    assert "LK052" in codes
    assert "LK517" not in codes


def test_an_office_without_a_regional_office_owes_it_no_contribution(tmp_path: Path) -> None:
    salinan = kosongkan(salin(tmp_path), "kontribusi_kanwil", "kontribusi_kanwil:")
    assert "LK516" in {f.code for f in salinan.temuan_baru()}
    kosongkan(salinan, "kantor_wilayah", "instansi:")
    assert "LK516" not in {f.code for f in salinan.temuan_baru()}


def test_obstacles_and_solutions_are_no_longer_missed_once_they_are_written(tmp_path: Path) -> None:
    salinan = salin(tmp_path)
    kept = "LK506", "indikator[2].analisis.kendala"
    assert kept in {(f.code, f.path) for f in salinan.temuan()}
    start = "        - Layanan kepada pegawai dalam pelaksanaan anggaran.\n"
    salinan.ganti(start, f"{start}      kendala: [Anggaran pelatihan terbatas.]\n")
    assert kept not in {(f.code, f.path) for f in salinan.temuan()}
