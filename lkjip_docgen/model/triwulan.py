"""What is planned and reached in each quarter: of an indicator, of spending, and by which steps."""

from collections.abc import Sequence
from typing import ClassVar, Final, Literal

from pydantic import Field

from lkjip_docgen.model.base import (
    AngkaAtauPredikat,
    Bagian,
    Rupiah,
    Teks,
    Triwulan,
    Uraian,
    bagian,
    isian,
    opsional,
    tanpa_isi,
)

TW: Final = ("tw1", "tw2", "tw3", "tw4")
"""The keys of the quarters."""

Sifat = Literal["jumlah", "akhir", "rata-rata", "tertinggi"]
"""How the quarters make the year: their sum, the last, their mean, the highest of them."""


_SIFAT: Final = {
    "jumlah": "Dijumlahkan",
    "akhir": "Posisi triwulan terakhir",
    "rata-rata": "Dirata-ratakan",
    "tertinggi": "Yang tertinggi",
}


class NilaiTriwulan(Bagian):
    """A value for each quarter; None is missing, not 0."""

    arti: ClassVar = "Satu nilai untuk tiap triwulan"

    tw1: AngkaAtauPredikat | None = opsional(
        "Triwulan I", judul="Triwulan I", satuan="satuan indikator"
    )
    tw2: AngkaAtauPredikat | None = opsional(
        "Triwulan II", judul="Triwulan II", satuan="satuan indikator"
    )
    tw3: AngkaAtauPredikat | None = opsional(
        "Triwulan III", judul="Triwulan III", satuan="satuan indikator"
    )
    tw4: AngkaAtauPredikat | None = opsional(
        "Triwulan IV", judul="Triwulan IV", satuan="satuan indikator"
    )

    @property
    def urut(self) -> Sequence[AngkaAtauPredikat | None]:
        """The values in their order."""
        return (self.tw1, self.tw2, self.tw3, self.tw4)


class RupiahTriwulan(Bagian):
    """An amount for each quarter by itself; None is missing, not 0."""

    arti: ClassVar = "Satu jumlah rupiah untuk tiap triwulan, bukan kumulatif"

    tw1: Rupiah | None = opsional("Triwulan I, dalam rupiah", judul="Triwulan I", satuan="rupiah")
    tw2: Rupiah | None = opsional(
        "Triwulan II saja, dalam rupiah", judul="Triwulan II", satuan="rupiah"
    )
    tw3: Rupiah | None = opsional(
        "Triwulan III saja, dalam rupiah", judul="Triwulan III", satuan="rupiah"
    )
    tw4: Rupiah | None = opsional(
        "Triwulan IV saja, dalam rupiah", judul="Triwulan IV", satuan="rupiah"
    )

    @property
    def urut(self) -> Sequence[Rupiah | None]:
        """The amounts in their order."""
        return (self.tw1, self.tw2, self.tw3, self.tw4)


class UraianTriwulan(Bagian):
    """What the office says of each quarter."""

    arti: ClassVar = "Satu penjelasan untuk tiap triwulan"

    tw1: Uraian | None = opsional("Penjelasan triwulan I", judul="Triwulan I")
    tw2: Uraian | None = opsional("Penjelasan triwulan II", judul="Triwulan II")
    tw3: Uraian | None = opsional("Penjelasan triwulan III", judul="Triwulan III")
    tw4: Uraian | None = opsional("Penjelasan triwulan IV", judul="Triwulan IV")

    @property
    def urut(self) -> Sequence[Uraian | None]:
        """The texts in their order."""
        return (self.tw1, self.tw2, self.tw3, self.tw4)


class TriwulanIndikator(Bagian):
    """The quarters of an indicator."""

    arti: ClassVar = "Target dan realisasi satu indikator tiap triwulan"

    sifat: Sifat | None = opsional(
        "Bagaimana angka triwulan menjadi angka tahun: jumlah, akhir (posisi triwulan terakhir), "
        "rata-rata, atau tertinggi; bawaan bagi survei bulanan: rata-rata",
        judul="Angka triwulan menjadi angka tahun",
        pilihan=_SIFAT,
    )
    target: NilaiTriwulan = Field(
        default=tanpa_isi(NilaiTriwulan), description="Target tiap triwulan"
    )
    realisasi: NilaiTriwulan = Field(
        default=tanpa_isi(NilaiTriwulan),
        description="Realisasi tiap triwulan; survei bulanan: dihitung dari tabelnya",
    )
    prognosis: AngkaAtauPredikat | None = opsional(
        "Perkiraan realisasi pada akhir tahun menurut kantor, untuk laporan semester atau triwulan",
        judul="Perkiraan akhir tahun",
        satuan="satuan indikator",
    )
    keterangan: UraianTriwulan = Field(
        default=tanpa_isi(UraianTriwulan),
        description="Penjelasan kantor tentang hasil, penyebab, atau kendala tiap triwulan",
        json_schema_extra=isian(judul="Penjelasan tiap triwulan"),
    )


class TriwulanAnggaran(Bagian):
    """The quarters of spending, each by itself and not cumulative."""

    arti: ClassVar = "Rencana dan realisasi belanja tiap triwulan"

    target: RupiahTriwulan = Field(
        default=tanpa_isi(RupiahTriwulan),
        description="Rencana penarikan dana tiap triwulan, bukan kumulatif",
        json_schema_extra=isian(judul="Rencana penarikan dana"),
    )
    realisasi: RupiahTriwulan = Field(
        default=tanpa_isi(RupiahTriwulan),
        description="Realisasi belanja tiap triwulan, bukan kumulatif",
        json_schema_extra=isian(judul="Realisasi belanja"),
    )
    keterangan: UraianTriwulan = Field(
        default=tanpa_isi(UraianTriwulan),
        description="Penjelasan kantor tentang belanja tiap triwulan",
        json_schema_extra=isian(judul="Penjelasan tiap triwulan"),
    )


_TRIWULAN: Final = {"1": "I", "2": "II", "3": "III", "4": "IV"}


class RencanaAksi(Bagian):
    """A step of the action plan of an indicator."""

    arti: ClassVar = "Satu langkah untuk mencapai target"

    kegiatan: Teks = bagian(
        "Langkah atau kegiatan yang direncanakan", judul="Langkah atau kegiatan"
    )
    triwulan: tuple[Triwulan, ...] = bagian(
        "Triwulan pelaksanaannya, misalnya [1, 2]",
        min_length=1,
        judul="Triwulan pelaksanaan",
        pilihan=_TRIWULAN,
    )
    output: Teks | None = opsional(
        "Hasil langsung yang direncanakan", judul="Hasil yang direncanakan"
    )
    penanggung_jawab: Teks | None = opsional("Unit atau pejabat penanggung jawab")
    anggaran: Rupiah | None = opsional("Anggaran dalam rupiah", satuan="rupiah")
