"""What the units of an office reported, and what it comes to."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from lkjip_docgen.idn import title_case
from lkjip_docgen.measures.results.money import HasilPos
from lkjip_docgen.measures.results.survey_details import Rincian
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record


class HasilBarisUnit(Record):
    """What one unit reported of one indicator.

    `sebab` says, after the unit's name, why it does not count in what the units come to; "" for
    one that counts.  `ada` is whether there are figures of it at all, `dibaca` whether its data
    were read.  `kode` and `singkat` are what it calls the indicator itself.
    """

    kunci: str
    nama: str
    target: Quantity
    realisasi: Quantity
    capaian: Quantity
    sampai: Quantity | None = None
    putusan: int | None = None
    polaritas: str = "maksimum"
    responden: Quantity | None = None
    sebab: str = ""
    ada: bool = True
    dibaca: bool = True
    kode: str = ""
    singkat: str = ""

    @property
    def tertinggal(self) -> bool:
        """Whether its target is known to be missed."""
        return self.putusan is not None and self.putusan < 0


class HasilGabungan(Rincian):
    """The units behind the result of an indicator, in the order of their folders.

    `kode_unit` and `nama_unit` are what the units themselves call it.
    """

    aturan: str
    kode_unit: str
    nama_unit: str
    baris: tuple[HasilBarisUnit, ...]
    banyaknya: Quantity  # units that should count
    dihitung: Quantity  # units that do
    responden: Quantity | None = None  # of all that count, where the rule weighs by them

    @property
    def terisi(self) -> tuple[HasilBarisUnit, ...]:
        """The units with a result."""
        return tuple(row for row in self.baris if row.realisasi.ada)

    @property
    def tidak_dihitung(self) -> tuple[HasilBarisUnit, ...]:
        """The units that the result lacks."""
        return tuple(row for row in self.baris if row.sebab)

    @property
    def tanpa_angka(self) -> tuple[HasilBarisUnit, ...]:
        """Those of them whose data were read, and lack what the rule needs."""
        return tuple(row for row in self.tidak_dihitung if row.dibaca)

    @property
    def tertinggal(self) -> tuple[HasilBarisUnit, ...]:
        """The units that missed their targets, the one furthest away first where that is known."""
        return tuple(sorted((row for row in self.baris if row.tertinggal), key=_by_achievement))

    @property
    def terendah(self) -> tuple[HasilBarisUnit, ...]:
        """The few units furthest from their targets, none of which has an equal outside."""
        behind = self.tertinggal
        cut = min(_FEW, len(behind))
        while 0 < cut < len(behind) and _equal(behind[cut - 1], behind[cut]):
            cut -= 1
        return behind[:cut]

    @property
    def paling_rendah(self) -> HasilBarisUnit | None:
        """The one unit furthest from its target; None where another is as far, or none is."""
        behind = self.tertinggal
        alone = len(behind) == 1 or (len(behind) > 1 and not _equal(*behind[:2]))
        return behind[0] if alone else None

    @property
    def peringkat(self) -> tuple[HasilBarisUnit, ...]:
        """The units with a capaian, the best first; of equals in the order of the folders."""
        known = [row for row in self.baris if row.capaian.ada]
        return tuple(sorted(known, key=_by_achievement, reverse=True))


_FEW: Final = 5
"""So many units that lag are named where there are many."""


def _equal(one: HasilBarisUnit, other: HasilBarisUnit) -> bool:
    return one.capaian.value == other.capaian.value


def _by_achievement(row: HasilBarisUnit) -> tuple[bool, Decimal]:
    return (row.capaian.ada, row.capaian.value or Decimal(0))


class HasilPenerimaanUnit(Record):
    """The revenue of a unit in the reported year, or of all of them."""

    target: Quantity
    realisasi: Quantity
    capaian: Quantity


class HasilBawahan(Record):
    """What a unit that has units itself knows of them: how many should count, and how many do.

    `belum` are those that do not, also of lower levels.
    """

    sebutan: str
    banyaknya: Quantity
    dibaca: Quantity
    belum: tuple[HasilUnit, ...] = ()


class HasilUnit(Record):
    """One unit: what there is of its data, and its money where it is summed.

    `keadaan` says what there is in words that follow its name; `dibaca` whether its figures count.
    `sebab_anggaran` and `sebab_penerimaan` say in such words what its money lacks to count.
    `bawahan` are the units below it, where it has any.  `nka` and `ikpa` are its budget scores of
    the reported year, which no office may add up: an application reckons each at its own level.
    """

    kunci: str
    nama: str
    keadaan: str
    dibaca: bool
    sebab: str = ""
    galat: int = 0
    dikecualikan: bool = False
    anggaran: HasilPos | None = None
    penerimaan: HasilPenerimaanUnit | None = None
    sebab_anggaran: str = ""
    sebab_penerimaan: str = ""
    bawahan: HasilBawahan | None = None
    nka: Quantity | None = None
    ikpa: Quantity | None = None


class HasilUnitBawahan(Record):
    """The units of an office, in the order of their folders, and what their money comes to."""

    sebutan: str  # what the report calls a unit: "satuan kerja"
    unit: tuple[HasilUnit, ...]
    banyaknya: Quantity
    dibaca: Quantity
    anggaran: HasilPos | None = None
    penerimaan: HasilPenerimaanUnit | None = None

    @property
    def judul(self) -> str:
        """What the report calls a unit, in titles and heads of tables."""
        return title_case(self.sebutan[:1].upper() + self.sebutan[1:])

    @property
    def belum(self) -> tuple[HasilUnit, ...]:
        """The units that should count and do not: late, in error, without data."""
        return tuple(unit for unit in self.unit if not (unit.dibaca or unit.dikecualikan))

    @property
    def belum_lengkap(self) -> tuple[HasilUnit, ...]:
        """The units that count, though units below them do not count in their figures."""
        return tuple(unit for unit in self.unit if unit.bawahan and unit.bawahan.belum)

    @property
    def anggaran_kurang(self) -> tuple[HasilUnit, ...]:
        """The units that should count in the budget and do not."""
        return (*self.belum, *(unit for unit in self.unit if unit.sebab_anggaran))

    @property
    def penerimaan_kurang(self) -> tuple[HasilUnit, ...]:
        """The units that should count in the revenue and do not."""
        return (*self.belum, *(unit for unit in self.unit if unit.sebab_penerimaan))

    @property
    def dikecualikan(self) -> tuple[HasilUnit, ...]:
        """The units that the office declared not to count."""
        return tuple(unit for unit in self.unit if unit.dikecualikan)
