"""The tree of performance (pohon kinerja): boxes that no agreement and no indicator holds."""

from lkjip_docgen.model.base import Bagian, Kode, Teks, Uraian, bagian, daftar, opsional

INDUK = "Kode di atasnya pada pohon kinerja: sasaran, simpul `pohon_kinerja`, atau indikator"
"""What `induk` means wherever it stands."""


class SimpulKinerja(Bagian):
    """A box that the office only names: a goal above its agreement, a result of a unit below."""

    kode: Kode = bagian("Kode simpul, disebut pada `induk` yang di bawahnya, misalnya t1")
    nama: Teks = bagian("Rumusan tujuan, sasaran, atau hasil")
    sebutan: Teks | None = opsional("Apa simpul ini, misalnya Tujuan atau Hasil Bidang")
    induk: Kode | None = opsional(INDUK)
    indikator: tuple[Teks, ...] = daftar("Indikatornya, boleh dengan targetnya")
    pengampu: Teks | None = opsional("Unit yang bertanggung jawab")


class PohonKinerja(Bagian):
    """What the tree of performance has beside the agreement in force and the indicators."""

    pengantar: Uraian | None = opsional("Uraian kantor tentang penjenjangan kinerjanya")
    simpul: tuple[SimpulKinerja, ...] = daftar(
        "Kotak di atas dan di bawah sasaran perjanjian kinerja, urut dari kiri"
    )
