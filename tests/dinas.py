"""An invented service of a regency: paid by APBD, without SMART, IKPA, e-Monev and PNBP.

Its profile says so; the rest is complete.  One target is zero, one indicator is new, and its
agreement has the level `strategis` alone.
"""

from __future__ import annotations

from pathlib import Path

DATA = """\
profil: perangkat-daerah
istilah: {kantor: dinas}
dokumen:
  tahun: 2025
  tempat: Sungai Contoh
  tanggal: 2026-01-15
  foto_sampul: {tidak_berlaku: "Sampul dinas tidak memuat foto."}
  batas_data: {kinerja: 2025-12-31, anggaran: 2025-12-31, pegawai: 2025-12-31}
instansi:
  kementerian: {nama: Pemerintah Kabupaten Contoh}
  bidang: pekerjaan umum dan penataan ruang
kantor:
  nama: Dinas Pekerjaan Umum Kabupaten Contoh
  nama_singkat: Dinas PU
  jenis: Dinas
  sebutan_pimpinan: Kepala Dinas
  alamat: Jalan Contoh Nomor 2
  lambang: {tidak_berlaku: "Lambang daerah dicetak pada kertas kop."}
  kedudukan: Dinas merupakan unsur pelaksana urusan pemerintahan bidang pekerjaan umum.
  sejarah: Dinas dibentuk dengan peraturan daerah pada tahun 2016.
  wilayah_kerja:
    uraian: Wilayah kerja dinas adalah seluruh wilayah kabupaten.
pejabat:
  - dokumen: laporan
    tahun: 2025
    tempat: Sungai Contoh
    tanggal: 2026-01-15
    penandatangan:
      - {peran: kepala, nama: Sari Contoh, jabatan: Kepala Dinas, nip: "197001011995032001"}
  - dokumen: perjanjian_kinerja
    tahun: 2025
    tempat: Sungai Contoh
    tanggal: 2025-01-10
    penandatangan:
      - peran: pihak_pertama
        nama: Sari Contoh
        jabatan: Kepala Dinas
        nip: "197001011995032001"
      - peran: pihak_kedua
        nama: Budi Contoh
        jabatan: Bupati Contoh
        nip: {tidak_berlaku: "Bupati tidak mempunyai NIP."}
organisasi:
  dasar_hukum: Peraturan Bupati Contoh Nomor 7 Tahun 2016
  tugas: melaksanakan urusan pemerintahan bidang pekerjaan umum
  unit:
    - {nama: Sekretariat, tugas: mengelola administrasi dinas}
    - {nama: Bidang Bina Marga, tugas: membangun dan memelihara jalan}
pegawai:
  rincian:
    - kode: golongan
      nama: Golongan
      kelompok: [{nama: Golongan IV, jumlah: 12}, {nama: Golongan III, jumlah: 30}]
aspek_strategis:
  butir: [{uraian: Jalan kabupaten menghubungkan sentra pertanian dengan pasar.}]
isu_strategis:
  butir: [{uraian: Curah hujan tinggi mempercepat kerusakan jalan.}]
landasan_hukum:
  - nama: Peraturan Presiden Nomor 29 Tahun 2014
    tentang: Sistem Akuntabilitas Kinerja Instansi Pemerintah
renstra:
  nama: Rencana Strategis Dinas Pekerjaan Umum Kabupaten Contoh
  penetapan: Peraturan Bupati Contoh Nomor 3 Tahun 2025
  periode: {mulai: 2025, akhir: 2029}
  latar: Rencana strategis dinas menjabarkan rencana pembangunan daerah.
  visi: Contoh yang maju dan merata
  misi: [Membangun infrastruktur yang merata]
  tujuan: [Meningkatnya mutu jalan kabupaten]
  sasaran_strategis:
    - {nama: Meningkatnya jalan dalam kondisi mantap, indikator: [Persentase jalan mantap]}
perjanjian_kinerja:
  - tahun: 2025
    tanggal: 2025-01-10
    anggaran: dpa-perubahan
    tingkat:
      - tingkat: strategis
        sasaran:
          - kode: ss1
            nama: Meningkatnya jalan dalam kondisi mantap
            indikator:
              - {nama: Persentase jalan mantap, indikator: jalan, target: 80, satuan: persen}
              - nama: Kecelakaan kerja pada proyek dinas
                indikator: celaka
                target: 0
                satuan: kejadian
              - nama: Indeks kepuasan pengguna jalan
                indikator: puas
                target: 3.2
                satuan: indeks
perjanjian_tahun_depan: belum_ditetapkan
indikator:
  - kode: jalan
    nama: Persentase jalan mantap
    sasaran: ss1
    satuan: persen
    target: 80
    pengukuran:
      jenis: persentase
      pembilang: Panjang jalan mantap (km)
      penyebut: Panjang jalan kabupaten (km)
      nilai_pembilang: 412
      nilai_penyebut: 500
    riwayat: [{tahun: 2024, target: 78, realisasi: 79.1}]
    target_menengah: {tahun: 2029, nilai: 90}
    pembanding: []
    program: Program Penyelenggaraan Jalan
    analisis:
      penyebab: [Pemeliharaan rutin dilaksanakan sejak triwulan pertama.]
      kendala: {tidak_berlaku: "Tidak ada kendala yang menghambat pekerjaan."}
      solusi: {tidak_berlaku: "Tidak ada kendala yang memerlukan solusi."}
      program_penunjang: [Pemeliharaan rutin jalan kabupaten.]
      rekomendasi: [Melanjutkan pemeliharaan rutin.]
  - kode: celaka
    nama: Kecelakaan kerja pada proyek dinas
    sasaran: ss1
    satuan: kejadian
    polaritas: minimum
    target: 0
    pengukuran: {jenis: cacah, yang_dihitung: Kecelakaan kerja, hasil: 0}
    riwayat: []
    target_menengah: {tahun: 2029, nilai: 0}
    pembanding: []
    program: Program Penyelenggaraan Jalan
    analisis:
      penyebab: [Pekerja memakai alat pelindung dan diawasi setiap hari.]
      kendala: {tidak_berlaku: "Tidak ada kendala yang menghambat pekerjaan."}
      solusi: {tidak_berlaku: "Tidak ada kendala yang memerlukan solusi."}
      program_penunjang: [Pemeliharaan rutin jalan kabupaten.]
      rekomendasi: [Mengawasi keselamatan kerja pada setiap proyek.]
  - kode: puas
    nama: Indeks kepuasan pengguna jalan
    sasaran: ss1
    satuan: indeks
    target: 3.2
    pengukuran:
      jenis: langsung
      nama: Survei Kepuasan Masyarakat
      hasil: 3.31
      sumber_hasil: Bagian Organisasi Sekretariat Daerah
    riwayat: {tidak_berlaku: "Cara mengukurnya baru ditetapkan tahun ini."}
    target_menengah: {tidak_berlaku: "Renstra tidak menetapkan targetnya."}
    pembanding: []
    program: {tidak_berlaku: "Survei dibiayai Sekretariat Daerah."}
    analisis:
      penyebab: [Pengaduan pengguna jalan dijawab dalam tiga hari kerja.]
      kendala: {tidak_berlaku: "Tidak ada kendala yang menghambat pekerjaan."}
      solusi: {tidak_berlaku: "Tidak ada kendala yang memerlukan solusi."}
      program_penunjang: [Pemeliharaan rutin jalan kabupaten.]
      rekomendasi: [Mempercepat jawaban atas pengaduan pengguna jalan.]
anggaran:
  versi:
    - kode: dpa-perubahan
      nama: DPA perubahan
      program:
        - nama: Program Penyelenggaraan Jalan
          kegiatan:
            - nama: Penyelenggaraan Jalan Kabupaten
              pagu: 9000000000
              realisasi: 8500000000
  jenis_belanja:
    - tahun: 2025
      belanja: [{jenis: Belanja Modal, pagu: 9000000000, realisasi: 8500000000}]
  sumber_dana: [{nama: APBD, pagu: 9000000000}]
  faktor: [Lelang selesai pada bulan Maret.]
penghargaan: []
kesimpulan:
  isu: [Curah hujan tinggi pada akhir tahun.]
saran: [Anggaran pemeliharaan rutin ditambah.]
"""


def buat(folder: Path) -> Path:
    """The project folder of the service."""
    folder.mkdir()
    (folder / "laporan.yaml").write_text(DATA, encoding="utf-8")
    return folder
