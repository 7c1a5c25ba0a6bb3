"""Performance indicators: how each is measured, its history and its analysis."""

from typing import Annotated, ClassVar, Final, Literal, Self, get_args

from pydantic import Field

from lkjip_docgen.model.anggaran import Dana
from lkjip_docgen.model.base import (
    Angka,
    AngkaAtauPredikat,
    Bagian,
    Cacah,
    Kode,
    Pengali,
    Tahun,
    Teks,
    Uraian,
    Warna,
    bagian,
    daftar,
    opsional,
    tanpa_isi,
    turunan,
)
from lkjip_docgen.model.pohon_kinerja import INDUK
from lkjip_docgen.model.triwulan import RencanaAksi, TriwulanIndikator

PERSEN: Final = 100
"""The multiplier of a quotient that makes a percentage of it."""


class Skala(Bagian):
    """The range of a survey or index."""

    min: Angka | None = opsional("Nilai terendah yang mungkin")
    maks: Angka = bagian("Nilai tertinggi yang mungkin")


class NilaiBulan(Bagian):
    """One row of a monthly survey table, January to December; None is missing."""

    nama: Teks = bagian("Nama unsur atau variabel")
    kelompok: Teks | None = opsional("Kelompok unsur")
    nilai: tuple[Angka | None, ...] = bagian(
        "Nilai Januari sampai dengan Desember", min_length=12, max_length=12
    )


class TabelBulanan(Bagian):
    """A monthly survey table, read from a CSV file beside the data file."""

    unsur: tuple[NilaiBulan, ...] = bagian("Nilai tiap unsur", min_length=1)
    nilai: tuple[Angka | None, ...] = bagian(
        "Nilai survei tiap bulan", min_length=12, max_length=12
    )
    responden: tuple[Cacah | None, ...] = bagian(
        "Banyaknya responden tiap bulan", min_length=12, max_length=12
    )
    kelompok: tuple[Teks, ...] = daftar("Nama kelompok unsur, urut")

    def sampai_bulan(self, bulan: int) -> Self:
        """The table up to a month."""
        rows = tuple(row.model_copy(update={"nilai": row.nilai[:bulan]}) for row in self.unsur)
        changes = {
            "unsur": rows,
            "nilai": self.nilai[:bulan],
            "responden": self.responden[:bulan],
        }
        return self.model_copy(update=changes)


_HASIL: Final = ("hasil", "nilai_pembilang", "nilai_penyebut")
"""Keys of a way of measuring that hold the figures of the year."""


class CaraUkur(Bagian):
    """A way of measuring: its keys in the data."""

    dikenal_dari: ClassVar[tuple[str, ...]] = ()
    """Keys that no other way has, so that `jenis` need not be typed beside them."""
    satuan_tetap: ClassVar[str | None] = None
    """The unit of the result, where it is always the same."""

    def sampai_bulan(self, bulan: int, *, berlaku: bool) -> Self:
        """What was known at the end of a month.

        `berlaku` says whether the figures that are of no month were gathered by then.
        """
        return self if berlaku else self.model_copy(update=self._belum_diukur())

    def _belum_diukur(self) -> dict[str, object]:
        """The figures of the year, none of them known."""
        return {name: None for name in _HASIL if name in type(self).model_fields}


class SurveiBulanan(CaraUkur):
    """A survey with a result and a number of respondents each month."""

    jenis: Literal["survei_bulanan"] = bagian("Cara pengukuran: survei bulanan")
    nama: Teks = bagian("Nama survei, misalnya Survei Kepuasan Masyarakat")
    singkatan: Teks = bagian("Singkatan survei, misalnya SKM")
    nama_nilai: Teks = bagian("Nama nilai bulanan, misalnya Nilai SKM")
    sebutan_unsur: Literal["unsur", "variabel"] = Field(
        default="unsur", description="Sebutan bagian yang dinilai"
    )
    penyelenggara: Teks | None = opsional("Penyelenggara survei")
    laman: Teks | None = opsional("Alamat aplikasi survei")
    pedoman: Teks | None = opsional("Pedoman yang diacu survei")
    metode: Uraian | None = opsional("Cara survei dilakukan")
    tabel: TabelBulanan = bagian("Nama berkas tabel bulanan, CSV atau Excel (.xlsx)")
    bulan_kosong: Teks | None = opsional(
        "Mengapa sel yang kosong pada tabel memang tidak ada nilainya"
    )
    skala_survei: Skala = bagian("Rentang nilai pada aplikasi survei")
    skala_hasil: Skala = bagian("Rentang indeks yang ditargetkan")
    minimum_responden: Cacah | None = opsional("Responden paling sedikit tiap bulan")
    populasi: Cacah | None = opsional("Banyaknya orang yang dapat menjawab dalam satu bulan")
    kategori: Kode | None = opsional("Kode tabel kategori mutu, misalnya skm-2017")

    def sampai_bulan(self, bulan: int, *, berlaku: bool) -> Self:
        """The months up to that one, whenever the others were gathered."""
        return self.model_copy(update={"tabel": self.tabel.sampai_bulan(bulan)})

    @property
    def sebab_bulan_kosong(self) -> str:
        """Why empty cells have no figure; "" where the office has not said so.

        A reason given in the place of the text is that text.
        """
        return self.bulan_kosong or self.tak_berlaku("bulan_kosong")


class UnsurBobot(Bagian):
    """A weighted element; `nilai` None is missing, not 0."""

    nama: Teks = bagian("Nama unsur")
    bobot: Angka = bagian("Bobot dalam persen")
    nilai: Angka | None = opsional("Nilai unsur; kosongkan bila belum ada")


class KelompokResponden(Bagian):
    """Elements asked of one kind of respondents."""

    kode: Kode = bagian("Kode kelompok, misalnya internal")
    nama: Teks = bagian("Pihak yang disurvei, misalnya Pihak internal")
    responden: Cacah | None = opsional("Banyaknya responden")
    minimum_responden: Cacah | None = opsional("Responden paling sedikit")
    populasi: Cacah | None = opsional("Banyaknya orang yang dapat menjawab")
    unsur: tuple[UnsurBobot, ...] = bagian("Unsur yang dinilai kelompok ini", min_length=1)


class UnsurBerbobot(CaraUkur):
    """Weighted elements, internal and external respondents (or internal only)."""

    jenis: Literal["unsur_berbobot"] = bagian("Cara pengukuran: unsur dengan bobot")
    nama: Teks = bagian("Nama survei")
    penyelenggara: Teks | None = opsional("Penyelenggara survei")
    waktu: Teks | None = opsional("Waktu pelaksanaan")
    pedoman: Teks | None = opsional("Pedoman yang diacu")
    metode: Uraian | None = opsional("Cara survei dilakukan")
    skala_hasil: Skala = bagian("Rentang indeks yang ditargetkan")
    kelompok: tuple[KelompokResponden, ...] = bagian(
        "Kelompok responden dan unsurnya", min_length=1
    )
    hasil: Angka | None = opsional("Hasil yang diberikan langsung bila nilai unsur tidak tersedia")
    sumber_hasil: Teks | None = opsional("Asal hasil yang diberikan langsung")

    def _belum_diukur(self) -> dict[str, object]:
        return {**super()._belum_diukur(), "kelompok": tuple(map(_unanswered, self.kelompok))}


def _unanswered(group: KelompokResponden) -> KelompokResponden:
    """A group of respondents without their answers."""
    elements = tuple(row.model_copy(update={"nilai": None}) for row in group.unsur)
    return group.model_copy(update={"unsur": elements, "responden": None})


class Langsung(CaraUkur):
    """A result given directly by another institution."""

    jenis: Literal["langsung"] = bagian(
        "Cara pengukuran: hasil diberikan langsung oleh lembaga lain"
    )
    nama: Teks = bagian("Nama penilaian")
    hasil: Angka | None = opsional("Hasil; kosongkan bila belum ada")
    sumber_hasil: Teks | None = opsional("Asal hasil")
    metode: Uraian | None = opsional("Cara pengukuran")
    skala_hasil: Skala | None = opsional("Rentang hasil")


class Persentase(CaraUkur):
    """Numerator over denominator, in percent or per any other power of ten (`per`)."""

    dikenal_dari: ClassVar = ("pembilang", "penyebut")
    satuan_tetap: ClassVar = "persen"

    jenis: Literal["persentase"] = turunan("Cara pengukuran: pembilang dibagi penyebut")
    pembilang: Teks = bagian("Apa yang dihitung di atas garis")
    penyebut: Teks = bagian("Apa yang dihitung di bawah garis")
    nilai_pembilang: Angka | None = opsional("Angka pembilang")
    nilai_penyebut: Angka | None = opsional("Angka penyebut")
    per: Pengali = Field(
        default=PERSEN,
        description="Pengali hasil baginya: 100 (bawaan) untuk persen, atau 1000, 10000, 100000, "
        "1000000, misalnya 100000 untuk Angka Kematian Ibu per 100.000 kelahiran hidup",
    )
    metode: Uraian | None = opsional("Cara pengukuran")
    sumber_hasil: Teks | None = opsional("Asal data")


class Cacahan(CaraUkur):
    """A plain count."""

    dikenal_dari: ClassVar = ("yang_dihitung",)

    jenis: Literal["cacah"] = turunan("Cara pengukuran: cacahan")
    yang_dihitung: Teks = bagian("Apa yang dicacah")
    hasil: Cacah | None = opsional("Banyaknya")
    metode: Uraian | None = opsional("Cara pengukuran")
    sumber_hasil: Teks | None = opsional("Asal data")


class Berpredikat(CaraUkur):
    """A predicate on a named order, as others give it: an opinion, a grade, a zone."""

    dikenal_dari: ClassVar = ("urutan",)
    satuan_tetap: ClassVar = "predikat"

    jenis: Literal["predikat"] = turunan("Cara pengukuran: predikat menurut urutannya")
    nama: Teks | None = opsional("Nama penilaian, misalnya Evaluasi SAKIP")
    urutan: tuple[Teks, ...] = daftar("Predikat dari yang terendah, misalnya D, C, CC, B, BB, A")
    skala_predikat: Kode | None = opsional(
        "Kode urutan dalam aturan program, misalnya sakip-2021 atau opini-bpk, pengganti `urutan`"
    )
    sumber_urutan: Teks | None = opsional("Aturan yang menetapkan urutan predikat")
    nilai: tuple[Angka, ...] = daftar(
        "Nilai tiap predikat menurut urutannya, bila aturan kantor menetapkannya; dengannya "
        "capaian dinyatakan dalam persen"
    )
    sumber_nilai: Teks | None = opsional("Aturan kantor yang menetapkan nilai tiap predikat")
    hasil: AngkaAtauPredikat | None = opsional("Predikat yang diperoleh; kosongkan bila belum ada")
    sumber_hasil: Teks | None = opsional("Asal hasil")
    metode: Uraian | None = opsional("Cara penilaian")


Pengukuran = Annotated[
    SurveiBulanan | UnsurBerbobot | Langsung | Persentase | Cacahan | Berpredikat,
    Field(discriminator="jenis"),
]
CARA: Final[dict[str, type[CaraUkur]]] = {
    get_args(way.model_fields["jenis"].annotation)[0]: way
    for way in get_args(get_args(Pengukuran)[0])
}
"""The ways of measuring by what the data call them (`jenis`)."""


RUMUS_CAPAIAN: Final[dict[str, tuple[str, ...]]] = {
    "maksimum": ("r/t",),
    "minimum": ("2-r/t", "t/r"),
    "stabil": ("simpangan",),
}
"""The formulas of capaian that a polarity allows, the usual one first: r is realisasi, t target."""


class Riwayat(Bagian):
    """A past year of an indicator.

    `nilai_survei` is a result on the survey's own scale; the program converts
    it.  `keterangan` says why a year cannot be compared.
    """

    tahun: Tahun = turunan("Tahun sebelum tahun laporan; bawaan bila hanya satu baris: tahun lalu")
    target: AngkaAtauPredikat | None = opsional("Target tahun itu")
    target_sampai: Angka | None = opsional("Batas atas target tahun itu, bila berupa rentang")
    realisasi: AngkaAtauPredikat | None = opsional("Realisasi pada skala indikator")
    nilai_survei: Angka | None = opsional("Hasil pada skala survei, akan dikonversi")
    keterangan: Teks | None = opsional("Catatan, misalnya alasan tidak dapat diperbandingkan")


class TargetMenengah(Bagian):
    """The target at the end of the strategic plan."""

    tahun: Tahun = turunan("Tahun akhir {rencana_strategis}; bawaan: renstra.periode.akhir")
    nilai: AngkaAtauPredikat | None = opsional("Target akhir {rencana_strategis}")
    sampai: Angka | None = opsional("Batas atas target itu, bila berupa rentang")


class Pembanding(Bagian):
    """The result of another unit, or a standard, to compare with.

    Any number of them, each with its own year and source; without `tahun` it is
    the reported one.
    """

    lingkup: Teks | None = opsional(
        "nasional, {kantor_wilayah}, atau lingkup lain, misalnya provinsi, kabupaten, standar"
    )
    unit: Teks = bagian("Nama unit atau standar pembanding")
    tahun: Tahun | None = opsional("Tahun angka pembanding, bila bukan tahun laporan")
    realisasi: AngkaAtauPredikat | None = opsional("Realisasi pembanding pada skala yang sama")
    sumber: Teks | None = opsional("Asal angka pembanding")


class KelasCapaian(Bagian):
    """A class of capaian of the office's own table."""

    nama: Teks = bagian("Nama kelas, misalnya Baik")
    dari: Angka | None = opsional("Capaian terendah (%) pada kelas ini; kosong pada kelas terendah")
    sampai: Angka | None = opsional("Capaian (%) yang menjadi awal kelas berikutnya")
    warna: Warna | None = opsional("Warna kelas dalam tabel dan grafik, misalnya #A5D6A7")


class KategoriCapaian(Bagian):
    """By which classes capaian is told: a table of the program, or the office's own."""

    tabel: Kode | None = opsional("Kode tabel dalam aturan program, misalnya permendagri-86-2017")
    sumber: Teks | None = opsional("Aturan atau pedoman yang menetapkan kelas di bawah ini")
    kelas: tuple[KelasCapaian, ...] = daftar("Kelas capaian, bila memakai tabel kantor sendiri")


class Analisis(Bagian):
    """What only the office knows: nothing here is ever invented."""

    penyebab: tuple[Uraian, ...] = daftar(
        "Penyebab keberhasilan, kegagalan, kenaikan atau penurunan"
    )
    kendala: tuple[Uraian, ...] = daftar("Kendala yang dihadapi")
    solusi: tuple[Uraian, ...] = daftar("Solusi yang telah dilakukan")
    program_penunjang: tuple[Uraian, ...] = daftar("Program atau kegiatan penunjang")
    efisiensi: Uraian | None = opsional("Penjelasan kantor tentang efisiensi sumber daya")
    rekomendasi: tuple[Uraian, ...] = daftar("Rencana tindak lanjut")


class Indikator(Bagian):
    """A performance indicator of the office."""

    kode: Kode = bagian("Kode pendek indikator, misalnya ikm")
    nama: Teks = turunan(
        "Nama indikator tepat seperti pada perjanjian kinerja; bawaan: dari perjanjian itu"
    )
    singkatan: Teks | None = opsional("Singkatan, misalnya IKM")
    sasaran: Kode = turunan("Kode {sasaran} pada perjanjian kinerja; bawaan: dari perjanjian itu")
    induk: Kode | None = opsional(INDUK)
    satuan: Teks = turunan(
        "Satuan, misalnya indeks, persen, laporan; bawaan: dari perjanjian kinerja"
    )
    polaritas: Literal["maksimum", "minimum", "stabil"] = Field(
        default="maksimum",
        description="maksimum: makin besar makin baik; minimum: sebaliknya; "
        "stabil: target dijaga, lebih maupun kurang sama-sama menyimpang",
    )
    rumus: Literal["r/t", "2-r/t", "t/r", "simpangan"] | None = opsional(
        "Rumus capaian dari realisasi (r) dan target (t); bawaan: maksimum r/t, "
        "minimum 2-r/t, stabil simpangan"
    )
    sumber_rumus: Teks | None = opsional(
        "Pedoman yang menetapkan rumus capaian; tanpa pedoman: rumus kantor sendiri"
    )
    target: AngkaAtauPredikat | None = opsional(
        "Target tahun yang dilaporkan; bawaan: dari perjanjian kinerja"
    )
    target_sampai: Angka | None = opsional(
        "Batas atas target, bila berupa rentang yang dijaga (polaritas stabil)"
    )
    desimal: int = Field(default=2, ge=0, le=4, description="Banyaknya angka desimal realisasi")
    pengantar: Uraian | None = opsional("Makna indikator dan dasar pengukurannya")
    pengukuran: Pengukuran = bagian("Cara indikator diukur, menurut jenis")
    riwayat: tuple[Riwayat, ...] = daftar("Tahun-tahun sebelumnya")
    target_menengah: TargetMenengah | None = opsional(
        "Target jangka menengah ({rencana_strategis})"
    )
    pembanding: tuple[Pembanding, ...] = daftar("Unit lain dan standar untuk diperbandingkan")
    program: Teks | None = opsional(
        "Nama atau kode program, kegiatan, atau rincian anggaran yang membiayai, untuk analisis "
        "efisiensi; bawaan bila programnya hanya satu: itu"
    )
    anggaran: Dana | None = opsional("Anggaran khusus indikator ini, bila tercatat tersendiri")
    triwulan: TriwulanIndikator | None = opsional(
        "Target dan realisasi tiap triwulan, untuk laporan semester dan triwulan"
    )
    rencana_aksi: tuple[RencanaAksi, ...] = daftar(
        "Rencana aksi: langkah tiap triwulan untuk mencapai target"
    )
    analisis: Analisis = Field(default=tanpa_isi(Analisis), description="Analisis dari kantor")

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
    "Indikator",
    "KategoriCapaian",
    "KelasCapaian",
    "Langsung",
    "Pembanding",
    "Pengukuran",
    "Persentase",
    "Riwayat",
    "SurveiBulanan",
    "TabelBulanan",
    "TargetMenengah",
    "UnsurBerbobot",
]
