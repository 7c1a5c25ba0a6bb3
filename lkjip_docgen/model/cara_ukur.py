"""The ways in which an indicator is measured, each with its keys in the data."""

from typing import Annotated, ClassVar, Final, Literal, Self, get_args

from pydantic import Field

from lkjip_docgen.model.base import (
    Angka,
    AngkaAtauPredikat,
    Bagian,
    Cacah,
    Kode,
    Pengali,
    Teks,
    Uraian,
    bagian,
    daftar,
    isian,
    opsional,
    turunan,
)

PERSEN: Final = 100
"""The multiplier of a quotient that makes a percentage of it."""


class Skala(Bagian):
    """The range of a survey or index."""

    arti: ClassVar = "Rentang nilai yang mungkin"

    min: Angka | None = opsional("Nilai terendah yang mungkin", judul="Nilai terendah")
    maks: Angka = bagian("Nilai tertinggi yang mungkin", judul="Nilai tertinggi")


class NilaiBulan(Bagian):
    """One row of a monthly survey table, January to December; None is missing."""

    arti: ClassVar = "Nilai satu unsur tiap bulan"

    nama: Teks = bagian("Nama unsur atau variabel")
    kelompok: Teks | None = opsional("Kelompok unsur")
    nilai: tuple[Angka | None, ...] = bagian(
        "Nilai Januari sampai dengan Desember", min_length=12, max_length=12
    )


class TabelBulanan(Bagian):
    """A monthly survey table, read from a CSV file beside the data file."""

    arti: ClassVar = "Tabel nilai survei tiap bulan"

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

    arti: ClassVar = "Satu cara mengukur indikator"

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


_HASIL_JADI: Final = "Angka hasil saja, dari lembaga lain atau hitungan sendiri"

_CARA: Final = {
    "survei_bulanan": "Survei tiap bulan",
    "unsur_berbobot": "Unsur dengan bobot",
    "langsung": _HASIL_JADI,
    "persentase": "Pembilang dibagi penyebut",
    "cacah": "Cacahan",
    "predikat": "Predikat menurut urutannya",
    "gabungan_unit": "Gabungan hasil unit",
}


class SurveiBulanan(CaraUkur):
    """A survey with a result and a number of respondents each month."""

    arti: ClassVar = "Pengukuran dengan survei yang hasil dan respondennya dicatat tiap bulan"

    jenis: Literal["survei_bulanan"] = bagian(
        "Cara pengukuran: survei bulanan",
        judul="Cara pengukuran",
        pilihan={"survei_bulanan": "Survei tiap bulan"},
    )
    nama: Teks = bagian("Nama survei, misalnya Survei Kepuasan Masyarakat", judul="Nama survei")
    singkatan: Teks = bagian("Singkatan survei, misalnya SKM", judul="Singkatan survei")
    nama_nilai: Teks = bagian("Nama nilai bulanan, misalnya Nilai SKM", judul="Nama nilai bulanan")
    sebutan_unsur: Literal["unsur", "variabel"] = Field(
        default="unsur",
        description="Sebutan bagian yang dinilai",
        json_schema_extra=isian(judul="Sebutan bagian yang dinilai"),
    )
    penyelenggara: Teks | None = opsional("Penyelenggara survei")
    laman: Teks | None = opsional("Alamat aplikasi survei", judul="Alamat aplikasi survei")
    pedoman: Teks | None = opsional("Pedoman yang diacu survei", judul="Pedoman survei")
    metode: Uraian | None = opsional("Cara survei dilakukan", judul="Cara survei dilakukan")
    tabel: TabelBulanan = bagian(
        "Nama berkas tabel bulanan, CSV atau Excel (.xlsx)", judul="Tabel nilai tiap bulan"
    )
    bulan_kosong: Teks | None = opsional(
        "Mengapa sel yang kosong pada tabel memang tidak ada nilainya",
        judul="Alasan bulan tanpa nilai",
    )
    skala_survei: Skala = bagian("Rentang nilai pada aplikasi survei", judul="Rentang nilai survei")
    skala_hasil: Skala = bagian("Rentang indeks yang ditargetkan", judul="Rentang indeks")
    minimum_responden: Cacah | None = opsional(
        "Responden paling sedikit tiap bulan",
        judul="Responden paling sedikit tiap bulan",
        satuan="orang",
    )
    populasi: Cacah | None = opsional(
        "Banyaknya orang yang dapat menjawab dalam satu bulan",
        judul="Yang dapat menjawab dalam sebulan",
        satuan="orang",
    )
    kategori: Kode | None = opsional(
        "Kode tabel kategori mutu, misalnya skm-2017", judul="Kategori mutu"
    )

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

    arti: ClassVar = "Satu unsur dengan bobot dan nilainya"

    nama: Teks = bagian("Nama unsur", judul="Unsur")
    bobot: Angka = bagian("Bobot dalam persen", satuan="persen")
    nilai: Angka | None = opsional("Nilai unsur; kosongkan bila belum ada")


class KelompokResponden(Bagian):
    """Elements asked of one kind of respondents."""

    arti: ClassVar = "Satu kelompok responden dan unsur yang dinilainya"

    kode: Kode = bagian("Kode kelompok, misalnya internal", judul="Kode kelompok")
    nama: Teks = bagian("Pihak yang disurvei, misalnya Pihak internal", judul="Pihak yang disurvei")
    responden: Cacah | None = opsional(
        "Banyaknya responden", judul="Banyaknya responden", satuan="orang"
    )
    minimum_responden: Cacah | None = opsional(
        "Responden paling sedikit", judul="Responden paling sedikit", satuan="orang"
    )
    populasi: Cacah | None = opsional(
        "Banyaknya orang yang dapat menjawab", judul="Yang dapat menjawab", satuan="orang"
    )
    unsur: tuple[UnsurBobot, ...] = bagian(
        "Unsur yang dinilai kelompok ini", min_length=1, judul="Unsur yang dinilai"
    )


class UnsurBerbobot(CaraUkur):
    """Weighted elements, internal and external respondents (or internal only)."""

    arti: ClassVar = "Pengukuran dengan unsur yang masing-masing mempunyai bobot"

    jenis: Literal["unsur_berbobot"] = bagian(
        "Cara pengukuran: unsur dengan bobot",
        judul="Cara pengukuran",
        pilihan={"unsur_berbobot": "Unsur dengan bobot"},
    )
    nama: Teks = bagian("Nama survei", judul="Nama survei")
    penyelenggara: Teks | None = opsional("Penyelenggara survei")
    waktu: Teks | None = opsional("Waktu pelaksanaan", judul="Waktu pelaksanaan")
    pedoman: Teks | None = opsional("Pedoman yang diacu", judul="Pedoman survei")
    metode: Uraian | None = opsional("Cara survei dilakukan", judul="Cara survei dilakukan")
    skala_hasil: Skala = bagian("Rentang indeks yang ditargetkan", judul="Rentang indeks")
    kelompok: tuple[KelompokResponden, ...] = bagian(
        "Kelompok responden dan unsurnya", min_length=1, judul="Kelompok responden"
    )
    hasil: Angka | None = opsional(
        "Hasil yang diberikan langsung bila nilai unsur tidak tersedia",
        judul="Hasil",
        satuan="satuan indikator",
    )
    sumber_hasil: Teks | None = opsional("Asal hasil yang diberikan langsung", judul="Asal hasil")

    def _belum_diukur(self) -> dict[str, object]:
        return {**super()._belum_diukur(), "kelompok": tuple(map(_unanswered, self.kelompok))}


def _unanswered(group: KelompokResponden) -> KelompokResponden:
    """A group of respondents without their answers."""
    elements = tuple(row.model_copy(update={"nilai": None}) for row in group.unsur)
    return group.model_copy(update={"unsur": elements, "responden": None})


class Langsung(CaraUkur):
    """A result as it is: given by another institution, or counted by the office in its own way."""

    arti: ClassVar = "Hasil yang sudah jadi, dari lembaga lain atau hitungan kantor sendiri"

    jenis: Literal["langsung"] = bagian(
        "Cara pengukuran: hasil yang sudah jadi, dari lembaga lain atau hitungan sendiri",
        judul="Cara pengukuran",
        pilihan={"langsung": _HASIL_JADI},
    )
    nama: Teks = bagian("Nama penilaian atau penghitungan itu", judul="Nama penilaian")
    hasil: Angka | None = opsional(
        "Hasil; kosongkan bila belum ada", judul="Hasil", satuan="satuan indikator"
    )
    sumber_hasil: Teks | None = opsional("Asal hasil", judul="Asal hasil")
    metode: Uraian | None = opsional("Cara pengukuran", judul="Cara pengukuran dilakukan")
    skala_hasil: Skala | None = opsional("Rentang hasil", judul="Rentang hasil")


class Persentase(CaraUkur):
    """Numerator over denominator, in percent or per any other power of ten (`per`)."""

    arti: ClassVar = "Pengukuran dengan membagi dua angka"

    dikenal_dari: ClassVar = ("pembilang", "penyebut")
    satuan_tetap: ClassVar = "persen"

    jenis: Literal["persentase"] = turunan(
        "Cara pengukuran: pembilang dibagi penyebut",
        judul="Cara pengukuran",
        pilihan={"persentase": "Pembilang dibagi penyebut"},
    )
    pembilang: Teks = bagian("Apa yang dihitung di atas garis", judul="Yang dihitung (pembilang)")
    penyebut: Teks = bagian("Apa yang dihitung di bawah garis", judul="Dibagi dengan (penyebut)")
    nilai_pembilang: Angka | None = opsional("Angka pembilang", judul="Angka pembilang")
    nilai_penyebut: Angka | None = opsional("Angka penyebut", judul="Angka penyebut")
    per: Pengali = Field(
        default=PERSEN,
        description="Pengali hasil baginya: 100 (bawaan) untuk persen, atau 1000, 10000, 100000, "
        "1000000, misalnya 100000 untuk Angka Kematian Ibu per 100.000 kelahiran hidup",
        json_schema_extra=isian(judul="Dikalikan"),
    )
    metode: Uraian | None = opsional("Cara pengukuran", judul="Cara pengukuran dilakukan")
    sumber_hasil: Teks | None = opsional("Asal data", judul="Asal data")


class Cacahan(CaraUkur):
    """A plain count."""

    arti: ClassVar = "Pengukuran dengan mencacah"

    dikenal_dari: ClassVar = ("yang_dihitung",)

    jenis: Literal["cacah"] = turunan(
        "Cara pengukuran: cacahan",
        judul="Cara pengukuran",
        pilihan=_CARA,
    )
    yang_dihitung: Teks = bagian("Apa yang dicacah", judul="Yang dicacah")
    hasil: Cacah | None = opsional("Banyaknya", judul="Banyaknya", satuan="satuan indikator")
    metode: Uraian | None = opsional("Cara pengukuran", judul="Cara pengukuran dilakukan")
    sumber_hasil: Teks | None = opsional("Asal data", judul="Asal data")


class Berpredikat(CaraUkur):
    """A predicate on a named order, as others give it: an opinion, a grade, a zone."""

    arti: ClassVar = "Predikat menurut urutannya, misalnya opini atau kategori"

    dikenal_dari: ClassVar = ("urutan",)
    satuan_tetap: ClassVar = "predikat"

    jenis: Literal["predikat"] = turunan(
        "Cara pengukuran: predikat menurut urutannya",
        judul="Cara pengukuran",
        pilihan={"predikat": "Predikat menurut urutannya"},
    )
    nama: Teks | None = opsional("Nama penilaian, misalnya Evaluasi SAKIP", judul="Nama penilaian")
    urutan: tuple[Teks, ...] = daftar(
        "Predikat dari yang terendah, misalnya D, C, CC, B, BB, A",
        judul="Predikat dari yang terendah",
    )
    skala_predikat: Kode | None = opsional(
        "Kode urutan dalam aturan program, misalnya sakip-2021 atau opini-bpk, pengganti urutan",
        judul="Urutan predikat yang dikenal program",
    )
    sumber_urutan: Teks | None = opsional(
        "Aturan yang menetapkan urutan predikat", judul="Aturan urutan predikat"
    )
    nilai: tuple[Angka, ...] = daftar(
        "Nilai tiap predikat menurut urutannya, bila aturan kantor menetapkannya; dengannya "
        "capaian dinyatakan dalam persen",
        judul="Nilai tiap predikat",
    )
    sumber_nilai: Teks | None = opsional(
        "Aturan kantor yang menetapkan nilai tiap predikat", judul="Aturan nilai predikat"
    )
    hasil: AngkaAtauPredikat | None = opsional(
        "Predikat yang diperoleh; kosongkan bila belum ada", judul="Predikat yang diperoleh"
    )
    sumber_hasil: Teks | None = opsional("Asal hasil", judul="Asal hasil")
    metode: Uraian | None = opsional("Cara penilaian", judul="Cara pengukuran dilakukan")


GABUNGAN: Final = {
    "tertimbang_responden": "Rata-rata realisasi unit, ditimbang dengan respondennya",
    "jumlah": "Jumlah realisasi unit",
    "rata_rata_capaian": "Rata-rata capaian unit (%)",
    "terburuk": "Realisasi unit yang terburuk",
    "banyaknya_tercapai": "Banyaknya unit yang mencapai targetnya",
}
"""The rules by which the results of units become one, each with what it means."""


class GabunganUnit(CaraUkur):
    """What the units reported of an indicator, brought together by a declared rule."""

    arti: ClassVar = "Hasil yang digabung dari laporan unit di bawah kantor ini"

    dikenal_dari: ClassVar = ("gabungan",)

    jenis: Literal["gabungan_unit"] = turunan(
        "Cara pengukuran: gabungan hasil unit",
        judul="Cara pengukuran",
        pilihan={"gabungan_unit": "Gabungan hasil unit"},
    )
    gabungan: Literal[
        "tertimbang_responden", "jumlah", "rata_rata_capaian", "terburuk", "banyaknya_tercapai"
    ] = bagian("Aturan penggabungan hasil unit", judul="Aturan penggabungan", pilihan=GABUNGAN)
    indikator_unit: Kode | None = opsional(
        "Kode indikator itu pada data unit; bawaan: kode indikator ini, atau nama yang sama",
        judul="Kode indikator pada unit",
    )
    hasil: Angka | None = opsional(
        "Hasil yang ditetapkan di tempat lain, hanya untuk dicocokkan dengan hitungan program",
        judul="Hasil menurut sumber lain",
        satuan="satuan indikator",
    )
    sumber_hasil: Teks | None = opsional("Asal hasil itu", judul="Asal hasil")
    skala_hasil: Skala | None = opsional("Rentang indeks yang ditargetkan", judul="Rentang indeks")
    metode: Uraian | None = opsional("Cara pengukuran", judul="Cara pengukuran dilakukan")


Pengukuran = Annotated[
    SurveiBulanan | UnsurBerbobot | Langsung | Persentase | Cacahan | GabunganUnit | Berpredikat,
    Field(discriminator="jenis"),
]
CARA: Final[dict[str, type[CaraUkur]]] = {
    get_args(way.model_fields["jenis"].annotation)[0]: way
    for way in get_args(get_args(Pengukuran)[0])
}
"""The ways of measuring by what the data call them (`jenis`)."""
