"""Shares, multiples, quarters, ranks, years and states that a text tells, one text for all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from seeded_sample import SAMPLE, with_same_cause

from lkjip_docgen.findings import Finding
from lkjip_docgen.jobs.check import check_project

DINKES = SAMPLE.parent / "dinkes-teluk-cendana-2025"
BEFORE = "    - Mutu puskesmas belum merata.\n"
AT_TABLE = "              pertama dan keempat karena musim angin barat.\n"

# Where a sentence stands, what it says wrongly, the code, and what the message must say.
TOLD = [
    ("isu", "Sebanyak 54,14 persen pegawai berpendidikan diploma.", "LK581", "44,14%"),
    ("isu", "Angka kematian bayi turun separuh dari tahun 2024.", "LK582", "0,97 kali"),
    ("tabel", "Pada triwulan II dilakukan 24 pelayaran.", "LK583", "14 pada triwulan II"),
    ("tabel", "Rujukan paling sedikit terjadi pada triwulan IV.", "LK583", "triwulan I (31)"),
    ("isu", "Penduduk Cendana Hilir terbanyak ketiga.", "LK584", "Cendana Hulu"),
    ("isu", "Komitmen tahun ini ditandatangani pada awal tahun 2024.", "LK586", "2024"),
    ("isu", "Target Angka Kematian Ibu lebih kecil daripada pagu programnya.", "LK576", "uang"),
    ("isu", "Hanya satu kecamatan yang dapat dicapai lewat laut.", "LK578", "laut: 2"),
    ("isu", "Pelayaran paling banyak dilakukan pada triwulan III.", "LK583", "triwulan II (14)"),
    ("isu", "Walaupun jauh, namun warga tetap datang.", "LK589", "Walaupun … namun"),
]
TRUE = [
    ("isu", "Sebanyak 44,14 persen pegawai berpendidikan diploma."),
    ("isu", "Pegawai negeri sipil mencapai 65 persen pegawai dan PPPK 35 persen."),
    ("isu", "Di kepulauan, 30 persen pegawai berstatus PPPK."),
    ("isu", "Dari pejabat struktural, 27 persen pegawai berpendidikan magister."),
    ("isu", "Kehadiran pegawai negeri sipil mencapai 98 persen dan PPPK 97 persen."),
    ("isu", "Persentase desa yang lulus naik hampir dua kali lipat dari tahun 2023."),
    ("tabel", "Pada triwulan II dilakukan 14 pelayaran, enam lebih banyak daripada triwulan IV."),
    ("tabel", "Pada triwulan I, II, III, dan IV dilakukan 9, 14, 13, dan 8 pelayaran."),
    ("tabel", "Rujukan paling sedikit terjadi pada triwulan I."),
    ("isu", "Penduduk Cendana Hulu terbanyak ketiga."),
    ("isu", "Komitmen tahun ini ditandatangani pada awal tahun 2025."),
    ("isu", "Capaian Angka Kematian Ibu lebih tinggi daripada serapan anggaran programnya."),
    ("isu", "Enam kecamatan hanya ditempuh lewat darat."),
    ("isu", "Kunjungan ke puskesmas paling banyak terjadi pada triwulan IV."),
    ("isu", "Warga tetap datang walaupun jauh, tetapi jarang."),
]
CODES = {code for _, _, code, _ in TOLD}


def _found(root: Path, sentences: list[tuple[str, str]]) -> list[tuple[str, Finding]]:
    """What a check finds in a copy of the sample with these sentences, and in which line."""
    shutil.copytree(DINKES, root, ignore=shutil.ignore_patterns(".lkjip", "keluaran"))
    file = root / "laporan.yaml"
    text = file.read_text(encoding="utf-8")
    items = "".join(f"    - {words}\n" for where, words in sentences if where == "isu")
    lines = "".join(f"              {words}\n" for where, words in sentences if where == "tabel")
    text = text.replace(BEFORE, BEFORE + items).replace(AT_TABLE, AT_TABLE + lines)
    file.write_text(text, encoding="utf-8")
    written = text.splitlines()
    return [
        (written[finding.place.line - 1], finding)
        for finding in with_same_cause(check_project(root).findings)
        if finding.place and Path(finding.place.file).name == file.name
    ]


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Finding]]:
    root = tmp_path_factory.mktemp("bagian") / "contoh"
    return _found(root, [(where, words) for where, words, _, _ in TOLD])


@pytest.mark.parametrize(("where", "words", "code", "says"), TOLD)
def test_what_a_sentence_tells_is_held_against_the_data(
    wrong: list[tuple[str, Finding]], where: str, words: str, code: str, says: str
) -> None:
    told = [finding.message for line, finding in wrong if words in line and finding.code == code]
    assert any(says in message for message in told), (where, told)


def test_what_is_true_is_let_alone(tmp_path: Path) -> None:
    found = _found(tmp_path / "contoh", TRUE)
    told = [(line, finding) for line, finding in found if finding.code in CODES]
    assert not told
