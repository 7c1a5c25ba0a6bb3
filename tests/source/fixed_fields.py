"""What cannot be drawn at random in a data file: years, codes that refer to each other, files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

YEAR = 2031


@dataclass(frozen=True)
class _Measured:
    """How an indicator is measured, and how its capaian is computed."""

    way: str
    unit: str = "indeks"
    polarity: str = "maksimum"
    formula: str = "r/t"


WAYS = (
    _Measured("SurveiBulanan"),
    _Measured("UnsurBerbobot"),
    _Measured("UnsurBerbobot"),
    _Measured("Langsung", polarity="stabil", formula="simpangan"),
    _Measured("Persentase", "persen", "minimum", "t/r"),
    _Measured("Cacahan", "laporan"),
    _Measured("Berpredikat", "predikat"),
)
_RANGED, _FUNDED, GRADED = 3, 5, 6
"""Indicators with a range as target, with money of their own, and with a predicate."""
_SURVEYED = (0, 1)
"""The past year of an indicator whose result stands on the scale of the survey."""
_KODE = tuple(f"ik{n}" for n in range(len(WAYS)))
_PARTIES = ("pihak_pertama", "pihak_kedua")
_SIGNED = (
    {"dokumen": "laporan", "tahun": YEAR, "versi": "awal"},
    {"dokumen": "perjanjian_kinerja", "tahun": YEAR, "versi": "awal"},
    {"dokumen": "perjanjian_kinerja", "tahun": YEAR, "versi": "perubahan"},
    {"dokumen": "perjanjian_kinerja", "tahun": YEAR + 1, "versi": "awal"},
)
_LEVELS = ("strategis", "program", "kegiatan", "sub_kegiatan")
GRADES = tuple(f"mutu {letter} (akhir)" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""An order of predicates, the lowest first: one for each use, and some that nobody got."""
NKA = ("efektivitas", "efisiensi")
IKPA = (
    "revisi_dipa",
    "deviasi_halaman_iii",
    "penyerapan_anggaran",
    "belanja_kontraktual",
    "penyelesaian_tagihan",
    "pengelolaan_up_tup",
    "capaian_output",
)

COUNTS = {
    "pejabat": len(_SIGNED),
    "perjanjian_kinerja": 3,
    "perjanjian_kinerja.tingkat": len(_LEVELS),
    "indikator": len(WAYS),
    "indikator.pengukuran.urutan": len(GRADES),
    "indikator.pengukuran.nilai": len(GRADES),
    "smart.tahunan": 3,
    "ikpa.tahunan": 3,
    "istilah.tingkat_anggaran": 3,
    **{
        f"bagian_tambahan.{owner}isi{field_}": count
        for owner in ("", "bagian.")
        for field_, count in (
            ("", 4),
            (".tabel.jumlah.kolom", 1),
            (".tabel.jumlah.rata_rata", 1),
            (".grafik.seri", 1),
        )
    },
}
"""How many items a list has; two where nothing is said."""


def fixed(pattern: str, at: tuple[int, ...]) -> Any:
    """The value of a field that cannot be drawn, by its path without positions, and positions."""
    first = at[0] if at else 0
    last = at[-1] if at else 0
    if pattern.startswith("pejabat."):
        return _of_signatory(pattern, at)
    if pattern.startswith("perjanjian_kinerja."):
        return _of_agreement(pattern, at)
    if own := own_field(pattern):
        return _of_own_part(own, at)
    if pattern in _OF_MEASURED:
        return getattr(WAYS[first], _OF_MEASURED[pattern])
    return {
        "profil": "unit-kementerian",
        "batas_capaian": 101,  # low, so that a result of every draw goes beyond it
        "dokumen.tahun": YEAR,
        "dokumen.periode": "tahunan",
        "indikator.rencana_aksi.triwulan": 1 + last,
        "dokumen.tanggal": date(YEAR + 1, 1, 5),
        "renstra.periode.mulai": YEAR - 1,
        "renstra.periode.akhir": YEAR + 3,
        "indikator.kode": _KODE[first % len(_KODE)],
        "indikator.sasaran": f"sub{first % 2}",
        "indikator.desimal": 2,
        "indikator.pengukuran.per": 100,
        "indikator.riwayat.tahun": YEAR - 2 + last,
        "indikator.target_menengah.tahun": YEAR + 3,
        "indikator.pembanding.tahun": 2000 + 2 * first + last,  # no other year of the file
        "kategori_capaian.kelas.dari": Decimal("61.07"),
        "kategori_capaian.kelas.sampai": Decimal("61.07"),
        "kategori_capaian.kelas.warna": '"#A5D6A7"',
        "indikator.pengukuran.urutan": GRADES[last % len(GRADES)],
        "susunan.tanpa": ("perjanjian_tahun_depan",),
        "susunan.dengan": ("pnbp",),
        "indikator.pengukuran.nama_nilai": "Nilai Survei",
        "indikator.program": "Program Layanan, Tahap 0",
        "anggaran.versi.program.nama": f"Program Layanan, Tahap {last}",
        "indikator.pengukuran.kategori": "skm-2017",
        "indikator.pengukuran.kelompok.kode": f"kelompok-{last}",
        "pegawai.rincian.kode": f"rincian-{last}",
        "anggaran.versi.kode": f"dipa-{last}",
        "anggaran.jenis_belanja.tahun": YEAR - 1 + last,
        "pnbp.tahunan.tahun": YEAR - 1 + last,
        "penerimaan.tahunan.tahun": YEAR - 1 + last,
        "smart.tahunan.tahun": YEAR - 2 + last,
        "ikpa.tahunan.tahun": YEAR - 2 + last,
        "penghargaan.tahun": YEAR - 1 + last,
        "inovasi.tahun": YEAR - 1 + last,
        "inovasi.ringkasan": True,
        "penghargaan_lampiran": True,
        "pohon_kinerja.simpul.kode": f"simpul-{last}",
        "pohon_kinerja.simpul.induk": "simpul-0",
        "evaluasi_akip.tahun": YEAR - 1,
        "evaluasi_akip.riwayat.tahun": YEAR - 3 + last,
        "evaluasi_akip.rekomendasi.kode": f"rekomendasi-{last}",
        "rencana_kinerja.tahun": YEAR + last,
        "rencana_kinerja.sasaran.kode": f"sub{last}",
        "bagian_tambahan.kode": f"tambahan-{last}",
        "bagian_tambahan.bagian.kode": f"tambahan-{first}-{last}",
        "bagian_tambahan.sesudah": "Latar Belakang",
    }.get(pattern)


_PIECES = ("uraian", "tabel", "grafik", "gambar")
"""The pieces of a part of the office's own, one of each kind."""
OWN_COLUMNS = ("Uraian", "Banyaknya")
"""The columns of its tables: words, and numbers."""


def _of_own_part(field_: str, at: tuple[int, ...]) -> Any:
    """The value of a field of a piece, by its path from the piece on."""
    if field_.endswith(".kode"):
        return f"{field_.split('.')[0]}-{'-'.join(map(str, at))}"
    return {
        "tabel.kolom.nama": OWN_COLUMNS[at[-1] % 2],
        "tabel.kolom.lebar": 4,
        "tabel.jumlah.kolom": OWN_COLUMNS[1],
        "tabel.jumlah.rata_rata": OWN_COLUMNS[1],
        "grafik.kategori": OWN_COLUMNS[0],
        "grafik.seri": OWN_COLUMNS[1],
    }.get(field_)


def own_field(pattern: str) -> str:
    """The path of a field of a piece, from the piece on; "" of any other field."""
    for owner in ("bagian_tambahan.isi.", "bagian_tambahan.bagian.isi."):
        if pattern.startswith(owner):
            return pattern.removeprefix(owner)
    return ""


_OF_MEASURED = {
    "indikator.satuan": "unit",
    "indikator.polaritas": "polarity",
    "indikator.rumus": "formula",
}


def _of_signatory(pattern: str, at: tuple[int, ...]) -> Any:
    document = _SIGNED[at[0]]
    if pattern == "pejabat.penandatangan.peran":
        return _PARTIES[at[1]] if document["dokumen"] != "laporan" else "kepala"
    if pattern == "pejabat.penandatangan.nip":
        return f"1976020{at[0]} 200112 1 00{at[1]}"
    if pattern == "pejabat.tanggal":
        return date(YEAR + 1, 1, 5) if document["dokumen"] == "laporan" else date(YEAR, at[0], 20)
    if pattern == "pejabat.periode":
        return "tahunan"
    return document.get(pattern.removeprefix("pejabat."))


def _of_agreement(pattern: str, at: tuple[int, ...]) -> Any:
    document = _SIGNED[at[0] + 1]
    name = pattern.removeprefix("perjanjian_kinerja.")
    if name == "anggaran":
        return f"dipa-{at[0]}" if at[0] < 2 else None
    return {
        "tahun": document["tahun"],
        "versi": document["versi"],
        "tanggal": date(YEAR, at[0] + 1, 20),
        "tingkat.tingkat": _LEVELS[at[1]] if len(at) > 1 else None,
        "tingkat.sasaran.kode": f"{_LEVELS[at[1]][:3]}{at[2]}" if len(at) > 2 else None,
        "tingkat.sasaran.induk": _above(at) if len(at) > 2 else None,
    }.get(name)


def _above(at: tuple[int, ...]) -> str:
    """The objective above one of an agreement: that of the level above, or a box of the tree."""
    return f"{_LEVELS[at[1] - 1][:3]}{at[2]}" if at[1] else "simpul-1"


LEFT_OUT = {
    "perjanjian_tahun_depan": "the agreement of the next year is there",
    "perjanjian_kinerja.tingkat.sasaran.indikator.indikator": "the names, drawn, would not agree",
    "rencana_kinerja.sasaran.indikator.indikator": "the names, drawn, would not agree",
    "perjanjian_kinerja.program.anggaran": "the sum of the activities",
    "perjanjian_kinerja.program.kegiatan.anggaran": "the sum of its parts",
    "perjanjian_kinerja.program.kegiatan.rincian.rincian": "three levels are enough",
    "anggaran.versi.program.pagu": "the sum of the activities",
    "anggaran.versi.program.realisasi": "the sum of the activities",
    "anggaran.versi.program.kegiatan.pagu": "the sum of its parts",
    "anggaran.versi.program.kegiatan.realisasi": "the sum of its parts",
    "anggaran.versi.program.kegiatan.rincian.rincian": "three levels are enough",
    "kategori_capaian.tabel": "classes of the office's own instead",
    "indikator.pengukuran.skala_predikat": "an order of the office's own instead",
    "instansi.pemerintah_daerah": "a ministry instead",
    "lampiran.berkas": "a picture instead",
    "bagian_tambahan.sebelum": "behind a heading instead",
    "bagian_tambahan.dalam": "behind a heading instead",
    "indikator.induk": "below its objective",
    "organisasi.unit.unit.unit.unit": "four levels are enough",
    "unit": "data in folders of their own, see tests/units",
}
"""Fields that stay empty here, because another one stands in their place."""


_OWN_LEFT_OUT = {
    "tabel.lembar": "the file is a CSV",
    "tabel.kolom.format": "as its cells are",
    "tabel.kolom.desimal": "as its cells are",
    "grafik.tabel": "a file of its own instead",
    "grafik.lembar": "the file is a CSV",
    "gambar.lajur": "as suits so many",
}
"""The same of the pieces of the office's own parts."""


ONE_REVENUE = (
    ("penerimaan", "dokumen.batas_data.penerimaan"),
    ("pnbp", "dokumen.batas_data.pnbp"),
)
"""An office has revenue of one kind: one draw has this kind, another that one."""


_EMPTY_AT: dict[str, Callable[[tuple[int, ...]], bool]] = {
    "indikator.pengukuran.hasil": lambda at: at[0] == 1,  # of elements; the second survey has
    "indikator.pengukuran.kelompok.unsur.nilai": lambda at: at[0] == 2,  # none but its result
    "indikator.anggaran": lambda at: at[0] != _FUNDED,
    "indikator.triwulan.realisasi": lambda at: at[0] == 0,  # of a survey it is computed
    "indikator.target_sampai": lambda at: at[0] != _RANGED,
    "indikator.riwayat.target_sampai": lambda at: at[0] != _RANGED,
    "indikator.target_menengah.sampai": lambda at: at[0] != _RANGED,
    "indikator.riwayat.nilai_survei": lambda at: at != _SURVEYED,
    "indikator.riwayat.realisasi": lambda at: at == _SURVEYED,
    "kategori_capaian.kelas.dari": lambda at: at[-1] == 0,  # the lowest class has no floor
    "kategori_capaian.kelas.sampai": lambda at: at[-1] == 1,  # the highest has no top
    "smart.tahunan.komponen": lambda at: at[0] == 0,  # the score of the first year stands alone
    "ikpa.tahunan.komponen": lambda at: at[0] == 0,
    "ikpa.tahunan.pengurang": lambda at: at[0] == 0,
    "perjanjian_kinerja.nama_kantor_wilayah": lambda at: at[0] == 0,  # as the office's own
    "perjanjian_kinerja.program": lambda at: at[0] < 2,  # of the year without DIPA in the file
    "perjanjian_kinerja.anggaran": lambda at: at[0] >= 2,
    "perjanjian_kinerja.alasan_perubahan": lambda at: at[0] != 1,  # of the version that changes
    "pohon_kinerja.simpul.induk": lambda at: at[-1] == 0,  # the top of the tree
}
"""Where a field stays empty that other items have."""


def left_out(pattern: str, at: tuple[int, ...]) -> bool:
    """Whether this field of this item stays empty."""
    own = own_field(pattern)
    if own in _PIECES:
        return own != _PIECES[at[-1]]
    if own in _OWN_LEFT_OUT:
        return True
    if pattern in _EMPTY_AT:
        return _EMPTY_AT[pattern](at)
    return pattern in LEFT_OUT
