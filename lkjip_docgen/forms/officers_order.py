"""Which sections the forms have, and which parts of the data belong to each.

The order is that of the sheets of the workbook: an officer first says what is reported and for
whom, then what was planned, what came of it, what it cost, and what is to be concluded.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lkjip_docgen.model import Names
from lkjip_docgen.records import Record


class Part(Record):
    """A key of the data with all below it; `only` some of its keys, or all but `without`."""

    path: Names
    only: Names = ()
    without: Names = ()
    title: str = ""

    def keeps(self) -> Callable[[str], bool]:
        """Whether a key right below the path belongs to this part; `everything` where all do."""
        return self._has if self.only or self.without else everything

    def _has(self, key: str) -> bool:
        return key in self.only if self.only else key not in self.without


def everything(_: str) -> bool:
    """Every key of a section."""
    return True


class Outline(Record):
    """A section of the forms; words in braces are those of the office."""

    id: str
    title: str
    help: str
    parts: tuple[Part, ...]


_MEASURED: Final = ("pengukuran",)
_COMPARED: Final = ("riwayat", "target_menengah", "pembanding")
_EXPLAINED: Final = ("analisis", "program", "anggaran")
_QUARTERLY: Final = ("triwulan", "rencana_aksi")
_ELSEWHERE: Final = (*_MEASURED, *_COMPARED, *_EXPLAINED, *_QUARTERLY)
_FUNDS: Final = ("jenis_belanja", "sumber_dana", "triwulan", "faktor")


def _whole(*keys: str) -> tuple[Part, ...]:
    """Whole sections of the data file."""
    return tuple(Part((key,)) for key in keys)


def _of_indicators(*keys: str) -> tuple[Part, ...]:
    """Some keys of every indicator."""
    return (Part(("indikator",), only=keys),)


SECTIONS: Final = (
    Outline(
        "dokumen",
        "Dokumen laporan",
        "Tahun dan periode yang dilaporkan, tempat dan tanggal laporan, serta sampai kapan "
        "datanya dikumpulkan.",
        (Part(("dokumen",)), Part((), only=("profil",), title="Jenis instansi")),
    ),
    Outline(
        "kantor",
        "Kantor dan instansi",
        "Siapa yang melapor: nama, alamat, kedudukan, dan wilayah kerja kantor, serta instansi "
        "di atasnya.",
        _whole("kantor", "instansi", "unit"),
    ),
    Outline(
        "pejabat",
        "Penanda tangan",
        "Yang menandatangani laporan dan tiap perjanjian kinerja, dengan jabatan pada tanggal "
        "dokumen itu.",
        _whole("pejabat"),
    ),
    Outline(
        "organisasi",
        "Organisasi dan pegawai",
        "Tugas, fungsi, dan susunan unit menurut peraturan organisasi, serta banyaknya pegawai.",
        _whole("organisasi", "pegawai"),
    ),
    Outline(
        "strategis",
        "Aspek dan isu strategis",
        "Mengapa kantor ini penting, dan apa yang dapat menghambat kinerjanya.",
        _whole("aspek_strategis", "isu_strategis"),
    ),
    Outline(
        "dasar",
        "Dasar hukum",
        "Peraturan yang mendasari penyusunan laporan, dan pedoman sistematikanya.",
        _whole("landasan_hukum", "pedoman"),
    ),
    Outline(
        "renstra",
        "{rencana_strategis:awal}",
        "Visi, misi, tujuan, dan {sasaran_strategis} seperti pada dokumen resminya.",
        _whole("renstra"),
    ),
    Outline(
        "perjanjian",
        "Perjanjian dan rencana kinerja",
        "Sasaran, indikator, target, dan anggaran tepat seperti pada dokumen yang ditandatangani.",
        _whole("perjanjian_kinerja", "perjanjian_tahun_depan", "rencana_kinerja"),
    ),
    Outline(
        "pohon",
        "Pohon kinerja",
        "Kotak di atas dan di bawah sasaran perjanjian kinerja; sasarannya sudah tercatat di sana.",
        _whole("pohon_kinerja"),
    ),
    Outline(
        "indikator",
        "Indikator kinerja",
        "Indikator yang diukur laporan ini: nama, satuan, target, dan arah yang dikehendaki.",
        (
            Part(("indikator",), without=_ELSEWHERE),
            Part((), only=("batas_capaian",), title="Batas capaian"),
            Part(("kategori_capaian",)),
        ),
    ),
    Outline(
        "pengukuran",
        "Pengukuran dan realisasi",
        "Cara tiap indikator diukur dan hasilnya pada tahun laporan, dengan tabel surveinya.",
        _of_indicators(*_MEASURED),
    ),
    Outline(
        "perbandingan",
        "Riwayat dan pembanding",
        "Hasil tahun-tahun sebelumnya, target akhir {rencana_strategis}, dan hasil unit lain atau "
        "standar.",
        _of_indicators(*_COMPARED),
    ),
    Outline(
        "analisis",
        "Analisis capaian",
        "Yang hanya diketahui kantor: penyebab, kendala, solusi, dan rencana perbaikan tiap "
        "indikator.",
        _of_indicators(*_EXPLAINED),
    ),
    Outline(
        "triwulan",
        "Triwulan dan rencana aksi",
        "Target, realisasi, dan langkah tiap triwulan; diperlukan bagi laporan semester dan "
        "triwulan.",
        _of_indicators(*_QUARTERLY),
    ),
    Outline(
        "anggaran",
        "Anggaran dan realisasi",
        "Tiap versi {dokumen_anggaran} dengan program dan rinciannya; versi terakhir memuat "
        "realisasi.",
        (Part(("anggaran",), without=_FUNDS),),
    ),
    Outline(
        "belanja",
        "Belanja dan penerimaan",
        "Belanja menurut jenis, sumber dana, belanja tiap triwulan, dan penerimaan kantor.",
        (Part(("anggaran",), only=_FUNDS), *_whole("pnbp", "penerimaan")),
    ),
    Outline(
        "nilai",
        "Nilai kinerja anggaran",
        "Nilai yang diberikan aplikasi anggaran dan pemantauan.",
        _whole("smart", "ikpa", "emonev"),
    ),
    Outline(
        "evaluasi",
        "Evaluasi akuntabilitas kinerja",
        "Hasil evaluasi tahun sebelumnya dan tindak lanjut atas rekomendasinya.",
        _whole("evaluasi_akip"),
    ),
    Outline(
        "capaian",
        "Capaian lain",
        "Kontribusi, output lain, penghargaan, dan inovasi selama tahun laporan.",
        _whole(
            "kontribusi_kanwil", "output_lain", "penghargaan", "penghargaan_lampiran", "inovasi"
        ),
    ),
    Outline(
        "penutup",
        "Pembinaan dan penutup",
        "Pembinaan selama tahun laporan, langkah ke depan, kesimpulan, dan saran.",
        _whole("pembinaan", "langkah", "kesimpulan", "saran"),
    ),
    Outline(
        "tambahan",
        "Bagian tambahan dan lampiran",
        "Bagian milik kantor sendiri dengan teks, tabel, grafik, dan gambarnya, serta lampiran.",
        _whole("bagian_tambahan", "lampiran"),
    ),
    Outline(
        "istilah",
        "Istilah dan susunan",
        "Sebutan yang lain daripada yang lazim, dan bagian laporan yang dipakai atau tidak.",
        _whole("istilah", "susunan"),
    ),
    Outline(
        "pemeriksaan",
        "Pemeriksaan",
        "Angka yang tercetak di tempat lain untuk dicocokkan, dan temuan yang diterima.",
        _whole("pernyataan", "diterima"),
    ),
)
"""Every section of the forms, in their order."""


def keys_in_order() -> list[str]:
    """The keys at the top of the data file in the order in which the forms ask for them."""
    keys = (name for outline in SECTIONS for part in outline.parts for name in _first(part))
    return list(dict.fromkeys(keys))


def _first(part: Part) -> Names:
    return part.path[:1] or part.only
