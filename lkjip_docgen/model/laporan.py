"""The whole data file."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from lkjip_docgen.model.anggaran import Anggaran, Emonev, Ikpa, Pnbp, Smart
from lkjip_docgen.model.base import Bagian, Berkas, Tahun, Teks, Uraian, bagian, daftar, opsional
from lkjip_docgen.model.indikator import Indikator
from lkjip_docgen.model.kantor import (
    Butir,
    Dokumen,
    Instansi,
    Kantor,
    Organisasi,
    Pegawai,
    Pejabat,
)
from lkjip_docgen.model.renstra import Peraturan, PerjanjianKinerja, Renstra


class Penghargaan(Bagian):
    """An award."""

    nama: Teks
    tahun: Tahun
    pemberi: Teks = bagian("Lembaga yang memberikan")
    tingkat: Literal["nasional", "provinsi", "kabupaten", "internal"] | None = opsional("Tingkat")
    piagam: Berkas | None = opsional("Gambar piagam, dimuat di lampiran")


class Inovasi(Bagian):
    """An innovation: the problem, what was made, its output and impact."""

    nama: Teks
    kepanjangan: Teks | None = opsional("Kepanjangan nama")
    tahun: Tahun | None = opsional("Tahun mulai")
    permasalahan: Uraian | None = opsional("Masalah layanan yang dijawab")
    uraian: Uraian | None = opsional("Apa yang dibuat dan bagaimana bekerja")
    output: Uraian | None = opsional("Hasil langsung")
    dampak: Uraian | None = opsional("Dampak bagi masyarakat dan kantor")
    foto: Berkas | None = opsional("Foto, berkas di folder proyek")
    keterangan_foto: Teks | None = opsional("Keterangan foto")
    ringkasan: bool = Field(default=True, description="Disebut di ringkasan eksekutif")


class Pembinaan(Bagian):
    """Guidance given during the year, towards one aim."""

    tujuan: Teks = bagian("Tujuan pembinaan, misalnya meningkatkan kinerja")
    upaya: tuple[Uraian, ...] = Field(min_length=1)


class AspekStrategis(Bagian):
    """Why the office matters."""

    pengantar: Uraian | None = opsional("Kalimat pengantar")
    butir: tuple[Butir, ...] = daftar("Aspek strategis")


class IsuStrategis(Bagian):
    """What may stand in the way of results."""

    pengantar: Uraian | None = opsional("Kalimat pengantar")
    butir: tuple[Butir, ...] = daftar("Isu strategis")


class Kontribusi(Bagian):
    """What the office contributes to the regional office's targets."""

    uraian: Uraian
    rincian: tuple[Uraian, ...] = daftar("Rincian kontribusi")


class OutputLain(Bagian):
    """Another output of the year."""

    nama: Teks
    uraian: Uraian


class Kesimpulan(Bagian):
    """What only the office can conclude; numbers are added by the program."""

    isu: tuple[Uraian, ...] = daftar("Isu dan kondisi yang berpotensi menghambat")
    penutup: Uraian | None = opsional("Kalimat penutup dari kantor")


class Lampiran(Bagian):
    """A further appendix: a picture."""

    judul: Teks
    gambar: Berkas


class Laporan(Bagian):
    """One annual report: everything that an office writes."""

    dokumen: Dokumen
    instansi: Instansi
    kantor: Kantor
    pejabat: tuple[Pejabat, ...] = Field(min_length=1)
    organisasi: Organisasi
    pegawai: Pegawai | None = opsional("Keadaan pegawai")
    aspek_strategis: AspekStrategis = AspekStrategis()
    isu_strategis: IsuStrategis = IsuStrategis()
    landasan_hukum: tuple[Peraturan, ...] = daftar("Dasar penyusunan laporan")
    pedoman: Peraturan | None = opsional("Pedoman sistematika laporan di kementerian")
    renstra: Renstra
    perjanjian_kinerja: tuple[PerjanjianKinerja, ...] = Field(min_length=1)
    indikator: tuple[Indikator, ...] = Field(min_length=1)
    anggaran: Anggaran
    pnbp: Pnbp | None = opsional("Hanya untuk kantor yang memungut PNBP")
    smart: Smart | None = opsional("Nilai kinerja anggaran")
    ikpa: Ikpa | None = opsional("Nilai kinerja pelaksanaan anggaran")
    emonev: Emonev | None = opsional("e-Monev Bappenas")
    kontribusi_kanwil: Kontribusi | None = opsional("Kontribusi terhadap target kantor wilayah")
    output_lain: tuple[OutputLain, ...] = daftar("Capaian output lainnya")
    penghargaan: tuple[Penghargaan, ...] = daftar("Penghargaan, urut waktu")
    inovasi: tuple[Inovasi, ...] = daftar("Inovasi layanan")
    pembinaan: tuple[Pembinaan, ...] = daftar("Pembinaan selama tahun laporan")
    langkah: tuple[Uraian, ...] = daftar("Langkah menjawab tantangan, untuk ringkasan")
    kesimpulan: Kesimpulan = Kesimpulan()
    saran: tuple[Uraian, ...] = daftar("Saran dan rekomendasi")
    lampiran: tuple[Lampiran, ...] = daftar("Lampiran lain berupa gambar")
    penghargaan_lampiran: bool = Field(
        default=True, description="Muat piagam penghargaan sebagai lampiran"
    )



