"""Scores over the years: NKA, IKPA, and the evaluation of accountability."""

from __future__ import annotations

from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record
from lkjip_docgen.rules import AturanNilai, Kategori


class HasilKomponen(Record):
    """A component of a score: given or derived value, weight, product."""

    kode: str
    nama: str
    bobot: Quantity
    nilai: Quantity
    tertimbang: Quantity


class HasilTahunNilai(Record):
    """A score of one year by the rule of that year, or as an application shows it.

    `menurut` is the source of a score that was stated and not computed; it
    has no components.  `masukan` are figures that are shown but carry no weight themselves
    (efisiensi, from which nilai efisiensi follows).
    """

    tahun: int
    aturan: AturanNilai
    komponen: tuple[HasilKomponen, ...]
    masukan: tuple[HasilKomponen, ...]
    nilai: Quantity
    kategori: Kategori | None
    pengurang: Quantity | None = None
    menurut: str = ""

    @property
    def dasar(self) -> str:
        """The regulation it was computed by, and until when that is known to hold, if not now."""
        if not self.aturan.diteruskan(self.tahun):
            return self.aturan.sumber
        return (
            f"{self.aturan.sumber}, yang diketahui berlaku sampai dengan tahun "
            f"{self.aturan.diketahui_sampai}"
        )


class HasilNilai(Record):
    """A score over the years, oldest first; whether the method changed."""

    tahunan: tuple[HasilTahunNilai, ...]
    aturan_berubah: bool

    @property
    def kini(self) -> HasilTahunNilai:
        """The last year given."""
        return self.tahunan[-1]


class HasilKomponenEvaluasi(Record):
    """A component of the evaluation: the most that it can bring, and what it brought."""

    nama: str
    bobot: Quantity
    nilai: Quantity


class HasilTahunEvaluasi(Record):
    """The score of the evaluation of a year with its category ("" where nobody knows it).

    `sebutan` is what the rule calls the category ("Sangat Baik").
    """

    tahun: int
    nilai: Quantity
    kategori: str
    sebutan: str


class HasilEvaluasi(Record):
    """The evaluation of accountability, its components and what became of its recommendations."""

    kini: HasilTahunEvaluasi
    sumber: str  # the rule by which it was evaluated, "" of years before the first that is known
    komponen: tuple[HasilKomponenEvaluasi, ...]
    jumlah_bobot: Quantity
    jumlah_komponen: Quantity
    tahunan: tuple[HasilTahunEvaluasi, ...]  # earlier years and this one, oldest first
    perubahan: Quantity | None  # against the year before
    tahun_lalu: HasilTahunEvaluasi | None
    rekomendasi: Quantity  # how many there are
    selesai: Quantity
    proses: Quantity
    belum: Quantity
    persen_selesai: Quantity
