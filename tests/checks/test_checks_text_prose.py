"""Ordinary sentences of performance reports, in which no rule may find anything."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from seeded_sample import DATA, Salinan, salin

from lkjip_docgen.findings import Finding

# Where the sentences are put: what they are about without naming it.
CONCLUSION = [
    (
        "Jabatan Kepala Subseksi Informasi diisi oleh pelaksana tugas sejak Maret karena pejabat "
        "lama pensiun."
    ),
    (
        "Revisi DIPA ketiga baru disahkan pada semester kedua sehingga lelang kendaraan mundur "
        "dua bulan."
    ),
    "Kegiatan hari ulang tahun keimigrasian diisi dengan donor darah dan lomba antarseksi.",
    (
        "Kantor Imigrasi Tanjungpandan menerima tiga mahasiswa magang dari Universitas Bangka "
        "Belitung."
    ),
    "Kanim Tanjungpandan mengirim dua petugas ke pelatihan verifikasi dokumen di Tangerang.",
    "Pada triwulan III realisasi fisik pekerjaan gedung baru mencapai 41,20% karena hujan.",
    (
        "Sebanyak 27 permohonan paspor ditolak karena data pemohon tidak sesuai dengan data "
        "kependudukan."
    ),
    "Pengadaan kendaraan operasional untuk rudenim tidak termasuk dalam anggaran kantor.",
    (
        "Waktu tunggu rata-rata pemohon turun dari 45 menit menjadi 30 menit setelah loket "
        "keempat dibuka."
    ),
    "Jumlah pegawai yang mengikuti pelatihan naik 15% dibandingkan dengan tahun 2022.",
    "Dua pegawai pindah tugas ke Kantor Imigrasi Kelas I TPI Pangkalpinang pada bulan April.",
    "Pemadaman listrik selama 3,5 jam pada 14 Februari 2023 menghentikan pelayanan di dua loket.",
    "Harga bahan bangunan naik sekitar 8,5% sehingga kontrak renovasi harus diubah.",
    "Antrean pada aplikasi M-Paspor dibatasi 40 pemohon per hari, yaitu 10 pemohon tiap jam.",
    (
        "Penyelesaian tagihan kepada penyedia rata-rata 9 hari kerja, lebih cepat daripada batas "
        "17 hari kerja."
    ),
    (
        "Gangguan jaringan dilaporkan melalui laman https://bantuan.contoh.go.id pada pukul "
        "09.15 WIB."
    ),
    "Rapat koordinasi dihadiri 12 instansi, antara lain TNI, Polri, Kejaksaan, dan Bea Cukai.",
    (
        "Petunjuk pengisian formulir ditempel di setiap meja agar pemohon tidak bertanya "
        "berulang-ulang."
    ),
    (
        "Survei kepuasan pada semester I dilakukan dengan kertas, sedangkan pada semester II "
        "dengan kode batang."
    ),
    "Empat orang warga negara asing dideportasi melalui Bandar Udara Soekarno-Hatta.",
    (
        "Anggaran perjalanan dinas dipotong 10% pada bulan Juli sesuai dengan surat edaran "
        "Menteri Keuangan."
    ),
    "Nilai sewa mesin fotokopi sebesar Rp18.500.000 dibayar setiap triwulan.",
    "Sasaran kegiatan kehumasan ialah pelajar SMA dan SMK di Kabupaten Belitung Timur.",
    (
        "Kecamatan Membalong dan kecamatan lain di pesisir selatan sulit dijangkau ketika angin "
        "barat."
    ),
    "Pegawai yang terlambat lebih dari 30 menit menerima pengurangan tunjangan kinerja 1,5%.",
    "Laporan triwulan I sampai dengan triwulan IV disampaikan kepada Kantor Wilayah tepat waktu.",
    "Target kinerja individu ditetapkan dalam sasaran kinerja pegawai pada awal tahun.",
    "Kunjungan wisatawan mancanegara meningkat setelah pembatasan perjalanan dicabut.",
    "Sistem cadangan daya (UPS) berkapasitas 10 kVA dipasang di ruang server lantai 2.",
    "Kerja sama dengan MPP Belitung ditandatangani tanggal 5 September 2023 di Tanjungpandan.",
    "Tiga unsur pimpinan daerah hadir dalam peresmian ruang ramah anak.",
    (
        "Perpanjangan izin tinggal kunjungan berkurang karena sebagian pemohon beralih ke "
        "layanan daring."
    ),
    "Barang milik negara senilai Rp1,25 miliar dihapuskan setelah mendapat persetujuan KPKNL.",
    "Pelatihan bahasa Inggris diikuti 8 dari 13 petugas pendaratan.",
    "Kantor memiliki dua tempat pemeriksaan imigrasi, yaitu TPI udara dan TPI laut.",
    "Koordinasi dengan PD terkait, dinas kesehatan, dll. berlangsung lancar.",
    "Perbaikan atap ruang arsip selesai 80% pada akhir tahun; sisanya dilanjutkan tahun 2024.",
    "Sosialisasi Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian menjangkau lima kecamatan.",
    "Pemohon dapat memilih salah satu dari tiga saluran pengaduan.",
    "Dua penghargaan diserahkan langsung oleh Bupati Belitung dalam upacara hari jadi kabupaten.",
    "Sidak bersama Singapore Immigration dan *external auditor* tidak jadi dilaksanakan.",
    "Penyaluran bantuan kepada 25 anak sekolah dilakukan pada Hari Bakti Imigrasi ke-73.",
    "Kantor mengoperasikan 6 (enam) loket, 2 (dua) di antaranya khusus bagi kelompok rentan.",
    "Gaji ke-13 dibayarkan pada bulan Juni dan tunjangan hari raya pada bulan April.",
    (
        "Realisasi belanja barang tercatat sebesar Rp4.458.788.691 atau 99,55% dari pagu belanja "
        "barang."
    ),
    (
        "Belanja pegawai hanya terserap 92,91% karena tiga pegawai pensiun sebelum gaji ke-13 "
        "dibayarkan."
    ),
    "Pada akhir triwulan II penyerapan anggaran baru 38,40%, di bawah target penyerapan 50%.",
    "Realisasi anggaran per 5 Desember 2023 menurut aplikasi SMART sebesar 91,46%.",
    "Target PNBP tahun 2024 diperkirakan meningkat karena tarif paspor elektronik berubah.",
    "Penerimaan PNBP dari paspor meningkat seiring dengan naiknya permohonan.",
    "Kantor menargetkan IKM sekurang-kurangnya 3,99 pada tahun 2024.",
    "Nilai IKM tertinggi terjadi pada bulan April, sedangkan nilai terendah pada bulan Januari.",
    "Hasil SKM bulan Mei sebesar 17,50 pada skala 17,50.",
    "Nilai IKM kantor lebih tinggi daripada rata-rata nasional yang sebesar 3,52.",
    "IKI dihitung dari nilai survei 98,89 dibagi 25.",
    "Nilai Kinerja Anggaran dipengaruhi oleh penyerapan 91,46 dan konsistensi 98,73.",
    "Bobot capaian output dalam Nilai Kinerja Anggaran adalah 43,5%.",
    "Pagu anggaran bertambah Rp816.521.000 dari pagu awal.",
    "Sisa anggaran sebesar Rp221.310.224 dikembalikan ke kas negara.",
    "Kenaikan realisasi belanja sebesar 20,14% terutama berasal dari belanja modal.",
    (
        "Indikator IPK tidak memiliki pembanding karena kantor wilayah tidak diukur dengan "
        "indeks ini."
    ),
    "Realisasi IPK turun 0,09 poin dibandingkan dengan tahun sebelumnya.",
    "Capaian tahun 2021 sebesar 124,13% dicapai ketika survei masih memakai kertas.",
    "Dalam tiga tahun terakhir realisasi belanja terus meningkat.",
    "Target IKM tahun depan naik menjadi 3,30.",
    "Ketiga indikator kinerja melampaui target, tetapi nilai IPK menurun.",
    "IKM menggambarkan mutu layanan; makin tinggi nilainya, makin puas masyarakat.",
    "Penyerapan anggaran dipantau agar tidak lebih rendah daripada tahun lalu.",
    "Realisasi PNBP melampaui Rp5 miliar untuk pertama kalinya.",
    "Survei IPK diikuti pegawai dan lima anggota Tim PORA.",
    "Sebanyak 359 responden mengisi SKM selama setahun.",
    (
        "Kontrak renovasi gedung sebesar Rp1.980.000.000 dibayar dalam empat termin dari belanja "
        "modal."
    ),
    "Realisasi belanja modal mencapai Rp2,16 miliar.",
    "Tidak semua target bulanan pada e-Monev terpenuhi karena pekerjaan fisik terlambat.",
    "Kendala tersebut tidak memengaruhi tercapainya target IKM.",
    (
        "Pemanfaatan anggaran dinilai efisien karena capaian kinerja lebih tinggi daripada "
        "penyerapan anggaran."
    ),
    "Kantor membayar tagihan air sebesar Rp4.250.000 setiap bulan dari belanja barang.",
    "Pengadaan 12 unit komputer senilai Rp168.000.000 selesai pada bulan Agustus.",
    "Realisasi belanja untuk pemeliharaan gedung mencapai Rp312.400.000.",
    "Anggaran sosialisasi sebesar Rp75.000.000 dipakai di tujuh kecamatan.",
    "Alokasi anggaran tambahan untuk kekurangan gaji sebesar Rp120.000.000 diterima pada Oktober.",
    "Belanja pegawai terserap 92,91%, belanja barang 99,55%, dan belanja modal 98,68%.",
    "Denda keterlambatan sebesar Rp3.150.000 disetor sebagai PNBP lainnya.",
    "PNBP dari izin tinggal sebesar Rp412.500.000 disetor melalui bank persepsi.",
    "Penerimaan PNBP dari layanan paspor percepatan mencapai Rp250.000.000.",
    "Capaian output layanan dukungan manajemen sebesar 100%.",
    "Predikat “Sangat Baik” diberikan untuk IKM di atas 88,31.",
    "Nilai reformasi birokrasi kementerian tahun 2022 adalah 83,15.",
    "Kantor memperoleh nilai 92,45 dalam penilaian kepatuhan Ombudsman.",
    "Indeks persepsi antikorupsi memperoleh 3,87 dari skala 4.",
    (
        "Capaian ini belum sepenuhnya mencerminkan kepuasan pemohon karena survei IKM hanya "
        "diisi secara daring."
    ),
    "Target penyelesaian renovasi gedung tidak tercapai karena cuaca buruk.",
    "Target sosialisasi di sekolah tercapai pada bulan September.",
    "Anggaran pemeliharaan tidak naik sejak 2021 sehingga perbaikan lift ditunda.",
    "Realisasi fisik pekerjaan meningkat tajam pada bulan November dan Desember.",
    "Realisasi perjalanan dinas menurun dibandingkan dengan tahun 2022.",
    "Belanja modal meningkat dibandingkan dengan tahun 2022 karena renovasi gedung.",
    "Pagu tahun 2024 turun karena renovasi gedung telah selesai.",
    "Penerimaan dari percepatan paspor meningkat setiap bulan.",
    "Beban kerja petugas meningkat, sedangkan jumlah pegawai tidak berubah sejak 2021.",
    "Pemahaman pegawai terhadap IKPA meningkat setelah bimbingan KPPN.",
    "Nilai IKPA tahun 2022 sebesar 96,12 menurut OM-SPAN.",
    "Kegiatan ini melibatkan 14 pegawai dan 3 tenaga outsourcing.",
    "Dari 39 pegawai, 11 orang telah mengikuti diklat kepemimpinan.",
    "Kantor memiliki 5 inovasi yang dikembangkan sendiri.",
    "Tim terdiri atas satu ketua, dua sekretaris, dan lima anggota.",
    "Petugas mendata 1.250 orang asing di 12 kecamatan.",
    "Jalan menuju Pulau Seliu rusak berat sehingga layanan keliling ditunda dua kali.",
    "Layanan dibuka pukul 08.00–15.00 WIB pada hari kerja dan 08.00–12.00 WIB pada hari Sabtu.",
    "Server diganti dengan versi 3.2 agar lebih aman.",
    "Nomor kontrak 12/PKS/VI/2023 ditandatangani pada 12 Juni 2023.",
    "Surat Nomor W.7-UM.01.01-0123 Tahun 2023 menjadi dasar penugasan.",
    "Bantuan konsultasi tersedia di nomor 0812-3456-7890 dan (0719) 21234.",
    "Kupu-kupu kertas hasil karya anak-anak dipajang di ruang ramah anak.",
    "Pemohon datang berbondong-bondong pada hari-hari menjelang libur sekolah.",
    "Kata sandi paling sedikit memuat 8 karakter, termasuk #, @, atau *.",
    (
        "Kepala Seksi Lalu Lintas (merangkap pelaksana tugas Kepala Subbagian Tata Usaha) "
        "memimpin rapat."
    ),
    (
        "Pertanyaan yang sering diajukan: “Berapa lama paspor selesai?” dan “Apakah harus datang "
        "sendiri?”."
    ),
    "Rasio petugas terhadap pemohon ialah 1:40 pada hari biasa.",
    "Pelayanan 1 x 24 jam diberikan bagi pemohon yang sakit keras.",
    "Kabupaten Belitung dan Belitung Timur mengalami banjir pada bulan Februari.",
    "Tanjung Kelayang, Tanjung Tinggi, dan Tanjung Binga menjadi tujuan wisata utama.",
    "Tangan terampil petugas menentukan mutu foto paspor.",
    "Pemerintah Kabupaten Belitung menghibahkan tanah seluas 1.500 m2 kepada kantor.",
    "Perubahan kedua atas kontrak itu memperpanjang masa kerja 50 hari kalender.",
    "Pegawai menandatangani pakta integritas pada 3 Januari 2023.",
    "Kegiatan dilaksanakan dari 1 Januari sampai dengan 31 Desember 2023.",
    (
        "Sesuai dengan Peraturan Menteri Keuangan Nomor 62 Tahun 2023, perencanaan anggaran "
        "berubah mulai tahun 2024."
    ),
    "Sebelum Permenkumham Nomor 8 Tahun 2014 dicabut, syarat paspor mengacu pada peraturan itu.",
    "Hasil pemeriksaan BPK tahun 2022 tidak memuat temuan kerugian negara.",
]

INDICATOR = [
    (
        "Survei diperluas ke pos layanan di Manggar sehingga responden bertambah dibandingkan "
        "dengan tahun 2022."
    ),
    "Keluhan tentang waktu tunggu menurun setelah loket keempat dibuka.",
    "Kunjungan ke laman kantor meningkat 35% setelah menu informasi disederhanakan.",
    "Waktu penyelesaian paspor dipertahankan paling lama 4 hari kerja, sama dengan tahun 2022.",
    "Unsur sarana dan prasarana memperoleh nilai 17,41, naik dari bulan Januari.",
    "Dari 12 bulan survei, hanya Desember yang belum mencapai 30 responden.",
    "Layanan prioritas bagi lanjut usia diberikan kepada 12,5% pemohon.",
    "Sebanyak empat dari delapan unsur mendapat nilai di atas rata-rata.",
    "Sebanyak 95,50% pemohon menyatakan puas terhadap perilaku petugas.",
    "Skala Likert 1 sampai dengan 4 diubah menjadi nilai 25,00 sampai dengan 100,00.",
    "Pengaduan yang selesai ditangani mencapai 98,75% dari seluruh pengaduan.",
    "Nilai tertinggi 17,50 dicapai pada bulan Mei.",
]

BUDGET = [
    "Harga satuan naik dibandingkan dengan tahun 2022 sehingga volume pengadaan berkurang.",
    "Sebanyak 35 SPM LS diajukan pada Desember, meningkat dari 12 SPM pada November.",
    "Uang persediaan sebesar Rp150.000.000 dipertanggungjawabkan setiap bulan.",
    "Penerimaan jasa giro dan pendapatan sewa rumah dinas tidak termasuk dalam PNBP kantor.",
    "Realisasi belanja pada triwulan IV mencapai 45,10% dari seluruh realisasi setahun.",
    "Efisiensi belanja perjalanan dinas sebesar 12,75% dipakai untuk pemeliharaan gedung.",
]

ADVICE = [
    "Menambah loket prioritas agar waktu tunggu turun dan IKM meningkat pada tahun 2024.",
    "Mengusulkan dua pegawai untuk pelatihan intelijen keimigrasian tingkat dasar.",
    "Memasang penanda arah dan papan informasi berbahasa Inggris, Mandarin, dll. di ruang tunggu.",
]

# The key before the first item of a list, and how deep its items stand.
PLACES = (
    ("kesimpulan:\n  isu:\n", 4, CONCLUSION),
    ("      program_penunjang:\n", 8, INDICATOR),
    ("  faktor:\n", 4, BUDGET),
    ("\nsaran:\n", 2, ADVICE),
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Salinan:
    """The sample with all sentences in it, each on lines of its own."""
    salinan = salin(tmp_path_factory.mktemp("prosa"))
    for key, depth, sentences in PLACES:
        mark = " " * depth
        salinan.ganti(key, key + "".join(f"{mark}- >-\n{mark}  {words}\n" for words in sentences))
    return salinan


@pytest.fixture(scope="module")
def by_line(filled: Salinan) -> dict[int, list[Finding]]:
    found: dict[int, list[Finding]] = defaultdict(list)
    for finding in filled.temuan_baru():
        if finding.place and Path(finding.place.file).name == DATA:
            found[finding.place.line].append(finding)
    return found


@pytest.mark.parametrize("kalimat", [*CONCLUSION, *INDICATOR, *BUDGET, *ADVICE])
def test_an_ordinary_sentence_brings_nothing(
    filled: Salinan, by_line: dict[int, list[Finding]], kalimat: str
) -> None:
    found = by_line.get(filled.baris([kalimat]), [])
    assert [(finding.code, finding.message) for finding in found] == []


def test_nothing_is_found_elsewhere_either(by_line: dict[int, list[Finding]]) -> None:
    assert dict(by_line) == {}


@pytest.mark.parametrize("short", ["Tanjungpandan", "Kanim Tanjungpandan"])
def test_the_short_name_of_the_office_is_no_other_name(tmp_path: Path, short: str) -> None:
    salinan = salin(tmp_path).ganti("nama_singkat: Tanjungpandan", f"nama_singkat: {short}")
    salinan.ganti("\nsaran:\n", "\nsaran:\n  - Kanim Tanjungpandan menambah loket.\n")
    assert salinan.temuan_baru() == []
    salinan.ganti("Kanim Tanjungpandan menambah", "Kanim Kelas I Tanjung Pandan menambah")
    assert [finding.code for finding in salinan.temuan_baru()] == ["LK421"]


@pytest.mark.parametrize(
    ("kode", "kalimat"),
    [
        ("LK402", "Bagian ini diisi uraian singkat tentang kantor."),
        ("LK402", "Uraian tantangan (diisi oleh tim penyusun) menyusul."),
        ("LK403", "Laporan Kinerja Semester II disusun oleh tim."),
        ("LK413", "Rapat dihadiri dinas kesehatan, camat, dll pada awal tahun."),
        ("LK433", "Hasil SKM bulan Mei sebesar 17,38 pada skala 17,50."),
        ("LK433", "Realisasi anggaran yang dicapai kantor sampai akhir tahun sebesar 95,83%."),
    ],
)
def test_what_only_looks_alike_is_still_found(tmp_path: Path, kode: str, kalimat: str) -> None:
    salinan = salin(tmp_path).ganti("\nsaran:\n", f"\nsaran:\n  - {kalimat}\n")
    (finding,) = salinan.temuan_baru()
    assert (finding.code, finding.path) == (kode, "saran[0]")
