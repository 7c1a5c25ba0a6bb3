"""Plain Indonesian sentences for what people and data add."""

from __future__ import annotations

import random

_SUBJECTS = (
    "Petugas", "Tim kerja", "Pimpinan", "Setiap seksi", "Bagian umum", "Pengelola data",
    "Panitia", "Penanggung jawab kegiatan", "Operator", "Perwakilan pegawai",
)  # fmt: skip
_VERBS = (
    "menata kembali", "memeriksa", "mencatat", "menyampaikan", "menyusun", "membahas",
    "melengkapi", "mengumpulkan", "menyederhanakan", "memperbarui",
)  # fmt: skip
_OBJECTS = (
    "berkas layanan", "jadwal kegiatan", "daftar barang", "ruang tunggu", "papan informasi",
    "buku tamu", "rencana kerja", "catatan rapat", "alur pengaduan", "petunjuk pelaksanaan",
)  # fmt: skip
_TIMES = (
    "pada triwulan pertama", "setiap pekan", "sebelum akhir semester", "pada awal tahun",
    "bersama mitra setempat", "secara bergiliran", "tanpa menambah biaya", "di ruang rapat",
)  # fmt: skip
_ADJECTIVES = ("Terpadu", "Mandiri", "Keliling", "Digital", "Ramah", "Bersama", "Cepat", "Utama")
_NOUNS = ("Layanan", "Gerai", "Forum", "Sistem", "Kegiatan", "Program", "Ruang", "Pojok")
_PLACES = ("Bahari", "Melati", "Cendana", "Rajawali", "Kenanga", "Pelita", "Samudra", "Garuda")


def sentence(rng: random.Random) -> str:
    """A sentence that hardly comes twice."""
    parts = [rng.choice(group) for group in (_SUBJECTS, _VERBS, _OBJECTS, _TIMES)]
    return f"{' '.join(parts)} di {rng.choice(_PLACES)} {rng.randint(2, 98)}."


def name(rng: random.Random) -> str:
    """A name that hardly comes twice."""
    parts = [rng.choice(group) for group in (_NOUNS, _ADJECTIVES, _PLACES)]
    return f"{' '.join(parts)} {rng.choice(_PLACES)}"


def word(rng: random.Random) -> str:
    """One word, in lower case."""
    group: tuple[str, ...] = rng.choice((_ADJECTIVES, _PLACES))
    return rng.choice(group).lower()
