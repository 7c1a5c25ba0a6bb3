"""What was planned: strategic plan and performance agreement."""

import re
from collections.abc import Iterable
from typing import ClassVar, Final, Literal

from pydantic import Field, field_validator

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
from lkjip_docgen.model.pohon_kinerja import INDUK
from lkjip_docgen.patterns import lazy_pattern

_ABOUT: Final = lazy_pattern(r"^tentang\s+(?=\S)", re.IGNORECASE)


class Peraturan(Bagian):
    """A regulation that the report cites."""

    arti: ClassVar = "Satu peraturan yang dirujuk laporan"

    nama: Teks = bagian(
        "Jenis, nomor dan tahun, misalnya Peraturan Presiden Nomor 29 Tahun 2014", judul="Peraturan"
    )
    tentang: Teks = bagian("Judul setelah kata tentang", judul="Tentang")

    @field_validator("tentang", mode="after")
    @classmethod
    def _after_the_word(cls, tentang: str) -> str:
        """The title alone: the report says "tentang" before it, also where it was typed along."""
        return _ABOUT.sub("", tentang, count=1)


class Periode(Bagian):
    """First and last year of a plan."""

    arti: ClassVar = "Tahun pertama dan tahun terakhir suatu rencana"

    mulai: Tahun = bagian("Tahun pertama", judul="Tahun pertama")
    akhir: Tahun = bagian("Tahun terakhir", judul="Tahun terakhir")


class SasaranStrategis(Bagian):
    """A strategic objective of the ministry or directorate general."""

    arti: ClassVar = "Satu sasaran pada rencana strategis"

    kode: Teks | None = opsional("Kode pada dokumen {rencana_strategis}, misalnya SS3")
    nama: Teks = bagian("Rumusan sasaran", judul="Rumusan sasaran")
    indikator: tuple[Teks, ...] = daftar("Indikator sasaran", judul="Indikator sasaran")


class Nilai(Bagian):
    """One value of a set of values: a definition, conduct, or both."""

    arti: ClassVar = "Satu nilai dengan arti dan panduan perilakunya"

    nama: Teks = bagian("Nama nilai", judul="Nilai")
    uraian: Uraian | None = opsional("Arti nilai", judul="Arti")
    perilaku: tuple[Teks, ...] = daftar("Panduan perilaku", judul="Panduan perilaku")


class TataNilai(Bagian):
    """A set of values, such as BerAKHLAK."""

    arti: ClassVar = "Satu perangkat nilai, misalnya BerAKHLAK"

    nama: Teks = bagian("Nama tata nilai, misalnya BerAKHLAK", judul="Nama tata nilai")
    uraian: Uraian | None = opsional("Asal dan maksud tata nilai", judul="Asal dan maksud")
    nilai: tuple[Nilai, ...] = bagian(
        "Nilai-nilai di dalamnya", min_length=1, judul="Nilai-nilainya"
    )


_YEAR = lazy_pattern(r"\b\d{4}\b")


class Renstra(Bagian):
    """The strategic plan that the office carries out."""

    arti: ClassVar = "Rencana strategis yang dilaksanakan kantor"

    nama: Teks = bagian("Nama dokumen seperti pada sampulnya", judul="Nama dokumen")
    penetapan: Teks | None = opsional("Keputusan yang menetapkan", judul="Ditetapkan dengan")
    periode: Periode = bagian("Tahun mulai dan akhir {rencana_strategis}", judul="Masa berlaku")
    latar: Uraian | None = opsional(
        "Latar dan arah kebijakan {rencana_strategis}", judul="Latar dan arah kebijakan"
    )
    pengantar_visi: Uraian | None = opsional("Kalimat pengantar visi")
    visi: Teks | None = opsional("Rumusan visi resmi")
    pengantar_misi: Uraian | None = opsional("Kalimat pengantar misi")
    misi: tuple[Teks, ...] = daftar("Rumusan misi resmi")
    tujuan: tuple[Teks, ...] = daftar("Tujuan {rencana_strategis}", judul="Tujuan")
    pengantar_sasaran: Uraian | None = opsional(
        "Kalimat pengantar {sasaran_strategis}", judul="Pengantar sasaran"
    )
    sasaran_strategis: tuple[SasaranStrategis, ...] = daftar(
        "{sasaran_strategis:awal} yang diampu", judul="{sasaran_strategis:awal}"
    )
    tata_nilai: tuple[TataNilai, ...] = daftar("Tata nilai yang diterapkan")
    upaya: tuple[Teks, ...] = daftar(
        "Upaya kantor untuk menjalankan visi, misi dan tata nilai", judul="Upaya kantor"
    )

    @property
    def menyebut_periode(self) -> bool:
        """Whether the name of the plan holds its years already."""
        return {str(self.periode.mulai), str(self.periode.akhir)} <= set(_YEAR.findall(self.nama))

    @property
    def nama_lengkap(self) -> str:
        """The name with the years of the plan, which are said once."""
        if self.menyebut_periode:
            return self.nama
        return f"{self.nama} Tahun {self.periode.mulai}–{self.periode.akhir}"


class IndikatorPK(Bagian):
    """An indicator in a performance agreement with its target."""

    arti: ClassVar = "Satu indikator pada dokumen, dengan target dan satuannya"

    nama: Teks = bagian("Nama indikator tepat seperti pada dokumen", judul="Nama indikator")
    indikator: Kode | None = opsional(
        "Kode indikator yang mengukurnya; laporan mengukur tingkat terendah yang menyebut kode "
        "ini; bawaan: indikator yang namanya sama",
        judul="Diukur oleh indikator",
    )
    target: AngkaAtauPredikat | None = opsional(
        "Angka target, atau predikat", satuan="satuan target"
    )
    target_sampai: Angka | None = opsional(
        "Batas atas target, bila berupa rentang",
        judul="Target sampai dengan",
        satuan="satuan target",
    )
    satuan: Teks | None = opsional("Satuan target, misalnya Indeks atau Layanan")


class SasaranRencana(Bagian):
    """An objective of an annual plan, and of the agreement that follows from it."""

    arti: ClassVar = "Satu sasaran dengan indikator dan targetnya"

    kode: Kode = bagian("Kode sasaran, misalnya sk1", judul="Kode sasaran")
    nama: Teks = bagian("Rumusan sasaran tepat seperti pada dokumen", judul="Rumusan sasaran")
    indikator: tuple[IndikatorPK, ...] = bagian(
        "Indikator dan target sasaran ini", min_length=1, judul="Indikator dan target"
    )


class SasaranPK(SasaranRencana):
    """An objective in a performance agreement."""

    arti: ClassVar = "Satu sasaran pada perjanjian kinerja, dengan indikator dan targetnya"

    induk: Kode | None = opsional(INDUK, judul="Di bawah (pohon kinerja)")


TINGKAT: Final = ("strategis", "program", "kegiatan", "sub_kegiatan")
"""The levels of an agreement from the highest to the lowest (PermenPANRB 53/2014; the last one
is that of regions); what each is called is a word of the profile (`kosakata`)."""


def tingkat_diukur(levels: Iterable[object]) -> str | None:
    """The level that an office measures itself by: the lowest of these.

    An office below a regional one promises activities; a service of a region
    or a directorate general stops at the level above.
    """
    present = set(levels)
    return next((level for level in reversed(TINGKAT) if level in present), None)


_TINGKAT: Final = {name: f"{{sasaran_{name}:awal}}" for name in TINGKAT}


class TingkatPK(Bagian):
    """One of the stacked tables of an agreement."""

    arti: ClassVar = "Satu tabel sasaran pada perjanjian kinerja"

    tingkat: Literal["strategis", "program", "kegiatan", "sub_kegiatan"] = bagian(
        "Tingkat sasaran pada tabel ini",
        judul="Tingkat sasaran",
        pilihan=_TINGKAT,
    )
    sasaran: tuple[SasaranPK, ...] = bagian(
        "Sasaran pada tingkat ini", min_length=1, judul="Sasaran"
    )

    @property
    def menyebut_indikator(self) -> bool:
        """Whether a promise on this level names an indicator that the report measures."""
        return any(row.indikator for sasaran in self.sasaran for row in sasaran.indikator)


class KegiatanPK(Bagian):
    """An activity in the budget of a performance agreement, or a part of one."""

    arti: ClassVar = "Satu kegiatan pada perjanjian kinerja, atau bagiannya"

    kode: Teks | None = opsional(KODE_ANGGARAN, judul="Kode anggaran")
    nama: Teks = bagian(
        "Nama kegiatan atau rinciannya tepat seperti pada dokumen",
        judul="Nama kegiatan atau rincian",
    )
    anggaran: Rupiah | None = opsional(
        "Anggaran dalam rupiah; dijumlahkan dari rinciannya bila dirinci", satuan="rupiah"
    )
    rincian: tuple["KegiatanPK", ...] = daftar(
        "Bagian kegiatan; dapat dirinci lagi", judul="Rincian kegiatan"
    )


class ProgramPK(Bagian):
    """A program in the budget of a performance agreement; its amount is that of its activities."""

    arti: ClassVar = "Satu program pada perjanjian kinerja, dengan anggarannya"

    kode: Teks | None = opsional(KODE_ANGGARAN, judul="Kode anggaran")
    nama: Teks = bagian("Nama program tepat seperti pada dokumen", judul="Nama program")
    anggaran: Rupiah | None = opsional(
        "Anggaran program dalam rupiah; tidak perlu ditulis bila kegiatannya dirinci",
        satuan="rupiah",
    )
    kegiatan: tuple[KegiatanPK, ...] = daftar("Kegiatan dalam program, bila dirinci")


class PerjanjianKinerja(Bagian):
    """A performance agreement: the statement, three tables and the budget.

    The budget is a version of the DIPA of this file (`anggaran`) or, for a year
    whose DIPA the file does not hold, the agreement's own list (`program`).
    The names of the institution are those of its year, where they differ.
    """

    arti: ClassVar = "Satu perjanjian kinerja: pernyataan, tabel sasaran, dan anggarannya"

    tahun: Tahun = turunan(
        "Tahun kinerja; bawaan bila hanya satu perjanjian: tahun laporan", judul="Tahun kinerja"
    )
    versi: Literal["awal", "perubahan"] = Field(
        default="awal", description="PK awal atau perubahan"
    )
    tanggal: Tanggal | None = opsional(
        "Tanggal penandatanganan; kosongkan bila belum ditandatangani",
        judul="Tanggal ditandatangani",
    )
    alasan_perubahan: Uraian | None = opsional(
        "Mengapa perjanjian diubah; hanya pada versi perubahan", judul="Alasan perubahan"
    )
    tingkat: tuple[TingkatPK, ...] = bagian(
        "Tabel sasaran tiap tingkat", min_length=1, judul="Tabel sasaran"
    )
    anggaran: Kode | None = opsional(
        "Kode versi anggaran yang menyertainya", judul="Versi anggaran"
    )
    program: tuple[ProgramPK, ...] = daftar(
        "Program dan anggaran pada dokumen, bila {dokumen_anggaran} tahun itu tidak ada dalam "
        "berkas ini",
        judul="Program dan anggaran pada dokumen",
    )
    anggaran_sampai: Teks | None = opsional(
        "Tingkat terdalam anggaran yang dicetak pada dokumen ini: program, kegiatan, atau tingkat "
        "di bawahnya, misalnya sub kegiatan; bawaan: kegiatan (sub kegiatan pada perjanjian "
        "tingkat sub kegiatan), dan seluruhnya bila dokumen ini memuat program sendiri",
        judul="Anggaran dicetak sampai tingkat",
    )
    nama_kementerian: Teks | None = opsional(
        "Nama {instansi} pada dokumen, bila lain", judul="Nama {instansi} saat itu"
    )
    nama_eselon_satu: Teks | None = opsional(
        "Nama unit eselon I pada dokumen, bila lain", judul="Nama unit eselon I saat itu"
    )
    nama_kantor_wilayah: Teks | None = opsional(
        "Nama {kantor_wilayah:kecil} pada dokumen, bila lain",
        judul="Nama {kantor_wilayah:kecil} saat itu",
    )

    @property
    def nama_dokumen(self) -> str:
        """What the agreement is called: "Perubahan Perjanjian Kinerja Tahun 2023"."""
        changed = "Perubahan " if self.versi == "perubahan" else ""
        return f"{changed}Perjanjian Kinerja Tahun {self.tahun}"

    @property
    def tingkat_diukur(self) -> str:
        """The level whose indicators the report measures: the lowest that names any of its own."""
        naming = [level for level in self.tingkat if level.menyebut_indikator]
        return tingkat_diukur(level.tingkat for level in naming or self.tingkat) or "kegiatan"

    @property
    def tingkat_di_atas(self) -> tuple[str, ...]:
        """The levels of this agreement above the measured one, the lowest first."""
        above = TINGKAT[: TINGKAT.index(self.tingkat_diukur)]
        present = {level.tingkat for level in self.tingkat}
        return tuple(level for level in reversed(above) if level in present)
