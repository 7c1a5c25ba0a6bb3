"""An indicator with its years and comparisons, and the capaian of all of them."""

from __future__ import annotations

import re
from typing import TypeVar

from lkjip_docgen.measures.results.money import HasilPos
from lkjip_docgen.measures.results.of_units import HasilGabungan
from lkjip_docgen.measures.results.quarterly import HasilRencanaAksi, HasilTriwulanan
from lkjip_docgen.measures.results.survey_details import (
    HasilBerbobot,
    HasilPersentase,
    HasilPredikat,
    HasilSurvei,
    Rincian,
)
from lkjip_docgen.model import Indikator
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record
from lkjip_docgen.rules import Kategori

R = TypeVar("R", bound=Rincian)


class HasilTahun(Record):
    """One year of an indicator."""

    tahun: int
    target: Quantity
    realisasi: Quantity
    capaian: Quantity
    keterangan: str = ""
    putusan: int | None = None  # 1 above its target, 0 on it, -1 short of it; None: not known
    sampai: Quantity | None = None  # where the target is a range: its upper end
    perubahan: Quantity | None = None  # of realisasi against the year before; None without one


class HasilMenengah(Record):
    """This year's result against the target at the end of the plan."""

    tahun: int
    target: Quantity
    capaian: Quantity
    putusan: int | None = None  # as of a year
    sampai: Quantity | None = None  # as of a year
    sama_tahun_ini: bool = False  # the plan ends this year, with the target of this year

    @property
    def dalam_rentang(self) -> bool:
        """Whether the target is a range and the result lies in it."""
        return self.sampai is not None and self.putusan == 0


_FIGURE = lazy_pattern(r"(?:standar|rata-rata|rerata|target|baku mutu|median)\b", re.IGNORECASE)


class HasilPembanding(Record):
    """This year's result against another unit's."""

    lingkup: str  # kanwil, nasional, another one, or "" where none is named
    unit: str
    sumber: str
    realisasi: Quantity
    selisih: Quantity  # ours minus theirs, in points
    rasio: Quantity  # ours over theirs, percent
    tahun: int | None = None  # of the other figure, where it is named

    @property
    def umum(self) -> bool:
        """Whether it is one of the two that every report was once compared with."""
        return self.lingkup in ("kanwil", "nasional") and self.tahun is None

    @property
    def adalah_angka(self) -> bool:
        """Whether it is a figure itself, a standard or a mean, and no unit that attained one."""
        return bool(_FIGURE.match(self.unit)) or "standar" in self.lingkup.lower()

    @property
    def sebutan(self) -> str:
        """The unit with its kind and year, as far as they are told: "Dinas X (provinsi, 2024)".

        A kind that the name of the unit holds ("Provinsi Jawa Timur") is not said again.
        """
        told = self.lingkup in ("kanwil", "nasional") or self.lingkup.lower() in self.unit.lower()
        kind = "" if told else self.lingkup
        more = ", ".join(filter(None, (kind, str(self.tahun or ""))))
        return f"{self.unit} ({more})" if more else self.unit

    @property
    def dalam_kalimat(self) -> str:
        """The same within a sentence: a mean or standard is no name and begins small there."""
        if not _FIGURE.match(self.unit):
            return self.sebutan
        return f"{self.sebutan[:1].lower()}{self.sebutan[1:]}"


class HasilEfisiensi(Record):
    """Capaian against the absorption of the money that pays for it.

    `dana` is that money: the program or the part of it that the indicator
    names, or what it has to itself (`khusus`); None where the budget lacks it.
    """

    program: str  # the name of the part of the budget; "" where none is named
    capaian: Quantity
    serapan: Quantity
    selisih: Quantity  # percentage points, capaian minus serapan
    efisien: bool | None  # capaian >= serapan; None: not known, both 0, or shared money
    dana: HasilPos | None = None
    induk: HasilPos | None = None  # the part of the budget that is named, where it is found
    tingkat: int = 1  # that this part has in the tree: 1 is a program, 2 an activity ...
    khusus: bool = False
    bersama: tuple[str, ...] = ()  # other indicators that the same part below a program pays for


class HasilIndikator(Record):
    """All that is computed for one indicator.  `model` is what the office wrote."""

    model: Indikator
    nomor: int  # position in the report, from 1
    target: Quantity
    realisasi: Quantity
    capaian: Quantity
    tahun: tuple[HasilTahun, ...]  # past years and this one, oldest first
    perubahan_realisasi: Quantity  # against last year, in the indicator's unit
    perubahan_capaian: Quantity  # against last year, percentage points
    menengah: HasilMenengah | None
    pembanding: tuple[HasilPembanding, ...]
    efisiensi: HasilEfisiensi | None
    rincian: Rincian | None = None
    kelas: Kategori | None = None  # of its capaian, where the office names classes
    triwulanan: HasilTriwulanan | None = None  # where the office has written of quarters
    rencana_aksi: tuple[HasilRencanaAksi, ...] = ()
    target_triwulan: tuple[Quantity, ...] = ()  # of all quarters, where the office has any

    @property
    def survei(self) -> HasilSurvei | None:
        """The details of a monthly survey."""
        return self._details(HasilSurvei)

    @property
    def berbobot(self) -> HasilBerbobot | None:
        """The details of weighted elements."""
        return self._details(HasilBerbobot)

    @property
    def persentase(self) -> HasilPersentase | None:
        """Numerator and denominator."""
        return self._details(HasilPersentase)

    @property
    def gabungan(self) -> HasilGabungan | None:
        """The units whose results were brought together."""
        return self._details(HasilGabungan)

    @property
    def predikat(self) -> HasilPredikat | None:
        """The order of a predicate."""
        return self._details(HasilPredikat)

    def _details(self, kind: type[R]) -> R | None:
        return self.rincian if isinstance(self.rincian, kind) else None

    @property
    def tercapai(self) -> bool | None:
        """Whether the target is met, with or without a percentage; None when it is not known."""
        return None if self.putusan is None else self.putusan >= 0

    @property
    def putusan(self) -> int | None:
        """1 above the target, 0 on it, -1 short of it; None when it is not known."""
        return self.tahun[-1].putusan

    @property
    def dalam_rentang(self) -> bool:
        """Whether the target is a range and the result lies in it."""
        return self.sampai is not None and self.putusan == 0

    @property
    def sampai(self) -> Quantity | None:
        """The upper end of a target that is a range."""
        return self.tahun[-1].sampai

    @property
    def dibiayai_tersendiri(self) -> bool:
        """Whether money below a program, or of its own, pays for the indicator."""
        paid = self.efisiensi
        return paid is not None and (paid.khusus or paid.tingkat > 1)

    @property
    def tahun_lalu(self) -> HasilTahun | None:
        """The year before the reported one, if the history holds it."""
        now = self.tahun[-1].tahun
        return next((t for t in self.tahun if t.tahun == now - 1), None)


class HasilSasaran(Record):
    """A sasaran: its indicators, and the mean of their capaian."""

    kode: str
    indikator: tuple[HasilIndikator, ...]
    rata_rata: Quantity


class HasilCapaian(Record):
    """The capaian of all indicators: their mean, and what stands behind it."""

    rata_rata: Quantity
    batas: Quantity | None  # what counts at most in the mean, percent
    terendah: HasilIndikator | None
    tertinggi: HasilIndikator | None
    di_bawah: tuple[HasilIndikator, ...]  # below 100 percent
    dibatasi: tuple[HasilIndikator, ...]  # above the ceiling
    sasaran: tuple[HasilSasaran, ...] = ()  # where there are several, in the order of the data

    @property
    def tersebar(self) -> bool:
        """Whether the mean stands for unlike figures."""
        low, high = self.terendah, self.tertinggi
        return low is not None and high is not None and low.capaian.nilai != high.capaian.nilai


class HasilKelas(Record):
    """A class of capaian and how many indicators are in it."""

    kategori: Kategori
    jumlah: int


class HasilKelasCapaian(Record):
    """The classes of capaian, the highest first, with their source."""

    sumber: str
    catatan: str  # what has to be said where the classes are used
    kelas: tuple[HasilKelas, ...]
    tanpa: int  # indicators without a percentage, which are in none
