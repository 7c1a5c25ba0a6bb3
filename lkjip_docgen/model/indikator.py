"""Performance indicators: how each is measured, its history and its analysis."""

from typing import ClassVar, Final, Literal

from pydantic import Field

from lkjip_docgen.model.anggaran import Dana
from lkjip_docgen.model.base import (
    Angka,
    AngkaAtauPredikat,
    Bagian,
    Kode,
    Tahun,
    Teks,
    Uraian,
    Warna,
    bagian,
    daftar,
    isian,
    opsional,
    tanpa_isi,
    turunan,
)
from lkjip_docgen.model.cara_ukur import (
    CARA,
    PERSEN,
    Berpredikat,
    Cacahan,
    CaraUkur,
    GabunganUnit,
    KelompokResponden,
    Langsung,
    NilaiBulan,
    Pengukuran,
    Persentase,
    Skala,
    SurveiBulanan,
    TabelBulanan,
    UnsurBerbobot,
    UnsurBobot,
)
from lkjip_docgen.model.pohon_kinerja import INDUK
from lkjip_docgen.model.triwulan import RencanaAksi, TriwulanIndikator

RUMUS_CAPAIAN: Final[dict[str, tuple[str, ...]]] = {
    "maksimum": ("r/t",),
    "minimum": ("2-r/t", "t/r"),
    "stabil": ("simpangan",),
}
"""The formulas of capaian that a polarity allows, the usual one first: r is realisasi, t target."""


_ARAH: Final = {
    "maksimum": "Makin besar makin baik",
    "minimum": "Makin kecil makin baik",
    "stabil": "Dijaga pada target",
}
_RUMUS: Final = {
    "r/t": "Realisasi dibagi target",
    "2-r/t": "2 dikurangi realisasi dibagi target",
    "t/r": "Target dibagi realisasi",
    "simpangan": "Simpangan dari target",
}


class Riwayat(Bagian):
    """A past year of an indicator.

    `nilai_survei` is a result on the survey's own scale; the program converts
    it.  `keterangan` says why a year cannot be compared.
    """

    arti: ClassVar = "Target dan realisasi indikator pada satu tahun sebelumnya"

    tahun: Tahun = turunan("Tahun sebelum tahun laporan; bawaan bila hanya satu baris: tahun lalu")
    target: AngkaAtauPredikat | None = opsional("Target tahun itu", satuan="satuan indikator")
    target_sampai: Angka | None = opsional(
        "Batas atas target tahun itu, bila berupa rentang",
        judul="Target sampai dengan",
        satuan="satuan indikator",
    )
    realisasi: AngkaAtauPredikat | None = opsional(
        "Realisasi pada skala indikator", satuan="satuan indikator"
    )
    nilai_survei: Angka | None = opsional(
        "Hasil pada skala survei, akan dikonversi", judul="Hasil pada skala survei"
    )
    keterangan: Teks | None = opsional("Catatan, misalnya alasan tidak dapat diperbandingkan")


class TargetMenengah(Bagian):
    """The target at the end of the strategic plan."""

    arti: ClassVar = "Target pada akhir rencana strategis"

    tahun: Tahun = turunan(
        "Tahun akhir {rencana_strategis}; bawaan: menurut masa berlakunya", judul="Tahun akhir"
    )
    nilai: AngkaAtauPredikat | None = opsional(
        "Target akhir {rencana_strategis}", judul="Target", satuan="satuan indikator"
    )
    sampai: Angka | None = opsional(
        "Batas atas target itu, bila berupa rentang",
        judul="Target sampai dengan",
        satuan="satuan indikator",
    )


class Pembanding(Bagian):
    """The result of another unit, or a standard, to compare with.

    Any number of them, each with its own year and source; without `tahun` it is
    the reported one.
    """

    arti: ClassVar = "Hasil unit lain, atau standar, untuk diperbandingkan"

    lingkup: Teks | None = opsional(
        "nasional, {kantor_wilayah}, atau lingkup lain, misalnya provinsi, kabupaten, standar",
        judul="Lingkup",
    )
    unit: Teks = bagian("Nama unit atau standar pembanding", judul="Unit atau standar")
    tahun: Tahun | None = opsional("Tahun angka pembanding, bila bukan tahun laporan")
    realisasi: AngkaAtauPredikat | None = opsional(
        "Realisasi pembanding pada skala yang sama", satuan="satuan indikator"
    )
    sumber: Teks | None = opsional("Asal angka pembanding", judul="Asal angka")


class KelasCapaian(Bagian):
    """A class of capaian of the office's own table."""

    arti: ClassVar = "Satu kelas capaian pada tabel kantor sendiri"

    nama: Teks = bagian("Nama kelas, misalnya Baik", judul="Kelas")
    dari: Angka | None = opsional(
        "Capaian terendah (%) pada kelas ini; kosong pada kelas terendah",
        judul="Mulai capaian",
        satuan="persen",
    )
    sampai: Angka | None = opsional(
        "Capaian (%) yang menjadi awal kelas berikutnya",
        judul="Sampai di bawah capaian",
        satuan="persen",
    )
    warna: Warna | None = opsional("Warna kelas dalam tabel dan grafik, misalnya #A5D6A7")


class KategoriCapaian(Bagian):
    """By which classes capaian is told: a table of the program, or the office's own."""

    arti: ClassVar = "Kelas yang dipakai untuk menyebut mutu capaian"

    tabel: Kode | None = opsional(
        "Kode tabel dalam aturan program, misalnya permendagri-86-2017",
        judul="Tabel kelas yang dikenal program",
    )
    sumber: Teks | None = opsional(
        "Aturan atau pedoman yang menetapkan kelas di bawah ini", judul="Aturan kelas capaian"
    )
    kelas: tuple[KelasCapaian, ...] = daftar(
        "Kelas capaian, bila memakai tabel kantor sendiri", judul="Kelas milik kantor sendiri"
    )


class Analisis(Bagian):
    """What only the office knows: nothing here is ever invented."""

    arti: ClassVar = "Yang hanya diketahui kantor tentang capaian satu indikator"

    penyebab: tuple[Uraian, ...] = daftar(
        "Penyebab keberhasilan, kegagalan, kenaikan atau penurunan", judul="Penyebab"
    )
    kendala: tuple[Uraian, ...] = daftar("Kendala yang dihadapi")
    solusi: tuple[Uraian, ...] = daftar("Solusi yang telah dilakukan")
    program_penunjang: tuple[Uraian, ...] = daftar(
        "Program atau kegiatan penunjang", judul="Program atau kegiatan penunjang"
    )
    efisiensi: Uraian | None = opsional(
        "Penjelasan kantor tentang efisiensi sumber daya", judul="Efisiensi sumber daya"
    )
    rekomendasi: tuple[Uraian, ...] = daftar("Rencana tindak lanjut", judul="Rencana tindak lanjut")


class Indikator(Bagian):
    """A performance indicator of the office."""

    arti: ClassVar = "Satu indikator kinerja: target, cara pengukuran, hasil, dan analisisnya"

    kode: Kode = bagian("Kode pendek indikator, misalnya ikm", judul="Kode indikator")
    nama: Teks = turunan(
        "Nama indikator tepat seperti pada perjanjian kinerja; bawaan: dari perjanjian itu",
        judul="Nama indikator",
    )
    singkatan: Teks | None = opsional("Singkatan, misalnya IKM")
    sasaran: Kode = turunan("Kode {sasaran} pada perjanjian kinerja; bawaan: dari perjanjian itu")
    induk: Kode | None = opsional(INDUK, judul="Di bawah (pohon kinerja)")
    satuan: Teks = turunan(
        "Satuan, misalnya indeks, persen, laporan; bawaan: dari perjanjian kinerja"
    )
    polaritas: Literal["maksimum", "minimum", "stabil"] = Field(
        default="maksimum",
        description="maksimum: makin besar makin baik; minimum: sebaliknya; "
        "stabil: target dijaga, lebih maupun kurang sama-sama menyimpang",
        json_schema_extra=isian(judul="Arah yang dikehendaki", pilihan=_ARAH),
    )
    rumus: Literal["r/t", "2-r/t", "t/r", "simpangan"] | None = opsional(
        "Rumus capaian dari realisasi (r) dan target (t); bawaan: maksimum r/t, "
        "minimum 2-r/t, stabil simpangan",
        judul="Rumus capaian",
        pilihan=_RUMUS,
    )
    sumber_rumus: Teks | None = opsional(
        "Pedoman yang menetapkan rumus capaian; tanpa pedoman: rumus kantor sendiri",
        judul="Pedoman rumus capaian",
    )
    target: AngkaAtauPredikat | None = opsional(
        "Target tahun yang dilaporkan; bawaan: dari perjanjian kinerja",
        judul="Target tahun laporan",
        satuan="satuan indikator",
    )
    target_sampai: Angka | None = opsional(
        "Batas atas target, bila berupa rentang yang dijaga (polaritas stabil)",
        judul="Target sampai dengan",
        satuan="satuan indikator",
    )
    desimal: int = Field(
        default=2,
        ge=0,
        le=4,
        description="Banyaknya angka desimal realisasi",
        json_schema_extra=isian(judul="Angka di belakang koma"),
    )
    pengantar: Uraian | None = opsional(
        "Makna indikator dan dasar pengukurannya", judul="Makna indikator"
    )
    pengukuran: Pengukuran = bagian("Cara indikator diukur, menurut jenis", judul="Cara pengukuran")
    riwayat: tuple[Riwayat, ...] = daftar("Tahun-tahun sebelumnya", judul="Tahun-tahun sebelumnya")
    target_menengah: TargetMenengah | None = opsional(
        "Target jangka menengah ({rencana_strategis})", judul="Target jangka menengah"
    )
    pembanding: tuple[Pembanding, ...] = daftar("Unit lain dan standar untuk diperbandingkan")
    program: Teks | None = opsional(
        "Nama atau kode program, kegiatan, atau rincian anggaran yang membiayai, untuk analisis "
        "efisiensi; bawaan bila programnya hanya satu: itu",
        judul="Program yang membiayai",
    )
    anggaran: Dana | None = opsional(
        "Anggaran khusus indikator ini, bila tercatat tersendiri",
        judul="Anggaran khusus indikator ini",
    )
    triwulan: TriwulanIndikator | None = opsional(
        "Target dan realisasi tiap triwulan, untuk laporan semester dan triwulan",
        judul="Target dan realisasi tiap triwulan",
    )
    rencana_aksi: tuple[RencanaAksi, ...] = daftar(
        "Rencana aksi: langkah tiap triwulan untuk mencapai target"
    )
    analisis: Analisis = Field(
        default=tanpa_isi(Analisis),
        description="Analisis dari kantor",
        json_schema_extra=isian(judul="Analisis capaian"),
    )

    @property
    def rumus_capaian(self) -> str:
        """The formula of capaian: the one named, else the usual one of the polarity."""
        usual = RUMUS_CAPAIAN[self.polaritas]
        return self.rumus if self.rumus in usual else usual[0]


__all__ = [
    "CARA",
    "PERSEN",
    "RUMUS_CAPAIAN",
    "Analisis",
    "Berpredikat",
    "Cacahan",
    "CaraUkur",
    "GabunganUnit",
    "Indikator",
    "KategoriCapaian",
    "KelasCapaian",
    "KelompokResponden",
    "Langsung",
    "NilaiBulan",
    "Pembanding",
    "Pengukuran",
    "Persentase",
    "Riwayat",
    "Skala",
    "SurveiBulanan",
    "TabelBulanan",
    "TargetMenengah",
    "UnsurBerbobot",
    "UnsurBobot",
]
