"""What was planned: strategic plan and performance agreement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from pydantic import Field

from lkjip_docgen.model.anggaran import KODE_ANGGARAN
from lkjip_docgen.model.base import (
    Angka,
    AngkaAtauPredikat,
    Bagian,
    Kode,
    Rupiah,
    Tahun,
    Tanggal,
    Teks,
    Uraian,
    bagian,
    daftar,
    opsional,
    turunan,
)


class Peraturan(Bagian):
    """A regulation that the report cites."""

    nama: Teks = bagian("Jenis, nomor dan tahun, misalnya Peraturan Presiden Nomor 29 Tahun 2014")
    tentang: Teks = bagian("Judul setelah kata tentang")


class Periode(Bagian):
    """First and last year of a plan."""

    mulai: Tahun = bagian("Tahun pertama")
    akhir: Tahun = bagian("Tahun terakhir")


class SasaranStrategis(Bagian):
    """A strategic objective of the ministry or directorate general."""

    kode: Teks | None = opsional("Kode pada dokumen renstra, misalnya SS3")
    nama: Teks = bagian("Rumusan sasaran")
    indikator: tuple[Teks, ...] = daftar("Indikator sasaran")


class Nilai(Bagian):
    """One value of a set of values: a definition, conduct, or both."""

    nama: Teks = bagian("Nama nilai")
    uraian: Uraian | None = opsional("Arti nilai")
    perilaku: tuple[Teks, ...] = daftar("Panduan perilaku")


class TataNilai(Bagian):
    """A set of values, such as BerAKHLAK."""

    nama: Teks = bagian("Nama tata nilai, misalnya BerAKHLAK")
    uraian: Uraian | None = opsional("Asal dan maksud tata nilai")
    nilai: tuple[Nilai, ...] = bagian("Nilai-nilai di dalamnya", min_length=1)


class Renstra(Bagian):
    """The strategic plan that the office carries out."""

    nama: Teks = bagian("Nama dokumen, misalnya Rencana Strategis Direktorat Jenderal Imigrasi")
    penetapan: Teks | None = opsional("Keputusan yang menetapkan")
    periode: Periode = bagian("Tahun mulai dan akhir renstra")
    latar: Uraian | None = opsional("Latar dan arah kebijakan renstra")
    pengantar_visi: Uraian | None = opsional("Kalimat pengantar visi")
    visi: Teks | None = opsional("Rumusan visi resmi")
    pengantar_misi: Uraian | None = opsional("Kalimat pengantar misi")
    misi: tuple[Teks, ...] = daftar("Rumusan misi resmi")
    tujuan: tuple[Teks, ...] = daftar("Tujuan renstra")
    pengantar_sasaran: Uraian | None = opsional("Kalimat pengantar sasaran strategis")
    sasaran_strategis: tuple[SasaranStrategis, ...] = daftar("Sasaran strategis yang diampu")
    tata_nilai: tuple[TataNilai, ...] = daftar("Tata nilai yang diterapkan")
    upaya: tuple[Teks, ...] = daftar("Upaya kantor untuk menjalankan visi, misi dan tata nilai")


class IndikatorPK(Bagian):
    """An indicator in a performance agreement with its target."""

    nama: Teks = bagian("Nama indikator tepat seperti pada dokumen")
    indikator: Kode | None = opsional("Kode indikator yang diukur (tingkat kegiatan)")
    target: AngkaAtauPredikat | None = opsional("Angka target, atau predikat")
    target_sampai: Angka | None = opsional("Batas atas target, bila berupa rentang")
    satuan: Teks | None = opsional("Satuan target, misalnya Indeks atau Layanan")


class SasaranPK(Bagian):
    """An objective in a performance agreement."""

    kode: Kode = bagian("Kode sasaran, misalnya sk1")
    nama: Teks = bagian("Rumusan sasaran tepat seperti pada dokumen")
    indikator: tuple[IndikatorPK, ...] = bagian("Indikator dan target sasaran ini", min_length=1)


TINGKAT: Final = ("strategis", "program", "kegiatan", "sub_kegiatan")
"""The levels of an agreement from the highest to the lowest (PermenPANRB 53/2014; the last one
is that of regions); what each is called is a word of the profile (`kosakata`)."""


def tingkat_diukur(levels: Iterable[object]) -> str | None:
    """The level that an office measures itself by: the lowest of those its agreement holds.

    An office below a regional one promises activities; a service of a region
    or a directorate general stops at the level above.
    """
    present = set(levels)
    return next((level for level in reversed(TINGKAT) if level in present), None)


class TingkatPK(Bagian):
    """One of the stacked tables of an agreement."""

    tingkat: Literal["strategis", "program", "kegiatan", "sub_kegiatan"] = bagian(
        "Tingkat sasaran: strategis, program, kegiatan, atau sub_kegiatan"
    )
    sasaran: tuple[SasaranPK, ...] = bagian("Sasaran pada tingkat ini", min_length=1)


class KegiatanPK(Bagian):
    """An activity in the budget of a performance agreement, or a part of one."""

    kode: Teks | None = opsional(KODE_ANGGARAN)
    nama: Teks = bagian("Nama kegiatan atau rinciannya tepat seperti pada dokumen")
    anggaran: Rupiah | None = opsional(
        "Anggaran dalam rupiah; dijumlahkan dari rinciannya bila dirinci"
    )
    rincian: tuple[KegiatanPK, ...] = daftar(
        "Bagian kegiatan, misalnya sub kegiatan, KRO, atau RO; dapat dirinci lagi"
    )


class ProgramPK(Bagian):
    """A program in the budget of a performance agreement; its amount is that of its activities."""

    kode: Teks | None = opsional(KODE_ANGGARAN)
    nama: Teks = bagian("Nama program tepat seperti pada dokumen")
    anggaran: Rupiah | None = opsional(
        "Anggaran program dalam rupiah; tidak perlu ditulis bila kegiatannya dirinci"
    )
    kegiatan: tuple[KegiatanPK, ...] = daftar("Kegiatan dalam program, bila dirinci")


class PerjanjianKinerja(Bagian):
    """A performance agreement: the statement, three tables and the budget.

    The budget is a version of the DIPA of this file (`anggaran`) or, for a year
    whose DIPA the file does not hold, the agreement's own list (`program`).
    The names of the institution are those of its year, where they differ.
    """

    tahun: Tahun = turunan("Tahun kinerja; bawaan bila hanya satu perjanjian: tahun laporan")
    versi: Literal["awal", "perubahan"] = Field(
        default="awal", description="PK awal atau perubahan"
    )
    tanggal: Tanggal | None = opsional(
        "Tanggal penandatanganan; kosongkan bila belum ditandatangani"
    )
    tingkat: tuple[TingkatPK, ...] = bagian(
        "Tabel sasaran strategis, program, dan kegiatan", min_length=1
    )
    anggaran: Kode | None = opsional("Kode versi anggaran (anggaran.versi) yang menyertainya")
    program: tuple[ProgramPK, ...] = daftar(
        "Program dan anggaran pada dokumen, bila DIPA-nya tidak ada dalam berkas ini"
    )
    anggaran_sampai: Teks | None = opsional(
        "Tingkat terdalam anggaran yang dicetak pada dokumen ini: program, kegiatan, atau tingkat "
        "di bawahnya, misalnya sub kegiatan; bawaan: kegiatan, pada perjanjian tingkat sub "
        "kegiatan sub kegiatan, dan seluruhnya bila dokumen ini memuat `program` sendiri"
    )
    nama_kementerian: Teks | None = opsional("Nama kementerian pada dokumen, bila lain")
    nama_eselon_satu: Teks | None = opsional("Nama unit eselon I pada dokumen, bila lain")
    nama_kantor_wilayah: Teks | None = opsional("Nama kantor wilayah pada dokumen, bila lain")

    @property
    def tingkat_diukur(self) -> str:
        """The level whose indicators the report measures."""
        return tingkat_diukur(level.tingkat for level in self.tingkat) or "kegiatan"
