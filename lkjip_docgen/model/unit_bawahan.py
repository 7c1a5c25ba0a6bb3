"""The units below an office: where their data lie, what is summed, and what was read of them."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Literal, Optional

from lkjip_docgen.model.base import Bagian, Teks, bagian, daftar, opsional
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record

if TYPE_CHECKING:
    from lkjip_docgen.model.laporan import Laporan

_JUMLAH = {"jumlah": "Jumlah semua unit"}


class UnitTidakDihitung(Bagian):
    """A unit that counts in no figure of the report, and why."""

    arti: ClassVar = "Satu unit yang tidak dihitung, dengan alasannya"

    folder: Teks = bagian("Folder unit itu, misalnya unit/kantor-a", judul="Folder unit")
    alasan: Teks = bagian("Mengapa unit itu tidak dihitung, misalnya sudah digabung")


class UnitBawahan(Bagian):
    """The units whose data the report brings together, one level below the office."""

    arti: ClassVar = "Unit di bawah kantor ini, yang datanya digabung dalam laporan"

    folder: tuple[Teks, ...] = bagian(
        "Folder unit di dalam folder laporan ini; * berarti nama apa saja, misalnya unit/*",
        min_length=1,
        judul="Folder unit",
    )
    sebutan: Teks | None = opsional(
        "Sebutan unit dalam laporan, misalnya satuan kerja; bawaan: unit", judul="Sebutan unit"
    )
    anggaran: Literal["jumlah"] | None = opsional(
        "jumlah: pagu dan realisasi kantor ini adalah jumlah semua unit",
        judul="Anggaran gabungan",
        pilihan=_JUMLAH,
    )
    pnbp: Literal["jumlah"] | None = opsional(
        "jumlah: target dan realisasi penerimaan kantor ini adalah jumlah semua unit",
        judul="Penerimaan gabungan",
        pilihan=_JUMLAH,
    )
    tidak_dihitung: tuple[UnitTidakDihitung, ...] = daftar(
        "Unit yang tidak dihitung, dengan alasannya", judul="Unit yang tidak dihitung"
    )


class Keadaan(StrEnum):
    """What there is of a unit.  The value says it in Indonesian, after the unit's name."""

    ADA = "datanya lengkap dibaca"
    TANPA_DATA = "belum menyampaikan data"
    GALAT = "datanya masih mengandung kesalahan"
    TAHUN_LAIN = "datanya masih data tahun lain"
    BELUM_SETAHUN = "datanya belum mencakup seluruh periode laporan"
    TIDAK_DIHITUNG = "tidak dihitung"


class UnitTerbaca(Record):
    """A unit as it was found: its data, or what keeps them from the report.

    `kunci` is its key in paths and ids, made of its folder; `nama` what it calls itself, or the
    folder where nobody knows.  `laporan` is there exactly where `keadaan` is `ADA`.  `sebab` is
    the year of the data, the first error or the declared reason; `galat` how many errors there are.
    `letak` says where in its data file a part of the data stands: `indikator.ikm`, `anggaran`.
    """

    kunci: str
    folder: str
    nama: str
    tempat: Place
    keadaan: Keadaan
    laporan: Optional["Laporan"] = None
    sebab: str = ""
    galat: int = 0
    berkas: tuple[Path, ...] = ()
    letak: Mapping[str, Place] = MappingProxyType({})

    @property
    def kurang(self) -> tuple["UnitTerbaca", ...]:
        """The units below this one, of every level, that should count in its data and do not."""
        if self.laporan is None:
            return ()
        counted = (Keadaan.ADA, Keadaan.TIDAK_DIHITUNG)
        below = self.laporan.unit_terbaca
        return (
            *(unit for unit in below if unit.keadaan not in counted),
            *(lower for unit in below for lower in unit.kurang),
        )

    def tempat_dari(self, path: str) -> Place:
        """Where the unit wrote what a quantity of this path is made of."""
        steps = path.split(".")
        return self.letak.get(".".join(steps[:2])) or self.letak.get(steps[0]) or self.tempat
