"""What ways of measuring have to tell beside their results: months, elements, fractions."""

from __future__ import annotations

from decimal import Decimal

from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record
from lkjip_docgen.rules import Kategori


class Rincian(Record):
    """What a way of measuring has to tell beside its result."""


class HasilBulan(Record):
    """A month of a survey: its reported value and its respondents."""

    nama: str  # "Januari"
    nilai: Quantity
    responden: Quantity
    hasil_kali: Quantity  # value times respondents


class HasilUnsur(Record):
    """A survey element over the year, weighted by respondents."""

    nama: str
    kelompok: str
    bulan: tuple[Quantity, ...]
    nilai: Quantity


class HasilKategori(Record):
    """The quality category of an index: the converted value and its class."""

    nilai: Quantity  # index x factor, two decimals
    kategori: Kategori | None
    tabel: tuple[Kategori, ...]
    sumber: str
    faktor: Decimal | None  # 25 for an index up to 4, 1 for one up to 100; None: no such scale


class HasilSurvei(Rincian):
    """A monthly survey: sums, yearly value, elements, category, weak months."""

    bulan: tuple[HasilBulan, ...]
    unsur: tuple[HasilUnsur, ...]
    kelompok: tuple[str, ...]
    jumlah_tertimbang: Quantity  # sum of value x respondents
    jumlah_responden: Quantity
    nilai: Quantity  # on the survey's scale
    skala_survei: Quantity  # its maximum
    skala_hasil: Quantity
    tertinggi: tuple[HasilUnsur, ...]  # all that share the highest value
    terendah: tuple[HasilUnsur, ...]
    minimum_responden: Quantity | None
    bulan_kurang: tuple[HasilBulan, ...]  # months below the minimum
    kategori: HasilKategori | None
    di_atas: tuple[HasilBulan, ...] = ()  # months whose value is above all its elements
    di_bawah: tuple[HasilBulan, ...] = ()  # months whose value is below all of them
    populasi: Quantity | None = None  # people who could answer in a month
    bulan_lebih: tuple[HasilBulan, ...] = ()  # months with more respondents than that

    @property
    def bulan_dihitung(self) -> tuple[HasilBulan, ...]:
        """The months that count: with both a value and respondents."""
        return tuple(month for month in self.bulan if month.nilai.ada and month.responden.ada)

    @property
    def sedikit_bulan(self) -> bool:
        """Whether the result comes from less than half of the months."""
        counted = len(self.bulan_dihitung)
        return 0 < counted < len(self.bulan) - counted


class HasilUnsurBobot(Record):
    """A weighted element: its weight, value and product."""

    nama: str
    bobot: Quantity
    nilai: Quantity
    tertimbang: Quantity


class HasilKelompok(Record):
    """One kind of respondents of a weighted survey."""

    kode: str
    nama: str
    unsur: tuple[HasilUnsurBobot, ...]
    jumlah_bobot: Quantity
    nilai: Quantity  # sum of weight x value / 100
    responden: Quantity
    minimum_responden: Quantity | None
    cukup: bool | None  # respondents reach the minimum; None: not known
    populasi: Quantity | None = None  # people who could answer
    lebih: bool = False  # more have answered


class HasilBerbobot(Rincian):
    """A weighted survey; `nilai` is None where the result was given directly."""

    kelompok: tuple[HasilKelompok, ...]
    jumlah_responden: Quantity
    dihitung: bool  # computed from elements (else given directly or missing)


class HasilPersentase(Rincian):
    """Numerator and denominator of a percentage."""

    pembilang: Quantity
    penyebut: Quantity


class HasilPredikat(Rincian):
    """The order that a predicate stands on, the lowest first, and whose it is."""

    urutan: tuple[str, ...]
    sumber: str
    sumber_nilai: str  # the rule that gives each predicate a number; "" where none does
