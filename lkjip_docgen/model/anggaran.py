"""Money and what the ministry of finance makes of it: DIPA, PNBP, SMART, IKPA, e-Monev."""

from typing import Final

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

    kode: Teks | None = opsional(KODE_ANGGARAN)
    nama: Teks = bagian("Nama kegiatan atau rinciannya seperti pada dokumen anggaran")
    pagu: Rupiah | None = opsional("Pagu dalam rupiah; dijumlahkan dari rinciannya bila dirinci")
    realisasi: Rupiah | None = opsional(
        "Realisasi dalam rupiah; dijumlahkan dari rinciannya bila dirinci"
    )
    rincian: tuple["Kegiatan", ...] = daftar("Bagian kegiatan; dapat dirinci lagi")


class Program(Bagian):
    """A budget program; its amounts are the sums of its activities, where they are listed."""

    kode: Teks | None = opsional(KODE_ANGGARAN)
    nama: Teks = bagian("Nama program seperti pada dokumen anggaran")
    pagu: Rupiah | None = opsional("Pagu dalam rupiah; dijumlahkan dari kegiatannya bila dirinci")
    realisasi: Rupiah | None = opsional(
        "Realisasi dalam rupiah; dijumlahkan dari kegiatannya bila dirinci"
    )
    kegiatan: tuple[Kegiatan, ...] = daftar("Kegiatan dalam program, dengan pagu dan realisasinya")


class Dana(Bagian):
    """The money that an indicator has to itself."""

    pagu: Rupiah | None = opsional("Pagu untuk indikator ini, dalam rupiah")
    realisasi: Rupiah | None = opsional("Realisasi untuk indikator ini, dalam rupiah")


class VersiAnggaran(Bagian):
    """The budget as it stood in one version of the DIPA."""

    kode: Kode = bagian("Kode versi, huruf kecil dan tanda hubung")
    nama: Teks = bagian("Nama versi, misalnya {dokumen_anggaran} awal")
    tanggal: Tanggal | None = opsional("Tanggal versi")
    program: tuple[Program, ...] = bagian("Program dalam versi ini", min_length=1)
    penyebab: Uraian | None = opsional("Sebab perubahan dari versi sebelumnya")


class Belanja(Bagian):
    """One type of spending in a year."""

    jenis: Teks = bagian("Misalnya Belanja Pegawai")
    pagu: Rupiah | None = opsional("Pagu dalam rupiah")
    realisasi: Rupiah | None = opsional("Realisasi dalam rupiah")


class TahunBelanja(Bagian):
    """Spending by type in one year."""

    tahun: Tahun = turunan(_YEAR)
    belanja: tuple[Belanja, ...] = bagian("Pagu dan realisasi tiap jenis belanja", min_length=1)


class SumberDana(Bagian):
    """A source of funds of the reported year."""

    nama: Teks = bagian("Nama sumber dana seperti pada {dokumen_anggaran}")
    singkatan: Teks | None = opsional("Singkatannya")
    pagu: Rupiah | None = opsional("Pagu dalam rupiah")
    realisasi: Rupiah | None = opsional("Realisasi dalam rupiah, bila tercatat per sumber dana")


class Anggaran(Bagian):
    """The budget by program, by type, by source and over the years.

    The last of `versi` is the one in force at year end; its activities carry
    the spending of the year.
    """

    versi: tuple[VersiAnggaran, ...] = bagian(
        "Versi {dokumen_anggaran}, urut waktu; yang terakhir berlaku pada akhir tahun dan "
        "memuat realisasi",
        min_length=1,
    )
    jenis_belanja: tuple[TahunBelanja, ...] = daftar("Belanja menurut jenis, tiap tahun")
    sumber_dana: tuple[SumberDana, ...] = daftar("Sumber dana tahun yang dilaporkan")
    triwulan: TriwulanAnggaran | None = opsional(
        "Rencana penarikan dana dan realisasi belanja tiap triwulan"
    )
    faktor: tuple[Uraian, ...] = daftar("Faktor yang memengaruhi penyerapan")


class TahunPnbp(Bagian):
    """Revenue of one year."""

    tahun: Tahun = turunan(_YEAR)
    target: Rupiah | None = opsional("Target penerimaan")
    realisasi: Rupiah | None = opsional("Realisasi penerimaan")


class Pnbp(Bagian):
    """Non-tax state revenue, or revenue of another kind."""

    dasar_hukum: Teks | None = opsional("Peraturan tentang jenis dan tarif penerimaan itu")
    tahunan: tuple[TahunPnbp, ...] = bagian("Target dan realisasi tiap tahun", min_length=1)
    catatan: Uraian | None = opsional("Catatan tentang target atau realisasi")


class _NilaiTahunan(Bagian):
    """A score of one year: its components, or the score as an application shows it."""

    tahun: Tahun = turunan(_YEAR)
    komponen: dict[str, Angka | None] = Field(
        default_factory=dict,
        description="Nilai tiap komponen menurut aturan tahun itu; kosong bila tidak dinilai",
    )
    nilai: Angka | None = opsional(
        "Nilai akhir menurut aplikasi, bila komponennya tidak ada atau aturannya belum dikenal"
    )
    sumber: Teks | None = opsional("Sumber nilai akhir itu: nama aplikasi dan tanggalnya")

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


class Smart(Bagian):
    """Budget performance (SMART, Nilai Kinerja Anggaran)."""

    laman: Teks | None = opsional("Alamat aplikasi")
    tahunan: tuple[NilaiSmart, ...] = bagian("Nilai komponen tiap tahun", min_length=1)
    uraian: Uraian | None = opsional("Penjelasan kantor")


class NilaiIkpa(_NilaiTahunan):
    """The budget execution score of one year (rules/ikpa.toml)."""

    pengurang: Angka | None = opsional("Pengurang karena dispensasi SPM (sejak 2024)")


class Ikpa(Bagian):
    """Budget execution (IKPA)."""

    tahunan: tuple[NilaiIkpa, ...] = daftar("Nilai tiap tahun")
    uraian: Uraian | None = opsional("Penjelasan kantor")

    def nihil(self, name: str) -> bool:
        """No score of any year says nothing: whoever spends from DIPA is scored.

        An office without one declares the whole section not applicable.
        """
        return name != "tahunan" and super().nihil(name)


class BulanEmonev(Bagian):
    """Progress reported for one month, cumulative, in percent."""

    bulan: int = bagian("Bulan, 1 sampai dengan 12", ge=1, le=12)
    anggaran: Angka | None = opsional("Realisasi anggaran kumulatif (%)")
    pelaksanaan: Angka | None = opsional("Pelaksanaan kegiatan kumulatif (%)")


class Emonev(Bagian):
    """e-Monev Bappenas: monthly progress, read from a CSV file."""

    laman: Teks | None = opsional("Alamat aplikasi")
    tabel: tuple[BulanEmonev, ...] = bagian(
        "Nama berkas tabel bulanan, CSV atau Excel (.xlsx)", min_length=1
    )
    bulan_kosong: Teks | None = opsional(
        "Mengapa sel yang kosong pada tabel memang tidak ada nilainya"
    )
    uraian: Uraian | None = opsional("Cara pemantauan dilakukan")

    @property
    def sebab_bulan_kosong(self) -> str:
        """Why empty cells have no figure; "" where the office has not said so.

        A reason given in the place of the text is that text.
        """
        return self.bulan_kosong or self.tak_berlaku("bulan_kosong")
