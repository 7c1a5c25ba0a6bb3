"""What the report of 2023 left in its text, typed into the data, is found word by word."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from seeded_sample import DATA, Salinan, salin
from seeded_texts import LEFTOVERS

from lkjip_docgen.findings import Finding

# Sentences that must bring nothing.
SOUND = [
    "Anggaran itu tertuang dalam DIPA dan telah disetujui.",
    "Tautan [pedoman](https://contoh.go.id/a_b/s/d) dapat dibuka.",
    "Pendekatan *preventive* dan *preemptive* dipakai bersama.",
    "Kegiatan berlangsung 16 s.d. 27 Oktober 2023 pukul 08.30 WIB.",
    "Keputusan Menteri Nomor M.HH-01.PR.03 Tahun 2023 menjadi pedoman.",
    "Rehabilitasi gedung menelan Rp250.000.000,00 atau 12,50% dari rencana.",
    "Lomba “Analisa Praktek Terbaik” diikuti pegawai.",
    "Pegawai membaca Peraturan Menteri Nomor 5 Tahun 2020 tentang Ijin dan Resiko.",
    "Kantor Imigrasi Kelas I Pangkalpinang menerima kunjungan studi tiru.",
    "Kantor Imigrasi Kelas II TPI Tanjungpandan melayani warga kepulauan.",
    "Setiap kantor imigrasi menyelenggarakan survei.",
    "PP Nomor 53 Tahun 2010 telah dicabut sehingga pedoman internal diubah.",
    "Dua dari tiga indikator kinerja diukur dengan survei.",
    "Layanan menjangkau Kecamatan Sijuk dan Kecamatan Selat Nasik.",
    "Evaluasi dilakukan setiap bulan, triwulan, dan semester.",
    "Rapat dipimpin Kepala Kantor (catatan rapat terlampir).",
    "Alamat surel a@contoh.go.id dan laman www.contoh.go.id/3.14 aktif.",
    "Laki-laki dan perempuan memperoleh layanan yang sama.",
]

_FILLER = "    Uraian ini panjangnya lebih dari satu baris,\n"


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Salinan:
    """The sample with every leftover as an item of `saran`, on lines of its own."""
    items = [words.replace("«", "").replace("»", "") for _, words in LEFTOVERS] + SOUND
    block = "".join(f"  - >-\n{_FILLER}    {item}\n" for item in items)
    return salin(tmp_path_factory.mktemp("sisa")).ganti("\nsaran:\n", f"\nsaran:\n{block}")


@pytest.fixture(scope="module")
def by_line(seeded: Salinan) -> dict[int, list[Finding]]:
    found: dict[int, list[Finding]] = defaultdict(list)
    for finding in seeded.temuan_baru():
        if finding.place and Path(finding.place.file).name == DATA:
            found[finding.place.line].append(finding)
    return found


@pytest.mark.parametrize(("kode", "kalimat"), LEFTOVERS)
def test_a_leftover_is_found_at_its_word(
    seeded: Salinan, by_line: dict[int, list[Finding]], kode: str, kalimat: str
) -> None:
    line = seeded.baris([kalimat.replace("«", "").replace("»", "")])
    starts = [5 + m.start() - 2 * n for n, m in enumerate(re.finditer("«", kalimat))]
    assert sorted((f.code, f.place.column) for f in by_line[line] if f.place) == [
        (kode, start) for start in starts
    ]


@pytest.mark.parametrize("kalimat", SOUND)
def test_a_sound_sentence_brings_nothing(
    seeded: Salinan, by_line: dict[int, list[Finding]], kalimat: str
) -> None:
    assert by_line.get(seeded.baris([kalimat]), []) == []


def test_only_placeholders_are_errors(by_line: dict[int, list[Finding]]) -> None:
    severities = {(f.code, str(f.severity)) for found in by_line.values() for f in found}
    assert {code for code, severity in severities if severity == "error"} == {"LK400"}


@pytest.mark.parametrize(
    ("kalimat", "saran"),
    [
        ("Jasa kebersihan menelan Rp 9,092,592,000 setahun.", "Tulis Rp9.092.592.000."),
        ("Jasa kebersihan menelan Rp. 9.092.592.000,- setahun.", "Tulis Rp9.092.592.000."),
        ("Jasa kebersihan menelan Rp.5,294.197.000 setahun.", "Tulis Rp5.294.197.000."),
        ("Rapat diadakan pada 03 Januari 2024 di aula.", "Tulis 3 Januari 2024."),
        ("Rapat diadakan pada 3 Nopember 2023 di aula.", "Tulis “November”."),
        ("Rapat diadakan pada 31 Juni 2023 di aula.", "tidak ada dalam kalender"),
        ("Kehadiran pegawai 57.16% pada pertengahan tahun.", "Tulis 57,16"),
        ("Berkas yang dipindai berjumlah 2,429,557 lembar.", "Tulis 2.429.557."),
        ("# PERIKSA: tanggal laporan ditandatangani.", "Hapus baris itu. Di bawah tanda |"),
        ("Setiap reponden menerima kuesioner.", "Tulis “responden”."),
        ("Kegiatan itu diadakan 3 (empat) kali setahun.", "3 (tiga)"),
        ("Layanan keliling menjangkau Kecamatan Sujuk dan sekitarnya.", "“Sijuk”"),
    ],
)
def test_the_suggestion_says_what_to_write(
    seeded: Salinan, by_line: dict[int, list[Finding]], kalimat: str, saran: str
) -> None:
    (finding,) = by_line[seeded.baris([kalimat])]
    assert saran in finding.suggestion
