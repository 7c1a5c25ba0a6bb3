"""What the report of 2023 left in its text, typed into the data, is found word by word."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from seeded_sample import DATA, Salinan, salin

from lkjip_docgen.findings import Finding

# A sentence with a leftover between «»: the code it must bring at exactly that word.
LEFTOVERS = [
    # placeholders
    ("LK400", "Indeks memperoleh hasil sebesar «*capaian*» pada akhir tahun."),
    ("LK400", "Survei diikuti «[jumlah responden]» dari luar kantor."),
    ("LK400", "Pengukuran kinerja «[satuan kerja]» dilakukan berkala."),
    ("LK400", "Hasilnya dibandingkan dengan «[nilai IKI kanwil]» pada periode sama."),
    ("LK400", "Sasaran itu telah dipenuhi «(tanpa catatan)» oleh kantor."),
    ("LK400", "Sasaran itu telah dipenuhi «(*tanpa ada catatan*)» oleh kantor."),
    ("LK400", "Layanan itu «[*sudah*]» berjalan."),
    ("LK400", "Capaian «*capaian*» dari target «[3,25]» telah dilaporkan."),
    ("LK400", "Keputusan itu diterbitkan dengan «Nomor ...» pada awal tahun."),
    ("LK400", "Pejabat yang bertugas adalah «.......» di kantor."),
    ("LK400", "Pejabat yang bertugas adalah «________» di kantor."),
    ("LK400", "Pejabat yang bertugas adalah «<nama pejabat>» di kantor."),
    ("LK400", "Nilainya «xxx» menurut aplikasi."),
    ("LK400", "Hasil rekapitulasi adalah «#REF!» pada lembar kerja."),
    ("LK400", "Rincian dapat dilihat pada «Error! Reference source not found» di bawah."),
    ("LK400", "Laporan «{{ kantor.nama }}» disusun tepat waktu."),
    # instructions
    (
        "LK402",
        "«Subbab ini menjelaskan tantangan» dan hambatan sesuai dengan karakteristik kantor.",
    ),
    ("LK402", "Isu sumber daya manusia «dapat juga dibahas pada subbab ini» oleh kantor."),
    ("LK402", "Bila sudah dipenuhi maka «paragraph ini dapat dihapus» dari laporan."),
    ("LK402", "«Pada kantor imigrasi, diberikan catatan bila» survei belum mencapai ketentuan."),
    # period
    ("LK403", "Tantangan selama tahun «Semester II» Tahun 2023 telah disoroti."),
    # typing errors
    ("LK420", "Setiap «reponden» menerima kuesioner."),
    ("LK420", "Setiap «resepoden» menerima kuesioner."),
    ("LK420", "Setiap «reseden» menerima kuesioner."),
    ("LK420", "Penilaian memakai skala «Linkert» bertingkat."),
    ("LK420", "Kegiatan «Intelegen» dan penindakan dijalankan."),
    ("LK420", "Pengawasan internal dan «Exsternal» ditingkatkan."),
    ("LK420", "Bidang imigrasi dan «Pemasarakatan» bekerja bersama."),
    ("LK420", "Rekapitulasi «PNBPN» disusun bendahara."),
    ("LK420", "Upaya «refomasi» birokrasi dijalankan."),
    ("LK420", "Kemudahan bagi «msyarakat» diutamakan."),
    # words
    ("LK412", "Kegiatan itu bukan «sekedar» rutinitas."),
    ("LK412", "Hasil «analisa» disampaikan kepada pimpinan."),
    ("LK412", "Jadwal mundur «di karenakan» cuaca."),
    ("LK412", "Jadwal mundur «dikarenakan» cuaca."),
    ("LK412", "Kantor bekerja «dibawah» Divisi Keimigrasian."),
    ("LK412", "Perubahan itu, «diantaranya» rehabilitasi gedung, selesai."),
    ("LK412", "Tantangan kinerja «kedepan» masih banyak."),
    ("LK412", "Pelayanan di «propinsi» kepulauan itu luas."),
    ("LK412", "Pada awal «aktifitas» kantor menempati gedung lama."),
    ("LK412", "Perubahan «addendum» kontrak banyak terjadi."),
    ("LK412", "Syarat «standart» internasional belum dipenuhi."),
    ("LK412", "Layanan itu diuraikan pada «sub bab» berikut."),
    ("LK413", "Survei berlangsung Januari «s/d» Desember 2023."),
    ("LK413", "Petugas «yg» bertugas mencatat hasilnya."),
    # rupiah
    ("LK414", "Jasa kebersihan menelan «Rp 9,092,592,000» setahun."),
    ("LK414", "Jasa kebersihan menelan «Rp. 9.092.592.000,-» setahun."),
    ("LK414", "Jasa kebersihan menelan «Rp.9.092.592.000» setahun."),
    ("LK414", "Jasa kebersihan menelan «Rp9092592000» setahun."),
    ("LK414", "Jasa kebersihan menelan «Rp. 5,254,106,63» setahun."),
    ("LK414", "Jasa kebersihan menelan «Rp.5,294.197.000» setahun."),
    # numbers
    ("LK415", "Kehadiran pegawai «57.16»% pada pertengahan tahun."),
    ("LK415", "Kehadiran pegawai «8.48»% pada awal tahun."),
    ("LK415", "Berkas yang dipindai berjumlah «2,429,557» lembar."),
    ("LK415", "Waktu tunggu rata-rata «3.98» menit."),
    ("LK416", "Kehadiran pegawai «5,375 %» pada awal tahun."),
    ("LK416", "Kehadiran pegawai «122 %» menurut catatan."),
    # dates
    ("LK417", "Rapat diadakan pada «03 Januari 2024» di aula."),
    ("LK417", "Rapat diadakan pada «05 Desember 2023» di aula."),
    ("LK417", "Rapat diadakan pada «3/1/2024» di aula."),
    ("LK417", "Rapat diadakan pada «2024-01-03» di aula."),
    ("LK417", "Rapat diadakan pada «31 Juni 2023» di aula."),
    ("LK417", "Rapat diadakan pada «3 januari 2024» di aula."),
    ("LK417", "Rapat diadakan pada «3 January 2024» di aula."),
    ("LK412", "Rapat diadakan pada 3 «Nopember» 2023 di aula."),
    # words and signs
    ("LK418", "Capaian itu «memperoleh memperoleh» perhatian pimpinan."),
    ("LK419", "Penyebabnya kondisi alam«,»lambatnya pekerjaan, dan perubahan kontrak."),
    ("LK419", "Kami yang bertanda tangan «:» kepala dan atasan."),
    # names
    ("LK421", "Pegawai «Kantor Imigrasi Kelas II Tanjungpandan» mengikuti pelatihan."),
    ("LK421", "Pegawai «kantor Imigrasi Kelas II TPI Tanjungpandan» mengikuti pelatihan."),
    ("LK421", "Pegawai «Kantor Imigrasi kelas II TPI Tanjungpandan» mengikuti pelatihan."),
    ("LK421", "Pegawai «Kantor Imigrasi Kelas II TPI Tanjung Pandan» mengikuti pelatihan."),
    ("LK421", "Pegawai «Kanim Kelas II TPI Tanjungpandan» mengikuti pelatihan."),
    ("LK422", "Ada tiga «Indikator Kinerja Utama Direktorat Jenderal Imigrasi» yang diukur."),
    ("LK423", "Layanan keliling menjangkau Kecamatan «Sujuk» dan sekitarnya."),
    ("LK424", "Layanan keliling berangkat dari «Tanjungpndan» setiap pekan."),
    # counts
    ("LK434", "Wilayah kerja terdiri atas «13 kecamatan» pada dua kabupaten."),
    ("LK434", "Kantor didukung sumber daya manusia sejumlah «38 orang pegawai» tetap."),
    ("LK434", "Perjanjian Kinerja memuat «empat indikator kinerja kegiatan» yang diukur."),
    ("LK435", "Kegiatan itu diadakan «3 (empat)» kali setahun."),
    # regulations
    ("LK441", "Survei mengacu pada «PermenPANRB Nomor 16 Tahun 2014» sepenuhnya."),
    ("LK441", "Pegawai menaati «Peraturan Pemerintah Nomor 53 Tahun 2010» sepenuhnya."),
    ("LK442", "Kantor mengacu pada «Inpres Nomor 7 Tahun 1999» sepenuhnya."),
    ("LK443", "Kantor mengacu pada «Peraturan Presiden Nomor 12 Tahun 2025» sepenuhnya."),
]

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
    """The sample with every sentence above as an item of `saran`, on lines of its own."""
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
