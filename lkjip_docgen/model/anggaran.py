"""Money and what the ministry of finance makes of it: DIPA, PNBP, SMART, IKPA, e-Monev."""

from typing import ClassVar, Final

from pydantic import Field

from lkjip_docgen.model.base import (
    Angka,
    Bagian,
    Kode,
    Rupiah,
    Tahun,
    Tanggal,
    Teks,
    Uraian,
    bagian,
    daftar,
    isian,
    opsional,
    turunan,
)
from lkjip_docgen.model.triwulan import TriwulanAnggaran

_YEAR = "Tahun anggaran; bawaan bila hanya satu baris: tahun laporan"


KODE_ANGGARAN = "Kode pada dokumen anggaran, misalnya 6161.BAA atau 1.03.10.2.01"

TINGKAT_TERDALAM: Final = 8
"""How many levels a budget may have: program, kegiatan, KRO, RO, komponen, subkomponen, akun,
and one more."""


class Kegiatan(Bagian):
    """An activity inside a program, or a part of one: a sub activity, an output.

    Amounts stand where a part is not divided further, and are summed upwards.
    """

    arti: ClassVar = "Satu kegiatan dalam program, atau bagiannya"

    kode: Teks | None = opsional(KODE_ANGGARAN, judul="Kode anggaran")
    nama: Teks = bagian(
        "Nama kegiatan atau rinciannya seperti pada dokumen anggaran",
        judul="Nama kegiatan atau rincian",
    )
    pagu: Rupiah | None = opsional(
        "Pagu dalam rupiah; dijumlahkan dari rinciannya bila dirinci", satuan="rupiah"
    )
    realisasi: Rupiah | None = opsional(
        "Realisasi dalam rupiah; dijumlahkan dari rinciannya bila dirinci", satuan="rupiah"
    )
    rincian: tuple["Kegiatan", ...] = daftar(
        "Bagian kegiatan; dapat dirinci lagi", judul="Rincian kegiatan"
    )


class Program(Bagian):
    """A budget program; its amounts are the sums of its activities, where they are listed."""

    arti: ClassVar = "Satu program dengan anggaran dan realisasinya"

    kode: Teks | None = opsional(KODE_ANGGARAN, judul="Kode anggaran")
    nama: Teks = bagian("Nama program seperti pada dokumen anggaran", judul="Nama program")
    pagu: Rupiah | None = opsional(
        "Pagu dalam rupiah; dijumlahkan dari kegiatannya bila dirinci", satuan="rupiah"
    )
    realisasi: Rupiah | None = opsional(
        "Realisasi dalam rupiah; dijumlahkan dari kegiatannya bila dirinci", satuan="rupiah"
    )
    kegiatan: tuple[Kegiatan, ...] = daftar("Kegiatan dalam program, dengan pagu dan realisasinya")


class Dana(Bagian):
    """The money that an indicator has to itself."""

    arti: ClassVar = "Anggaran yang khusus bagi satu indikator"

    pagu: Rupiah | None = opsional("Pagu untuk indikator ini, dalam rupiah", satuan="rupiah")
    realisasi: Rupiah | None = opsional(
        "Realisasi untuk indikator ini, dalam rupiah", satuan="rupiah"
    )


class VersiAnggaran(Bagian):
    """The budget as it stood in one version of the DIPA."""

    arti: ClassVar = "Anggaran menurut satu versi dokumen anggaran"

    kode: Kode = bagian("Kode versi, huruf kecil dan tanda hubung", judul="Kode versi")
    nama: Teks = bagian("Nama versi, misalnya {dokumen_anggaran} awal", judul="Nama versi")
    tanggal: Tanggal | None = opsional("Tanggal versi", judul="Tanggal versi")
    program: tuple[Program, ...] = bagian("Program dalam versi ini", min_length=1)
    penyebab: Uraian | None = opsional(
        "Sebab perubahan dari versi sebelumnya", judul="Sebab perubahan"
    )


class Belanja(Bagian):
    """One type of spending in a year."""

    arti: ClassVar = "Satu jenis belanja dalam satu tahun"

    jenis: Teks = bagian("Misalnya Belanja Pegawai", judul="Jenis belanja")
    pagu: Rupiah | None = opsional("Pagu dalam rupiah", satuan="rupiah")
    realisasi: Rupiah | None = opsional("Realisasi dalam rupiah", satuan="rupiah")


class TahunBelanja(Bagian):
    """Spending by type in one year."""

    arti: ClassVar = "Belanja menurut jenis dalam satu tahun"

    tahun: Tahun = turunan(_YEAR, judul="Tahun anggaran")
    belanja: tuple[Belanja, ...] = bagian("Pagu dan realisasi tiap jenis belanja", min_length=1)


class SumberDana(Bagian):
    """A source of funds of the reported year."""

    arti: ClassVar = "Satu sumber dana pada tahun laporan"

    nama: Teks = bagian("Nama sumber dana seperti pada {dokumen_anggaran}", judul="Sumber dana")
    singkatan: Teks | None = opsional("Singkatannya")
    pagu: Rupiah | None = opsional("Pagu dalam rupiah", satuan="rupiah")
    realisasi: Rupiah | None = opsional(
        "Realisasi dalam rupiah, bila tercatat per sumber dana", satuan="rupiah"
    )


class Anggaran(Bagian):
    """The budget by program, by type, by source and over the years.

    The last of `versi` is the one in force at year end; its activities carry
    the spending of the year.
    """

    arti: ClassVar = "Anggaran menurut program, jenis belanja, dan sumber dana"

    versi: tuple[VersiAnggaran, ...] = bagian(
        "Versi {dokumen_anggaran}, urut waktu; yang terakhir berlaku pada akhir tahun dan "
        "memuat realisasi",
        min_length=1,
        judul="Versi anggaran",
    )
    jenis_belanja: tuple[TahunBelanja, ...] = daftar(
        "Belanja menurut jenis, tiap tahun", judul="Belanja menurut jenis"
    )
    sumber_dana: tuple[SumberDana, ...] = daftar("Sumber dana tahun yang dilaporkan")
    triwulan: TriwulanAnggaran | None = opsional(
        "Rencana penarikan dana dan realisasi belanja tiap triwulan", judul="Belanja tiap triwulan"
    )
    faktor: tuple[Uraian, ...] = daftar(
        "Faktor yang memengaruhi penyerapan", judul="Faktor penyerapan anggaran"
    )


class TahunPnbp(Bagian):
    """Revenue of one year."""

    arti: ClassVar = "Target dan realisasi penerimaan satu tahun"

    tahun: Tahun = turunan(_YEAR)
    target: Rupiah | None = opsional("Target penerimaan", satuan="rupiah")
    realisasi: Rupiah | None = opsional("Realisasi penerimaan", satuan="rupiah")


class Pnbp(Bagian):
    """Non-tax state revenue, or revenue of another kind."""

    arti: ClassVar = "Penerimaan kantor tiap tahun"

    dasar_hukum: Teks | None = opsional(
        "Peraturan tentang jenis dan tarif penerimaan itu", judul="Peraturan jenis dan tarif"
    )
    tahunan: tuple[TahunPnbp, ...] = bagian(
        "Target dan realisasi tiap tahun", min_length=1, judul="Target dan realisasi tiap tahun"
    )
    catatan: Uraian | None = opsional("Catatan tentang target atau realisasi")


class _NilaiTahunan(Bagian):
    """A score of one year: its components, or the score as an application shows it."""

    arti: ClassVar = "Nilai satu tahun"

    tahun: Tahun = turunan(_YEAR, judul="Tahun anggaran")
    komponen: dict[str, Angka | None] = Field(
        default_factory=dict,
        description="Nilai tiap komponen menurut aturan tahun itu; kosong bila tidak dinilai",
        json_schema_extra=isian(judul="Nilai tiap komponen"),
    )
    nilai: Angka | None = opsional(
        "Nilai akhir menurut aplikasi, bila komponennya tidak ada atau aturannya belum dikenal",
        judul="Nilai akhir",
    )
    sumber: Teks | None = opsional(
        "Sumber nilai akhir itu: nama aplikasi dan tanggalnya", judul="Sumber nilai akhir"
    )

    @property
    def dinyatakan(self) -> bool:
        """Whether the office gives the score itself, or means to, and none of its components."""
        if any(value is not None for value in self.komponen.values()):
            return False
        return self.nilai is not None or ("nilai" in self.model_fields_set and not self.komponen)


class NilaiSmart(_NilaiTahunan):
    """The budget performance score of one year.

    Which components a year needs follows from the rule in force (rules/nka.toml).
    """

    arti: ClassVar = "Nilai kinerja anggaran satu tahun"


class Smart(Bagian):
    """Budget performance (SMART, Nilai Kinerja Anggaran)."""

    arti: ClassVar = "Nilai kinerja anggaran tiap tahun"

    laman: Teks | None = opsional("Alamat aplikasi", judul="Alamat aplikasi")
    tahunan: tuple[NilaiSmart, ...] = bagian(
        "Nilai komponen tiap tahun", min_length=1, judul="{kinerja_anggaran} tiap tahun"
    )
    uraian: Uraian | None = opsional("Penjelasan kantor", judul="Penjelasan kantor")


class NilaiIkpa(_NilaiTahunan):
    """The budget execution score of one year (rules/ikpa.toml)."""

    arti: ClassVar = "Nilai kinerja pelaksanaan anggaran satu tahun"

    pengurang: Angka | None = opsional(
        "Pengurang karena dispensasi SPM (sejak 2024)", judul="Pengurang (dispensasi SPM)"
    )


class Ikpa(Bagian):
    """Budget execution (IKPA)."""

    arti: ClassVar = "Nilai kinerja pelaksanaan anggaran tiap tahun"

    tahunan: tuple[NilaiIkpa, ...] = daftar(
        "Nilai tiap tahun", judul="{pelaksanaan_anggaran} tiap tahun"
    )
    uraian: Uraian | None = opsional("Penjelasan kantor", judul="Penjelasan kantor")

    def nihil(self, name: str) -> bool:
        """No score of any year says nothing: whoever spends from DIPA is scored.

        An office without one declares the whole section not applicable.
        """
        return name != "tahunan" and super().nihil(name)


class BulanEmonev(Bagian):
    """Progress reported for one month, cumulative, in percent."""

    arti: ClassVar = "Kemajuan sampai dengan satu bulan"

    bulan: int = bagian("Bulan, 1 sampai dengan 12", ge=1, le=12)
    anggaran: Angka | None = opsional("Realisasi anggaran kumulatif (%)", satuan="persen")
    pelaksanaan: Angka | None = opsional("Pelaksanaan kegiatan kumulatif (%)", satuan="persen")


class Emonev(Bagian):
    """e-Monev Bappenas: monthly progress, read from a CSV file."""

    arti: ClassVar = "Kemajuan tiap bulan yang dicatat pada aplikasi pemantauan"

    laman: Teks | None = opsional("Alamat aplikasi", judul="Alamat aplikasi")
    tabel: tuple[BulanEmonev, ...] = bagian(
        "Nama berkas tabel bulanan, CSV atau Excel (.xlsx)",
        min_length=1,
        judul="Tabel kemajuan tiap bulan",
    )
    bulan_kosong: Teks | None = opsional(
        "Mengapa sel yang kosong pada tabel memang tidak ada nilainya",
        judul="Alasan bulan tanpa nilai",
    )
    uraian: Uraian | None = opsional("Cara pemantauan dilakukan", judul="Cara pemantauan dilakukan")

    @property
    def sebab_bulan_kosong(self) -> str:
        """Why empty cells have no figure; "" where the office has not said so.

        A reason given in the place of the text is that text.
        """
        return self.bulan_kosong or self.tak_berlaku("bulan_kosong")
