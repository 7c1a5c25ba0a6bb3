"""Codes of the findings about data files and outputs."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.findings.registry import code

BERKAS_TIDAK_TERBACA: Final = code("LK001", "Berkas tidak ditemukan atau tidak dapat dibaca.")
BERKAS_KOSONG: Final = code("LK002", "Berkas kosong.")
BUKAN_UTF8: Final = code("LK003", "Berkas tidak disimpan sebagai UTF-8.")
BUKAN_TEKS: Final = code("LK004", "Berkas bukan teks atau memuat karakter kendali.")
BERKAS_TERLALU_BESAR: Final = code("LK005", "Berkas melampaui ukuran yang diizinkan.")
SINTAKS_YAML: Final = code("LK006", "Penulisan YAML keliru.")
YAML_TIDAK_DIIZINKAN: Final = code("LK007", "Berkas memakai kemampuan YAML yang tidak diizinkan.")
KUNCI_GANDA: Final = code("LK008", "Kunci yang sama ditulis lebih dari sekali.")
TERLALU_DALAM: Final = code("LK009", "Bagian bersarang terlalu dalam.")
KUNCI_BUKAN_TEKS: Final = code("LK010", "Kunci bukan teks, misalnya tahun.")
TANGGAL_MUSTAHIL: Final = code("LK011", "Tanggal tidak ada dalam kalender.")
WAJIB_DIISI: Final = code("LK012", "Isian wajib belum ada atau kosong.")
KUNCI_TIDAK_DIKENAL: Final = code("LK013", "Kunci tidak dikenal.")
JENIS_NILAI: Final = code("LK014", "Jenis nilai tidak sesuai.")
BUKAN_ANGKA: Final = code("LK015", "Nilai bukan angka.")
ANGKA_RANCU: Final = code("LK016", "Angka dapat dibaca dengan dua cara.")
DI_LUAR_RENTANG: Final = code("LK017", "Angka atau tahun di luar yang diizinkan.")
BUKAN_TANGGAL: Final = code("LK018", "Nilai bukan tanggal.")
PILIHAN_TIDAK_DIKENAL: Final = code("LK019", "Pilihan tidak dikenal.")
GAYA: Final = code("LK020", "Berkas gaya laporan keliru.")
PANJANG_DAFTAR: Final = code("LK021", "Banyaknya butir daftar tidak sesuai.")
BENTUK_KODE: Final = code("LK022", "Bentuk kode tidak sesuai.")
TERPOTONG_KOMA: Final = code("LK023", "Teks di dalam kurung kurawal terpotong pada koma.")
TERPOTONG_CATATAN: Final = code("LK024", "Tulisan setelah tanda # dibaca sebagai catatan.")
SUSUNAN_TABEL: Final = code("LK030", "Susunan tabel CSV tidak dikenal.")
SEL_BUKAN_ANGKA: Final = code("LK031", "Sel tabel bukan angka.")
BULAN_TABEL: Final = code("LK032", "Bulan dalam tabel tidak dikenal, ganda, atau kurang.")
BARIS_KHUSUS: Final = code("LK033", "Baris nilai atau responden tidak ada dalam tabel survei.")
PANJANG_BARIS: Final = code("LK034", "Banyaknya kolom suatu baris tidak sama dengan judul tabel.")
DI_LUAR_PROYEK: Final = code("LK035", "Berkas berada di luar folder proyek.")
BUKAN_BERKAS_BIASA: Final = code(
    "LK036", "Berkas proyek berupa tautan, pipa, perangkat, atau folder."
)
NAMA_BERKAS: Final = code("LK037", "Nama berkas tidak dapat dipakai di semua komputer.")
GAMBAR_TIDAK_TERBACA: Final = code("LK040", "Gambar rusak atau jenisnya tidak didukung.")
GAMBAR_TERLALU_BESAR: Final = code("LK041", "Gambar melampaui ukuran yang diizinkan.")
ISI_LAMPIRAN: Final = code("LK042", "Lampiran tidak memuat tepat satu gambar atau PDF.")
PDF_TIDAK_TERBACA: Final = code("LK043", "PDF lampiran rusak, kosong, atau bukan PDF.")
PDF_BERSANDI: Final = code("LK044", "PDF lampiran bersandi.")
PDF_TERLALU_BESAR: Final = code("LK045", "PDF lampiran melampaui ukuran yang diizinkan.")
HURUF_TIDAK_TERSEMAT: Final = code("LK046", "PDF lampiran memakai huruf yang tidak disematkan.")
PEMBACA_HEIC: Final = code("LK047", "Gambar berjenis HEIC dan pembacanya belum terpasang.")
GAMBAR_TIDAK_ADA: Final = code(
    "LK048", "Gambar yang disebut dalam data belum ada di folder proyek."
)
RUJUKAN: Final = code("LK050", "Rujukan menunjuk sesuatu yang tidak ada.")
KODE_GANDA: Final = code("LK051", "Kode yang sama dipakai lebih dari sekali.")
TANPA_PERJANJIAN: Final = code("LK052", "Perjanjian kinerja tahun laporan belum ada.")
KELUARAN: Final = code("LK060", "Berkas keluaran tidak dapat ditulis.")
BELUM_DIISI: Final = code("LK061", "Laporan final masih memuat bagian yang belum diisi.")
FOLDER_BARU: Final = code("LK062", "Folder proyek baru tidak dapat dibuat.")
CONTOH_TIDAK_DIKENAL: Final = code("LK063", "Contoh data tidak dikenal.")
GRAFIK_TIDAK_DIKENAL: Final = code("LK064", "Grafik tidak dikenal.")
PERJANJIAN_TIDAK_ADA: Final = code("LK065", "Perjanjian kinerja tahun atau versi itu tidak ada.")
BUKAN_KELUARAN: Final = code("LK066", "Berkas tujuan bukan hasil program ini, atau sudah diubah.")
KELUARAN_MASUKAN: Final = code("LK067", "Berkas tujuan adalah berkas yang dibaca.")
BERUBAH_SEMENTARA: Final = code("LK068", "Berkas disimpan orang lain ketika sedang diperbarui.")
KELUARAN_DI_TEMPAT_LAIN: Final = code(
    "LK069", "Tempat keluaran dalam folder proyek menunjuk ke tempat lain."
)
BUKAN_BUKU_KERJA: Final = code("LK070", "Berkas bukan buku kerja Excel (.xlsx) yang dapat dibaca.")
RUMUS_GALAT: Final = code("LK071", "Sel memuat rumus yang galat atau belum dihitung.")
SEL_GABUNGAN: Final = code("LK072", "Sel isian digabung dengan sel lain.")
LEMBAR_TERSEMBUNYI: Final = code("LK073", "Lembar buku kerja disembunyikan.")
SUSUNAN_BUKU_KERJA: Final = code(
    "LK074", "Lembar, bagian, atau kolom buku kerja tidak dikenal atau hilang."
)
BARIS_BERTENTANGAN: Final = code("LK075", "Baris buku kerja bertentangan dengan baris di atasnya.")
TIDAK_TERMUAT: Final = code("LK076", "Data tidak dapat dimuat dalam buku kerja tanpa berubah.")
PUSTAKA_EXCEL: Final = code("LK077", "Pustaka Excel belum terpasang.")
BERUBAH_DI_DUA_TEMPAT: Final = code("LK078", "Isian diubah di berkas data dan di buku kerja.")
LEMBAR_TABEL: Final = code("LK079", "Lembar tabel tidak ada, atau tabel ada pada beberapa lembar.")
HARUS_BERLAKU: Final = code("LK521", "Isian yang selalu diperlukan dinyatakan tidak berlaku.")
TANPA_ALASAN: Final = code("LK522", "Pernyataan tidak berlaku tanpa alasan.")
BERLAKU_DAN_TIDAK: Final = code("LK523", "Dinyatakan tidak berlaku tetapi berisi data.")
PUSTAKA_PANTAU: Final = code("LK746", "Pustaka pemantau berkas belum terpasang.")
