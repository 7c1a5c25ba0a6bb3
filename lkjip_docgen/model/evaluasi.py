"""What the evaluation of accountability found, and what the office did about it."""

from typing import ClassVar, Literal

from lkjip_docgen.model.base import (
    Angka,
    Bagian,
    Kode,
    Tahun,
    Tanggal,
    Teks,
    Uraian,
    bagian,
    daftar,
    opsional,
    turunan,
)

StatusTindakLanjut = Literal["selesai", "proses", "belum"]
"""How far a recommendation has been followed, the furthest first."""


class KomponenEvaluasi(Bagian):
    """A component of the evaluation with its share of the score."""

    arti: ClassVar = "Nilai satu komponen evaluasi"

    nama: Teks = bagian("Nama komponen, misalnya Perencanaan Kinerja", judul="Komponen")
    bobot: Angka | None = opsional(
        "Nilai tertinggi komponen; kosongkan bila sama dengan aturan tahun itu"
    )
    nilai: Angka | None = opsional("Nilai komponen")


class RekomendasiEvaluasi(Bagian):
    """A recommendation of the evaluators and how far it has been followed."""

    arti: ClassVar = "Satu rekomendasi evaluasi dan tindak lanjutnya"

    kode: Kode | None = opsional("Kode pendek rekomendasi, bila rumusannya mungkin berubah")
    uraian: Teks = bagian("Rekomendasi seperti pada laporan hasil evaluasi", judul="Rekomendasi")
    tindak_lanjut: Uraian | None = opsional("Yang telah dilakukan kantor")
    status: StatusTindakLanjut = bagian("selesai, proses, atau belum", judul="Status tindak lanjut")
    penanggung_jawab: Teks | None = opsional("Unit atau pejabat yang menindaklanjuti")
    bukti: Teks | None = opsional("Dokumen yang membuktikannya", judul="Bukti")


class RiwayatEvaluasi(Bagian):
    """The result of the evaluation of an earlier year."""

    arti: ClassVar = "Hasil evaluasi satu tahun sebelumnya"

    tahun: Tahun = bagian("Tahun kinerja yang dievaluasi", judul="Tahun yang dievaluasi")
    nilai: Angka | None = opsional("Nilai evaluasi")
    kategori: Teks | None = opsional("Kategori, misalnya BB; bawaan: menurut nilainya")


class EvaluasiAkip(Bagian):
    """The evaluation of the accountability of an earlier year (LHE AKIP)."""

    arti: ClassVar = "Hasil evaluasi akuntabilitas kinerja dan tindak lanjutnya"

    tahun: Tahun = turunan(
        "Tahun kinerja yang dievaluasi; bawaan: tahun sebelum tahun laporan",
        judul="Tahun yang dievaluasi",
    )
    evaluator: Teks | None = opsional(
        "Yang mengevaluasi, misalnya Inspektorat Daerah", judul="Yang mengevaluasi"
    )
    nomor: Teks | None = opsional(
        "Nomor laporan hasil evaluasi", judul="Nomor laporan hasil evaluasi"
    )
    tanggal: Tanggal | None = opsional(
        "Tanggal laporan hasil evaluasi", judul="Tanggal laporan hasil evaluasi"
    )
    nilai: Angka | None = opsional("Nilai evaluasi, 0 sampai dengan 100", judul="Nilai evaluasi")
    kategori: Teks | None = opsional("Kategori, misalnya BB; bawaan: menurut nilainya")
    komponen: tuple[KomponenEvaluasi, ...] = daftar(
        "Nilai tiap komponen evaluasi", judul="Nilai tiap komponen"
    )
    riwayat: tuple[RiwayatEvaluasi, ...] = daftar(
        "Hasil evaluasi tahun-tahun sebelumnya", judul="Tahun-tahun sebelumnya"
    )
    uraian: Uraian | None = opsional("Uraian kantor tentang hasil evaluasi", judul="Uraian kantor")
    rekomendasi: tuple[RekomendasiEvaluasi, ...] = daftar(
        "Rekomendasi dan tindak lanjutnya", judul="Rekomendasi dan tindak lanjut"
    )
