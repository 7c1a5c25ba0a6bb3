"""The document, the institution, the office and its people."""

from typing import ClassVar, Literal

from pydantic import Field

from lkjip_docgen.model.base import (
    Bagian,
    Berkas,
    Cacah,
    Kode,
    Tahun,
    Tanggal,
    Teks,
    Uraian,
    bagian,
    daftar,
    isian,
    opsional,
    tanpa_isi,
    turunan,
)
from lkjip_docgen.model.periode import SEBUTAN_PERIODE, TAHUNAN, KodePeriode


class BatasData(Bagian):
    """As-of dates: until when each kind of figure was collected."""

    arti: ClassVar = "Sampai tanggal berapa tiap kelompok data dikumpulkan"

    semua: Tanggal | None = opsional(
        "Batas semua kelompok data yang tidak disebut tersendiri", judul="Semua data"
    )
    kinerja: Tanggal | None = opsional(
        "Batas data kinerja dan survei", judul="Data kinerja dan survei"
    )
    anggaran: Tanggal | None = opsional("Batas data realisasi anggaran", judul="Data anggaran")
    pnbp: Tanggal | None = opsional("Batas data PNBP", judul="Data PNBP")
    penerimaan: Tanggal | None = opsional("Batas data penerimaan", judul="Data penerimaan")
    smart: Tanggal | None = opsional(
        "Batas data {kinerja_anggaran:nama}", judul="Data {kinerja_anggaran}"
    )
    ikpa: Tanggal | None = opsional(
        "Batas data {pelaksanaan_anggaran}", judul="Data {pelaksanaan_anggaran}"
    )
    emonev: Tanggal | None = opsional(
        "Batas data {aplikasi_pemantauan}", judul="Data {aplikasi_pemantauan}"
    )
    pegawai: Tanggal | None = opsional("Batas data kepegawaian", judul="Data kepegawaian")


class Dokumen(Bagian):
    """What is reported, and when."""

    arti: ClassVar = "Yang dilaporkan: tahun, periode, tempat, dan tanggal laporan"

    tahun: Tahun = bagian(
        "Tahun kinerja yang dilaporkan, misalnya 2023", judul="Tahun yang dilaporkan"
    )
    periode: KodePeriode = Field(
        default=TAHUNAN,
        description="Periode laporan: tahunan (bawaan), semester 1 atau 2, triwulan 1 sampai 4",
        json_schema_extra=isian(judul="Periode laporan", pilihan=SEBUTAN_PERIODE),
    )
    tempat: Teks = bagian("Tempat laporan ditandatangani", judul="Tempat ditandatangani")
    tanggal: Tanggal = bagian("Tanggal laporan, misalnya 2024-01-03", judul="Tanggal laporan")
    batas_data: BatasData = Field(
        default=tanpa_isi(BatasData),
        description="Batas waktu tiap kelompok data",
        json_schema_extra=isian(judul="Batas waktu data"),
    )
    foto_sampul: Berkas | None = opsional("Foto untuk sampul, berkas di folder laporan")


class Lembaga(Bagian):
    """A ministry, directorate general or regional office."""

    arti: ClassVar = "Instansi tempat kantor bernaung"

    nama: Teks = bagian("Nama lengkap", judul="Nama lengkap")
    singkatan: Teks | None = opsional("Nama pendek yang lazim", judul="Nama pendek")
    pimpinan: Teks | None = opsional(
        "Sebutan pimpinannya, misalnya {pimpinan_instansi:judul}", judul="Sebutan pimpinan"
    )


class Instansi(Bagian):
    """The line of command above the office."""

    arti: ClassVar = "Instansi di atas kantor, dari yang tertinggi"

    kementerian: Lembaga = turunan(
        "{instansi:awal} yang menaungi kantor; bawaan: pemerintah daerah yang ditulis di bawah",
        judul="{instansi:awal}",
    )
    pemerintah_daerah: Lembaga | None = opsional(
        "Pemerintah daerah yang menaungi kantor; ditulis sebagai ganti kementerian"
    )
    eselon_satu: Lembaga | None = opsional(
        "Unit eselon I yang menaungi kantor, bila ada", judul="Unit eselon I"
    )
    kantor_wilayah: Lembaga | None = opsional(
        "{kantor_wilayah:awal} yang membawahkan, bila ada", judul="{kantor_wilayah:awal}"
    )
    bidang: Teks = bagian("Bidang tugas, misalnya kesehatan", judul="Bidang tugas")


class Wilayah(Bagian):
    """A regency or city in the working area and its districts."""

    arti: ClassVar = "Satu kabupaten atau kota dalam wilayah kerja"

    nama: Teks = bagian("Kabupaten atau kota", judul="Kabupaten atau kota")
    kecamatan: tuple[Teks, ...] = daftar("Kecamatan dalam wilayah kerja")


class WilayahKerja(Bagian):
    """Where the office is competent."""

    arti: ClassVar = "Tempat kantor berwenang dan melayani"

    dasar: Teks | None = opsional(
        "Peraturan yang menetapkan wilayah kerja", judul="Dasar hukum wilayah kerja"
    )
    wilayah: tuple[Wilayah, ...] = daftar(
        "Kabupaten/kota dan kecamatannya", judul="Kabupaten dan kota"
    )
    kecamatan: tuple[Teks, ...] = daftar("Kecamatan, bagi kantor yang melayani satu kabupaten/kota")
    desa: tuple[Teks, ...] = daftar("Desa, bagi kecamatan")
    kelurahan: tuple[Teks, ...] = daftar("Kelurahan, bagi kecamatan")
    uraian: Uraian | None = opsional("Letak dan ciri wilayah kerja", judul="Letak dan ciri wilayah")
    layanan_luar_kantor: Uraian | None = opsional(
        "Tempat layanan di luar kantor, misalnya mal pelayanan publik, atau alasan belum ada",
        judul="Layanan di luar kantor",
    )
    peta: Berkas | None = opsional(
        "Peta wilayah kerja, berkas gambar di folder laporan", judul="Peta wilayah kerja"
    )
    sumber_peta: Teks | None = opsional("Pembuat peta dan tahunnya", judul="Sumber peta")

    @property
    def jenis_wilayah(self) -> str:
        """What its regencies and cities are together: "kabupaten", "kota" or "kabupaten/kota"."""
        for kind in ("kabupaten", "kota"):
            if all(wilayah.nama.lower().startswith(f"{kind} ") for wilayah in self.wilayah):
                return kind
        return "kabupaten/kota"

    @property
    def bagian_wilayah(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The places inside one regency or one district: what they are called, and which."""
        kinds = (("kecamatan", self.kecamatan), ("desa", self.desa), ("kelurahan", self.kelurahan))
        return tuple((kind, names) for kind, names in kinds if names)


class Kantor(Bagian):
    """The reporting office."""

    arti: ClassVar = "Kantor yang melapor: identitas, kedudukan, dan sejarahnya"

    nama: Teks = bagian("Nama lengkap kantor", judul="Nama lengkap")
    nama_singkat: Teks = turunan(
        "Nama pendek yang dipakai pada nama berkas, misalnya Tanjungpandan; bawaan: nama kantor",
        judul="Nama pendek",
    )
    sebutan: Teks = turunan(
        "Sebutan dalam kalimat laporan, misalnya Kanim Tanjungpandan; bawaan: nama kantor",
        judul="Sebutan dalam kalimat",
    )
    jenis: Teks = bagian("Jenis kantor, misalnya Balai atau Dinas", judul="Jenis kantor")
    kelas: Teks | None = opsional("Kelas kantor, misalnya Kelas II", judul="Kelas kantor")
    sebutan_pimpinan: Teks = turunan(
        "Sebutan pimpinan, misalnya Kepala Kantor; bawaan: jabatan kepala pada laporan"
    )
    alamat: Teks = bagian("Alamat lengkap")
    kode_pos: Teks | None = opsional("Kode pos")
    telepon: Teks | None = opsional("Nomor telepon", judul="Nomor telepon")
    laman: Teks | None = opsional("Alamat laman", judul="Alamat laman")
    surel: Teks | None = opsional("Alamat surel", judul="Alamat surel")
    lambang: Berkas | None = opsional("Gambar lambang instansi, berkas di folder laporan")
    kedudukan: Uraian | None = opsional(
        "Kedudukan kantor dalam organisasi {instansi}", judul="Kedudukan kantor"
    )
    sejarah_bidang: Uraian | None = opsional(
        "Sejarah bidang tugas secara nasional", judul="Sejarah bidang tugas"
    )
    sejarah: Uraian | None = opsional("Sejarah kantor", judul="Sejarah kantor")
    wilayah_kerja: WilayahKerja | None = opsional("Wilayah kerja kantor")
    nilai_dasar: Uraian | None = opsional(
        "Tuntutan nilai dan budaya kerja bagi aparatur kantor", judul="Nilai dan budaya kerja"
    )
    foto: Berkas | None = opsional(
        "Foto gedung atau pelayanan kantor, berkas di folder laporan", judul="Foto kantor"
    )
    keterangan_foto: Teks | None = opsional("Keterangan foto kantor")


class Penandatangan(Bagian):
    """A person who signs, in the capacity held on that date."""

    arti: ClassVar = "Satu orang yang menandatangani, dengan jabatannya pada hari itu"

    peran: Literal["kepala", "pihak_pertama", "pihak_kedua"] = turunan(
        "Kepala pada laporan; pihak pertama dan pihak kedua pada perjanjian kinerja; "
        "bawaan: menurut urutan itu"
    )
    nama: Teks = bagian("Nama tanpa singkatan jabatan")
    jabatan: Teks = bagian("Jabatan pada tanggal dokumen")
    nip: Teks | None = opsional("NIP 18 digit, spasi boleh")


class Pejabat(Bagian):
    """Who signs which document, where and when."""

    arti: ClassVar = "Satu dokumen, dengan siapa, di mana, dan kapan ditandatangani"

    dokumen: Literal["laporan", "perjanjian_kinerja"] = bagian(
        "Dokumen yang ditandatangani", judul="Dokumen yang ditandatangani"
    )
    tahun: Tahun = turunan("Tahun kinerja dokumen; bawaan: tahun laporan", judul="Tahun kinerja")
    versi: Literal["awal", "perubahan"] = Field(
        default="awal",
        description="Versi perjanjian kinerja",
        json_schema_extra=isian(judul="Versi perjanjian"),
    )
    periode: KodePeriode = Field(
        default=TAHUNAN,
        description="Periode laporan yang ditandatangani, bila bukan tahunan",
        json_schema_extra=isian(judul="Periode laporan", pilihan=SEBUTAN_PERIODE),
    )
    tempat: Teks = turunan(
        "Tempat penandatanganan; bawaan untuk laporan: tempat laporan",
        judul="Tempat ditandatangani",
    )
    tanggal: Tanggal | None = opsional(
        "Tanggal penandatanganan; bawaan: tanggal dokumennya; kosongkan bila belum ditandatangani",
        judul="Tanggal ditandatangani",
    )
    penandatangan: tuple[Penandatangan, ...] = bagian(
        "Yang menandatangani dokumen itu", min_length=1, judul="Penanda tangan"
    )


class Unit(Bagian):
    """An organisational unit and those under it."""

    arti: ClassVar = "Satu unit organisasi dan unit-unit di bawahnya"

    nama: Teks = bagian("Nama unit", judul="Nama unit")
    pejabat: Teks | None = opsional(
        "Nama pejabat, bila hendak tampil di bagan", judul="Nama pejabat"
    )
    tugas: Uraian | None = opsional("Tugas, dimulai dengan kata kerja atau kata benda tugas")
    fungsi: tuple[Teks, ...] = daftar("Fungsi yang diselenggarakan")
    unit: tuple["Unit", ...] = daftar("Unit di bawahnya", judul="Unit di bawahnya")


class Organisasi(Bagian):
    """Tasks, functions and the tree of units."""

    arti: ClassVar = "Tugas, fungsi, dan susunan unit menurut peraturan organisasi"

    dasar_hukum: Teks | None = opsional(
        "Peraturan organisasi dan tata kerja", judul="Peraturan organisasi"
    )
    tugas: Uraian | None = opsional("Tugas kantor", judul="Tugas kantor")
    fungsi: tuple[Teks, ...] = daftar("Fungsi kantor", judul="Fungsi kantor")
    unit: tuple[Unit, ...] = daftar(
        "Unit langsung di bawah pimpinan", judul="Unit di bawah pimpinan"
    )


class KelompokPegawai(Bagian):
    """A group of employees; without `jumlah` the number is not yet known."""

    arti: ClassVar = "Satu kelompok pegawai dan banyaknya"

    nama: Teks = bagian("Nama kelompok", judul="Kelompok")
    jumlah: Cacah | None = opsional("Banyaknya pegawai; 0 bila memang tidak ada", satuan="orang")


class RincianPegawai(Bagian):
    """One way to divide all employees into groups."""

    arti: ClassVar = "Satu cara membagi seluruh pegawai ke dalam kelompok"

    kode: Kode = bagian("Kode rincian, misalnya golongan")
    nama: Teks = bagian("Dasar pengelompokan, misalnya Golongan", judul="Dibagi menurut")
    kelompok: tuple[KelompokPegawai, ...] = bagian(
        "Kelompok pegawai; jumlahnya seluruh pegawai", min_length=1, judul="Kelompok pegawai"
    )


class Pegawai(Bagian):
    """Employees, broken down in one or more ways."""

    arti: ClassVar = "Banyaknya pegawai, dibagi menurut satu dasar atau lebih"

    rincian: tuple[RincianPegawai, ...] = bagian(
        "Pembagian seluruh pegawai; jumlah tiap rincian harus sama",
        min_length=1,
        judul="Pembagian pegawai",
    )
    uraian: Uraian | None = opsional(
        "Catatan tentang keadaan pegawai", judul="Catatan tentang pegawai"
    )


class Butir(Bagian):
    """A point with an optional title and sub-points."""

    arti: ClassVar = "Satu butir: isinya, dengan judul dan rincian bila perlu"

    judul: Teks | None = opsional("Judul butir")
    uraian: Uraian = bagian("Isi butir", judul="Isi")
    rincian: tuple[Teks, ...] = daftar("Rincian butir", judul="Rincian")
