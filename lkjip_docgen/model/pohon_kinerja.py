"""The tree of performance (pohon kinerja): boxes that no agreement and no indicator holds."""

from typing import ClassVar

from lkjip_docgen.model.base import Bagian, Kode, Teks, Uraian, bagian, daftar, opsional

INDUK = "Kode di atasnya pada pohon kinerja: sasaran, simpul pohon kinerja, atau indikator"
"""What `induk` means wherever it stands."""


class SimpulKinerja(Bagian):
    """A box that the office only names: a goal above its agreement, a result of a unit below."""

    arti: ClassVar = "Satu kotak pohon kinerja"

    kode: Kode = bagian(
        "Kode simpul, disebut sebagai induk oleh yang di bawahnya, misalnya t1", judul="Kode kotak"
    )
    nama: Teks = bagian("Rumusan tujuan, sasaran, atau hasil", judul="Rumusan")
    sebutan: Teks | None = opsional(
        "Apa simpul ini, misalnya Tujuan atau Hasil Bidang", judul="Jenis kotak"
    )
    induk: Kode | None = opsional(INDUK, judul="Di bawah (pohon kinerja)")
    indikator: tuple[Teks, ...] = daftar("Indikatornya, boleh dengan targetnya")
    pengampu: Teks | None = opsional("Unit yang bertanggung jawab", judul="Penanggung jawab")


class PohonKinerja(Bagian):
    """What the tree of performance has beside the agreement in force and the indicators."""

    arti: ClassVar = "Penjenjangan kinerja di atas dan di bawah sasaran perjanjian kinerja"

    pengantar: Uraian | None = opsional(
        "Uraian kantor tentang penjenjangan kinerjanya", judul="Uraian penjenjangan kinerja"
    )
    simpul: tuple[SimpulKinerja, ...] = daftar(
        "Kotak di atas dan di bawah sasaran perjanjian kinerja, urut dari kiri",
        judul="Kotak pohon kinerja",
    )
