"""Codes of the findings about data files and outputs, each with its meaning."""

from __future__ import annotations

from typing import Final

from lkjip_docgen import project_files
from lkjip_docgen.pictures import codes as pictures

BERKAS_TIDAK_TERBACA: Final = "LK001"
BERKAS_KOSONG: Final = "LK002"
BUKAN_UTF8: Final = "LK003"
BUKAN_TEKS: Final = "LK004"
BERKAS_TERLALU_BESAR: Final = "LK005"
SINTAKS_YAML: Final = "LK006"
YAML_TIDAK_DIIZINKAN: Final = "LK007"
KUNCI_GANDA: Final = "LK008"
TERLALU_DALAM: Final = "LK009"
KUNCI_BUKAN_TEKS: Final = "LK010"
TANGGAL_MUSTAHIL: Final = "LK011"
WAJIB_DIISI: Final = "LK012"
KUNCI_TIDAK_DIKENAL: Final = "LK013"
JENIS_NILAI: Final = "LK014"
BUKAN_ANGKA: Final = "LK015"
ANGKA_RANCU: Final = "LK016"
DI_LUAR_RENTANG: Final = "LK017"
BUKAN_TANGGAL: Final = "LK018"
PILIHAN_TIDAK_DIKENAL: Final = "LK019"
GAYA: Final = "LK020"
PANJANG_DAFTAR: Final = "LK021"
BENTUK_KODE: Final = "LK022"
TERPOTONG_KOMA: Final = "LK023"
TERPOTONG_CATATAN: Final = "LK024"
SUSUNAN_TABEL: Final = "LK030"
SEL_BUKAN_ANGKA: Final = "LK031"
BULAN_TABEL: Final = "LK032"
BARIS_KHUSUS: Final = "LK033"
PANJANG_BARIS: Final = "LK034"
CATATAN_TABEL: Final = "LK038"
DI_LUAR_PROYEK: Final = project_files.OUTSIDE
BUKAN_BERKAS_BIASA: Final = project_files.NOT_ORDINARY
NAMA_BERKAS: Final = project_files.ODD_NAME
GAMBAR_TIDAK_TERBACA: Final = pictures.UNREADABLE
GAMBAR_TERLALU_BESAR: Final = pictures.TOO_LARGE
ISI_LAMPIRAN: Final = "LK042"
PDF_TIDAK_TERBACA: Final = "LK043"
PDF_BERSANDI: Final = "LK044"
PDF_TERLALU_BESAR: Final = "LK045"
HURUF_TIDAK_TERSEMAT: Final = "LK046"
PEMBACA_HEIC: Final = pictures.NEEDS_HEIC
GAMBAR_TIDAK_ADA: Final = pictures.MISSING
RUJUKAN: Final = "LK050"
KODE_GANDA: Final = "LK051"
TANPA_PERJANJIAN: Final = "LK052"
KELUARAN: Final = "LK060"
BELUM_DIISI: Final = "LK061"
FOLDER_BARU: Final = "LK062"
CONTOH_TIDAK_DIKENAL: Final = "LK063"
GRAFIK_TIDAK_DIKENAL: Final = "LK064"
PERJANJIAN_TIDAK_ADA: Final = "LK065"
BUKAN_KELUARAN: Final = "LK066"
KELUARAN_MASUKAN: Final = "LK067"
BERUBAH_SEMENTARA: Final = "LK068"
KELUARAN_DI_TEMPAT_LAIN: Final = "LK069"
BUKAN_BUKU_KERJA: Final = "LK070"
RUMUS_GALAT: Final = "LK071"
SEL_GABUNGAN: Final = "LK072"
LEMBAR_TERSEMBUNYI: Final = "LK073"
SUSUNAN_BUKU_KERJA: Final = "LK074"
BARIS_BERTENTANGAN: Final = "LK075"
TIDAK_TERMUAT: Final = "LK076"
PUSTAKA_EXCEL: Final = "LK077"
BERUBAH_DI_DUA_TEMPAT: Final = "LK078"
LEMBAR_TABEL: Final = "LK079"
HARUS_BERLAKU: Final = "LK521"
TANPA_ALASAN: Final = "LK522"
BERLAKU_DAN_TIDAK: Final = "LK523"

MEANINGS: Final[dict[str, str]] = {
    BERKAS_TIDAK_TERBACA: "Berkas tidak ditemukan atau tidak dapat dibaca.",
    BERKAS_KOSONG: "Berkas kosong.",
    BUKAN_UTF8: "Berkas tidak disimpan sebagai UTF-8.",
    BUKAN_TEKS: "Berkas bukan teks atau memuat karakter kendali.",
    BERKAS_TERLALU_BESAR: "Berkas melampaui ukuran yang diizinkan.",
    SINTAKS_YAML: "Penulisan YAML keliru.",
    YAML_TIDAK_DIIZINKAN: "Berkas memakai kemampuan YAML yang tidak diizinkan.",
    KUNCI_GANDA: "Kunci yang sama ditulis lebih dari sekali.",
    TERLALU_DALAM: "Bagian bersarang terlalu dalam.",
    KUNCI_BUKAN_TEKS: "Kunci bukan teks, misalnya tahun.",
    TANGGAL_MUSTAHIL: "Tanggal tidak ada dalam kalender.",
    WAJIB_DIISI: "Isian wajib belum ada atau kosong.",
    KUNCI_TIDAK_DIKENAL: "Kunci tidak dikenal.",
    JENIS_NILAI: "Jenis nilai tidak sesuai.",
    BUKAN_ANGKA: "Nilai bukan angka.",
    ANGKA_RANCU: "Angka dapat dibaca dengan dua cara.",
    DI_LUAR_RENTANG: "Angka atau tahun di luar yang diizinkan.",
    BUKAN_TANGGAL: "Nilai bukan tanggal.",
    PILIHAN_TIDAK_DIKENAL: "Pilihan tidak dikenal.",
    GAYA: "Berkas gaya laporan keliru.",
    PANJANG_DAFTAR: "Banyaknya butir daftar tidak sesuai.",
    BENTUK_KODE: "Bentuk kode tidak sesuai.",
    TERPOTONG_KOMA: "Teks di dalam kurung kurawal terpotong pada koma.",
    TERPOTONG_CATATAN: "Tulisan setelah tanda # dibaca sebagai catatan.",
    SUSUNAN_TABEL: "Susunan tabel CSV tidak dikenal.",
    SEL_BUKAN_ANGKA: "Sel tabel bukan angka.",
    BULAN_TABEL: "Bulan dalam tabel tidak dikenal, ganda, atau kurang.",
    BARIS_KHUSUS: "Baris nilai atau responden tidak ada dalam tabel survei.",
    PANJANG_BARIS: "Banyaknya kolom suatu baris tidak sama dengan judul tabel.",
    CATATAN_TABEL: "Catatan di bawah tabel tidak dibaca.",
    DI_LUAR_PROYEK: "Berkas berada di luar folder proyek.",
    BUKAN_BERKAS_BIASA: "Berkas proyek berupa tautan, pipa, perangkat, atau folder.",
    NAMA_BERKAS: "Nama berkas tidak dapat dipakai di semua komputer.",
    GAMBAR_TIDAK_TERBACA: "Gambar rusak atau jenisnya tidak didukung.",
    GAMBAR_TERLALU_BESAR: "Gambar melampaui ukuran yang diizinkan.",
    ISI_LAMPIRAN: "Lampiran tidak memuat tepat satu gambar atau PDF.",
    PDF_TIDAK_TERBACA: "PDF lampiran rusak, kosong, atau bukan PDF.",
    PDF_BERSANDI: "PDF lampiran bersandi.",
    PDF_TERLALU_BESAR: "PDF lampiran melampaui ukuran yang diizinkan.",
    HURUF_TIDAK_TERSEMAT: "PDF lampiran memakai huruf yang tidak disematkan.",
    PEMBACA_HEIC: "Gambar berjenis HEIC dan pembacanya belum terpasang.",
    GAMBAR_TIDAK_ADA: "Gambar yang disebut dalam data belum ada di folder proyek.",
    RUJUKAN: "Rujukan menunjuk sesuatu yang tidak ada.",
    KODE_GANDA: "Kode yang sama dipakai lebih dari sekali.",
    TANPA_PERJANJIAN: "Perjanjian kinerja tahun laporan belum ada.",
    KELUARAN: "Berkas keluaran tidak dapat ditulis.",
    BELUM_DIISI: "Laporan final masih memuat bagian yang belum diisi.",
    FOLDER_BARU: "Folder proyek baru tidak dapat dibuat.",
    CONTOH_TIDAK_DIKENAL: "Contoh data tidak dikenal.",
    GRAFIK_TIDAK_DIKENAL: "Grafik tidak dikenal.",
    PERJANJIAN_TIDAK_ADA: "Perjanjian kinerja tahun atau versi itu tidak ada.",
    BUKAN_KELUARAN: "Berkas tujuan bukan hasil program ini, atau sudah diubah.",
    KELUARAN_MASUKAN: "Berkas tujuan adalah berkas yang dibaca.",
    BERUBAH_SEMENTARA: "Berkas disimpan orang lain ketika sedang diperbarui.",
    KELUARAN_DI_TEMPAT_LAIN: "Tempat keluaran dalam folder proyek menunjuk ke tempat lain.",
    BUKAN_BUKU_KERJA: "Berkas bukan buku kerja Excel (.xlsx) yang dapat dibaca.",
    RUMUS_GALAT: "Sel memuat rumus yang galat atau belum dihitung.",
    SEL_GABUNGAN: "Sel isian digabung dengan sel lain.",
    LEMBAR_TERSEMBUNYI: "Lembar buku kerja disembunyikan.",
    SUSUNAN_BUKU_KERJA: "Lembar, bagian, atau kolom buku kerja tidak dikenal atau hilang.",
    BARIS_BERTENTANGAN: "Baris buku kerja bertentangan dengan baris di atasnya.",
    TIDAK_TERMUAT: "Data tidak dapat dimuat dalam buku kerja tanpa berubah.",
    PUSTAKA_EXCEL: "Pustaka Excel belum terpasang.",
    BERUBAH_DI_DUA_TEMPAT: "Isian diubah di berkas data dan di buku kerja.",
    LEMBAR_TABEL: "Lembar tabel tidak ada, atau tabel ada pada beberapa lembar.",
    HARUS_BERLAKU: "Isian yang selalu diperlukan dinyatakan tidak berlaku.",
    TANPA_ALASAN: "Pernyataan tidak berlaku tanpa alasan.",
    BERLAKU_DAN_TIDAK: "Dinyatakan tidak berlaku tetapi berisi data.",
}
