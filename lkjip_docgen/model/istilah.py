"""What an office calls things, and which sections its report has: its own part of the data."""

from typing import ClassVar, Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from lkjip_docgen.model.base import Bagian, Teks, bagian, daftar, opsional

KodeBagian = Literal[
    "pernyataan_reviu",
    "daftar_singkatan",
    "sejarah_bidang",
    "sejarah",
    "wilayah_kerja",
    "rincian_wilayah",
    "visi",
    "misi",
    "tata_nilai",
    "rencana_kinerja",
    "pohon_kinerja",
    "target_menengah",
    "pembanding",
    "pnbp",
    "smart",
    "ikpa",
    "emonev",
    "evaluasi_akip",
    "kontribusi_kanwil",
    "output_lain",
    "penghargaan",
    "inovasi",
    "pembinaan",
    "perjanjian_tahun_depan",
]
"""The sections that a report may do without; what each is stands in `rules/profil.toml`."""


class Sebutan(Bagian):
    """A name that the report writes in full once and, where it has a short form, so after that."""

    arti: ClassVar = "Sebutan lengkap, dan singkatannya yang dipakai sesudah disebut sekali"

    nama: Teks = bagian("Sebutan lengkap", judul="Sebutan lengkap")
    singkatan: Teks | None = opsional("Singkatannya, bila ada")


class Istilah(Bagian):
    """Words that replace those of the profile; what is left out is the profile's."""

    arti: ClassVar = "Sebutan yang dipakai laporan sebagai ganti yang lazim bagi jenis instansinya"

    laporan: Sebutan | None = opsional(
        "Sebutan laporan ini, misalnya Laporan Kinerja (LKj)", judul="Laporan ini"
    )
    rencana_strategis: Sebutan | None = opsional("Sebutan rencana strategis")
    sasaran_strategis: Teks | None = opsional(
        "Sebutan sasaran tingkat strategis", judul="Sasaran tingkat strategis"
    )
    sasaran_program: Teks | None = opsional(
        "Sebutan sasaran tingkat program", judul="Sasaran tingkat program"
    )
    sasaran_kegiatan: Teks | None = opsional(
        "Sebutan sasaran tingkat kegiatan", judul="Sasaran tingkat kegiatan"
    )
    sasaran_sub_kegiatan: Teks | None = opsional(
        "Sebutan sasaran tingkat sub kegiatan", judul="Sasaran tingkat sub kegiatan"
    )
    indikator_strategis: Sebutan | None = opsional(
        "Sebutan indikator tingkat strategis", judul="Indikator tingkat strategis"
    )
    indikator_program: Sebutan | None = opsional(
        "Sebutan indikator tingkat program", judul="Indikator tingkat program"
    )
    indikator_kegiatan: Sebutan | None = opsional(
        "Sebutan indikator tingkat kegiatan", judul="Indikator tingkat kegiatan"
    )
    indikator_sub_kegiatan: Sebutan | None = opsional(
        "Sebutan indikator tingkat sub kegiatan", judul="Indikator tingkat sub kegiatan"
    )
    tingkat_anggaran: tuple[Teks, ...] = daftar(
        "Sebutan tingkat anggaran dari yang tertinggi, misalnya program, kegiatan, sub kegiatan",
        judul="Tingkat anggaran, dari yang tertinggi",
    )
    dokumen_anggaran: Sebutan | None = opsional("Sebutan dokumen anggaran, misalnya DIPA atau DPA")
    penerimaan: Sebutan | None = opsional("Sebutan penerimaan, misalnya PNBP atau PAD")
    instansi: Teks | None = opsional(
        "Sebutan instansi yang menaungi, misalnya {instansi}, bagi templat kantor sendiri",
        judul="Instansi yang menaungi",
    )
    pimpinan_instansi: Teks | None = opsional(
        "Sebutan pimpinannya, misalnya {pimpinan_instansi}, bagi templat kantor sendiri"
    )
    kantor: Teks | None = opsional("Sebutan kantor dalam kalimat, misalnya {kantor}")
    kantor_wilayah: Sebutan | None = opsional(
        "Sebutan kantor di atas kantor, misalnya kanwil", judul="Kantor di atas kantor"
    )
    unit_pembanding: Teks | None = opsional(
        "Unit yang biasa dibandingkan, misalnya {unit_pembanding}"
    )
    kinerja_anggaran: Sebutan | None = opsional(
        "Sebutan nilai kinerja anggaran", judul="Nilai kinerja anggaran"
    )
    aplikasi_kinerja_anggaran: Sebutan | None = opsional(
        "Aplikasi yang menilai kinerja anggaran", judul="Aplikasi kinerja anggaran"
    )
    pelaksanaan_anggaran: Sebutan | None = opsional(
        "Sebutan nilai pelaksanaan anggaran", judul="Nilai pelaksanaan anggaran"
    )
    penilai_pelaksanaan_anggaran: Teks | None = opsional("Yang menilai pelaksanaan anggaran")
    aplikasi_pemantauan: Sebutan | None = opsional("Aplikasi pemantauan, misalnya e-Monev Bappenas")
    skala_survei: Teks | None = opsional("Sebutan skala nilai survei")


class Susunan(Bagian):
    """Sections that the office has otherwise than is usual for its profile."""

    arti: ClassVar = "Bagian laporan yang dipakai atau tidak dipakai, lain daripada yang lazim"

    tanpa: tuple[KodeBagian, ...] = daftar(
        "Bagian laporan yang tidak dipakai kantor: tidak ditagih, dan tidak dicetak bila kosong",
        judul="Bagian yang tidak dipakai",
    )
    dengan: tuple[KodeBagian, ...] = daftar(
        "Bagian laporan yang dipakai kantor meski tidak lazim bagi profilnya",
        judul="Bagian yang dipakai",
    )

    @model_validator(mode="after")
    def _satu_putusan(self) -> Self:
        if both := [kode for kode in self.tanpa if kode in self.dengan]:
            raise PydanticCustomError("susunan_ganda", "{kode}", {"kode": ", ".join(both)})
        return self
