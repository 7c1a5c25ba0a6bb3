"""The whole data file."""

from typing import ClassVar, Literal, Self

from pydantic import Field, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from lkjip_docgen.model.anggaran import Anggaran, Emonev, Ikpa, Pnbp, Smart
from lkjip_docgen.model.base import (
    Bagian,
    BatasCapaian,
    Berkas,
    BerkasPdf,
    Tahun,
    Teks,
    Uraian,
    bagian,
    daftar,
    isian,
    opsional,
    tanpa_isi,
)
from lkjip_docgen.model.evaluasi import EvaluasiAkip
from lkjip_docgen.model.indikator import Indikator, KategoriCapaian
from lkjip_docgen.model.istilah import Istilah, Susunan
from lkjip_docgen.model.kantor import (
    Butir,
    Dokumen,
    Instansi,
    Kantor,
    Organisasi,
    Pegawai,
    Pejabat,
)
from lkjip_docgen.model.kosakata import PROFIL_UMUM, Kosakata, kosakata
from lkjip_docgen.model.pemeriksaan import Diterima, Pernyataan
from lkjip_docgen.model.periode import ARTI_MUAT, MUAT, PeriodeLaporan, PeriodeMuat
from lkjip_docgen.model.pohon_kinerja import PohonKinerja
from lkjip_docgen.model.rencana import RencanaKinerja
from lkjip_docgen.model.renstra import Peraturan, PerjanjianKinerja, Renstra, tingkat_diukur
from lkjip_docgen.model.tambahan import BagianTambahan, GrafikSendiri, TabelSendiri, pieces_of
from lkjip_docgen.model.unit_bawahan import UnitBawahan, UnitTerbaca

KodeProfil = Literal[
    "unit-kementerian",
    "eselon-satu",
    "kementerian",
    "perangkat-daerah",
    "kecamatan",
    "pemerintah-daerah",
    "lainnya",
]
"""The kinds of institutions that owe a report; what each means stands in `rules/profil.toml`."""


class Penghargaan(Bagian):
    """An award."""

    arti: ClassVar = "Satu penghargaan"

    nama: Teks = bagian("Nama penghargaan", judul="Nama penghargaan")
    tahun: Tahun = bagian("Tahun penerimaan", judul="Tahun diterima")
    pemberi: Teks = bagian("Lembaga yang memberikan")
    tingkat: Literal["nasional", "provinsi", "kabupaten", "internal"] | None = opsional("Tingkat")
    piagam: Berkas | None = opsional("Gambar piagam, dimuat di lampiran", judul="Gambar piagam")


class Inovasi(Bagian):
    """An innovation: the problem, what was made, its output and impact."""

    arti: ClassVar = "Satu inovasi: masalah, yang dibuat, hasil, dan dampaknya"

    nama: Teks = bagian("Nama inovasi", judul="Nama inovasi")
    kepanjangan: Teks | None = opsional("Kepanjangan nama", judul="Kepanjangan nama")
    tahun: Tahun | None = opsional("Tahun mulai", judul="Tahun mulai")
    permasalahan: Uraian | None = opsional("Masalah layanan yang dijawab")
    uraian: Uraian | None = opsional("Apa yang dibuat dan bagaimana bekerja", judul="Yang dibuat")
    output: Uraian | None = opsional("Hasil langsung", judul="Hasil langsung")
    dampak: Uraian | None = opsional("Dampak bagi masyarakat dan kantor", judul="Dampak")
    foto: Berkas | None = opsional("Foto, berkas di folder laporan")
    keterangan_foto: Teks | None = opsional("Keterangan foto")
    ringkasan: bool = Field(
        default=True,
        description="Disebut di ringkasan eksekutif",
        json_schema_extra=isian(judul="Disebut di ringkasan eksekutif"),
    )


class Pembinaan(Bagian):
    """Guidance given during the year, towards one aim."""

    arti: ClassVar = "Pembinaan untuk satu tujuan"

    tujuan: Teks = bagian(
        "Tujuan pembinaan, misalnya meningkatkan kinerja", judul="Tujuan pembinaan"
    )
    upaya: tuple[Uraian, ...] = bagian(
        "Upaya yang dilakukan", min_length=1, judul="Upaya yang dilakukan"
    )


class AspekStrategis(Bagian):
    """Why the office matters."""

    arti: ClassVar = "Mengapa kantor ini penting"

    pengantar: Uraian | None = opsional("Kalimat pengantar", judul="Kalimat pengantar")
    butir: tuple[Butir, ...] = daftar("Aspek strategis", judul="Aspek strategis")


class IsuStrategis(Bagian):
    """What may stand in the way of results."""

    arti: ClassVar = "Hal yang dapat menghambat kinerja"

    pengantar: Uraian | None = opsional("Kalimat pengantar", judul="Kalimat pengantar")
    butir: tuple[Butir, ...] = daftar("Isu strategis", judul="Isu strategis")


class Kontribusi(Bagian):
    """What the office contributes to the regional office's targets."""

    arti: ClassVar = "Yang disumbangkan kantor bagi target kantor atasan"

    uraian: Uraian = bagian(
        "Kontribusi kantor terhadap target {kantor_wilayah:kecil}", judul="Kontribusi kantor"
    )
    rincian: tuple[Uraian, ...] = daftar("Rincian kontribusi", judul="Rincian kontribusi")


class OutputLain(Bagian):
    """Another output of the year."""

    arti: ClassVar = "Satu output lain pada tahun laporan"

    nama: Teks = bagian("Nama output", judul="Nama output")
    uraian: Uraian = bagian("Uraian output")


class Kesimpulan(Bagian):
    """What only the office can conclude; numbers are added by the program."""

    arti: ClassVar = "Kesimpulan yang hanya diketahui kantor"

    isu: tuple[Uraian, ...] = daftar(
        "Isu dan kondisi yang berpotensi menghambat", judul="Isu yang berpotensi menghambat"
    )
    penutup: Uraian | None = opsional("Kalimat penutup dari kantor", judul="Kalimat penutup")


class Lampiran(Bagian):
    """A further appendix: a text, a picture, or a PDF whose pages the report in PDF carries."""

    arti: ClassVar = "Satu lampiran lain"

    judul: Teks = bagian("Judul lampiran", judul="Judul lampiran")
    uraian: Uraian | None = opsional("Isi atau penjelasan lampiran; boleh memuat tabel dan gambar")
    gambar: Berkas | None = opsional("Gambar, berkas di folder laporan")
    berkas: BerkasPdf | None = opsional(
        "PDF, misalnya PK yang sudah ditandatangani dan dipindai", judul="Berkas PDF"
    )
    periode: PeriodeMuat | None = opsional(MUAT, judul="Dimuat dalam laporan", pilihan=ARTI_MUAT)

    @property
    def terisi(self) -> bool:
        """Whether it holds anything: not where it belongs into the report of another period."""
        return bool(self.uraian or self.gambar or self.berkas)

    @model_validator(mode="after")
    def _satu_isi(self) -> Self:
        enclosed = [file for file in (self.gambar, self.berkas) if file is not None]
        if len(enclosed) > 1 or not (enclosed or self.uraian):
            raise PydanticCustomError("isi_lampiran", "gambar atau berkas")
        return self


class Laporan(Bagian):
    """One annual report: everything that an office writes."""

    arti: ClassVar = "Satu laporan kinerja: semua yang ditulis kantor"

    profil: KodeProfil = Field(
        default=PROFIL_UMUM,
        description="Jenis instansi; menentukan istilah dan bagian laporan yang lazim baginya",
        json_schema_extra=isian(judul="Jenis instansi"),
    )
    istilah: Istilah = Field(
        default=tanpa_isi(Istilah),
        description="Sebutan yang lain daripada yang lazim bagi profil",
        json_schema_extra=isian(judul="Istilah kantor"),
    )
    susunan: Susunan = Field(
        default=tanpa_isi(Susunan),
        description="Bagian laporan yang dipakai dan yang tidak",
        json_schema_extra=isian(judul="Susunan laporan"),
    )
    dokumen: Dokumen = bagian("Tahun, tempat, tanggal, dan batas data laporan", judul="Laporan")
    instansi: Instansi = bagian("Instansi di atas kantor", judul="Instansi di atas kantor")
    kantor: Kantor = bagian("Kantor yang melaporkan")
    pejabat: tuple[Pejabat, ...] = bagian(
        "Penanda tangan laporan dan perjanjian kinerja",
        min_length=1,
        judul="Dokumen dan penanda tangannya",
    )
    organisasi: Organisasi = bagian(
        "Tugas, fungsi, dan susunan unit", judul="Tugas dan fungsi kantor"
    )
    pegawai: Pegawai | None = opsional("Keadaan pegawai", judul="Keadaan pegawai")
    aspek_strategis: AspekStrategis = Field(
        default=tanpa_isi(AspekStrategis), description="Mengapa kantor ini penting"
    )
    isu_strategis: IsuStrategis = Field(
        default=tanpa_isi(IsuStrategis), description="Hal yang dapat menghambat kinerja"
    )
    landasan_hukum: tuple[Peraturan, ...] = daftar("Dasar penyusunan laporan")
    pedoman: Peraturan | None = opsional(
        "Pedoman sistematika laporan di {instansi}", judul="Pedoman sistematika laporan"
    )
    renstra: Renstra = bagian(
        "{rencana_strategis:awal} yang dilaksanakan kantor", judul="{rencana_strategis:awal}"
    )
    rencana_kinerja: tuple[RencanaKinerja, ...] = daftar(
        "Rencana Kinerja Tahunan (RKT) tahun laporan, dan tahun berikutnya bila ada",
        judul="Rencana Kinerja Tahunan (RKT)",
        sumber="PermenPANRB 53/2014",
    )
    perjanjian_kinerja: tuple[PerjanjianKinerja, ...] = bagian(
        "Perjanjian kinerja tahun laporan, dan tahun berikutnya bila ada",
        min_length=1,
        sumber="PermenPANRB 53/2014",
    )
    perjanjian_tahun_depan: Literal["belum_ditetapkan"] | None = opsional(
        "Diisi bila perjanjian kinerja tahun berikutnya memang belum ditetapkan",
        judul="Perjanjian kinerja tahun berikutnya",
    )
    pohon_kinerja: PohonKinerja | None = opsional(
        "Penjenjangan kinerja: simpul selain sasaran; pohonnya digambar menurut induknya",
        sumber="PermenPANRB 89/2021",
    )
    indikator: tuple[Indikator, ...] = bagian(
        "Indikator kinerja kegiatan, satu bagian tiap indikator",
        min_length=1,
        judul="Indikator kinerja",
        sumber="PermenPANRB 53/2014",
    )
    unit: UnitBawahan | None = opsional(
        "Unit di bawah kantor ini, untuk laporan yang menggabung data unitnya",
        judul="Unit di bawah kantor",
    )
    batas_capaian: BatasCapaian | None = opsional(
        "Capaian tertinggi (%) yang diperhitungkan dalam rata-rata, bila aturan instansi "
        "membatasinya, misalnya 120",
        judul="Batas capaian tertinggi",
        satuan="persen",
    )
    kategori_capaian: KategoriCapaian | None = opsional(
        "Kelas capaian: tabel aturan program atau tabel kantor sendiri", judul="Kelas capaian"
    )
    anggaran: Anggaran = bagian(
        "Anggaran menurut program, jenis belanja, dan sumber dana",
        judul="Anggaran",
        sumber="PermenPANRB 53/2014, BAB III",
    )
    pnbp: Pnbp | None = opsional(
        "Hanya untuk kantor yang memungut PNBP", judul="Penerimaan negara bukan pajak (PNBP)"
    )
    penerimaan: Pnbp | None = opsional(
        "Penerimaan selain PNBP; sebutannya menurut jenis instansi atau istilah kantor",
        judul="{penerimaan:pendek_awal}",
    )
    smart: Smart | None = opsional(
        "Nilai kinerja anggaran", judul="{aplikasi_kinerja_anggaran:pendek}"
    )
    ikpa: Ikpa | None = opsional(
        "Nilai kinerja pelaksanaan anggaran", judul="{pelaksanaan_anggaran:pendek}"
    )
    emonev: Emonev | None = opsional(
        "Kemajuan tiap bulan menurut {aplikasi_pemantauan:nama}",
        judul="{aplikasi_pemantauan:pendek}",
    )
    evaluasi_akip: EvaluasiAkip | None = opsional(
        "Hasil evaluasi akuntabilitas kinerja (LHE AKIP) dan tindak lanjutnya",
        judul="Hasil evaluasi AKIP",
        sumber="PermenPANRB 88/2021",
    )
    kontribusi_kanwil: Kontribusi | None = opsional(
        "Kontribusi terhadap target {kantor_wilayah:kecil}",
        judul="Kontribusi terhadap {kantor_wilayah:kecil}",
    )
    output_lain: tuple[OutputLain, ...] = daftar(
        "Capaian output lainnya", judul="Capaian output lain"
    )
    penghargaan: tuple[Penghargaan, ...] = daftar("Penghargaan, urut waktu")
    inovasi: tuple[Inovasi, ...] = daftar("Inovasi layanan", judul="Inovasi layanan")
    pembinaan: tuple[Pembinaan, ...] = daftar("Pembinaan selama tahun laporan")
    langkah: tuple[Uraian, ...] = daftar(
        "Langkah menjawab tantangan, untuk ringkasan", judul="Langkah menjawab tantangan"
    )
    kesimpulan: Kesimpulan = Field(
        default=tanpa_isi(Kesimpulan), description="Kesimpulan yang hanya diketahui kantor"
    )
    saran: tuple[Uraian, ...] = daftar("Saran dan rekomendasi", judul="Saran dan rekomendasi")
    bagian_tambahan: tuple[BagianTambahan, ...] = daftar(
        "Bagian milik kantor sendiri: judul, teks, dan tabelnya, di tempat yang disebutkan",
        judul="Bagian milik kantor sendiri",
    )
    lampiran: tuple[Lampiran, ...] = daftar(
        "Lampiran lain: uraian, gambar, atau PDF", judul="Lampiran lain"
    )
    penghargaan_lampiran: bool = Field(
        default=True,
        description="Muat piagam penghargaan sebagai lampiran",
        json_schema_extra=isian(judul="Piagam dimuat sebagai lampiran"),
    )
    pernyataan: tuple[Pernyataan, ...] = daftar(
        "Angka yang tercetak di tempat lain, untuk dicocokkan dengan hitungan program",
        judul="Angka yang dinyatakan di tempat lain",
    )
    diterima: tuple[Diterima, ...] = daftar(
        "Temuan pemeriksaan yang diterima, dengan alasannya", judul="Temuan yang diterima"
    )

    _unit_terbaca: tuple[UnitTerbaca, ...] = PrivateAttr(default=())

    @property
    def unit_terbaca(self) -> tuple[UnitTerbaca, ...]:
        """The units whose data were read with these, in the order of their folders."""
        return self._unit_terbaca

    def dengan_unit(self, units: tuple[UnitTerbaca, ...]) -> Self:
        """The same report with the units that were read beside it."""
        whole = self.model_copy()
        whole._unit_terbaca = units
        return whole

    @property
    def periode(self) -> PeriodeLaporan:
        """What the report is about: the year, or the year up to the end of a quarter."""
        return PeriodeLaporan(self.dokumen.periode, self.dokumen.tahun)

    @property
    def kunci_penerimaan(self) -> Literal["pnbp", "penerimaan"]:
        """The key under which the revenue of the office stands."""
        return "pnbp" if self.penerimaan is None else "penerimaan"

    @property
    def pendapatan(self) -> Pnbp | None:
        """The revenue of the office, of whatever kind; None where it has none."""
        return self.pnbp if self.penerimaan is None else self.penerimaan

    @property
    def tabel_sendiri(self) -> tuple[TabelSendiri, ...]:
        """The tables of the office's own parts, in the order of the data."""
        sections = (section for part in self.bagian_tambahan for section in (part, *part.bagian))
        pieces = (piece for section in sections for piece in section.isi)
        return tuple(piece.tabel for piece in pieces if piece.tabel is not None)

    @property
    def grafik_sendiri(self) -> tuple[GrafikSendiri, ...]:
        """The charts of the office's own parts, in the order of the data."""
        pieces = (piece for _, piece in pieces_of(self.bagian_tambahan))
        return tuple(piece.grafik for piece in pieces if piece.grafik is not None)

    @property
    def perjanjian_berlaku(self) -> tuple[PerjanjianKinerja, ...]:
        """The agreements of the reported year; where it has none, those of the other years."""
        now = tuple(pk for pk in self.perjanjian_kinerja if pk.tahun == self.dokumen.tahun)
        return now or self.perjanjian_kinerja

    @property
    def perjanjian_tahun_ini(self) -> PerjanjianKinerja | None:
        """The agreement of the reported year: the changed one if there is one."""
        now = [pk for pk in self.perjanjian_kinerja if pk.tahun == self.dokumen.tahun]
        changed = [pk for pk in now if pk.versi == "perubahan"]
        return next(reversed(changed or now), None)

    @property
    def tingkat_diukur(self) -> str:
        """The level of the agreement whose indicators the report measures."""
        return tingkat_diukur(pk.tingkat_diukur for pk in self.perjanjian_berlaku) or "kegiatan"

    @property
    def kosakata(self) -> Kosakata:
        """What the report calls things: the office's own words over those of its profile."""
        return kosakata(self.profil, self.istilah, self.tingkat_diukur)
