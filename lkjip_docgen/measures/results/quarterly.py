"""Quarters, and the steps of the action plan."""

from __future__ import annotations

from lkjip_docgen.model import ROMAWI, RencanaAksi
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record


class HasilTriwulan(Record):
    """A quarter by itself, and the year up to its end.

    Of money `capaian` is realisasi against the plan of the quarter.
    """

    nomor: int  # 1 to 4
    target: Quantity
    realisasi: Quantity
    capaian: Quantity
    target_sampai: Quantity
    realisasi_sampai: Quantity
    capaian_sampai: Quantity
    keterangan: str = ""

    @property
    def nama(self) -> str:
        """What it is called: "Triwulan II"."""
        return f"Triwulan {ROMAWI[self.nomor - 1]}"


class HasilRencanaAksi(Record):
    """A step of the action plan with its money; None where it names none."""

    model: RencanaAksi
    anggaran: Quantity | None


class HasilTriwulanan(Record):
    """The quarters up to the end of what is reported.

    `kemajuan` is realisasi up to there against the target of the year, in percent; None where a
    part of the target is none of the way (less is better, predicates).  `prognosis` is what the
    office expects at year end, None where it does not say.
    """

    sifat: str  # how the quarters make the year; "" where the office has not said
    triwulan: tuple[HasilTriwulan, ...]
    realisasi: Quantity  # up to the end of what is reported, of whatever source
    putusan: int | None = None  # against the target up to there, as of a year
    kemajuan: Quantity | None = None
    prognosis: Quantity | None = None
    capaian_prognosis: Quantity | None = None
    dihitung: bool = False  # from the months of a survey
    batas_atas: Quantity | None = None  # of the target of every quarter, where it is a range

    @property
    def kini(self) -> HasilTriwulan:
        """The last quarter of what is reported."""
        return self.triwulan[-1]

    @property
    def bertarget(self) -> bool:
        """Whether any quarter has a target."""
        return any(quarter.target.ada for quarter in self.triwulan)

    @property
    def terukur(self) -> bool:
        """Whether any quarter has a result."""
        return any(quarter.realisasi.ada for quarter in self.triwulan)

    @property
    def berulang(self) -> bool:
        """Whether more than one quarter has a result."""
        return sum(quarter.realisasi.ada for quarter in self.triwulan) > 1

    @property
    def berjumlah(self) -> bool:
        """Whether the year up to a quarter is another figure than the quarter itself."""
        return self.dihitung or self.sifat not in ("", "akhir")


class HasilTriwulanAnggaran(Record):
    """Spending quarter by quarter, each by itself and up to its end; `serapan` is of the year."""

    triwulan: tuple[HasilTriwulan, ...]
    serapan: tuple[Quantity, ...]  # of the ceiling, up to the end of each quarter

    @property
    def kini(self) -> HasilTriwulan:
        """The last quarter of what is reported."""
        return self.triwulan[-1]

    @property
    def bertarget(self) -> bool:
        """Whether any quarter has a plan."""
        return any(quarter.target.ada for quarter in self.triwulan)
