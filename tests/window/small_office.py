"""What the officer of a small invented office knows, by the sections and labels of the window.

A mapping is a part of the form or an item of a list, a text what is typed or chosen, a tuple of
mappings the items to add; the rest says how it is done.
"""

from __future__ import annotations

from at_the_window import Absent, Excel, Known, Picture

NAME = "Kecamatan Lembah Cendana Kabupaten Wanareja"
HEAD = "Dra. Ratri Kusumawardhani, M.Si."
NIP = "19710412 199503 2 001"
REGENT = "H. Bagas Prasetyadi, S.E."

FIRST_ANSWERS = {
    "Kota tempat laporan ditandatangani": "Wanareja",
    "Nama singkat, dipakai pada nama berkas": "Kecamatan Lembah Cendana",
    "Alamat lengkap kantor": "Jalan Melati Nomor 17, Lembah Cendana",
    "Tahun yang dilaporkan": "2025",
    "Nama camat": HEAD,
    "NIP-nya": NIP,
}

SATISFACTION = "Indeks Kepuasan Masyarakat"
LETTERS = "Persentase Surat Keterangan yang Selesai Tepat Waktu"
GOAL = "Meningkatnya mutu layanan kecamatan"
KNOWN: dict[str, Known] = {
    "Dokumen laporan": {
        "Laporan": {"Tempat ditandatangani": "Wanareja", "Foto sampul": Picture("sampul.png")},
        "Batas waktu data": {"Semua data": "31/12/2025"},
    },
    "Kantor dan instansi": {
        "Kantor": {
            "Alamat": "Jalan Melati Nomor 17, Lembah Cendana",
            "Kode pos": "33417",
            "Kedudukan kantor": "Kecamatan dipimpin camat yang bertanggung jawab kepada bupati "
            "melalui sekretaris daerah.",
            "Foto kantor": Picture("kantor.png"),
            "Keterangan foto": "Kantor kecamatan dilihat dari lapangan",
        },
        "Wilayah kerja": {
            "Dasar hukum wilayah kerja": "Peraturan Daerah Kabupaten Wanareja Nomor 4 Tahun 2016",
            "Desa": "Cendana Hulu\nCendana Hilir\nTalang Rimbo\nSumber Waras",
        },
    },
    "Penanda tangan": {
        "Laporan 2025": {
            "Tempat ditandatangani": "Wanareja",
            "Penanda tangan": Excel("Nama", f"{HEAD}\tCamat Lembah Cendana\t{NIP}"),
        },
        "Perjanjian kinerja 2025 (awal)": {
            "Tempat ditandatangani": "Wanareja",
            "Tanggal ditandatangani": "6 Januari 2025",
            "Penanda tangan": Excel(
                "Nama", f"{HEAD}\tCamat Lembah Cendana\t{NIP}\n{REGENT}\tBupati Wanareja"
            ),
        },
    },
    "Organisasi dan pegawai": {
        "Tugas dan fungsi kantor": {
            "Peraturan organisasi": "Peraturan Bupati Wanareja Nomor 31 Tahun 2021 tentang "
            "Susunan Organisasi Kecamatan",
            "Tugas kantor": "mengoordinasikan penyelenggaraan pemerintahan dan pelayanan publik "
            "di kecamatan",
        },
        "Unit di bawah pimpinan": {
            "Butir 1": {
                "Nama unit": "Sekretariat Kecamatan",
                "Tugas": "menyusun rencana, mengelola keuangan, dan mengurus kepegawaian",
            },
        },
        "Pembagian pegawai": {
            "Jabatan": {"Kelompok pegawai": Excel("Jumlah", "6\n5\n13")},
        },
    },
    "Aspek dan isu strategis": {
        "Aspek strategis": (
            {
                "Judul": "Letak di jalur lintas kabupaten",
                "Isi": "Kecamatan dilalui jalur lintas sehingga permintaan layanan pertanahan "
                "dan perizinan tumbuh setiap tahun.",
            },
        ),
        "Isu strategis": (
            {
                "Judul": "Jaringan internet desa belum merata",
                "Isi": "Dua desa belum terhubung jaringan serat optik.",
            },
        ),
    },
    "Rencana strategis": {
        "Rencana strategis": {
            "Nama dokumen": "Rencana Strategis Kecamatan Lembah Cendana 2025-2029",
            "Ditetapkan dengan": "Keputusan Bupati Wanareja Nomor 52 Tahun 2025",
            "Tujuan": "Terwujudnya layanan kecamatan yang cepat dan pasti",
        },
        "Sasaran": (
            {
                "Kode": "ss1",
                "Rumusan sasaran": GOAL,
                "Indikator sasaran": f"{SATISFACTION}\n{LETTERS}",
            },
        ),
    },
    "Indikator kinerja": {
        "Indikator kinerja": {
            "Butir 1": {
                "Nama indikator": SATISFACTION,
                "Satuan": "Indeks",
                "Target tahun laporan": "85",
            },
            "Indikator kinerja": (
                {
                    "Kode indikator": "ik2",
                    "Nama indikator": LETTERS,
                    "Sasaran": "ss1",
                    "Satuan": "Persen",
                    "Target tahun laporan": "90",
                },
            ),
        },
    },
    "Perjanjian dan rencana kinerja": {
        "Perjanjian kinerja tahun berikutnya": {
            "Perjanjian kinerja tahun berikutnya": "Belum ditetapkan",
        },
        "Tahun 2025 (awal)": {
            "Butir 1": {
                "Rumusan sasaran": GOAL,
                "Indikator dan target": Excel(
                    "Nama indikator",
                    f"{SATISFACTION}\tik1\t85\t\tIndeks\n{LETTERS}\tik2\t90\t\tPersen",
                ),
            },
        },
    },
    "Pengukuran dan realisasi": {
        SATISFACTION: {
            "Nama penilaian": "Survei Kepuasan Masyarakat Bagian Organisasi",
            "Hasil": "88,25",
        },
        LETTERS: {
            "Cara pengukuran": {
                "Cara pengukuran": "Pembilang dibagi penyebut",
                "Yang dihitung (pembilang)": "surat keterangan yang selesai tepat waktu",
                "Dibagi dengan (penyebut)": "surat keterangan yang diminta",
                "Angka pembilang": "1842",
                "Angka penyebut": "1967",
                "Asal data": "Buku register loket",
            },
        },
    },
    "Riwayat dan pembanding": {
        SATISFACTION: {
            "Tahun-tahun sebelumnya": Excel("Tahun", "2023\t82\t\t83,1\n2024\t84\t\t84,75"),
            "Target jangka menengah": {"Tahun akhir": "2029", "Target": "92"},
        },
        LETTERS: {
            "Tahun-tahun sebelumnya": Absent("Indikator ini baru dipakai mulai tahun 2025"),
            "Target jangka menengah": {"Tahun akhir": "2029", "Target": "96"},
        },
    },
    "Analisis capaian": {
        SATISFACTION: {
            "Penyebab": "Loket dibuka sejak pukul 07.30",
            "Kendala": "Antrean menumpuk pada hari Senin",
            "Solusi": "Petugas tambahan ditempatkan pada hari Senin",
            "Program atau kegiatan penunjang": "Pelatihan petugas loket",
            "Rencana tindak lanjut": "Antrean daring disiapkan",
        },
        LETTERS: {
            "Penyebab": "Berkas diperiksa lebih dahulu oleh kantor desa",
            "Kendala": "Pejabat penanda tangan kerap bertugas ke desa",
            "Solusi": "Tanda tangan didelegasikan kepada sekretaris kecamatan",
            "Program atau kegiatan penunjang": "Pendampingan administrasi desa",
            "Rencana tindak lanjut": "Tanda tangan elektronik diajukan",
        },
    },
    "Anggaran dan realisasi": {
        "Program": {
            "Butir 1": {
                "Nama program": "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik",
                "Kegiatan": {
                    "Butir 1": {
                        "Nama kegiatan atau rincian": "Koordinasi Penyelenggaraan Pemerintahan",
                        "Rincian kegiatan": {
                            "Butir 1": {
                                "Nama kegiatan atau rincian": "Fasilitasi Layanan Terpadu",
                                "Pagu": "412.500.000",
                                "Realisasi": "401237500",
                            },
                        },
                    },
                },
            },
        },
    },
    "Belanja dan penerimaan": {
        "Faktor penyerapan anggaran": "Pengadaan dimulai pada triwulan pertama",
        "2023": {"Belanja": Excel("Pagu", "301.100.000\t290210000\n41.000.000\t38.950.000")},
        "2024": {"Belanja": Excel("Pagu", "320.900.000\t310330000\n50.400.000\t49.120.000")},
        "2025": {"Belanja": Excel("Pagu", "352.500.000\t343212500\n60.000.000\t58.025.000")},
        "Sumber dana": Excel("Pagu", "62.500.000\t60.100.000\n350.000.000\t341.137.500"),
    },
    "Capaian lain": {
        "Penghargaan": (
            {
                "Nama penghargaan": "Kecamatan Terbaik Layanan Administrasi",
                "Tahun diterima": "2025",
                "Pemberi": "Bupati Wanareja",
                "Tingkat": "Kabupaten",
            },
        ),
    },
    "Pembinaan dan penutup": {
        "Kesimpulan": {
            "Isu yang berpotensi menghambat": "Jaringan internet desa belum merata",
        },
        "Saran dan rekomendasi": "Jaringan desa diperluas bersama pemerintah kabupaten",
    },
}
